"""Geocells: partitions of the Earth that photos are classified into, built in two ways (S2 cells, or semantic)."""

from __future__ import annotations

from .partition import INTERNET_TAU_M, STREET_TAU_M, Partition, open_partition

__all__ = ["INTERNET_TAU_M", "STREET_TAU_M", "Partition", "open_partition"]
