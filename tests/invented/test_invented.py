"""A sample of what measure.py counts: one plan in each form that needs no other program, read as its facts are, and blamed for nothing."""

from __future__ import annotations

import pytest

from .measure import judged, made
from .scores import Score

FORMS = ("text", "markdown", "word", "excel", "web")


@pytest.mark.parametrize(("seed", "form"), list(enumerate(FORMS, 1)))
def test_a_plan_that_nobody_tuned_to(seed: int, form: str) -> None:
    _is_read_rightly(judged(made(seed, form)))


@pytest.mark.parametrize(("seed", "form"), list(enumerate(FORMS, 11)))
def test_a_harder_plan(seed: int, form: str) -> None:
    _is_read_rightly(judged(made(seed, form, rough=True)))


@pytest.mark.parametrize(("seed", "form"), [(31, "markdown"), (37, "word"), (36, "markdown"), (38, "excel"), (34, "web")])
def test_a_plan_with_the_habits_of_real_ones(seed: int, form: str) -> None:
    _is_read_rightly(judged(made(seed, form, rough=True, real=True)))


def _is_read_rightly(found: Score) -> None:
    assert (found.wrong, found.lost, found.more) == ([], [], [])
    assert [(finding.rule, finding.path[-1:], finding.because.en) for finding in found.false] == []
    assert sum(found.right.values()) > 100
