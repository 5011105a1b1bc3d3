"""A waiver whose last day is over.

Why: a waiver is a promise to come back. Its findings count again. Read on 2026-01-01:

Bad:

    [fact.mechanism-staff]
    claim   = "People working in the Mechanism"
    value   = 35
    date    = 2019-11-26
    ongoing = true
    source  = "https://example.org/report"
    ignore  = [{ rule = "STA001", until = 2025-12-31, reason = "no later figure is published" }]

Good:

    [fact.mechanism-staff]
    claim   = "People working in the Mechanism"
    value   = 35
    date    = 2019-11-26
    ongoing = true
    source  = "https://example.org/report"
    ignore  = [{ rule = "STA001", until = 2026-01-01, reason = "no later figure is published" }]

Options: none. The day of `until` is included.
"""

from wola_facts.checks.rule import CORPUS, Rule, nothing
from wola_facts.model.finding import Severity

# Found by the engine, which knows the waivers.
rule = Rule("WVR001", "expired-waiver", Severity.ERROR, CORPUS, nothing)
