"""A fact lacks its claim, its date, its source or, being a figure, its value.

Why: a figure without a date or a source is a rumour.

Bad:

    [fact.bodies-exhumed]
    claim = "Bodies exhumed from clandestine graves"
    value = 706
    date  = "2018-12/2019-11"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

Options: none. A `[defaults]` table may hold what the facts of a file share.
"""

from wola_facts.checks.rule import CORPUS, Rule, nothing
from wola_facts.model.finding import Severity

# Found by loading.
rule = Rule("SCH007", "missing-field", Severity.ERROR, CORPUS, nothing)
