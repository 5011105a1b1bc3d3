"""Whether a page that was fetched is not the one that was meant: a wall before it, or a "not found" that says 200."""

from wola_facts.web.evidence.charsets import decoded
from wola_facts.web.evidence.document import text_of_html
from wola_facts.web.evidence.reading import HEAD
from wola_facts.web.fetch import Page
from wola_facts.web.signs.signs import signs
from wola_facts.web.target import Unfit, target

#: In bytes: walls and "not found" are short, and what stands beyond this changes nothing.
_READ = 500_000


def stranger(page: Page, charset: str = "") -> str:
    """Return why a page is not the one meant, in a few words of ours; empty where nothing tells so.

    These are signs and no proof: where the page says what it should, they are not to be asked.
    """
    if page.body.lstrip()[:1] != b"<":
        return ""
    try:
        places = [(one.host.removeprefix("www."), one.path) for one in map(target, (page.url, page.final_url))]
    except Unfit:
        return ""
    text = text_of_html(page.body[:_READ], charset)
    said = signs(decoded(page.body[:HEAD], charset), text, places[0], places[1])
    return said.wall or said.gone


def content_type(page: Page) -> tuple[str, str]:
    """Return the media type and charset that a page's server says, in small letters; each may be empty."""
    media, _, rest = page.header("content-type").lower().partition(";")
    said = next((part for part in rest.split(";") if part.strip().startswith("charset=")), "")
    return media.strip(), said.partition("=")[2].strip(" \"'")[:40]
