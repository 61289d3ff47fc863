"""Decoding: every mode against a float reference, upright, scaled down; malicious files are refused by their header."""

from __future__ import annotations

import random
import struct
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from pinpoint_engine import photos
from pinpoint_engine.errors import PhotoError

Floats = npt.NDArray[np.float64]

RNG = np.random.default_rng(11)
SIDE = 32
GREY = RNG.integers(0, 256, (SIDE, SIDE), dtype=np.uint8)
RGB = RNG.integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
ALPHA = RNG.integers(0, 256, (SIDE, SIDE), dtype=np.uint8)
DEEP = RNG.integers(0, 65536, (SIDE, SIDE), dtype=np.uint16)
PALETTE = RNG.integers(0, 256, (16, 3), dtype=np.uint8)
INDEX = RNG.integers(0, 16, (SIDE, SIDE), dtype=np.uint8)


def code_of(path: Path) -> str:
    with pytest.raises(PhotoError) as refusal:
        photos.decode(str(path))
    assert path.name in str(refusal.value)
    return refusal.value.code


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))


def png(size: tuple[int, int], depth: int, colour: int, packed: bytes, extra: bytes = b"") -> bytes:
    header = chunk(b"IHDR", struct.pack(">LLBBBBB", *size, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + extra + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def png_rows(samples: npt.NDArray[np.generic]) -> bytes:
    return zlib.compress(b"".join(b"\0" + row.tobytes() for row in samples))


def tiff(width: int, height: int, subfile: int = 0) -> bytes:
    """Write the header of an uncompressed grey TIFF without its pixels."""
    tags = {254: subfile, 256: width, 257: height, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: height}
    tags[279] = min(width * height, 2**32 - 1)
    entries = b"".join(struct.pack("<HHLL", tag, 4, 1, value) for tag, value in tags.items())
    return b"II*\0" + struct.pack("<L", 8) + struct.pack("<H", len(tags)) + entries + bytes(4)


def jpeg(tmp_path: Path, width: int, height: int) -> bytes:
    """Write a real JPEG and then claim another size in its frame header."""
    Image.fromarray(RGB).save(tmp_path / "small.jpg")
    content = (tmp_path / "small.jpg").read_bytes()
    at = content.index(b"\xff\xc0") + 5
    return content[:at] + struct.pack(">HH", height, width) + content[at + 4 :]


def webp(width: int, height: int) -> bytes:
    """Write the header of a lossless WebP without its pixels."""
    frame = b"\x2f" + struct.pack("<L", (width - 1) | (height - 1) << 14) + bytes(100)
    body = b"WEBPVP8L" + struct.pack("<L", len(frame)) + frame + bytes(len(frame) % 2)
    return b"RIFF" + struct.pack("<L", len(body)) + body


# --- bombs: the pixels are missing or false, so that only a refusal by the header gives `too_large`


@pytest.mark.parametrize(
    ("width", "height"),
    [(60_000, 60_000), (13_000, 13_000), (10_001, 10_001), (32_768, 2), (2, 32_768), (2**31 - 1, 2**31 - 1)],
)
def test_png_bombs_are_refused_by_their_header(tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "bomb.png"
    for depth, colour in ((1, 0), (8, 3), (16, 6)):
        path.write_bytes(png((width, height), depth, colour, b"no pixels", chunk(b"PLTE", bytes(6))))
        assert code_of(path) == "too_large"
        assert photos.read_exif(str(path)) == {}


def test_a_real_png_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    packed = zlib.compress(bytes((13_000 // 8 + 1) * 13_000))
    assert len(packed) < 40_000
    path.write_bytes(png((13_000, 13_000), 1, 0, packed))
    assert code_of(path) == "too_large"


@pytest.mark.parametrize(("width", "height"), [(65_500, 65_500), (65_500, 10), (10, 65_500), (20_001, 20_000)])
def test_jpeg_tiff_and_webp_bombs_are_refused_by_their_header(tmp_path: Path, width: int, height: int) -> None:
    made = {"jpg": jpeg(tmp_path, width, height), "tif": tiff(width, height)}
    if max(width, height) <= 16_384:
        made["webp"] = webp(width, height)
    for suffix, content in made.items():
        path = tmp_path / f"bomb.{suffix}"
        path.write_bytes(content)
        assert code_of(path) == "too_large", suffix


def test_the_largest_webp_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.webp"
    path.write_bytes(webp(16_384, 16_384))
    assert code_of(path) == "too_large"


def test_a_large_but_legal_jpeg_is_scaled_down_while_decoding(tmp_path: Path) -> None:
    """96 megapixels: over the 89 at which Pillow warns."""
    path = tmp_path / "large.jpg"
    left_half = Image.new("L", (12_000, 8_000), 250)
    left_half.paste(10, (0, 0, 6_000, 8_000))
    left_half.save(path, quality=50)
    del left_half
    pixels = photos.decode(str(path))
    assert pixels.shape == (1000, 1500, 3)
    assert pixels[:, :740].max() <= 12 and pixels[:, 760:].min() >= 248


def halves(path: Path, width: int, height: int, **options: Any) -> Path:
    """Write a JPEG whose left half is dark and whose right half is bright."""
    picture = Image.new("L", (width, height), 250)
    picture.paste(10, (0, 0, width // 2, height))
    picture.save(path, quality=50, **options)
    return path


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [
        (12_000, 9_000, (563, 750, 3)),  # 108 megapixels
        (16_320, 12_240, (765, 1020, 3)),  # 200
        (40_000, 3_000, (750, 10_000, 3)),  # a panorama
        (65_500, 2_000, (1000, 32_750, 3)),
    ],
)
def test_jpegs_of_more_than_100_megapixels_are_read_at_a_fraction_of_their_size(
    tmp_path: Path, width: int, height: int, shape: tuple[int, int, int]
) -> None:
    path = halves(tmp_path / "phone.jpg", width, height)
    pixels, middle = photos.decode(str(path)), shape[1] // 2
    assert pixels.shape == shape
    assert pixels[:, : middle - 10].max() <= 12 and pixels[:, middle + 10 :].min() >= 248


def test_the_exif_of_a_jpeg_of_200_megapixels_is_read(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[306] = "2020:01:02 03:04:05"
    path = halves(tmp_path / "phone.jpg", 16_320, 12_240, exif=exif)
    assert photos.read_exif(str(path)) == {"taken_at": datetime(2020, 1, 2, 3, 4, 5)}


@pytest.mark.parametrize("options", [{"progressive": True}, {"exif": b"Exif\0\0" + bytes(60_000)}])
def test_a_large_jpeg_of_another_kind_is_read(tmp_path: Path, options: dict[str, Any]) -> None:
    pixels = photos.decode(str(halves(tmp_path / "phone.jpg", 12_000, 9_000, **options)))
    assert pixels.shape == (563, 750, 3) and pixels[:, :360].max() <= 12 and pixels[:, 390:].min() >= 248


def test_a_jpeg_with_a_large_preview_and_a_clip_behind_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    first, preview = Image.new("RGB", (4_000, 3_000), (200, 40, 40)), Image.new("RGB", (4_000, 3_000), (40, 40, 200))
    first.save(path, format="MPO", save_all=True, append_images=[preview])
    with open(path, "ab") as file:
        file.write(b"ftypmp42" + bytes(60_000_000))
    pixels = photos.decode(str(path))
    assert pixels.shape == (750, 1000, 3) and np.abs(pixels.astype(int) - (200, 40, 40)).max() <= 3


def test_jpegs_that_libjpeg_would_hold_whole_have_a_lower_limit(tmp_path: Path) -> None:
    """By the header alone: 18,000 × 18,000 pixels in several scans would take 972 MB; one scan is decoded piecewise."""
    plain = jpeg(tmp_path, 18_000, 18_000)
    scan = plain.index(b"\xff\xda")
    assert plain[scan : scan + 5] == b"\xff\xda\0\x0c\3"
    apart = plain[:scan] + b"\xff\xda\0\x08\1\1\0\0\x3f\0" + plain[scan + 14 :]
    progressive = plain.replace(b"\xff\xc0", b"\xff\xc2", 1)
    path = tmp_path / "phone.jpg"
    for content in (apart, progressive):
        path.write_bytes(content)
        assert code_of(path) == "too_large"
    path.write_bytes(plain)
    assert photos.decode(str(path)).shape == (563, 563, 3)  # libjpeg makes grey of what is not there


def test_a_jpeg_under_the_old_limit_keeps_its_scale(tmp_path: Path) -> None:
    """By 2, 4 or 8 while it is decoded, down to at least 512 pixels, and by the remaining factor afterwards."""
    for width, height, shape in (
        (1023, 700, (700, 1023, 3)),
        (1600, 1100, (550, 800, 3)),
        (4000, 3000, (750, 1000, 3)),
        (6000, 4000, (1000, 1500, 3)),
        (11_000, 8_300, (519, 688, 3)),
    ):
        assert photos.decode(str(halves(tmp_path / "photo.jpg", width, height))).shape == shape


@pytest.mark.parametrize(("precision", "kind"), [(12, b"\xff\xc1"), (16, b"\xff\xc3")])
def test_a_jpeg_of_deep_samples_is_refused_with_the_cause(tmp_path: Path, precision: int, kind: bytes) -> None:
    content = bytearray(jpeg(tmp_path, 32, 32))
    at = content.index(b"\xff\xc0")
    content[at : at + 2], content[at + 4] = kind, precision
    path = tmp_path / "deep.jpg"
    path.write_bytes(content)
    assert code_of(path) == "unsupported_format"


def test_the_thumbnail_of_a_raw_file_is_not_taken_for_the_photo(tmp_path: Path) -> None:
    path = tmp_path / "DSC_0001.NEF"
    path.write_bytes(tiff(160, 120, subfile=1) + bytes(160 * 120))
    assert code_of(path) == "unsupported_format"
    path = tmp_path / "scan.tif"
    path.write_bytes(tiff(160, 120, subfile=1) + bytes(160 * 120))
    assert code_of(path) == "unsupported_format"
    path.write_bytes(tiff(160, 120) + bytes(160 * 120))
    assert photos.decode(str(path)).shape == (120, 160, 3)


# --- mutations


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "tif"])
@pytest.mark.filterwarnings("error")
def test_flipped_bits_give_pixels_or_a_photo_error(tmp_path: Path, kind: str) -> None:
    rng = random.Random(f"flip {kind}")
    exif = Image.Exif()
    exif.update({274: 6, 306: "2020:01:02 03:04:05"})
    Image.fromarray(RGB).save(tmp_path / f"whole.{kind}", exif=exif)
    whole = (tmp_path / f"whole.{kind}").read_bytes()
    path = tmp_path / f"flipped.{kind}"
    outcomes = []
    for attempt in range(75):
        content = bytearray(whole)
        reach = len(content) if attempt % 2 else min(200, len(content))
        for _ in range(rng.choice((1, 1, 2, 8))):
            content[rng.randrange(reach)] ^= 1 << rng.randrange(8)
        path.write_bytes(content)
        photos.read_photo(str(path))
        try:
            pixels = photos.decode(str(path))
            assert pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[2] == 3
            outcomes.append("pixels")
        except PhotoError as error:
            assert error.code in ("broken", "not_a_photo", "too_large", "unsupported_format")
            outcomes.append(error.code)
    assert "pixels" in outcomes and len(set(outcomes)) > 1


# --- animations: the first frame


def frames(count: int) -> list[Image.Image]:
    return [Image.new("RGB", (8, 6), (count - number, number % 256, 255 * (number % 2))) for number in range(count)]


@pytest.mark.parametrize("kind", ["webp", "png", "tif"])
@pytest.mark.parametrize("count", [2, 20])
def test_of_an_animation_or_several_pages_the_first_is_taken(tmp_path: Path, kind: str, count: int) -> None:
    path = tmp_path / f"moving.{kind}"
    first, *others = frames(count)
    first.save(path, save_all=True, append_images=others, **({"lossless": True} if kind == "webp" else {}))
    assert np.array_equal(photos.decode(str(path)), np.asarray(first))


def test_of_a_stereo_photo_the_first_is_taken(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (32, 24), (200, 40, 40)), Image.new("RGB", (32, 24), (40, 40, 200))
    first.save(tmp_path / "stereo.jpg", format="MPO", save_all=True, append_images=[second])
    assert np.abs(photos.decode(str(tmp_path / "stereo.jpg")).astype(int) - (200, 40, 40)).max() <= 3


def test_a_webp_of_more_than_a_thousand_frames_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "moving.webp"
    first, *others = frames(1001)
    first.save(path, save_all=True, append_images=others, minimize_size=False, method=0, quality=0)
    with Image.open(path) as stored:
        assert stored.n_frames == 1001  # type: ignore[attr-defined]
    assert code_of(path) == "too_large"


@pytest.mark.parametrize(("count", "code"), [(999, "broken"), (1001, "too_large"), (2**31 - 1, "too_large")])
def test_the_frames_of_an_apng_are_counted_by_its_header(tmp_path: Path, count: int, code: str) -> None:
    path = tmp_path / "moving.png"
    path.write_bytes(png((8, 8), 8, 2, b"no pixels", chunk(b"acTL", struct.pack(">LL", count, 0))))
    assert code_of(path) == code


def test_a_tiff_whose_pages_run_in_a_circle_gives_its_first(tmp_path: Path) -> None:
    path = tmp_path / "circle.tif"
    header = tiff(8, 8)
    path.write_bytes(header[:-4] + struct.pack("<L", 8) + bytes(64))
    assert photos.decode(str(path)).shape == (8, 8, 3)


def test_a_tiff_of_many_pages_gives_its_first(tmp_path: Path) -> None:
    path = tmp_path / "pages.tif"
    first, *others = frames(1200)
    first.save(path, save_all=True, append_images=others)
    assert np.array_equal(photos.decode(str(path)), np.asarray(first))


# --- modes, against a float reference


def over_grey(colour: npt.NDArray[np.generic], alpha: npt.NDArray[np.generic]) -> Floats:
    """Lay a picture over middle grey, 128 of 255."""
    share = np.broadcast_to(np.asarray(alpha, float)[..., None] / 255, (*alpha.shape, 3))
    colour = colour if colour.ndim == 3 else np.repeat(colour[..., None], 3, axis=2)
    return np.asarray(colour * share + 128 * (1 - share), float)


def lab_to_srgb(lab: Floats) -> Floats:
    """CIE L*a*b* (D50) to sRGB, 0 to 255: CIE 15 and IEC 61966-2-1, with the Bradford matrix from D50 to D65 in it."""
    f = lab @ np.array([[1 / 116, 1 / 116, 1 / 116], [1 / 500, 0, 0], [0, 0, -1 / 200]]) + 16 / 116
    xyz = np.where(f > 6 / 29, f**3, (f - 4 / 29) * 3 * (6 / 29) ** 2) * [0.9642, 1.0, 0.8249]
    to_linear = [[3.1338561, -1.6168667, -0.4906146], [-0.9787684, 1.9161415, 0.0334540]]
    linear = np.clip(xyz @ np.array([*to_linear, [0.0719453, -0.2289914, 1.4052427]]).T, 0, 1)
    return np.asarray(np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055) * 255)


def palette_image(mode: str) -> Image.Image:
    if mode == "PA":
        image = Image.merge("LA", (Image.fromarray(INDEX), Image.fromarray(ALPHA)))
        image.putpalette(PALETTE.tobytes())
        return image
    image = Image.frombytes("P", (SIDE, SIDE), INDEX.tobytes())
    image.putpalette(PALETTE.tobytes())
    return image


LAB = np.stack([RNG.uniform(30, 80, (SIDE, SIDE)), *RNG.uniform(-20, 20, (2, SIDE, SIDE))], axis=2).round()
LAB_BYTES = np.stack([(LAB[..., 0] * 2.55).round(), LAB[..., 1] % 256, LAB[..., 2] % 256], axis=2).astype(np.uint8)
CMYK = RNG.integers(0, 256, (SIDE, SIDE, 4), dtype=np.uint8)
UNIT = RNG.random((SIDE, SIDE), dtype=np.float32)
HOLED = np.where(GREY < 9, np.where(GREY < 5, np.nan, np.inf), UNIT).astype(np.float32)
KEY = np.equal(RGB, RGB[0, 0]).all(axis=2)

MODES = {
    "1": ("png", Image.fromarray(GREY > 99), (GREY > 99) * 255.0, {}),
    "L": ("png", Image.fromarray(GREY), GREY, {}),
    "L colour key": ("png", Image.fromarray(GREY), over_grey(GREY, (GREY != 7) * 255), {"transparency": 7}),
    "LA": ("png", Image.fromarray(np.dstack([GREY, ALPHA])), over_grey(GREY, ALPHA), {}),
    "P": ("png", palette_image("P"), PALETTE[INDEX], {}),
    "P transparent": (
        "png",
        palette_image("P"),
        over_grey(PALETTE[INDEX], np.arange(0, 256, 16)[INDEX]),
        {"transparency": bytes(range(0, 256, 16))},
    ),
    "PA": ("tif", palette_image("PA"), over_grey(PALETTE[INDEX], ALPHA), {}),
    "RGB": ("png", Image.fromarray(RGB), RGB, {}),
    "RGB colour key": (
        "png",
        Image.fromarray(RGB),
        over_grey(RGB, ~KEY * 255),
        {"transparency": tuple(int(value) for value in RGB[0, 0])},
    ),
    "RGBA": ("png", Image.fromarray(np.dstack([RGB, ALPHA])), over_grey(RGB, ALPHA), {}),
    "RGBA WebP": (
        "webp",
        Image.fromarray(np.dstack([RGB, ALPHA])),
        over_grey(RGB, ALPHA),
        {"lossless": True, "exact": True},
    ),
    "CMYK": (
        "tif",
        Image.frombytes("CMYK", (SIDE, SIDE), CMYK.tobytes()),
        (255.0 - CMYK[..., :3]) * (255.0 - CMYK[..., 3:]) / 255,
        {},
    ),
    "16-bit grey PNG": ("png", Image.fromarray(DEEP), DEEP / 257, {}),
    "16-bit grey TIFF": ("tif", Image.fromarray(DEEP), DEEP / 257, {}),
    "I": ("tif", Image.fromarray(DEEP.astype(np.int32)), DEEP / 257, {}),
    "F of 0..1": ("tif", Image.fromarray(UNIT), UNIT * 255.0, {}),
    "F of 0..255": ("tif", Image.fromarray(UNIT * 255), UNIT * 255.0, {}),
    "F of 0..65535": ("tif", Image.fromarray(DEEP.astype(np.float32)), DEEP / 257, {}),
    "F with holes": ("tif", Image.fromarray(HOLED), np.where(np.isfinite(HOLED), HOLED * 255.0, 0), {}),
    "LAB": ("tif", Image.frombytes("LAB", (SIDE, SIDE), LAB_BYTES.tobytes()), lab_to_srgb(LAB), {}),
}


@pytest.mark.parametrize("name", MODES)
def test_every_mode_matches_its_reference(tmp_path: Path, name: str) -> None:
    kind, image, reference, options = MODES[name]
    path = tmp_path / f"mode.{kind}"
    image.save(path, **options)
    with Image.open(path) as stored:
        assert stored.mode == image.mode or name.startswith(("16-bit", "I"))
    reference = np.asarray(reference, float)
    reference = reference if reference.ndim == 3 else np.repeat(reference[..., None], 3, axis=2)
    pixels = photos.decode(str(path))
    assert pixels.shape == (SIDE, SIDE, 3) and pixels.dtype == np.uint8
    assert np.abs(pixels - reference).mean(axis=(0, 1)).max() <= 1


@pytest.mark.parametrize(("colour", "channels"), [(2, 3), (4, 2), (6, 4)])
def test_16_bits_a_channel_are_scaled_not_clipped(tmp_path: Path, colour: int, channels: int) -> None:
    path = tmp_path / "deep.png"
    deep = RNG.integers(0, 65536, (SIDE, SIDE, channels), dtype=np.uint16)
    path.write_bytes(png((SIDE, SIDE), 16, colour, png_rows(deep.astype(">u2"))))
    scaled = deep / 257
    shown = scaled[..., :1].repeat(3, axis=2) if channels == 2 else scaled[..., :3]
    reference = shown if channels == 3 else over_grey(shown, scaled[..., -1])
    assert np.abs(photos.decode(str(path)) - reference).mean(axis=(0, 1)).max() <= 1


def test_a_cmyk_jpeg_keeps_its_colours(tmp_path: Path) -> None:
    flat = Image.new("CMYK", (64, 64), (20, 120, 220, 40))
    flat.save(tmp_path / "press.jpg", quality=100)
    expected = (255 - np.array([20, 120, 220])) * (255 - 40) / 255
    assert np.abs(photos.decode(str(tmp_path / "press.jpg")) - expected).max() <= 2


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "I;16", "I", "F"])
def test_every_mode_is_scaled_down_to_working_size(tmp_path: Path, mode: str) -> None:
    colours = {"LA": (80, 255), "RGB": (80, 80, 80), "RGBA": (80, 80, 80, 255), "CMYK": (175, 175, 175, 0)}
    flat = {"1": 1, "P": 0, "I;16": 80 * 257, "I": 80 * 257, "F": 80.0}
    image = Image.new("LA" if mode == "PA" else mode, (1640, 1030), colours.get(mode, flat.get(mode, 80)))
    if mode == "PA":
        image = Image.new("LA", image.size, (0, 255))
    if mode in ("P", "PA"):
        image.putpalette(bytes([80] * 3 + [0] * 3 * 255))
    image.save(tmp_path / "large.tif")
    pixels = photos.decode(str(tmp_path / "large.tif"))
    assert pixels.shape == (515, 820, 3)
    assert np.abs(pixels.astype(int) - (255 if mode == "1" else 80)).max() <= 1


def test_scaling_down_averages_and_keeps_512_pixels(tmp_path: Path) -> None:
    for size, expected in (((1023, 5000), (5000, 1023)), ((1024, 4000), (2000, 512)), ((5000, 30), (30, 5000))):
        checks = Image.fromarray((np.indices(size[::-1]).sum(axis=0) % 2 * 200).astype(np.uint8))
        checks.save(tmp_path / "checks.png")
        pixels = photos.decode(str(tmp_path / "checks.png"))
        assert pixels.shape[:2] == expected
        assert abs(pixels.mean() - 100) < 1 and (expected == size[::-1] or np.ptp(pixels) == 0)


# --- orientation

STORED = {
    1: lambda upright: upright,
    2: lambda upright: upright[:, ::-1],
    3: lambda upright: upright[::-1, ::-1],
    4: lambda upright: upright[::-1],
    5: lambda upright: upright.transpose(1, 0, 2),
    6: lambda upright: np.rot90(upright, 1),
    7: lambda upright: np.rot90(upright, 2).transpose(1, 0, 2),
    8: lambda upright: np.rot90(upright, -1),
}
"""How a camera held in each of the eight ways stores an upright scene (EXIF 2.3, tag 274)."""
UPRIGHT = np.kron(RNG.integers(0, 256, (3, 5, 3), dtype=np.uint8), np.ones((16, 16, 1), np.uint8))


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize("kind", ["png", "webp", "tif", "jpg"])
def test_all_orientations_come_out_upright(tmp_path: Path, orientation: int, kind: str) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    lossless = {"webp": {"lossless": True}, "jpg": {"quality": 100, "subsampling": 0}}.get(kind, {})
    path = tmp_path / f"held.{kind}"
    Image.fromarray(np.ascontiguousarray(STORED[orientation](UPRIGHT))).save(path, exif=exif, **lossless)
    pixels = photos.decode(str(path))
    assert pixels.shape == UPRIGHT.shape
    assert np.abs(pixels.astype(int) - UPRIGHT).max() <= (3 if kind == "jpg" else 0)


def test_a_large_photo_is_turned_upright_too(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[274] = 6
    upright = np.zeros((1200, 2400, 3), np.uint8)
    upright[:, 1200:] = 255
    Image.fromarray(np.ascontiguousarray(STORED[6](upright))).save(tmp_path / "held.jpg", exif=exif)
    pixels = photos.decode(str(tmp_path / "held.jpg"))
    assert pixels.shape == (600, 1200, 3)
    assert pixels[:, :590].max() < 5 and pixels[:, 610:].min() > 250


@pytest.mark.parametrize("value", [b"\3\0\1\0\0\0\0\0\0\0", b"\3\0\1\0\0\0\x09\0\0\0", b"\2\0\2\0\0\0six\0"[:10]])
@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_an_impossible_orientation_leaves_the_photo_as_it_is(tmp_path: Path, value: bytes, kind: str) -> None:
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01" + value + bytes(4)
    Image.fromarray(UPRIGHT).save(tmp_path / f"odd.{kind}", exif=exif)
    assert photos.decode(str(tmp_path / f"odd.{kind}")).shape == UPRIGHT.shape


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_good_pixels_survive_broken_exif(tmp_path: Path, kind: str) -> None:
    rng = random.Random(5)
    for _ in range(20):
        exif = b"Exif\0\0II*\0\x08\0\0\0" + rng.randbytes(rng.randrange(0, 200))
        Image.fromarray(UPRIGHT).save(tmp_path / f"odd.{kind}", exif=exif)
        assert photos.decode(str(tmp_path / f"odd.{kind}")).size == UPRIGHT.size
        photos.read_exif(str(tmp_path / f"odd.{kind}"))


def test_detail_is_the_mean_step_from_pixel_to_pixel_both_ways() -> None:
    picture = np.random.default_rng(4).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    grey = picture.astype(float).mean(axis=2)
    beside = [abs(grey[y, x + 1] - grey[y, x]) for y in range(5) for x in range(6)]
    below = [abs(grey[y + 1, x] - grey[y, x]) for y in range(4) for x in range(7)]
    assert photos.detail(picture) == pytest.approx((sum(beside) / 30 + sum(below) / 28) / 2)


def test_detail_tells_a_picture_from_a_blank_one():
    rng = np.random.default_rng(1)
    patches = np.kron(rng.integers(0, 256, (8, 8, 3)), np.ones((40, 40, 1))).astype(np.uint8)
    fade = np.broadcast_to(np.linspace(0, 255, 320)[:, None, None], (320, 320, 3)).astype(np.uint8)
    assert photos.detail(np.zeros((320, 320, 3), np.uint8)) == 0
    assert photos.detail(np.full((1, 1, 3), 9, np.uint8)) == 0
    assert photos.detail(fade) < 1.2 < 2 < photos.detail(patches)
    assert photos.detail(patches) == pytest.approx(
        photos.detail(np.kron(patches, np.ones((2, 2, 1))).astype(np.uint8)), rel=0.3
    )
