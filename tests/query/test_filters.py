"""The everyday filters, what was known on a day, and the order of facts."""

from datetime import date

import pytest

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import load_texts
from wola_facts.errors import ExpressionError, NothingFound, UsageError
from wola_facts.query.fields import Context
from wola_facts.query.filters import Filters, as_of, filtered
from wola_facts.query.sort import ordered
from wola_facts.query.standing import Status, standings


def _ids(context: Context, filters: Filters) -> set[str]:
    return {fact.id for fact in filtered(context.corpus.facts.values(), filters, context)}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param(Filters(topic=("Tortura",), kind=("law",)), {"torture-law"}, id="a topic by alias, and a kind"),
        pytest.param(Filters(kind=("law", "ruling")), {"torture-law", "federal-police-ruling"}, id="either kind"),
        pytest.param(Filters(status=("OVERDUE",)), {"torture-register"}, id="a status"),
        pytest.param(
            Filters(source=("observatory",)),
            {"states-without-prosecutor-observatory", "ombudsman-for-a-year"},
            id="a source by id",
        ),
        pytest.param(
            Filters(source=("https://example.org/report",)),
            {"states-without-prosecutor-observatory"},
            id="a source by its address",
        ),
        pytest.param(Filters(tag=("cndh",)), {"torture-complaints-2019"}, id="a tag"),
        pytest.param(
            Filters(measure=("convictions",), since="2006", until="2017"), {"torture-convictions-2017"}, id="a period"
        ),
        pytest.param(Filters(kind=("figure",), where="value = 706"), {"bodies-exhumed"}, id="an expression too"),
        pytest.param(Filters(since="2019-11-27"), set(), id="nothing begins so late"),
    ],
)
def test_filters(context: Context, filters: Filters, found: set[str]) -> None:
    assert _ids(context, filters) == found


@pytest.mark.parametrize(
    ("filters", "error", "offers"),
    [
        pytest.param(Filters(kind=("lawn",)), UsageError, "law", id="a kind there is not"),
        pytest.param(Filters(status=("old",)), UsageError, "stale", id="a status there is not"),
        pytest.param(Filters(topic=("tortur",)), NothingFound, "torture", id="a topic there is not"),
        pytest.param(Filters(source=("wola-2018",)), NothingFound, "wola-2019", id="a source there is not"),
        pytest.param(Filters(tag=("cnhd",)), NothingFound, "cndh", id="a tag there is not"),
        pytest.param(Filters(since="yesterday"), UsageError, "2019-11-26", id="a day that is none"),
        pytest.param(Filters(where="value >"), ExpressionError, "", id="an expression that does not end"),
    ],
)
def test_filters_that_cannot_be(context: Context, filters: Filters, error: type[Exception], offers: str) -> None:
    with pytest.raises(error) as caught:
        _ids(context, filters)
    assert offers in str(caught.value)


WORLD = """
[source.early]
title = "Early"
date = 2019-01-01
[source.late]
title = "Late"
date = "2020-06"

[fact.old]
claim = "Old"
value = 1
date = "2018"
source = "early"
measure = "m"
checked = 2020-02-02
log = [{ on = 2019-01-01, state = "pending" }, { on = 2020-01-01, state = "met" }]
kind = "commitment"

[fact.new]
claim = "New"
value = 2
date = "2019"
source = "early"
supersedes = "old"

[fact.found-late]
claim = "Of 2018, but published in 2020"
value = 3
date = "2018"
source = ["late"]

[fact.both]
claim = "Of two sources"
value = 4
date = "2018"
source = ["late", "early"]
retracted = { on = 2020-01-01, why = "wrong" }

[fact.going-on]
claim = "Since 2018"
value = 5
date = "2018-12/.."
source = "early"
"""


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (date(2018, 12, 31), set()),
        (date(2019, 1, 1), {"old", "both", "going-on"}),
        (date(2019, 12, 30), {"old", "both", "going-on"}),
        (date(2019, 12, 31), {"old", "both", "going-on", "new"}),
        (date(2020, 6, 29), {"old", "both", "going-on", "new"}),
        (date(2020, 6, 30), {"old", "both", "going-on", "new", "found-late"}),
    ],
)
def test_as_of_keeps_what_was_known(day: date, known: set[str]) -> None:
    assert set(as_of(load_texts({"t.toml": WORLD}), day).facts) == known


def test_as_of_forgets_what_came_later() -> None:
    world = load_texts({"t.toml": WORLD})
    then = as_of(world, date(2019, 6, 1))
    assert then.facts["old"].state == "pending"
    assert then.facts["old"].checked is None
    assert then.facts["both"].sources == ("early",)
    assert then.facts["both"].retracted is None
    assert standings(then, date(2019, 6, 1))["old"].status is not Status.SUPERSEDED
    later = date(2020, 7, 1)
    assert standings(as_of(world, later), later)["old"].status is Status.SUPERSEDED


SORTED = """
[defaults]
date = "2019"
source = "https://e.org"
[fact.b]
claim = "b"
value = "over 40,000"
[fact.a]
claim = "á"
value = 40000
[fact.none]
claim = "z"
kind = "statement"
[fact.tiny]
claim = "c"
value = 0.30000000000000000000001
[fact.small]
claim = "d"
value = 0.3
[fact.under]
claim = "e"
value = "less than 40,000"
date = "2018-12/.."
"""


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        pytest.param(["value"], "small tiny under a b none", id="exact decimals, then how the value leans"),
        pytest.param(["-value"], "b a under tiny small none", id="descending, and what is not said still last"),
        pytest.param(["claim"], "a b tiny small under none", id="text without accents"),
        pytest.param(["date", "-id"], "under tiny small none b a", id="two fields"),
        pytest.param(["date,-id"], "under tiny small none b a", id="two fields in one argument"),
        pytest.param([], "b a none tiny small under", id="no field keeps the order of the file"),
    ],
)
def test_sort(keys: list[str], order: str) -> None:
    world = load_texts({"t.toml": SORTED})
    assert not world.findings
    facts = ordered(world.facts.values(), keys, Context(world, {}))
    assert [fact.id for fact in facts] == order.split()


def test_sorting_by_nothing_known_is_a_usage_error(corpus: Corpus) -> None:
    with pytest.raises(UsageError, match=r"There is no field `-valeu`") as caught:
        ordered(corpus.facts.values(), ["-valeu"], Context(corpus, {}))
    assert "value" in caught.value.hint
