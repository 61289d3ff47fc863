"""Sources of references, one module each."""
