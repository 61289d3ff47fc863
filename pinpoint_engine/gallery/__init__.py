"""References on disk and in memory, with search by similarity and by place."""

from .allowed import Allowed
from .columns import NONE, Mask, Rows, Vectors, widened
from .disk import gallery_digest, is_gallery, missing, model_of, open_gallery, save_gallery, upgrade, write_gallery
from .gallery import Gallery, count_by_cell, join
from .search import Hits, Index
from .shards import SOURCES

__all__ = [
    "NONE",
    "SOURCES",
    "Allowed",
    "Gallery",
    "Hits",
    "Index",
    "Mask",
    "Rows",
    "Vectors",
    "count_by_cell",
    "gallery_digest",
    "is_gallery",
    "join",
    "missing",
    "model_of",
    "open_gallery",
    "save_gallery",
    "upgrade",
    "widened",
    "write_gallery",
]
