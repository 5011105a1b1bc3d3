"""Signs that a page is gone although its status says that it is there."""

import re

from wola_facts.web.signs.glance import Glance
from wola_facts.web.signs.parked import parked

#: Letters of visible text.
_NEXT_TO_NOTHING = 400
#: What says that it is gone, in the words for it.
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
#: The same in other tongues, as the pages of their servers have it.
_GONE_ELSEWHERE = re.compile(
    r"pagina niet gevonden|ページ(?:が|は)(?:見つかり|存在し)|(?:页面|頁面|网页|網頁)(?:不存在|未找到|找不到|已删除)"
    r"|(?:找不到|未找到).{0,8}(?:页面|頁面|网页|網頁)"
    r"|strona nie (?:istnieje|została znaleziona)|nie znaleziono strony|страница не (?:найдена|существует)"
    r"|сторінк[ау] не знайдено|pàgina no (?:trobada|existeix)|no s'ha trobat la pàgina"
    r"|sid(?:an|en) (?:kunde inte hittas|hittades inte|finns inte|blev ikke fundet|ble ikke funnet|finnes ikke)"
    r"|sivua ei (?:löydy|löytynyt)|sayfa bulunamadı|stránka (?:nenalezena|neexistuje|nebyla nalezena)"
    r"|az? oldal nem található|الصفحة (?:غير موجودة|المطلوبة غير)|페이지를 찾을 수 없"
)
#: An answer of a program to a program.
_GONE_IN_JSON = re.compile(
    r"\"(?:error|message|detail|title|status|code)\": ?\"?(?:404|410|(?:\w+ )?not[ _-]?found)\b", re.IGNORECASE
)
_GONE_PATH = re.compile(
    r"(?i)/(?:error[/_-]?)?(?:404|410|not-?_?found|page-?not-?found|no-?encontrad[oa]|error|gone|missing|oops)"
    r"(?:\.\w{2,5})?/?$"
)
_HOME = re.compile(
    r"(?i)/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home|inicio|main|portada)(?:\.\w{2,5})?/?)?"
)


def gone(page: Glance) -> str:
    """Return why a page is gone, in a few words of ours; empty where nothing says so."""
    if why := parked(page):
        return why
    if any(_says_gone(part) for one in page.top for part in (one, *re.split(r" [-|»·:] |: ", one))):
        return 'its heading says that it is gone, though its status says "found"'
    if re.search(r"prerender-status-code[\"']?\s+content\s*=\s*[\"']?4(?:04|10)", page.source):
        return "it says 404 of itself"
    if len(page.said) < _NEXT_TO_NOTHING and any(map(_says_gone, page.said.split("\x1e"))):
        return "it says that it is gone, and nothing else"
    if len(page.said) < _NEXT_TO_NOTHING and _GONE_IN_JSON.search(page.said):
        return "it says 404 of itself"
    return _led_away(page) if page.reached != page.asked else ""


def _says_gone(text: str) -> bool:
    return _GONE.search(text.strip()) is not None or _GONE_ELSEWHERE.search(text) is not None


def _led_away(page: Glance) -> str:
    """Return where a page that was deeper down has led us instead."""
    path, asked = page.reached[1].partition("?")[0], page.asked[1].partition("?")[0]
    if _GONE_PATH.search(path):
        return "it redirects to a page of errors"
    deep = not _HOME.fullmatch(asked) or "?" in page.asked[1]
    return "it redirects to a home page" if deep and _HOME.fullmatch(path) else ""
