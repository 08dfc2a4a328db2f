"""The command line. Exit status 0, 1 (the job failed), 2 (wrong usage or settings)."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.cli.parser import parser
from bot.errors import NewsdigestError, SettingsError, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; errors go to standard error in a line that a person can act on."""
    arguments = parser().parse_args(argv)
    try:
        status = arguments.run(arguments)
    except (SettingsError, UsageError) as error:
        _complain(error)
        return 2
    except NewsdigestError as error:
        _complain(error)
        return 1
    except BrokenPipeError:
        # Whoever read our output has heard enough, as in "newsdigest digest | head".
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 1
    return int(status or 0)


def _complain(error: NewsdigestError) -> None:
    for line in str(error).splitlines():
        print(f"newsdigest: {line}", file=sys.stderr)
