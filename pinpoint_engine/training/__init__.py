"""Training recipes; imported by nothing but the command line, lazily."""
