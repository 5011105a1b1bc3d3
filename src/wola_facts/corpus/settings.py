"""What corpus.toml settles: the corpus's name, language and topics, how soon facts go stale, which rules hold."""

from collections.abc import Mapping
from types import MappingProxyType

from wola_facts.model.fact import Waiver
from wola_facts.model.plain import Plain
from wola_facts.model.quantity import Widths
from wola_facts.model.text import NO_TEXT, Localized


class Topic(Plain):
    """A topic: its label and the other words it goes by, in any language."""

    id: str
    label: Localized = NO_TEXT
    aliases: tuple[str, ...] = ()
    review: str = ""


class Thresholds(Plain):
    """After how many days a kind of thing is warned of and is an error; None is never."""

    warn: int | None
    error: int | None = None


class Settings(Plain):
    """corpus.toml with its defaults filled in."""

    name: str = ""
    lang: str = "en"
    topics: Mapping[str, Topic] = MappingProxyType({})
    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    ongoing: Thresholds = Thresholds(180, 365)
    as_of: Thresholds = Thresholds(365)
    source: Thresholds = Thresholds(365)
    widths: Widths = Widths()
    waivers: tuple[Waiver, ...] = ()
    #: The web archive's address; empty for the usual one.
    archive: str = ""
    file: str = "corpus.toml"
