"""What one page costs: a quote looked for to its end, and what it says of itself, beside what others take.

    pytest tests/benchmarks/test_pages.py --benchmark-only --benchmark-columns=min,median

Pages of 20 KB with the quote in their last paragraph; the bound is 1 ms for paragraphs, and selectolax with the same
folding and matching for pages full of tags. The peers are not needed for anything else:
`pip install selectolax extruct`. Neither tells blocks from inline elements or leaves out what a style hides.
"""

import json
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from wola_facts.web.evidence.folding import folded
from wola_facts.web.evidence.match import Outcome, find_quote
from wola_facts.web.evidence.reading import Reading
from wola_facts.web.metadata.propose import propose
from wola_facts.web.observation import Quote

QUOTE = "15 firm torture convictions"
URL = "https://www.wola.org/analysis/mexico/"
PARAGRAPH = "<p>" + "Nothing of the kind is told in this paragraph, which is long enough to be one. " * 4 + "</p>\n"
ITEM = '<li class="item"><a href="/some/where?id=12&amp;x=1" class="link link--primary" data-x="12">Words &amp; more</a></li>\n'  # noqa: E501
ROW = (
    '<div class="row"><p class="text">El año pasado <strong>hubo</strong> “muchas” denuncias &mdash; y '
    '<a href="https://example.org/x">pocas</a> condenas.</p></div>\n'
)
#: Kinds of pages, each of 20 KB.
PAGES = {
    "paragraphs": PARAGRAPH * 61,
    "a menu of links": ITEM * 150,
    "Spanish, with typographic signs": ROW * 110,
}
HEAD = "<html><head><title>Mexico's Human Rights Landscape - WOLA</title>"
TOLD = (
    '<meta property="og:site_name" content="WOLA"><meta property="og:type" content="article">'
    '<meta name="author" content="Maureen Meyer"><meta property="article:published_time" content="2019-11-26">'
    '<script type="application/ld+json">'
    + json.dumps({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Mexico's Human Rights Landscape",
        "datePublished": "2019-11-26", "inLanguage": "en-US", "author": [{"@type": "Person", "name": "Maureen Meyer"}],
        "publisher": {"@type": "Organization", "name": "WOLA"},
    })
    + "</script>"
)  # fmt: skip


def page(kind: str) -> bytes:
    return f"{HEAD}{TOLD}</head><body>{PAGES[kind]}<p>There were {QUOTE} in all.</p></body></html>".encode()


def peer(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed")


@pytest.mark.benchmark(group="a quote at the end of a page")
@pytest.mark.parametrize("kind", PAGES)
def test_quote(benchmark: BenchmarkFixture, kind: str) -> None:
    content = page(kind)

    def look() -> bool:
        reading = Reading((Quote("fact", QUOTE),), "utf-8")
        reading.feed(content)
        reading.close()
        return reading.done

    assert benchmark(look)


@pytest.mark.benchmark(group="a quote at the end of a page")
@pytest.mark.parametrize("kind", PAGES)
def test_quote_by_selectolax(benchmark: BenchmarkFixture, kind: str) -> None:
    content, parser = page(kind), peer("selectolax.lexbor").LexborHTMLParser

    def look() -> Outcome:
        tree = parser(content)
        tree.strip_tags(["script", "style", "template", "noscript", "head", "select", "iframe", "del"])
        return find_quote(folded(tree.body.text(separator=" "), case=False), QUOTE, case=False, explain=False).outcome

    assert benchmark(look) is Outcome.FOUND


@pytest.mark.benchmark(group="what a page says of itself")
@pytest.mark.parametrize("kind", PAGES)
def test_metadata(benchmark: BenchmarkFixture, kind: str) -> None:
    content = page(kind)
    found = benchmark(lambda: propose(content, "text/html", "utf-8", URL))
    assert {"title", "author", "date"} <= {one.field for one in found}


@pytest.mark.benchmark(group="what a page says of itself")
@pytest.mark.parametrize("kind", PAGES)
def test_metadata_by_extruct(benchmark: BenchmarkFixture, kind: str) -> None:
    extruct, text = peer("extruct"), page(kind).decode()
    found = benchmark(lambda: extruct.extract(text, URL, syntaxes=["json-ld", "opengraph", "dublincore"]))
    assert found["json-ld"]
