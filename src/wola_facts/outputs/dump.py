"""JSON as the machine formats write it: readable, and without a character that a terminal would obey."""

import json
import re

from wola_facts.outputs.terminal import visible

_NOT_ASCII = re.compile(r"[^\x00-\x7e]")


def dump(value: object, indent: int | None = 2, *, ascii_only: bool = False) -> str:
    r"""Return a value as JSON; letters of any script stay, controls and direction marks become \u009b and the like."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    return text if text.isascii() and "\x7f" not in text else _NOT_ASCII.sub(_safe, text)


def _safe(found: re.Match[str]) -> str:
    char = found[0]
    return char if visible(char) == char else json.dumps(char)[1:-1] if ord(char) != 0x7F else "\\u007f"
