"""Which module may import which library, and what is loaded at start-up, read from the source of every file."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(path for name in ("pinpoint_engine", "pinpoint_qgis") for path in (ROOT / name).rglob("*.py"))
NAMES = (
    *("__init__", "types", "errors", "gazetteer", "tables", "wording", "wire", "client", "connection", "sending"),
    *("coverage", "trial"),
    *("bundles", "held_file", "pictures", "reasons"),
    *("areas/__init__", "areas/named", "areas/polygons", "areas/vicinity"),
    *("sources/__init__", "sources/ledger", "sources/totals"),
    *("runs/__init__", "runs/geometry", "runs/geopackage", "runs/reading", "runs/replacement", "runs/results"),
    *("runs/accepted", "runs/answers", "runs/geotags", "runs/jpeg", "runs/replay", "runs/xmp"),
    *("runs/reviews", "runs/stored_styles", "runs/writing", "runs/salvage", "runs/moved", "runs/repair", "runs/tips"),
)
CONTRACT = tuple(ROOT / "pinpoint_engine" / f"{name}.py" for name in NAMES)
ENGINE, PLUGIN = "pinpoint_engine/", "pinpoint_qgis/"
DOORS = {
    "torch": r"models/(?!(pack|onnx|runtime|networks|tower|passes|tensors)\.py)|training/",
    "safetensors": r"models/(?!(pack|onnx|runtime|networks|tower|passes|tensors)\.py)",
    "transformers": r"models/(siglip|clip|dinov2)\.py",
    "onnxruntime": r"models/onnx\.py",
    "onnx": r"training/graphs/",
    "faiss": r"gallery/((stored_)?codes|search|products)\.py",
    "geopandas": r"runs/export\.py|sources/files\.py",
    "matplotlib": r"evaluation/plots\.py",
    "pyogrio": r"runs/export\.py|sources/files\.py|geocells/areas\.py|areas/files\.py",
    "pandas": r"runs/export\.py|sources/files\.py",
    "pyarrow": r"runs/export\.py|sources/files\.py",
    "shapely": r"areas/(regions|files)\.py|geocells/",
    "pyproj": r"geodesy\.py",
    "PIL": r"photos/|training/pigeon/rasters\.py",
    "pillow_heif": r"photos/",
    "scipy": r"gallery/gallery\.py|geocells/partition\.py|training/",
    "requests": r"connection\.py|sources/|hub\.py",
    "sklearn": r"geocells/clusters\.py",
    "s2cell": r"geocells/adaptive\.py",
    "ai_edge_litert": r"training/",
    "fastapi": r"server/",
    "starlette": r"server/",
    "uvicorn": r"server/",
    "h11": r"server/",
    "ray": r"cluster\.py",
}
"""Where each library may be imported, as patterns of paths inside the engine; nowhere else."""
LOOKED_AT = {("pinpoint_qgis/inside.py", "shapely")}
"""The plugin looks at a library before it lets the engine's code run inside QGIS."""
LIGHT = ("photos",)
"""Packages of the engine that load the standard library alone until they are asked for more."""
HEAVY = {*DOORS, "numpy"}
PROPER_NAMES = ("pinpoint_engine/sources/commons.py",)  # Wikimedia Commons
BANNED_WORDS = ("manager", "handler", "helper", "util", "common", "base", "factory", "wrapper", "processor")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path, node: ast.AST) -> Iterator[str]:
    """Yield the full name of every import below a node, also inside functions."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            yield from (alias.name for alias in inner.names)
        elif isinstance(inner, ast.ImportFrom):
            start = package[: len(package) - inner.level + 1] if inner.level else ()
            module = ".".join([*start, *(inner.module or "").split(".")]).strip(".")
            yield from (f"{module}.{alias.name}" for alias in inner.names)


def at_load(path: Path) -> Iterator[str]:
    """Yield what is imported when the module is loaded: outside functions and outside `if TYPE_CHECKING`."""

    def nodes(body: list[ast.stmt]) -> Iterator[ast.stmt]:
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                continue
            if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
                continue
            inner = [getattr(node, field, []) for field in ("body", "orelse", "finalbody", "handlers")]
            if not any(inner):
                yield node
            for part in inner:
                yield from nodes(part)

    for node in nodes(parse(path).body):
        yield from imports(path, node)


def module_of(path: Path) -> str:
    """Return the name that a file is imported by."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def root_of(module: str) -> str:
    return module.split(".")[0]


def test_imports_are_read_wherever_they_stand():
    source = "from ..training import folds\nfrom . import pack\ndef f():\n    import torch.nn as nn"
    found = imports(ROOT / "pinpoint_engine/models/x.py", ast.parse(source))
    assert list(found) == [
        "pinpoint_engine.training.folds",
        "pinpoint_engine.models.pack",
        "torch.nn",
    ]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_library_is_imported_only_where_allowed(path):
    name = name_of(path)
    inside = name.removeprefix(ENGINE) if name.startswith(ENGINE) else ""
    wrong = {
        root for root in map(root_of, imports(path, parse(path))) if root in DOORS and not re.match(DOORS[root], inside)
    }
    assert {root for root in wrong if (name, root) not in LOOKED_AT} == set()


@pytest.mark.parametrize("path", [path for path in FILES if name_of(path).startswith(ENGINE)], ids=name_of)
def test_the_engine_knows_nothing_of_qgis(path):
    assert {"qgis", "pinpoint_qgis", "osgeo", "PyQt5", "PyQt6"}.isdisjoint(map(root_of, imports(path, parse(path))))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_training_is_imported_by_the_command_line_alone_and_late(path):
    name = name_of(path)
    if name.startswith(f"{ENGINE}training/"):
        return
    found = at_load(path) if name.startswith(f"{ENGINE}cli/") else imports(path, parse(path))
    assert [module for module in found if module.startswith("pinpoint_engine.training")] == []


@pytest.mark.parametrize("path", CONTRACT, ids=name_of)
def test_the_contract_loads_the_standard_library_only(path):
    roots = set(map(root_of, at_load(path)))
    assert roots <= {*sys.stdlib_module_names, "pinpoint_engine"}
    inner = {module for module in at_load(path) if module.startswith("pinpoint_engine.")}
    assert [module for module in inner if not module.startswith(tuple(map(module_of, CONTRACT[1:])))] == []


LOADED_BY_QGIS = sorted(
    {*CONTRACT, *(path for path in FILES if name_of(path).startswith((PLUGIN, f"{ENGINE}photos/")))}
)


@pytest.mark.parametrize("path", LOADED_BY_QGIS, ids=name_of)
def test_what_qgis_loads_is_python_3_9(path):
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=(3, 9))
    assert "annotations" in {name.split(".")[-1] for name in imports(path, tree)} or len(tree.body) <= 1
    named = [statement.value for statement in tree.body if isinstance(statement, ast.Assign)]
    assert not [ast.unparse(node) for value in named for node in ast.walk(value) if is_union_of_types(node)]
    assert "strict" not in {keyword.arg for node in ast.walk(tree) if is_zip(node) for keyword in node.keywords}


def is_union_of_types(node):
    """Tell whether an expression joins types by `|`, which Python 3.9 supports in annotations only."""
    sides = (node.left, node.right) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr) else ()
    return any(isinstance(side, ast.Subscript) or getattr(side, "id", "")[1:].islower() for side in sides)


def is_zip(node):
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "zip"


@pytest.mark.parametrize("path", [path for path in FILES if name_of(path).startswith(PLUGIN)], ids=name_of)
def test_the_plugin_loads_nothing_heavy_and_only_the_contract(path):
    modules = list(at_load(path))
    contract = {*map(module_of, CONTRACT), *(f"pinpoint_engine.{name}" for name in LIGHT)}
    assert HEAVY.isdisjoint(map(root_of, modules))
    inside = set(map(module_of, FILES))
    loaded = {name for module in modules for name in (module, module.rpartition(".")[0]) if name in inside}
    assert {name for name in loaded if root_of(name) == "pinpoint_engine"} <= contract


def test_a_fresh_interpreter_loads_nothing_heavy_with_the_contract():
    names = ", ".join([*map(module_of, CONTRACT), *(f"pinpoint_engine.{name}" for name in LIGHT)])
    code = f"import {names}, sys; print(*sorted({HEAVY!r} & set(sys.modules)))"
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"]
    run = subprocess.run(command, capture_output=True, text=True)
    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stderr


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_command_line_prints(path):
    printing = [node for node in ast.walk(parse(path)) if isinstance(node, ast.Name) and node.id == "print"]
    assert not printing or name_of(path).startswith(f"{ENGINE}cli/")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_is_named_after_what_it_is(path):
    if name_of(path) in PROPER_NAMES:
        return
    words = re.split(r"[_/]", path.relative_to(ROOT).with_suffix("").as_posix().lower())
    assert [word for word in words if word.rstrip("s") in BANNED_WORDS] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_module_says_what_it_is(path):
    said = ast.get_docstring(parse(path))
    assert said
    assert len(said.splitlines()[0]) <= 117


def test_the_engine_says_how_numpy_s_threads_wait_before_numpy_is_loaded():
    told = "import os, sys, pinpoint_engine; print(os.environ['OPENBLAS_THREAD_TIMEOUT'], 'numpy' in sys.modules)"
    clean = {name: value for name, value in os.environ.items() if name != "OPENBLAS_THREAD_TIMEOUT"}
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, cwd=ROOT, env=clean)
    assert ran.stdout == "20 False\n", ran.stderr
