"""A differential run against citeproc-js, the reference processor in JavaScript: not a test, run by hand.

    npm install --prefix /tmp/oracle citeproc
    NODE_PATH=/tmp/oracle/node_modules python tests/cite/csl/differential.py --items 2000 > differences.txt

Items of every kind are made from a seed and cited in every shipped style, in en-US and es-MX, by both processors from
the same style and locale texts, overlays included: each batch as citations (alone, several together, with locators,
again and in a row) and as a bibliography. What differs is printed by class: the words that one has and the other has
not, how often, and one example. `JUDGED` names the classes that were looked at, and who is right by CSL 1.0.2 or the
style's manual; what is left over is yours to judge.

citeproc-js (CPAL or AGPL) is no part of this project, and no code of it is here.
"""

import argparse
import difflib
import html
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wola_facts.cite.csl import Citation, Cite, Processor, Style, write
from wola_facts.cite.overlay import locale_text, resolve
from wola_facts.cite.registry import SHIPPED, find_style

LOCALES = ("en-US", "es-MX")
BATCH = 100

#: What no text can be made equal by, as it is a matter of order or of how far to go.
#: - Order, a family name alone or with a dropping particle: ours; family, particles, given, suffix (CSL 1.0.2,
#:   Name-part Order), each part before the next counts, and nothing comes before something ("Cruz").
#: - Order, blanks, hyphens, apostrophes in names: ours; letter by letter (APA 7, 9.44; Chicago 17, 16.58). There:
#:   word by word, "López Obrador, A." before "López, Z.".
#: - MLA, names added where given names tell apart: ours; each cite gets no more than it needs (by-cite).
#: - Chicago 17, OSCOLA, MHRA, a title that stands for an author: ours; what replaces repeated names replaces no title
#:   (CSL 1.0.2, subsequent-author-substitute).
#: - Chicago, given names of one whose family name has a particle that others have not: ours; del Nuño is not Nuño.
#: - MHRA, "review of" behind a title: ours; a group of nothing but a term is empty.
#: - A cite of nothing among others: ours says so; there it is left out.
#: - APA, initials of an author whose family name others have only further on in their lists: ours; primary-name.

#: What was judged: a name, what makes texts equal that differ in nothing else, and the judgement.
JUDGED: tuple[tuple[str, Callable[[str], str], str], ...] = (
    (
        "case of titles and terms",
        str.casefold,
        "ours: an item is English that says en-US, or nothing where the style is (CSL 1.0.2); wola.org stays as it is",
    ),
    (
        "tags inside tags of the same format",
        lambda text: re.sub(r"</?span[^>]*>", "", re.sub(r"(</?i>)+", r"\1", text)),
        "the same to the eye",
    ),
    (
        "Spanish 'y' between two locators",
        lambda text: re.sub(r"(?<=\w) [y&] (?=\w)", " & ", text),
        "ours: the symbol is a word of the locale, and our Spanish ones say y",
    ),
    (
        "period behind a quotation that ends with one",
        lambda text: re.sub(r"([.?!]”)\.", r"\1", text),
        "ours in Spanish: the period stands behind the marks, whatever stands inside (RAE, Ortografía 2010)",
    ),
    (
        "blanks at the end of a range of dates",
        lambda text: re.sub(r"–\w+(?: (?:de )?\w+)?", lambda found: re.sub(" (?:de )?", "", found[0]), text),
        "ours: 12 March–1 May, 12 de marzo–1 de mayo",
    ),
    (
        "roman numerals as locators",
        lambda text: re.sub(r"\b(?:line|línea|verse|chapter|capítulo|l\.|cap\.|chap\.) (?=[ivxl]+\b)", "", text),
        "ours: is-numeric wants digits (CSL 1.0.2, Choose)",
    ),
    (
        "a delimiter twice before a particle",
        lambda text: re.sub(r"([,;]) (?:\1 )+", r"\1 ", text),
        "ours: A., L.",
    ),
    (
        "initials in Chicago's citations",
        lambda text: re.sub(r"\b(?:[A-Z]\.[ -]?)+(?:del C\. )?", "", text, flags=re.IGNORECASE),
        "ours: primary-name asks for first authors only, and only for those whom the style shows",
    ),
    (
        "titles in OSCOLA's later notes",
        lambda text: re.sub(r",? “[^”]*”(?= \(n \d+\))", "", text),
        "ours: two authors called Pérez read alike, which is what disambiguate asks",
    ),
    (
        "between collapsed years in ISO 690",
        lambda text: re.sub(r"[;,] (?=\d{4}|s/f|s\. ?f)", ", ", text),
        "ours: after-collapse-delimiter comes after the group, cite-group-delimiter within is a comma",
    ),
    (
        "a range that begins and ends on one day",
        lambda text: re.sub(r"\b(\d{1,2})–\1\b", r"\1", text),
        "ours: 28 October 2024 is one day",
    ),
    (
        "cit. in Spanish legal notes",
        lambda text: re.sub(r"cit\.,", "cit.", text.replace(".,”", ",”")),
        "ours: the style sets the comma, and one period before it is of the title",
    ),
)

ORACLE = """
const CSL = require("citeproc");
const job = JSON.parse(require("fs").readFileSync(0, "utf8"));
const items = {};
for (const batch of job.batches) for (const item of batch.items) items[item.id] = item;
const sys = {retrieveLocale: lang => job.locales[lang] || job.locales["en-US"], retrieveItem: id => items[id]};
const answers = [];
for (const batch of job.batches) {
    const answer = {citations: [], entries: [], ids: []};
    try {
        const engine = new CSL.Engine(sys, job.style, job.lang, true);
        const citations = batch.citations.map((one, number) => (
            {citationID: "c" + number, citationItems: one.cites, properties: {noteIndex: one.note}}));
        answer.citations = engine.rebuildProcessorState(citations, "html", []).map(one => one[2]);
        const made = engine.makeBibliography();
        if (made) {
            const ids = made[0].entry_ids.map(one => String(one[0]));
            const empty = made[0].bibliography_errors.map(one => String(one.itemID));
            answer.entries = made[1];
            answer.ids = ids.length === made[1].length ? ids : ids.filter(id => !empty.includes(id));
        }
    } catch (error) { answer.error = String(error); }
    answers.push(answer);
}
process.stdout.write(JSON.stringify(answers));
"""

_FAMILIES = (
    "Meyer Hinojosa García Pérez Ñáñez Núñez Nuño Álvarez Zapata Cruz Öztürk O’Neill O'Brien Smith Jones Lee "
    "Castillo Castellanos Ortiz Ordóñez Llosa Lucía Chávez Cárdenas Beck Beltrán-Leyva"
).split()
_GIVENS = (
    "Maureen", "Gina", "Ana María", "José", "José Luis", "J. L.", "Jean-Paul", "Santiago", "M.", "María del Carmen",
    "Zoë", "Luis", "Lucía", "Peter J.", "Adam",
)  # fmt: skip
_BODIES = (
    "Washington Office on Latin America", "WOLA", "Centro Prodh", "Comité contra la Desaparición Forzada",
    "Human Rights Watch", "Inter-American Court of Human Rights", "Suprema Corte de Justicia de la Nación",
    "Cámara de Diputados", "UN Committee on Enforced Disappearances", "El Universal",
)  # fmt: skip
_TITLES = (
    "Mexico’s Human Rights Landscape During President López Obrador’s First Year in Office",
    "La desaparición forzada en México: una mirada desde los organismos del sistema de Naciones Unidas",
    "“Ni seguridad, ni derechos”: Ejecuciones, desapariciones y tortura", "What happened in Ayotzinapa?",
    "Who did it? An answer", "Report on the visit to Mexico under article 33 of the Convention",
    "Case of Women Victims of Sexual Torture in Atenco v. Mexico",
    "Overlooking justice: Human rights and <i>Plan Mérida</i>",
    "A “war” on drugs", "Ley General en Materia de Desaparición Forzada de Personas", "Torture & impunity in 2019–2020",
    "Torture: a history of the U.S. and Mexico", "The FBI-led inquiry: how it began", "Justice, not vengeance!",
    "An Act to Amend the <b>Penal</b> Code", "El derecho a la verdad", "'Truth' and its enemies", "Dr. No and Co.",
    "The state of H<sub>2</sub>O in Ciudad Juárez", "1968: the year before", "On the road to nowhere", "México",
)  # fmt: skip
_CONTAINERS = (
    "Journal of Human Rights", "Proceso", "The New York Times", "Revista IIDH", "Human Rights Quarterly",
    "Handbook of International Law", "wola.org", "Diario Oficial de la Federación",
    "Boletín Mexicano de Derecho Comparado",
)  # fmt: skip
_TYPES = (
    "report webpage article-newspaper article-magazine article-journal book chapter legislation legal_case bill "
    "hearing dataset thesis press-release post post-weblog speech interview broadcast motion_picture map manuscript "
    "paper-conference patent entry-encyclopedia entry-dictionary regulation treaty review software standard document "
    "article personal_communication pamphlet"
).split()
_PAGES = ("12", "12-34", "101-108", "321–328", "1496-504", "A12-A15", "iv-x", "3, 5-7", "42-45, 50", "100-104", "e1234")
_LABELS = ("page", "paragraph", "section", "chapter", "article-locator", "page", "volume", "note", "figure", "line")
_LOCATORS = ("12", "12-15", "3", "101-108", "iv", "5, 7", "2(b)", "1 & 2")


def make_items(count: int, seed: int) -> list[dict[str, Any]]:
    """Return items as they come in libraries: of every type, some full and some poor, many by the same few authors."""
    dice = random.Random(seed)
    return [_item(dice, number) for number in range(count)]


def _item(dice: random.Random, number: int) -> dict[str, Any]:
    def maybe(chance: float, value: Any) -> Any:
        return value if dice.random() < chance else None

    pick = dice.choice
    type = pick(_TYPES)
    item = {
        "id": f"i{number}",
        "type": type,
        "title": maybe(0.95, pick(_TITLES)),
        "author": maybe(0.8, _names(dice)),
        "editor": maybe(0.2, _names(dice)),
        "translator": maybe(0.1, _names(dice)),
        "container-author": maybe(0.05, _names(dice)),
        "issued": maybe(0.85, _date(dice)),
        "accessed": maybe(0.4, {"date-parts": [[2026, dice.randint(1, 12), dice.randint(1, 28)]]}),
        "original-date": maybe(0.05, {"date-parts": [[dice.randint(1900, 1990)]]}),
        "event-date": maybe(0.1, _date(dice)),
        "container-title": maybe(0.6, pick(_CONTAINERS)),
        "collection-title": maybe(0.15, "Series C"),
        "collection-number": maybe(0.15, str(dice.randint(1, 400))),
        "publisher": maybe(0.6, pick(_BODIES)),
        "publisher-place": maybe(0.5, pick(("Washington, DC", "Ciudad de México", "Geneva", "San José"))),
        "page": maybe(0.4, pick(_PAGES)),
        "volume": maybe(0.3, pick(("3", "12", "IV", "1-2"))),
        "issue": maybe(0.3, pick(("2", "4-5", "Special"))),
        "edition": maybe(0.15, pick(("2", "3", "1", "11", "Rev. ed.", "2nd ed."))),
        "number": maybe(0.3, pick(("A/HRC/28/68/Add.3", "371", "CAT/C/MEX/CO/7", "12.511", "RL34215"))),
        "number-of-pages": maybe(0.1, pick(("120", "1"))),
        "number-of-volumes": maybe(0.1, pick(("3", "1"))),
        "chapter-number": maybe(0.1, "4"),
        "section": maybe(0.15, pick(("World", "12", "A"))),
        "version": maybe(0.1, pick(("2.0", "1.3.1"))),
        "genre": maybe(0.3, pick(("Report", "Judgment", "PhD diss.", "Press release", "Working paper"))),
        "medium": maybe(0.05, "DVD"),
        "authority": maybe(0.2, pick(_BODIES)),
        "jurisdiction": maybe(0.1, "Mexico"),
        "event-title": maybe(0.1, "154 Period of Sessions"),
        "event-place": maybe(0.1, "Bogotá"),
        "archive": maybe(0.05, "Archivo General de la Nación"),
        "archive_location": maybe(0.05, "Caja 12"),
        "DOI": maybe(0.2, f"10.1000/x{number}"),
        "URL": maybe(0.6, f"https://example.org/{number}/a_b?c=1&d=~2"),
        "ISBN": maybe(0.05, "978-3-16-148410-0"),
        "language": maybe(0.6, pick(("en", "es", "en-US", "es-MX"))),
        "status": maybe(0.05, "in press"),
        "abstract": maybe(0.05, "What it says."),
        "title-short": maybe(0.15, "A short one"),
        "container-title-short": maybe(0.1, "J. Hum. Rts."),
    }
    return {name: value for name, value in item.items() if value is not None}


def _names(dice: random.Random) -> list[dict[str, str]]:
    if dice.random() < 0.35:
        return [{"literal": dice.choice(_BODIES)} for _ in range(dice.choice((1, 1, 1, 2)))]
    count = dice.choice((1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7, 8, 22))
    return [_name(dice) for _ in range(count)]


def _name(dice: random.Random) -> dict[str, str]:
    name = {"family": dice.choice(_FAMILIES), "given": dice.choice(_GIVENS)}
    if dice.random() < 0.1:
        name["non-dropping-particle"] = dice.choice(("de la", "van der", "De", "del"))
    if dice.random() < 0.05:
        name["dropping-particle"] = dice.choice(("de", "von", "d’"))
    if dice.random() < 0.05:
        name["suffix"] = dice.choice(("Jr.", "III"))
    if dice.random() < 0.05:
        del name["given"]
    return name


def _date(dice: random.Random) -> dict[str, Any]:
    year, month, day = dice.randint(2015, 2024), dice.randint(1, 12), dice.randint(1, 28)
    kind = dice.random()
    date: dict[str, Any] = {"date-parts": [[year, month, day]]}
    if kind < 0.3:
        date = {"date-parts": [[year]]}
    elif kind < 0.45:
        date = {"date-parts": [[year, month]]}
    elif kind < 0.5:
        date = {"date-parts": [[year], [year + 1]]}
    elif kind < 0.55:
        date = {"date-parts": [[year, month, day], [year, month, min(28, day + 2)]]}
    elif kind < 0.6:
        date = {"date-parts": [[year, 3, 12], [year, 5, 1]]}
    elif kind < 0.63:
        date = {"date-parts": [[year, 11], [year + 1, 2]]}
    elif kind < 0.66:
        date = {"date-parts": [[year]], "season": dice.randint(1, 4)}
    elif kind < 0.7:
        date["circa"] = True
    elif kind < 0.72:
        date = {"date-parts": [[dice.choice((-120, 79, 476, 1521))]]}
    return date


def make_batches(items: list[dict[str, Any]], seed: int, *, note: bool) -> list[dict[str, Any]]:
    """Return items in batches, each with citations of them: alone, together, with locators, again and in a row."""
    dice = random.Random(seed)
    batches = []
    for start in range(0, len(items), BATCH):
        some = items[start : start + BATCH]
        ids = [item["id"] for item in some]
        clusters = [[{"id": id}] for id in ids]
        for _ in range(BATCH // 2):
            clusters.append([_cite(dice, id) for id in dice.sample(ids, min(len(ids), dice.choice((1, 1, 2, 3, 6))))])
            if dice.random() < 0.3:
                clusters.append([_cite(dice, clusters[-1][-1]["id"])])
        citations = [{"cites": cites, "note": number * note} for number, cites in enumerate(clusters, start=1)]
        batches.append({"items": some, "citations": citations})
    return batches


def _cite(dice: random.Random, id: str) -> dict[str, str]:
    cite = {"id": id}
    if dice.random() < 0.4:
        cite |= {"locator": dice.choice(_LOCATORS), "label": dice.choice(_LABELS)}
    return cite


def ours(style: Style, lang: str, batches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what our processor makes of batches."""
    answers = []
    for batch in batches:
        processor = Processor(style, batch["items"], locale_text, lang)
        citations = [
            Citation(
                [Cite(one["id"], one.get("locator", ""), one.get("label", "page")) for one in given["cites"]],
                given["note"],
            )
            for given in batch["citations"]
        ]
        made = [write(run, "html") for run in processor.cite(citations)]
        entries = processor.bibliography().entries
        answers.append(
            {
                "citations": made,
                "entries": [write(entry.run, "html") for entry in entries],
                "ids": [entry.id for entry in entries],
            }
        )
    return answers


def theirs(xml: str, lang: str, batches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what citeproc-js makes of batches, in a process of Node."""
    locales = {name: locale_text(name) for name in ("en-US", "en-GB", "es-ES", "es-MX")}
    job = json.dumps({"style": xml, "lang": lang, "locales": locales, "batches": batches})
    done = subprocess.run(["node", "-e", ORACLE], input=job, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"citeproc-js: {done.stderr[-2000:]}")
    start = done.stdout.index("[")
    found: list[dict[str, Any]] = json.loads(done.stdout[start:])
    return found


def plain(text: str) -> str:
    """Return HTML as both may write it: without wrappers, blanks as they show, characters for their entities."""
    text = re.sub(r"</?div[^>]*>", " ", text)
    return re.sub(r"[ \n]+", " ", html.unescape(text)).strip()


def differences(style: str, lang: str, count: int, seed: int) -> Iterator[tuple[str, str, str, str]]:
    """Yield what differs in a style: the kind of text, ours, theirs, and the items as JSON."""
    found = find_style(style)
    xml = resolve(found.path, found.stem, lambda _: None, lang)
    parsed = Style.parse(xml)
    batches = make_batches(make_items(count, seed), seed, note=parsed.kind == "note")
    for batch, mine, other in zip(batches, ours(parsed, lang, batches), theirs(xml, lang, batches), strict=True):
        if "error" in other:
            print(f"{style} {lang}: citeproc-js failed on a batch: {other['error']}", file=sys.stderr)
            continue
        by_id: Mapping[str, Any] = {item["id"]: item for item in batch["items"]}
        for given, one, two in zip(batch["citations"], mine["citations"], other["citations"], strict=True):
            yield "citation", plain(one), plain(two), json.dumps([given, *(by_id[c["id"]] for c in given["cites"])])
        if len(other["ids"]) != len(other["entries"]):
            continue  # it leaves an entry out and does not say which
        yield "order", " ".join(mine["ids"]), " ".join(other["ids"]), json.dumps(batch["items"])
        entries = dict(zip(other["ids"], other["entries"], strict=True))
        before = dict(zip(other["ids"], ["", *other["ids"]], strict=False))
        mine_before = dict(zip(mine["ids"], ["", *mine["ids"]], strict=False))
        for id, one in zip(mine["ids"], mine["entries"], strict=True):
            if mine_before[id] == before.get(id, "?"):  # else what replaces a repeated author differs by the order
                yield "entry", plain(one), plain(entries[id]), json.dumps(by_id[id])


def reduced(one: str, two: str) -> tuple[list[str], str, str]:
    """Return which judged differences two texts have, and the texts without those."""
    names = []
    for name, normal, _ in JUDGED:
        before = one == two
        after = normal(one), normal(two)
        if not before and after != (one, two) and signature(*after) != signature(one, two):
            names.append(name)
            one, two = after
    return names, one, two


def signature(one: str, two: str) -> str:
    """Return the words in which two texts differ."""
    a, b = re.findall(r"\w+|\W", one), re.findall(r"\w+|\W", two)
    changes = [
        f"{''.join(a[i:j])!r}→{''.join(b[k:m])!r}"
        for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return re.sub(r"\d+", "9", "  ".join(dict.fromkeys(changes)))


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description="Compare our CSL processor with citeproc-js.")
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--styles", nargs="*", default=list(SHIPPED))
    parser.add_argument("--locales", nargs="*", default=list(LOCALES))
    parser.add_argument("--show", type=int, default=200, help="how many classes that nobody has judged to print")
    parser.add_argument("--items-too", action="store_true", help="print the items of each example")
    asked = parser.parse_args()
    judged, fresh = Counter[str](), Counter[str]()
    examples: dict[str, tuple[str, str, str, str]] = {}
    total = known_total = 0
    for style in asked.styles:
        for lang in asked.locales:
            there = 0
            for kind, one, two, items in differences(style, lang, asked.items, asked.seed):
                total += 1
                if one == two:
                    continue
                there += 1
                names, one_left, two_left = reduced(one, two)
                if one_left == two_left:
                    judged.update(names)
                    known_total += 1
                    continue
                known = f"{kind}: {signature(one_left, two_left)}" if kind != "order" else "order"
                fresh[known] += 1
                examples.setdefault(known, (f"{style} {lang}", one, two, items))
            print(f"{style} {lang}: {there} differ", file=sys.stderr)
    print(f"{total} texts compared; {known_total + fresh.total()} differ, {fresh.total()} not as judged")
    for name, _, verdict in JUDGED:
        print(f"  {judged[name]:6} {name}: {verdict}")
    for known, times in fresh.most_common(asked.show):
        where, one, two, items = examples[known]
        print(f"\n{times:6} {known[:300]}\n       {where}\n       ours   {one}\n       theirs {two}")
        if asked.items_too:
            print(f"       {items}")


if __name__ == "__main__":
    main()
