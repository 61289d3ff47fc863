"""The benchmarks: the simulated world, with 2,000 references, and how answers are compared."""

from __future__ import annotations

import importlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from pinpoint_engine import Candidate, Failure, Location, Outcome, Photo, Prediction, Reference, Source, geodesy
from pinpoint_engine.models.embedder import EmbedderConfig, EmbedderNetwork
from pinpoint_engine.models.pytorch import embedder_of

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


def load(name: str) -> ModuleType:
    """Import a module of the benchmarks, which may import each other, and restore `sys.path`."""
    before = sys.path.copy()
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path[:] = before


@pytest.fixture(scope="module")
def world() -> ModuleType:
    return load("world")


@pytest.fixture(scope="module")
def tiny(world):
    """The committed parameters with fewer photos, and places all over the world."""
    found = world.parameters()
    counts = dict(internet=1_500, street=500, training=300, lists=100, queries=200)
    rng = np.random.default_rng(0)
    places = np.stack([np.degrees(np.arcsin(rng.uniform(-0.9, 0.9, 400))), rng.uniform(-180, 180, 400)], axis=1)
    return found["world"], replace(found["photos"], **counts), places


@pytest.fixture(scope="module")
def sets(world, tiny):
    return world.make(*tiny, seed=1)


def same(rows, others):
    """Assert equal arrays up to the last bit, as numpy's sine depends on the memory alignment of its input."""
    np.testing.assert_allclose(rows, others, rtol=1e-6, atol=1e-6)


def test_a_seed_makes_the_same_world_again_and_another_seed_another_one(world, tiny, sets):
    again, other = world.make(*tiny, seed=1), world.make(*tiny, seed=2)
    assert len(sets.internet) + len(sets.street) == 2_000
    same(again.internet.features, sets.internet.features)
    same(again.street.latlon, sets.street.latlon)
    assert not np.allclose(other.internet.features, sets.internet.features)


def test_the_second_sources_local_field_is_as_alike_the_first_as_the_correlation_says(world, tiny):
    points = geodesy.unit_vectors(np.stack([np.linspace(-60, 60, 2_000), np.linspace(-170, 170, 2_000)], axis=1))
    for correlation in (0.0, 0.6, 1.0):
        nature = world.Nature(replace(tiny[0], correlation=correlation), seed=1)
        first, second = (nature.local(points, np.full(len(points), code)) for code in (world.INTERNET, world.STREET))
        alike = (first * second).sum() / np.sqrt((first**2).sum() * (second**2).sum())
        assert alike == pytest.approx(correlation, abs=0.03)


def test_the_correlation_changes_nothing_of_the_first_source(world, tiny, sets):
    apart = world.make(replace(tiny[0], correlation=0.0), *tiny[1:], seed=1)
    same(apart.internet.features, sets.internet.features)
    same(apart.queries.features, sets.queries.features)
    assert not np.allclose(apart.street.features, sets.street.features)


def test_the_local_field_is_lost_within_a_few_kilometres(world, tiny):
    nature, source = world.Nature(tiny[0], seed=1), np.zeros(3, int)
    away = geodesy.destination([48.0, 2.0], 90.0, [0.0, 50.0, 5_000.0])
    here, near, far = nature.local(geodesy.unit_vectors(away), source)
    length = np.linalg.norm(here)
    assert np.linalg.norm(near - here) < 0.3 * length < length < np.linalg.norm(far - here)


def test_a_quarter_of_the_photos_shows_no_place(world, tiny, sets):
    shares = [1 - shots.signal.mean() for shots in (sets.internet, sets.street, sets.queries)]
    assert shares == pytest.approx([0.25] * 3, abs=0.07)
    nature = world.Nature(replace(tiny[0], no_signal=1.0, faint_amplitude=0.0), seed=1)
    looks = []
    for latlon in ([10.0, 10.0], [-40.0, 100.0]):
        place = np.tile(latlon, (50, 1))
        album, source = np.arange(50), np.zeros(50, int)
        looks.append(nature.look(np.random.default_rng(3), place, source, album)[1])
    assert (looks[0] * looks[1]).sum(axis=1).min() > 0.99


def test_photos_asked_alone_share_no_album_and_mates_do(sets):
    assert np.isin(sets.mates.album, sets.internet.album).all()
    assert len(sets.mates) > 0
    apart = geodesy.distance_m(sets.spread.latlon[:, None], sets.spread.latlon[None])
    assert apart[~np.eye(len(apart), dtype=bool)].min() > 1_999


def test_shuffled_support_stands_at_the_same_places_in_the_same_number_and_says_something_else(world, sets):
    dealt = world.shuffled(sets.street, seed=1)
    np.testing.assert_array_equal(dealt.latlon, sets.street.latlon)
    np.testing.assert_array_equal(dealt.album, sets.street.album)
    assert (dealt.features != sets.street.features).any(axis=1).mean() > 0.9
    np.testing.assert_array_equal(np.sort(dealt.features, axis=0), np.sort(sets.street.features, axis=0))


def test_a_smaller_coverage_lies_within_a_larger_one(world, sets):
    masks = [world.covered(sets.street.latlon, share, seed=1) for share in (0.0, 0.25, 0.5, 1.0)]
    assert not masks[0].any() and masks[3].all()
    assert not (masks[1] & ~masks[2]).any()
    assert 0 < masks[1].sum() < masks[2].sum() < len(sets.street)


def test_every_stage_answers_from_the_list_and_none_beats_its_oracle(tiny, sets):
    benchmark = load("simulated_world")
    torch.manual_seed(0)
    embedder = embedder_of(EmbedderNetwork(EmbedderConfig(features=tiny[0].dim)))
    [(_, result)] = benchmark.solve(sets, embedder, [benchmark.Case()], seed=1)
    stages = result["stages"]
    assert result["references"] == 2_000
    assert list(stages)[-2:] == ["+ features reranker", "oracle of the list"]
    for name in list(stages)[1:]:
        assert stages[name] == sorted(stages[name])
        assert all(own <= best for own, best in zip(stages[name], stages["oracle of the list"], strict=True))
    assert stages["+ other-source evidence"][-1] > 0


def test_answers_of_two_runtimes_are_the_same_tied_or_others():
    parity = load("onnx_parity")
    photo = Photo("a", "a.jpg")

    def answer(*told: tuple[str, float, float]) -> Prediction:
        here = Location(1.0, 2.0)
        listed = [
            Candidate(here, 0.1, score, "gps", Reference(name, here, Source.STREET), (), {"similarity_gps": alike})
            for name, score, alike in told
        ]
        return Prediction(photo, tuple(listed), 0.5, Outcome.LOCATED, 0.5, "pinpoint", "tiny")

    first = answer(("a", 2.0, 0.3), ("b", 1.0, 0.2), ("c", 0.99995, 0.1))
    assert parity.verdict(first, answer(("a", 2.1, 0.3), ("b", 1.0, 0.2), ("c", 0.9, 0.1))) == parity.SAME
    assert parity.verdict(first, answer(("a", 2.0, 0.3), ("c", 1.0, 0.1), ("b", 1.0, 0.2))) == parity.TIED
    assert parity.verdict(first, answer(("b", 2.0, 0.2), ("a", 1.9, 0.3), ("c", 1.0, 0.1))) == parity.OTHER
    assert parity.verdict(first, answer(("a", 2.0, 0.3), ("d", 0.5, 0.20005), ("c", 0.1, 0.1))) == parity.TIED
    assert parity.verdict(first, answer(("a", 2.0, 0.3), ("d", 1.0, 0.25), ("c", 0.9, 0.1))) == parity.OTHER
    assert parity.verdict(first, answer(("a", 2.0, 0.3), ("b", 1.0, 0.2))) == parity.OTHER
    assert parity.verdict(first, Failure(photo, "unreadable", "copy it again")) == parity.OTHER
    assert parity.change_of_score(first, answer(("a", 2.25, 0.3), ("z", 9.0, 0.3))) == pytest.approx(0.25)


def test_a_backbone_of_the_hubs_shape_is_timed_and_its_operations_are_counted(monkeypatch, tmp_path):
    sizes = load("backbone_sizes")
    assert sizes.operations("base-patch16-224") == pytest.approx(35e9, rel=0.01)  # 196 patches, 85 M weights in blocks
    shape = {"hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 2}
    monkeypatch.setitem(sizes.SIZES, "tiny-patch8-32", shape)
    monkeypatch.setitem(sizes.HEADS, 64, 2)
    monkeypatch.setattr(sizes, "MATRIX", 64)
    sizes.make("tiny-patch8-32", tmp_path)
    found = sizes.measure("tiny-patch8-32", tmp_path)
    assert found["weights"] > 2 * (4 * 64**2 + 2 * 64 * 96)
    assert min(found.values()) > 0


@pytest.mark.skipif(sys.platform != "linux", reason="peaks are read from /proc")
def test_the_memory_of_reading_photos_is_measured_against_a_jpeg_of_24_megapixels(capsys):
    benchmark = load("photo_memory")
    benchmark.main(["--small"])
    rows = capsys.readouterr().out.splitlines()[2:]
    cells = {row.split("|")[1].strip(): [cell.strip() for cell in row.split("|")[2:-1]] for row in rows}
    assert list(cells) == [kind.name for kind in benchmark.KINDS]
    assert cells["24 MP JPEG"][1] == "750 × 500" and cells["24 MP JPEG"][3] == "1.00"
    assert cells["108 MP JPEG"][1] == "750 × 563"  # 1,500 × 1,125 at a half
    assert all(float(cell[3]) >= 0 for cell in cells.values())


@pytest.mark.skipif(sys.platform != "linux", reason="peaks are read from /proc")
def test_the_memory_of_a_photo_is_that_of_its_pixels(tmp_path):
    benchmark = load("photo_memory")
    kind = benchmark.PhotoKind("png", 4_000, 3_000, "png")
    row = benchmark.measure(kind, tmp_path, 1)
    assert row.read_as == "800 × 600"
    assert 4 * 12 < row.memory_mb < 3 * 4 * 12  # four bytes a pixel are held, and never three copies
    standard, phone = (benchmark.measure(kind, tmp_path, 1) for kind in benchmark.KINDS[:2])
    assert (standard.read_as, phone.read_as) == ("1500 × 1000", "750 × 563")
    assert phone.memory_mb < 1.1 * standard.memory_mb


def test_the_stalls_of_a_walk_are_told_as_ratios_of_qgis_alone():
    benchmark = load("walk")
    stalls = {**dict.fromkeys(benchmark.PARTS, 20.0), benchmark.ALONE: 40.0, "report": 60.0, "start": 900.0}
    rows = benchmark.table(stalls).splitlines()
    assert (
        "| report | 60 | 1.50 |" in rows
        and "| export | 20 | 0.50 |" in rows
        and "| QGIS adds the layers | 40 | 1.00 |" in rows
    )
    assert rows[-1] == "7 of 8 parts stay under 50 ms" and not any("start" in row for row in rows)


def test_fetching_is_measured_against_decoding_and_the_backbone():
    command = [sys.executable, str(BENCHMARKS / "fetching.py"), "--small"]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    [row] = [line for line in run.stdout.splitlines() if line.startswith("| Panoramax, thumb |")]
    cells = [cell.strip() for cell in row.split("|")[2:-1]]
    assert cells[0] == "500 × 375" and float(cells[2]) > 0 and float(cells[3]) > 0 and cells[4].endswith("%")


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("adding 9\nadded 9", "are lost"),
        ("removed 2", "are there again"),
        ("removing 2", ""),
        ("adding 9\nadding 10", ""),
        ("", ""),
    ],
)
def test_what_a_killed_program_told_of_its_gallery_is_held_against_it(tmp_path, told, fault):
    benchmark, kills = load("gallery_kills"), load("kills")
    with benchmark.store.changing(tmp_path / "gallery", benchmark.MODEL, benchmark.DIM) as changed:
        changed.add(list(map(benchmark.reference, (1, 2, 3))), benchmark.vectors([1, 2, 3]))
    before = "".join(f"adding {number}\nadded {number}\n" for number in (1, 2, 3))
    (tmp_path / "told").write_text(f"{before}{told}\n" if told else before)
    if not fault:
        benchmark.check(tmp_path)
        return
    with pytest.raises(kills.LossError, match=fault):
        benchmark.check(tmp_path)


def test_what_a_gallery_costs_is_measured_beside_its_limits(tmp_path):
    command = [sys.executable, str(BENCHMARKS / "gallery.py"), "--small", "--kept", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    rows = {line.split("|")[1].strip(): line for line in run.stdout.splitlines() if line.startswith("| ")}
    for what in ("open", "one photo, exact", "add 1,000 references", "coverage by cells of 0.1°"):
        assert what in rows
    assert "recall@200 1.0000" in rows["64 photos, exact"]
