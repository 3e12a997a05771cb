"""Wine on a computer of the home network: what tests/cross/windows.sh has set up, with a layer over it that is gone afterwards."""

import contextlib
import os
import pathlib
import subprocess

from network import run
from owner import Owner

# Of Debian's package of authorities; Wine takes its own from there when it starts.
AUTHORITIES = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")


class Wine:
    """Its server makes all sockets: it is started on the computer of its first program, and stays there."""

    def __init__(self, home, ready):
        self.home = home
        self.folder = home.folder / "wine"
        self.layer, work, self.prefix = (self.folder / name for name in ("layer", "work", "prefix"))
        self.folder.mkdir()
        run("mount", "-t", "tmpfs", "-o", "mode=0700", "tmpfs", str(self.folder))
        for folder in (self.layer, work, self.prefix):
            folder.mkdir()
        run("mount", "-t", "overlay", "-o", f"lowerdir={ready},upperdir={self.layer},workdir={work}", "overlay", str(self.prefix))
        # Where servers of other networks listen.
        servers = pathlib.Path(f"/tmp/.wine-{os.getuid()}")
        servers.mkdir(mode=0o700, exist_ok=True)
        run("mount", "-t", "tmpfs", "-o", "mode=0700", "tmpfs", str(servers))
        # Windows has no variable that names authorities.
        trusted = self.folder / AUTHORITIES.name
        trusted.write_bytes(AUTHORITIES.read_bytes() + (home.authority / "ca.pem").read_bytes())
        run("mount", "--bind", str(trusted), str(AUTHORITIES))
        self.environment = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}

    @staticmethod
    def command(program, *words):
        return ["wine", program, *words]

    @staticmethod
    def path(file):
        """As a program for Windows is told it."""
        return "Z:" + str(file).replace("/", "\\")

    def close(self):
        subprocess.run(["wineserver", "-k"], env={**os.environ, **self.environment}, check=False, timeout=60)
        run("umount", "--lazy", str(AUTHORITIES))


@contextlib.contextmanager
def wine(home, ready):
    started = Wine(home, ready)
    try:
        yield started
    finally:
        started.close()


class WineOwner(Owner):
    """At a computer with Windows, where a password is handed over at standard input."""

    hands_over_at = 0

    def __init__(self, *where, wine, program):
        super().__init__(*where)
        self.wine, self.program = wine, program

    def call(self, *words, account="anna"):
        command = self.host.command(*map(str, self.wine.command(self.program, *words)))
        return command, {**self.environment, **self.wine.environment, "DEMO_ACCOUNT": account}
