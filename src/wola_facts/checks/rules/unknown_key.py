"""A key that means nothing here.

Why: a field that is misspelled is a field that is missing, and nobody would notice. Only a table `x` is open.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    dates  = "2018-12/2019-11"
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"
    x      = { desk = "Mexico" }

Options: none. `facts check --fix` mends a key that is right but for capitals, hyphens and accents.
"""

from wola_facts.checks.rule import CORPUS, Rule, nothing
from wola_facts.model.finding import Severity

# Found by loading.
rule = Rule("SCH002", "unknown-key", Severity.ERROR, CORPUS, nothing)
