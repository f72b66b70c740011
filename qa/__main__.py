"""`python -m qa` is `pullquote`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run one command; the exit code. Ctrl+C while it is still being loaded ends it as quietly as later."""
    try:
        from qa.cli import main as run

        return run()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
