"""What ``names`` and ``variants`` stand on: where names stand in a text, how they are spelled."""
