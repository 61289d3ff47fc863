"""Runs the plugin site's security gate, Bandit and detect-secrets, over a staged plugin folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

RULES_OFF = "B404,B411"  # the site skips these too, and B109 and B410, which Bandit has dropped


def bandit(staged: Path) -> list[str]:
    """Return Bandit's findings of all severities, one line each."""
    report = scan("bandit", "--quiet", "--recursive", staged, "--skip", RULES_OFF, "--format", "json")
    return [f"{e['filename']}: {e['reason']}" for e in report["errors"]] + [
        f"{r['filename']}:{r['line_number']}: {r['test_id']} {r['issue_text']}" for r in report["results"]
    ]


def secrets(staged: Path) -> list[str]:
    """Return the lines that look like a secret."""
    report = scan("detect-secrets", "scan", "--all-files", "--no-verify", "--exclude-files", r"metadata\.txt$", staged)
    return [
        f"{file}:{finding['line_number']}: {finding['type']}"
        for file, findings in report["results"].items()
        for finding in findings
    ]


def scan(command: str, *arguments: object) -> dict:
    """Run a scanner of this environment and return its JSON report."""
    program = Path(sys.executable).parent / command
    run = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if not run.stdout:
        raise SystemExit(f"gate: {command} failed\n{run.stderr}")
    return json.loads(run.stdout)


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        raise SystemExit("usage: python scripts/gate.py STAGED_FOLDER; run scripts/stage.py first")
    staged = Path(sys.argv[1])
    findings = bandit(staged) + secrets(staged)
    print("\n".join(findings) or f"gate: nothing found in {staged}")
    raise SystemExit(bool(findings))


if __name__ == "__main__":
    main()
