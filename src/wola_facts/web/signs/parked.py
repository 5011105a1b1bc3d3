"""Signs that a domain has nobody left: parked, for sale, suspended, or a server as it was installed."""

import re

from wola_facts.web.signs.glance import Glance

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


def parked(page: Glance) -> str:
    """Return why a page only keeps a domain, in a few words of ours; empty where nothing says so."""
    if page.is_short and any(word in page.source for word in _PARKERS):
        return "its domain is parked"
    if any(_PARKED.search(one) for one in (*page.top[:2], page.said if page.is_short else "")):
        return "its domain is parked or for sale"
    if page.reached[0] != page.asked[0] and _PARKING_HOST.search(page.reached[0]):
        return "it redirects to a seller of domains"
    return ""
