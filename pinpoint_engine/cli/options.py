"""What several commands take and say."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from ..types import System

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Let a command choose its system, its pack and its galleries."""
    parser.add_argument(
        "--system",
        choices=[system.value for system in System],
        default=System.PINPOINT.value,
        help="what locates the photos (pinpoint)",
    )
    add_pack(parser)


def add_pack(parser: argparse.ArgumentParser) -> None:
    """Let a command choose its pack, its galleries, and what computes."""
    parser.add_argument("--pack", type=Path, help="model pack (default: the embedded one)")
    parser.add_argument("--gallery", type=Path, action="append", default=[], help="a gallery of your own; repeatable")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto", help="what computes (auto)")
    parser.add_argument(
        "--runtime",
        choices=("auto", "onnx", "torch"),
        default="auto",
        help="what runs the networks (auto: torch on a GPU, ONNX on the CPU)",
    )


def say(line: str) -> None:
    """Tell the user a line at once."""
    print(line, flush=True)
