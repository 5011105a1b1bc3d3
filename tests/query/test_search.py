"""Search: accent-blind, plural-blind, bilingual, ranked."""

import time

import pytest

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_texts
from wola_facts.query.search import search, stem


def _ids(corpus: Corpus, *words: str) -> list[str]:
    return [fact.id for fact in search(corpus, words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["fiscalia"], "states-without-prosecutor", id="without its accent"),
        pytest.param(["FISCALÍA"], "states-without-prosecutor", id="in capitals"),
        pytest.param(["cuerpo"], "bodies-exhumed", id="a singular finds the Spanish plural"),
        pytest.param(["body"], "bodies-exhumed", id="body finds bodies"),
        pytest.param(["complaint"], "torture-complaints-2019", id="a singular finds the English plural"),
        pytest.param(["quejas", "received"], "torture-complaints-2019", id="a word of each language"),
        pytest.param(["exhum"], "bodies-exhumed", id="the last word may be a beginning"),
        pytest.param(["CNDH"], "torture-complaints-2019", id="whom the source credits, and tags"),
        pytest.param(["atenco"], "federal-police-ruling", id="the case of a ruling"),
        pytest.param(["prevenir", "sancionar"], "torture-law", id="the title of a law"),
        pytest.param(["40,000"], "disappeared-registered", id="a number as it is written"),
        pytest.param(["counted", "otherwise"], "states-without-prosecutor-observatory", id="a note"),
        pytest.param(["Observatorio", "contra"], "states-without-prosecutor-observatory", id="a title of a source"),
        pytest.param(["journalists"], "mechanism-beneficiaries", id="the name of a part"),
        pytest.param(["283 complaints"], "torture-complaints-2019", id="a phrase in one argument"),
    ],
)
def test_finds(corpus: Corpus, words: list[str], found: str) -> None:
    assert found in _ids(corpus, *words)


def test_only_the_last_word_may_be_a_beginning(corpus: Corpus) -> None:
    assert _ids(corpus, "exhum", "bodies") == []
    assert "bodies-exhumed" in _ids(corpus, "bodies", "exhum")


def test_all_words_must_match(corpus: Corpus) -> None:
    assert _ids(corpus, "bodies", "prosecutor") == []


def test_marks_only_find_nothing(corpus: Corpus) -> None:
    assert _ids(corpus, "--", "…") == []


def _world(**claims: str) -> Corpus:
    text = "".join(
        f'[fact.{name}]\nclaim = "{claim}"\nvalue = 1\ndate = "2019"\nsource = "https://e.org/{name}"\n'
        for name, claim in claims.items()
    )
    return load_texts({"t.toml": text})


def test_exact_spelling_comes_first_both_ways() -> None:
    world = _world(plain="un ano", tilde="un año")
    assert _ids(world, "año") == ["tilde", "plain"]
    assert _ids(world, "ano") == ["plain", "tilde"]


def test_a_decomposed_letter_is_the_same_letter() -> None:
    world = _world(tilde="un an\u0303o")
    assert _ids(world, "año") == ["tilde"]


def test_a_whole_word_comes_before_a_beginning() -> None:
    world = _world(begun="prisoners of war", whole="a prison")
    assert _ids(world, "prison") == ["whole", "begun"]


def test_a_claim_comes_before_a_source() -> None:
    world = _world(guard="troops", other="the guard")
    assert _ids(world, "guard")[0] == "other"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("body", "bodies"), ("case", "cases"), ("complaint", "complaints"), ("juez", "jueces"), ("ley", "leyes"),
        ("desaparicion", "desapariciones"), ("mes", "meses"), ("victima", "victimas"), ("fiscal", "fiscales"),
    ],
)  # fmt: skip
def test_singular_and_plural_share_a_stem(one: str, many: str) -> None:
    assert stem(one) == stem(many)


@pytest.mark.parametrize(("one", "other"), [("law", "low"), ("torture", "tour"), ("press", "pres"), ("us", "use")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_ten_thousand_records_take_a_blink() -> None:
    few = _world(**{f"f{n}": f"Víctimas de desaparición número {n}" for n in range(500)})
    facts = {f"{name}-{turn}": fact for turn in range(20) for name, fact in few.facts.items()}
    many = Corpus(few.root, few.settings, facts, few.sources)
    search(few, ["warm"])
    begun = time.perf_counter()
    assert len(search(many, ["victima", "numero", "17"])) >= 20
    # Some 0.3 s here; a minute would be a mistake of another order, which is what this is to tell.
    assert time.perf_counter() - begun < 5
