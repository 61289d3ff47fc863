"""Models: images and arrays in, arrays out; one model per file."""
