"""Runs docs/nginx/cchc.conf on loopback: the file itself, with only places, ports and certificate replaced."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest
from tests.support import ROOT

CONFIG = ROOT / "docs/nginx"
_SNIPPET = "/etc/nginx/snippets/cchc-section.conf"
_CERTIFICATE = "/etc/letsencrypt/live/trinh-dien.example/"
_MAIN = """\
{user}
daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    include cchc.conf;
}}
"""


@dataclass(frozen=True)
class Answer:
    """What the server sent; names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    repeated: list[str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server: the section's path, the ports of HTTPS and of plain HTTP."""

    base: str
    port: int
    plain_port: int

    @property
    def start(self) -> str:
        """The address of the front page."""
        return f"https://127.0.0.1:{self.port}{self.base}"

    def get(self, path: str = "", *, plain: bool = False, **headers: str) -> Answer:
        """Ask for a path of the section, or with "/" in front of the host; If_None_Match="..." sets a header."""
        connection = (
            HTTPConnection("127.0.0.1", self.plain_port, timeout=10)
            if plain
            # The certificate was made a moment ago for this test.
            else HTTPSConnection("127.0.0.1", self.port, timeout=10, context=ssl._create_unverified_context())
        )
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path if path.startswith("/") else self.base + path, headers=asked)
        answer = connection.getresponse()
        names = [name.lower() for name, _ in answer.getheaders()]
        found = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        connection.close()
        return Answer(answer.status, found, [name for name in found if names.count(name) > 1], body)


def tool(name: str, package: str) -> str:
    """Return a program's path, or fail with one line; Debian keeps nginx out of an ordinary user's PATH."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not path:
        pytest.fail(f"{name} is missing: install the package {package}", pytrace=False)
    return path


@contextmanager
def serving(site: Path, folder: Path, *, base: str = "/", editor: bool = False) -> Iterator[Server]:
    """Serve the published folder `site` at the path `base` ("/" or "/cchc/"), with all files of nginx in `folder`.

    `editor` takes the sign of a remark from the line for the editor page.
    """
    program = tool("nginx", "nginx")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "www").mkdir()
    (folder / "www/cchc").symlink_to(site, target_is_directory=True)
    _certify(folder)
    server = Server(base, *_free_ports())
    (folder / "cchc.conf").write_text(_rendered(server, folder, editor=editor), encoding="utf-8")
    (folder / "snippet.conf").write_bytes((CONFIG / "cchc-section.conf").read_bytes())
    # The test's folders are closed to everybody else, so the worker must not become another user.
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(_MAIN.format(user=user), encoding="utf-8")
    command = [program, "-p", f"{folder}/", "-c", "nginx.conf", "-e", "error.log"]
    with (folder / "output.log").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        _wait(process, server, folder)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def _rendered(server: Server, folder: Path, *, editor: bool) -> str:
    """Return docs/nginx/cchc.conf for this machine; every replacement must find its text."""
    text = (CONFIG / "cchc.conf").read_text(encoding="utf-8")
    if server.base != "/":
        # As the file says of its parts: B instead of A, the lines that begin without a space after "#".
        own, below = text.index("    # A. "), text.index("    #location")
        text = text[:own] + re.sub(r"(?m)^    #", "    ", text[below:])
    replacements: Mapping[str, str] = {
        "listen 80;": f"listen 127.0.0.1:{server.plain_port};",
        "listen 443 ssl": f"listen 127.0.0.1:{server.port} ssl",
        "server_name trinh-dien.example;": "server_name 127.0.0.1;",
        _CERTIFICATE: f"{folder}/",
        "root /var/www": f"root {folder}/www",
        _SNIPPET: f"{folder}/snippet.conf",
    }
    if editor:
        replacements = {**replacements, '    #"~^(/[^/]+)?/admin/"': '    "~^(/[^/]+)?/admin/"'}
    for old, new in replacements.items():
        assert old in text, f"docs/nginx/cchc.conf has no “{old}” any more"
        text = text.replace(old, new)
    return text


def _certify(folder: Path) -> None:
    """Make a certificate that nobody trusts."""
    command = [tool("openssl", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=127.0.0.1", "-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(command, check=True, capture_output=True)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def _wait(process: subprocess.Popen[bytes], server: Server, folder: Path) -> None:
    """Return once both ports answer; fail with what nginx said when it ends instead."""
    for port in (server.port, server.plain_port):
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                break
            time.sleep(0.05)
        else:
            pytest.fail(f"nginx does not listen on {port} after 5 seconds", pytrace=False)
    if process.poll() is not None:
        said = "".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.log")))
        pytest.fail(f"nginx does not start with docs/nginx/cchc.conf: {said}", pytrace=False)
