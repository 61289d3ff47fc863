"""Systems that locate photos; each is an `Engine`."""
