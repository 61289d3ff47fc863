"""Services of open imagery are opened by their names."""

from __future__ import annotations

import importlib.util

import pytest

from pinpoint_engine import sources
from pinpoint_engine.errors import RequestError
from pinpoint_engine.sources import open_service


@pytest.mark.parametrize("name", sources.SERVICES)
def test_each_service_is_opened_by_its_name_at_the_address_that_is_given(name):
    if importlib.util.find_spec(f"pinpoint_engine.sources.{name}") is None:
        pytest.skip(f"{name} is not there yet")
    service = open_service(name, address="http://127.0.0.1:1/x", secret="a" * 40, contact="me@example.org")
    assert (service.name, service.host) == (name, "127.0.0.1")
    assert open_service(name, secret="a" * 40).host not in ("", "127.0.0.1")


def test_an_unknown_service_is_refused_with_those_that_are_known():
    with pytest.raises(RequestError, match="there is no service 'openstreetcam'; choose panoramax, mapillary"):
        open_service("openstreetcam")
