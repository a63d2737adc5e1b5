"""A genuine Neo4j server for as long as standard input stays open: `python tests/neo4j/serve.py`.

Maven fetches it once (pom.xml says what). It listens for Bolt on this machine only, encrypted or not, asks for a password,
keeps its files in a temporary folder, and prints one line of JSON when it is ready: {"uri", "user", "password", "tls", "pid",
"home"}. It ends, and its files go, when standard input is closed: also when whoever started it was killed.
`--large` gives it the memory and the compiler of a server in use, for measuring: it starts more slowly. `--home DIR` keeps the
files there (a second start goes on with them), `--port N` chooses the port, `--setting KEY=VALUE` adds to the configuration,
`--admin …` calls neo4j-admin instead of serving, `--fetch` only fetches. Java 17 or 21 and Maven must be there.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
TRIES = 3
START = 120  # seconds
SERVER = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.cli.AdminTool"
SMALL = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")  # quick to start rather than quick in the long run
LARGE = ("-Xmx4g", "-XX:+UseParallelGC")
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")  # as the server's own scripts do
SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "64m",
    "dbms.usage_report.enabled": "false",
    "db.tx_log.preallocate": "false",
    "dbms.cypher.statistics_divergence_threshold": "1.0",  # tests fill and empty the database all the time: no new plans for that
    "server.directories.import": "import",  # as the official packages have it: LOAD CSV reads no other files
}


class Failed(Exception):
    """Why there is no server."""


def classpath() -> str:
    """The jars of the server; fetched where they are not there yet."""
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            raise Failed(f"there is no {tool}")
    kept = Path(tempfile.gettempdir()) if os.name == "nt" else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    kept = kept / "selaras-tests" / f"neo4j-{hashlib.sha256(POM.read_bytes()).hexdigest()[:12]}.classpath"
    if kept.is_file():
        known = kept.read_text(encoding="utf-8")
        if all(Path(jar).is_file() for jar in known.split(os.pathsep)):
            return known
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(f".{os.getpid()}")
    command = [str(shutil.which("mvn")), "-q", "-B", "-ntp", "-f", str(POM), "dependency:build-classpath", "-Dmdep.includeScope=runtime"]
    told = ""
    for pause in range(TRIES):
        time.sleep(10 * pause)  # a registry may have a hiccup
        done = subprocess.run([*command, f"-Dmdep.outputFile={fresh}"], capture_output=True, encoding="utf-8", check=False)
        if done.returncode == 0:
            fresh.replace(kept)
            return kept.read_text(encoding="utf-8")
        told = next((line for line in done.stdout.splitlines() if "ERROR" in line), done.stderr)
    raise Failed(f"Maven could not fetch it: {told.strip()[:300]}")


def java(jars: str, size: Sequence[str], main: str, *arguments: str) -> list[str]:
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED]
    return ["java", *size, *opened, "-cp", jars, main, *arguments]


def configure(home: Path, settings: dict[str, str]) -> dict[str, str]:
    """Write the configuration; the environment in which Neo4j's programs find it."""
    (home / "conf").mkdir(parents=True, exist_ok=True)
    lines = [f"{name}={value}\n" for name, value in settings.items()]
    (home / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")
    return {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def start(jars: str, size: Sequence[str], home: Path, settings: dict[str, str], port: int | None) -> tuple[subprocess.Popen[bytes], int]:
    """Start the server; its process and its port once it answers there."""
    for _ in range(TRIES):  # another program may take the port between its choice and its use
        chosen = port or free_port()
        listen = {"server.bolt.listen_address": f"127.0.0.1:{chosen}", "server.bolt.advertised_address": f"127.0.0.1:{chosen}"}
        environment = configure(home, {**SETTINGS, **listen, **settings})
        log = home / "logs" / "neo4j.log"
        log.unlink(missing_ok=True)
        with (home / "out.txt").open("wb") as out:
            command = java(jars, size, SERVER, f"--home-dir={home}", f"--config-dir={home / 'conf'}")
            process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        if ready(process, log):
            return process, chosen
        process.kill()
        process.wait()
    told = log.read_text(encoding="utf-8")[-2000:] if log.is_file() else (home / "out.txt").read_text(encoding="utf-8")[-2000:]
    raise Failed(f"the server did not start: {told}")


def ready(process: subprocess.Popen[bytes], log: Path) -> bool:
    until = time.monotonic() + START
    while time.monotonic() < until and process.poll() is None:
        if log.is_file() and "Started." in log.read_text(encoding="utf-8", errors="replace"):
            return True
        time.sleep(0.1)
    return False


def until_input_ends(process: subprocess.Popen[bytes]) -> None:
    sys.stdin.read()
    process.kill()


def certificate(home: Path) -> dict[str, str]:
    """Settings with which the server takes encrypted connections too, by a certificate of its own; none without openssl."""
    folder = home / "certificates" / "bolt"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "public.crt").exists():
        if shutil.which("openssl") is None:
            return {}
        command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1"
        files = ["-keyout", str(folder / "private.key"), "-out", str(folder / "public.crt")]
        subprocess.run([*command.split(), *files], check=True, capture_output=True)
    return {
        "server.bolt.tls_level": "OPTIONAL",
        "dbms.ssl.policy.bolt.enabled": "true",
        "dbms.ssl.policy.bolt.base_directory": str(folder),
    }


def serve(jars: str, size: Sequence[str], home: Path, settings: dict[str, str], port: int | None) -> None:
    secret = home / "password"  # kept for the next start on the same files
    if not secret.exists():
        secret.write_text(secrets.token_hex(16), encoding="utf-8")  # no dash ahead: neo4j-admin takes it for an option
        admin(jars, size, home, ["dbms", "set-initial-password", secret.read_text(encoding="utf-8")])
    encrypted = certificate(home)
    process, port = start(jars, size, home, {**encrypted, **settings}, port)
    try:
        told = {"uri": f"bolt://127.0.0.1:{port}", "tls": bool(encrypted), "user": "neo4j", "password": secret.read_text(encoding="utf-8")}
        print(json.dumps({**told, "pid": process.pid, "home": str(home)}), flush=True)  # noqa: T201  # what it is for
        threading.Thread(target=until_input_ends, args=(process,), daemon=True).start()
        process.wait()  # until then, or until it ends by itself or is killed
    finally:
        process.kill()  # its files are temporary, or must bear it
        process.wait()


def admin(jars: str, size: Sequence[str], home: Path, arguments: list[str], settings: dict[str, str] | None = None) -> None:
    environment = configure(home, {**SETTINGS, **(settings or {})})
    done = subprocess.run(java(jars, size, ADMIN, *arguments), env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise Failed(f"neo4j-admin {arguments[0]}: {(done.stderr or done.stdout)[-2000:]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--port", type=int)
    parser.add_argument("--setting", action="append", default=[])
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--fetch", action="store_true")
    parser.add_argument("--admin", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    settings = dict(text.partition("=")[::2] for text in given.setting)
    size = LARGE if given.large else SMALL
    if given.large:
        settings = {"server.memory.pagecache.size": "1g", **settings}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # by way of what cleans up
    try:
        jars = classpath()
        if given.fetch:
            return 0
        with contextlib.ExitStack() as stack:
            home = given.home or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="selaras-neo4j-", ignore_cleanup_errors=True)))
            home = home.absolute()
            if given.admin:
                admin(jars, size, home, given.admin, settings)
            else:
                serve(jars, size, home, settings, given.port)
    except Failed as error:
        print(str(error), file=sys.stderr)  # noqa: T201
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
