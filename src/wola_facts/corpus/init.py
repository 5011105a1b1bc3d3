"""A small corpus to begin with: a corpus.toml and one commented record that passes every check."""

import os

from wola_facts.corpus.discover import SETTINGS
from wola_facts.corpus.write import write_atomically
from wola_facts.errors import UsageError

_SETTINGS = """\
schema = 1
name   = "My facts"
lang   = "en"

# A topic is a file: facts/migration.toml holds the topic `migration`.
[topic.migration]
label   = { en = "Migration", es = "Migración" }
aliases = ["migrants", "migrantes"]

[check]
fail-on = "error"
"""

_FIRST = """\
schema = 1

# One record, one statement. Copy it, give the copy an id of its own, and change what differs.
[fact.complaints-against-inm]
claim  = "Complaints of human rights abuses by the National Institute of Migration"   # without the number
value  = 505                      # as the source says it: 706, "over 40,000", "300-400", "less than 3%"
unit   = "complaints"
date   = "2019-01/2019-09"        # a day 2019-11-26, a month "2019-09", a period, or "2018-12/.." for still going on
source = "wola-2019"              # a [source.ID], or simply a URL
according_to = ["CNDH"]           # whom the source credits
quote  = "505 complaints"         # a few words, verbatim, holding the figure
at     = "sec. Migration, para. 2"

[source.wola-2019]
title  = "Mexico's Human Rights Landscape During President López Obrador's First Year in Office"
author = ["Meyer, Maureen", "Hinojosa, Gina"]
type   = "webpage"
date   = 2019-11-26
url    = "https://www.wola.org/analysis/mexico-human-rights-lopez-obrador/"
container = "Washington Office on Latin America"
lang   = "en"
review = "never"                  # how soon it must be read again: "90d", "1y", "never"
"""


def start_corpus(folder: str, shown: str) -> list[str]:
    """Write a first corpus into a folder that holds none, and return the paths of its files.

    Raises:
        UsageError: where there is a corpus already, or the folder cannot be written.
    """
    files = {SETTINGS: _SETTINGS, "migration.toml": _FIRST}
    there = [name for name in files if os.path.lexists(os.path.join(folder, name))]
    if there:
        raise UsageError(f"{shown} holds {there[0]} already; nothing was written.", "Name a new folder.")
    try:
        os.makedirs(folder, exist_ok=True)
        for name, text in files.items():
            write_atomically(os.path.join(folder, name), text.encode("utf-8"))
    except OSError as error:
        why = (error.strerror or "it cannot be written").lower()
        raise UsageError(f"{shown} cannot be written: {why}.", "Name a folder that you may write.") from error
    return [os.path.join(folder, name) for name in files]
