"""Two records have one id.

Why: an id is cited in drafts and other records; it must mean one thing in the whole corpus, whatever the file.

Bad:

    # --- torture.toml
    [fact.staff]
    claim  = "Staff of the register"
    value  = 35
    date   = 2019-11-26
    source = "https://example.org/report"

    # --- protection.toml
    [fact.staff]
    claim  = "Staff of the Mechanism"
    value  = 35
    date   = 2019-11-26
    source = "https://example.org/report"

Good:

    [fact.register-staff]
    claim  = "Staff of the register"
    value  = 35
    date   = 2019-11-26
    source = "https://example.org/report"

    [fact.mechanism-staff]
    claim  = "Staff of the Mechanism"
    value  = 35
    date   = 2019-11-26
    source = "https://example.org/report"

Options: none. Twice in one file is SCH001, as TOML itself forbids it.
"""

from wola_facts.checks.rule import CORPUS, Rule, nothing
from wola_facts.model.finding import Severity

# Found by loading.
rule = Rule("SCH006", "duplicate-id", Severity.ERROR, CORPUS, nothing)
