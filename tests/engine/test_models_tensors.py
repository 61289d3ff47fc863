"""Tensors of a safetensors file, as the library writes and reads them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from pinpoint_engine.models import tensors
from pinpoint_engine.models.pack import EMBEDDED

RNG = np.random.default_rng(0)
STORED = {
    "half": RNG.normal(size=(3, 4)).astype(np.float16),
    "single": RNG.normal(size=5).astype(np.float32),
    "double": RNG.normal(size=(2, 1, 2)),
    "number": np.array(7),
    "none": np.empty((0, 3), np.float32),
}


@pytest.fixture
def file(tmp_path):
    save_file(STORED, tmp_path / "a.safetensors", metadata={"format": "pt"})
    return tmp_path / "a.safetensors"


def test_what_was_stored_comes_back(file):
    found = tensors.read(file)
    assert set(found) == set(STORED)
    for name, value in STORED.items():
        assert (found[name].dtype, found[name].shape) == (value.dtype, value.shape)
        assert np.array_equal(found[name], value)


def test_a_span_is_where_the_bytes_lie(file):
    span = tensors.spans(file)["half"]
    assert (span.kind, span.shape, span.size) == ("F16", (3, 4), 24)
    assert file.read_bytes()[span.offset : span.offset + span.size] == STORED["half"].tobytes()


def test_it_reads_the_embedded_pack_as_the_library_does():
    for path in EMBEDDED.rglob("*.safetensors"):
        found, expected = tensors.read(path), load_file(path)
        assert set(found) == set(expected)
        assert all(np.array_equal(found[name], value) for name, value in expected.items())


def header(told) -> bytes:
    text = json.dumps(told).encode()
    return len(text).to_bytes(8, "little") + text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff" * 16,
        b"\x05" + b"\0" * 7 + b"{bad}",
        header({"a": {"dtype": "F32", "shape": [4], "data_offsets": [0, 16]}}) + b"\0" * 15,
        header({"a": {"dtype": "BOOL", "shape": [1], "data_offsets": [0, 1]}}) + b"\0",
        header({"a": {"shape": [1]}}) + b"\0",
    ],
    ids=["empty", "huge header", "no JSON", "cut", "another kind", "no offsets"],
)
def test_what_is_none_is_refused(tmp_path, content):
    (tmp_path / "b.safetensors").write_bytes(content)
    with pytest.raises((ValueError, KeyError, TypeError)):
        tensors.read(tmp_path / "b.safetensors")
