"""A tree laid flat: texts that each know their whole format, for formats without nesting of their own."""

from wola_facts.cite.csl.runs import NORMAL, Run


class Segment:
    """A text with its format: `style` holds every formatting attribute; `gap` stands before it ("", " " or a line)."""

    __slots__ = ("gap", "link", "style", "text")

    def __init__(self, text: str, style: dict[str, str], link: str, gap: str) -> None:
        self.text = text
        self.style = style
        self.link = link
        self.gap = gap


def segments(run: Run) -> list[Segment]:
    """Return the texts of a tree in order; neighbours of one format are one."""
    flat = _Flat()
    flat.walk(run, NORMAL, "")
    return flat.made


def inherited(above: dict[str, str], format: dict[str, str]) -> dict[str, str]:
    """Return the format inside a run: what is around it, but for what it says itself."""
    return above | format if format else above


class _Flat:
    def __init__(self) -> None:
        self.made: list[Segment] = []
        self.gap = ""

    def walk(self, run: Run, style: dict[str, str], link: str) -> None:
        style = inherited(style, run.format)
        link = run.link or link
        if run.display in ("block", "indent"):
            self._open("\n")
        for part in run.parts:
            if isinstance(part, str):
                self._add(part, style, link)
            else:
                self.walk(part, style, link)
        if run.display == "left-margin":
            self._open(" ")
        elif run.display in ("block", "indent"):
            self._open("\n")

    def _open(self, gap: str) -> None:
        if self.made and self.gap != "\n":
            self.gap = gap

    def _add(self, text: str, style: dict[str, str], link: str) -> None:
        if not text:
            return
        if self.gap:
            text = text.lstrip(" ")
            self.made[-1].text = self.made[-1].text.rstrip(" ")
            if not text:
                return
        last = self.made[-1] if self.made else None
        if last and last.style == style and last.link == link and not self.gap:
            last.text += text
        else:
            self.made.append(Segment(text, style, link, self.gap))
        self.gap = ""
