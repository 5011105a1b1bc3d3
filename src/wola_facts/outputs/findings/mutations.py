"""What `facts check --mutate` says: how many changes the rules would notice, and which facts are undefended."""

from collections import Counter
from collections.abc import Sequence

from wola_facts.checks.mutation import KINDS, Trial
from wola_facts.outputs.dump import dump
from wola_facts.outputs.reasoning.page import Page


def as_text(trials: Sequence[Trial], width: int, unicode: bool) -> str:
    """Return the counts by kind, and each undefended fact with the changes that nobody would notice."""
    page = Page(width, unicode)
    noticed = sum(bool(trial.noticed_by) for trial in trials)
    share = f" ({100 * noticed // len(trials)} %)" if trials else ""
    page.line(f"{noticed} of {len(trials)} changes would be noticed{share}")
    rows = []
    for kind in KINDS:
        some = [trial for trial in trials if trial.mutation.kind == kind]
        codes = Counter(trial.noticed_by[0] for trial in some if trial.noticed_by)
        by = ", ".join(f"{code} {count}" for code, count in codes.most_common(4))
        rows.append((kind, f"{sum(bool(trial.noticed_by) for trial in some)} of {len(some)}", by))
    page.rows(rows)
    undefended = [trial for trial in trials if not trial.noticed_by]
    if undefended:
        page.line()
        page.line("Undefended: nobody would notice")
        facts: dict[str, list[str]] = {}
        for trial in undefended:
            changed = trial.mutation
            facts.setdefault(changed.fact.id, []).append(f"{changed.kind}: {changed.was} → {changed.now}")
        page.rows([(name, "; ".join(changes)) for name, changes in facts.items()])
        page.line()
        page.line("A quote defends the value; assertions and breakdowns value and year; a copy (--copies) the source.")
    return page.text


def as_json(trials: Sequence[Trial]) -> str:
    """Return every change and the rules that notice it, as the versioned object."""
    return dump(
        {
            "version": 1,
            "tried": len(trials),
            "noticed": sum(bool(trial.noticed_by) for trial in trials),
            "mutations": [
                {
                    "fact": trial.mutation.fact.id,
                    "kind": trial.mutation.kind,
                    "was": trial.mutation.was,
                    "now": trial.mutation.now,
                    "noticed_by": list(trial.noticed_by),
                }
                for trial in trials
            ],
        }
    )
