"""The currency beside a number, before or behind it: a sign, a code or a word."""

import re


def currency_beside(text: str, start: int, end: int, floor: int) -> tuple[str, int, int]:
    """Return the currency beside a number, and where both begin and end; a word such as "pesos" stays outside."""
    if found := _MONEY_BEFORE.search(text, max(floor, start - 5), start):
        return _MONEY.get(found[1].upper(), found[1].upper()), found.start(), end
    if found := _MONEY_AFTER.match(text, end):
        name = found[1] or found[2] or found[3]
        return _MONEY.get(name.casefold(), name.upper()), start, end if found[3] else found.end()
    return "", start, end


_CODES = "USD|MXN|EUR|GBP|CAD|CHF|JPY|GTQ|HNL|NIO|CRC|COP|PEN|CLP|ARS|BRL"
_MONEY_BEFORE = re.compile(rf"(?<!\w)(US\$|MX\$|{_CODES}|\$|€|£)\s?$", re.IGNORECASE)
_MONEY_AFTER = re.compile(
    rf"\s?(€|£)(?!\s?[0-9])|\s({_CODES})(?!\w|\s?[0-9])|\s(?:de\s+)?(?:mexican\s+|u\.?s\.?\s+)?(pesos?|dollars?|dólar(?:es)?|euros?)(?!\w)",
    re.IGNORECASE,
)
_MONEY = {
    "US$": "USD", "MX$": "MXN", "€": "EUR", "£": "GBP", "peso": "MXN", "pesos": "MXN", "dollar": "USD",
    "dollars": "USD", "dólar": "USD", "dólares": "USD", "euro": "EUR", "euros": "EUR",
}  # fmt: skip
