"""What WORDS mean: an id, a topic or its alias, else search words."""

import pytest

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_texts
from wola_facts.errors import NothingFound
from wola_facts.query.select import By, select

TORTURE = 9
ALL = 16


@pytest.mark.parametrize(
    ("words", "by", "count"),
    [
        pytest.param([], By.EVERYTHING, ALL, id="no word is the whole corpus"),
        pytest.param(["", "  "], By.EVERYTHING, ALL, id="empty words are no words"),
        pytest.param(["torture-law"], By.ID, 1, id="an id is that fact"),
        pytest.param(["Torture-Law"], By.ID, 1, id="an id in capitals is that fact too"),
        pytest.param(["torture-law", "budget"], By.ID, 2, id="several ids are each of them"),
        pytest.param(["budget", "budget"], By.ID, 1, id="an id twice is one fact"),
        pytest.param(["mechanism-beneficiaries.journalists"], By.ID, 1, id="a named part is its fact"),
        pytest.param(["torture"], By.TOPIC, TORTURE, id="a topic is all of it"),
        pytest.param(["TORTURA"], By.TOPIC, TORTURE, id="a topic goes by its Spanish label"),
        pytest.param(["malos", "tratos"], By.TOPIC, TORTURE, id="an alias of two words may be two arguments"),
        pytest.param(["ill treatment"], By.TOPIC, TORTURE, id="a hyphen in an alias is as good as a space"),
        pytest.param(["exhumados"], By.SEARCH, 1, id="a word of a claim is searched"),
        pytest.param(["torture", "law"], By.SEARCH, 1, id="several words narrow"),
    ],
)
def test_words(corpus: Corpus, words: list[str], by: By, count: int) -> None:
    selection = select(corpus, words)
    assert (selection.by, len(selection.facts)) == (by, count)
    assert selection.one == (by is By.ID and count == 1)


def test_of_a_topic_its_own_facts_come_before_those_that_only_touch_it() -> None:
    record = 'claim = "x"\nkind = "event"\ndate = 2019-01-01\nsource = "s"\n'
    texts = {"a.toml": f'[fact.beside]\ntopics = ["torture"]\n{record}', "torture.toml": f"[fact.own]\n{record}"}
    assert [fact.id for fact in select(load_texts(texts), ["torture"]).facts] == ["own", "beside"]


def test_a_named_part_is_told(corpus: Corpus) -> None:
    assert select(corpus, ["mechanism-beneficiaries.journalists"]).part == "journalists"


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param(["tortrue"], "`torture`", id="a topic misspelt"),
        pytest.param(["budgett"], "`budget`", id="an id misspelt"),
        pytest.param(["desaparicion"], "", id="a word that is there without its accent is found"),
        pytest.param(["exumed"], "`exhumed`", id="a word of a claim misspelt"),
        pytest.param(["torture", "exumed"], "`exhumed`", id="of several words the one that nothing has"),
        pytest.param(["qqqq"], "`facts` shows", id="nothing near leads to the overview"),
    ],
)
def test_near_misses(corpus: Corpus, words: list[str], offered: str) -> None:
    if not offered:
        assert select(corpus, words).facts
        return
    with pytest.raises(NothingFound) as caught:
        select(corpus, words)
    assert offered in caught.value.hint
    assert caught.value.exit_code == 1


def test_words_that_never_meet_say_so(corpus: Corpus) -> None:
    with pytest.raises(NothingFound, match="all of these words: exhumed prosecutor"):
        select(corpus, ["exhumed", "prosecutor"])


def test_the_id_of_a_source_is_what_was_read_in_it() -> None:
    record = 'claim = "The report of 2019"\nkind = "event"\ndate = 2019-01-01\n'
    corpus = load_texts(
        {
            "a.toml": f'[fact.one]\n{record}source = "cat-2019"\n[fact.two]\n{record}source = ["report", "cat-2019"]\n'
            f'[fact.three]\n{record}source = "report"\n'
            '[source.cat-2019]\ntitle = "C"\n[source.report]\ntitle = "R"\n[source.not-read]\ntitle = "N"\n'
        }
    )
    chosen = select(corpus, ["CAT-2019"])
    assert (chosen.by, chosen.name, [fact.id for fact in chosen.facts]) == (By.SOURCE, "cat-2019", ["one", "two"])
    assert select(corpus, ["report"]).by is By.SEARCH
    with pytest.raises(NothingFound):
        select(corpus, ["not-read"])


def test_a_record_that_could_not_be_read_is_named() -> None:
    broken = load_texts({"a.toml": '[fact.one]\nclaim = 3\ndate = 2019-01-01\nsource = "s"\n'})
    with pytest.raises(NothingFound) as caught:
        select(broken, ["one"])
    assert "facts check" in caught.value.hint
