"""A date outside the subset of EDTF, an impossible day, or a period that runs backwards.

Why: every judgement of staleness and of mixed periods rests on the date.

Bad:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2019-11/2018-12"
    source = "https://example.org/report"

Good:

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = "https://example.org/report"

Options: none. Write a day as 2019-11-26, a month or year as "2019-11" or "2019", a period as
"2019-01/2019-09", one still going on as "2018-12/..", about then as "2019-11~". `facts check --fix`
mends what can be read in one way only, such as "2019-9" or "26 November 2019".
"""

from wola_facts.checks.rule import CORPUS, Rule, nothing
from wola_facts.model.finding import Severity

# Found by loading.
rule = Rule("SCH005", "unreadable-date", Severity.ERROR, CORPUS, nothing)
