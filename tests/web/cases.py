"""What a hostile server does, case by case, and what that has to be called."""
# ruff: noqa: E501  # a case is a row of a table

import gzip
import json

from .hostile import (
    LONG,
    QUOTE,
    SAYS,
    SILENT,
    Case,
    answer,
    bomb,
    chunked,
    endless,
    first_reset,
    first_silent,
    hang_up,
    needs_cookie,
    once_without_query,
    raw,
    redirect,
    reset,
    reset_after,
    silence,
    slow,
    tells_bots,
    then,
    with_date,
    zipped,
)  # fmt: skip

_FLOOD = "\r\n".join(f"X-{number}: {'y' * 100}" for number in range(2_000))
_MANY = "\r\n".join(f"X-{number}: {'y' * 40}" for number in range(400))
_LOGIN = "<title>Log in</title><h1>Log in</h1><form><input name=u><input type='password'></form>"


def _pdf(words: str) -> bytes:
    """Return the smallest PDF that says some words."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%btrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(made),
    )


def _html(body: str, title: str = "Report") -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


_LIVE = [
    Case("as it should be", "ok", answer()),
    Case("no quote wanted", "ok", answer(SILENT), quote=""),
    Case("a charset that only names are written in", "ok", answer(SAYS, "200 OK", kind="text/html; charset=idna")),
    Case(
        "chunked",
        "ok",
        raw(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked",
            chunked(SAYS.encode()[:50], SAYS.encode()[50:]) + b"0\r\n\r\n",
        ),
    ),
    Case(
        "chunked, with extensions and trailers",
        "ok",
        raw(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked",
            b"%x;a=b\r\n%b\r\n0\r\nX-Sum: 1\r\n\r\n" % (len(SAYS), SAYS.encode()),
        ),
    ),
    Case(
        "chunks of one byte",
        "ok",
        raw(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked",
            chunked(*[SAYS.encode()[i : i + 1] for i in range(len(SAYS))]) + b"0\r\n\r\n",
        ),
    ),
    Case("HTTP/1.0, to the end of the connection", "ok", raw("HTTP/1.0 200 OK\nContent-Type: text/html", SAYS)),
    Case("no length and no type", "ok", raw("HTTP/1.1 200 OK\nConnection: close", SAYS)),
    Case("no reason beside the status", "ok", raw(f"HTTP/1.1 200\nContent-Length: {len(SAYS)}", SAYS)),
    Case("lines that end in LF alone", "ok", raw(f"HTTP/1.1 200 OK\nContent-Length: {len(SAYS)}\n\n{SAYS}".encode())),
    Case("the same length twice", "ok", answer(SAYS, "200 OK", f"Content-Length: {len(SAYS)}")),
    Case(
        "the same length twice in one field",
        "ok",
        raw(f"HTTP/1.1 200 OK\nContent-Length: {len(SAYS)}, {len(SAYS)}", SAYS),
    ),
    Case("a length of 30 digits, cut off", "ok", raw(f"HTTP/1.1 200 OK\nContent-Length: {'9' * 30}", SAYS)),
    Case(
        "a length beside chunks",
        "ok",
        raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Length: 5", chunked(SAYS.encode()) + b"0\r\n\r\n"),
    ),
    Case(
        "the coding of the way, identity",
        "ok",
        raw(f"HTTP/1.1 200 OK\nTransfer-Encoding: identity\nContent-Length: {len(SAYS)}", SAYS),
    ),
    Case(
        "gzip for the way only",
        "ok",
        raw("HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked", chunked(zipped(SAYS)) + b"0\r\n\r\n"),
    ),
    Case("an empty line first", "ok", b"\r\n" + answer()),
    Case("a later HTTP/1", "ok", raw(f"HTTP/1.5 200 OK\nContent-Length: {len(SAYS)}", SAYS)),
    Case(
        "a line in the header that is no field",
        "ok",
        raw(f"HTTP/1.1 200 OK\nnothing of the kind\nContent-Length: {len(SAYS)}", SAYS),
    ),
    Case("names of fields in odd capitals", "ok", raw(f"HTTP/1.1 200 OK\ncOnTeNt-LeNgTh: {len(SAYS)}", SAYS)),
    Case("a field of 30 KB", "ok", answer(SAYS, "200 OK", "Content-Security-Policy: " + "x" * 30_000)),
    Case("400 fields", "ok", answer(SAYS, "200 OK", *_MANY.split("\r\n"))),
    Case("letters beyond ASCII in a field", "ok", answer(SAYS, "200 OK", "X-Name: M\xe9xico")),
    Case(
        "100 and 103 first",
        "ok",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n" + answer(),
    ),
    Case("203", "ok", answer(SAYS, "203 Non-Authoritative Information")),
    Case("201", "ok", answer(SAYS, "201 Created")),
    Case("202 that says it", "ok", answer(SAYS, "202 Accepted")),
    Case("206 that says it", "ok", answer(SAYS, "206 Partial Content", f"Content-Range: bytes 0-99/{len(SAYS)}")),
    Case("300 that says it", "ok", answer(SAYS, "300 Multiple Choices")),
    Case("a slow first byte", "ok", slow(answer(), first=0.5)),
    Case("a header that drips, and ends", "ok", slow(answer()[:200] + answer()[200:], every=0.05, size=60)),
    Case(
        "a long page that says it at once, and never ends",
        "ok",
        endless(b"HTTP/1.1 200 OK\r\n\r\n" + SAYS.encode(), LONG.encode()),
    ),
    Case("a body cut off after the words", "ok", raw(f"HTTP/1.1 200 OK\nContent-Length: {len(SAYS) + 5000}", SAYS)),
    Case("reset after the words", "ok", reset_after(answer(SAYS + LONG)[:-300])),
    Case(
        "a bad chunk after the words",
        "ok",
        raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", chunked(SAYS.encode()) + b"zz\r\n"),
    ),
    Case(
        "more than was promised",
        "ok",
        raw(f"HTTP/1.1 200 OK\nContent-Length: {len(SAYS)}", SAYS + "HTTP/1.1 404 Not Found\r\n\r\n"),
    ),
    Case("two answers at once", "ok", answer() + answer("gone", "404 Not Found")),
    Case("gzip", "ok", answer(zipped(SAYS), "200 OK", "Content-Encoding: gzip")),
    Case("x-gzip in capitals", "ok", answer(zipped(SAYS), "200 OK", "Content-Encoding: X-GZIP")),
    Case("deflate as it should be", "ok", answer(zipped(SAYS, "zlib"), "200 OK", "Content-Encoding: deflate")),
    Case("deflate without its wrapping", "ok", answer(zipped(SAYS, "raw"), "200 OK", "Content-Encoding: deflate")),
    Case(
        "gzip in two members", "ok", answer(zipped(SAYS[:60]) + zipped(SAYS[60:]), "200 OK", "Content-Encoding: gzip")
    ),
    Case("gzip with padding", "ok", answer(zipped(SAYS) + b"\0" * 50, "200 OK", "Content-Encoding: gzip")),
    Case("gzip in gzip", "ok", answer(zipped(zipped(SAYS)), "200 OK", "Content-Encoding: gzip, gzip")),
    Case("plain, though it says gzip", "ok", answer(SAYS, "200 OK", "Content-Encoding: gzip")),
    Case("plain, though it says deflate", "ok", answer(SAYS, "200 OK", "Content-Encoding: deflate")),
    Case("an encoding that is none", "ok", answer(SAYS, "200 OK", "Content-Encoding: utf-8")),
    Case(
        "gzip, chunked",
        "ok",
        raw(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Encoding: gzip", chunked(zipped(SAYS)) + b"0\r\n\r\n"
        ),
    ),
    Case("gzip that says it and then is a bomb", "ok", answer(bomb(SAYS, 30), "200 OK", "Content-Encoding: gzip")),
    Case("HTML called text/plain", "ok", answer(SAYS, kind="text/plain")),
    Case("HTML called an image", "ok", answer(SAYS, kind="image/png")),
    Case("HTML called octets", "ok", answer(SAYS, kind="application/octet-stream")),
    Case("a type that is none", "ok", answer(SAYS, kind="garbage;;;charset")),
    Case("XHTML", "ok", answer('<?xml version="1.0"?>' + SAYS, kind="application/xhtml+xml")),
    Case(
        "JSON with escapes",
        "ok",
        answer(json.dumps({"text": '15 años\tde "prisión"'}), kind="application/json"),
        quote='15 años de "prisión"',
    ),
    Case("a cell of CSV", "ok", answer(f"year,text\r\n2019,{QUOTE}\r\n", kind="text/csv")),
    Case("a line of CSV as it is written", "ok", answer("year,cases\n2019,15\n", kind="text/csv"), quote="2019,15"),
    Case(
        "a cell of CSV in quotation marks",
        "ok",
        answer('2019,"15 ""firm"" convictions, in all",x', kind="text/csv"),
        quote='15 "firm" convictions, in all',
    ),
    Case(
        "the title in a feed",
        "ok",
        answer(
            f"<rss><channel><item><title>There were {QUOTE}</title></item></channel></rss>", kind="application/rss+xml"
        ),
    ),
    Case(
        "a section of characters in XML", "ok", answer(f"<a><b><![CDATA[There were {QUOTE}]]></b></a>", kind="text/xml")
    ),
    Case("NUL in the middle of a word", "ok", answer(SAYS.replace("torture", "tor\0ture"))),
    Case("plain text", "ok", answer("In all\r\n15 firm torture\r\nconvictions.", kind="text/plain")),
    Case("JSON", "ok", answer(json.dumps({"text": f"There were {QUOTE}."}), kind="application/json")),
    Case(
        "windows-1252 that is declared",
        "ok",
        answer("<p>15 años en prisión".encode("cp1252"), kind="text/html; charset=iso-8859-1"),
        quote="15 años en prisión",
    ),
    Case(
        "windows-1252 that nobody declares",
        "ok",
        answer("<p>“15 años” en prisión".encode("cp1252"), kind="text/html"),
        quote='"15 años" en prisión',
    ),
    Case(
        "UTF-8, though the page says latin-1",
        "ok",
        answer("<meta charset=latin-1><p>15 años en prisión", kind="text/html; charset=utf-8"),
        quote="15 años en prisión",
    ),
    Case("a charset that is none", "ok", answer(SAYS, kind="text/html; charset=nonsense")),
    Case("a charset that unpacks", "ok", answer(SAYS, kind="text/html; charset=zip")),
    Case("UTF-16 with its mark", "ok", answer(SAYS.encode("utf-16"), kind="text/html")),
    Case("UTF-16 by its header", "ok", answer(SAYS.encode("utf-16-le"), kind="text/html; charset=utf-16le")),
    Case(
        "Shift JIS",
        "ok",
        answer("<p>15 件の有罪 です".encode("shift_jis"), kind="text/html; charset=Shift_JIS"),
        quote="15 件の有罪",
    ),
    Case("UTF-8 with its mark", "ok", answer(b"\xef\xbb\xbf" + SAYS.encode(), kind="text/html; charset=latin-1")),
    Case(
        "entities, soft hyphens, no-break spaces",
        "ok",
        answer(_html("<p>There were 15&nbsp;firm tor&shy;ture convic\u200btions")),
    ),
    Case(
        "marks in the middle of words",
        "ok",
        answer(_html("<p>There were <b>1</b>5 <i>fi</i>rm torture <a href=x>convictions</a>")),
    ),
    Case("capitals", "ok", answer(_html("<p>THERE WERE 15 FIRM TORTURE CONVICTIONS"))),
    Case("far down", "ok", answer(_html(LONG * 20 + f"<p>{QUOTE}</p>" + LONG))),
    Case("beyond the first two megabytes", "ok", answer(_html(LONG * 120 + f"<p>{QUOTE}</p>"))),
    Case(
        "words before and after",
        "ok",
        answer(_html(f"<p>In 2021 {QUOTE} were won. In 2020 {QUOTE} were lost.")),
        before="In 2020",
        after="were lost",
    ),
    Case("PDF", "ok", answer(_pdf(f"There were {QUOTE} in all"), kind="application/pdf")),
    Case("PDF called HTML", "ok", answer(_pdf(f"There were {QUOTE} in all"), kind="text/html")),
    Case("PDF called octets", "ok", answer(_pdf(f"There were {QUOTE} in all"), kind="application/octet-stream")),
    Case("PDF without quotes", "ok", answer(_pdf("x"), kind="application/pdf"), quote=""),
    Case("a picture, which cannot be read", "ok", answer(b"\x89PNG\r\n\x1a\n" + b"\0" * 2000, kind="image/png")),
    Case("a Word file, which cannot be read", "ok", answer(b"PK\x03\x04" + b"\1\2" * 500, kind="application/msword")),
    Case("says who we are, no more", "ok", tells_bots),
    Case(
        "words found though its title says not found",
        "ok",
        answer(_html(f"<h1>404 Not Found</h1><p>{QUOTE}", "Page not found")),
    ),
    Case(
        "words found on a page with a form to log in",
        "ok",
        answer(_html(f"<p>{QUOTE}<form>Log in <input type=password>")),
    ),
    Case("words found beside a captcha", "ok", answer(_html(f"<p>{QUOTE}<p>Please complete the captcha to comment"))),
    Case(
        "a changelog that says has been removed",
        "ok",
        answer(_html("<h1>Changes</h1><p>The section on audits has been removed.")),
        quote="",
    ),
    Case(
        "a heading of people not found",
        "ok",
        answer(_html("<h1>43 students still not found</h1>" + LONG, "43 students not found, years later")),
        quote="",
    ),
    Case(
        "refresh in a noscript",
        "ok",
        answer(f"<head><noscript><meta http-equiv=refresh content='0;url=/gone'></noscript>{SAYS}"),
    ),
    Case("refresh beside the words", "ok", answer(f"<meta http-equiv=refresh content='0;url=/status/404'>{SAYS}")),
    Case("refresh of itself", "ok", answer("<meta http-equiv=refresh content='20'><p>News" + LONG), quote=""),
    Case(
        "refresh after ten minutes",
        "ok",
        answer("<meta http-equiv=refresh content='600; url=/x'><p>News" + LONG),
        quote="",
    ),
    Case("an empty fragment", "ok", answer(), start="#"),
    Case("a fragment of text", "ok", answer(), start="#:~:text=15%20firm"),
    Case("429 once", "ok", then(answer("wait", "429 Too Many Requests"), answer()), apart=True),
    Case(
        "429 with seconds", "ok", then(answer("wait", "429 Too Many Requests", "Retry-After: 0"), answer()), apart=True
    ),
    Case("503 with a date", "ok", with_date("503 Service Unavailable", 1), apart=True),
    Case("429 with a date and no clock", "ok", with_date("429 Too Many Requests", 0, date=False), apart=True),
    Case("500 once", "ok", then(answer("oops", "500 Internal Server Error"), answer())),
    Case("502 once", "ok", then(answer("oops", "502 Bad Gateway"), answer())),
    Case("408 once", "ok", then(answer("oops", "408 Request Timeout"), answer())),
    Case("cut off once", "ok", then(raw(f"HTTP/1.1 200 OK\nContent-Length: {len(SILENT) + 9}", SILENT), answer())),
    Case("reset once", "ok", first_reset(answer())),
    Case("silent once", "ok", first_silent(answer())),
    Case("a query and odd signs", "ok", answer(), start="?a=1&b=%20|{}^`é"),
    Case("segments of dots", "ok", answer(), start="/x/../%2e%2E/./segments%20of%20dots"),
    Case("words found on a page of maintenance", "ok", answer(_html(f"<h1>Scheduled maintenance</h1><p>{QUOTE}"))),
    Case("upgrade that is offered", "ok", answer(SAYS, "200 OK", "Upgrade: h2c", "Connection: Upgrade")),
    Case(
        "alternative services, cookies, refresh of nothing",
        "ok",
        answer(SAYS, "200 OK", 'Alt-Svc: h3=":443"', "Set-Cookie: a=b", "Refresh: 0"),
    ),
]

_MOVED = [
    Case("301", "moved-permanent", redirect("/there", "301 Moved Permanently"), moved_to="/there"),
    Case("308", "moved-permanent", redirect("@ROOT@/there", "308 Permanent Redirect"), moved_to="/there"),
    Case("301 relative", "moved-permanent", redirect("../there?x=1", "301 Moved Permanently"), moved_to="/there?x=1"),
    Case(
        "301 without a scheme",
        "moved-permanent",
        redirect("//127.0.0.1:@PORT@/there", "301 Moved Permanently"),
        moved_to="/there",
    ),
    Case("301 of only a query", "moved-permanent", once_without_query, moved_to="?to=1"),
    Case(
        "301 to a fragment elsewhere",
        "moved-permanent",
        redirect("/there#p5", "301 Moved Permanently"),
        start="#old",
        moved_to="/there#p5",
    ),
    Case(
        "301 that keeps the fragment",
        "moved-permanent",
        redirect("/there", "301 Moved Permanently"),
        start="#old",
        moved_to="/there#old",
    ),
    Case(
        "301 with blanks and letters",
        "moved-permanent",
        redirect(" /there/a\xc3\xb1o uno ", "301 Moved Permanently"),
        moved_to="/there/a%C3%B1o%20uno",
    ),
    Case("301, 301", "moved-permanent", redirect("/301", "301 Moved Permanently"), moved_to="/there"),
    Case("301, then 302", "moved-permanent", redirect("/302", "301 Moved Permanently"), moved_to="/302"),
    Case(
        "301 without a body",
        "moved-permanent",
        raw("HTTP/1.1 301 Moved Permanently\nLocation: /there\nContent-Length: 0"),
    ),
    Case(
        "301 whose body never ends",
        "moved-permanent",
        endless(b"HTTP/1.1 301 Moved\r\nLocation: /there\r\n\r\n", b"x" * 9999),
    ),
    Case(
        "301 with two places",
        "moved-permanent",
        redirect("/there", "301 Moved Permanently", "Location: /elsewhere"),
        moved_to="/there",
    ),
    Case("302", "moved-temporary", redirect("/there")),
    Case("303", "moved-temporary", redirect("/there", "303 See Other")),
    Case("307", "moved-temporary", redirect("/there", "307 Temporary Redirect")),
    Case("300 with a place", "moved-temporary", redirect("/there", "300 Multiple Choices")),
    Case("302, then 301", "moved-temporary", redirect("/301")),
    Case("302 nine times", "moved-temporary", redirect("/down/8")),
    Case(
        "meta refresh",
        "moved-temporary",
        answer("<html><head><META content=\"0; URL='/there'\" HTTP-EQUIV=Refresh></head>"),
    ),
    Case("meta refresh without url=", "moved-temporary", answer("<meta http-equiv='refresh' content='1;/there'>")),
    Case(
        "meta refresh seen from a base",
        "moved-temporary",
        answer("<base href='/there/'><meta http-equiv=refresh content='0; url=a%C3%B1o%20uno'>"),
    ),
    Case("302 with a tab", "moved-temporary", redirect("/th\tere")),
    Case("refresh by header", "moved-temporary", answer("wait", "200 OK", "Refresh: 1; url=/there")),
    Case(
        "301, then refresh",
        "moved-permanent",
        redirect("/meta refresh", "301 Moved Permanently"),
        moved_to="/meta refresh",
    ),
]

_DEAD = [
    Case("404", "dead", answer("no", "404 Not Found")),
    Case("410", "dead", answer("no", "410 Gone")),
    Case("404 that says it", "dead", answer(SAYS, "404 Not Found")),
    Case("404 without an end", "dead", endless(b"HTTP/1.1 404 Not Found\r\n\r\n", b"x" * 9999)),
    Case("404 in gzip that is broken", "dead", answer(b"\x1f\x8bxx", "404 Not Found", "Content-Encoding: gzip")),
    Case("400", "dead", answer("no", "400 Bad Request")),
    Case("301 to 404", "dead", redirect("/404", "301 Moved Permanently")),
    Case("302 to 410", "dead", redirect("/410")),
    Case("meta refresh to 404", "dead", answer("<meta http-equiv=refresh content='0;url=/404'>")),
    Case("a circle", "dead", redirect("/a circle")),
    Case("a circle of two", "dead", redirect("/circle back", "301 Moved Permanently")),
    Case("too many redirects", "dead", redirect("/down/30")),
    Case("301 to nowhere", "dead", answer("moved", "301 Moved Permanently")),
    Case("302 to an empty place", "dead", redirect("")),
    Case("410 after a redirect of https alike", "dead", redirect("/410#x", "308 Permanent Redirect")),
]

_TRANSIENT = [
    Case("500", "transient", answer("oops", "500 Internal Server Error")),
    Case("502", "transient", answer("oops", "502 Bad Gateway")),
    Case("503", "transient", answer("oops", "503 Service Unavailable")),
    Case("504", "transient", answer("oops", "504 Gateway Timeout")),
    Case("520", "transient", answer("oops", "520 Unknown")),
    Case("501", "transient", answer("oops", "501 Not Implemented")),
    Case("500 that says it", "transient", answer(SAYS, "500 Internal Server Error")),
    Case("429 always", "transient", answer("wait", "429 Too Many Requests"), apart=True),
    Case("429 for an hour", "transient", answer("wait", "429 Too Many Requests", "Retry-After: 3600"), apart=True),
    Case("503 for a year", "transient", with_date("503 Service Unavailable", 31_536_000), apart=True),
    Case(
        "503 with a pause that is none",
        "transient",
        answer("wait", "503 Service Unavailable", "Retry-After: soon"),
        apart=True,
    ),
    Case(
        "503 for longer than there are years",
        "transient",
        answer("wait", "503 Service Unavailable", "Retry-After: " + "9" * 40),
        apart=True,
    ),
    Case(
        "maintenance that says 200",
        "transient",
        answer(_html("<h1>We&rsquo;ll be back soon!</h1><p>We are performing some maintenance.", "Site maintenance")),
    ),
    Case("a critical error that says 200", "transient", answer("<p>There has been a critical error on this website.")),
    Case(
        "something that went wrong",
        "transient",
        answer(_html("<h1>Something went wrong</h1><p>Please try again later.", "Error")),
    ),
    Case("maintenance in Spanish", "transient", answer(_html("<h1>Sitio en mantenimiento</h1><p>Volveremos pronto."))),
    Case(
        "a database that is away",
        "transient",
        answer(_html("<h1>Error establishing a database connection</h1>", "Database Error")),
    ),
    Case(
        "maintenance, no quote wanted",
        "transient",
        answer(_html("<p>The site is down for scheduled maintenance.")),
        quote="",
    ),
    Case("lengths that contradict each other", "transient", answer(SAYS, "200 OK", "Content-Length: 7")),
    Case("301 to 503", "transient", redirect("/503", "301 Moved Permanently")),
    Case("hangs up", "transient", hang_up),
    Case("reset", "transient", reset),
    Case("silence", "transient", silence),
    Case(
        "a header that never ends, slowly",
        "transient",
        slow(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 9999, every=0.05, size=4),
    ),
    Case(
        "a body that never ends, slowly",
        "transient",
        slow(b"HTTP/1.1 200 OK\r\n\r\n" + SILENT.encode() + b"<p>x" * 9999, every=0.03, size=200),
    ),
    Case("a header that never ends, quickly", "transient", endless(b"HTTP/1.1 200 OK\r\n", b"X-Y: z\r\n" * 200)),
    Case("a field that never ends", "transient", endless(b"HTTP/1.1 200 OK\r\nX-Y: ", b"z" * 5000)),
    Case("a status that never ends", "transient", endless(b"HTTP/1.1 200 ", b"z" * 5000)),
    Case("a header of 200 KB", "transient", answer(SAYS, "200 OK", *_FLOOD.split("\r\n"))),
    Case("interim answers without end", "transient", endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 50)),
    Case(
        "a body that never ends",
        "transient",
        endless(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", LONG.encode()),
    ),
    Case("a gzip bomb", "transient", answer(bomb("<p>", 300), "200 OK", "Content-Encoding: gzip")),
    Case(
        "a gzip bomb in gzip",
        "transient",
        answer(gzip.compress(bomb("<p>", 300)), "200 OK", "Content-Encoding: gzip, gzip"),
    ),
    Case(
        "gzip nine times", "transient", answer(zipped(SAYS), "200 OK", "Content-Encoding: " + ", ".join(["gzip"] * 9))
    ),
    Case(
        "gzip that is corrupt",
        "transient",
        answer(zipped(SILENT)[:60] + b"corrupt" * 20, "200 OK", "Content-Encoding: gzip"),
    ),
    Case("gzip that is cut off", "transient", answer(zipped(SILENT + LONG)[:-40], "200 OK", "Content-Encoding: gzip")),
    Case(
        "brotli, which nobody asked for",
        "transient",
        answer(b"\x0b\x02\x80" + b"\x1d" * 99, "200 OK", "Content-Encoding: br"),
    ),
    Case(
        "a body cut off before the words", "transient", raw(f"HTTP/1.1 200 OK\nContent-Length: {len(SAYS)}", SAYS[:60])
    ),
    Case(
        "a body cut off inside of a number",
        "transient",
        raw("HTTP/1.1 200 OK\nContent-Length: 500", "<p>a total of 15"),
        quote="a total of 15",
    ),
    Case("reset before the words", "transient", reset_after(answer(SILENT + LONG)[:-300])),
    Case(
        "a bad chunk before the words",
        "transient",
        raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", chunked(SILENT.encode()) + b"zz\r\n"),
    ),
    Case(
        "chunks without an end",
        "transient",
        raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", chunked(SILENT.encode())),
    ),
    Case(
        "a chunk of 2^63 bytes",
        "transient",
        raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"7fffffffffffffff\r\n" + SILENT.encode()),
    ),
    Case("206 of the rest", "transient", answer(SILENT, "206 Partial Content", "Content-Range: bytes 0-10/5000")),
    Case("304 that nobody asked for", "transient", b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    Case("101", "transient", raw("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade")),
    Case("HTTP/0.9", "transient", b"\0close" + SAYS.encode()),
    Case("not HTTP", "transient", b"\0closeSSH-2.0-OpenSSH_9.0\r\n"),
    Case("the preface of HTTP/2", "transient", b"\0close\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00d"),
    Case("nothing but blank lines", "transient", b"\0close\r\n\r\n\r\n\r\n"),
    Case("a status that is none", "transient", raw("HTTP/1.1 abc OK", SAYS)),
    Case("a length that is none", "transient", raw("HTTP/1.1 200 OK\nContent-Length: -5", SILENT)),
    Case("two lengths", "transient", raw("HTTP/1.1 200 OK\nContent-Length: 5\nContent-Length: 900", SILENT)),
    Case(
        "PDF that is cut off",
        "transient",
        raw("HTTP/1.1 200 OK\nContent-Length: 90000\nContent-Type: application/pdf", _pdf(QUOTE)[:300]),
    ),
]

_BLOCKED = [
    *(
        Case(f"status {status}", "blocked", answer("no", f"{status} No"))
        for status in (401, 402, 403, 405, 406, 407, 418, 451, 511, 999)
    ),
    Case("403 that says it", "blocked", answer(SAYS, "403 Forbidden")),
    Case(
        "202 of a wall",
        "blocked",
        answer("<html><script src=challenge.js></script>", "202 Accepted", "x-amzn-waf-action: challenge"),
    ),
    Case("202 with nothing", "blocked", answer("", "202 Accepted")),
    Case(
        "Cloudflare's challenge",
        "blocked",
        answer("<title>Just a moment...</title>", "403 Forbidden", "cf-mitigated: challenge"),
    ),
    Case(
        "Cloudflare's challenge as 503",
        "blocked",
        answer("<title>Just a moment...</title>", "503 Service Unavailable", "cf-mitigated: challenge"),
    ),
    Case(
        "a challenge that says 200",
        "blocked",
        answer(_html("<h1>Verify you are human by completing the action below.</h1>", "Just a moment...")),
    ),
    Case(
        "a challenge as 503", "blocked", answer(_html("<h1>Robot check</h1>", "Robot Check"), "503 Service Unavailable")
    ),
    Case(
        "a captcha",
        "blocked",
        answer(_html("<p>Please complete the captcha to continue.<div class=g-recaptcha></div>")),
    ),
    Case(
        "access denied that says 200",
        "blocked",
        answer(
            _html("<h1>Access Denied</h1>You don't have permission to access this. Reference #18.2d3", "Access Denied")
        ),
    ),
    Case(
        "a captcha in Spanish",
        "blocked",
        answer(_html("<h1>Verifica que eres humano</h1><p>Confirma que no eres un robot")),
    ),
    Case(
        "a wall of cookies",
        "blocked",
        answer(_html("<h1>Cookies</h1><p>You must accept cookies to continue.<button>Accept")),
    ),
    Case("a wall of cookies in Spanish", "blocked", answer(_html("<p>Debe aceptar las cookies para continuar."))),
    Case("a circle for a cookie", "blocked", needs_cookie),
    Case("a page to log in at", "blocked", answer(_LOGIN)),
    Case("302 to log in", "blocked", redirect("/login?next=/x")),
    Case("a paywall", "blocked", answer(_html("<h1>Report</h1><p>Subscribe to continue reading this article."))),
    Case(
        "a page for what runs its scripts",
        "blocked",
        answer(
            "<html><head><title>App</title></head><body><div id=root></div><script src=a.js></script><noscript>You need to enable JavaScript to run this app.</noscript>"
        ),
    ),
    Case(
        "a wall that is a frame and nothing else",
        "blocked",
        answer(
            "<html><body><iframe src='/_Incapsula_Resource?SWUDNSAI=31'>Request unsuccessful.</iframe></body></html>"
        ),
    ),
    Case(
        "a wall that loads a captcha, and says 200",
        "blocked",
        answer(
            _html(
                "<p>Please enable JS and disable any ad blocker<script src='//ct.captcha-delivery.com/c.js'></script>"
            )
        ),
    ),
    Case("too many requests, and says 200", "blocked", answer(_html("<p>Slow down.", "429 Too Many Requests"))),
    Case("not in this country", "blocked", answer(_html("<p>This content is not available in your region."))),
]

_DRIFTED = [
    Case("another number", "drifted", answer(SILENT)),
    *(Case(f"{number} for 15", "drifted", answer(_html(f"<p>There were {number} firm torture convictions in all.")))
      for number in ("115", "2,115", "0.15", "2.15", "1 115", "150", "1.5", "15,000", "-", "1 5")),
    Case("fifteen for 15", "drifted", answer(_html("<p>There were fifteen firm torture convictions"))),
    Case("a longer word", "drifted", answer(_html("<p>There were 15 firm torture convictionsx"))),
    Case("two paragraphs", "drifted", answer(_html("<p>There were 15</p><p>firm torture convictions</p>"))),
    *(Case(f"in {place}", "drifted", answer(_html(f"{markup}<p>The report of the year, in full, by the office.")))
      for place, markup in {
          "a comment": f"<!-- {QUOTE} -->", "a script": f"<script>var a = '{QUOTE}'</script>",
          "what is hidden": f"<div hidden>{QUOTE}</div>", "an attribute": f"<img alt='{QUOTE}'>",
          "what is struck out": f"<del>{QUOTE}</del>", "a style": f"<style>{QUOTE}</style>",
          "display none": f"<p style='color:red; display: none'>{QUOTE}</p>", "aria-hidden": f"<p aria-hidden=true>{QUOTE}</p>",
          "a template": f"<template>{QUOTE}</template>", "an iframe": f"<iframe>{QUOTE}</iframe>",
      }.items()),
    Case("other words around", "drifted", answer(_html(f"<p>In 2021 {QUOTE} were won.")), before="In 2020"),
    Case("PDF of another number", "drifted", answer(_pdf("There were 18 firm torture convictions"), kind="application/pdf")),
    Case("text of another number", "drifted", answer("There were 115 firm torture convictions.", kind="text/plain")),
    Case("empty", "drifted", answer("")),
    Case("204", "drifted", b"HTTP/1.1 204 No Content\r\n\r\n"),
    Case("205", "drifted", answer("", "205 Reset Content")),
    Case("another number, with a banner for cookies", "drifted", answer(_html(f"<h1>Report</h1>{LONG}<p>We use cookies. <button>Accept all cookies</button>"))),
    Case("another number, with a link to log in", "drifted", answer(_html("<nav><a href=/login>Log in</a></nav><h1>Report</h1><p>There were 18 firm torture convictions; a court blocked two more."))),
    Case("301 to another number", "drifted", redirect("/another number", "301 Moved Permanently")),
    Case("other accents", "drifted", answer(_html("<p>15 anos en prision")), quote="15 años en prisión"),
    Case("people who are not found", "drifted", answer(_html("<h1>43 students still not found</h1><p>The search goes on."))),
    Case("longer than what is kept", "drifted", answer(_html(LONG * 60))),
]  # fmt: skip

_SOFT = [
    Case("a title that says not found", "soft-404", answer(_html("<p>Try the search.", "Page not found | Office"))),
    Case(
        "a heading that says not found",
        "soft-404",
        answer(_html("<h1>404</h1><h2>The page you requested could not be found.</h2>")),
    ),
    Case("a heading in Spanish", "soft-404", answer(_html("<h1>Página no encontrada</h1><p>Lo sentimos."))),
    Case("a title with a site before", "soft-404", answer(_html(LONG, "Office – Page not found"))),
    Case(
        "a heading that says no longer available",
        "soft-404",
        answer(_html("<h1>This page is no longer available</h1>")),
    ),
    Case(
        "not found, as one program says to another",
        "soft-404",
        answer('{"error": "Not found", "status": 404}', kind="application/json"),
    ),
    Case("one line of text", "soft-404", answer("<p>The requested page does not exist.</p>")),
    Case("parked", "soft-404", answer(_html("<h1>office.example</h1><p>This domain is for sale! Buy this domain."))),
    Case(
        "parked, with listings",
        "soft-404",
        answer("<html data-adblockkey='x'><body><div>Related searches</div><a>Law</a>"),
    ),
    Case("parked in Spanish", "soft-404", answer(_html("<p>Este dominio está en venta."))),
    Case("suspended", "soft-404", answer(_html("<h1>Account Suspended</h1><p>This account has been suspended."))),
    Case(
        "a server's first page",
        "soft-404",
        answer(_html("<h1>Welcome to nginx!</h1><p>If you see this page…", "Welcome to nginx!")),
    ),
    Case("302 to the home page", "soft-404", redirect("/")),
    Case("301 to the home page of a language", "soft-404", redirect("/es/index.html", "301 Moved Permanently")),
    Case("302 to a page of errors", "soft-404", redirect("/error/404.html")),
    Case("301 to the home page, no quote wanted", "soft-404", redirect("/", "301 Moved Permanently"), quote=""),
    Case("not found, no quote wanted", "soft-404", answer(_html("<h1>Page not found</h1>", "404")), quote=""),
    Case("meta refresh to the home page", "soft-404", answer("<meta http-equiv=refresh content='0; url=/'>")),
    Case("empty, no quote wanted", "soft-404", answer(""), quote=""),
]

_INSECURE: list[Case] = []

_REFUSED = [
    *(Case(f"302 to {place}", "refused", redirect(place))
      for place in (
          "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://127.0.0.1/x", "gopher://127.0.0.1/",
          "mailto:a@b.example", "http://user:word@127.0.0.1:@PORT@/there", "http://user@127.0.0.1:@PORT@/there",
          "http://127.0.0.1:22/", "http://127.0.0.1:25/", "http://169.254.169.254/latest/meta-data/",
          "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://100.64.0.1/", "http://198.18.0.1/",
          "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/", "http://0.0.0.0:@CANARY@/",
          "http://127.0.0.2:@CANARY@/", "http://2130706434:@CANARY@/", "http://0x7f000002:@CANARY@/",
          "http://0177.0.0.2:@CANARY@/", "http://127.2:@CANARY@/", "http://[::ffff:127.0.0.2]:@CANARY@/",
          "http://[::ffff:7f00:2]:@CANARY@/", "http://[::127.0.0.2]:@CANARY@/", "http://[::]:@CANARY@/", "http://0:@CANARY@/",
          "http://[64:ff9b::7f00:2]:@CANARY@/", "http://[2002:7f00:2::]:@CANARY@/", "http://[fe80::1%25lo]:@CANARY@/",
          "http://[fc00::1]:@CANARY@/", "http://[fd00:ec2::254]/", "//127.0.0.2:@CANARY@/", "\\\\127.0.0.2:@CANARY@\\x",
          "http:\\\\127.0.0.2:@CANARY@/", "http://127.0.0.2:@CANARY@\\@127.0.0.1/", "HTTP://127.0.0.2:@CANARY@/",
          "http://①②⑦.0.0.2:@CANARY@/", "http://127。0。0。2:@CANARY@/",
          "http://[::1", "http://", "http:///x", "http://[v1.a:b]/", "http://[::zz]/", "http://[1:2:3]/", "http://127.0.0.1:99999/", "http://127.0.0.1:@PORT@x/",
      )),
    Case("301 to the metadata of a cloud", "refused", redirect("http://169.254.169.254/", "301 Moved Permanently")),
    Case("302, 302, another machine", "refused", redirect("/to the canary")),
    Case("meta refresh to another machine", "refused", answer("<meta http-equiv=refresh content='0;url=http://127.0.0.2:@CANARY@/'>")),
    Case("meta refresh to a script", "refused", answer("<meta http-equiv=refresh content='0;url=javascript:alert(1)'>")),
    Case("refresh to a file", "refused", answer("x", "200 OK", "Refresh: 0; url=file:///etc/passwd")),
    Case("302 to a place of 9,000 letters", "refused", redirect("/" + "a" * 9_000)),
]  # fmt: skip

CASES = [*_LIVE, *_MOVED, *_DEAD, *_TRANSIENT, *_BLOCKED, *_DRIFTED, *_SOFT, *_REFUSED]

#: Where redirects lead: no cases of their own.
PLACES = {
    "/there": answer(), "/there/a%C3%B1o%20uno": answer(), "/": answer(_html(LONG, "Office")),
    "/es/index.html": answer(_html(LONG, "Oficina")), "/error/404.html": answer(_html(LONG, "Office")),
    "/login": answer(_LOGIN), "/circle%20back": redirect("/a circle of two"),
    "/to%20the%20canary": redirect("http://127.0.0.2:@CANARY@/"),
    **{f"/down/{n}": redirect(f"/down/{n - 1}" if n else "/there") for n in range(31)},
}  # fmt: skip
