"""The settings of a request: their summary in one line, and the request of an opened run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.PyQt.QtCore import Qt

from pinpoint_engine import Album, Request, Source, System
from pinpoint_engine.types import Location, Polygon
from pinpoint_qgis import settings
from pinpoint_qgis.dock.request_form import RequestForm

LEFT = Qt.MouseButton.LeftButton
TRIANGLE = Polygon(tuple(Location(lat, lon) for lat, lon in ((48, 2), (48, 3), (49, 3))))


@pytest.fixture
def form(window):
    window.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    window.mapCanvas().setExtent(QgsRectangle(0, 40, 20, 55))
    made = RequestForm(window.mapCanvas(), window.mainWindow())
    made.resize(400, 300)
    made.show()
    yield made
    made.shut()


def test_a_closed_group_shows_the_choices_in_one_line_and_stays_closed(form, window, qtbot):
    assert not form.words.isVisible() and form.area.isVisible()
    form.album.kind.setCurrentIndex(2)
    form.group.setCollapsed(True)
    assert not form.area.isVisible() and form.words.isVisible()
    assert form.words.text() == "Everywhere · one trip, 6 km/h · Pinpoint"
    form.street.setChecked(True)
    form.album.kind.setCurrentIndex(1)
    form.area.add_visible_map()
    assert form.words.text() == f"{form.area.summary()} · one place, 1000 m · Pinpoint · street-level frames"
    assert settings.load().form_closed
    again = RequestForm(window.mapCanvas())
    assert again.group.isCollapsed()
    again.shut()


def test_the_group_is_opened_with_the_keyboard(form, qtbot):
    form.group.setCollapsed(True)
    form.group.setFocus()
    qtbot.keyClick(form.group, Qt.Key.Key_Space)
    assert not form.group.isCollapsed() and not settings.load().form_closed


def test_the_request_of_a_run_is_shown_and_asked_again(form):
    request = Request(
        top_k=7,
        within=(TRIANGLE,),
        photo_source=Source.STREET,
        album=Album.SAME_TRIP,
        speed_kmh=90.0,
        cells=True,
    )
    form.set_request(request, "planet", ("a note",))
    assert form.request(7) == (request, ("a note",))
    assert form.system.system() == "planet" and settings.load().system == "planet"
    assert "one trip, 90 km/h · PlaNet" in form.summary() and form.summary().startswith("Area of the run, ")
    form.set_request(Request(top_k=7), "pinpoint")
    assert form.request(7) == (Request(top_k=7), ())


def test_another_system_can_propose_candidates_to_pinpoint_for_photos_by_themselves(form, qtbot):
    proposer, system, album = form.system.proposer, form.system.kind, form.album.kind
    assert proposer.isVisible() and form.request(12)[0].proposed_by is None
    proposer.setCurrentIndex(proposer.findData("pigeon"))
    assert form.request(12)[0].proposed_by is System.PIGEON
    form.group.setCollapsed(True)
    assert form.words.text() == "Everywhere · each photo by itself · Pinpoint, with candidates of PIGEON"
    form.group.setCollapsed(False)
    album.setCurrentIndex(2)
    assert not proposer.isEnabled() and "located by itself" in proposer.toolTip()
    assert form.request(12)[0] == Request(album=Album.SAME_TRIP)
    album.setCurrentIndex(0)
    assert proposer.isEnabled() and form.request(12)[0].proposed_by is System.PIGEON
    system.setCurrentIndex(system.findData("planet"))
    assert not proposer.isVisible() and form.request(12)[0].proposed_by is None


def test_who_proposed_candidates_to_a_run_is_shown_and_asked_again(form):
    request = Request(top_k=7, proposed_by=System.PLANET)
    form.set_request(request, "pinpoint")
    assert form.request(7)[0] == request and "with candidates of PlaNet" in form.summary()
    form.set_request(Request(top_k=7), "pinpoint")
    assert form.request(7)[0] == Request(top_k=7)


def test_a_request_of_an_unknown_system_keeps_the_chosen_one(form):
    form.system.kind.setCurrentIndex(form.system.kind.findData("pigeon"))
    form.set_request(replace(Request(), album=Album.SAME_PLACE, same_place_m=500.0), "another")
    assert form.system.system() == "pigeon" and form.request(12)[0].same_place_m == 500.0
