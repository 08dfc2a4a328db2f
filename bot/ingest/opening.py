"""The fetcher as the settings want it: its caps, its proxy, the networks that it may reach."""

from __future__ import annotations

from bot.clock import Clock
from bot.config import Settings
from bot.ingest.connect import GuardedBackend
from bot.ingest.fetch import Fetcher, Limits
from bot.ingest.proxy import Proxy


def open_fetcher(settings: Settings, user_agent: str, clock: Clock | None = None) -> Fetcher:
    """A fetcher that names itself ``user_agent``; nothing is connected before its first use."""
    proxy = settings.fetch_proxy
    allow = settings.fetch_allow_networks
    return Fetcher(
        user_agent=user_agent,
        clock=clock,
        allow_networks=allow,
        limits=Limits(
            seconds=settings.fetch_seconds,
            wire=int(settings.fetch_megabytes * 1_000_000),
            size=int(settings.fetch_unfolded_megabytes * 1_000_000),
            head=int(settings.fetch_header_kilobytes * 1_000),
            redirects=settings.fetch_redirects,
            at_once=settings.fetch_at_once,
            pause=settings.fetch_host_pause,
        ),
        backend=GuardedBackend(
            allow, proxy=Proxy.from_url(proxy.get_secret_value()) if proxy else None
        ),
    )
