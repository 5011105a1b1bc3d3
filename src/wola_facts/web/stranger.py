"""Whether a page that was fetched is not the one that was meant: a wall before it, or a "not found" that says 200."""

from wola_facts.web.evidence.charsets import decoded
from wola_facts.web.evidence.document import text_of_html
from wola_facts.web.evidence.reading import HEAD
from wola_facts.web.fetch import Page
from wola_facts.web.signs.glance import place
from wola_facts.web.signs.signs import signs

#: In bytes: walls and "not found" are short, and what stands beyond this changes nothing.
_READ = 500_000


def stranger(page: Page, charset: str = "") -> str:
    """Return why a page is not the one meant, in a few words of ours; empty where nothing tells so.

    These are signs and no proof: where the page says what it should, they are not to be asked.
    """
    if page.body.lstrip()[:1] != b"<":
        return ""
    text = text_of_html(page.body[:_READ], charset)
    said = signs(decoded(page.body[:HEAD], charset), text, place(page.url), place(page.final_url))
    return said.wall or said.pause or said.gone
