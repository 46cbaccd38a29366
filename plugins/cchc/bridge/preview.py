"""The preview server: a page is written when a browser asks for it, not thousands of them after every save.

MkDocs empties its folder and writes every file again on each rebuild. Under `mkdocs serve` our files
are only noted; this stands before the server and puts the one that is asked for into its folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig

from cchc.bridge.made import Made, Sink

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class PreviewHooks:
    """What the data plugin does under `mkdocs serve`. A hook on start keeps the plugin over all rebuilds."""

    sink: Sink | None = None
    """Set by a publisher that writes the files itself."""

    _serving = False
    _served: Mapping[str, Made] = MappingProxyType({})

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - the host's signature
        """Note whether this is a preview."""
        self._serving, self.sink = command == "serve", None

    def new_sink(self) -> Sink | None:
        """Return where this build shall put its files; a preview has a new place each time, for some may be gone."""
        return Sink(lazy=True) if self._serving else self.sink

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's signature
        """Show the files of this build from now on."""
        if self._serving and self.sink:
            self._served = self.sink.made

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - the host's signature
        """Write pages when they are asked for."""
        write_on_request(server, config.site_dir, lambda: self._served)
        return server


App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def write_on_request(server: LiveReloadServer, site_dir: str, made: Callable[[], Mapping[str, Made]]) -> None:
    """Let `server` write what is asked for; `made` gives the files of the last build."""
    inner: App = server.get_app() or server.serve_request

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        name = wanted(environ.get("PATH_INFO", ""), server.mount_path)
        file = made().get(name)
        if file is not None:
            target = Path(site_dir, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read())
        return inner(environ, start_response)

    server.set_app(serve)


def add_to_pages(server: LiveReloadServer, panel_of: Callable[[str], str]) -> None:
    """Let `server` add to a page what `panel_of` gives for its address ("tin-tuc/2026/a/"); files stay as they are."""
    inner: App = server.get_app() or server.serve_request

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        name = wanted(environ.get("PATH_INFO", ""), server.mount_path)
        panel = panel_of(name.removesuffix("index.html")) if name.endswith("index.html") else ""
        if not panel:
            return inner(environ, start_response)
        told: list[Any] = []
        page = b"".join(inner(environ, lambda *values: told.extend(values)))
        status, headers = told[:2]
        page = page.replace(b"</body>", panel.encode() + b"</body>", 1)
        kept = [(key, value) for key, value in headers if key.lower() != "content-length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]

    server.set_app(serve)


def wanted(path: str, mount: str) -> str:
    """Return the file that an address of the server means: "/cchc/thu-tuc/" gives "thu-tuc/index.html"."""
    # WSGI hands over the bytes of the address as Latin-1 (PEP 3333).
    name = path.encode("latin-1", "replace").decode("utf-8", "replace")
    name = name.removeprefix(mount) if f"{name}/".startswith(mount) else ""
    return f"{name}index.html" if name.endswith("/") or not name else name
