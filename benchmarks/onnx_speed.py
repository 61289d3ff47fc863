"""ONNX against torch on this CPU: speed, opening an engine, peak memory: `python benchmarks/onnx_speed.py` (Linux).

Both take turns in one run, so their ratio is reliable on a busy machine too; the milliseconds are not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from pinpoint_engine.models.pack import open_pack  # noqa: E402
from pinpoint_engine.models.runtime import ONNX, TORCH, Runtime  # noqa: E402

ROUNDS, OPENINGS = 40, 5
OPEN = """
import sys, time
started = time.perf_counter()
from pinpoint_engine import open_engine
engine = open_engine(device="cpu", runtime=sys.argv[1])
opened = time.perf_counter() - started
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(opened, int(peak.split()[1]) / 1024)
"""


def main() -> None:
    """Print a table of medians and the ratio of torch to ONNX."""
    print("| what | torch | ONNX | torch / ONNX |\n|---|---|---|---|")
    for count in (1, 4, 16):
        show(f"tower, ms a photo, {count} at a time", *towers(count))
    seconds, megabytes = openings()
    show("import and open an engine, s (fresh interpreter)", *seconds)
    show("peak memory of that, MB", *megabytes)


def show(what: str, torch: float, onnx: float) -> None:
    """Print one row."""
    print(f"| {what} | {torch:.3g} | {onnx:.3g} | {torch / onnx:.2f} |", flush=True)


def towers(count: int) -> tuple[float, float]:
    """Return the milliseconds per photo of both backbones, for images that already have the tower's input size."""
    pack = open_pack()
    backbones = [Runtime(name).backbone(pack.folder) for name in (TORCH, ONNX)]
    pictures = list(np.random.default_rng(0).integers(0, 256, (count, 160, 160, 3), dtype=np.uint8))
    spent: tuple[list[float], list[float]] = ([], [])
    for backbone in backbones:
        backbone.features(pictures)
    for _ in range(ROUNDS):
        for backbone, times in zip(backbones, spent, strict=True):
            started = time.perf_counter()
            backbone.features(pictures)
            times.append(1000 * (time.perf_counter() - started) / count)
    return statistics.median(spent[0]), statistics.median(spent[1])


def openings() -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the seconds and megabytes that opening an engine on the embedded pack takes with each."""
    told: dict[str, list[list[float]]] = {TORCH: [], ONNX: []}
    for _ in range(OPENINGS):
        for name, runs in told.items():
            command = [sys.executable, "-c", OPEN, name]
            runs.append([float(word) for word in subprocess.check_output(command, cwd=ROOT, text=True).split()])
    medians = {name: [statistics.median(column) for column in zip(*runs, strict=True)] for name, runs in told.items()}
    return (medians[TORCH][0], medians[ONNX][0]), (medians[TORCH][1], medians[ONNX][1])


if __name__ == "__main__":
    main()
