"""Geocells: partitions of the Earth that photos are classified into; made in one of two ways, used in one."""

from __future__ import annotations

from .partition import INTERNET_TAU_M, STREET_TAU_M, Partition, open_partition

__all__ = ["INTERNET_TAU_M", "STREET_TAU_M", "Partition", "open_partition"]
