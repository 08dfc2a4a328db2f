"""The settings of reading: what a fetch and a parser may cost, and how hosts are spared."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, Field, SecretStr


def _proxy(value: SecretStr) -> SecretStr:
    parts = urlsplit(value.get_secret_value())
    try:
        known = parts.scheme == "http" and parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        known = False
    if not known:
        raise ValueError("write an address like http://proxy.example.org:3128")
    return value


class ReadingSettings(BaseModel):
    """Caps on what strangers send, each with a default that ordinary feeds and pages never meet."""

    fetch_proxy: Annotated[SecretStr, AfterValidator(_proxy)] | None = Field(
        None,
        description="an HTTP proxy that takes CONNECT, as http://user:password@host:port; "
        "HTTP_PROXY and its like are not looked at",
    )
    fetch_seconds: Annotated[float, Field(gt=0, le=300)] = Field(
        20.0, description="seconds for the whole of a fetch, redirects included"
    )
    fetch_megabytes: Annotated[float, Field(gt=0, le=100)] = Field(
        5.0, description="megabytes of an answer as they come"
    )
    fetch_unfolded_megabytes: Annotated[float, Field(gt=0, le=100)] = Field(
        5.0, description="megabytes of an answer after decompression"
    )
    fetch_header_kilobytes: Annotated[float, Field(gt=0, le=100)] = Field(
        32.0, description="kilobytes of an answer's headers"
    )
    fetch_redirects: Annotated[int, Field(ge=0, le=20)] = Field(
        5, description="redirects that are followed"
    )
    fetch_at_once: Annotated[int, Field(ge=1, le=256)] = Field(
        16, description="requests at once, over all hosts; one host gets one at a time"
    )
    fetch_host_pause: Annotated[float, Field(ge=0, le=60)] = Field(
        1.0,
        description="seconds between two requests to one host (none to addresses in allowed "
        "networks)",
    )
    parse_seconds: Annotated[float, Field(gt=0, le=300)] = Field(
        10.0, description="seconds after which a process that reads a feed or page is killed"
    )
    parse_megabytes: Annotated[int, Field(ge=500, le=16_000)] = Field(
        1000, description="megabytes of memory that such a process may reserve"
    )
    parse_depth: Annotated[int, Field(ge=20, le=10_000)] = Field(
        200, description="how deep the elements of a feed may be nested"
    )
    parse_at_once: Annotated[int, Field(ge=1, le=64)] = Field(
        2, description="how many such processes there are; idle ones end after a minute"
    )
    links_a_day: Annotated[int, Field(ge=0, le=10_000)] = Field(
        30, description="links a chat may have read for it in a day"
    )
