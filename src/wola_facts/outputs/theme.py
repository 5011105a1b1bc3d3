"""The one theme of everything drawn: a colour for each status and part, each of which also has its word."""

from collections.abc import Mapping

#: What each status is drawn in; the word always stands there too.
STATUS: Mapping[str, str] = {
    "current": "green",
    "dated": "cyan",
    "stale": "yellow",
    "overdue": "bold red",
    "superseded": "magenta",
    "disputed": "bold yellow",
    "retracted": "red strike",
}

HEAD = "bold"
VALUE = "bold"
LABEL = "dim"
ID = "cyan"
QUIET = "dim"
LINK = "underline"
QUOTE = "italic"

#: The signs of a table with and without Unicode.
RULE, RULE_ASCII = "─", "-"
