"""`python -m wola_facts` and the `facts` command start here."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A run makes many small objects and soon ends: the cycle collector would look through them again and again.
    gc.set_threshold(100_000, 50, 50)
    try:
        from wola_facts.cli.later import put_off

        put_off()
        from wola_facts.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while it was still being imported
        sys.exit(130)
    # What is left goes with the process; looking through it for cycles first would take a seventh of the whole time.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
