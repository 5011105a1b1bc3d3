"""Year suffixes: a to z, then aa, ab and so on."""


def suffix(number: int) -> str:
    """Return the year suffix of a place from 0 on: a, b, ... z, aa."""
    made = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(97 + rest) + made
    return made


def follows(one: str, two: str) -> bool:
    """Whether a suffix is the next after another."""
    number = 0
    for letter in one:
        number = number * 26 + ord(letter) - 96
    return suffix(number) == two
