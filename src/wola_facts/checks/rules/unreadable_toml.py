"""A file, or a part of it, is not TOML.

Why: what cannot be read cannot be checked. The other tables of the file are still read where that is possible.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = 2018-12
    source = "https://example.org/report"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12"
    source = "https://example.org/report"

Options: none. It is told whatever is selected, as the rules have not seen what it hides.
"""

from wola_facts.checks.rule import CORPUS, Rule, nothing
from wola_facts.model.finding import Severity

# Found by loading.
rule = Rule("SCH001", "unreadable-toml", Severity.ERROR, CORPUS, nothing)
