"""The algorithms in the real `qgis_process`: every parameter, every way to an engine, and no crash."""

from __future__ import annotations

import json
import shutil

import pytest
from profiles import ALGORITHM, PACKAGES, check_refused, check_whole, mark_as_engine, rows
from served import serving

from pinpoint_engine import Album, Failure, Location, Photo, Polygon, Request, Source, open_engine, tables, wording
from pinpoint_engine.cli import main
from pinpoint_engine.photos import list_files, read_photo
from pinpoint_engine.runs import Run

PARIS = Polygon(tuple(Location(lat, lon) for lon, lat in [(2, 48), (3, 48), (3, 49), (2, 49)]))
CANDIDATES = ("photo", "rank", "prob", "latitude", "longitude")
SINKS = ("CANDIDATES", "EVIDENCE", "PHOTOS", "REGIONS", "CELLS", "FAILURES", "RUN")
INPUTS = ("PHOTOS_IN", "FILES", "TABLE", "PATH_FIELD", "ALBUM_FIELD")
ASKED = (*INPUTS, "WITHIN", "TOP_K", "STREET_LEVEL", "SYSTEM", "ALBUM", "SAME_PLACE_M", "SPEED_KMH", "SEND")
PARAMETERS = {*SINKS, *ASKED, "GALLERIES", "REST_OF"}
"""Each is used below."""
USED_ELSEWHERE = {"PROPOSED_BY"}
"""It takes a pack with another system, so `tests/qgis/test_processing.py` uses it, with the same program."""
SYSTEMS = list(wording.SYSTEMS)
NO_ENGINE = "the engine is not set up on this machine; press Set up engine in the Pinpoint dock"
pytestmark = pytest.mark.slow


def results(engine, folder, request):
    """Return the answers of an engine in this process to the photos of a folder."""
    return list(engine.locate(map(read_photo, list_files([folder]).paths), request))


def candidates(answers):
    """Return the candidates of answers as rows of a run's table."""
    made = [row for told in answers if not isinstance(told, Failure) for row in tables.candidate_rows(told, "run")]
    return sorted(tuple(row[name] for name in CANDIDATES) for row in made)


def told(path):
    """Return the candidates in a GeoPackage."""
    return sorted(rows(path, ", ".join(CANDIDATES)))


def requested(path):
    """Return the request in a run's record."""
    return json.loads(rows(path, "request")[0][0])


@pytest.fixture
def out(tmp_path):
    """The path of a GeoPackage for each output."""
    return {name: tmp_path / f"{name}.gpkg" for name in SINKS}


def test_every_parameter_is_used_here(bare):
    done = bare.set().run("--json", "help", ALGORITHM)
    check_whole(done)
    assert set(done.told["parameters"]) == PARAMETERS | USED_ELSEWHERE
    with open(__file__, encoding="utf-8") as own:
        text = own.read()
    assert [name for name in PARAMETERS - set(SINKS) if f"{name}=" not in text and f'"{name}": ' not in text] == []


@pytest.mark.parametrize("who", ["set_up", "own", "stripped"])
def test_answers_are_those_of_one_process(request, who, engine, world, photos, area, out):
    """Of an engine that is set up, of QGIS's own Python in a process, and in a QGIS without Pillow."""
    profile = request.getfixturevalue(who).set(pack=world.pack)
    done = profile.locate(PHOTOS_IN=photos, WITHIN=area, TOP_K=3, STREET_LEVEL=True, **out)
    check_whole(done)
    here = results(engine, photos, Request(top_k=3, within=(PARIS,), photo_source=Source.STREET))
    assert told(out["CANDIDATES"]) == candidates(here) and len(told(out["CANDIDATES"])) > 4
    assert all(48 <= lat <= 49 and 2 <= lon <= 3 for *_, lat, lon in told(out["CANDIDATES"]))
    assert done.counts == {
        "N_LOCATED": sum(getattr(each, "outcome", "") == "located" for each in here),
        "N_OUTSIDE": sum(getattr(each, "outcome", "") == "outside_gallery" for each in here),
        "N_NOSIGNAL": 0,
        "N_FAILED": 1,
    }
    assert sum(done.counts.values()) == 6
    known = [tables.photo_row(each, "run") for each in here]
    told_of = ("filename", "direction", "tag_lon", "tag_lat", "album", "sha256", "conf25")
    assert sorted(rows(out["PHOTOS"], ", ".join(told_of))) == sorted(
        tuple(row[name] for name in told_of) for row in known
    )
    taken = {name: time for name, time in rows(out["PHOTOS"], "filename, timestamp")}
    assert taken["quito.heic"].startswith("2024-05-17T14:03:09") and taken["broken.jpg"] is None
    assert rows(out["FAILURES"], "filename, code") == [("broken.jpg", "broken")]
    assert rows(out["RUN"], "n_photos, ended") == [(6, "finished")]
    assert len(rows(out["EVIDENCE"], "cand_id")) > 0 and len(rows(out["REGIONS"], "level")) > 0


@pytest.mark.parametrize(
    ("asked", "request_"),
    [
        ({"ALBUM": 1, "SAME_PLACE_M": 250}, Request(album=Album.SAME_PLACE, same_place_m=250)),
        ({"ALBUM": 2, "SPEED_KMH": 900}, Request(album=Album.SAME_TRIP, speed_kmh=900)),
    ],
    ids=["same place", "same trip"],
)
def test_albums(set_up, engine, world, photos, out, asked, request_):
    done = set_up.set(pack=world.pack).locate(PHOTOS_IN=photos, CANDIDATES=out["CANDIDATES"], RUN=out["RUN"], **asked)
    check_whole(done)
    assert told(out["CANDIDATES"]) == candidates(results(engine, photos, request_)) != []
    made = requested(out["RUN"])
    assert (made["album"], made["same_place_m"], made["speed_kmh"]) == (
        request_.album.value,
        request_.same_place_m,
        request_.speed_kmh,
    )


def run(profile, algorithm, **parameters):
    """Run an algorithm other than the usual one; return its outcome and its results."""
    done = profile.run("--json", "run", f"pinpoint:{algorithm}", "--", *(f"{n}={v}" for n, v in parameters.items()))
    return done, done.told.get("results", {})


def test_files_and_a_column_of_paths(set_up, engine, world, photos, out, tmp_path):
    """A table lies beside its photos; its albums are located together."""
    set_up.set(pack=world.pack)
    done = set_up.locate(FILES=photos / "paris.jpg", CANDIDATES=out["CANDIDATES"])
    check_whole(done)
    assert {name for (name, *_) in told(out["CANDIDATES"])} == {str(photos / "paris.jpg")}
    rows_ = ["path,trip", "paris.jpg,a", "sydney.jpg,a", "alert.jpg,b", "gone.jpg,b"]
    folder = shutil.copytree(photos, tmp_path / "Photos – Zoë")
    (folder / "list.csv").write_text("\n".join(rows_), "utf-8")
    asked = {"TABLE": folder / "list.csv", "PATH_FIELD": "path", "ALBUM_FIELD": "trip", "ALBUM": 2}
    done = set_up.locate(**asked, PHOTOS=out["PHOTOS"], CANDIDATES=out["EVIDENCE"])
    check_whole(done)
    albums = rows(out["PHOTOS"], "filename, album", "filename")
    assert albums == [("alert.jpg", "b"), ("gone.jpg", "b"), ("paris.jpg", "a"), ("sydney.jpg", "a")]
    assert done.counts["N_FAILED"] == 1


def test_an_album(set_up, engine, world, photos, out):
    set_up.set(pack=world.pack)
    asked = {"PHOTOS_IN": photos, "KIND": 0, "SAME_PLACE_M": 300}
    done, _ = run(set_up, "locatealbum", **asked, CANDIDATES=out["CANDIDATES"], RUN=out["RUN"])
    check_whole(done)
    request = Request(album=Album.SAME_PLACE, same_place_m=300)
    assert told(out["CANDIDATES"]) == candidates(results(engine, photos, request)) != []  # one folder, so one album


def test_a_gallery_is_built_and_used(set_up, world, photos, out, tmp_path):
    set_up.set(pack=world.pack)
    asked = {"PHOTOS_IN": world.folder / "photos" / "manly", "AUTHOR": "Zoë", "LICENCE": "CC0"}
    done, built = run(set_up, "buildgallery", **asked, GALLERY=tmp_path / "own gallery")
    check_whole(done)
    assert built["N_REFERENCES"] == len(list((world.folder / "photos" / "manly").iterdir())) and not built["N_LEFT_OUT"]
    done = set_up.locate(PHOTOS_IN=photos, GALLERIES=built["MANIFEST"], CANDIDATES=out["CANDIDATES"], RUN=out["RUN"])
    check_whole(done)
    both = open_engine(world.pack, [tmp_path / "own gallery"])
    assert told(out["CANDIDATES"]) == candidates(results(both, photos, Request())) != []


def test_a_gallery_grows_is_compacted_and_told_of(set_up, world, tmp_path):
    set_up.set(pack=world.pack)
    gallery, counts = tmp_path / "own gallery", []
    for algorithm, place in (("buildgallery", "manly"), ("addtogallery", "quito")):
        folder = world.folder / "photos" / place
        done, found = run(set_up, algorithm, PHOTOS_IN=folder, GALLERY=gallery, DUPLICATES=True)
        check_whole(done)
        counts.append(len(list(folder.iterdir())))
        assert found["N_REFERENCES"] == sum(counts)
    done, found = run(set_up, "checkgallery", GALLERY=gallery)
    check_whole(done)
    assert (found["N_SHARDS"], found["IS_WHOLE"]) == (2, True)
    done, found = run(set_up, "compactgallery", GALLERY=gallery)
    check_whole(done)
    assert found["N_REFERENCES"] == sum(counts)
    done, found = run(set_up, "checkgallery", GALLERY=gallery / "manifest.json")
    check_whole(done)
    assert (found["N_REFERENCES"], found["N_SHARDS"], found["IS_WHOLE"]) == (sum(counts), 1, True)
    done, found = run(set_up, "galleryreferences", GALLERY=gallery, OUTPUT=tmp_path / "references.gpkg")
    check_whole(done)
    assert len(rows(tmp_path / "references.gpkg", "ref_id")) == sum(counts)


def test_a_gallery_without_an_engine(bare, world, tmp_path):
    asked = {"PHOTOS_IN": world.folder / "photos" / "manly", "GALLERY": tmp_path / "own gallery"}
    check_refused(run(bare.set(), "buildgallery", **asked)[0], NO_ENGINE)
    assert not (tmp_path / "own gallery").exists()


def test_the_status_of_an_engine(set_up, bare, engine, world, tmp_path):
    done, found = run(set_up.set(pack=world.pack), "enginestatus", REPORT=tmp_path / "report.html")
    check_whole(done)
    assert (found["WAY"], found["IS_SET_UP"], found["ANSWERS"]) == ("local", True, True)
    assert found["N_REFERENCES"] == engine.describe().references
    assert "<h2>Answer</h2>" in (tmp_path / "report.html").read_text("utf-8")
    assert str(set_up.home) not in found["DIAGNOSTICS"] and "- QGIS: 3." in found["DIAGNOSTICS"]
    done, found = run(bare.set(), "enginestatus")
    check_whole(done)
    assert (found["WAY"], found["IS_SET_UP"], found["ANSWERS"], found["FAULT"]) == ("", False, False, NO_ENGINE)


def test_the_rest_of_a_run_that_was_killed(set_up, engine, world, photos, out, tmp_path):
    asked = [Photo.at(path) for path in list_files([photos]).paths]
    cut = Run.begin(tmp_path / "cut.gpkg", Request(), engine.describe(), asked)
    for result in engine.locate([read_photo(photo.path) for photo in asked[:2]], cut.request):
        cut.add(result)
    cut.close()
    done = set_up.set(pack=world.pack).locate(REST_OF=cut.path, **out)
    check_whole(done)
    assert done.told["results"]["RUN_FILE"] == str(cut.path)
    assert told(out["CANDIDATES"]) == candidates(results(engine, photos, Request())) != []
    assert rows(out["RUN"], "n_photos, n_waiting, ended") == [(6, 0, "finished")]


def test_the_user_s_own_gallery(set_up, world, photos, out, tmp_path):
    gallery = tmp_path / "own"
    build = ["gallery", "build", str(world.folder / "photos" / "manly"), "--out", str(gallery), "--pack"]
    assert main([*build, str(world.pack), "--author", "Zoë"]) == 0
    done = set_up.set(pack=world.pack).locate(
        PHOTOS_IN=photos, GALLERIES=gallery / "manifest.json", CANDIDATES=out["CANDIDATES"], RUN=out["RUN"]
    )
    check_whole(done)
    both = open_engine(world.pack, [gallery])
    assert told(out["CANDIDATES"]) == candidates(results(both, photos, Request())) != []
    assert "gallery own" in json.dumps(rows(out["RUN"], "galleries"))


@pytest.mark.parametrize("system", ["pigeon", "planet"])
def test_geocells_of_the_pack_that_ships(own, embedded, photos, out, system):
    own.set(pack=embedded)
    done = own.locate(PHOTOS_IN=photos, SYSTEM=SYSTEMS.index(system), CELLS=out["CELLS"], CANDIDATES=out["CANDIDATES"])
    check_whole(done)
    assert done.counts["N_FAILED"] == 1 and done.counts["N_LOCATED"] + done.counts["N_OUTSIDE"] == 5
    shares = [share for name, share in rows(out["CELLS"], "filename, prob") if name == "quito.heic"]
    assert 0.99 < sum(shares) < 1.001 and len(told(out["CANDIDATES"])) == 60


def test_a_system_whose_weights_are_not_here_says_so(own, embedded, phone, out):
    done = own.set(pack=embedded).locate(PHOTOS_IN=phone, SYSTEM=SYSTEMS.index("geoclip"), CANDIDATES=out["CANDIDATES"])
    remedy = "press Set up engine and choose it|get the model pack geoclip-world in the options"
    check_refused(done, f"GeoCLIP cannot be chosen: .*({remedy})")


@pytest.fixture(scope="module")
def address(engine, tmp_path_factory):
    """The address of a remote engine, which receives pixels."""
    with serving(tmp_path_factory.mktemp("uploads"), engine) as server:
        yield server.address.url


def test_nothing_is_sent_before_the_user_agrees(own, address, photos, out):
    own.set(engine="remote", remote=address)
    done = own.locate(PHOTOS_IN=photos, CANDIDATES=out["CANDIDATES"])
    words = (
        r'this would send 5 photos to 127.0.0.1:\d+: .* of pixels; tick "Photos may be sent to the remote engine" to'
    )
    check_refused(done, words)


def test_pixels_of_a_phone_s_photo_are_made_in_qgis(own, engine, address, photos, out):
    """With pillow-heif from PyPI, beside the libheif that QGIS has loaded."""
    own.set(engine="remote", remote=address)
    done = own.locate(PHOTOS_IN=photos, SEND=True, CANDIDATES=out["CANDIDATES"])
    check_whole(done)
    assert told(out["CANDIDATES"]) == candidates(results(engine, photos, Request())) != []


def test_a_phone_s_photo_that_qgis_cannot_read_is_a_failure_with_a_remedy(bare, address, photos, out):
    """With the Pillow of the system, which cannot read HEIC."""
    bare.set(engine="remote", remote=address)
    done = bare.locate(PHOTOS_IN=photos, SEND=True, **out)
    if "QGIS's own Python cannot read photos" in done.said:
        pytest.skip("QGIS's own Python has no Pillow here")
    check_whole(done)
    failed = dict(rows(out["FAILURES"], "filename, message"))
    assert done.counts["N_FAILED"] == len(failed) >= 2
    assert "pip" not in " ".join(failed.values())
    for name in failed.keys() - {"broken.jpg"}:
        assert "save it as JPEG, or use the engine that Pinpoint sets up on this machine" in failed[name]
    assert "quito.heic" in failed


def test_without_pillow_no_pixels_can_be_made(stripped, address, photos, out):
    stripped.set(engine="remote", remote=address)
    for more in ({}, {"SEND": True}):
        done = stripped.locate(PHOTOS_IN=photos, CANDIDATES=out["CANDIDATES"], **more)
        check_refused(
            done, r"QGIS's own Python cannot read photos \((PIL|numpy) is not installed\), .*; choose a process"
        )


@pytest.mark.parametrize("engine_", ["", "local"])
def test_without_an_engine_it_says_how_to_get_one(bare, photos, out, engine_):
    done = bare.set(engine=engine_).locate(PHOTOS_IN=photos, CANDIDATES=out["CANDIDATES"])
    check_refused(done, NO_ENGINE)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"PHOTOS_IN": "/nowhere/at/all"}, "/nowhere/at/all does not exist; check the path"),
        ({"GALLERIES": "/nowhere/manifest.json"}, "the engine did not start: .*/nowhere"),
        ({"SYSTEM": 1}, "PIGEON cannot be chosen: the model pack does not have it; choose another one in the options"),
    ],
    ids=["folder", "gallery", "system"],
)
def test_what_cannot_be_asked_says_why(set_up, world, phone, out, asked, words):
    set_up.set(pack=world.pack)
    done = set_up.locate(**{"PHOTOS_IN": phone, "CANDIDATES": out["CANDIDATES"], **asked})
    check_refused(done, words)


def test_inside_qgis_it_is_refused_where_there_are_two_geos(own, world, phone, out):
    done = own.set(pack=world.pack, engine="here").locate(PHOTOS_IN=phone, CANDIDATES=out["CANDIDATES"])
    check_refused(
        done, r"shapely in QGIS's own Python was built for GEOS [\d.]+ and QGIS has [\d.]+; .* choose a process"
    )


def test_inside_qgis_without_the_packages(bare, phone, out):
    done = bare.set(engine="here").locate(PHOTOS_IN=phone, CANDIDATES=out["CANDIDATES"])
    check_refused(done, "QGIS's own Python lacks packages of the engine; choose a process of its own under Settings")


def test_inside_qgis_it_locates_where_there_is_one_geos(
    make_profile, no_engines, one_geos, engine, world, embedded, photos, area, out
):
    profile = make_profile(no_engines, f"{one_geos}:{PACKAGES}").set(pack=world.pack, engine="here")
    done = profile.locate(PHOTOS_IN=photos, WITHIN=area, TOP_K=4, **out)
    check_whole(done)
    assert told(out["CANDIDATES"]) == candidates(results(engine, photos, Request(top_k=4, within=(PARIS,)))) != []
    assert sum(done.counts.values()) == 6 and done.counts["N_FAILED"] == 1
    profile.set(pack=embedded, engine="here")
    for system in ("pigeon", "planet"):
        done = profile.locate(
            PHOTOS_IN=photos, SYSTEM=SYSTEMS.index(system), CELLS=out["CELLS"], CANDIDATES=out["CANDIDATES"]
        )
        check_whole(done)
        assert done.counts["N_FAILED"] == 1 and rows(out["CELLS"], "count(*)")[0][0] > 100


def test_an_engine_whose_python_was_removed_gives_the_remedy(make_profile, tmp_path, phone, out):
    root = mark_as_engine(tmp_path / "engines")
    mark = next(root.rglob("installed.json"))
    mark.write_text(json.dumps({**json.loads(mark.read_text()), "interpreter": "/nowhere/python"}))
    done = make_profile(root).set().locate(PHOTOS_IN=phone, CANDIDATES=out["CANDIDATES"])
    check_refused(done, "is incomplete: .* its Python was removed; press Set up engine .* to reinstall it")
    shutil.rmtree(root)
