"""What bash, zsh and fish are told on TAB."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.shell_completion import FishComplete, ShellComplete
from selaras.cli import main as entry
from selaras.cli.main import COMMANDS, VARIABLE, cli, main
from selaras.cli.shell.completers import Bash, Zsh
from selaras.queries.library import named as library
from selaras.queries.library.named import named_queries, parse
from selaras.queries.sparql.answer import named_sparql

Offered = Callable[[str], list[str]]


def zsh_or_bash(line: str) -> dict[str, str]:
    """The words of a line, the last of which is being typed."""
    words = line.split(" ")
    return {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}


def fish(line: str) -> dict[str, str]:
    return {"COMP_WORDS": line, "COMP_CWORD": line.rpartition(" ")[2]}


SHELLS = {"bash": (Bash, zsh_or_bash), "zsh": (Zsh, zsh_or_bash), "fish": (FishComplete, fish)}


@pytest.fixture(params=SHELLS)
def offered(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Offered]:
    """The values offered at the end of a line, in a folder without a store."""
    made, words = SHELLS[request.param]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SELARAS_STORE", "bolt://127.0.0.1:1")

    def ask(line: str) -> list[str]:
        for name, value in words(line).items():
            monkeypatch.setenv(name, value)
        asked: ShellComplete = made(cli, {}, "selaras", VARIABLE)
        arguments, incomplete = asked.get_completion_args()
        values = [item.value for item in asked.get_completions(arguments, incomplete)]
        told = asked.complete()
        assert all(value in told for value in values)
        return values

    yield ask
    assert not list(tmp_path.iterdir())


def test_commands_and_names(offered: Offered) -> None:
    assert offered("selaras qu") == ["query", "queries"]
    assert offered("selaras ") == list(COMMANDS)
    assert offered("selaras query ") == list(named_queries())
    assert offered("selaras query m") == [name for name in named_queries() if name.startswith("m")]
    assert offered("selaras queries cas") == ["cascade"]
    assert offered("selaras query --sparql ") == list(named_sparql())
    assert offered("selaras query cascade --format ") == ["table", "csv", "json", "xlsx"]
    assert "--explain" in offered("selaras query cascade --e")
    assert offered("selaras audit --rule a0")[:2] == ["A01", "A02"]


def test_parameters(offered: Offered) -> None:
    assert offered("selaras query cascade -p ") == ["agency="]
    assert offered("selaras query cascade -p ag") == ["agency="]
    assert offered("selaras query cascade -p x") == []
    assert offered("selaras query cascade --param ") == ["agency="]
    assert offered("selaras query cascade -p agency=x -p ") == [], "it was given"
    assert offered("selaras query cascade -p agency=") == [], "only a store knows, and none is opened"
    assert offered("selaras query programs-by-code -p ") == ["code="]
    assert offered("selaras query --sparql indicators-by-name -p ") == ["text="]
    assert offered("selaras query --sparql cascade -p ") == []
    assert offered("selaras query tiada -p ") == []
    assert offered("selaras query -p ") == []


def test_parameters_of_free_cypher(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "selaras query 'MATCH (n {id: $b}) WHERE n.x < $a RETURN \"$c\"' -p "
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", "4")  # the quoted text is one word
    assert Zsh(cli, {}, "selaras", VARIABLE).complete().split("\n")[1::3] == ["a=", "b="], "$c is text"


def test_values_of_yes_and_no(offered: Offered, monkeypatch: pytest.MonkeyPatch) -> None:
    header = "// title: x\n// title-en: x\n// description: x\n// description-en: x\n// column: x — x | x\n"
    query = parse("uji", f"{header}// parameter: all (boolean) = false — x | x\n// parameter: year (integer) — x | x\nRETURN 1 AS x")
    for module in (library, sys.modules["selaras.cli.shell.completion"]):
        monkeypatch.setattr(module, "named_queries", lambda: {"uji": query})
    assert offered("selaras query uji -p ") == ["all=", "year="]
    assert offered("selaras query uji -p all=") == ["all=true", "all=false"]
    assert offered("selaras query uji -p all=t") == ["all=true"]
    assert offered("selaras query uji -p year=") == []
    assert offered("selaras query uji -p all=true -p ") == ["year="]
    assert offered("selaras query uji -p tiada=") == []


@pytest.mark.parametrize(
    "line", ["selaras tiada ", "selaras query cascade x y -p ", "selaras --ontology tiada.ttl query ", "selaras query '"]
)
def test_a_wrong_line_offers_little_and_fails_nowhere(offered: Offered, line: str) -> None:
    assert isinstance(offered(line), list)


def words_of_bash(*words: str) -> dict[str, str]:
    return {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (("query", "cascade", "-p", ""), (["query", "cascade", "-p"], "")),
        (("query", "cascade", "-p", "agency", "="), (["query", "cascade", "-p"], "agency=")),
        (("query", "cascade", "-p", "agency", "=", "ra"), (["query", "cascade", "-p"], "agency=ra")),
        (("query", "cascade", "-p", "agency", "=", "ra", "-p", "x"), (["query", "cascade", "-p", "agency=ra", "-p"], "x")),
        (("query", "cascade", "--format", "=", "c"), (["query", "cascade"], "--format=c")),
    ],
)
def test_bash_splits_at_equals_signs(monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], joined: tuple[list[str], str]) -> None:
    for name, value in words_of_bash("selaras", *words).items():
        monkeypatch.setenv(name, value)
    assert Bash(cli, {}, "selaras", VARIABLE).get_completion_args() == joined


def test_the_scripts_put_no_space_behind_an_equals_sign() -> None:
    assert "compopt -o nospace" in Bash(cli, {}, "selaras", VARIABLE).source_template
    assert Zsh.source_template.count("nospace") == 4, "click changed its script"


def in_bash(tmp_path: Path, *words: str) -> list[str]:
    """What a real bash would offer: the script sourced, and its function called as on TAB."""
    command = tmp_path / "selaras"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m selaras.cli.main "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    source = subprocess.run([command], env={**os.environ, VARIABLE: "bash_source"}, capture_output=True, text=True, check=True)
    assert source.stderr == ""
    quoted = " ".join(f"'{word}'" for word in words)
    script = f'{source.stdout}\ncompopt() {{ echo "option $2"; }}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}\n'
    script += '_selaras_completion "$PWD/selaras" 2>&1\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    return subprocess.run(["bash", "--norc", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True).stdout.split("\n")[
        :-1
    ]


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="no bash")
def test_a_real_bash(tmp_path: Path) -> None:
    assert in_bash(tmp_path, "selaras", "query", "cascade", "-p", "") == ["option nospace", "agency="]
    assert in_bash(tmp_path, "selaras", "query", "cascade", "--format", "=", "c") == ["csv"]
    assert in_bash(tmp_path, "selaras", "tiada", "") == list(COMMANDS), "what is wrong with the line is told when it is entered"


@pytest.mark.parametrize("shell", SHELLS)
def test_an_error_is_never_told_to_the_line_being_typed(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise click.UsageError("rusak")

    monkeypatch.setattr(entry.LazyGroup, "list_commands", fail)
    monkeypatch.setenv(VARIABLE, f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", "selaras ")
    monkeypatch.setenv("COMP_CWORD", "1" if shell != "fish" else "")
    with pytest.raises(SystemExit):
        main([])
    assert capsys.readouterr() == ("", "")
