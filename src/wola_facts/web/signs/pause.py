"""Signs that a page is only away for a while, although its status says that it is there."""

import re

from wola_facts.web.signs.glance import Glance

#: Letters of visible text: who closes for a while says so and little else.
_BRIEF = 1_500
_THING = (
    r"(?:(?:the|this|our|el|este|nuestro) )?(?:web ?site|site|page|server|system|service|portal|sitio(?: web)?|servicio"
    r"|sistema|página)"
)
#: In a title or heading, as a whole or between its dashes.
_AWAY = re.compile(
    rf"^(?:{_THING} )?(?:(?:is|are|está|is currently|currently|temporarily) )?"
    r"(?:(?:down|closed|offline|unavailable) )?(?:(?:for|under(?:going)?|in|on|en|por|de) )?"
    r"(?:(?:scheduled|planned|routine|site|website|server|system|essential|emergency|brief|some) )*"
    r"(?:maintenance|mantenimiento)(?: (?:mode|page|break|window|notice|in progress|underway|programado|en curso))?"
    r"[.!]*$"
    r"|^(?:sorry,? )?we(?:'ll| will| should)? (?:be )?(?:right |online )?back"
    r"(?:,? (?:very )?(?:soon|shortly|online|up|in a)\b|[.!]*$)|^(?:be )?(?:right )?back (?:soon|shortly)"
    r"|^(?:volvemos|volveremos|regresamos|regresaremos)(?: a estar \w+)? (?:pronto|en breve|en unos)"
    rf"|^(?:{_THING} )?(?:is |está )?(?:temporarily|temporalmente) (?:unavailable|offline|down"
    r"|out of (?:service|order)|no disponible|fuera de servicio|cerrado)"
    r"|^(?:(?:error|http|status)[ :-]*)*(?:500|502|503|504|52\d)?[ :-]*(?:internal server error|bad gateway"
    r"|gateway time-?out|service (?:temporarily )?unavailable|error interno del servidor|servicio no disponible)[.! ]*$"
    r"|^(?:error )?establishing a database connection|^error al establecer (?:una|la) conexión con la base de datos"
    r"|^database (?:connection )?error$|^application error\b|there has been a critical error on (?:this|your) website"
)
#: In what a brief page says.
_AWAY_SAID = re.compile(
    r"(?:performing|undergoing|down for|under|carrying out|offline for|closed for|unavailable (?:due to|for|during))"
    r"(?: (?:some|a|an|our|the|brief|short|scheduled|planned|routine|essential|system|site|server|necessary"
    r"|regular)){0,4} maintenance|(?:will|should|'ll) be (?:right )?back (?:online|soon|shortly|up|in a)"
    r"|(?:sitio|página|portal|sistema|servicio)(?: web)? (?:está |se encuentra |se encuentra temporalmente )?"
    r"en mantenimiento|volveremos (?:pronto|en breve)|error establishing a database connection"
    r"|there has been a critical error on (?:this|your) website|fatal error: uncaught|parse error: syntax error"
    r"|something went wrong\b.{0,80}\btry again|algo (?:ha salido|salió) mal\b.{0,80}\bint[eé]nt"
    r"|temporarily (?:unavailable|offline|down|out of service)|temporalmente (?:no disponible|fuera de servicio)"
)


def pause(page: Glance) -> str:
    """Return why a page is only away for now, in a few words of ours; empty where nothing says so."""
    if len(page.said) >= _BRIEF:
        return ""
    parts = (part.strip() for one in page.top[:3] for part in (one, *re.split(r" [-|»·:–] |: ", one)))
    if any(_AWAY.search(part) for part in parts) or _AWAY_SAID.search(page.said):
        return 'it tells of maintenance or an error, though its status says "found"'
    return ""
