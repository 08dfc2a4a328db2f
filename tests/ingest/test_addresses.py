from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.addresses import is_allowed


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192
    192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1
    255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1
    100::1 2001::1 2001:20::1 2001:db8::1 2002:7f00:1::1 3fff::1 5f00::1 fc00::1 fd12::1 fe80::1
    fe80::1%1 fec0::1 ff02::1 2606:4700::1%2 nonsense 1.2.3 0x7f.1""".split(),
)
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not is_allowed(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1", "2a00:1450::5"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_allowed(address)


def test_the_settings_may_allow_a_network_and_nothing_beside_it() -> None:
    allow = [ip_network("10.1.0.0/16"), ip_network("::1/128")]
    assert is_allowed("10.1.2.3", allow)
    assert is_allowed("::1", allow)
    assert not is_allowed("10.2.0.1", allow)
    assert not is_allowed("127.0.0.1", allow)


@settings(deadline=None)
@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_no_disguise_of_a_private_address_gets_through(address: IPv4Address) -> None:
    number = int(address)
    disguises = [
        IPv6Address(number),  # compatible
        IPv6Address((0xFFFF << 32) | number),  # mapped
        IPv6Address((0x64FF9B << 96) | number),  # NAT64
        IPv6Address((0x2002 << 112) | (number << 80)),  # 6to4
        IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF)),  # Teredo
    ]
    assert not is_allowed(str(address))
    assert not any(is_allowed(str(disguise)) for disguise in disguises)
