"""Items that lack everything, say nonsense, or mean harm: a citation all the same, and nothing in it is obeyed."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pylatexenc.latexwalker import LatexEnvironmentNode, LatexMacroNode, LatexMathNode, LatexWalker

from wola_facts.cite.csl import FORMATS, Citation, Cite, Processor, Style, write
from wola_facts.cite.overlay import locale_text, resolve
from wola_facts.cite.registry import SHIPPED, find_style

FIELDS = ("title", "container-title", "publisher", "number", "page", "volume", "edition", "URL", "DOI", "note")
STYLE = Style.parse(
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    '<citation><layout delimiter="; "><group delimiter=" | "><names variable="author"/>'
    '<text variable="title" font-style="italic" text-case="title"/><text variable="container-title" quotes="true"/>'
    '<text variable="publisher" font-weight="bold"/><number variable="number" form="ordinal"/>'
    '<text variable="page"/><number variable="volume" form="roman"/><number variable="edition"/>'
    '<text variable="URL"/><text variable="DOI"/><text variable="note" font-variant="small-caps"/>'
    '<date variable="issued" form="text"/><text variable="locator"/></group></layout></citation></style>'
)

HOSTILE = {
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(2)> &lt;b&gt; <a href='javascript:3'>four</a>",
    "an HTML attribute": "\" onmouseover=\"alert(1)\" x='",
    "LaTeX": r"\input{/etc/passwd} \write18{rm} $x_1^2$ % gone & # ~ \begin{verbatim}",
    "RTF": r"{\rtf1 \b bold\par} {\object x} \'e9 \u-3 ? {\*\generator y;}",
    "Markdown": "# head *star* _line_ `code` [link](javascript:1) ![img](x) <http://x.example> | a ~~del~~ ***",
    "a Markdown list": "- one",
    "a number that begins a list": "1. one",
    "terminal escapes": "\x1b[31mred\x1b[0m \x1b]8;;http://x\x07link \x9b1m",
    "letters that turn the direction": "abc\u202edef\u202c \u2066ghi\u2069",
    "lines": "one\ntwo\r\nthree\x0bfour\u2028five\x00six",
    "quotes that never close": "“one 'two \"three ‘four",
    "tags that never close": "<i>one <b>two <span class=\"nocase\">three",
    "tags that only close": "</i>one</b></span></div>",
    "a placeholder": "{0} %s $1 \\1 \\g<0>",
}  # fmt: skip


def cited(item: dict[str, Any], format: str, **cite: Any) -> str:
    """Return a citation of one item in a format."""
    [run] = Processor(STYLE, [item], locale_text, "en-US").cite([Citation([Cite("a", **cite)])])
    return write(run, format, links=True)


def everywhere(text: str) -> dict[str, Any]:
    """Return an item that says one text in every field."""
    names = [{"family": text, "given": text}, {"literal": text}]
    return {"id": "a", "type": "report", **dict.fromkeys(FIELDS, text), "author": names, "issued": {"literal": text}}


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"[^\W\d_]{3,}", text)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= set(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_holds_no_control_characters_and_loses_no_word(text: str) -> None:
    made = cited(everywhere(text), "text", prefix=text, suffix=text, locator=text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)
    plain = re.sub(r"</?(?:i|b|span)[^>]*>|[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", " ", text)
    missing = [word for word in words(plain) if word.casefold() not in made.casefold()]
    assert not missing


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_html_has_no_tag_but_those_that_format(text: str) -> None:
    page = _Page()
    page.feed(cited(everywhere(text), "html", prefix=text, suffix=text, locator=text))
    page.close()
    assert page.tags <= {"i", "b", "sup", "sub", "span", "a"}
    allowed = ("font-style:", "font-weight:", "font-variant:", "baseline", "http://", "https://")
    assert all(name in ("style", "href") and (value or "").startswith(allowed) for name, value in page.attributes)
    for word in words(re.sub(r"</?(?:i|b|span)[^>]*>|\x1b.|\x9b.|[\x00-\x1f\u2028\u202e\u202c]", " ", text)):
        assert word.casefold() in page.text.casefold()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_markdown_reads_as_one_paragraph_of_text_and_emphasis(text: str) -> None:
    page = _Page()
    made = cited(everywhere(text), "markdown", prefix=text, suffix=text, locator=text)
    page.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(made))
    assert page.tags <= {"p", "em", "strong", "i", "b", "span", "a", "br"}
    assert all((value or "").startswith(("font-", "http://", "https://")) for _, value in page.attributes)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_latex_has_no_command_but_those_that_format(text: str) -> None:
    made = cited(everywhere(text), "latex", prefix=text, suffix=text, locator=text)
    names = set(_commands(LatexWalker(made, tolerant_parsing=False).get_latex_nodes()[0]))
    assert names <= {
        "textit", "textbf", "textsc", "textsuperscript", "textsubscript", "textbackslash", "textasciitilde", "href",
        "textasciicircum", "textless", "textgreater", "textbar", "textquotedbl", "{", "}", "$", "&", "#", "%", "_", ",",
        "~",
    }  # fmt: skip
    assert "%" not in re.sub(r"\\%", "", made)


def _commands(nodes: Any) -> Any:
    for node in nodes:
        assert not isinstance(node, (LatexMathNode, LatexEnvironmentNode))
        if isinstance(node, LatexMacroNode):
            yield node.macroname
            yield from _commands([one for one in node.nodeargd.argnlist if one] if node.nodeargd else [])
        yield from _commands(getattr(node, "nodelist", None) or [])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_rtf_has_no_control_word_but_those_that_format(text: str) -> None:
    made = cited(everywhere(text), "rtf", prefix=text, suffix=text, locator=text)
    assert made.isascii()
    bare = re.sub(r"\\[\\{}]", "", made)
    controls = set(re.findall(r"\\(\*|[a-z]+|.)", bare))
    assert controls <= {"i", "b", "scaps", "super", "sub", "u", "uc", "line", "tab", "field", "*", "fldinst", "fldrslt"}
    depth = 0
    for brace in re.findall(r"[{}]", bare):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


NONSENSE: dict[str, dict[str, Any]] = {
    "nothing at all": {},
    "no title, no author, no date": {"type": "report", "publisher": "WOLA"},
    "a type that there is not": {"type": "wat", "title": "T"},
    "values of the wrong kind": {"title": ["T"], "author": "Ann", "issued": [2019], "page": {"a": 1}, "volume": True},
    "names that are none": {"author": [None, 1, {}, {"family": None}, {"literal": ""}, {"given": "Ann"}]},
    "dates that are none": {"issued": {"date-parts": [["x", None, "²"], []], "season": "²"}, "title": "T"},
    "empty date parts": {"issued": {"date-parts": [[]]}, "title": "T"},
    "a year of 5,000 digits": {"issued": {"raw": "9" * 5000}, "title": "T"},
    "pages of 5,000 digits": {"page": "1" * 5000 + "-" + "2" * 5000, "edition": "3" * 5000, "title": "T"},
    "a range that runs backwards": {"issued": {"date-parts": [[2021, 5], [2019, 3]]}, "page": "30-12", "title": "T"},
    "a range of unequal ends": {"issued": {"date-parts": [[2021, 5, 1], [2022]]}, "title": "T"},
    "months and days that are none": {"issued": {"date-parts": [[2021, 99, 99]]}, "title": "T"},
    "a year before all": {"issued": {"date-parts": [[-99999, 1, 1]]}, "title": "T"},
    "particles without end": {"author": [{"family": "de " * 2000 + "X", "given": "a" * 5000 + "!"}], "title": "T"},
    "a title of 3,000 words": {"title": "word of the " * 1000, "author": [{"literal": "A"}]},
}


@pytest.mark.parametrize("style", SHIPPED)
def test_nonsense_gets_a_citation_and_an_entry_in_every_style(style: str) -> None:
    found = find_style(style)
    parsed = Style.parse(resolve(found.path, found.stem, lambda _: None))
    items = [{"id": f"i{number}", **item} for number, item in enumerate(NONSENSE.values())]
    processor = Processor(parsed, items, locale_text, "en-US")
    runs = processor.cite([Citation([Cite(item["id"])], number) for number, item in enumerate(items, start=1)])
    assert all(write(run).strip() for run in runs)
    assert all(write(entry.run).strip() for entry in processor.bibliography().entries)
    assert processor.missing


@pytest.mark.parametrize("style", ["apa", "mla", "chicago", "chicago-notes", "unam"])
def test_three_thousand_authors_are_cited_and_told_apart(style: str) -> None:  # for ever, were each name tried
    found = find_style(style)
    parsed = Style.parse(resolve(found.path, found.stem, lambda _: None))
    authors = [{"family": f"Family{number}", "given": "Ann"} for number in range(3000)]
    same: dict[str, Any] = {"type": "report", "issued": {"date-parts": [[2020]]}, "author": authors}
    items = [{"id": id, "title": f"Title {id}", **same} for id in "abc"]
    texts = [write(run) for run in Processor(parsed, items, locale_text).cite([Citation([Cite(id)]) for id in "abc"])]
    assert len(set(texts)) == 3


@given(text=st.text(max_size=60), format=st.sampled_from(FORMATS))
@settings(max_examples=60, deadline=None)
def test_any_text_is_cited(text: str, format: str) -> None:
    assert isinstance(cited(everywhere(text), format, prefix=text, suffix=text, locator=text), str)
