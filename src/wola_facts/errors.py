"""What can go wrong with a request: every error that is the caller's to mend, with a hint and an exit code.

Bad data is never an error but a finding (`wola_facts.model.finding`); a bug is a plain traceback.
"""

from collections.abc import Iterable

EXIT_NO_MATCH = 1
EXIT_USAGE = 2
EXIT_NETWORK = 3


class FactsError(Exception):
    """A request that cannot be met: `message` is a full sentence, `hint` says what to do next."""

    exit_code = EXIT_USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{_sentence(self.hint)}" if self.hint else self.message


class UsageError(FactsError):
    """An option or argument that cannot be understood."""


class CorpusError(FactsError):
    """No corpus, an empty one, or one that cannot be read at all."""


class NothingFound(FactsError):
    """Nothing matches what was asked for; the hint offers near misses."""

    exit_code = EXIT_NO_MATCH


class NetworkError(FactsError):
    """The network was asked for and cannot be had."""

    exit_code = EXIT_NETWORK


class ExpressionError(UsageError):
    """An expression that does not parse: `column` (from 1) points into `expression`."""

    def __init__(self, message: str, expression: str, column: int, hint: str = "") -> None:
        super().__init__(message, hint)
        self.expression = expression
        self.column = column

    def __str__(self) -> str:
        window = 70
        start = max(0, self.column - 1 - window // 2)
        shown = self.expression[start : start + window]
        caret = " " * (self.column - 1 - start) + "^"
        text = f"{_sentence(self.message)} (column {self.column})\n  {shown}\n  {caret}"
        return f"{text}\n{_sentence(self.hint)}" if self.hint else text


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` known words that `word` was probably meant to be, the likeliest first."""
    import difflib  # only where something is already wrong

    folded = {name.casefold(): name for name in known}
    wanted = word.casefold()
    close = difflib.get_close_matches(wanted, folded, n=limit, cutoff=0.6)
    if len(close) < limit and len(wanted) >= 3:
        close += [name for name in folded if name and name not in close and (wanted in name or name in wanted)]
    return [folded[name] for name in close[:limit]]


def some_of(names: Iterable[str], limit: int = 8) -> str:
    """Return the first names by comma, and how many more there are."""
    known = list(names)
    more = len(known) - limit
    return ", ".join(known[:limit]) + (f" and {more:,} more" if more > 0 else "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean `x` or `y`?" for the near misses of `word`, or an empty text."""
    names = [f"`{name}`" for name in nearest(word, known)]
    return f"did you mean {' or '.join(names)}?" if names else ""


def _sentence(text: str) -> str:
    """Return a hint as a person reads it alone: findings put the same words after a colon, in small letters."""
    return text[:1].upper() + text[1:]
