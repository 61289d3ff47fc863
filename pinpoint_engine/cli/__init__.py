"""The command line: locate, gallery, export, replay, runs, models, evaluate, train, serve."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence

from .. import __version__
from ..errors import PinpointError
from .evaluate import add_evaluate
from .export import add_export
from .gallery import add_gallery
from .locate import add_locate
from .models import add_models
from .options import fall_silent
from .replay import add_replay
from .runs import add_runs
from .serve import add_serve
from .train import add_train


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit code: 0 for success, 1 for an error that the user can fix, 130 if interrupted, 141 if the reader of the
        output has closed it, as `| head` does.
    """
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # file names may contain characters that the terminal cannot show
    try:
        options.command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        fall_silent()
        return 141
    except PinpointError as error:
        print(f"pinpoint: {error} [{error.code}]", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("pinpoint: interrupted; finished results are kept if the command says so", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    description = "Find where photos were taken; nothing leaves this machine."
    parser = argparse.ArgumentParser(prog="pinpoint", description=description)
    parser.add_argument("--version", action="version", version=f"pinpoint {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    add_locate(commands)
    add_gallery(commands)
    add_export(commands)
    add_replay(commands)
    add_runs(commands)
    add_models(commands)
    add_evaluate(commands)
    add_train(commands)
    add_serve(commands)
    return parser
