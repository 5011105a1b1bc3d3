"""The signs that a page bears, asked only where it does not say what it should: words found on it beat every sign."""

from wola_facts.model.plain import Plain
from wola_facts.web.signs.glance import Place, glance


class Signs(Plain):
    """Why a page is a wall, away for now, or gone, in a few words of ours; empty where nothing says so."""

    wall: str = ""
    pause: str = ""
    gone: str = ""


def signs(source: str, text: str, asked: Place, reached: Place) -> Signs:
    """Return what the beginning of a page's source and of its visible text, folded, tell.

    `asked` and `reached` are each a host and a path with query.
    """
    # A run in which every page says what it should compiles none of their patterns.
    from wola_facts.web.signs.gone import gone
    from wola_facts.web.signs.pause import pause
    from wola_facts.web.signs.walls import wall

    page = glance(source, text, asked, reached)
    return Signs(wall(page), pause(page), gone(page))
