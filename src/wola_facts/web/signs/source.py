"""What the source of a page tells beside its text: its title and headings, and where it sends its readers by itself."""

import re
from urllib.parse import urljoin

from wola_facts.web.evidence.entities import unescaped
from wola_facts.web.evidence.folding import folded

_HEADINGS = 6
#: Elements whose content is no markup of the page's own.
_RAW = ("script", "style", "noscript", "template", "textarea", "svg")


def refresh(markup: str, header: str) -> str:
    """Return where a page sends its readers by itself within half a minute, by its Refresh header or a meta element."""
    # Only what stands in the page is seen from its base; the header is seen from its address.
    said = [(header, "")] if header else []
    markup = without_raw(markup) if "refresh" in markup.lower() else ""
    base = _base(markup)
    for tag in re.finditer(r"(?i)<meta\b([^>]{0,2000})>", markup):
        if re.search(r"(?i)http-equiv\s*=\s*[\"']?\s*refresh\b", tag[1]):
            content = re.search(r"(?is)\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", tag[1])
            if content:
                said.append((unescaped(next(group for group in content.groups() if group is not None)), base))
    for one, seen_from in said:
        # The form that browsers take, by the HTML standard: a number, a comma or semicolon, and url= or not.
        found = re.match(r"(?is)\s*(\d{1,9})?(?:\.[\d.]*)?\s*[;,\s]\s*(?:url\s*=\s*)?(.*)", one)
        if not found or int(found[1] or 0) > 30:
            continue
        place = found[2].strip()
        if place[:1] in ("'", '"'):
            place = place[1:].partition(place[0])[0]
        if place:
            return _seen(place, seen_from)
    return ""


def _base(markup: str) -> str:
    found = re.search(r"(?is)<base\b[^>]{0,2000}?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", markup)
    return unescaped(next(group for group in found.groups() if group is not None)).strip() if found else ""


def _seen(place: str, base: str) -> str:
    try:
        return urljoin(base, place) if base else place
    except ValueError:
        return place  # no address, as whoever asks for it will say


def without_raw(markup: str) -> str:
    """Return a page's source without comments and without what is no markup of the page's own; linear in its length."""
    small = markup.lower()
    for begin, end in (("<!--", "-->"), *((f"<{name}", f"</{name}") for name in _RAW)):
        if begin in small:
            markup = _cut(markup, begin, end)
    return markup


def _cut(text: str, begin: str, end: str) -> str:
    small, made, place = text.lower(), [], 0
    if len(small) != len(text):  # rare letters grow when they are made small
        text = small
    while (at := small.find(begin, place)) >= 0:
        made.append(text[place:at])
        stop = small.find(end, at + len(begin))
        if stop < 0:
            return "".join(made)
        place = stop + len(end)
    return "".join([*made, text[place:]])


def title(markup: str) -> str:
    """Return the title of a page in small letters, folded; empty where it has none."""
    found = re.search(r"(?i)<title\b[^>]{0,500}>", markup)
    if not found:
        return ""
    return _words(markup[found.end() :][:1000].partition("</")[0])


def headings(markup: str) -> list[str]:
    """Return the first headings of a page in small letters, folded."""
    found = []
    for start in re.finditer(r"(?i)<h([123])\b[^>]{0,1000}>", markup):
        end = re.search(r"(?i)</h[1-6]", markup[start.end() : start.end() + 1000])
        if end:
            found.append(_words(markup[start.end() : start.end() + end.start()]))
        if len(found) == _HEADINGS:
            break
    return found


def _words(markup: str) -> str:
    return folded(unescaped(re.sub(r"<[^>]{0,1000}>", " ", markup))).casefold()
