"""Inflating by ourselves: gzip and deflate, piece by piece, and never to more than a cap or a ratio allows."""

import zlib
from collections.abc import Iterator

from wola_facts.web.failure import Flaw
from wola_facts.web.limits import MEGABYTE, Limits

#: What is offered to servers, and nothing else.
OFFERED = "gzip, deflate"

_PIECE = 64_000
_GZIP = b"\x1f\x8b"
#: Codings that change nothing, and words that servers write there by mistake.
_NOTHING = frozenset({"", "identity", "none", "utf-8", "utf8", "binary", "7bit", "8bit"})
#: So many codings one in another are no page but a trap.
_DEEPEST = 2


class Inflater:
    """Turns the bytes of an answer into those of its document."""

    def __init__(self, said: str, limits: Limits) -> None:
        """Take what Content-Encoding says.

        Raises:
            Flaw: for a coding that was not offered.
        """
        names = [name for name in (part.strip().lower() for part in said.split(",")) if name not in _NOTHING]
        if len(names) > _DEEPEST:
            raise Flaw("its body is packed more than twice")
        for name in names:
            if name not in ("gzip", "x-gzip", "deflate"):
                raise Flaw(f"its body is packed in a way that was not asked for ({_word(name)})")
        self._layers = [_Layer(name.removeprefix("x-")) for name in reversed(names)]
        self._limits = limits
        self._in = 0
        self._out = 0

    def feed(self, content: bytes, *, last: bool = False) -> Iterator[bytes]:
        """Yield the document's next bytes; with `last`, what is left.

        Raises:
            Flaw: where the data is broken or cut off, or there is too much of it.
        """
        self._in += len(content)
        for piece in self._through(content, 0, last=last):
            self._out += len(piece)
            if self._out > self._limits.inflated:
                raise Flaw(f"it has more than {self._limits.inflated // MEGABYTE} MB")
            if self._out > MEGABYTE and self._out > self._limits.ratio * self._in:
                raise Flaw(f"it inflates to more than {self._limits.ratio} times its length")
            yield piece

    def _through(self, content: bytes, layer: int, *, last: bool) -> Iterator[bytes]:
        if layer == len(self._layers):
            if content:
                yield content
            return
        for piece in self._layers[layer].feed(content):
            yield from self._through(piece, layer + 1, last=False)
        if last:
            self._layers[layer].close()
            yield from self._through(b"", layer + 1, last=True)


class _Layer:
    """One coding. A body that is not packed although it says so goes through as it is, as browsers' users expect."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._engine: zlib._Decompress | None = None
        self._plain = False
        self._begun = b""
        self._ended = False
        self._made = False

    def feed(self, content: bytes) -> Iterator[bytes]:
        if self._plain:
            yield content
            return
        if self._engine is None:
            self._begun += content
            if len(self._begun) < 2:
                return
            content, self._begun = self._begun, b""
            self._begin(content)
            if self._engine is None:
                yield content
                return
        while content and not self._ended:
            try:
                piece = self._engine.decompress(content, _PIECE)
            except zlib.error as error:
                if self._name == "deflate" and not self._made:
                    self._plain = True  # what was taken for a raw stream is none
                    yield content
                    return
                raise Flaw("its packed body is corrupt", again=True) from error
            self._made = self._made or bool(piece)
            yield piece
            content = self._engine.unconsumed_tail
            if self._engine.eof:
                content = self._engine.unused_data
                # Another member may follow; whatever else does is padding.
                self._ended = self._name != "gzip" or not content.startswith(_GZIP)
                if not self._ended:
                    self._engine = zlib.decompressobj(31)

    def close(self) -> None:
        """Raise Flaw where the coding has not come to its end."""
        if self._engine is not None and not self._plain and not self._engine.eof and not self._ended:
            raise Flaw("its packed body is cut off", again=True)

    def _begin(self, content: bytes) -> None:
        if self._name == "gzip" or content.startswith(_GZIP):
            if content.startswith(_GZIP):
                self._name = "gzip"
                self._engine = zlib.decompressobj(31)
            else:
                self._plain = True
            return
        # RFC 9110 means the zlib format; some servers send the raw stream.
        wrapped = content[0] & 0x0F == 8 and int.from_bytes(content[:2]) % 31 == 0
        if wrapped or content[0] & 0x06 != 0x06:
            self._engine = zlib.decompressobj(15 if wrapped else -15)
        else:
            self._plain = True


def _word(name: str) -> str:
    """Return a coding's name where it is one."""
    return name if name.isascii() and name.isalnum() and len(name) < 12 else "unknown"
