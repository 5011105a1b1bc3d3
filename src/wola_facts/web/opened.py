"""What a run may reach besides the open web, opened by hand by whoever runs it; and which ports need no opening.

Neither stands in corpus.toml: that comes with a stranger's pull request, and what it opened would be asked at once.
"""

from wola_facts.model.plain import Plain

_LOW = 1024
#: Those of http and https.
_USUAL = (80, 443)


class Opened(Plain):
    """Networks that are not global, as CIDR, and ports below 1024."""

    networks: tuple[str, ...] = ()
    ports: tuple[int, ...] = ()


UNOPENED = Opened()


def closed(port: int, opened: tuple[int, ...] = ()) -> str:
    """Return why a port is not asked, or an empty text: below 1024 other services listen, which take any line."""
    if port >= _LOW or port in _USUAL or port in opened:
        return ""
    return f"port {port} is none that pages are on; --allow-port {port} opens it"
