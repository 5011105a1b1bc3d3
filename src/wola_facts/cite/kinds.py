"""Press releases, speeches, theses, data and newspapers: what the manuals want of each that no style says."""

import re

from wola_facts.cite.item import date_parts, date_range, day_in_words, text
from wola_facts.cite.manuals import (
    AMA,
    APA,
    BLUEBOOK,
    CHICAGO,
    CHICAGO_17,
    HARVARD,
    IEEE,
    ISO690,
    ISO690_NOTE,
    MHRA,
    MLA,
    NLM,
    OSCOLA,
    SPANISH_LEGAL,
    UNAM,
    Work,
)

_PRESS = r"(?i)\b(press release|news release|comunicado de prensa|bolet[ií]n de prensa)\b"
_PRESS_MARK = r"(?i)\s*[\[(](?:press release|news release|comunicado de prensa|bolet[ií]n de prensa)[\])]\s*$"
#: What is always part of something, whether the record names it or not.
_ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "post", "post-weblog"})
#: Newspapers by their names in the Bluebook (table T13).
_SHORT_NAMES = {
    "New York Times": "N.Y. Times", "Washington Post": "Wash. Post", "Los Angeles Times": "L.A. Times",
    "Wall Street Journal": "Wall St. J.", "New York Post": "N.Y. Post", "Boston Globe": "Bos. Globe",
    "Chicago Tribune": "Chi. Trib.", "Dallas Morning News": "Dall. Morning News", "Houston Chronicle": "Hous. Chron.",
    "Miami Herald": "Mia. Herald", "San Francisco Chronicle": "S.F. Chron.", "Washington Times": "Wash. Times",
}  # fmt: skip
#: What Chicago takes for unpublished, and the variables that say where it is to be found.
_UNPUBLISHED = frozenset({"speech", "manuscript", "paper-conference"})
_WHEREABOUTS = ("URL", "DOI", "container-title", "publisher", "event-title", "archive")
#: What needs no other work in which it stands, for a style that would have one.
_ALONE = frozenset({"webpage", "dataset", "document", "speech", "post", "article-magazine", "article-newspaper"}) | {
    "post-weblog", "article-journal", "article", "chapter", "paper-conference"
}  # fmt: skip
#: Articles that are pages as well, where they are online.
_ONLINE = frozenset({"article-magazine", "article-newspaper", "post-weblog"})
#: Styles that print the number of a report without a word before it.
_BARE_NUMBERS = frozenset({HARVARD, AMA, IEEE, OSCOLA, UNAM, *ISO690})
#: What a thesis is called -> the degree, as the Bluebook names a dissertation by it.
_DEGREE = r"(?i)\s*\b(?:dissertation|thesis)\b\s*"


#: How a style says that a year is a guess, where its file never does; in Spanish they all say ca. 1971.
#: Cite Them Right; Citing Medicine, chapter 2 (a date that is inferred stands in brackets); AMA 11, 13.11 (no points);
#: UNE-ISO 690:2013, 5.9; OSCOLA 4, 1.3.2 (no points); Bluebook, rule 15.4.
_CIRCA = {
    HARVARD: "c. {}", NLM: "[{}?]", AMA: "ca {}", IEEE: "ca. {}", OSCOLA: "c {}", BLUEBOOK: "c. {}", UNAM: "ca. {}",
    SPANISH_LEGAL: "ca. {}", **dict.fromkeys(ISO690, "[ca. {}]"),
}  # fmt: skip
#: What is dated by its day in these styles, in a second place.
_BY_DAY = frozenset({"article-newspaper", "article-magazine", "article-journal", "post-weblog", "speech"})


def press_release(work: Work, style: str, locale: str) -> None:
    """Say what a press release is in the reader's language, after its title and not in it (APA 7, 10.16)."""
    title, container, number = (text(work, key) for key in ("title", "container-title", "number"))
    said = [text(work, "genre"), container, number]
    every = " ".join((title, *said)).casefold()
    if "release" not in every and "de prensa" not in every:
        return  # which most are, and so no pattern is compiled
    if not (re.search(_PRESS_MARK, title) or any(re.search(_PRESS, words) for words in said)):
        return
    work["title"] = re.sub(_PRESS_MARK, "", title)
    if re.search(_PRESS, container) and len(container) < 30:
        work["container-title"] = ""
    spanish = locale.startswith("es")
    word = "Comunicado de prensa" if spanish else "News release" if style == AMA else "Press release"
    rest = re.sub(r"(?i)^(?:n[oº°ú]m?\.?\s*)", "", re.sub(_PRESS, "", number).strip(" .,:"))
    genre = f"{word} {rest}" if re.search(_PRESS, number) and rest else word
    if style in CHICAGO or style in (MHRA, NLM):
        genre = genre[0].lower() + genre[1:]  # the style makes it a capital where it begins something
    work["genre"] = genre
    if re.search(_PRESS, number):
        work["number"] = ""
    if work["type"] in ("report", "article", "document", "pamphlet"):
        work["type"] = "webpage"
    if style == NLM:
        work["container-title"] = ""  # else the site would be called a press release
    elif style == AMA:
        # AMA 11, 3.13.4: Title. News release. Issuer; date.
        work["container-title"] = ". ".join(filter(None, (genre, text(work, "container-title"))))
    elif style in (MLA, HARVARD):
        # MLA 9, 5.110: at the end of the entry. Cite Them Right: Title [Press release], with its day and month.
        work |= {"medium": genre, "genre": ""}


def issued_by(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """A press release begins by saying so in the Bluebook (rule 17.2.4): Press Release, Institution, Title (Day)."""
    authors = work["author"]
    if style == BLUEBOOK and len(authors) == 1 and authors[0].get("literal") and re.search(_PRESS, text(work, "genre")):
        work["author"] = [{"literal": f"Press Release, {authors[0]['literal']}"}]


def circa(work: Work, style: str, locale: str) -> None:
    """A year that is a guess is called one."""
    said = _CIRCA.get(style)
    parts = date_parts(work, "issued")
    if not said or len(parts) != 1 or not work["issued"].get("circa") or work["type"] in _BY_DAY:
        return
    if locale.startswith("es") and style not in (NLM, *ISO690):
        said = "ca. {}"
    if len(date_range(work, "issued")) == 1:
        work["issued"] = {"literal": said.format(parts[0])}


def numbered(work: Work, style: str, locale: str) -> None:
    """A bare number of a report says that it is one, where the style prints it as it stands: No. 4."""
    number = text(work, "number")
    if work["type"] == "report" and style in _BARE_NUMBERS and re.fullmatch(r"[\d/-]*\d[\d/-]*", number):
        # IEEE Reference Guide, reports: Rep. 4; OSCOLA has no points.
        word = (
            ("Informe" if locale.startswith("es") else "Rep.") if style == IEEE else "No" if style == OSCOLA else "No."
        )
        work["number"] = f"{word} {number}"


def dated(work: Work, style: str, locale: str) -> None:
    """Give the Spanish legal style what it prints no place for: days of the press and of pages, numbers of reports."""
    if style != SPANISH_LEGAL:
        return
    if work["type"] in ("post", "post-weblog"):
        work["type"] = "webpage"
    number = text(work, "number")
    if work["type"] == "report" and number:
        work |= {"number": "", "publisher": ", ".join(filter(None, (text(work, "publisher"), number)))}
    if work["type"] in {"webpage", "legislation", *_BY_DAY} and date_parts(work, "issued")[2:]:
        work["issued"] = {"literal": day_in_words(work, locale)}


def speech(work: Work, style: str, locale: str) -> None:
    """A speech says that it is one (APA 7, 10.5), and is dated by its event (MLA 9, 5.68)."""
    if work["type"] != "speech":
        return
    if style == APA and not text(work, "genre"):
        work["genre"] = "discurso" if locale.startswith("es") else "speech"
    work["event"] = text(work, "event-title")  # some styles still call it so
    if style == HARVARD and text(work, "event-title"):
        # Cite Them Right, conferences: the event slanted, place, day.
        work |= {"container-title": text(work, "event-title"), "event": ""}
        work["publisher-place"] = text(work, "publisher-place") or text(work, "event-place")
    if style == MLA and not work.get("event-date"):
        work["event-date"] = work.get("issued", {})


def thesis(work: Work, style: str, locale: str) -> None:
    """A thesis is a dissertation by its degree (Bluebook, rule 17.2.2; IEEE Reference Guide): Ph.D. dissertation."""
    if work["type"] != "thesis":
        return
    genre, spanish = text(work, "genre"), locale.startswith("es")
    degree = re.sub(r"(?i)^ph\.?d\.?$|^doctoral$", "Ph.D.", re.sub(_DEGREE, " ", genre).strip())
    masters = re.match(r"(?i)m\.?[aps]\.?c?\.?\b|master|maestr", degree)
    if style == MLA and text(work, "URL"):
        # MLA 9, 5.100: the address comes last.
        work |= {"genre": ". ".join(filter(None, (genre, text(work, "URL")))), "URL": "", "accessed": {}}
    elif style == SPANISH_LEGAL:
        work["publisher"] = ", ".join(filter(None, (genre, text(work, "publisher"))))
    elif style == NLM and not spanish:
        work["genre"] = "master's thesis" if masters else "dissertation"  # Citing Medicine, chapter 4
    elif style in (BLUEBOOK, NLM) and spanish:
        work["genre"] = genre or "tesis"
    elif style in (BLUEBOOK, IEEE) and not spanish:
        work["genre"] = f"{degree or 'Ph.D.'} {'thesis' if masters else 'dissertation'}"


def data(work: Work, style: str, locale: str) -> None:
    """Lawyers have no form for data: they are a work with a publisher and a year (OSCOLA 4, 3.4.1)."""
    spanish = locale.startswith("es")
    if work["type"] == "dataset" and style in (HARVARD, NLM) and not text(work, "edition") and text(work, "version"):
        work["edition"] = f"{'Versión' if spanish else 'Version'} {text(work, 'version')}"
    if work["type"] == "dataset" and style == HARVARD and not text(work, "container-title"):
        # Cite Them Right, data sets: slanted, with what it is in square brackets.
        work |= {"type": "book", "medium": "Conjunto de datos" if spanish else "Dataset"}
    elif work["type"] in ("dataset", "document") and style in (OSCOLA, SPANISH_LEGAL):
        work["type"] = "report"
    elif style == AMA and work["type"] in ("dataset", "document", "broadcast") and not text(work, "page"):
        # AMA 11, 3.15: title, who publishes it, the day; "Published online" is for journals.
        said = filter(None, (text(work, key) for key in ("container-title", "publisher")))
        work["container-title"] = ". ".join(said).replace("..", ".")
        work |= {"type": "webpage", "publisher": ""}


def newspaper(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """An English newspaper loses its "The" in Chicago 17 (14.194) and in the Bluebook (rule 16.6, table T13).

    The section of a printed paper means nothing online (MLA 9, 5.113).
    """
    if work["type"] == "article-newspaper" and style == MLA and text(work, "URL"):
        work["section"] = ""
    elif work["type"] == "article-newspaper" and (style in CHICAGO_17 or style == BLUEBOOK):
        name = re.sub(r"^The (?=[A-Z])", "", text(work, "container-title"))
        work["container-title"] = _SHORT_NAMES.get(name, name) if style == BLUEBOOK else name


def listed(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """A source of a fact has to be in the list, which Chicago and the MHRA leave papers out of that nobody published.

    Interviews and letters that nobody can read stay out of it (APA 7, 8.9; Chicago 18, 14.111).
    """
    if style in CHICAGO or style == MHRA:
        unpublished = work["type"] in _UNPUBLISHED and not any(text(work, key) for key in _WHEREABOUTS)
        apart = work["type"].startswith("entry") and not work["author"] and not text(work, "container-title")
        if work["type"] == "classic":
            work["type"] = "book"
        elif unpublished or apart:
            work["type"] = "report"
    elif style == OSCOLA and work["type"] == "broadcast" and not (text(work, "title") and text(work, "publisher")):
        work["type"] = "report"


def page(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A page or an article stands in quotation marks in MLA, whether its site is named or not; a whole site does not.

    ISO 690 for notes has a form for a work on its own and for one in another, and none between.
    """
    if (style in CHICAGO or style == MHRA) and work["type"] == "post":
        # These leave a post out of the list, where a fact's source has to be.
        work["type"] = "webpage" if text(work, "URL") else "report"
    elif style in ISO690 and work["type"] in _ONLINE and text(work, "URL"):
        # The day that stands at the end would be the year again; a blog has no form in notes.
        if style == ISO690_NOTE or not date_parts(work, "issued")[1:]:
            work["type"] = "webpage"
    elif style in (OSCOLA, AMA) and work["type"] == "article-magazine" and not text(work, "volume"):
        work["type"] = "article-newspaper"  # OSCOLA 4, 3.4.10; AMA 11, 3.15: by its day
    elif style == ISO690_NOTE and work["type"] == "paper-conference":
        work["type"] = "chapter"  # it has no form for it
    bare = not text(work, "title") and not re.search(r"\D", text(work, "number"))
    if (style in CHICAGO or style == MHRA) and work["type"] == "report" and text(work, "URL") and bare:
        work["type"] = "webpage"  # nothing would stand before the bracket of publisher and year
    elif style == MHRA and work["type"] in ("report", "book") and bare and text(work, "publisher"):
        work |= {"type": "webpage", "container-title": text(work, "publisher"), "publisher": ""}
    if text(work, "container-title"):
        return
    if style == BLUEBOOK and work["type"] in _ONLINE:
        work["type"] = "webpage"  # nor before that of the day
    elif style == MLA and work["type"] in _ARTICLES:
        work["type"] = "document"
    elif (style in CHICAGO or style == MHRA) and work["type"] in _ONLINE and text(work, "title") and text(work, "URL"):
        work["type"] = "webpage"  # an article of a news agency, on whatever page
    elif style == MLA and work["type"] == "webpage":
        if re.search(r"[^/]/+[^/?#]|\?.", text(work, "URL").partition("://")[2]):
            work["type"] = "document"  # CSL's nearest to a work that has no container and is none
    elif (style in CHICAGO or style == MHRA) and work["type"] == "document" and not text(work, "URL"):
        work["type"] = "report"  # the style takes a document for a paper that was never published, and lists it nowhere
    elif style == ISO690_NOTE and work["type"] in _ALONE:
        work["type"] = "report"
