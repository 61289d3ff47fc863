"""`pinpoint:enginestatus`: what answers, for each way to an engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from served import serving

from pinpoint_engine import __version__
from pinpoint_qgis import settings

ALGORITHM = "pinpoint:enginestatus"


def status(processing, **asked):
    return processing.run(ALGORITHM, {"REPORT": "TEMPORARY_OUTPUT", **asked})


def test_the_engine_in_a_process(processing, in_a_process, engine):
    found = status(processing)
    assert (found["WAY"], found["IS_SET_UP"], found["ANSWERS"], found["FAULT"]) == ("local", True, True, "")
    assert (found["VERSION"], found["ENGINE_VERSION"]) == (__version__, __version__)
    assert (found["N_REFERENCES"], found["SYSTEMS"]) == (engine.describe().references, "pinpoint")
    assert found["PACK"] and found["FOLDER"].endswith(f"engine-{__version__}")
    page = Path(found["REPORT"]).read_text("utf-8")
    assert "<h2>Answer</h2>" in page and f"{found['N_REFERENCES']:,}" in page
    assert "## Pinpoint: diagnostics" in found["DIAGNOSTICS"] and "- references: " in found["DIAGNOSTICS"]


def test_the_engine_inside_qgis(processing, chosen, engine):
    found = status(processing)
    assert (found["WAY"], found["ANSWERS"], found["IS_SET_UP"]) == ("here", True, False)
    assert found["N_REFERENCES"] == engine.describe().references and "pinpoint" in found["SYSTEMS"].split(", ")


def test_a_remote_engine(processing, chosen, engine, tmp_path):
    with serving(tmp_path, engine) as server:
        settings.save(replace(chosen, engine="remote", remote=server.address.url))
        found = status(processing)
    assert (found["WAY"], found["ANSWERS"], found["SYSTEMS"]) == ("remote", True, "pinpoint")
    settings.save(replace(chosen, engine="remote", remote="http://127.0.0.1:1"))
    found = status(processing)
    assert not found["ANSWERS"] and "cannot be reached (the connection is refused" in found["FAULT"]
    settings.save(replace(chosen, engine="remote", remote="ftp://engine"))
    assert "is no address of an engine; write it as https://" in status(processing)["FAULT"]


def test_nothing_is_asked_or_installed_if_not_wanted(processing, chosen, tmp_path):
    settings.save(replace(chosen, engine="", engines=""))
    found = status(processing, ASK=False)
    assert (found["ANSWERS"], found["FAULT"], found["IS_SET_UP"]) == (False, "", False)
    assert not (tmp_path / "engines").exists()


def test_a_pack_that_is_gone_is_the_fault(processing, chosen):
    settings.save(replace(chosen, pack="/nowhere/pack"))
    found = status(processing)
    assert not found["ANSWERS"] and "/nowhere/pack" in found["FAULT"]
    assert "no engine answers" in Path(found["REPORT"]).read_text("utf-8")
