"""What a cite is about besides its item: where it stands in the text, and how far it has to be told apart."""


class Place:
    """Where a cite stands: its locator, its position among the cites before it, and its number.

    `position` is first, subsequent, ibid or ibid-with-locator, and empty in a bibliography; `near` says that the last
    cite of the item is not far; `first_note` is the number of the note of the first.
    """

    __slots__ = ("author_only", "first_note", "label", "locator", "near", "number", "position", "suppress_author")

    def __init__(self, position: str = "") -> None:
        self.locator = ""
        self.label = "page"
        self.position = position
        self.near = False
        self.first_note = ""
        self.number = ""
        self.suppress_author = False
        self.author_only = False

    def without_author(self) -> "Place":
        """Return the same place where the author is left out."""
        made = self._copy()
        made.suppress_author = True
        return made

    def at(self, position: str, locator: str | None = None) -> "Place":
        """Return the same place in another position, with another locator where one is given."""
        made = self._copy()
        made.position = position
        if locator is not None:
            made.locator = locator
        return made

    def _copy(self) -> "Place":
        made = Place()
        for name in Place.__slots__:
            setattr(made, name, getattr(self, name))
        return made


class Wanted:
    """How far one cite is told apart from others.

    `names` holds for each list of names how many are shown at least, `givens` how full a form each given name takes
    (0 as the style has it, 1 initials, 2 all of it), `disambiguate` how many of the style's own texts for telling apart
    are let in, and `suffix` the letters behind the year.
    """

    __slots__ = ("disambiguate", "givens", "names", "suffix")

    def __init__(self) -> None:
        self.names: list[int] = []
        self.givens: list[list[int]] = []
        self.disambiguate = 0
        self.suffix = ""

    def copy(self) -> "Wanted":
        """Return another with the same settings."""
        made = Wanted()
        made.names = list(self.names)
        made.givens = [list(levels) for levels in self.givens]
        made.disambiguate = self.disambiguate
        made.suffix = self.suffix
        return made
