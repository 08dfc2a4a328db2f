"""Which network addresses we may connect to: public ones, and those that the settings allow.

``ipaddress.is_global`` alone will not do: what it calls global differs between patch releases of
Python. The table follows IANA's special-purpose address registries; IPv6 outside 2000::/3 is
refused as a whole, since nothing else is routed on the public Internet.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Network = IPv4Network | IPv6Network

_SPECIAL: tuple[Network, ...] = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carriers' shared space
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, the clouds' metadata services
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
        "2001::/23",  # protocol assignments, Teredo
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address in disguise
        "2620:4f:8000::/48",  # AS112
        "2000::/16",  # never given to anybody
        "2d00::/8",  # reserved by IANA, as the next two
        "2e00::/7",
        "3000::/4",  # with the old 6bone and documentation
    )
)
_ROUTED_V6 = IPv6Network("2000::/3")


def is_allowed(address: str, allow: Sequence[Network] = ()) -> bool:
    """Whether we may connect to ``address`` (a literal; one with a zone is never allowed)."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip.scope_id:
        return False
    return any(ip in network for network in allow) or _is_public(ip)


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv6Address) and ip not in _ROUTED_V6:
        return False
    return ip.is_global and not any(ip in network for network in _SPECIAL)
