"""Training PIGEON: semantic geocells, captions, prototypes."""
