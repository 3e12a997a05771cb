"""Wine on a computer of the home network: what tests/cross/windows.sh has set up, with a layer over it that is gone afterwards."""

import contextlib
import os
import pathlib
import shutil
import subprocess

from network import PLEX_TV, run
from owner import Owner

# Wine calls a certificate bad of which nobody can say whether it was revoked; Windows does not, as the program asks it.
NOT_REVOKED = """#include <windows.h>
__declspec(dllexport) BOOL WINAPI CertDllVerifyRevocation(DWORD e, DWORD t, DWORD n, void **c, DWORD f, void *p, void *s) { return TRUE; }
"""
# Of Debian's package of authorities; Wine takes its own from there when it starts.
AUTHORITIES = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")


class Wine:
    """Its server makes all sockets: it is started on the computer of its first program, and stays there."""

    def __init__(self, home, ready):
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
        until_certificates_are_read(home)
        # Windows has no variable that names authorities.
        trusted = self.folder / AUTHORITIES.name
        trusted.write_bytes(AUTHORITIES.read_bytes() + (home.authority / "ca.pem").read_bytes())
        run("mount", "--bind", str(trusted), str(AUTHORITIES))
        source = self.folder / "not-revoked.c"
        source.write_text(NOT_REVOKED, encoding="utf-8")
        library = self.prefix / "drive_c/windows/system32/cryptnet.dll"
        run("x86_64-w64-mingw32-gcc", "-O2", "-shared", "-o", str(library), str(source))
        self.environment = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=;cryptnet=n"}

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


def until_certificates_are_read(home):
    """Starts plex.tv anew while it has a certificate that Wine cannot read: one of 128."""
    authority = home.authority / "ca.pem"
    for _ in range(9):
        ask = ("openssl", "s_client", "-connect", f"{PLEX_TV}:443", "-servername", "plex.tv")
        if is_read(authority.read_text(encoding="utf-8")) and is_read(run(*home.internet.command(*ask), input="", check=False).stdout):
            return
        home.stop("plex.tv")
        shutil.rmtree(home.authority)
        home.plex_tv()
    raise RuntimeError("no certificate that Wine reads")


def is_read(certificate):
    """Wine 8 takes a signature by ECDSA for a wrong one if one of its two numbers is short."""
    certificate = certificate[certificate.index("-----BEGIN"):]
    lines = run("openssl", "asn1parse", input=certificate).stdout.splitlines()
    numbers = run("openssl", "asn1parse", "-strparse", lines[-1].partition(":")[0].strip(), input=certificate).stdout.splitlines()
    return all(len(number.rpartition(":")[2]) == 64 for number in numbers if "INTEGER" in number)


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
