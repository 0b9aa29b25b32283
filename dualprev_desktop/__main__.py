"""The one way in: the helper that parses foreign files, the command line, or the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Nothing heavy is imported before it is known what is wanted."""
    if sys.argv[1:2] == ["--worker"]:
        from dualprev_desktop.kernel.limited import serve

        return serve()
    import faulthandler

    if sys.stderr is not None:  # a windowed frozen build has none
        faulthandler.enable()
    from dualprev_desktop.app.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
