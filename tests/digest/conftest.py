"""What stands ready for each test."""

from __future__ import annotations

import pytest

from tests.builders import Newsroom
from tests.digest.desk import Desk


@pytest.fixture
def desk(room: Newsroom) -> Desk:
    return Desk(room)
