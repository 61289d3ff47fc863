"""From photos to ranked places: the same answer whatever else is asked, and nothing but the pixels decides it."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny
from PIL import Image

from pinpoint_engine import (
    Album,
    Failure,
    Location,
    Outcome,
    Photo,
    Polygon,
    Prediction,
    Request,
    Source,
    geodesy,
    intake,
)
from pinpoint_engine.answering import albums, features, voting
from pinpoint_engine.answering.limits import Limits
from pinpoint_engine.answering.retrieval import CHANNELS
from pinpoint_engine.areas import regions
from pinpoint_engine.confidence.density import LEVELS
from pinpoint_engine.errors import RequestError
from pinpoint_engine.gallery import Gallery, save_gallery
from pinpoint_engine.models.tower import BATCH
from pinpoint_engine.photos import decode, list_files, read_photo
from pinpoint_engine.sources.files import ReferencePhoto
from pinpoint_engine.systems.learned import open_spaces
from pinpoint_engine.systems.pinpoint import Pinpoint, open_pinpoint
from pinpoint_engine.systems.shortlist import describe_candidates
from pinpoint_engine.systems.steps import Sight
from pinpoint_engine.types import Reference

PARIS = regions.disc(Location(48.87, 2.32), 20_000)
FIJI = Polygon(tuple(Location(lat, lon) for lat, lon in [(-18, 178), (-18, -178), (-16, -178), (-16, 178)]))
OCEAN = regions.disc(Location(-40, -120), 50_000)
SYDNEY = ("sydney-0", "sydney-1", "sydney-3", "manly-2")


@pytest.fixture(scope="module")
def photos(world):
    """Every reference photo as a query."""
    return [read_photo(str(path)) for path in world.photos]


@pytest.fixture(scope="module")
def answers(engine, photos):
    return list(engine.locate(photos, Request()))


def bits(result):
    """Return all numbers and names of an answer, to be compared exactly."""
    places = [
        (c.reference.id, c.location, c.probability, c.score, c.channel, tuple(c.features.items()), c.evidence)
        for c in result.candidates
    ]
    return places, result.elsewhere, result.confidence, result.outcome, result.sha256


def test_a_known_photo_is_found_at_its_own_place(answers, world):
    first = [answer.candidates[0] for answer in answers]
    assert [c.reference.id for c in first] == [f"{path.parent.name}-{path.stem}" for path in world.photos]
    assert min(c.features["similarity"] for c in first) > 0.999


def test_a_photo_not_in_the_gallery_is_found_at_its_place(engine, tmp_path):
    unseen = tiny.draw(tmp_path / "unseen.jpg", list(tiny.PLACES).index("sydney"), 77)
    answer = next(engine.locate([read_photo(str(unseen))], Request()))
    metres = geodesy.distance_m(tiny.PLACES["sydney"], geodesy.latlon_array([answer.candidates[0].location]))
    assert metres[0] < 1_000


def test_every_answer_is_whole(answers, photos):
    assert [answer.photo for answer in answers] == photos
    for answer in answers:
        shares = [candidate.probability for candidate in answer.candidates]
        scores = [candidate.score for candidate in answer.candidates]
        assert sum(shares) + answer.elsewhere == pytest.approx(1)
        assert scores == sorted(scores, reverse=True)
        assert (answer.system, answer.pack, answer.sha256) == ("pinpoint", "tiny", tiny.sha256(answer.photo.path))
        assert answer.outcome in (Outcome.OUTSIDE_GALLERY, Outcome.LOCATED)


def test_candidates_are_a_kilometre_apart_and_known_places(answers, engine):
    for answer in answers:
        latlon = geodesy.latlon_array([candidate.location for candidate in answer.candidates])
        metres = geodesy.distance_m(latlon[:, None], latlon[None])
        assert sorted(metres.ravel())[len(latlon)] >= 1_000
        assert {candidate.reference for candidate in answer.candidates} <= set(engine.gallery.references)


def test_confidence_is_the_share_within_25_km(answers, world):
    answer = answers[[path.parent.name for path in world.photos].index("montmartre")]
    first = answer.candidates[0].location
    near = [
        candidate.probability
        for candidate in answer.candidates
        if geodesy.distance_m((first.lat, first.lon), (candidate.location.lat, candidate.location.lon)) <= 25_000
    ]
    assert len(near) == 2  # both of Paris
    assert answer.confidence == answer.within_km[25.0] == pytest.approx(sum(near), abs=0.02)


def test_evidence_is_near_and_never_the_candidate_itself(answers):
    for answer in answers:
        for candidate in answer.candidates:
            names = [item.reference.id for item in candidate.evidence]
            assert candidate.reference.id not in names
            assert len(set(names)) == len(names) >= 2
            assert max(item.distance_m for item in candidate.evidence) <= 25_000


def test_evidence_is_shown_source_by_source_the_nearest_first(answers):
    for answer in answers:
        for candidate in answer.candidates:
            shown = [(list(Source).index(item.reference.source), item.distance_m) for item in candidate.evidence]
            assert shown == sorted(shown)


def test_every_channel_proposes_and_says_how_alike(answers):
    found = {candidate.channel for answer in answers for candidate in answer.candidates}
    assert found == set(CHANNELS)
    for candidate in answers[0].candidates:
        assert set(candidate.features) == {"similarity", "similarity_learned", "similarity_gps"}
        assert all(-1.001 <= value <= 1.001 for value in candidate.features.values())


def test_the_learned_likeness_depends_on_the_kind_of_photo_and_nothing_else_does(engine, photos):
    internet, street = (next(engine.locate(photos[:1], Request(photo_source=source))) for source in Source)
    seen = [{c.reference.id: c.features for c in answer.candidates} for answer in (internet, street)]
    for name in set(seen[0]) & set(seen[1]):
        assert seen[0][name]["similarity"] == seen[1][name]["similarity"]
        assert seen[0][name]["similarity_learned"] != seen[1][name]["similarity_learned"]


def test_the_score_is_the_density_of_votes_with_the_correction_of_the_reranker(engine, photos):
    request, settings = Request(), engine.pack.voting
    row = engine.models.backbone.encode_images([decode(photos[7].path)])[0]
    limits = Limits.of(engine.gallery, request)
    found = engine.find(engine.queries(row[None], request)[0], limits)
    shortlist = describe_candidates(engine.spaces, found, settings, limits)
    base, scores = voting.scores(engine.gallery, found, settings), engine.scores(shortlist)
    assert 0 < abs(scores - base).max() < 0.5
    more = describe_candidates(engine.spaces, found, settings, limits, 50)  # how much is shown changes no score
    assert engine.scores(more).tolist() == scores.tolist()
    voted = Pinpoint(engine.pack, replace(engine.models, reranker=None), engine.spaces, {})
    assert voted.scores(shortlist).tolist() == base.tolist()


@pytest.mark.parametrize("seed", range(5))
def test_an_answer_does_not_depend_on_what_else_is_asked(engine, photos, answers, seed):
    import random

    order = random.Random(seed).sample(range(len(photos)), 9 + seed)
    again = engine.locate([photos[number] for number in order], Request())
    for number, answer in zip(order, again, strict=True):
        assert bits(answer) == bits(answers[number])


def test_a_photo_alone_has_the_same_answer(engine, photos, answers):
    for number in (0, 13, 47):
        assert bits(next(engine.locate([photos[number]], Request()))) == bits(answers[number])


def test_broken_photos_stay_in_their_place(engine, photos, broken, tmp_path):
    missing = Photo("m", str(tmp_path / "gone.jpg"))
    asked = [missing, photos[3], read_photo(str(broken)), photos[4], photos[5], missing]
    results = list(engine.locate(asked, Request()))
    assert [result.photo for result in results] == asked
    assert [getattr(result, "code", "") for result in results] == ["missing", "", "broken", "", "", "missing"]


def test_broken_neighbours_change_no_answer(engine, photos, answers, broken):
    bad = read_photo(str(broken))
    results = list(engine.locate([photos[0], bad, photos[1], bad, bad, photos[2]], Request()))
    assert [bits(result) for result in results if isinstance(result, Prediction)] == [bits(a) for a in answers[:3]]


def test_a_photo_that_goes_away_once_it_was_read_is_answered(engine, photos, answers, tmp_path, monkeypatch):
    doomed = Path(tmp_path / "doomed.jpg")
    doomed.write_bytes(Path(photos[0].path).read_bytes())
    encode = engine.models.backbone.encode_images

    def encode_without_files(pictures):
        os.unlink(doomed)  # decoded, not yet answered
        return encode(pictures)

    monkeypatch.setattr(engine.models.backbone, "encode_images", encode_without_files)
    gone, other = engine.locate([read_photo(str(doomed)), photos[1]], Request())
    assert [bits(gone), bits(other)] == [bits(answer) for answer in answers[:2]]


@pytest.fixture(scope="module")
def trip(engine, photos):
    """The photos of Sydney and a stray one of Quito as one album, and those of Paris as another."""
    chosen = [replace(photo, album="b") for photo in photos[16:19]] + [replace(photos[44], album="b")]
    chosen += [replace(photo, album="a") for photo in photos[:3]]
    return chosen, list(engine.locate(chosen, Request(album=Album.SAME_TRIP)))


def test_an_album_is_answered_in_order_with_what_each_photo_says_alone(engine, trip):
    asked, fused = trip
    assert [answer.photo for answer in fused] == asked
    assert [bits(answer.alone) for answer in fused] == [bits(answer) for answer in engine.locate(asked, Request())]
    for answer in fused:
        shares = [candidate.probability for candidate in answer.candidates]
        assert sum(shares) + answer.elsewhere == pytest.approx(1)
        assert shares == sorted(shares, reverse=True)
        assert {candidate.channel for candidate in answer.candidates} <= {*CHANNELS, "album"}


def test_a_stray_photo_keeps_its_place_and_drags_nobody(trip, world):
    _, fused = trip
    firsts = [answer.candidates[0].reference.id.split("-")[0] for answer in fused]
    assert firsts == ["sydney"] * 3 + ["quito"] + ["paris"] * 3


def test_a_long_album_is_fused_in_parts(engine, photos, monkeypatch):
    chosen = [replace(photo, album="a") for photo in photos[:5]]
    request = Request(album=Album.SAME_TRIP)
    parts = [bits(answer) for part in (chosen[:2], chosen[2:4], chosen[4:]) for answer in engine.locate(part, request)]
    monkeypatch.setattr("pinpoint_engine.answering.albums.MOST", 2)
    assert [bits(answer) for answer in engine.locate(chosen, request)] == parts


def test_an_album_of_one_is_answered_as_ever(engine, photos, answers):
    (answer,) = engine.locate(photos[:1], Request(album=Album.SAME_PLACE))
    assert answer == answers[0] and answer.alone is None


def test_broken_photos_of_an_album_stay_in_their_place(engine, photos, broken):
    asked = [photos[16], Photo("bad", str(broken), album=photos[16].album), photos[17]]
    kinds = [type(answer) for answer in engine.locate(asked, Request(album=Album.SAME_TRIP))]
    assert kinds == [Prediction, Failure, Prediction]


def test_regions_end_where_the_search_area_ends(engine, photos):
    area = regions.to_shape([PARIS])
    (answer,) = engine.locate(photos[:1], Request(within=(PARIS,)))
    assert answer.regions
    for region in answer.regions:
        assert area.buffer(1e-6).contains(regions.to_shape(region.polygons))


@pytest.mark.parametrize("shade", [0, 130, 255])
def test_a_blank_photo_says_so_and_names_no_place(engine, tmp_path, photos, shade):
    blank = tmp_path / "blank.png"
    Image.new("RGB", (300, 200), (shade, shade, shade)).save(blank)
    for request in (Request(), Request(album=Album.SAME_TRIP)):
        answer, other = engine.locate([read_photo(str(blank)), photos[0]], request)
        assert (answer.outcome, answer.candidates, answer.elsewhere) == (Outcome.NO_PLACE_SIGNAL, (), 1.0)
        assert answer.sha256 == tiny.sha256(str(blank))
        assert other.outcome is Outcome.LOCATED and other.alone is None


def test_nothing_asked_nothing_answered(engine):
    assert list(engine.locate([], Request())) == []


@pytest.mark.parametrize(
    ("area", "towns"), [(PARIS, {"paris", "montmartre"}), (FIJI, {"fiji_west", "fiji_east"})], ids=["paris", "fiji"]
)
def test_a_search_area_holds_every_candidate(engine, photos, area, towns):
    for answer in engine.locate(photos[::5], Request(within=(area,))):
        assert {candidate.reference.id.split("-")[0] for candidate in answer.candidates} == towns
        assert len(answer.candidates) == 2


def test_an_area_with_one_place_gives_every_photo_that_place(engine, photos):
    pole = regions.disc(Location(90, 0), 100_000)
    for answer in engine.locate(photos[:8], Request(within=(pole,))):
        assert [candidate.reference.id.split("-")[0] for candidate in answer.candidates] == ["alert"]


def test_an_area_without_references_fails_every_photo(engine, photos, broken):
    asked = [photos[0], read_photo(str(broken)), photos[1]]
    results = list(engine.locate(asked, Request(within=(OCEAN,))))
    assert all(isinstance(result, Failure) for result in results)
    assert [result.code for result in results] == ["no_reference_in_region", "broken", "no_reference_in_region"]
    assert results[0].message.endswith("widen it or add a gallery that covers it")


def test_an_area_that_is_none_is_refused(engine, photos):
    line = Polygon((Location(0, 0), Location(1, 1)))
    with pytest.raises(RequestError, match="no surface; draw a polygon"):
        next(engine.locate(photos, Request(within=(line,))))


def test_only_the_wanted_source_is_searched(engine, photos):
    for source in Source:
        answer = next(engine.locate(photos[:1], Request(sources=(source,))))
        assert {candidate.reference.source for candidate in answer.candidates} == {source}


def test_evidence_comes_from_every_source_whatever_was_searched(engine, photos):
    answer = next(engine.locate(photos[:1], Request(sources=(Source.STREET,))))
    assert Source.INTERNET in {item.reference.source for item in answer.candidates[0].evidence}


@pytest.mark.parametrize(("top_k", "count"), [(1, 1), (3, 3), (100, 12)])
def test_as_many_candidates_as_asked_or_as_there_are_places(engine, photos, top_k, count):
    assert len(next(engine.locate(photos[:1], Request(top_k=top_k))).candidates) == count


@pytest.mark.parametrize("album", [Album.INDEPENDENT, Album.SAME_TRIP])
@pytest.mark.parametrize("top_k", [1, 3])
def test_a_shorter_list_is_the_beginning_of_a_longer_one(engine, photos, top_k, album):
    """Neither the first place nor how sure it is depends on how many are asked for."""
    asked = [replace(photo, album="one") for photo in photos[16:20]]
    short, long = ([*engine.locate(asked, Request(top_k=count, album=album))] for count in (top_k, 12))
    for few, many in zip(short, long, strict=True):
        assert few.candidates == many.candidates[:top_k]
        assert few.elsewhere == pytest.approx(1 - sum(each.probability for each in few.candidates))
        assert few.elsewhere >= many.elsewhere
        assert (few.outcome, few.within_km, few.regions) == (many.outcome, many.within_km, many.regions)


@pytest.mark.parametrize("most", [0, 1, 5])
def test_as_much_evidence_as_asked(engine, photos, most):
    answer = next(engine.locate(photos[:1], Request(evidence_per_source=most)))
    assert all(len(candidate.evidence) <= 2 * most for candidate in answer.candidates)


def ids_of(answer):
    """Return the ids of all references that an answer names, as places and as evidence."""
    evidence = {item.reference.id for candidate in answer.candidates for item in candidate.evidence}
    return evidence | {candidate.reference.id for candidate in answer.candidates}


@pytest.mark.parametrize("album", list(Album))
def test_a_reference_left_out_is_neither_a_place_nor_evidence(engine, photos, album):
    asked = [replace(photo, album="one") for photo in photos[16:24]]
    open_, fair = ([*engine.locate(asked, Request(album=album, without=names))] for names in ((), SYDNEY))
    assert set(SYDNEY) <= set().union(*map(ids_of, open_))
    assert set(SYDNEY).isdisjoint(set().union(*map(ids_of, fair)))
    assert {candidate.reference.id.split("-")[0] for candidate in fair[0].candidates} >= {"manly", "sydney"}


def test_what_is_left_out_counts_nowhere_in_the_scores(engine, photos):
    """As if the gallery had never held it: the same places in the same order, with the same scores and evidence."""
    kept = [row for row, reference in enumerate(engine.gallery.references) if reference.id not in SYDNEY]
    references = [engine.gallery.references[row] for row in kept]
    smaller = Gallery.of(references, engine.gallery.vectors[kept], engine.gallery.model)
    spaces = open_spaces(smaller, engine.models.embedder, smaller)
    others = Pinpoint(engine.pack, engine.models, spaces, {}).locate(photos[16:24], Request())
    for fair, other in zip(engine.locate(photos[16:24], Request(without=SYDNEY)), others, strict=True):
        assert [(c.reference, c.score, c.evidence) for c in fair.candidates] == [
            (c.reference, c.score, c.evidence) for c in other.candidates
        ]


def test_leaving_out_what_is_not_there_changes_nothing(engine, photos, answers):
    assert bits(next(engine.locate(photos[:1], Request(without=("unknown",))))) == bits(answers[0])


def test_cancelling_decodes_one_batch_at_most(engine, photos):
    taken = []
    asked = (taken.append(photo) or photo for photo in photos)
    answers = engine.locate(asked, Request())
    for _ in range(BATCH):
        next(answers)
    answers.close()
    assert len(taken) <= 2 * BATCH
    assert len(taken) < len(photos)


def test_the_geotag_decides_nothing(engine, photos, answers):
    lying = [replace(photo, geotag=Location(12, 34), taken_at=None, heading_deg=None) for photo in photos[:6]]
    silent = [replace(photo, geotag=None) for photo in photos[:6]]
    for asked in (lying, silent):
        assert [bits(answer) for answer in engine.locate(asked, Request())] == [bits(a) for a in answers[:6]]


def test_the_same_pixels_with_other_exif_have_the_same_answer(engine, tmp_path):
    files = [tiny.draw(tmp_path / f"{n}.jpg", 2, 50, exif) for n, exif in enumerate([None, tiny.tags(1, 2)])]
    one, other = (next(engine.locate([read_photo(str(file))], Request())) for file in files)
    assert one.photo.geotag != other.photo.geotag
    assert bits(one)[:-1] == bits(other)[:-1]


def test_a_folder_of_photos_is_answered_in_order(engine, world):
    found = [read_photo(path) for path in list_files([world.folder / "photos" / "quito"]).paths]
    results = list(engine.locate(found, Request()))
    assert [result.photo.path for result in results] == sorted(photo.path for photo in found)
    assert {result.candidates[0].reference.id.split("-")[0] for result in results} == {"quito"}


# --- what is fitted and what is asked, each in its own place; the tiny pack's numbers all differ


def answered(engine, photo, request=None):
    """Answer one photo, and keep what the answer rests on."""
    request = request or Request()
    [row] = engine.models.backbone.encode_images([decode(photo.path)])
    [query] = engine.queries(row[None], request)
    return engine.answer(Sight(photo, "", row), query, request, Limits.of(engine.gallery, request))


def first_of(answer):
    """Return where the best candidate stands among those found."""
    return int(np.argmax(answer.ranking.scores))


@pytest.fixture(scope="module")
def abroad(engine, world, tmp_path_factory):
    """The tiny world beside a gallery of the user's own: twelve places, 40 to 200 km away from the pack's."""
    folder = tmp_path_factory.mktemp("abroad")
    listed = []
    for number, (lat, lon) in enumerate(tiny.PLACES.values()):
        north = lat + (0.36 + 0.13 * number) * (-1 if lat > 0 else 1)
        path = tiny.draw(folder / f"{number}.jpg", 700 + number)
        listed.append(
            ReferencePhoto(read_photo(str(path)), Reference(f"u{number}", Location(north, lon), Source.INTERNET))
        )
    save_gallery(intake.build(intake.embed(listed, engine.models.backbone), engine.gallery.model), folder / "gallery")
    return open_pinpoint(world.pack, [folder / "gallery"]), [each.photo for each in listed]


@pytest.fixture(scope="module")
def strangers(abroad, tmp_path_factory):
    """Answers to the user's photos and to twenty pictures that look like nothing in particular.

    The first engine is as it is, another counts all votes nearly alike, so that the best place is not the first found.
    """
    engine, photos = abroad
    folder = tmp_path_factory.mktemp("strangers")
    photos = photos + [read_photo(str(tiny.draw(folder / f"{seed}.jpg", 900 + seed))) for seed in range(20)]
    even = replace(engine.pack, voting=replace(engine.pack.voting, temperature=0.5))
    both = engine, Pinpoint(even, engine.models, engine.spaces, {})
    return [answered(each, photo) for each in both for photo in photos]


def test_only_what_lies_within_25_km_of_the_packs_gallery_is_known(abroad):
    engine, _ = abroad
    metres = np.array([geodesy.distance_m(place, engine.gallery.latlon[:48]).min() for place in engine.gallery.latlon])
    assert metres[48:].min() > 30_000 and metres[48:].max() < 220_000
    assert engine.spaces.known.tolist() == [True] * 48 + [False] * 12


def elsewhere_by_hand(engine, answer, limits=None):
    """Return the probability of elsewhere, as the tiny pack's numbers make it of the features of a list."""
    found, limits = answer.shortlist.retrieval, limits or Limits.of(engine.gallery, Request())
    shortlist = describe_candidates(engine.spaces, found, engine.pack.voting, limits)
    told = dict(zip(features.OVERALL, shortlist.overall(first_of(answer)), strict=True))
    trained = engine.spaces.known[found.candidates[first_of(answer)]]
    if trained:
        odds = -2.2 + 0.3 * (told["reference_density"] - 0.1) / 0.9 - 0.25 * (told["first_crowd"] + 2.0) / 0.6
    else:
        odds = -0.4 - 0.2 * (told["raw_stands_out"] - 2.0) / 1.5
    return 1 / (1 + np.exp(-odds))


def test_elsewhere_is_told_by_whether_the_first_place_is_where_the_embedder_was_trained(abroad, strangers):
    engine, _ = abroad
    for answer in strangers:
        assert answer.prediction.elsewhere == pytest.approx(elsewhere_by_hand(engine, answer))
    known = [engine.spaces.known[answer.shortlist.retrieval.candidates] for answer in strangers]
    firsts = [bool(each[first_of(answer)]) for each, answer in zip(known, strangers, strict=True)]
    assert set(firsts) == {True, False}
    assert any(first != each[0] for first, each in zip(firsts, known, strict=True))  # found first, and not the best
    assert any(first != each.all() for first, each in zip(firsts, known, strict=True))


def test_confidence_is_about_the_best_place_not_the_first_that_was_found(strangers):
    moved = [answer for answer in strangers if first_of(answer) != 0]
    assert 5 < len(moved) < len(strangers)
    for answer in moved:
        best = answer.prediction.candidates[0].location
        told = answer.ranking.posterior.within(np.array([best.lat, best.lon]))
        assert list(answer.prediction.within_km.values()) == pytest.approx(told)
        assert list(answer.prediction.within_km) == [1, 5, 25, 200, 750]


def areas(found):
    """Return the level and area of regions; which corner a ring begins with may change with the last bits."""
    return [(region.level, region.area_km2) for region in found]


def test_regions_hold_the_mass_that_was_fitted(strangers):
    for answer in strangers[::6]:
        posterior = answer.ranking.posterior
        assert areas(answer.prediction.regions) == areas(posterior.regions((0.4, 0.7, 0.9)))
        assert areas(answer.prediction.regions) != areas(posterior.regions(LEVELS))


def shares_by_hand(answer, sharpness):
    """Return how candidates share what elsewhere leaves, from their scores."""
    each = np.exp(sharpness * np.array([candidate.score for candidate in answer.candidates]))
    return (1 - answer.elsewhere) * each / each.sum()


def test_places_share_by_the_sharpness_of_a_photo_or_of_an_album(engine, trip):
    for answer in trip[1]:
        for told, sharpness in ((answer.alone, 1.25), (answer, 0.8)):
            shares = [candidate.probability for candidate in told.candidates]
            assert len(shares) > 10 and shares == pytest.approx(shares_by_hand(told, sharpness))


def test_how_sure_an_album_is_by_how_sure_its_photos_are(trip):
    """Log odds: the bias, what the mean of the album's photos counts, and what the photo alone counts."""
    asked, fused = trip
    alone = np.array([answer.alone.elsewhere for answer in fused])
    odds = np.log(alone / (1 - alone))
    for album in ("a", "b"):
        of = np.array([photo.album == album for photo in asked])
        total = -0.3 + 0.65 * odds[of].mean() + 0.45 * odds[of]
        assert np.array([answer.elsewhere for answer in fused])[of] == pytest.approx(1 / (1 + np.exp(-total)))


def test_an_album_is_fused_from_the_raw_look_alikes_by_the_packs_own_votes(engine, photos):
    asked = [replace(photo, album="one") for photo in photos[16:20]]
    alone = [answered(engine, photo) for photo in asked]
    found = [each.shortlist.retrieval for each in alone]
    scores = [each.ranking.scores for each in alone]
    heard = [albums.AlbumMember(f.neighbours["raw"], f.candidates, s) for f, s in zip(found, scores, strict=True)]
    ballots = albums.AlbumVotes.of(engine.gallery, heard, tiny.voting())
    wanted = albums.fuse(ballots, np.full((4, 4), 700.0), tiny.voting(), albums.Fusion(), 12)
    fused = engine.locate(asked, Request(album=Album.SAME_PLACE, same_place_m=700.0))
    for answer, (rows, scores) in zip(fused, wanted, strict=True):
        told = [(candidate.reference.id, candidate.score) for candidate in answer.candidates]
        order = np.lexsort((engine.gallery.order(rows), -scores))
        assert told == [(engine.gallery.references[rows[k]].id, scores[k]) for k in order]


def test_a_pack_says_how_deep_is_sought_and_how_many_each_channel_proposes(engine, photos):
    found = [answered(engine, photo).shortlist.retrieval for photo in photos[::7]]
    assert {len(each.neighbours["raw"].rows) for each in found} == {30}
    counts = [Counter(each.channels) for each in found]
    assert {sum(each.values()) for each in counts} == {12} and max(each["image"] for each in counts) == 2
    assert max(each["gps"] for each in counts) <= 2 and min(each["raw"] for each in counts) >= 8


def on_gallery(engine, latlon, **fields):
    """Return the engine on another gallery, of points [N, 2] and the vectors of the tiny world's photos in turn."""
    vectors = engine.gallery.vectors[np.arange(len(latlon)) % len(engine.gallery)]
    named = [{name: values[row] for name, values in fields.items()} for row in range(len(latlon))]
    references = [
        Reference(**{"id": f"r{row}", "location": Location(*place), "source": Source.INTERNET, **named[row]})
        for row, place in enumerate(np.asarray(latlon).tolist())
    ]
    gallery = Gallery.of(references, vectors, engine.gallery.model)
    return Pinpoint(engine.pack, engine.models, open_spaces(gallery, engine.models.embedder, gallery), {})


def test_places_lie_as_far_apart_as_the_pack_says(engine, photos):
    """Sixteen references 900 m from one to the next: all are places of their own, as 800 m are enough."""
    row = on_gallery(engine, geodesy.destination((-30.0, 150.0), 90.0, 900.0 * np.arange(16)))
    candidates = next(row.locate(photos[:1], Request(top_k=16))).candidates
    assert sorted(candidate.reference.id for candidate in candidates) == sorted(f"r{number}" for number in range(16))


@pytest.mark.parametrize("most", [3, 16, 17, 29, 50])
def test_evidence_is_as_many_references_as_asked_for_or_there_are(engine, photos, most):
    """Thirty of each source along a street of 600 m: one is the place, all others are near it."""
    latlon = geodesy.destination((-30.0, 150.0), 90.0, 10.0 * np.arange(60))
    street = on_gallery(engine, latlon, source=[Source.INTERNET, Source.STREET] * 30)
    (best,) = next(street.locate(photos[:1], Request(evidence_per_source=most))).candidates
    own = street.gallery.rows_of([best.reference.id])[0]
    for source in Source:
        told = [item for item in best.evidence if item.reference.source is source]
        metres = geodesy.distance_m(latlon[own], latlon)
        near = [
            row
            for row in np.argsort(metres, kind="stable")
            if row != own and street.gallery.references[row].source is source
        ]
        assert [item.distance_m for item in told] == pytest.approx(metres[near[:most]], abs=0.01)
        assert len(told) == min(most, len(near)) and len(near) in (29, 30)


def test_how_much_evidence_is_shown_changes_no_score(engine, photos):
    few, usual, many = (
        [[(c.reference.id, c.score) for c in answer.candidates] for answer in engine.locate(photos[:4], request)]
        for request in (Request(evidence_per_source=0), Request(), Request(evidence_per_source=50))
    )
    assert few == usual == many


def reach_by_hand(latlon, place):
    """Return within what distance half of the references within 25 km lie, if their number grows by a power of it."""
    metres = geodesy.distance_m(place, latlon)
    inner, outer = (metres <= 5_000).sum(), (metres <= 25_000).sum()
    growth = max(np.log(max(outer, 1) / max(inner, 1)) / np.log(5), 0.1)
    return np.clip(25_000 * 0.5 ** (1 / growth), 100, 25_000)


def test_what_is_left_out_counts_neither_for_elsewhere_nor_for_the_reach(engine, photos):
    without = tuple(f"{place}-{shot}" for place in ("montmartre", "arcachon", "manly") for shot in range(3))
    left_out = engine.gallery.rows_of(without)
    limits = Limits.of(engine.gallery, Request(without=without))
    kept = np.setdiff1d(np.arange(48), left_out)
    moved = 0
    for photo in photos[::6]:
        fair, open_ = answered(engine, photo, Request(without=without)), answered(engine, photo)
        assert fair.ranking.elsewhere == pytest.approx(elsewhere_by_hand(engine, fair, limits))
        rows = fair.shortlist.retrieval.candidates
        wanted = [reach_by_hand(engine.gallery.latlon[kept], place) for place in engine.gallery.latlon[rows]]
        assert fair.ranking.posterior.listed.reach_m == pytest.approx(wanted)
        moved += fair.ranking.elsewhere != pytest.approx(elsewhere_by_hand(engine, fair))
        assert not np.isin(rows, left_out).any() and np.isin(open_.shortlist.retrieval.candidates, left_out).any()
    assert moved > 4
