"""Accuracy tables, on distances known by hand."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine import evaluation, geodesy

KM = 1000.0


def test_a_row_counts_first_answers_and_lists():
    distances = np.array([[0.05, 9.0], [30.0, 0.5], [3000.0, np.nan], [np.nan, np.nan]]) * KM
    row = evaluation.row("all", "voting", distances)
    assert row.count == 4
    assert dict(zip(evaluation.THRESHOLDS_KM, row.first, strict=True)) == {
        **{0.1: 25, 1: 25, 5: 25, 25: 25},
        **{200: 50, 750: 50, 2500: 50},
    }
    assert row.listed == (50, 50, 50)
    assert row.median_km == pytest.approx(1515)


def test_a_table_has_a_row_for_each_part_and_method():
    distances = {"one": np.ones((3, 1)), "two": np.full((3, 1), np.inf)}
    rows = evaluation.table(["a", "b", "a"], distances)
    assert [(row.part, row.method, row.count) for row in rows] == [("a", "one", 2), ("a", "two", 2)] + [
        ("b", "one", 1),
        ("b", "two", 1),
    ]
    assert rows[1].median_km == np.inf


def test_the_table_as_markdown_is_rectangular():
    text = evaluation.as_markdown(evaluation.table(["a", "b"], {"one": np.full((2, 3), 400.0)}))
    assert len({line.count("|") for line in text.splitlines()}) == 1
    assert "| a | one | 1 | 0.0 | 100.0 |" in text


def test_nearest_neighbours_by_cosine():
    features, queries = np.array([[1.0, 0], [5, 5], [0, 0.1]]), np.array([[0, 7.0], [2, 0.1]])
    assert evaluation.nearest_neighbours(features, queries, 2).tolist() == [[2, 1], [0, 1]]


def test_the_densest_point_is_in_the_crowd():
    crowd = geodesy.destination((-16.8, 180), np.arange(0, 360, 60), 3000)
    latlon = np.vstack([[(0, 0)], crowd, [(-16.8, -180)], [(80, 0)]])
    assert evaluation.densest_point(latlon).tolist() == [-16.8, -180]


def test_nothing_ranks_better_than_the_nearest_reference(make_gallery):
    gallery = make_gallery([(0, 0), (0, 1)])
    metres = evaluation.nearest_reference_m(gallery, np.array([(0, 0.9), (0, 0)]))
    assert metres.shape == (2, 1)
    assert metres[:, 0] == pytest.approx([11_119, 0], abs=1)
