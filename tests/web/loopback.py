"""A small server on loopback that answers what a test tells it to, and remembers what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

#: Status, headers and body.
Reply = tuple[int, dict[str, str], bytes]


class Asked:
    """A request as it came: method, path with query, headers with names in small letters, body."""

    def __init__(self, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
        self.method, self.path, self.headers, self.body = method, path, headers, body


class _Own(ThreadingHTTPServer):
    """A server whose port is its own: by either option of the library another test's run may be given it, too."""

    allow_reuse_address = False
    allow_reuse_port = False
    daemon_threads = True
    #: Five connections that wait, as the library has it, are few where the machine is busy.
    request_queue_size = 128


@contextmanager
def serving(answer: Callable[[Asked], Reply], host: str = "127.0.0.1") -> Iterator[tuple[str, list[Asked]]]:
    """Serve while the block runs; yields the server's address and the requests that came, in their order."""
    log: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, self.rfile.read(length))
            log.append(asked)
            status, fields, body = answer(asked)
            with suppress(ConnectionError):  # whoever was interrupted does not wait for it
                self.send_response(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        do_POST = do_GET  # noqa: N815  # the name is the library's

        def log_message(self, *_: object) -> None:
            pass

    server = _Own((host, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_address[1]}", log
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
