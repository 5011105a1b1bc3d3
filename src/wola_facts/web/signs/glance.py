"""What signs are looked for in: the top of a page, how much it says, and where it was found."""

from wola_facts.model.plain import Plain
from wola_facts.web.signs.source import headings, title, without_raw
from wola_facts.web.target import Unfit, target

#: Letters of visible text; a page that says more is no wall and no parking place, whatever words it holds.
SHORT = 4_000
#: Of the source so much is looked at for what a page loads.
_BEGINNING = 48_000

#: A host, and a path with its query.
Place = tuple[str, str]


def place(url: str) -> Place:
    """Return the host of an address, without www., and its path with query; both empty where it is none."""
    try:
        found = target(url)
    except Unfit:
        return "", ""
    return found.host.removeprefix("www."), found.path


class Glance(Plain):
    """A page at a glance, its texts in small letters and folded. `top` is the title and then the headings.

    `source` is the beginning of its source in small letters, `markup` the source without what is no markup of its own;
    `said` is its visible text, or as much of it as shows that it is long. `asked` and `reached` are where it was looked
    for and found: where we were sent to tells as well.
    """

    source: str
    markup: str
    top: tuple[str, ...]
    said: str
    asked: Place
    reached: Place

    @property
    def is_short(self) -> bool:
        """Whether it says little, or nothing at all."""
        return len(self.said) < SHORT


def glance(source: str, text: str, asked: Place, reached: Place) -> Glance:
    """Return a page at a glance, by the beginning of its source and of its visible text, folded."""
    markup = without_raw(source)
    said = text[: SHORT + 1].casefold().replace("\x1e", " \x1e ").replace("\x1f", " ")
    return Glance(
        source[:_BEGINNING].lower(), markup, (title(markup), *headings(markup)), said, asked, reached
    )  # fmt: skip
