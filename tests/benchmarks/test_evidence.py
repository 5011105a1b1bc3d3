"""How long it takes to look for a quote in a page of 1 MB, beside parsers whose text is searched as it is.

    pytest tests/benchmarks/test_evidence.py --benchmark-only --benchmark-columns=min,median,rounds

An ordinary page should take at most 75 ms, a page that is made to hurt less than a second, a PDF of 201 pages a second.
The parsers beside do less: they say what text there is, and neither what of it is seen nor what is a part of a number.
"""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from wola_facts.web.evidence.charsets import decoded
from wola_facts.web.evidence.document import text_of_html
from wola_facts.web.evidence.folding import folded
from wola_facts.web.evidence.match import Outcome, find_quote
from wola_facts.web.evidence.reading import Reading
from wola_facts.web.observation import Quote

MB = 1_000_000
QUOTE = "15 firm torture convictions"

PARAGRAPH = (
    '<div class="entry wide"><p id="p{n}">La <b>Comisión</b> registró más de 40,000 personas desaparecidas – según '
    '<a href="https://example.org/{n}?a=1&amp;b=2" class="link">cifras oficiales</a>&nbsp;– y “{n} casos” en el país, '
    "de los que ninguno dice lo que se busca, ni en este párrafo ni en los que siguen.</p></div>\n"
)
ORDINARY = (
    "<!doctype html><html><head><title>Informe</title><style>p{margin:0}</style></head><body>"
    + "".join(PARAGRAPH.format(n=n) for n in range(MB // len(PARAGRAPH) - 5))
    + "<p>obtained only <b>15</b> firm torture convictions since 2006</p></body></html>"
).encode()

HOSTILE = {
    "comments that never end": b"<!--",
    "tags that never end": b"<a ",
    "quotation marks that never end": b'<a href="x',
    "signs that are no tags": b"<",
    "elements inside of each other": b"<div>",
    "hidden elements": b"<div hidden>",
    "notes": b"<sup>3</sup>",
    "entities": b"&notin",
    "marks on one letter": "\u0301\u0323".encode(),
    "numbers with groups": b"115 300,",
    "nearly the quote": b"15 firm torture conviction ",
}


class Said(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def ours(page: bytes) -> bool:
    text = folded(text_of_html(page, "utf-8"), case=False)
    return find_quote(text, QUOTE, case=False).outcome is Outcome.FOUND


def as_it_comes(page: bytes) -> bool:
    reading = Reading((Quote("fact", QUOTE),), "utf-8")
    for start in range(0, len(page), 1 << 16):
        reading.feed(page[start : start + (1 << 16)])
    reading.close()
    return reading.sought()[0].outcome == "found"


def html_parser(page: bytes) -> bool:
    parser = Said()
    parser.feed(decoded(page, "utf-8"))
    parser.close()
    return QUOTE in " ".join("".join(parser.said).split())


def selectolax(page: bytes) -> bool:
    body = pytest.importorskip("selectolax.lexbor", reason="selectolax is not installed").LexborHTMLParser(page).body
    return body is not None and QUOTE in " ".join(body.text().split())


@pytest.mark.benchmark(group="an ordinary page of 1 MB")
@pytest.mark.parametrize("look", [ours, as_it_comes, html_parser, selectolax])
def test_an_ordinary_page(benchmark: BenchmarkFixture, look: Callable[[bytes], bool]) -> None:
    assert benchmark(look, ORDINARY)


@pytest.mark.benchmark(group="a page of 1 MB that is made to hurt")
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page(benchmark: BenchmarkFixture, piece: bytes) -> None:
    assert not benchmark(ours, (piece * (MB // len(piece) + 1))[:MB])
