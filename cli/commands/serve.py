"""`selaras serve`: the view of a live store and a box for queries, for this machine's browser."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sys
import threading
import webbrowser

import click

from ...graph.errors import InputError
from ...graph.stores.failures import InUseError
from ...graph.stores.ways_up import plans_with_ways_up
from ...visualizations.serving.app import application
from ..common import Settings, lang_option, opened, pass_settings, said, store_option
from ..shell.help import Command
from ..storing.live import Live

HOST = "127.0.0.1"  # nobody else can reach it
PORT = 8321


@click.command("serve", cls=Command)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, metavar="NOMOR", help="Porta; 0 memilih yang bebas."
)
@click.option("--open/--no-open", "open_it", default=False, help="Buka di peramban.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=30.0,
    show_default=True,
    metavar="DETIK",
    help="Batas waktu setiap kueri.",
)
@store_option
@lang_option
@pass_settings
def command(settings: Settings, port: int, open_it: bool, timeout: float, store: str) -> None:
    """Sajikan isi penyimpanan kepada peramban di komputer ini: daftar rencana, tampilannya, dan kotak kueri.

    Hanya membaca, dan hanya dapat dihubungi dari komputer ini (127.0.0.1). Rencana dimuat ketika diminta; perubahan isi penyimpanan
    terlihat ketika halaman dimuat ulang. Ctrl-C menghentikannya.

    \b
    selaras serve --open
    selaras serve --port 0 --store neo4j://localhost
    """
    listening = _listening(port)
    live = Live(store, lambda: opened(store, timeout=timeout))
    with listening:
        try:
            with live.use():  # asks for a server's password, and tells at once what is wrong with the store
                pass
        except InUseError as error:
            click.echo(f"{error.line(settings.lang)} {said(settings, 'Halaman terbuka setelah itu.', 'Pages open after that.')}", err=True)
        address = f"http://{HOST}:{listening.getsockname()[1]}/"
        click.echo(f"{address}  ({said(settings, 'Ctrl-C menghentikan', 'Ctrl-C stops it')})")
        try:
            _run(live, listening, settings.lang, timeout, address if open_it else None)
        finally:
            live.close()
    if live.busy:  # an engine does not break off what it was asked; nothing is written, so the process may just end
        sys.stdout.flush()
        os._exit(0)


def _listening(port: int) -> socket.socket:
    """A socket of this machine's own address. InputError where the port is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # on Windows a second server could take the port over
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        taken = error.errno == errno.EADDRINUSE
        raise InputError(
            {
                "id": "porta sedang dipakai program lain" if taken else f"porta tidak dapat dibuka ({error.strerror})",
                "en": "the port is taken by another program" if taken else f"the port cannot be opened ({error.strerror})",
            },
            place=f"{HOST}:{port}",
            cure={"id": "Pilih yang lain, atau --port 0.", "en": "Choose another, or --port 0."},
        ) from error
    return listening


def _run(live: Live, listening: socket.socket, lang: str, timeout: float, address: str | None) -> None:
    """Answer until Ctrl-C or a signal to end; what is still being asked then is broken off."""
    import uvicorn

    class Closing(uvicorn.Server):
        """Breaks off what the store is still asked, so that nothing is waited for."""

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await asyncio.get_running_loop().run_in_executor(None, live.close)
            await super().shutdown(sockets)

    port = listening.getsockname()[1]
    app = application(live, plans_with_ways_up, hosts=(f"{HOST}:{port}", f"localhost:{port}"), lang=lang, timeout=timeout)
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, server_header=False, lifespan="off", ws="none", timeout_graceful_shutdown=2
    )
    server = Closing(config)
    if address is not None:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()  # the socket listens already
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn has ended in good order and hands the signal on
        return
