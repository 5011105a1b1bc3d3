"""A processor of the Citation Style Language 1.0.2: styles, locales, items and citations in; marked text out.

It knows CSL-JSON items, styles and locales, and nothing of facts; it reads no file and keeps nothing between two calls.

>>> from wola_facts.cite import Citation, Cite, Processor, Style, write
>>> style = Style.parse('''
...     <style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
...       <citation><layout prefix="(" suffix=")"><group delimiter=", ">
...         <names variable="author"><name form="short" and="symbol"/></names>
...         <date variable="issued"><date-part name="year"/></date><text variable="locator"/>
...       </group></layout></citation>
...       <bibliography><layout suffix="."><group delimiter=". ">
...         <names variable="author"><name and="symbol"/></names><text variable="title" font-style="italic"/>
...       </group></layout></bibliography>
...     </style>''')
>>> items = [{
...     "id": "one", "type": "report", "title": "A report", "issued": {"date-parts": [[2019, 11]]},
...     "author": [{"family": "Meyer", "given": "Maureen"}, {"literal": "WOLA"}],
... }]
>>> processor = Processor(style, items, lambda lang: None)
>>> [run] = processor.cite([Citation([Cite("one", locator="4")])])
>>> write(run)
'(Meyer & WOLA, 2019, 4)'
>>> for entry in processor.bibliography().entries:
...     print(entry.id, write(entry.run, "markdown"))
one Maureen Meyer & WOLA. *A report*.
>>> processor.missing
()

The last argument of `Processor` returns the XML of a locale by its code, None where it is not at hand:
`wola_facts.cite.overlay.locale_text` has those that ship.
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
