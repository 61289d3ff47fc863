"""The local engine, in a process of its own: its set-up, its process, and its removal."""
