"""The report as PDF: its pages are read back with poppler, where it is installed, and drawn to look for ink."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from contextlib import closing
from dataclasses import replace

import pytest
import tiny
from qgis.PyQt.QtGui import QImage

from pinpoint_engine import Album, Location, Photo, Polygon, Request, System, runs
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import Run, geopackage, reviews
from pinpoint_engine.wire import request_to_json
from pinpoint_qgis import report, words
from pinpoint_qgis.report import ground, maps, pages, sheet, texts


@pytest.fixture(scope="module")
def reviewed(run, tmp_path_factory):
    """A copy of the run with a candidate accepted and a photo placed by hand, with a note."""
    path = tmp_path_factory.mktemp("report") / "run.gpkg"
    shutil.copyfile(run.path, path)
    photos = runs.read(path)["photos"]
    reviews.accept(path, f"{photos[0]['photo_id']}-01")
    reviews.place(path, photos[1]["photo_id"], Location(-33.85, 151.2))
    reviews.write_note(path, photos[1]["photo_id"], "the iron lace agrees, the shop sign does not")
    return path


@pytest.fixture(scope="module")
def whole(reviewed, qgis_app, tmp_path_factory):
    """The report of all photos."""
    target = tmp_path_factory.mktemp("pdf") / "case 26.11.pdf"
    report.write(reviewed, target)
    return target


def text_of(pdf):
    """Return the text of each page."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext of poppler-utils is not installed")
    said = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return said.split("\f")[:-1]


def squeezed(text):
    return re.sub(r"\s+", " ", text)


def test_the_first_page_says_what_was_asked_and_how_it_was_answered(whole, rows):
    record, first = rows["run"][0], squeezed(text_of(whole)[0])
    for words_ in (
        record["run_id"],
        "leads, never proof",
        "up to 3 for each photo",
        "everywhere",
        "5 photos: 3 located",
        "2 accepted, 0 rejected, 3 not reviewed; 1 placed by hand",
        "pack tiny",
        "Each photo was compared with reference photos of known place",
    ):
        assert words_ in first, words_
    for digest in record["digests"].split('"')[3::4]:
        assert digest in first.replace(" ", "")


def test_how_plonk_answers_does_not_promise_a_calibration():
    assert "were not calibrated" in texts.method("plonk") and "not calibrated" not in texts.method("pinpoint")


def test_a_photo_that_was_located_again_has_its_latest_answer_and_says_by_what(run, engine, qgis_app, tmp_path):
    path = shutil.copy(run.path, tmp_path / "run.gpkg")
    card = engine.describe()
    card = replace(card, galleries=(*card.galleries, "gallery /home/me/streets"))
    first = runs.read(path)["candidates"][2]
    reviews.accept(path, first["cand_id"])
    with closing(Run.open(path)) as opened:
        (photo,) = opened.to_locate_again({first["photo_id"]})
        (result,) = engine.locate([replace(read_photo(photo.path), id=photo.id)], opened.request)
        opened.add_again(replace(result, candidates=result.candidates[:2], confidence=0.4321), card)
    report.write(path, tmp_path / "case.pdf")
    said = [squeezed(page) for page in text_of(tmp_path / "case.pdf")]
    assert "1 photo; the page of each says by what" in said[0]
    page = next(each for each in said if "2; the earlier ones are in the run" in each)
    assert "the accepted candidate of an earlier answer" in page and "43.2%" in page
    assert "gallery /home/me/streets; run" in page
    assert sum("gallery /home/me/streets" in each for each in said) == 1


def test_another_system_that_proposed_candidates_is_named():
    request = request_to_json(Request(proposed_by=System.PIGEON))
    told = dict(texts.asked({"request": json.dumps(request)}))
    assert told["Candidates"] == "up to 12 for each photo, with candidates of PIGEON"


def test_every_photo_is_listed_and_a_failed_one_says_why(whole, rows):
    listed = squeezed(text_of(whole)[1])
    assert all(row["filename"] in listed for row in rows["photos"])
    assert squeezed(rows["failures"][0]["message"])[:60] in listed


def test_the_pages_of_a_photo_have_all_that_an_editor_asks(whole, reviewed):
    stored = runs.read(reviewed)
    photo, first = stored["photos"][0], stored["candidates"][0]
    said = squeezed(" ".join(text_of(whole)[2:4]))
    assert "Photo 1 of 3" in said and photo["filename"] in said
    assert texts.degrees(first["latitude"], first["longitude"]) in said
    assert texts.sexagesimal(first["latitude"], first["longitude"]).replace("′", "'") in said.replace("′", "'")
    for km in (1, 5, 25, 200, 750):
        assert f"within {km} km" in said and words.percent(photo[f"conf{km}"], 1) in said
    for row in stored["candidates"][:3]:
        assert words.percent(row["prob"], 1) in said and row["evidence"] in said
    for row in stored["evidence"]:
        if row["cand_id"] == first["cand_id"]:
            assert f"{row['author']} · {row['licence']} · {row['ref_url']}" in said
    assert photo["sha256"] in said and "Located by Pinpoint with pack tiny" in said
    for told in ("accepted, ", "Own GPS tag", "not used to find it"):
        assert told in said


def test_each_photo_says_what_speaks_against_its_candidate_and_where_references_are_few(run, tmp_path):
    """The candidate is the accepted one, else the first; a search area that it is outside of is told, too."""
    path = shutil.copy(run.path, tmp_path / "run.gpkg")
    photo, second = runs.read(path)["photos"][0], runs.read(path)["candidates"][1]
    reviews.accept(path, second["cand_id"])
    atlantic = Polygon(tuple(Location(lat, lon) for lat, lon in ((1, -30), (1, -29), (2, -29), (2, -30))))
    with closing(geopackage.connect(path)) as database:
        asked = json.dumps(request_to_json(Request(within=(atlantic,))))
        database.execute("UPDATE run SET request = ?", (asked,))
        database.execute("UPDATE candidates SET refs_5km = 40")
        database.execute("UPDATE candidates SET refs_5km = 3 WHERE cand_id = ?", (second["cand_id"],))
        database.execute("UPDATE photos SET tag_lat = 0, tag_lon = 0 WHERE photo_id = ?", (photo["photo_id"],))
    report.write(path, tmp_path / "case.pdf")
    told = re.split(r"Evidence for candidate (\d)", squeezed(" ".join(text_of(tmp_path / "case.pdf"))))
    assert told[1::2] == ["2", "1", "1"]
    doubts = [each.partition("Source Distance")[0].partition("No other photo")[0] for each in told[2::2]]
    for said in ("thin here: 3 references within 5 km", "What speaks against it", "outside the search area", "EXIF"):
        assert said in doubts[0]
    assert all("What speaks against it" in each and "thin here" not in each for each in doubts[1:])


def test_a_candidate_that_nothing_speaks_against_says_that_this_proves_nothing(reviewed):
    _, content, *_ = report.contents(reviewed)
    rows, *_ = content._shown
    chosen = pages.chosen_of(rows["photos"][0], rows["candidates"])
    quiet = {**chosen, "why": None, "captured": None, "refs_5km": None}
    photo = {**rows["photos"][0], "tag_lat": None, "tag_lon": None, "timestamp": None}
    ((name, said),) = pages._doubts({**rows, "photos": [photo], "evidence": []}, quiet, None)
    assert name == "What speaks against it" and said == "Nothing was found; that proves nothing."
    assert pages._doubts({**rows, "photos": [{**photo, "outcome": None}]}, quiet, None) == []


def test_a_photo_placed_by_hand_says_that_the_confidence_is_about_another_place(whole, reviewed):
    said = [squeezed(page) for page in text_of(whole)]
    (page,) = [page for page in said if "Photo 2 of 3" in page]
    assert "the map, placed by hand" in page and "the iron lace agrees, the shop sign does not" in page
    assert "Confidence of the first candidate, which is not the position" in page
    (own,) = [page for page in said if "Photo 1 of 3" in page]
    assert "which is not the position" not in own


def test_accepted_photos_only(reviewed, tmp_path):
    report.write(reviewed, tmp_path / "accepted.pdf", accepted_only=True)
    said = squeezed(" ".join(text_of(tmp_path / "accepted.pdf")))
    assert "Photo 2 of 2" in said and "broken.jpg" not in said


def test_maps_and_pictures_are_drawn(whole, tmp_path):
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm of poppler-utils is not installed")
    subprocess.run(
        ["pdftoppm", "-r", "60", "-png", "-f", "3", "-l", "3", str(whole), str(tmp_path / "page")], check=True
    )
    (file,) = tmp_path.glob("page*.png")
    image = QImage(str(file))

    def colours(left, top, width, height):
        scale = image.width() / sheet.PAGE_MM[0]
        box = [int(each * scale) for each in (left, top, left + width, top + height)]
        return {image.pixel(x, y) for x in range(box[0], box[2], 2) for y in range(box[1], box[3], 2)}

    assert len(colours(sheet.LEFT, 26, *pages.PICTURE_MM)) > 100
    for left in (sheet.LEFT, sheet.LEFT + sheet.WIDTH - pages.MAP_MM[0]):
        assert len(colours(left, 105, *pages.MAP_MM)) > 12


def test_the_whole_world_is_without_islands_too_small_to_be_seen(qgis_app):
    """They were nine tenths of the islands, and half of a report's file, as each photo has this map."""
    shapes = [shape for shape, _ in ground.WorldMap().whole(coarse_deg=1.0)[ground.COUNTRIES]]
    areas = [part.area() for shape in shapes for part in shape.asGeometryCollection()]
    assert len(areas) > len(shapes) > 90 and min(areas) > ground.LEAST


def test_a_report_on_a_folder_that_cannot_be_written(reviewed, tmp_path):
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(OutputError, match="choose another"):
        report.write(reviewed, tmp_path / "file" / "case.pdf")


def test_a_report_that_is_cut_short_is_no_success(tmp_path):
    with pytest.raises(OutputError, match="could not be written completely; free some space"):
        report.save(tmp_path / "case.pdf", b"%PDF-1.4\n" + bytes(100))
    assert not (tmp_path / "case.pdf").exists()


def test_what_is_no_run_or_has_nothing_accepted_is_refused(run, tmp_path):
    with pytest.raises(RequestError):
        report.write(tmp_path / "none.gpkg", tmp_path / "case.pdf")
    with pytest.raises(RequestError, match="accept a candidate first"):
        report.write(run.path, tmp_path / "case.pdf", accepted_only=True)


def test_every_kind_of_answer_has_its_pages(engine, world, tmp_path):
    """Two photos of one album, the date line, both poles: each has pages that draw without an error."""
    places = list(tiny.PLACES)
    paths = [world.photos[1], *(world.photos[4 * places.index(name)] for name in ("paris", "fiji_west", "alert"))]
    paths.append(world.photos[4 * places.index("south_pole")])
    asked = [*(read_photo(str(path)) for path in paths), Photo.at("/nowhere/gone.jpg")]
    path = tiny.write_run(tmp_path / "run.gpkg", engine, asked, Request(top_k=40, album=Album.SAME_PLACE)).path
    report.write(path, tmp_path / "case.pdf")
    said = squeezed(" ".join(text_of(tmp_path / "case.pdf")))
    assert "Photo 5 of 5" in said and "Without its album" in said


# the parts


def test_a_text_is_wrapped_or_cut_to_its_width(qgis_app):
    link = "https://example.org/" + "a" * 90
    lines = sheet.wrapped(f"see {link} there", sheet.TEXT, 60)
    assert "".join(lines).replace(" ", "") == f"see{link}there"
    assert all(sheet.width_mm(line, sheet.TEXT) <= 60 for line in lines) and len(lines) > 2
    short = sheet.elided(link, sheet.TEXT, 40)
    assert short.endswith("…") and 36 < sheet.width_mm(short, sheet.TEXT) <= 40
    assert sheet.elided("short", sheet.TEXT, 40) == "short"


@pytest.mark.parametrize(
    ("place", "words_"),
    [
        ((-33.8567844, 151.213108), "33° 51′ 24.4″ S 151° 12′ 47.2″ E"),
        ((59.9999999, -0.00001), "60° 00′ 00.0″ N 0° 00′ 00.0″ W"),
        ((-90, 180), "90° 00′ 00.0″ S 180° 00′ 00.0″ E"),
    ],
)
def test_degrees_minutes_and_seconds_carry(place, words_):
    assert texts.sexagesimal(*place) == words_


def test_distances_on_the_globe():
    assert Location(0, 179.5).metres_to(Location(0, -179.5)) == pytest.approx(111_195, rel=1e-3)
    assert Location(90, 0).metres_to(Location(-90, 77)) == pytest.approx(20_015_000, rel=1e-3)
    assert Location(1, 2).metres_to(Location(1, 2)) == 0


@pytest.mark.parametrize(
    ("place", "boxes"),
    [((10, 20), 1), ((-16.8, 179.995), 2), ((-16.8, -179.995), 2), ((89.9, 0), 1), ((-90, 0), 1)],
)
def test_the_land_around_a_place_is_found_across_the_date_line_and_at_the_poles(place, boxes):
    made = ground._boxes(place, 100_000)
    assert len(made) == boxes
    for box in made:
        assert -180 <= box.xMinimum() < box.xMaximum() <= 180 and -90 <= box.yMinimum() < box.yMaximum() <= 90


def test_land_is_cut_out_of_the_world_map(qgis_app):
    world = ground.WorldMap()
    found = world.around((-33.86, 151.2), 50_000)
    assert any(name == "New South Wales" for _, name in found[ground.STATES])
    assert all(shape.boundingBox().width() < 1.2 for shape, _ in found[ground.COUNTRIES])
    sea = world.around((-40.0, -120.0), 50_000)
    assert sea == {ground.COUNTRIES: [], ground.STATES: []}


def test_a_region_divided_at_the_date_line_is_drawn_as_one(qgis_app):
    from qgis.core import QgsGeometry

    west, east = "((179 -17,180 -17,180 -16,179 -16,179 -17))", "((-180 -17,-179 -17,-179 -16,-180 -16,-180 -17))"
    joined = maps._joined(QgsGeometry.fromWkt(f"MULTIPOLYGON({west},{east})"), -179.9)
    assert joined.constGet().numGeometries() == 1 and joined.area() == pytest.approx(2)
    assert joined.boundingBox().xMinimum() == pytest.approx(-181)


def test_many_candidates_go_on_on_the_next_page(reviewed):
    _, content, *_ = report.contents(reviewed)
    rows, image, frames, world, area = content._shown
    many = [{**rows["candidates"][0], "rank": rank, "cand_id": f"x-{rank}"} for rank in range(1, 61)]
    made = list(pages.photo_pages(1, 1, {**rows, "candidates": many}, image, frames, world, area))
    texts_ = [set(each.texts) for each in made]
    assert len(made) >= 3 and "Candidates, continued" in texts_[1]
    assert {str(rank) for rank in range(1, 61)} <= set().union(*texts_)
    assert all(each.at <= sheet.BOTTOM for each in made)


def test_a_photo_that_cannot_be_read_has_its_path_instead(reviewed):
    contents = list(report.contents(reviewed))
    made = contents[1]
    rows, _, *rest = made._shown
    found = list(pages.photo_pages(1, 1, rows, QImage(), *rest))
    assert any("The photo cannot be shown" in text for text in found[0].texts)


def test_a_picture_has_a_pixel_for_each_dot_of_paper():
    assert report.PIXELS.width() / (pages.PICTURE_MM[0] / 25.4) == pytest.approx(sheet.DPI, rel=0.001)
