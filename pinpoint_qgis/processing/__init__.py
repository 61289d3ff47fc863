"""The Processing provider and its algorithms, one class per file."""
