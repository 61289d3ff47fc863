"""How far answers lie from the truth: figures, named benchmarks, what must be left out, controls, reports."""

from .metrics import (
    THRESHOLDS_KM,
    AccuracyRow,
    Floats,
    as_markdown,
    calibration_error,
    densest_point,
    interval,
    nearest_neighbours,
    nearest_reference_m,
    paired_difference,
    row,
    table,
)

__all__ = [
    "THRESHOLDS_KM",
    "AccuracyRow",
    "Floats",
    "as_markdown",
    "calibration_error",
    "densest_point",
    "interval",
    "nearest_neighbours",
    "nearest_reference_m",
    "paired_difference",
    "row",
    "table",
]
