"""A local server that builds again and reloads the browser when corpus/ or docs/ change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


def serve_site(rebuild: Callable[[], None], site: Path, watched: Sequence[Path], port: int) -> None:
    """Serve `site` on this machine only, until interrupted; MkDocs' own live-reload server does the watching."""
    server = LiveReloadServer(builder=rebuild, host="127.0.0.1", port=port, root=str(site), mount_path="/")
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    except KeyboardInterrupt:
        server.shutdown()
