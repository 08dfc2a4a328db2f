"""One digest for each local day, whatever people, clocks and machines do: for longer than a test.

The rules and the witness are those of ``tests/digest/test_promise.py``; here every run takes
other paths through them.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from benchmarks.faults.promises import Promise, campaign
from tests.digest import test_promise


def run(quick: bool) -> list[Promise]:
    """Run the machine; what it finds is printed with the steps that lead there."""
    examples, steps = (10, 40) if quick else (400, 80)
    profile = settings(
        test_promise.QUICK,
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=False,
        database=None,
    )
    broken = ""
    with tempfile.TemporaryDirectory() as folder:
        test_promise.Promise.template = asyncio.run(test_promise.prepared(Path(folder)))
        try:
            run_state_machine_as_test(test_promise.Promise, settings=profile)
        except AssertionError as error:
            broken = str(error).partition("\n")[0]
            print("\n".join(error.__notes__ if hasattr(error, "__notes__") else ()))
    return [
        Promise(
            "one digest a local day, on record, in time, in order, no story twice",
            f"{examples} lives of up to {steps} events",
            broken or "0 broken",
            not broken,
        )
    ]


if __name__ == "__main__":
    sys.exit(campaign("promise", run))
