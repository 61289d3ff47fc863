"""Panoramas: each face shows what lies in its direction, as an ordinary camera sees it."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine import photos

WIDTH, HEIGHT = 1440, 720
COLOURS = np.array([(200, 0, 0), (0, 200, 0), (0, 0, 200), (200, 200, 0)], np.uint8)
"""What lies ahead, to the right, behind and to the left, each 90 degrees wide."""


@pytest.fixture
def panorama():
    """A quarter of the horizon in each colour; the middle of the picture is ahead."""
    turned = (np.arange(WIDTH) + 0.5) / WIDTH * 360 - 180
    quarter = np.floor((turned + 45) % 360 / 90).astype(int)
    return np.broadcast_to(COLOURS[quarter], (HEIGHT, WIDTH, 3)).copy()


def dot(panorama, right_deg, up_deg):
    """Draw a white dot in a direction."""
    column, row = round((right_deg + 180) / 360 * WIDTH), round((90 - up_deg) / 180 * HEIGHT)
    panorama[row - 3 : row + 3, column - 3 : column + 3] = 255


def whitest(face):
    """Return where the white dot is, in halves of the face's side right of and below its middle."""
    rows, columns = np.nonzero(face.min(axis=2) > 250)
    return columns.mean() / face.shape[1] * 2 - 1, rows.mean() / face.shape[0] * 2 - 1


def test_each_face_has_the_colour_of_its_direction_from_edge_to_edge(panorama):
    cut = photos.faces(panorama)
    assert len(cut) == photos.FACES
    for face, colour in zip(cut, COLOURS, strict=True):
        assert face.shape == (384, 384, 3) and face.dtype == np.uint8
        assert (face[:, 2:-2] == colour).all()


@pytest.mark.parametrize(
    ("right_deg", "up_deg", "number"),
    [(0, 0, 0), (30, -20, 0), (60, 10, 1), (120, 20, 1), (178, 5, 2), (-178, 5, 2), (-140, 30, 2), (-100, -33, 3)],
)
def test_a_straight_camera_sees_a_dot_where_it_should(panorama, right_deg, up_deg, number):
    dot(panorama, right_deg, up_deg)
    turn = np.radians((right_deg - 90 * number + 180) % 360 - 180)
    right, down = np.tan(turn), -np.tan(np.radians(up_deg)) / np.cos(turn)
    seen = [face.min() if number != at else whitest(face) for at, face in enumerate(photos.faces(panorama))]
    assert seen[number] == pytest.approx((right, down), abs=0.01)
    assert [each for at, each in enumerate(seen) if at != number] == [0, 0, 0]


def test_no_seam_shows_behind(panorama):
    """What is behind begins at the picture's right edge and goes on at its left."""
    ramp = np.abs(np.arange(WIDTH) + 0.5 - WIDTH / 2) / (WIDTH / 2) * 255
    panorama[:] = ramp.astype(np.uint8)[None, :, None]
    behind = photos.faces(panorama)[2][192, :, 0].astype(int)
    assert np.abs(np.diff(behind)).max() <= 2 and behind[190:194].min() >= 253
    np.testing.assert_allclose(behind, behind[::-1], atol=2)


def test_where_sky_and_ground_are_cut_off_a_face_is_as_tall_as_there_is_something_to_see(panorama):
    narrow = panorama[HEIGHT // 3 : -HEIGHT // 3]
    for face, colour in zip(photos.faces(narrow), COLOURS, strict=True):
        assert face.shape == (222, 384, 3)  # 30 degrees up and down
        assert (face[:, 2:-2] == colour).all()


def test_an_ordinary_picture_is_no_panorama(panorama):
    with pytest.raises(ValueError, match="has 960 × 720 pixels"):
        photos.faces(panorama[:, :960])
