"""Messages on networks, videos, podcasts and papers in archives: what the manuals want of what is no book."""

import re

from wola_facts.cite.item import text
from wola_facts.cite.manuals import (
    AMA,
    APA,
    BLUEBOOK,
    CHICAGO,
    HARVARD,
    IEEE,
    ISO690,
    MHRA,
    MLA,
    NLM,
    OSCOLA,
    SPANISH_LEGAL,
    UNAM,
    Work,
)

_SITES = r"(?i)^(?:youtube|vimeo|tik ?tok|dailymotion|facebook|instagram|twitter|x)(?:\.com)?$"
_VIDEO = r"(?i)\bv[ií]deo\b"
_PODCAST = r"(?i)\bpodcast\b"
_MESSAGE = r"(?i)^(?:tweet|tuit|post|publicaci[oó]n|message|mensaje)$"
_WHERE_IN_ARCHIVE = ("archive_location", "archive_collection", "archive", "archive-place")


def message(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """A message has no title: its own words stand for one, in their own case (MLA 9, 5.29; Chicago 18, 14.106)."""
    if work["type"] != "post" or not text(work, "title"):
        return
    work["title"] = f'<span class="nocase">{text(work, "title")}</span>'
    if re.match(_MESSAGE, text(work, "genre")) and style not in (APA, UNAM):
        work["genre"] = ""  # the network says what it is
    if style == OSCOLA:
        work["type"] = "webpage"
    elif style == HARVARD:
        # Cite Them Right, social networking sites: [Twitter], with day and month.
        work |= {"type": "webpage", "medium": text(work, "container-title"), "container-title": "", "publisher": ""}


def video(work: Work, style: str, locale: str) -> None:
    """A video on a site is a page of it, but where the manual has a form of its own."""
    site = text(work, "container-title") or text(work, "publisher")
    genre = text(work, "genre") or text(work, "medium")
    if work["type"] != "motion_picture" or not text(work, "URL") or not site or work.get("director"):
        return
    if not (re.search(_VIDEO, genre) or re.match(_SITES, site)):
        return
    if style == HARVARD:
        # Cite Them Right, YouTube: Person (Year) Title. Day month. Available at.
        work |= {"publisher": "" if re.match(_SITES, site) else site, "container-title": "", "genre": "", "medium": ""}
    elif style not in (APA, IEEE):
        # MLA 9, 5.28; AMA 11, 3.15; OSCOLA 4, 3.4.8; Bluebook, rule 18.7; MHRA 4, 7.13: online video recording.
        said = ("grabación de video en línea" if locale.startswith("es") else "online video recording") * (
            style == MHRA
        )
        work |= {"type": "webpage", "container-title": site, "publisher": "", "genre": said, "medium": ""}


def podcast(work: Work, style: str, locale: str) -> None:
    """An episode of a podcast has its number, and what it is behind its title (APA 7, 10.13; MLA 9, 5.55)."""
    genre = text(work, "genre")
    if work["type"] != "broadcast" or not re.search(_PODCAST, f"{genre} {text(work, 'medium')}"):
        return
    numbered = bool(text(work, "number"))
    spanish = locale.startswith("es")
    what, episode = ("pódcast", "episodio") if spanish else ("podcast", "episode")
    if style == APA:
        work |= {"medium": genre or text(work, "medium"), "genre": ""}
    elif style == MLA:
        work |= {"genre": episode if numbered else "", "medium": ""}
    elif style in CHICAGO or style == MHRA:
        work |= {"genre": f"{what}, {episode}" if numbered else what, "medium": ""}
    else:
        work["author"] = work["author"] or work.get("host") or []
        work["number"] = ""
        if style == HARVARD:
            # Cite Them Right, podcasts: the series, [Podcast], day and month.
            work |= {"type": "post-weblog", "publisher": "", "genre": "", "medium": ""}
            work["container-title"] = (
                f'{text(work, "container-title")}<span class="nodecor"> [{what.capitalize()}]</span>'
            )
        elif style in (UNAM, OSCOLA, BLUEBOOK):
            # OSCOLA 4, 3.4.8: the series and the day in brackets.
            work |= {"type": "webpage", "publisher": "", "genre": "", "medium": ""}
        else:
            work["genre"] = what if style == NLM else ""


def archived_paper(work: Work, style: str, locale: str) -> None:
    """A paper in an archive is told by where it lies there, also in styles that know no archives."""
    where = ", ".join(filter(None, (text(work, key) for key in _WHERE_IN_ARCHIVE)))
    if not where:
        return
    if style == APA and work["type"] == "manuscript":
        work["type"] = "document"  # APA Style, archival documents: with its day
    elif style == BLUEBOOK:
        # Bluebook, rule 17.2: (day) (on file with ...).
        work |= {
            "type": "thesis",
            "genre": f"{'archivado en' if locale.startswith('es') else 'on file with'} {where}",
            "publisher": "",
        }
    elif style in ISO690 or style in (HARVARD, UNAM, SPANISH_LEGAL, OSCOLA, IEEE, AMA):
        work |= dict.fromkeys(_WHERE_IN_ARCHIVE, "")
        if style in ISO690:
            work["number"] = ", ".join(filter(None, (text(work, "number"), where)))
        else:
            work["publisher"] = ", ".join(filter(None, (text(work, "publisher"), where)))
        if style in (UNAM, IEEE):
            work["type"] = "report"
        elif style == AMA:
            work["type"] = "document"
