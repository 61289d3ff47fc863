"""The dock: photo list, search area, run, answers."""
