"""Which elements of a page are open, what they hide, and what their edges are to the words beside them.

No tree is built: a list of open elements is enough to know what is seen, and takes no longer than the page is.
"""

import re

from wola_facts.web.evidence.folding import BLOCK, CELL

#: Elements whose content nobody sees.
_HIDDEN = frozenset(
    "head template noscript select datalist del s strike object audio video canvas meter progress rp rt rtc "
    "annotation annotation-xml desc metadata".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_OF_HEAD = frozenset("head base basefont bgsound link meta noscript object script style template title".split())
#: Elements of other languages within HTML: they may close themselves, and have CDATA.
_FOREIGN = frozenset(("svg", "math"))

_BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer foreignobject form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "listing main marquee menu nav ol optgroup option p plaintext pre search section summary table tbody text tfoot "
    "thead title tr ul xmp".split()
)
_CELLS = "td th br img input button textarea iframe embed object audio video canvas meter progress svg".split()
_INLINE = (
    "a abbr acronym area b base basefont bdi bdo bgsound big cite code data datalist del dfn em font i ins kbd label "
    "link map mark math meta nobr noembed noframes noscript output param q rb rp rt rtc ruby s samp script select "
    "small source span strike strong style sub sup template time title track tt u var wbr".split()
)
#: What the edge of an element is: nothing, a blank, or the edge of a block. Elements that HTML does not know stand in
#: the line; a blank before them keeps the numbers of two of them apart.
_BEGIN = {**dict.fromkeys(_BLOCKS, BLOCK), **dict.fromkeys(_CELLS, CELL), **dict.fromkeys(_INLINE, "")}
_END = {**dict.fromkeys(_BLOCKS, BLOCK), **dict.fromkeys(_CELLS, CELL)}

#: Elements that end others which nobody closed, and what these do not lie beyond (HTML standard, 13.2.6.4.7).
_TABLE = frozenset(("table", "template"))
_SCOPE = frozenset("applet caption html marquee object table td template th".split())
_LIST = (_BLOCKS | {"td", "th"}) - {"address", "div", "p", "li", "dt", "dd"}
_ENDS = {
    "li": (("li",), _LIST),
    **dict.fromkeys(("dt", "dd"), (("dt", "dd"), _LIST)),
    **dict.fromkeys(("td", "th"), (("td", "th"), _TABLE)),
    "tr": (("tr",), _TABLE),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (("tbody", "thead", "tfoot"), _TABLE)),
}
_ENDS_P = _BLOCKS - frozenset(
    "body caption col colgroup frame frameset head html legend optgroup option tbody text tfoot thead tr".split()
)
#: A paragraph is never open beyond these: they ended it, though that is not kept track of where all is seen.
_BOUNDS_OF_P = _SCOPE | (_ENDS_P - {"p"})
#: What an end tag does not reach beyond.
_HOLDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_BLOCKS, _SCOPE),
    "p": _BOUNDS_OF_P,
    **dict.fromkeys("td th tr tbody thead tfoot caption".split(), _TABLE),
    **dict.fromkeys(
        "table select template noscript object audio video canvas datalist svg math head".split(), frozenset()
    ),
}
_HOLDS_INLINE = _BLOCKS | {"td", "th"}
#: So many elements are looked through for one that ends; and so many may be open, deeper ones are taken as lying here.
_FAR = 64
_DEEPEST = 20_000

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?+""")
_CONCEALING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")


class Tree:
    """The open elements of a page: `made` takes the edges of those that are seen, `hiders` says where it is hidden."""

    def __init__(self, *, xml: bool = False) -> None:
        self.made: list[str] = []
        #: How deep the elements lie that nobody sees.
        self.hiders: list[int] = []
        #: How many elements of other languages are open, in which elements close themselves; all of XML is one.
        self.foreign = int(xml)
        self._opened: list[str] = []
        self._counts: dict[str, int] = {}
        self._in_head = self._headed = False

    def open(self, name: str, written: str) -> None:
        """Take in the start of an element, with its attributes as they are written."""
        edge = _BEGIN.get(name, CELL)
        hides = name in _HIDDEN or (written and _conceals(written))
        if name in _FOREIGN and written[-1:] != "/":
            self.foreign += 1
        if not hides and not self.hiders:
            if edge is not BLOCK:
                if edge:
                    self.made.append(edge)
                return  # an inline element ends nothing but itself
            self.made.append(edge)
        elif self.hiders:
            if self._in_head and name not in _OF_HEAD:
                self.close("head")  # whatever is no part of a head ends it, by the standard for HTML
            self._end_others(name)
            if not self.hiders and edge:
                self.made.append(edge)
        elif edge:
            self.made.append(edge)
        if name in _VOID or len(self._opened) >= _DEEPEST:
            return
        if name == "head":
            if self._headed:
                return  # a page has one
            self._headed = self._in_head = True
        if written[-1:] == "/" and (self.foreign or hides == "aria" or not (hides or self.hiders)):
            return
        if hides:
            self.hiders.append(len(self._opened))
        self._opened.append(name)
        self._counts[name] = self._counts.get(name, 0) + 1

    def close(self, name: str) -> None:
        """Take in the end of an element; what is not open, or is held in by another one, ends nothing."""
        if self._counts.get(name) and not (self.hiders and self._held_in(name)):
            last = ""
            while last != name:
                last = self._opened.pop()
                self._counts[last] -= 1
            self._uncover()
        if name in _FOREIGN and self.foreign:
            self.foreign -= 1
        if not self.hiders and (edge := _END.get(name, "")):
            self.made.append(edge)

    def edge(self, name: str) -> None:
        """Take in the edge of an element whose content is no markup."""
        if not self.hiders and (edge := _BEGIN.get(name, CELL)):
            self.made.append(edge)

    def seen(self, text: str) -> str:
        """Return what is seen of a text; words that stand in the head itself are not of the head, but end it."""
        if not self.hiders:
            return text
        if not self._in_head or self._opened[-1] != "head" or not (words := text.lstrip()):
            return ""
        self.close("head")
        return "" if self.hiders else words

    def _held_in(self, name: str) -> bool:
        limits = _HOLDS.get(name, _HOLDS_INLINE)
        for other in self._opened[: -_FAR - 1 : -1]:
            if other == name:
                return False
            if other in limits:
                return True
        return False

    def _end_others(self, name: str) -> None:
        if name in _ENDS:
            self._end(*_ENDS[name])
        if name in _ENDS_P:
            self._end(("p",), _BOUNDS_OF_P)

    def _end(self, names: tuple[str, ...], limits: frozenset[str]) -> None:
        if not any(self._counts.get(name) for name in names):
            return
        for far, other in enumerate(self._opened[: -_FAR - 1 : -1], start=1):
            if other in names:
                for last in self._opened[-far:]:
                    self._counts[last] -= 1
                del self._opened[-far:]
                self._uncover()
                return
            if other in limits:
                return

    def _uncover(self) -> None:
        while self.hiders and self.hiders[-1] >= len(self._opened):
            self.hiders.pop()
            self._in_head = bool(self._counts.get("head"))


def _conceals(written: str) -> str:
    """Return by what an element's attributes say that nobody sees it; empty where they do not."""
    small = written[:4000].lower()
    if "hidden" not in small and "none" not in small:
        return ""
    for name, double, single, bare in _ATTRIBUTE.findall(small):
        value = double or single or bare
        if name == "hidden" and value.strip() != "until-found":
            return "hidden"
        if name == "aria-hidden" and value.strip() == "true":
            return "aria"
        if name == "style" and _CONCEALING.search(value):
            return "style"
    return ""
