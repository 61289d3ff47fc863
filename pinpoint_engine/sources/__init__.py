"""Where references come from, one file per place."""
