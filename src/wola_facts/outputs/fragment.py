"""A link to the very words: a URL with a text fragment, as the WICG's Scroll to Text Fragment has it."""

import re

_CUT = re.compile(r"\s*(?:\[(?:\.\.\.|…)\]|\((?:\.\.\.|…)\)|…)\s*")

#: What RFC 3986 leaves as it is, but for the hyphen, which marks a prefix or suffix there.
_KEPT = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~")


def text_link(url: str, quote: str, before: str = "", after: str = "") -> str:
    """Return `url#:~:text=[before-,]quote[,-after]`, or an empty text where there is no web page or no quote.

    A quote with an ellipsis becomes a range, from what stands before it to what stands after it.
    """
    ends = [part for part in _CUT.split(" ".join(quote.split())) if part]
    if not ends or not url.lower().startswith(("https://", "http://")):
        return ""
    words = [ends[0], ends[-1]] if len(ends) > 1 else ends
    parts = [_encoded(word) for word in words]
    if before.strip():
        parts.insert(0, f"{_encoded(before)}-")
    if after.strip():
        parts.append(f"-{_encoded(after)}")
    return f"{url}{'' if '#' in url else '#'}:~:text={','.join(parts)}"


def _encoded(text: str) -> str:
    raw = " ".join(text.split()).encode("utf-8", "replace")
    return "".join(chr(byte) if byte in _KEPT else f"%{byte:02X}" for byte in raw)
