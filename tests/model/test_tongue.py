"""Which language some words are in: said only where all that shows it agrees."""

import pytest

from wola_facts.model.tongue import language_of

CASES = {
    "there are more than 40,000 of them": "en",
    "human rights abuses skyrocketed": "en",
    "hay más de 40 mil personas desaparecidas": "es",
    "fosas clandestinas localizadas en el país": "es",
    "la Comisión dijo the same": "",
    "Fiscalía General de la República": "",
    "Committee on Enforced Disappearances": "",
    "40,000": "",
    "": "",
}


@pytest.mark.parametrize(("text", "language"), CASES.items())
def test_language_of(text: str, language: str) -> None:
    assert language_of(text) == language
