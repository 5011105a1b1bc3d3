"""What an output is given: the facts that were asked for with their corpus, and how they are to be drawn."""

from collections.abc import Mapping

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.plain import Plain
from wola_facts.outputs.machine import MachineFact, machine_facts
from wola_facts.query.standing import Standing


class View(Plain):
    """Facts to show, in their order, with the corpus they are of and how every fact of it stands."""

    facts: tuple[Fact, ...]
    corpus: Corpus
    standings: Mapping[str, Standing]

    def machine(self) -> tuple[MachineFact, ...]:
        """Return the machine form of the facts."""
        return machine_facts(self.facts, self.corpus, self.standings)


class Drawing(Plain):
    """How to draw: the width in columns, whether colours and characters beyond ASCII can be shown, and the language.

    `columns` names the columns of a table; empty lets its width decide.
    """

    width: int = 80
    color: bool = False
    unicode: bool = True
    lang: str = "en"
    columns: tuple[str, ...] = ()
