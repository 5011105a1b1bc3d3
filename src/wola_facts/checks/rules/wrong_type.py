"""A value of the wrong type, or an id that is no slug.

Why: `value = [706]` is not a figure, and `[fact.Bodies_Exhumed]` cannot be cited in a draft.

Bad:

    [fact.Bodies_Exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

Options: none.
"""

from wola_facts.checks.rule import CORPUS, Rule, nothing
from wola_facts.model.finding import Severity

# Found by loading.
rule = Rule("SCH003", "wrong-type", Severity.ERROR, CORPUS, nothing)
