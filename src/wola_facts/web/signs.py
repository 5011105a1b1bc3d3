"""Signs in a page that it is not what was asked for: a wall before it, a domain for sale, a "not found" that says 200.

They are asked only where a page does not say what it should: words found on it beat every sign.
"""

import re

from wola_facts.model.plain import Plain
from wola_facts.web.evidence.entities import unescaped
from wola_facts.web.evidence.folding import folded

#: Letters of visible text; a page that says more is no wall and no parking place, whatever words it holds.
SHORT = 4_000
#: A page that says no more than this may be about nothing but a wall.
_BRIEF = 1_500
#: Below this there is next to nothing to read.
_BARE = 250
_HEADINGS = 6

_RAW = ("script", "style", "noscript", "template", "textarea", "svg")

#: Words that stand above a wall: in its title or a heading.
_HUMAN = re.compile(
    r"^just a moment|^attention required|^are you (?:a |an )?(?:robot|human)|not a (?:ro)?bot|^robot check"
    r"|robot or human"
    r"|\bbot (?:check|verification|detection|protection)|human verification|verify(?:ing)? (?:that )?you(?:'re"
    r"| are)?\b"
    r"|pardon our interruption|^checking your browser|^security (?:check|verification|challenge)|^captcha\b"
    r"|ddos[ -]protection"
    r"|ddos-guard|^client challenge|security checkpoint|^forbidden$|^(?:request"
    r"|access) blocked"
    r"|you have been blocked|^access (?:to this (?:page|site|website) )?(?:has been |is |was )?(?:denied|restricted)"
    r"|^acceso (?:denegado|restringido|prohibido)|no (?:soy|eres) un robot|^un momento|verificación de seguridad"
)
#: A status as the whole of a title; "403 people" is none.
_TURNED_AWAY = re.compile(
    r"^(?:(?:error|http|status)[ :-]*)*(?:403|429|1015|1020)[ :.!|–-]*(?:error|forbidden|(?:access )?denied"
    r"|too many requests|prohibido|acceso denegado|demasiadas (?:solicitudes|peticiones))?[.! ]*(?:[-|:–(].*)?$"
    r"|^too many requests\b|^demasiadas (?:solicitudes|peticiones)\b|\brate limit(?:ed)? (?:exceeded|reached)"
)
#: What the pages of walls load. Other pages may load it too, but they have something to say beside it.
_WALLERS = (
    "_incapsula_resource", "captcha-delivery.com", "awswaf.com", "px-captcha", "sucuri_cloudproxy_js", "__cf_chl_",
    "cdn-cgi/challenge-platform", "ddos-guard", "within.website/x/cmd/anubis", "cf-turnstile", "g-recaptcha",
    "h-captcha",
)  # fmt: skip
#: Words that say so in a page that says little else.
_HUMAN_SAID = re.compile(
    r"(?:verify|confirm|prove|make sure|check(?:ing)? (?:if|that)|ensure) (?:that )?(?:you(?:'re| are)?|the site) "
    r"(?:not )?(?:a |an )?(?:robot|bot|human|real|connection)|(?:you are|you're|i am|i'm) (?:not a (?:ro)?bot"
    r"|(?:a )?human)"
    r"|checking your browser|unusual (?:traffic|activity) from|automated (?:access|requests|traffic|queries)"
    r"|(?:complete|solve|enter|pass) (?:the|this|a) (?:captcha|security check|challenge)"
    r"|enable javascript and cookies"
    r"|request unsuccessful\. incapsula|you (?:have been|were|are) blocked|your (?:request|access"
    r"|ip)[a-z ]{0,12} (?:was|has been|is) "
    r"(?:blocked|denied)|you do(?: not|n't) have (?:permission|access) to (?:access|view|this)|reference (?:#|id"
    r"|number)[: ]*[0-9a-f.]{12}"
    r"|(?:no (?:soy|eres)|que eres|si eres|que es usted|que no es) (?:un )?(?:robot|humano?|ser humano)"
    r"|tráfico inusual"
    r"|comprobando (?:tu|su|el) navegador|resuelv[ae] (?:el|este) captcha|has sido bloquead|ha sido bloquead[oa] su"
)
_COOKIES = re.compile(
    r"(?:must|need to|have to|please|to continue,?|should) (?:first )?(?:enable|allow|accept|turn on|agree to)"
    r"(?: the use of| all| our| its)? cookies|(?:accept|enable|allow)(?: all| our| its)? cookies (?:to|before"
    r"|in order to|and)"
    r"|cookies (?:are|must be|need to be) (?:required|disabled|enabled|accepted|turned)"
    r"|requires? (?:the use of )?cookies"
    r"|(?:does not|doesn't|won't|cannot) (?:accept|support|work without) cookies|without cookies"
    r"|before you continue to"
    r"|(?:deb[ae]s?|tiene que|tienes que|necesitas?|por favor,?) (?:acept|habilit|activ"
    r"|permit)\w+(?: todas)?(?: el uso de)?"
    r"(?: las)? cookies|(?:acept|habilit|activ|permit)\w+(?: todas)?(?: el uso de)?(?: las)? cookies (?:para|antes)"
)
#: What a banner may say as well: taken for a wall only where there is next to nothing else.
_CONSENT = re.compile(
    r"(?:accept|allow|agree|acept\w+|consent)\b.{0,40}\bcookies|cookies\b.{0,60}\b(?:accept|allow|acept)"
)
_LOGIN = re.compile(
    r"^(?:please )?(?:log|sign)[ -]?(?:in|on)\b|^login\b|^inici(?:a|ar|e|o) (?:de )?sesión|^acceso (?:a|de"
    r"|para) (?:usuarios|"
    r"suscriptores|miembros)|[-|:–] (?:(?:log|sign)[ -]?in|iniciar sesión)$|^subscribe to|^suscrí(?:bete|base)"
    r"|^members? (?:only|area)|^subscribers? only"
)
_LOGIN_SAID = re.compile(
    r"(?:please|must|need to|have to|required to) (?:first )?(?:be )?(?:log|sign|logged|signed)[ -]?(?:in|on)\b"
    r"|(?:log|sign)[ -]?(?:in|on) (?:or (?:register|subscribe|sign up) )?to (?:continue|view|read|see|access"
    r"|your account)"
    r"|subscribe to (?:continue|read|unlock)|(?:for|to) (?:subscribers|members) only|(?:subscribers|members)[- ]only"
    r"|already a (?:subscriber|member)|(?:available|reserved|only) (?:only )?(?:for|to) (?:registered|our"
    r"|paying) (?:users|subscribers|members)"
    r"|inici(?:a|ar|e) sesión (?:para|con|en)|(?:debe|debes|tiene que|tienes que|por favor,?) (?:iniciar|inicia"
    r"|inicie|registrar\w*)"
    r"|(?:regístr(?:ate|ese)|suscrí(?:bete|base)) para|(?:solo|sólo|exclusivo) para (?:suscriptores|miembros)"
)
_ELSEWHERE = re.compile(
    r"not available in your (?:country|region|location|area)|no (?:está )?disponible en (?:tu|su) (?:país|región)"
    r"|451: unavailable|unavailable (?:for|due to) legal reasons"
)
_LOGIN_PATH = re.compile(
    r"(?i)(?:^|[/._?&])(?:log[-_]?in|sign[-_]?in|log[-_]?on|sign[-_]?on|auth|authenticate|authorize|sso|oauth2?|saml2?|"
    r"wp-login|iniciar-?sesion|consent|captcha|paywall)(?:[/._?&=;]|$)"
)
_PARKED = re.compile(
    r"\b(?:domain|dominio)(?: name)?(?: \S+)? (?:(?:is|may be|could be|are|has|was|está|esta|se"
    r"|ha) )?(?:available )?(?:for sale|parked"
    r"|en venta|expired|expirado|vende|a la venta|disponible para|available for purchase)|\b(?:site|website"
    r"|sitio) is for sale"
    r"|\b[\w-]+\.(?:com|org|net|info|mx|es|co|us|io) is (?:for sale|parked|available)"
    r"|(?:buy|purchase|get|own|compr[ae]r?) (?:this|the|este|el) (?:domain|dominio)|(?:inquire"
    r"|enquire) about this domain"
    r"|domain (?:parking|name registration|owner\?)|(?:parked|parking) (?:free|page|domain)|make an offer (?:on"
    r"|for) this domain"
    r"|renew (?:your|this|the) domain|hugedomains|sedo domain|domain is registered|dominio (?:registrado|estacionado)"
    r"|this (?:account|website|site) has been suspended|^account suspended|cuenta suspendida|sitio suspendido"
    r"|^related (?:searches|links)|sponsored listings|^búsquedas relacionadas|future home of something"
    r"|welcome to nginx|^it works!|apache2? (?:\S+ )?default page|default web site page|^index of /$"
    r"|^iis windows server"
)
_PARKERS = (
    "data-adblockkey", "sedoparking.com", "parkingcrew.net", "bodis.com", "parklogic.com", "hugedomains.com",
    "afternic.com", "dan.com/buy-domain", "above.com/marketplace", "cgi-sys/suspendedpage", "park.js", "parking-lander",
)  # fmt: skip
_PARKING_HOST = re.compile(
    r"(?:^|\.)(?:sedo\.com|sedoparking\.com|dan\.com|hugedomains\.com|afternic\.com|parkingcrew\.net|bodis\.com|"
    r"above\.com|domainmarket\.com|undeveloped\.com|buydomains\.com)$|^ww\d+\."
)
_PAGE = (
    r"(?:web ?page|page|file|document|article|content|post|resource|url|link|address|website|site|item|entry"
    r"|publication|story"
    r"|p[aá]gina(?: web)?|documento|archivo|artículo|contenido|recurso|enlace|dirección|sitio|nota|publicación"
    r"|sección|entrada"
    r"|conteúdo|seite)"
)
#: What may stand between it and what is said of it.
_BETWEEN = (
    r"(?:,? (?:(?:that |which )?you(?:'re| are| were|'ve| have)? (?:requested|looking for|asked for|seeking"
    r"|trying to \w+|wanted|want"
    r"|tried to \w+|followed)|requested|at this address|could|was|has|is|does|may|might|have|be|been|or|cannot"
    r"|can|moved|it"
    r"|solicitad[oa]|que (?:est[aá]s? )?(?:busc|solicit|intent)\w*(?: usted)?(?: \w+)?)){0,8},? "
)
#: A page of its own that is not there; never a person, who in these pages may well be "not found".
_GONE = re.compile(
    rf"^(?:(?:the|this|that|la|el|esta|este|requested|your|sorry,?|lo sentimos,?|oops!?,?|error:?"
    rf"|404:?) ?)*{_PAGE}{_BETWEEN}"
    r"(?:not (?:be )?(?:found|available|exist)|cannot be (?:found|displayed)|can't be found|doesn't exist"
    r"|missing|unavailable"
    r"|no longer (?:available|exists?|here|online|active)|(?:been|was|is) (?:removed|deleted|moved|retired"
    r"|withdrawn)|gone|deleted"
    r"|removed|no (?:ha sido |fue |se )?(?:encontrad[oa]|encontró|encuentra|existe|hallad[oa]|est[aá] disponible"
    r"|disponible)"
    r"|ya no (?:est[aá]|existe|se encuentra)|(?:eliminad|inexistente|retirad)[oa]?|n[ãa]o (?:foi )?encontrad[oa]"
    r"|introuvable"
    r"|nicht gefunden|non trovat[oa])\b"
    rf"|\b(?:can ?not|can't|could(?: not|n't)|unable to|no (?:se )?(?:pudo|podemos|pudimos)) (?:be )?(?:find"
    rf"|found|locate|encontrar)\b.{{0,30}}\b{_PAGE}\b"
    rf"|\bno (?:se )?(?:encontró|encontramos|encuentra|existe) (?:la|el|esta|este|ning[uú]na?) {_PAGE}\b"
    r"|^(?:[\w .'-]{0,40}[-|:–] )?(?:(?:error|http|status)[ :-]*)?(?:404|410)?[ :.!|–-]*(?:\(?(?:not found|gone"
    r"|no encontrad[oa]|nothing found|no results"
    r"|non trouvée?|nicht gefunden|n[ãa]o encontrad[oa])\)?)[.! ]*(?:[-|:–(].*)?$"
    r"|^(?:(?:error|http|status|code|código)[ :-]*)*(?:404|410)(?: (?:error|page|gone))?[.! ]*(?:[-|:–].*)?$"
    r"|\b(?:error|http|code|código)[ :#-]*(?:404|410)\b|[-|:–] (?:error )?404$|^(?:oops|whoops|uh[ -]oh)\b.{0,60}$"
    r"|^we can(?:not|'t) find (?:that|the|what)|^you(?:'re| are) lost|^dead link"
)
_GONE_PATH = re.compile(
    r"(?i)/(?:error[/_-]?)?(?:404|410|not-?_?found|page-?not-?found|no-?encontrad[oa]|error|gone|missing|oops)"
    r"(?:\.\w{2,5})?/?$"
)
_HOME = re.compile(
    r"(?i)/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home|inicio|main|portada)(?:\.\w{2,5})?/?)?"
)


class Signs(Plain):
    """Why a page is a wall, or gone, in a few words of ours; empty where nothing says so."""

    wall: str = ""
    gone: str = ""


def signs(markup: str, text: str, asked: tuple[str, str], reached: tuple[str, str]) -> Signs:
    """Return what the beginning of a page's source and of its visible text, folded, tell.

    `asked` and `reached` are each a host and a path with query: where we were sent to tells as well.
    """
    bare = without_raw(markup)
    title, headings = _title(bare), _headings(bare)
    top = [title, *headings]
    body = text[: SHORT + 1].casefold().replace("\x1e", " \x1e ").replace("\x1f", " ")
    short = len(body) < SHORT
    return Signs(_wall(markup, bare, top, body, asked, reached), _gone(markup, top, body, short, asked, reached))


def refresh(markup: str, header: str) -> str:
    """Return where a page sends its readers by itself within half a minute, by its Refresh header or a meta element."""
    said = [header] if header else []
    if "refresh" not in markup.lower():
        markup = ""
    for tag in re.finditer(r"(?i)<meta\b([^>]{0,2000})>", without_raw(markup)):
        if re.search(r"(?i)http-equiv\s*=\s*[\"']?\s*refresh\b", tag[1]):
            content = re.search(r"(?is)\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", tag[1])
            if content:
                said.append(unescaped(next(group for group in content.groups() if group is not None)))
    for one in said:
        # The form that browsers take, by the HTML standard: a number, a comma or semicolon, and url= or not.
        found = re.match(r"(?is)\s*(\d{1,9})?(?:\.[\d.]*)?\s*[;,\s]\s*(?:url\s*=\s*)?(.*)", one)
        if not found or int(found[1] or 0) > 30:
            continue
        place = found[2].strip()
        if place[:1] in ("'", '"'):
            place = place[1:].partition(place[0])[0]
        if place:
            return place
    return ""


def without_raw(markup: str) -> str:
    """Return a page's source without comments and without what is no markup of the page's own; linear in its length."""
    small = markup.lower()
    for begin, end in (("<!--", "-->"), *((f"<{name}", f"</{name}") for name in _RAW)):
        if begin in small:
            markup = _cut(markup, begin, end)
    return markup


def _cut(text: str, begin: str, end: str) -> str:
    small, made, place = text.lower(), [], 0
    if len(small) != len(text):  # rare letters grow when they are made small
        text = small
    while (at := small.find(begin, place)) >= 0:
        made.append(text[place:at])
        stop = small.find(end, at + len(begin))
        if stop < 0:
            return "".join(made)
        place = stop + len(end)
    return "".join([*made, text[place:]])


def _title(markup: str) -> str:
    found = re.search(r"(?i)<title\b[^>]{0,500}>", markup)
    if not found:
        return ""
    return _words(markup[found.end() :][:1000].partition("</")[0])


def _headings(markup: str) -> list[str]:
    found = []
    for start in re.finditer(r"(?i)<h([123])\b[^>]{0,1000}>", markup):
        end = re.search(r"(?i)</h[1-6]", markup[start.end() : start.end() + 1000])
        if end:
            found.append(_words(markup[start.end() : start.end() + end.start()]))
        if len(found) == _HEADINGS:
            break
    return found


def _words(markup: str) -> str:
    return folded(unescaped(re.sub(r"<[^>]{0,1000}>", " ", markup))).casefold()


def _wall(markup: str, bare: str, top: list[str], body: str, asked: tuple[str, str], reached: tuple[str, str]) -> str:
    small = markup[:48_000].lower()
    brief = body if len(body) < _BRIEF else ""
    if any(_HUMAN.search(one) for one in top[:3]) or _HUMAN_SAID.search(brief) or "_cf_chl_opt" in small:
        return "it wants to know whether we are human"
    if any(_TURNED_AWAY.search(one) for one in top[:2]):
        return 'it turns us away, though its status says "found"'
    if len(body) < _BARE and any(word in small for word in _WALLERS):
        return "it wants to know whether we are human"
    if _ELSEWHERE.search(brief) or any(_ELSEWHERE.search(one) for one in top[:3]):
        return "it is not shown in this country"
    if any(_COOKIES.search(one) for one in (*top[:2], brief)) or (len(body) < _BARE and _CONSENT.search(body)):
        return "it wants cookies, which are not kept"
    if reached != asked and _LOGIN_PATH.search(reached[1]) and not _LOGIN_PATH.search(asked[1]):
        return "it redirects to a page to log in at"
    if reached[0] != asked[0] and re.match(r"(?:login|accounts?|auth|sso|signin|id|consent)\.", reached[0]):
        return "it redirects to a page to log in at"
    password = brief and re.search(r"(?i)<input\b[^>]{0,500}type\s*=\s*[\"']?password", bare)
    if password or _LOGIN_SAID.search(brief) or any(_LOGIN.search(one) for one in top[:2]):
        return "it wants us to log in"
    if len(body) < _BARE and _needs_script(small):
        return "it shows its text only to what runs its scripts"
    return ""


def _needs_script(markup: str) -> bool:
    return "<script" in markup and bool(
        re.search(
            r"<(?:div|main|app|app-root|body)\b[^>]{0,300}>\s*</|enable javascript|activ\w+ javascript"
            r"|requires? javascript|javascript (?:is |must be )?(?:disabled|required|enabled)",
            markup,
        )
    )


def _gone(markup: str, top: list[str], body: str, short: bool, asked: tuple[str, str], reached: tuple[str, str]) -> str:
    small = markup[:48_000].lower()
    if any(word in small for word in _PARKERS) and short:
        return "its domain is parked"
    if any(_PARKED.search(one) for one in (*top[:2], body if short else "")):
        return "its domain is parked or for sale"
    if reached[0] != asked[0] and _PARKING_HOST.search(reached[0]):
        return "it redirects to a seller of domains"
    if any(_GONE.search(part.strip()) for one in top for part in (one, *re.split(r" [-|»·:] |: ", one))):
        return 'its heading says that it is gone, though its status says "found"'
    if re.search(r"prerender-status-code[\"']?\s+content\s*=\s*[\"']?4(?:04|10)", small):
        return "it says 404 of itself"
    if len(body) < 400 and any(_GONE.search(part.strip()) for part in body.split("\x1e")):
        return "it says that it is gone, and nothing else"
    if reached != asked:
        if _GONE_PATH.search(reached[1].partition("?")[0]):
            return "it redirects to a page of errors"
        path = reached[1].partition("?")[0]
        deep = not _HOME.fullmatch(asked[1].partition("?")[0]) or "?" in asked[1]
        if deep and _HOME.fullmatch(path):
            return "it redirects to a home page"
    return ""
