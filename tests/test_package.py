from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

import pytest
import selaras
import selaras.examples

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NO_PACKAGE = {"benchmarks", "build", "dist", "docs", "tests"}
PAGE = ROOT / "visualizations" / "web"  # TypeScript, of which the package carries the bundle in visualizations/assets


def folder_of(package: str) -> Path:
    return ROOT.joinpath(*package.split(".")[1:])


def package_folders() -> list[Path]:
    """The root and every folder below it that holds modules of the package."""
    tops = [path for path in ROOT.iterdir() if path.is_dir() and path.name not in NO_PACKAGE and not path.name.startswith(".")]
    tops = [path for path in tops if not (path / "pyvenv.cfg").exists()]
    folders = {file.parent for top in tops for file in top.rglob("*.py") if "__pycache__" not in file.parts and PAGE not in file.parents}
    return [ROOT, *sorted(folders)]


def test_every_folder_with_modules_is_a_listed_package() -> None:
    listed = {folder_of(package) for package in PROJECT["tool"]["setuptools"]["packages"]}
    assert listed == set(package_folders())
    for folder in listed:
        assert (folder / "__init__.py").is_file(), folder


def test_every_data_file_of_the_package_is_shipped() -> None:
    patterns: dict[str, list[str]] = PROJECT["tool"]["setuptools"]["package-data"]
    shipped = [folder_of(package) / pattern for package, wanted in patterns.items() for pattern in wanted]
    for top in sorted({folder.relative_to(ROOT).parts[0] for folder in package_folders()[1:]}):
        for file in (ROOT / top).rglob("*"):
            if file.is_file() and file.suffix not in (".py", ".pyc") and not file.name.startswith(".") and PAGE not in file.parents:
                assert any(file.parent == pattern.parent and fnmatch(file.name, pattern.name) for pattern in shipped), file
    for pattern in shipped:
        assert list(pattern.parent.glob(pattern.name)), f"nothing matches {pattern}"


def test_new_files_of_every_package_renew_the_editable_install() -> None:
    watched: set[Path] = set()
    for key in PROJECT["tool"]["uv"]["cache-keys"]:
        options = re.search(r"\{(.*)\}", key["file"])
        for option in options[1].split(",") if options else [""]:
            watched.update(ROOT.glob(re.sub(r"\{.*\}", option, key["file"])))
    for folder in map(folder_of, PROJECT["tool"]["setuptools"]["packages"]):
        assert set(folder.glob("*.py")) <= watched, folder
    assert set((ROOT / "visualizations" / "assets").iterdir()) <= watched
    assert not any("node_modules" in file.parts for file in watched)


def test_inside_the_package_imports_are_relative() -> None:
    for folder in package_folders():
        for file in folder.glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) and node.level == 0 else []
                assert not any(name.split(".")[0] == "selaras" for name in names), f"{file}:{getattr(node, 'lineno', 0)}"


def test_importing_selaras_imports_nothing_heavy() -> None:
    heavy = "{'arcadedb', 'click', 'networkx', 'neo4j', 'openpyxl', 'pyvis', 'rapidfuzz', 'rdflib', 'rich'}"
    code = f"import sys, selaras; print(sorted({heavy} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("name", [name for name in selaras.__all__ if not name.startswith("__")])
def test_public_names_are_found_where_they_live(name: str) -> None:
    value = getattr(selaras, name)
    assert value.__module__.startswith("selaras."), value
    assert name in dir(selaras)


def test_version_is_that_of_the_project() -> None:
    assert selaras.__version__ == version("selaras") == PROJECT["project"]["version"]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        selaras.nothing  # noqa: B018  # the look-up is what is tested


def test_the_command_is_installed() -> None:
    (script,) = entry_points(group="console_scripts", name="selaras")
    assert callable(script.load())


@pytest.mark.parametrize("find", [selaras.examples.documents, selaras.examples.plans])
def test_examples_are_files_in_order(find: Any) -> None:
    files = find()
    assert files
    assert all(path.is_file() for path in files)
    assert files == sorted(files)
    assert {path.suffix for path in selaras.examples.plans()} <= {".json"}
