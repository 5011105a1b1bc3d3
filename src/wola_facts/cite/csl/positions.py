"""Where each cite stands (CSL 1.0.2, "Position"): first, subsequent or ibid, and how near the last note of it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wola_facts.cite.csl.person import number
from wola_facts.cite.csl.setting import Place
from wola_facts.cite.csl.style import Area

if TYPE_CHECKING:
    from wola_facts.cite.csl.processor import Citation, Cite


def place_cites(citations: Sequence["Citation"], area: Area) -> list[list[Place]]:
    """Return the place of each cite of each citation: first, subsequent, ibid, and how near the last one is."""
    distance = number(area.options.get("near-note-distance"), 5)
    made: list[list[Place]] = []
    flows = {False: _Flow(), True: _Flow()}
    for citation in citations:
        flow = flows[bool(citation.note)]
        made.append([flow.place(cite, citation, at, distance) for at, cite in enumerate(citation.cites)])
        flow.pass_by(citation)
    return made


class _Flow:
    """What has been cited so far, in the text or in notes: each is a flow of its own."""

    def __init__(self) -> None:
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.before: list[Cite] = []
        self.note = 0

    def pass_by(self, citation: "Citation") -> None:
        """Remember a citation that has been placed."""
        for cite in citation.cites:
            self.last[cite.id] = citation.note
        same_note = citation.note and citation.note == self.note
        self.before = [*self.before, *citation.cites] if same_note else list(citation.cites)
        self.note = citation.note

    def place(self, cite: "Cite", citation: "Citation", number: int, distance: int) -> Place:
        """Return the place of a cite of a citation."""
        place = Place()
        place.locator, place.label = cite.locator, cite.label
        place.suppress_author, place.author_only = cite.suppress_author, cite.author_only
        if cite.position:
            place.position = cite.position
            place.near = cite.near
        elif cite.id not in self.first:
            place.position = "first"
        else:
            previous = citation.cites[number - 1] if number else self._alone(citation)
            place.position = _position(cite, previous)
            place.near = citation.note - self.last.get(cite.id, citation.note) <= distance
        if self.first.get(cite.id):
            place.first_note = str(self.first[cite.id])
        self.first.setdefault(cite.id, citation.note)
        return place

    def _alone(self, citation: "Citation") -> "Cite | None":
        """Return the only cite of the note or citation before."""
        if citation.note and citation.note == self.note:
            return self.before[-1] if self.before else None
        return self.before[0] if len({cite.id for cite in self.before}) == 1 and len(self.before) == 1 else None


def _position(cite: "Cite", previous: "Cite | None") -> str:
    if previous is None or previous.id != cite.id:
        return "subsequent"
    if not previous.locator:
        return "ibid-with-locator" if cite.locator else "ibid"
    if not cite.locator:
        return "subsequent"
    same = (cite.locator, cite.label) == (previous.locator, previous.label)
    return "ibid" if same else "ibid-with-locator"
