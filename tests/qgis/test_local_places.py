"""A local engine's paths, environment variables and set-up commands on Linux, Windows and macOS."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest

from pinpoint_engine.errors import MissingPartError
from pinpoint_qgis.local import places, recipes, trees
from pinpoint_qgis.local.places import LINUX, MACOS, WINDOWS
from pinpoint_qgis.local.recipes import RECIPES, SetUpChoice, refusal, remedy
from scripts.stage import NAME, ROOT

LIGHT = RECIPES["light"]
GB = 1_000_000_000


@pytest.mark.parametrize(
    ("setting", "environment", "found"),
    [
        ("", {}, "/data/Pinpoint"),
        ("/mine", {}, "/mine"),
        ("/mine", {"PINPOINT_ENGINES": "/theirs"}, "/theirs"),
    ],
)
def test_the_environment_variable_wins_over_the_setting(setting, environment, found):
    assert places.root(setting, environment, "/data") == Path(found)


def test_pythons_and_programs_of_each_system():
    assert places.interpreter("/e", LINUX) == places.interpreter("/e", MACOS) == Path("/e/bin/python")
    assert places.interpreter("/e", WINDOWS) == Path("/e/Scripts/python.exe")
    assert places.interpreters(WINDOWS, r"C:\QGIS\apps\Python312", "")[0] == r"C:\QGIS\apps\Python312\python.exe"
    mac = places.interpreters(MACOS, "/Applications/QGIS.app/Contents/MacOS", "/opt/bin")
    assert mac[0] == "/Applications/QGIS.app/Contents/MacOS/bin/python3.12" and "/opt/bin/python3.13" in mac
    linux = places.interpreters(LINUX, "/usr", "/a:/b")
    assert linux[:2] == ["/a/python3.12", "/b/python3.12"] and linux[-1] == "/b/python3"
    assert places.program("uv", WINDOWS, "C:\\a;C:\\b\\") == [r"C:\a\uv.exe", r"C:\b\uv.exe"]
    assert places.program("uv", LINUX, "/a:/b/") == ["/a/uv", "/b/uv"]


def test_interpreters_of_qgis_s_own_python():
    """Never QGIS itself, which is `sys.executable` on Windows and macOS."""
    app = "/Applications/QGIS.app/Contents/MacOS"
    mac = places.own_interpreters(MACOS, "3.12", [app, f"{app}/bin"])
    assert mac[:2] == [f"{app}/bin/python3.12", f"{app}/bin/python3"] and f"{app}/bin/python3.12" in mac[4:]
    windows = places.own_interpreters(WINDOWS, "3.12", [r"C:\Q\apps\Python312", r"C:\Q\bin"])
    assert windows[0] == r"C:\Q\apps\Python312\python.exe" and windows[-1] == r"C:\Q\bin\python3.exe"
    linux = places.own_interpreters(LINUX, "3.11", ["/usr"])
    assert linux == ["/usr/bin/python3.11", "/usr/bin/python3", "/usr/python3.11", "/usr/python3"]


def test_a_child_inherits_nothing_of_qgis():
    theirs = {
        "PYTHONHOME": "/q",
        "PYTHONPATH": "/q",
        "PROJ_LIB": "/q",
        "PROJ_DATA": "/q",
        "GDAL_DATA": "/q",
        "GDAL_DRIVER_PATH": "/q",
        "QT_PLUGIN_PATH": "/q",
        "LD_LIBRARY_PATH": "/q",
        "DYLD_LIBRARY_PATH": "/q",
        "VIRTUAL_ENV": "/q",
        "SSL_CERT_DIR": "/nowhere/at/all",
    }
    own = {"PATH": "/bin", "HOME": "/home/me", "LANG": "de_DE.UTF-8", "SSL_CERT_FILE": __file__, "HTTPS_PROXY": "p:1"}
    assert places.cleaned({**theirs, **own}, LINUX) == own


def test_qgis_s_folders_leave_the_path_on_windows():
    path = r"C:\OSGeo4W\bin;c:\osgeo4w\apps\qgis\bin;C:\Windows\system32;C:\Users\Zoë\bin"
    kept = places.cleaned({"Path": path}, WINDOWS, "C:\\OSGeo4W")
    assert kept == {"Path": r"C:\Windows\system32;C:\Users\Zoë\bin"}


def test_offline_installers_do_not_look_where_their_settings_point():
    theirs = {"PIP_FIND_LINKS": "/x", "UV_INDEX": "y", "HOME": "/h"}
    assert "PIP_FIND_LINKS" in places.for_installer(theirs, offline=False)
    assert {"PIP_FIND_LINKS", "UV_INDEX"}.isdisjoint(places.for_installer(theirs, offline=True))


def commands(choice, tools, system=LINUX):
    return [step.arguments for step in recipes.steps(choice, Path("/e"), Path("/d"), system, tools)]


@pytest.mark.parametrize("tools", [("uv", ""), ("", "python")])
def test_every_package_is_held_to_its_digest_and_is_a_wheel(tools):
    for choice in (SetUpChoice(LIGHT), SetUpChoice(LIGHT, index="https://i/simple"), SetUpChoice(LIGHT, offline="/w")):
        install = commands(choice, tools)[1]
        assert "--require-hashes" in install and str(LIGHT.lock) in install
        assert install[install.index("--only-binary") + 1] == ":all:"
        assert ("https://i/simple" in install) == bool(choice.index)
        assert ("--no-index" in install) == ("/w" in install) == bool(choice.offline)


def test_offline_fetches_no_interpreter_either():
    assert "--no-python-downloads" in commands(SetUpChoice(LIGHT, offline="/w"), ("uv", ""))[0]
    assert "--no-python-downloads" not in commands(SetUpChoice(LIGHT), ("uv", ""))[0]


def test_the_environment_s_own_python_installs_and_is_tried():
    step = recipes.steps(SetUpChoice(LIGHT), Path("C:/e"), Path("C:/d"), WINDOWS, ("", "python.exe"))
    assert [PureWindowsPath(each.program).name for each in step] == ["python.exe"] * 3
    assert step[1].program == step[2].program == str(Path("C:/e/Scripts/python.exe"))


def test_with_an_existing_python_only_the_probe_runs():
    (only,) = recipes.steps(SetUpChoice(LIGHT, python="/their/python"), Path("/e"), Path("/d"), LINUX, ("", ""))
    assert only.program == "/their/python" and {"numpy", "onnxruntime"} <= set(only.arguments)


def test_only_pythons_that_the_lock_file_knows():
    older = replace(LIGHT, newest=(3, 11))
    assert recipes.suits(LIGHT, "SUITS 3.13\n") and recipes.suits(older, "SUITS 3.11\r\n")
    assert not any(recipes.suits(LIGHT, text) for text in ("SUITS 3.1\n", "SUITS 3.10\n", "SUITS 3.14\n", ""))
    assert not recipes.suits(older, "SUITS 3.12\n")
    assert ">=3.11,<3.12" in commands(SetUpChoice(older), ("uv", ""))[0]
    assert ">=3.11,<3.14" in commands(SetUpChoice(LIGHT), ("uv", ""))[0]


def test_without_uv_and_python_the_error_names_alternatives():
    with pytest.raises(MissingPartError, match="existing Python, or use a remote engine"):
        recipes.steps(SetUpChoice(LIGHT), Path("/e"), Path("/d"), LINUX, ("", ""))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((LINUX, "x86_64", GB, 2 * GB, True), ""),
        ((WINDOWS, "AMD64", GB, 2 * GB, True), ""),
        ((MACOS, "arm64", GB, 2 * GB, True), ""),
        ((MACOS, "x86_64", GB, 2 * GB, True), "Intel processors; use a remote engine"),
        ((WINDOWS, "ARM64", GB, 2 * GB, True), "Windows on ARM; use a remote engine"),
        ((LINUX, "riscv64", GB, 2 * GB, True), "this processor (riscv64); use a remote engine"),
        ((LINUX, "x86_64", GB, 2 * GB, False), "choose another one"),
        (
            (LINUX, "x86_64", GB, GB // 4, True),
            "only 250 MB of disk space are free and 1.0 GB are needed; free",
        ),
    ],
)
def test_unsupported_machines_are_refused_before_any_download(given, words):
    assert words in refusal(*given) and bool(words) == bool(refusal(*given))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "do not trust that source"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("The virtual environment was not created successfully because ensurepip is not available.", "python3-venv"),
        ("ERROR: No matching distribution found for torch==2.13.0+cpu", "check the index"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] …", "not trusted"),
        ("error: client error (Connect)", "check network and proxy"),
        ("ConnectionError: Failed to establish a new connection", "check network and proxy"),
        ("something new", "something new; see the log"),
    ],
)
def test_output_of_installers_becomes_a_remedy(line, words):
    assert words in remedy(["Collecting numpy", line, ""])


def test_the_tree_of_a_process():
    listing = "  1 0\n 10 1\n 11 10\n 12 11\n 13 10\n 20 1\nodd line here\n"
    parents = trees.from_ps(listing)
    assert sorted(trees.descendants(parents, 10)) == [11, 12, 13] and trees.descendants(parents, 20) == []


def test_the_plugin_s_folder_on_the_path_hides_no_library():
    """The staged plugin's folder is the engine's PYTHONPATH, so its modules come before installed packages."""
    ours = {path.stem for path in (ROOT / NAME).iterdir()} - {"__init__", "__pycache__"}
    locked = {line.split("==")[0].replace("-", "_") for line in LIGHT.lock.read_text().splitlines() if "==" in line}
    assert ours.isdisjoint(sys.stdlib_module_names) and ours.isdisjoint({*locked, *recipes.SERVED})


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=lambda recipe: recipe.name)
def test_lock_files_name_a_digest_for_each_package_and_no_place(recipe):
    text = recipe.lock.read_text("utf-8")
    blocks = [block for block in text.replace("\\\n", " ").splitlines() if block and not block.startswith("#")]
    assert len(blocks) == recipes.packages(recipe.lock) > 20
    assert all("==" in block and "--hash=sha256:" in block for block in blocks)
    assert "://" not in text and "--index" not in text and "--find" not in text
