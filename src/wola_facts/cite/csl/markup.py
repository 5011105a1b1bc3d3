"""XML of styles and locales as light elements: no document type, no entities, bounded depth and size."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.parsers import expat

from wola_facts.errors import UsageError

NAMESPACE = "http://purl.org/net/xbiblio/csl"

#: The longest style has 250 KB and the deepest 20 levels.
LARGEST = 4_000_000
DEEPEST = 100


class StyleError(UsageError):
    """A style or locale that is no CSL, or not all there."""


class Element:
    """An element: its name without namespace, attributes by their plain names, children, and its text.

    It never changes once it is read, so that who works something out from its attributes may keep it in `memo`.
    """

    __slots__ = ("attributes", "children", "memo", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""
        self.memo: Any = None

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute, or the default."""
        return self.attributes.get(name, default)

    def find(self, tag: str) -> "Element | None":
        """Return the first child of that name."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> "Iterator[Element]":
        """Yield the children of that name."""
        return (child for child in self.children if child.tag == tag)


@cache
def _plain(tag: str) -> str:
    """Return a name without its namespace; empty where it is of another than CSL's, and so of no meaning here."""
    space, _, name = tag.rpartition("}")
    return name if space in ("", NAMESPACE) else ""


def parse(xml: str, what: str = "style") -> Element:
    """Return the root element.

    Raises:
        StyleError: where it is no XML, is too long or too deep, or has a document type (which could define entities).
    """
    if len(xml) > LARGEST:
        raise StyleError(f"The {what} is too long to be CSL: {len(xml):,} characters.", "Styles have less than 4 MB.")
    root = Element("", {})
    stack = [root]
    parser = expat.ParserCreate("utf-8", "}")
    parser.buffer_text = True
    parser.ordered_attributes = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > DEEPEST:
            raise StyleError(f"The {what} is nested more than {DEEPEST} levels deep.", "It is no CSL that can be read.")
        if "}" in "".join(attributes):
            attributes = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        element = Element(_plain(tag), attributes)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_: str) -> None:
        stack.pop()

    def text(data: str) -> None:
        stack[-1].text += data

    def refuse(*_: object) -> None:
        raise StyleError(f"The {what} has a document type.", "CSL has none; take out <!DOCTYPE ...>.")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(xml.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        why = expat.errors.messages.get(error.code, "not well-formed")
        raise StyleError(f"The {what} is no XML: line {error.lineno}, {why}.", "A .csl file is XML.") from error
    return root.children[0]
