from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.errors import FetchError
from bot.ingest.inflate import Inflater


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": lambda data: gzip.compress(data[:7]) + gzip.compress(data[7:]),
    "deflate": zlib.compress,
    " Deflate": bare,
    "identity": bytes,
    "": bytes,
}


def unfold(coding: str, wire: bytes, size: int, limit: int = 10_000) -> bytes:
    inflater = Inflater(coding, limit=limit)
    for start in range(0, len(wire), size):
        inflater.add(wire[start : start + size])
    return inflater.finish()


@settings(deadline=None)
@given(st.sampled_from(sorted(PACKERS)), st.binary(max_size=3000), st.integers(1, 500))
def test_whatever_the_chunks_the_body_is_the_same(coding: str, body: bytes, size: int) -> None:
    assume(not body.startswith(b"\x1f\x8b\x08"))  # a packed file is unfolded, see below
    assert unfold(coding, PACKERS[coding](body), size) == body


@settings(deadline=None)
@given(
    st.sampled_from(["gzip", "deflate", " Deflate"]),
    st.binary(min_size=20, max_size=500),
    st.integers(1, 200),
)
def test_a_body_that_is_cut_off_is_an_error(coding: str, body: bytes, size: int) -> None:
    wire = PACKERS[coding](body)
    with pytest.raises(FetchError, match="too early"):
        unfold(coding, wire[: len(wire) // 2], size)


@pytest.mark.parametrize("coding", ["gzip", "deflate", ""])
def test_what_unfolds_beyond_the_limit_is_refused(coding: str) -> None:
    with pytest.raises(FetchError, match="larger than"):
        unfold(coding, PACKERS[coding](bytes(10_001)), 64)
    assert unfold(coding, PACKERS[coding](bytes(10_000)), 64) == bytes(10_000)


def test_a_bomb_is_stopped_at_the_limit() -> None:
    wire = gzip.compress(bytes(50_000_000))
    inflater = Inflater("gzip", limit=1000)
    with pytest.raises(FetchError, match="larger than"):
        inflater.add(wire)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress", "gzip;q=1"])
def test_only_one_layer_of_what_was_asked_for(coding: str) -> None:
    with pytest.raises(FetchError, match="not asked for"):
        Inflater(coding, limit=10)


def test_garbage_is_no_gzip() -> None:
    with pytest.raises(FetchError, match="damaged"):
        unfold("gzip", b"this was never compressed", 100)


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_a_second_member_is_not_lost_wherever_it_begins(size: int) -> None:
    assert unfold("gzip", gzip.compress(b"one ") + gzip.compress(b"two"), size) == b"one two"


def test_padding_after_the_last_member_is_passed_over() -> None:
    assert unfold("gzip", gzip.compress(b"news") + bytes(64), 1) == b"news"


@pytest.mark.parametrize("size", [1, 2, 3, 1_000])
def test_what_is_packed_and_does_not_say_so_is_unfolded_once(size: int) -> None:
    twice = gzip.compress(gzip.compress(b"news"))
    assert unfold("", twice, size) == gzip.decompress(twice)
    with pytest.raises(FetchError, match="larger"):
        unfold("", gzip.compress(b"n" * 1_000_000), size)
    for short in (b"\x1f", b"\x1f\x8b", b"\x1f\x8b\x07 news"):
        assert unfold("", short, size) == short


@pytest.mark.parametrize("coding", ["none", "UTF-8", "identity"])
def test_what_servers_say_for_no_coding_is_none(coding: str) -> None:
    inflater = Inflater(coding, limit=100)
    inflater.add(b"news")
    assert inflater.finish() == b"news"
