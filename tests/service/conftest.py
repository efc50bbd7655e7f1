"""A web server on this machine, with pages that behave and pages that do not."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = """<!doctype html><html lang="en"><head><title>Bridge reopens</title>
<meta property="og:site_name" content="The Harbour Post"></head>
<body><article><h1>Bridge reopens after repairs</h1>
<p>The old harbour bridge is open to traffic again after eight months of repairs, the city council said.</p>
<p>Mayor Anna Holt said the work cost less than planned. She thanked the crews who worked all winter.</p>
<p>Buses will run over the bridge from Monday, and a night line is planned for the summer months.</p>
</article></body></html>"""
BOMB = gzip.compress(bytes(5_000_000))


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: list[dict[str, str]]

    def do_GET(self) -> None:
        self.server.seen.append(dict(self.headers))  # type: ignore[attr-defined]
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, "page_" + self.path.strip("/").partition("/")[0].replace("-", "_"))()

    def page_plain(self) -> None:
        self._send(PAGE.encode(), "text/html; charset=utf-8")

    def page_cyrillic(self) -> None:
        text = (
            "<html><body><article><p>"
            + "Міст знову відкрито, повідомила речниця міської ради Олена Коваль. " * 5
        )
        self._send(text.encode("windows-1251"), "text/html; charset=windows-1251")

    def page_gzipped(self) -> None:
        self._send(gzip.compress(PAGE.encode()), "text/html", ("Content-Encoding", "gzip"))

    def page_bomb(self) -> None:
        self._send(BOMB, "text/html", ("Content-Encoding", "gzip"))

    def page_brotli(self) -> None:
        self._send(b"?", "text/html", ("Content-Encoding", "br"))

    def page_picture(self) -> None:
        self._send(b"\x89PNG", "image/png")

    def page_lines_jsonl(self) -> None:
        self._send(b'{"id": "1", "text": "It is safe, Holt said."}\n{"id": 2}\n', "application/jsonl")

    def page_redirect(self) -> None:
        """/redirect/WHERE, with %-signs for what stands in no path."""
        where = self.path.partition("/redirect/")[2].replace("%2F", "/").replace("%3A", ":")
        self._send(b"", "text/html", ("Location", where), status=302)

    def page_circle(self) -> None:
        self._send(b"", "text/html", ("Location", "/circle"), status=301)

    def page_missing(self) -> None:
        self._send(b"no", "text/html", status=404)

    def page_broken(self) -> None:
        self._send(b"no", "text/html", status=503)

    def page_silent(self) -> None:
        self.server.ended.wait(20)  # type: ignore[attr-defined]

    def page_endless(self) -> None:
        """A body that never ends, fast."""
        self._head()
        while not self.server.ended.is_set():  # type: ignore[attr-defined]
            self.wfile.write(b"<p>and another line</p>" * 1000)

    def page_trickle(self) -> None:
        """A body that never ends, each byte in time."""
        self._head()
        self._drip()

    def page_trickling_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        self._drip()

    def _drip(self) -> None:
        while not self.server.ended.is_set():  # type: ignore[attr-defined]
            self.wfile.write(b"a")
            time.sleep(0.05)

    def _head(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()

    def _send(self, body: bytes, kind: str, *headers: tuple[str, str], status: int = 200) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Pages)
        self.ended = threading.Event()
        self.seen: list[dict[str, str]] = []

    @property
    def port(self) -> int:
        return self.server_address[1]

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.ended.set()
        running.shutdown()
        thread.join()
