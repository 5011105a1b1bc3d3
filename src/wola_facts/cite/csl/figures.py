"""The elements <number> and <label>, and numbers inside <text>: pages, locators, volumes in the words of a locale."""

import re
from typing import TYPE_CHECKING

from wola_facts.cite.csl import numbers
from wola_facts.cite.csl.markup import Element
from wola_facts.cite.csl.runs import Run

if TYPE_CHECKING:
    from wola_facts.cite.csl.render import Rendering

#: Labels of locators that other words have been used for.
_LABELS = {"subverbo": "sub-verbo", "sub verbo": "sub-verbo", "article": "article-locator", "title": "title-locator"}


def render_number(out: "Rendering", element: Element) -> Run | None:
    """Return a number in the form that the element wants; a field that is no number as it is."""
    variable = element.get("variable")
    text = "" if variable in out.quashed else out.value(variable)
    out.called(bool(text))
    if not text:
        out.empty[variable] = None
        return None
    out.use(variable)
    if variable in ("page", "locator"):
        text = said_number(out, variable, text)
    else:
        text = _with_labels(out, text, element.get("form", "numeric"), out.locale.gender(variable))
    return out.finish(element, [text])


def render_label(out: "Rendering", element: Element) -> Run | None:
    """Return the word for a variable, singular or plural as its content wants it."""
    variable = element.get("variable")
    text = out.value(variable)
    used_up = variable in out.quashed and variable not in out.quashing
    if not text or used_up or (variable == "locator" and _begins_with_label(out, text)):
        return None
    term = _LABELS.get(out.place.label, out.place.label) if variable == "locator" else variable
    plural = {"always": True, "never": False}.get(element.get("plural", "contextual"))
    if plural is None:
        counts = variable in ("number-of-pages", "number-of-volumes")
        plural = text.strip() != "1" if counts else numbers.is_plural(text)
    said = out.locale.term(term, element.get("form", "long"), plural=plural)
    return out.finish(element, [said], kind="label") if said else None


def _begins_with_label(out: "Rendering", text: str) -> bool:
    """Whether a locator says itself what it is: "vol. 1, fol. 186"."""
    word, blank, _ = text.partition(" ")
    return bool(blank) and bool(out.locale.term_of(word))


def _with_labels(out: "Rendering", text: str, form: str, gender: str) -> str:
    """Return a number, and what follows it under other labels: "7, p. 3-8" is "7th, pp. 3–8" as an ordinal."""
    head, comma, tail = text.partition(", ")
    word, _, pages = tail.partition(" ")
    term = out.locale.term_of(word) if comma and pages else ""
    if not (term and numbers.is_numeric(head) and numbers.is_numeric(pages)):
        return numbers.say_number(text, form, out.locale, gender) if numbers.is_numeric(text) else text
    label = out.locale.term(term, "short", plural=numbers.is_plural(pages)) or word
    said = numbers.page_range(pages, "", out.locale.term("page-range-delimiter") or "–")
    return f"{numbers.say_number(head, form, out.locale, gender)}, {label} {said}"


#: What joins two numbers; between words it is part of a name: the section "Use and Abuse".
_JOINED = r"(?:(?<=[\divxlcIVXLC] )|(?<=[\divxlcIVXLC]))(?:&|(?<= )and(?= ))(?=\s*(?:\w*\d|[ivxlcIVXLC]+\b))"


def said_number(out: "Rendering", variable: str, text: str) -> str:
    """Return a field of numbers with its ranges as the style has them."""
    locale = out.locale
    delimiter = locale.term("page-range-delimiter") or "–"
    if variable not in ("page", "locator"):
        return numbers.page_range(text, "", delimiter) if "-" in text and numbers.is_numeric(text) else text
    if "&" in text or " and " in text:
        symbol, word = locale.term("and", "symbol") or "&", locale.term("and") or "and"
        text = re.sub(_JOINED, lambda found: symbol if found[0] == "&" else word, text)
    if variable == "locator" and out.place.label != "page":
        return numbers.page_range(text, "", delimiter)
    return numbers.page_range(text, out.style.option("page-range-format"), delimiter)
