"""What stands ready for each test."""

from __future__ import annotations

import pytest

from tests.builders import Newsroom
from tests.delivery.post import Post


@pytest.fixture
def post(room: Newsroom) -> Post:
    return Post(room)
