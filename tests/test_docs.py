from __future__ import annotations

import importlib.util
import re
import shlex
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner
from selaras.cli.main import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
WRITTEN = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def generator() -> ModuleType:
    if "docs_generate" not in sys.modules:
        spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    return sys.modules["docs_generate"]


def commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    return {name: command for name in cli.list_commands(context) if (command := cli.get_command(context, name)) is not None}


@pytest.mark.parametrize("name", ["commands.md", "ontology.md", "queries.md", "rules.md"])
def test_generated_page_is_fresh(name: str) -> None:
    difference = generator().difference(name)
    assert not difference, f"run `uv run python docs/generate.py`\n{difference}"


def test_every_page_of_the_generator_is_tested_and_linked() -> None:
    assert set(generator().PAGES) == {"commands.md", "ontology.md", "queries.md", "rules.md"}
    for name in generator().PAGES:
        assert f"docs/{name}" in README


def test_a_changed_page_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = generator()
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    assert "+# Audit rules" in module.difference("rules.md")
    (tmp_path / "rules.md").write_text(module.PAGES["rules.md"]().replace("D01", "D99"), encoding="utf-8")
    assert "D99" in module.difference("rules.md")


def test_every_command_has_help_for_itself_and_all_its_options() -> None:
    for name, command in commands().items():
        assert (command.help or "").strip(), name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts[0]}"
        told = CliRunner().invoke(cli, [name, "--help"])
        assert told.exit_code == 0, told.output
        page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
        assert f"## selaras {name}\n" in page
        for option in re.findall(r"--[a-z][a-z-]*", told.output):
            assert option == "--help" or option in page.split(f"## selaras {name}\n")[1].split("\n## ")[0], f"{name} {option}"


def shown_commands() -> list[tuple[str, list[str]]]:
    """Every `selaras …` line in the code blocks of README.md and docs/developing.md, split as a shell would."""
    found = []
    for path in (ROOT / "README.md", ROOT / "docs" / "developing.md"):
        for block in re.findall(r"^```(?:sh|console)?\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            for line in block.splitlines():
                for part in line.split("&&"):
                    words = shlex.split(part, comments=True)
                    words = words[2:] if words[:2] == ["uv", "run"] else words
                    if words[:1] == ["selaras"]:
                        found.append((f"{path.name}: {line}", words[1:]))
    return found


def test_commands_shown_in_the_readme_parse() -> None:
    shown = shown_commands()
    assert len(shown) >= 5
    known = commands()
    for place, words in shown:
        assert words and words[0] in known, place
        # Parsing alone: nothing is run, but an unknown option, a missing argument or a bad choice raises.
        try:
            known[words[0]].make_context(words[0], list(words[1:]), parent=click.Context(cli))
        except click.ClickException as error:
            pytest.fail(f"{place}: {error.format_message()}")


def test_the_two_commands_stand_on_the_first_screen() -> None:
    first = "\n".join(README.splitlines()[:30])
    assert "pip install uv && uv run selaras demo" in first
    assert "uv run pytest" in first


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target
