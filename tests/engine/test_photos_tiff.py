"""TIFF and deep samples: each is read as bright as its 8-bit original, or refused with the reason, and silently."""

from __future__ import annotations

import os
import random
import struct
import subprocess
import sys
import threading
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, features

from pinpoint_engine import photos
from pinpoint_engine.errors import PhotoError
from pinpoint_engine.photos import decoding, files

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = SHARED / "cases" / "tiff"
RNG = np.random.default_rng(5)
GREY = np.kron(RNG.integers(0, 256, (6, 8)), np.ones((8, 8), int)).astype(np.uint8)
GREY[0, :2] = 0, 255
RGB = np.stack([GREY, GREY[::-1], GREY[:, ::-1]], axis=2)
SHORT, LONG = 3, 4
WHITE, BLACK, COLOUR = 0, 1, 2
UNSIGNED, SIGNED, FLOAT = 1, 2, 3


def tiff_of(samples: npt.NDArray[Any], order: str = "<", **tags: Any) -> bytes:
    """Write samples [H, W] or [H, W, C] as a TIFF of one strip; `tags` are named as below, or numbers."""
    height, width, *bands = samples.shape
    count, kind = (bands or [1])[0], {"u": UNSIGNED, "i": SIGNED, "f": FLOAT}[samples.dtype.kind]
    pixels = samples.astype(samples.dtype.newbyteorder(order)).tobytes()
    if tags.get("compression") == 8:
        pixels = zlib.compress(pixels)
    said = {
        256: (LONG, [width]),
        257: (LONG, [height]),
        258: (SHORT, [tags.get("bits", samples.dtype.itemsize * 8)] * count),
        259: (SHORT, [tags.get("compression", 1)]),
        262: (SHORT, [tags.get("photometric", COLOUR if count > 2 else BLACK)]),
        273: (LONG, [8]),
        277: (SHORT, [count]),
        278: (LONG, [height]),
        279: (LONG, [len(pixels)]),
        284: (SHORT, [tags.get("planar", 1)]),
        339: (SHORT, [tags.get("format", kind)] * count),
        **({281: (SHORT, [tags["greatest"]])} if "greatest" in tags else {}),
        **({338: (SHORT, [2])} if count in (2, 4) else {}),
    }
    at = 8 + len(pixels) + len(pixels) % 2
    entries, behind, more = b"", b"", at + 2 + 12 * len(said) + 4
    for number, (type_, values) in sorted(said.items()):
        raw = struct.pack(f"{order}{len(values)}{'H' if type_ == SHORT else 'L'}", *values)
        if len(raw) > 4:
            raw, behind = struct.pack(order + "L", more + len(behind)), behind + raw
        entries += struct.pack(order + "HHL", number, type_, len(values)) + raw.ljust(4, b"\0")
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "L", at)
    return head + pixels.ljust(at - 8, b"\0") + struct.pack(order + "H", len(said)) + entries + bytes(4) + behind


def decoded(tmp_path: Path, content: bytes) -> npt.NDArray[np.float64]:
    (tmp_path / "photo.tif").write_bytes(content)
    return photos.decode(str(tmp_path / "photo.tif")).astype(np.float64)


def refusal(tmp_path: Path, content: bytes) -> str:
    with pytest.raises(PhotoError) as refused:
        decoded(tmp_path, content)
    assert refused.value.code == "unsupported_format"
    assert str(refused.value).endswith("; export it as JPEG")
    return str(refused.value)


def apart(pixels: npt.NDArray[np.float64], original: npt.NDArray[np.uint8]) -> float:
    """Return the mean absolute difference of a picture from its 8-bit original, 0 to 255."""
    original = original if original.ndim == 3 else np.repeat(original[..., None], 3, axis=2)
    return float(np.abs(pixels - original).mean())


def of_depth(bits: int, kind: Any = np.uint16, original: npt.NDArray[np.uint8] = GREY) -> npt.NDArray[Any]:
    return np.rint(original / 255 * (2**bits - 1)).astype(kind)


def packed_12(values: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """Pack pairs of 12-bit samples into three bytes each: [H, W * 3 / 2]."""
    first, second = values[:, ::2].astype(int), values[:, 1::2].astype(int)
    return (
        np.stack([first >> 4, (first & 15) << 4 | second >> 8, second & 255], axis=2)
        .reshape(len(values), -1)
        .astype(np.uint8)
    )


GREYS = {
    **{f"{bits} bits in 16": tiff_of(of_depth(bits)) for bits in (8, 10, 12, 14, 16)},
    **{f"{bits} bits in 16, Motorola": tiff_of(of_depth(bits), ">") for bits in (8, 12, 16)},
    "12 bits in 16, deflated": tiff_of(of_depth(12), compression=8),
    "8 bits shifted left by 4": tiff_of(GREY.astype(np.uint16) * 16),
    "12 bits as said, dark": (tiff_of(of_depth(12, original=GREY // 8), greatest=4095), GREY // 8),
    "16 bits, 0 is white": tiff_of(65535 - of_depth(16), photometric=WHITE),
    "12 bits in 16, 0 is white": tiff_of(4095 - of_depth(12), photometric=WHITE),
    "signed, up to 32767": tiff_of(of_depth(15, np.int16)),
    "signed, about 0": tiff_of((of_depth(16, np.int32) - 32768).astype(np.int16)),
    "signed, with a little noise below 0": tiff_of(np.where(GREY == 0, -3, of_depth(12, np.int16)).astype(np.int16)),
    "32 bits": tiff_of(of_depth(32, np.uint32)),
    "16 bits in 32": tiff_of(of_depth(16, np.uint32)),
    "24 bits in 32": tiff_of(of_depth(24, np.uint32)),
    "signed 32 bits": tiff_of(of_depth(31, np.int32)),
    "floats to 1": tiff_of((GREY / 255).astype(np.float32)),
    "floats to 1, Motorola": tiff_of((GREY / 255).astype(np.float32), ">"),
    "floats to 255": tiff_of(GREY.astype(np.float32)),
    "floats to 4095": tiff_of(of_depth(12, np.float32)),
    "floats to 65535": tiff_of(of_depth(16, np.float32)),
    "floats to 1 with highlights": tiff_of(np.where(GREY == 255, 3, GREY / 255).astype(np.float32)),
    "floats with NaN": tiff_of(np.where(GREY == 0, np.nan, GREY / 255).astype(np.float32)),
    "floats with a value for none": tiff_of(np.where(GREY == 0, 3.4e38, GREY / 255).astype(np.float32)),
    "floats, 0 is white": tiff_of((1 - GREY / 255).astype(np.float32), photometric=WHITE),
}


@pytest.mark.parametrize("name", GREYS)
def test_deep_greys_are_as_bright_as_their_original(tmp_path: Path, name: str) -> None:
    content, original = GREYS[name] if isinstance(GREYS[name], tuple) else (GREYS[name], GREY)
    assert apart(decoded(tmp_path, content), original) < 0.6


def test_packed_12_bits_are_as_bright_as_their_original(tmp_path: Path) -> None:
    for original in (GREY, GREY // 8):
        content = tiff_of(packed_12(of_depth(12, original=original)), bits=12)
        width = struct.pack("<HHLL", 256, LONG, 1, GREY.shape[1] * 3 // 2)
        assert width in content
        content = content.replace(width, struct.pack("<HHLL", 256, LONG, 1, GREY.shape[1]))
        assert apart(decoded(tmp_path, content), original) < 0.6


@pytest.mark.parametrize(("bits", "most"), [(12, 6.0), (14, 1.3), (16, 0.1)])
@pytest.mark.parametrize("bands", [3, 4])
def test_deep_colours_are_as_bright_as_their_original(tmp_path: Path, bits: int, most: float, bands: int) -> None:
    """Pillow keeps only their high bytes, which leaves 16 levels of 12 bits."""
    opaque = np.full((*GREY.shape, 1), 255, np.uint8)
    original = np.dstack([RGB, opaque])[..., :bands]
    for kind in ("tif", "png"):
        samples = of_depth(bits, original=original)
        content = tiff_of(samples) if kind == "tif" else png_of(samples)
        assert apart(decoded(tmp_path, content), RGB) < most, kind


def png_of(samples: npt.NDArray[np.uint16]) -> bytes:
    height, width, bands = samples.shape
    rows = zlib.compress(b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples))
    header = struct.pack(">LLBBBBB", width, height, 16, {2: 4, 3: 2, 4: 6}[bands], 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    parts = (
        struct.pack(">L", len(part)) + name + part + struct.pack(">L", zlib.crc32(name + part)) for name, part in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_a_12_bit_grey_png_is_not_black(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.fromarray(of_depth(12)).save(path)
    assert apart(photos.decode(str(path)).astype(float), GREY) < 0.6


@pytest.mark.parametrize("bits", [8, 10])
def test_colours_too_coarse_to_be_brightened_are_refused(tmp_path: Path, bits: int) -> None:
    said = "is black, or uses only the lowest of its 16 bits"
    for content in (tiff_of(of_depth(bits, original=RGB)), png_of(of_depth(bits, original=RGB))):
        assert said in refusal(tmp_path, content)


def test_a_large_deep_picture_is_brightened_in_every_strip(tmp_path: Path) -> None:
    tall = np.zeros((1100, 520, 3), np.uint16)
    tall[np.arange(1100) % 2 == 0] = 4095
    assert abs(decoded(tmp_path, tiff_of(tall)).mean(axis=(1, 2)) - 255 * (np.arange(1100) % 2 == 0)).max() == 0


REFUSED = {
    "LERC": (tiff_of(RGB, compression=34887), "whose compression, LERC, is not supported"),
    "WebP": (tiff_of(RGB, compression=50001), "whose compression, WebP, is not supported"),
    "JPEG XL": (tiff_of(RGB, compression=50002), "whose compression, JPEG XL, is not supported"),
    "JPEG 2000": (tiff_of(RGB, compression=34712), "whose compression, JPEG 2000, is not supported"),
    "any other": (tiff_of(RGB, compression=12345), "whose compression, number 12345, is not supported"),
    "colours of floats": (tiff_of(RGB.astype(np.float32)), "3 × 32-bit floating-point samples"),
    "doubles": (tiff_of(GREY.astype(np.float64)), "1 × 64-bit floating-point samples"),
    "signed colours": (tiff_of(RGB.astype(np.int16)), "3 × 16-bit signed samples"),
    "colours of 32 bits": (tiff_of(RGB.astype(np.uint32)), "3 × 32-bit samples"),
    "deep colours apart": (tiff_of(RGB.astype(np.uint16), planar=2), "16-bit colours in separate planes"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_says_the_cause(tmp_path: Path, name: str) -> None:
    content, cause = REFUSED[name]
    assert cause in refusal(tmp_path, content)


def test_a_tiff_whose_header_says_nothing_is_broken(tmp_path: Path) -> None:
    for content in (b"II*\0", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08\0\0\0\0\0\0", b"II+\0\x08\0\0\0" + bytes(8)):
        with pytest.raises(PhotoError) as refused:
            decoded(tmp_path, content)
        assert refused.value.code == "broken" and str(refused.value).endswith("; copy it again")


# --- nothing of libtiff is heard


@pytest.mark.skipif(not features.check("libtiff"), reason="this Pillow has no libtiff")
def test_libtiff_is_not_heard(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rng = random.Random(4)
    outcomes = set()
    for compression in ("tiff_lzw", "tiff_adobe_deflate", "jpeg", "packbits", "group4"):
        picture = Image.fromarray(RGB).convert("1") if compression == "group4" else Image.fromarray(RGB)
        picture.save(tmp_path / "whole.tif", compression=compression)
        whole = (tmp_path / "whole.tif").read_bytes()
        for attempt in range(12):
            content = bytearray(whole if attempt % 3 else whole[: rng.randrange(8, len(whole))])
            for _ in range(8):
                content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
            try:
                photos.read_photo(str(tmp_path / "photo.tif"))
                outcomes.add(decoded(tmp_path, bytes(content)).ndim)
            except PhotoError as error:
                outcomes.add(error.code)
    assert "broken" in outcomes
    os.write(2, b"heard\n")
    assert capfd.readouterr().err == "heard\n"


def test_the_standard_error_comes_back_when_the_last_thread_is_out(capfd: pytest.CaptureFixture[str]) -> None:
    inside, out = threading.Barrier(4), threading.Barrier(4)

    def mute() -> None:
        with files.MUTED_STDERR:
            inside.wait()
            os.write(2, b"lost\n")
            out.wait()

    threads = [threading.Thread(target=mute) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.write(2, b"heard\n")
    assert capfd.readouterr().err == "heard\n"


@pytest.mark.skipif(not features.check("libtiff"), reason="this Pillow has no libtiff")
def test_the_standard_error_is_muted_only_where_libtiff_unpacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard error belongs to the whole process, and to the processes that it starts meanwhile."""
    muted: list[int] = []

    class Counted(files.MutedStderr):
        def __enter__(self) -> None:
            muted.append(1)
            super().__enter__()

    monkeypatch.setattr(decoding, "MUTED_STDERR", Counted())
    monkeypatch.setattr(files, "MUTED_STDERR", Counted())
    for name, options, times in (
        ("photo.jpg", {}, 0),
        ("plain.tif", {"compression": "raw"}, 0),
        ("packed.tif", {"compression": "tiff_lzw"}, 1),
    ):
        path = str(tmp_path / name)
        Image.fromarray(RGB).save(path, **options)
        muted.clear()
        photos.read_photo(path)
        assert not muted
        assert photos.decode(path).shape == RGB.shape and len(muted) == times, name


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs /proc")
def test_no_descriptor_is_lost_where_no_more_files_may_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> int:
        raise OSError(24, "Too many open files")

    before = len(os.listdir("/proc/self/fd"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refused)
        with files.MutedStderr():
            pass
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_program_without_standard_error_reads_tiffs(tmp_path: Path) -> None:
    """As in `pythonw` and in QGIS on Windows."""
    (tmp_path / "photo.tif").write_bytes(tiff_of(of_depth(12)))
    program = (
        "import os, sys; os.close(2)\nfrom pinpoint_engine import photos\nprint(photos.decode(sys.argv[1]).mean())"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "photo.tif")]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert float(done.stdout) == pytest.approx(GREY.mean(), abs=0.6)


# --- the files that other tools choked on


@pytest.fixture(scope="module")
def original() -> npt.NDArray[np.uint8]:
    """The photo that the cases were made from."""
    if not CASES.exists():
        pytest.skip(f"{CASES} is not here")
    return photos.decode(str(CASES / "gdal_LZMA.tif"))


def test_zstd_and_lzma_are_read(original: npt.NDArray[np.uint8]) -> None:
    assert original.shape == (420, 420, 3) and 122 < original.mean() < 123
    assert np.array_equal(photos.decode(str(CASES / "gdal_ZSTD.tif")), original)


def test_12_bit_grey_lies_where_its_original_does(original: npt.NDArray[np.uint8]) -> None:
    """It is the red band."""
    assert apart(photos.decode(str(CASES / "mono12.tif")).astype(float), original[..., 0]) < 0.6


@pytest.mark.skipif(not CASES.exists(), reason=f"{CASES} is not here")
@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("gdal_LERC", "is a TIFF whose compression, LERC, is not supported"),
        ("gdal_WEBP", "is a TIFF whose compression, WebP, is not supported"),
        ("rgb_float32", "is a TIFF whose sample format is not supported (3 × 32-bit floating-point samples)"),
    ],
)
def test_the_others_say_their_cause(name: str, cause: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PhotoError) as refused:
        photos.decode(str(CASES / f"{name}.tif"))
    assert str(refused.value) == f"{name}.tif {cause}; export it as JPEG"
    assert capfd.readouterr() == ("", "")
