"""A waiver that covers nothing.

Why: what it covered is mended, and left in place it would hide the next finding. Read on 2026-01-01:

Bad:

    [fact.mechanism-staff]
    claim  = "People working in the Mechanism"
    value  = 35
    date   = "2019"
    source = "https://example.org/report"
    ignore = [{ rule = "STA001", until = 2026-12-31, reason = "no later figure is published" }]

Good:

    [fact.mechanism-staff]
    claim   = "People working in the Mechanism"
    value   = 35
    date    = 2019-11-26
    ongoing = true
    source  = "https://example.org/report"
    ignore  = [{ rule = "STA001", until = 2026-12-31, reason = "no later figure is published" }]

Options: none. Where its rule did not run, nothing is said.
"""

from wola_facts.checks.rule import CORPUS, Rule, nothing
from wola_facts.model.finding import Severity

# Found by the engine, which knows what the waivers covered.
rule = Rule("WVR002", "unused-waiver", Severity.WARNING, CORPUS, nothing)
