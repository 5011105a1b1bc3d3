"""A small web on loopback: each path answers as a test says, what is not there answers 404."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.web.loopback import Asked, Reply, serving


class Small:
    """Pages by path, and what was asked for."""

    def __init__(self) -> None:
        self.base = ""
        self.log: list[Asked] = []
        self.pages: dict[str, tuple[int, dict[str, str], str]] = {}

    def page(self, path: str, body: str = "", status: int = 200, **headers: str) -> str:
        """Put a page there and return its address."""
        self.pages[path] = (status, headers, body)
        return self.base + path

    def paths(self) -> list[str]:
        """Return what was asked for since the last time, sorted."""
        paths = sorted(asked.path for asked in self.log)
        self.log.clear()
        return paths

    def answer(self, asked: Asked) -> Reply:
        """Return the page; that it has not changed where the tag is the same."""
        status, headers, body = self.pages.get(asked.path, (404, {}, "not here"))
        if headers.get("ETag") and asked.headers.get("if-none-match") == headers["ETag"]:
            status, body = 304, ""
        return status, {"Content-Type": "text/html; charset=utf-8", **headers}, body.encode()


@contextmanager
def small_web() -> Iterator[Small]:
    """Serve a small web while a block runs."""
    small = Small()
    with serving(small.answer) as (small.base, small.log):
        yield small
