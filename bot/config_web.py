"""The settings of the pages: where they are served, who may see which."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, SecretStr

#: What can be public or behind the token, each by itself.
Area = Literal["status", "archive", "digest", "story", "topic", "search", "trends", "feeds"]
AREAS: tuple[Area, ...] = get_args(Area)
_LEAST_TOKEN = 16  # characters: fewer can be guessed


def _areas(value: object) -> object:
    if not isinstance(value, str):
        return value
    named = value.replace(",", " ").lower().split()
    if named == ["none"]:
        return ()
    if unknown := [name for name in named if name not in AREAS]:
        raise ValueError(f"{unknown[0]!r} is no page; write some of {', '.join(AREAS)}, or none")
    return tuple(dict.fromkeys(named))


def _long_enough(value: SecretStr) -> SecretStr:
    if len(value.get_secret_value()) < _LEAST_TOKEN:
        raise ValueError(f"write at least {_LEAST_TOKEN} characters")
    return value


class WebSettings(BaseModel):
    """Where the pages are, and who sees them."""

    web_host: str = Field("127.0.0.1", description="where the pages listen")
    web_port: Annotated[int, Field(ge=0, le=65535)] = Field(
        8080, description="their port; 0 picks a free one"
    )
    web_token: Annotated[SecretStr, AfterValidator(_long_enough)] | None = Field(
        None,
        description="what one signs in with to see pages that are not public; without it one is "
        "made in the data folder, in the file web_token",
    )
    web_public: Annotated[tuple[Area, ...], BeforeValidator(_areas)] = Field(
        ("archive", "digest", "story", "topic", "search", "trends", "feeds"),
        description="pages that need no token (besides these there is status), or none",
    )
