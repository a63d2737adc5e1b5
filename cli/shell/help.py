"""Help and usage errors in the user's language: click's own words are English, the help texts Indonesian."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

import click

_HEADINGS = {"Options": "Pilihan", "Commands": "Perintah", "Arguments": "Argumen"}
_REMARKS = re.compile(r"\b(default:|required)(?=[ \]])")
_REMARKS_IN_INDONESIAN = {"default:": "bawaan:", "required": "wajib"}


class _Formatter(click.HelpFormatter):
    """Writes the headings in Indonesian, as wide as the terminal allows up to 100 columns."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(indent_increment, width, max_width or 100)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or "Pemakaian: ")

    def write_heading(self, heading: str) -> None:
        """Write a section's heading."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options or commands with what they do; click's own remarks at the end ("[default: 8]") in Indonesian."""
        super().write_dl([(name, _remarked(told)) for name, told in rows], col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is Indonesian throughout."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`."""
        return _told(super().get_help_option(ctx))


class Group(click.Group):
    """A group whose help is Indonesian throughout, and which names the command that a misspelt one is near to."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`."""
        return _told(super().get_help_option(ctx))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; UsageError for an unknown one."""
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and self.get_command(ctx, name) is None:
            raise UnknownCommand(name, difflib.get_close_matches(name, self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)


class UnknownCommand(click.UsageError):
    """A command that there is not, with those that were perhaps meant."""

    def __init__(self, name: str, near: Sequence[str], ctx: click.Context) -> None:
        super().__init__(f"no command “{name}”{_meant(near, 'did you mean')}", ctx)
        self.name = name
        self.near = near


def _remarked(told: str) -> str:
    head, bracket, remarks = told.rpartition("  [")  # click sets its remarks two spaces after the help text
    return head + bracket + _REMARKS.sub(lambda found: _REMARKS_IN_INDONESIAN[found[0]], remarks) if bracket else told


def _told(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Tampilkan bantuan ini."
    return option


def _meant(near: Sequence[str], words: str) -> str:
    return f"; {words} {', '.join(near)}?" if near else ""


def usage_error(error: click.ClickException, lang: str) -> str:
    """What is wrong with the command line, in one line."""
    english = " ".join(error.format_message().split())
    return english if lang == "en" else _in_indonesian(error) or english


def _in_indonesian(error: click.ClickException) -> str | None:
    """The usual errors in Indonesian; None for a rarer one."""
    if isinstance(error, UnknownCommand):
        return f"tidak ada perintah “{error.name}”{_meant(error.near, 'maksudnya')}"
    if isinstance(error, click.NoSuchOption):
        return f"tidak ada pilihan {error.option_name}{_meant(error.possibilities or (), 'maksudnya')}"
    if isinstance(error, click.MissingParameter):
        return f"{_name(error)} belum diberikan"
    if isinstance(error, click.BadParameter) and error.param is not None:
        kind = error.param.type
        if isinstance(kind, click.Choice):
            return f"{_name(error)} harus salah satu dari: {', '.join(map(str, kind.choices))}"
        return f"nilai {_name(error)} tidak sah"
    if isinstance(error, click.BadOptionUsage):
        return f"pilihan {error.option_name} memerlukan nilai"
    return None


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "argumen"
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.make_metavar(error.ctx or _Context(Command(None)))
