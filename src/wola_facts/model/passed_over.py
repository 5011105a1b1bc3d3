"""What looks like a figure and is none: dates, locators, ordinals, headings, marks, telephone numbers, addresses.

So are decades, and the base of a rate: "29 per 100,000 inhabitants" is one figure.
"""

import re

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\\.|(?!\\w))|"
    "[Ee]nero|[Ff]ebrero|[Mm]arzo|[Aa]bril|[Mm]ayo|[Jj]unio|[Jj]ulio|[Aa]gosto|[Ss]ep?tiembre|[Oo]ctubre|"
    "[Nn]oviembre|[Dd]iciembre"
)
_MESES = "ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic"
_LOCATORS = (
    r"[Aa]rt(?:icles?|ículos?|iculos?|s?\.)|[Pp]ara(?:graphs?|s?\.)|[Pp]árr(?:afos?|s?\.)|[Pp]p?\.|[Pp]ages?|"
    r"[Pp]áginas?|[Pp]ágs?\.|[Nn][oº]s?\.º?|[Nn]úm(?:eros?|s?\.)|[Nn]umbers?|[Ss]ec(?:tions?|ción|ciones|\.)|"
    r"[Cc]hapters?|[Cc]apítulos?|[Rr]esolutions?|[Rr]esolución|[Rr]esoluciones|[Ff]racci(?:ón|ones)|[Tt]ables?|"
    r"[Tt]ablas?|[Ff]igures?|[Ff]iguras?|[Ff]ootnotes?|[Nn]ota\s+al\s+pie|[Aa]nexo|[Aa]nnex|[Ee]xpedientes?"
)
#: Several of them: "Articles 3 and 4", "arts. 3, 4 y 5".
_PLURAL = (
    r"[Aa]rt(?:icles|ículos|iculos|s\.)|[Pp]ara(?:graphs|s\.)|[Pp]árr(?:afos|s\.)|[Pp]p\.|[Pp]ages|[Pp]áginas|"
    r"[Pp]ágs\.|[Nn][oº]s\.|[Nn]úm(?:eros|s\.)|[Ss]ec(?:tions|ciones)|[Cc]hapters|[Cc]apítulos|[Rr]esolutions|"
    r"[Rr]esoluciones|[Ff]racciones|[Tt]ables|[Tt]ablas|[Ff]iguras"
)
_CALL = r"[Tt]el(?:éfono|ephone)?|[Pp]hone|[Ff]ax|[Cc]all|[Ll]lam[ea]r?(?:\s+al)?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th|º|°)?"
_TIME = r"(?:[0-1]?[0-9]|2[0-3])(?:[:.][0-5][0-9])?"

#: What is passed over, whatever figures seem to stand in it. All but a footnote mark begins where a word may: said
#: once and first, this spares most places the trial of every alternative.
PASSED_OVER = re.compile(
    r"\[(?:[0-9]{1,3}|\^[^\]\s]{1,40})\]|(?<!\w)(?:"
    + "|".join(
        (
            r"\b[a-z][a-z0-9+.-]{1,9}://\S+",
            rf"(?<![\w.,]){_DAY}(?:\s*(?:-|–|to|al?|and|y)\s*{_DAY})?\s+(?:de\s+|of\s+)?(?:{_MONTHS})(?:,?\s+(?:de\s+|del\s+)?[0-9]{{4}})?(?!\w)",
            rf"(?<![\w.,]){_DAY}[\s-](?:{_MESES})\.?[\s-](?:de\s+)?[0-9]{{4}}(?!\w)",
            rf"(?<!\w)(?:{_MONTHS})\s+{_DAY}(?:\s*(?:-|–|to|and)\s*{_DAY}(?![0-9,.]*\s+[^\W\d_]*s\b))?(?:,\s+[0-9]{{4}})?(?![\w%])(?![.,][0-9])",
            rf"(?<!\w)(?:{_MONTHS})\s+(?:de\s+|del\s+)?[0-9]{{4}}(?![\w%])",
            r"(?<![\w.,-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w-])",
            r"(?<![\w.,-])(?:1[5-9]|20)[0-9]{2}\s?[-–/]\s?(?:(?:1[5-9]|20)[0-9]{2}|[0-9]{2})(?![\w%.,]*[0-9])(?!\s*%)",
            r"(?<![\w/])[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?![\w/])",
            r"\b(?:los\s+años|década\s+de(?:\s+los)?(?:\s+años)?)\s+(?:['’]?[2-9]0|veinte|(?:trei|cuare|cincue|sese|sete|oche|nove)nta)(?![\w%])(?![.,][0-9])",
            r"\b(?:per|por\s+cada)\s+[0-9](?:[0-9.,\u00a0\u202f]*[0-9])?(?:\s(?:000|mil|thousand|million|millón))?(?![\w%])",
            r"\b[0-9]+(?:st|nd|rd|th|º|ª|\.º|\.ª)(?!\w)",
            rf"(?<![\w.,:]){_TIME}\s?(?:[aApP]\.\s?[mM]\.|[aApP][mM](?!\w))",
            rf"(?<!\w)(?:a|las)\s+las\s+{_TIME}\s+(?:horas|hrs?)(?!\w)",
            r"(?m:^[ \t]*(?:#{1,6}[ \t]+)?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)](?=[ \t]))",
            rf"(?<!\w)(?:{_PLURAL})\s?[0-9]{{1,4}}(?:(?:\s?[-–,]\s?|,?\s(?:and|y|e|to|al?|or|o)\s)[0-9]{{1,4}}(?![0-9.,]*[0-9])){{1,20}}",
            rf"(?<!\w)(?:{_LOCATORS})\s?[0-9][0-9.,]*[0-9]?(?:\s?[-–]\s?[0-9]+)?",
            r"(?<![\w.,])\+[0-9]{1,3}(?:[ .-]?\(?[0-9]{1,4}\)?){2,6}(?!\w)",
            r"(?<![\w.,])(?:\([0-9]{2,4}\)[ -]?|[0-9]{3}[-.])[0-9]{3,4}[-. ][0-9]{4}(?!\w)",
            rf"(?<!\w)(?:{_CALL})[.:]?\s+(?:[0-9]{{2,4}}[- .]){{1,4}}[0-9]{{4}}(?!\w)",
        )
    )
    + ")"
)


def glued(text: str, start: int) -> bool:
    """Return whether what stands before makes it part of a code, a decimal or a date and not a figure."""
    if start == 0:
        return False
    previous = text[start - 1]
    if previous.isalnum() or previous in "_/#§¶:'’@":
        return True
    if previous == "." and (start == 1 or text[start - 2].isspace()):
        return True  # ".5" is no 5
    return previous in ".,-–" and start > 1 and (text[start - 2].isalnum() or text[start - 2] in "./")


def glued_after(text: str, end: int) -> bool:
    """Return whether what stands behind makes it part of a code, a word or a time and not a figure."""
    following = text[end : end + 2]
    if not following:
        return False
    if following[0].isalnum() or following[0] in "_/:":
        return True
    return following[0] in "-–,." and following[1:].isalnum() and not following[1:].isdigit() and following[0] != ","
