"""Character references of HTML read as the characters they stand for, whatever is written after &#."""

import re

#: No character has a number of so many digits; Python refuses to read numbers of thousands of them.
_ENDLESS = re.compile(r"&#[0-9]{9,};?")


def unescaped(text: str) -> str:
    """Return a text with its character references read as HTML says; one beyond all characters is U+FFFD."""
    if "&" not in text:
        return text
    import html

    try:
        return html.unescape(text)
    except ValueError:
        return html.unescape(_ENDLESS.sub("\ufffd", text))
