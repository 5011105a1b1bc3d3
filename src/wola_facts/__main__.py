"""`python -m wola_facts` and the `facts` command start here."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from wola_facts.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
