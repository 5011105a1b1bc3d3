"""What a title or heading gives away, and what it must not be taken for."""
# ruff: noqa: E501  # titles are rows of a table

import pytest

from wola_facts.web.signs.signs import signs
from wola_facts.web.signs.source import refresh

PLACE = ("site.example", "/a/report")


@pytest.mark.parametrize(
    "title",
    [
        "404", "404 Not Found", "Page not found", "The page you requested could not be found", "Error 404 (Not Found)!!1",
        "Sorry, page not found | Office", "Office - Page not found", "Office: Not found", "Page Not Found – Office",
        "The requested URL was not found on this server", "This page is no longer available", "410 Gone", "Nothing found",
        "This content has been removed", "Oops! That page can’t be found.", "We couldn't find the page", "HTTP 404",
        "Página no encontrada", "La página que buscas no existe", "Lo sentimos, la página no existe",
        "No se encontró la página", "Contenido no disponible", "404 - File or directory not found.", "Office | 404",
        "Pagina niet gevonden", "ページが見つかりません", "页面不存在", "Strona nie istnieje", "Страница не найдена",
        "Pàgina no trobada", "Sidan kunde inte hittas", "Seite nicht gefunden | Amt",
    ],
)  # fmt: skip
def test_gone(title: str) -> None:
    assert signs(f"<title>{title}</title><p>Some words.", "Some words. " * 60, PLACE, PLACE).gone


@pytest.mark.parametrize(
    "title",
    [
        "404 personas desaparecidas en Tamaulipas", "404 disappeared in one year", "43 students still not found",
        "Article 19: journalist missing", "The statue has been removed", "Not found guilty", "Report: officials removed",
        "Changes: the following section has been removed", "Judges: no evidence found", "Verified: you can read it here",
        "A man who verified claims", "Access to justice denied", "Domains of power", "Log of attacks", "Blocked streets",
        "403 people reported missing in May", "429 cases", "Captchas, a history", "1020 days without a trial",
    ],
)  # fmt: skip
def test_not_gone_and_no_wall(title: str) -> None:
    found = signs(f"<title>{title}</title><h1>{title}</h1><p>Some words.", "Some words. " * 60, PLACE, PLACE)
    assert (found.gone, found.wall) == ("", "")


@pytest.mark.parametrize(
    "title",
    [
        "403 Forbidden", "Error 403", "429 Too Many Requests", "Too many requests", "HTTP 429 - Office", "Captcha",
        "Demasiadas solicitudes", "403 - Acceso denegado",
    ],
)  # fmt: skip
def test_a_wall_by_its_title(title: str) -> None:
    assert signs(f"<title>{title}</title><p>Some words.", "Some words. " * 60, PLACE, PLACE).wall


@pytest.mark.parametrize(
    "title",
    [
        "Site maintenance", "We’ll be back soon!", "Down for maintenance", "Scheduled Maintenance | Office", "Maintenance mode",
        "503 Service Unavailable", "Service Temporarily Unavailable", "Error establishing a database connection",
        "Sitio en mantenimiento", "Volveremos pronto", "Internal Server Error", "Our site is undergoing maintenance",
    ],
)  # fmt: skip
def test_away_for_a_while(title: str) -> None:
    assert signs(f"<title>{title}</title><p>Some words.", "Some words. ", PLACE, PLACE).pause


@pytest.mark.parametrize(
    "title",
    [
        "Maintenance of the registry", "Child maintenance", "Back to school", "We will be back, say exiles of 1973",
        "Prison maintenance budget", "Mantenimiento de la paz", "System maintenance workers missing", "Road maintenance",
        "Temporarily displaced people", "502 cases", "The service of the unavailable",
    ],
)  # fmt: skip
def test_not_away(title: str) -> None:
    assert not signs(f"<title>{title}</title><h1>{title}</h1><p>Some words.", "Some words. " * 20, PLACE, PLACE).pause


def test_a_long_page_is_not_away() -> None:
    assert not signs("<title>Maintenance</title>", "Some words. " * 200, PLACE, PLACE).pause


def test_a_parking_place_without_a_word() -> None:
    assert signs("<html data-adblockkey='MFww'><script src=/a.js></script>", "", PLACE, PLACE).gone


@pytest.mark.parametrize(
    "markup",
    [
        "<iframe src='/_Incapsula_Resource?SWUDNSAI=31'></iframe>", "<script src='https://ct.captcha-delivery.com/c.js'></script>",
        "<div id=px-captcha></div>", "<div class=h-captcha></div>",
    ],
)  # fmt: skip
def test_a_wall_by_what_it_loads(markup: str) -> None:
    assert signs(markup, "Please enable JS and disable any ad blocker", PLACE, PLACE).wall
    assert not signs(markup, "The office published its report. " * 40, PLACE, PLACE).wall


@pytest.mark.parametrize(
    "shape", ["<title>", "<h1>", "<meta ", "<!--", "<script>", "<a b='", "not found ", "<h1></h1>", "page "]
)
def test_a_hostile_page_costs_little(shape: str) -> None:
    signs(shape * (48_000 // len(shape)), shape * (200_000 // len(shape)), PLACE, PLACE)
    refresh(shape * (48_000 // len(shape)), shape * 4_000)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("0; url=/a", "/a"), ("0;URL='/a'", "/a"), ('1,url="/a" x', "/a"), ("5; /a", "/a"), ("0;url = /a b", "/a b"),
        ("3", ""), ("", ""), ("soon; url=/a", ""), ("300; url=/a", ""), (";url=/a", "/a"), ("0.5;url=/a", "/a"),
    ],
)  # fmt: skip
def test_refresh(written: str, place: str) -> None:
    assert refresh("", written) == place
