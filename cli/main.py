"""The entry point: the group of commands, and how errors reach the user (one line, exit code 2)."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import Any

import click

from ..graph.errors import SelarasError
from .common import Settings, lang_option
from .shell.help import Group, usage_error

VARIABLE = "_SELARAS_COMPLETE"  # by which a shell asks what could be typed next, and a user for the shell's script

# The commands in the order in which they are used, and what the help of all says of each.
COMMANDS = {
    "demo": "Coba semuanya dengan rencana contoh.",
    "read": "Laporan pembacaan sebuah dokumen.",
    "build": "Baca rencana dan simpan.",
    "query": "Jalankan kueri bernama atau Cypher bebas.",
    "queries": "Daftar kueri bernama.",
    "audit": "Periksa rencana: apa yang tidak selaras.",
    "rules": "Daftar aturan audit, atau penjelasan satu aturan.",
    "compare": "Bandingkan dua rencana, atau rencana dan perubahannya.",
    "view": "Tulis tampilan interaktif (HTML).",
    "serve": "Sajikan penyimpanan kepada peramban di komputer ini.",
    "export": "Tulis isi penyimpanan ke berkas.",
    "align": "Sepadankan isi rencana; telaah usulannya.",
    "rpjmd": "RPJMD daerah, disusun dari kutipan rencana.",
    "store": "Isi penyimpanan; cadangkan dan pulihkan.",
    "nomenclature": "Daftar resmi kode dan nama.",
}


class LazyGroup(Group):
    """A group whose commands' modules are imported only when they are called, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order in which they are used."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and take its `command`."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f".commands.{cmd_name}", __package__)
        found: click.Command = module.command
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. That the reader of its output went away (`| head`) is no error: click would end with 1, as with findings."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be flushed
            return 0
        return result


def _version() -> str:
    from importlib.metadata import version

    return version("selaras")


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.option("--debug", is_flag=True, help="Tampilkan jejak lengkap bila terjadi kesalahan.")
@click.option("--version", is_flag=True, help="Tampilkan versi.")
@click.option(
    "--ontology",
    "extensions",
    type=click.Path(),
    multiple=True,
    envvar="SELARAS_ONTOLOGY",
    metavar="BERKAS",
    help="Perluas ontologi dengan berkas Turtle ini; boleh berulang.",
)
@lang_option
@click.pass_context
def cli(context: click.Context, debug: bool, version: bool, extensions: tuple[str, ...]) -> None:
    """Selaras membaca Renstra dan menyusun graf cascading perencanaannya, untuk ditanyai, diperiksa, dan ditampilkan.

    Mulai dengan: selaras demo
    """
    context.ensure_object(Settings).debug = debug
    if extensions:
        _extend(extensions)
    if version:
        click.echo(_version())
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())


def _extend(names: tuple[str, ...]) -> None:
    """Take the extensions of the ontology in. InputError where one cannot be read, or says what the ontology does not allow."""
    from pathlib import Path

    from ..graph.errors import InputError
    from ..ontology.schema import extend

    place = ", ".join(names)
    try:
        extend(*map(Path, names))
    except OSError as error:
        raise InputError(
            {"id": f"tidak dapat dibaca ({error.strerror})", "en": f"cannot be read ({error.strerror})"}, place=place
        ) from error
    except ValueError as error:
        raise InputError(
            {"id": f"bukan perluasan ontologi: {error}", "en": f"not an extension of the ontology: {error}"},
            place=place,
            cure={"id": "Contohnya ada di docs/extending.md.", "en": "There is an example in docs/extending.md."},
        ) from error


def main(arguments: list[str] | None = None) -> None:
    """Run the command line. Exit codes: 0, 1 for findings at or above a threshold, 2 for bad input, 130 when interrupted."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    settings = Settings(lang="en" if os.environ.get("SELARAS_LANG") == "en" else "id")
    if VARIABLE in os.environ:
        _complete(arguments, settings)
    try:
        result: Any = cli.main(args=arguments, prog_name="selaras", standalone_mode=False, obj=settings)
        code = result if isinstance(result, int) else 0
    except SelarasError as error:
        if settings.debug:
            raise
        click.echo(f"selaras: {error.line(settings.lang)}", err=True)
        code = 2
    except click.UsageError as error:
        hint = f" ({error.ctx.command_path} --help)" if error.ctx else ""
        click.echo(f"selaras: {usage_error(error, settings.lang)}{hint}", err=True)
        code = 2
    except click.ClickException as error:
        click.echo(f"selaras: {usage_error(error, settings.lang)}", err=True)
        code = 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("selaras: dihentikan" if settings.lang == "id" else "selaras: interrupted", err=True)
        code = 130
    except Exception as error:
        if settings.debug:
            raise
        told = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        english = settings.lang == "en"
        text = f"unexpected error: {told} (try selaras --debug …)" if english else f"kesalahan tak terduga: {told} (coba selaras --debug …)"
        click.echo(f"selaras: {text}", err=True)
        code = 2
    sys.exit(code)


def _complete(arguments: list[str] | None, settings: Settings) -> None:
    """Answer a shell that asks what could be typed next, and end; the terminal belongs to the line being typed, so errors are not told."""
    from .shell.completers import register

    register()
    try:
        cli.main(args=arguments, prog_name="selaras", standalone_mode=False, obj=settings)
    except Exception:
        if settings.debug:
            raise
    sys.exit(1)


if __name__ == "__main__":
    main()
