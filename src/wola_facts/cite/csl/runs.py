"""What is rendered before it is written: a tree of runs, each with its format, whose leaves are plain texts."""

from collections.abc import Iterator

#: CSL's formatting attributes with the value that each has where nothing is said; also the format of what takes
#: nothing over from around it.
NORMAL = {
    "font-weight": "normal",
    "font-style": "normal",
    "font-variant": "normal",
    "text-decoration": "none",
    "vertical-align": "baseline",
}


class Run:
    """A stretch of output: its parts in order, texts and runs.

    `format` holds CSL's formatting attributes with their values; `quotes` puts it in quotation marks; `display` is
    CSL's block form; `link` an address; `kind` says what it holds where someone asks later (names, year-suffix...);
    the case of what is `nocase` is never changed.
    """

    __slots__ = ("display", "format", "kind", "link", "nocase", "parts", "quotes")

    def __init__(
        self,
        parts: "Parts | None" = None,
        format: dict[str, str] | None = None,
        *,
        quotes: bool = False,
        display: str = "",
        link: str = "",
        kind: str = "",
        nocase: bool = False,
    ) -> None:
        self.parts: Parts = parts if parts is not None else []
        self.format = format or {}
        self.quotes = quotes
        self.display = display
        self.link = link
        self.kind = kind
        self.nocase = nocase

    def leaves(self) -> Iterator[str]:
        """Yield the texts in order."""
        for part in self.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from part.leaves()

    def plain(self) -> str:
        """Return the text without any format."""
        return "".join([part if isinstance(part, str) else part.plain() for part in self.parts])

    def like(self, parts: "Parts") -> "Run":
        """Return a run of other parts, in all else like this one."""
        made = Run(parts, self.format, quotes=self.quotes, display=self.display, link=self.link, kind=self.kind)
        made.nocase = self.nocase
        return made

    def __bool__(self) -> bool:
        """Whether there is any text in it."""
        return any(self.parts)

    def __repr__(self) -> str:
        """Show the tree in short."""
        marks = "".join(f" {value}" for value in self.format.values()) + (" quotes" if self.quotes else "")
        return f"<{self.kind or 'run'}{marks} {self.parts!r}>"


#: What a run is made of.
Parts = list[Run | str]


def find(run: Run, *kinds: str) -> Iterator[Run]:
    """Yield the runs of some kinds in a tree, outermost first."""
    for part in run.parts:
        if isinstance(part, Run):
            if part.kind in kinds:
                yield part
            else:
                yield from find(part, *kinds)
