"""What holds for all tests: none sees the nomenclature and the decisions that the developer has imported; how a command is called."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, settings

os.environ["SELARAS_NOMENCLATURE"] = ""
os.environ["SELARAS_DECISIONS"] = ""

# A busy machine is no fault of what is tested, and a change is judged by the same examples on every machine.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With `--dist loadgroup` one process has all tests of the shared Neo4j, so that one server starts; else a module stays together."""
    for item in items:
        parameters = getattr(item, "callspec", None)
        shared = "neo4j_server" in getattr(item, "fixturenames", ()) or (parameters and "neo4j" in parameters.params.values())
        item.add_marker(pytest.mark.xdist_group("neo4j" if shared else item.nodeid.split("::")[0]))


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line of an error, which is one of bad input."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert self.code == 2
        return lines[0]


@pytest.fixture
def called(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Call a command by its arguments."""
    from selaras.cli.main import main

    def call(*arguments: object) -> Ended:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Ended(int(ended.value.code or 0), told.out, told.err)

    return call
