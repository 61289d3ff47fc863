"""The engine on this machine in a process of its own: set up, started, watched, ended and uninstalled."""
