"""A web archive on loopback: TimeGate, TimeMap, mementos, Availability, CDX, Save Page Now; fails where told to."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import parse_qs, urlsplit

from tests.web.loopback import Asked, Reply, serving

KEY = "key:secret"


class Archive:
    """What the archive holds, how it fails, and what it was asked.

    `captures` maps a page to its captures: time stamp -> status, body. `failing` maps the beginning of a path to the
    replies that it gives first. `jobs` are the answers of Save Page Now to the polls of one job, in order.
    """

    def __init__(self) -> None:
        self.base = ""
        self.log: list[Asked] = []
        self.captures: dict[str, dict[str, tuple[int, bytes]]] = {}
        self.failing: dict[str, list[Reply]] = {}
        self.jobs: list[dict[str, str]] = []
        self.accounts = {KEY}
        self.anonymous = True
        self.flaky = False

    def holds(self, url: str, *stamps: str, status: int = 200, body: bytes = b"<p>15 firm convictions</p>") -> None:
        """Let it hold captures of a page."""
        for stamp in stamps:
            self.captures.setdefault(url, {})[stamp] = (status, body)

    def answer(self, asked: Asked) -> Reply:
        for beginning, replies in self.failing.items():
            if asked.path.startswith(beginning) and replies:
                return replies.pop(0)
        for beginning, reply in (
            ("/web/timemap/link/", self._timemap), ("/web/", self._web), ("/wayback/available", self._available),
            ("/cdx/search/cdx", self._cdx), ("/save/status/", self._status), ("/save", self._save),
        ):  # fmt: skip
            if asked.path.startswith(beginning):
                return reply(asked, asked.path[len(beginning) :])
        return 404, {}, b""

    def _nearest(self, url: str, stamp: str) -> str:
        stamps = sorted(self.captures.get(url, {}))
        return min(stamps, key=lambda one: abs(_seconds(one) - _seconds(stamp))) if stamps else ""

    def _web(self, asked: Asked, rest: str) -> Reply:
        stamp, _, url = rest.partition("/")
        if not stamp[:14].isdigit():
            url = rest
            wanted = asked.headers.get("accept-datetime", "")
            near = parsedate_to_datetime(wanted).strftime("%Y%m%d%H%M%S") if wanted else "29991231235959"
            found = self._nearest(url, near)
            if not found:
                return 404, {"Content-Type": "text/html"}, b"The Wayback Machine has not archived that URL."
            headers = {"Location": f"{self.base}/web/{found}/{url}", "Vary": "accept-datetime"}
            return 302, headers | self._links(url, found), b""
        found = self._nearest(url, stamp[:14])
        if not found:
            return 404, {}, b""
        if found != stamp[:14]:
            return 302, {"Location": f"{self.base}/web/{found}/{url}"}, b""
        status, body = self.captures[url][found]
        when = datetime.strptime(found, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        headers = {"Memento-Datetime": format_datetime(when, usegmt=True), "Content-Type": "text/html"}
        if 300 <= status < 400:
            headers["Location"] = f"{self.base}/web/{found}/{body.decode()}"
        return status, headers | self._links(url, found), body

    def _links(self, url: str, stamp: str) -> dict[str, str]:
        return {
            "Link": f'<{url}>; rel="original", <{self.base}/web/timemap/link/{url}>; rel="timemap"; '
            f'type="application/link-format", <{self.base}/web/{stamp}/{url}>; rel="memento"'
        }

    def _timemap(self, asked: Asked, url: str) -> Reply:
        links = [f'<{url}>; rel="original"']
        links += [f'<{self.base}/web/{stamp}/{url}>; rel="memento"' for stamp in sorted(self.captures.get(url, {}))]
        return 200, {"Content-Type": "application/link-format"}, ",\n".join(links).encode()

    def _available(self, asked: Asked, rest: str) -> Reply:
        url = parse_qs(urlsplit(asked.path).query).get("url", [""])[0]
        found = "" if self.flaky else self._nearest(url, "29991231235959")
        closest = {"available": True, "url": f"{self.base}/web/{found}/{url}", "timestamp": found, "status": "200"}
        return _json({"url": url, "archived_snapshots": {"closest": closest} if found else {}})

    def _cdx(self, asked: Asked, rest: str) -> Reply:
        said = {name: texts[0] for name, texts in parse_qs(urlsplit(asked.path).query).items()}
        url = said["url"]
        rows = [
            f"com,example)/ {stamp} {url} text/html {status} ABCDEFGHIJKLMNOPQRSTUVWXYZ234567 1234"
            for stamp, (status, _) in sorted(self.captures.get(url, {}).items())
            if said.get("filter") != "statuscode:200" or status == 200
        ]
        if "closest" in said:
            rows.sort(key=lambda row: abs(_seconds(row.split()[1]) - _seconds(said["closest"])))
        limit = int(said.get("limit", "1000"))
        return 200, {"Content-Type": "text/plain"}, "\n".join(rows[:limit] if limit > 0 else rows[limit:]).encode()

    def _save(self, asked: Asked, rest: str) -> Reply:
        known = asked.headers.get("authorization", "").removeprefix("LOW ") in self.accounts
        if asked.method == "POST":
            if not known:
                return _json({"message": "You need to be logged in to use Save Page Now."}, 401)
            url = parse_qs(asked.body.decode()).get("url", [""])[0]
            return _json({"url": url, "job_id": "spn2-0123456789abcdef"})
        if not self.anonymous:
            return 403, {}, b""
        url = rest.removeprefix("/")
        self.holds(url, "20191201000000")
        return 302, {"Location": f"{self.base}/web/20191201000000/{url}"}, b""

    def _status(self, asked: Asked, job: str) -> Reply:
        if asked.headers.get("authorization", "").removeprefix("LOW ") not in self.accounts:
            return _json({"status": "error"}, 401)
        return _json(self.jobs.pop(0) if self.jobs else {"status": "pending", "job_id": job})


def _json(value: object, status: int = 200) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(value).encode()


def _seconds(stamp: str) -> float:
    return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()


@contextmanager
def archive() -> Iterator[Archive]:
    """Run an archive while the block runs."""
    made = Archive()
    with serving(made.answer) as (base, log):
        made.base, made.log = base, log
        yield made
