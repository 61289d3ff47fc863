"""The dock: photos, the settings of a request, the run, and its answers."""
