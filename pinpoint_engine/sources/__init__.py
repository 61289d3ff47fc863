"""Sources of references, one module each; and the services of open imagery by their names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ..errors import RequestError

if TYPE_CHECKING:
    from .imagery import ImageryService

SERVICES = {"panoramax": "Panoramax", "mapillary": "Mapillary", "commons": "Commons", "flickr": "Flickr"}
"""The services of open imagery, in the order in which they are worth asking: module and class of each."""
SECRETS = {"mapillary": "PINPOINT_MAPILLARY_TOKEN", "flickr": "PINPOINT_FLICKR_KEY"}
"""The environment variable with the token or the key that a service wants."""


def open_service(name: str, *, address: str = "", secret: str = "", contact: str = "") -> ImageryService:
    """Return a service of open imagery; nothing is asked yet.

    Args:
        name: One of `SERVICES`.
        address: Its address, "" for the usual one.
        secret: The user's token or key, for the services in `SECRETS`.
        contact: The operator's address for complaints, which the host is told.

    Raises:
        RequestError: there is no such service, or the address or the contact cannot be used.
        ServiceError: the token or the key is missing, or cannot be one.
    """
    if name not in SERVICES:
        raise RequestError(f"there is no service {name!r}; choose {', '.join(SERVICES)}")
    kind = getattr(import_module(f".{name}", __name__), SERVICES[name])
    usual = {"address": address} if address else {}
    service: ImageryService = kind(*([secret] if name in SECRETS else []), contact=contact, **usual)
    return service
