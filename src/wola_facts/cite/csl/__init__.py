"""A processor of the Citation Style Language 1.0.2: styles, locales, items and citations in; marked text out.

It knows CSL-JSON items, styles and locales, and nothing of facts:

    style = Style.parse(xml)
    processor = Processor(style, items, locale_text)
    [run] = processor.cite([Citation([Cite("meyer-2019", locator="4")])])
    print(write(run, "markdown"))
    for entry in processor.bibliography().entries: ...
"""

from wola_facts.cite.csl.markup import StyleError
from wola_facts.cite.csl.processor import Bibliography, Citation, Cite, Entry, Missing, Processor
from wola_facts.cite.csl.runs import Run
from wola_facts.cite.csl.style import Style
from wola_facts.cite.csl.writers import FORMATS, write

__all__ = [
    "FORMATS",
    "Bibliography",
    "Citation",
    "Cite",
    "Entry",
    "Missing",
    "Processor",
    "Run",
    "Style",
    "StyleError",
    "write",
]
