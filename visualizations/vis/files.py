"""vis-network as the installed pyvis brings it along."""

from __future__ import annotations

import re
from importlib import resources
from importlib.resources.abc import Traversable

from ...graph.errors import SelarasError


def vis_files() -> tuple[str, str]:
    """(JavaScript, CSS) of the newest vis-network that pyvis ships. SelarasError when pyvis lacks it."""
    for folder in ("lib", "templates/lib"):
        root = resources.files("pyvis").joinpath(folder)
        found = sorted((f for f in _children(root) if f.name.startswith("vis-")), key=lambda f: _version(f.name), reverse=True)
        for version in found:
            script, style = version / "vis-network.min.js", version / "vis-network.css"
            if script.is_file() and style.is_file():
                return _without_map(script.read_text(encoding="utf-8")), _without_map(style.read_text(encoding="utf-8"))
    raise SelarasError(
        {"id": "vis-network tidak ada dalam pyvis yang terpasang", "en": "vis-network is missing from the installed pyvis"},
        place="pyvis/lib",
        cure={
            "id": "Pasang pyvis kembali: uv sync --reinstall-package pyvis",
            "en": "Install pyvis again: uv sync --reinstall-package pyvis",
        },
    )


def _children(folder: Traversable) -> list[Traversable]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.removeprefix("vis-").split(".") if part.isdigit())


def _without_map(text: str) -> str:
    """Without the pointer to a source map: developer tools would try to load it, and the file must ask for nothing."""
    return re.sub(r"^(//|/\*)# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
