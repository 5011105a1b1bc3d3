"""`python -m wola_facts` and the `facts` command start here."""


def main() -> None:
    """Run the command line."""
