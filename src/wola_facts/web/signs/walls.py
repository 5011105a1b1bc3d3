"""Signs of a wall: the page wants a human, a log-in, cookies, scripts, or a reader in another country."""

import re

from wola_facts.web.signs.glance import Glance

#: Below so many letters there is next to nothing to read.
_BARE = 250
#: A page that says no more than this may be about nothing but a wall.
_BRIEF = 1_500

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
    r"|dass sie (?:ein mensch|kein (?:ro)?bot) sind|^ich bin kein (?:ro)?bot"
    r"|que vous (?:êtes humain|n'êtes pas un robot)"
    r"|^je ne suis pas un robot|se você é (?:um )?humano|^não sou um robô|^non sono un robot|^sicherheitsüberprüfung$"
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

_LOGIN_HOST = re.compile(r"(?:login|accounts?|auth|sso|signin|id|consent)\.")


def wall(page: Glance) -> str:
    """Return why a page is a wall, in a few words of ours; empty where nothing says so."""
    bare = len(page.said) < _BARE
    brief = page.said if len(page.said) < _BRIEF else ""
    if any(_HUMAN.search(one) for one in page.top[:3]) or _HUMAN_SAID.search(brief) or "_cf_chl_opt" in page.source:
        return "it wants to know whether we are human"
    if any(_TURNED_AWAY.search(one) for one in page.top[:2]):
        return 'it turns us away, though its status says "found"'
    if bare and any(word in page.source for word in _WALLERS):
        return "it wants to know whether we are human"
    if _ELSEWHERE.search(brief) or any(_ELSEWHERE.search(one) for one in page.top[:3]):
        return "it is not shown in this country"
    if any(_COOKIES.search(one) for one in (*page.top[:2], brief)) or (bare and _CONSENT.search(page.said)):
        return "it wants cookies, which are not kept"
    if _sent_to_log_in(page):
        return "it redirects to a page to log in at"
    password = brief and re.search(r"(?i)<input\b[^>]{0,500}type\s*=\s*[\"']?password", page.markup)
    if password or _LOGIN_SAID.search(brief) or any(_LOGIN.search(one) for one in page.top[:2]):
        return "it wants us to log in"
    if bare and _needs_script(page.source):
        return "it shows its text only to what runs its scripts"
    return ""


def _sent_to_log_in(page: Glance) -> bool:
    (host, path), (from_host, from_path) = page.reached, page.asked
    if page.reached != page.asked and _LOGIN_PATH.search(path) and not _LOGIN_PATH.search(from_path):
        return True
    return host != from_host and _LOGIN_HOST.match(host) is not None


def _needs_script(source: str) -> bool:
    return "<script" in source and bool(
        re.search(
            r"<(?:div|main|app|app-root|body)\b[^>]{0,300}>\s*</|enable javascript|activ\w+ javascript"
            r"|requires? javascript|javascript (?:is |must be )?(?:disabled|required|enabled)",
            source,
        )
    )
