"""Search areas: rings to polygons, files of them, and which points lie inside."""
