"""Servers that keep their settings on a disk: stand-ins (tests/support/stand_in), as services of a computer or on computers of their own."""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import uuid
import xml.etree.ElementTree as ElementTree

from network import PORT, is_alive, run, wait_until

# What the tests in Rust need as well.
SUPPORT = pathlib.Path(__file__).resolve().parents[1] / "support"
DATA = "Plex Media Server"
PACKAGE = f"plexmediaserver/Library/Application Support/{DATA}"
# Who owns the settings of a package: a user of its own.
PLEX = 997
SIGN_IN = ("PlexOnlineToken", "PlexOnlineUsername", "PlexOnlineMail", "PlexOnlineHome")
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def dead_token(owner):
    """A sign-in that plex.tv does not know (any more)."""
    return f"dead{hashlib.sha256(owner.encode()).hexdigest()[:16]}"


def own_identifier(name):
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, name))


def identifier(name):
    """The identity that a server shows (plexinc/pms-docker)."""
    return hashlib.sha1(f"{own_identifier(name)}- Plex Media Server".encode()).hexdigest()


def settings(name, owner, certificate, token=None):
    """Those of a server that holds a dead sign-in of this account, this one, or none, in the order and the shape of public samples."""
    sign_in = dict(zip(SIGN_IN, (token or dead_token(owner), owner, f"{owner}@example.com", "1"))) if owner else {}
    values = {
        "MachineIdentifier": own_identifier(name), "ProcessedMachineIdentifier": identifier(name),
        "OldestPreviousVersion": "1.32.0.6918-6f393eda1", "AcceptedEULA": "1", "PublishServerOnPlexOnlineKey": "1",
        **sign_in, "CertificateUUID": certificate, "CertificateVersion": "3", "FriendlyName": name,
        "TranscoderTempDirectory": "/srv/T&N/Küche", "LanNetworksBandwidth": "192.168.77.0/24",
    }
    escaped = {key: "".join(ESCAPES.get(letter, letter) for letter in value) for key, value in values.items()}
    attributes = " ".join(f'{key}="{value}"' for key, value in escaped.items())
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Preferences {attributes}/>\n'.encode()


class Installed:
    """A server with a data folder. `start` and `stop` are what its owner does; `systemctl` does the same in the owner's name."""

    def __init__(self, home, host, program, folder, name, tools=None, **special):
        self.home, self.host, self.name = home, host, name
        self.file = folder / "Preferences.xml"
        folder.mkdir(parents=True, exist_ok=True)
        self.service = home.folder / f"service-of-{host.name}"
        shutil.rmtree(self.service, ignore_errors=True)
        self.service.mkdir()
        (self.service / "stand-in").symlink_to(program)
        config = {
            "listen": f"0.0.0.0:{PORT}", "authority": str(home.authority), "plex_tv": "https://plex.tv", "name": name,
            "settings": {"folder": str(folder)}, "pid_file": str(self.service / "pid"), **special,
        }
        (self.service / "stand-in.json").write_text(json.dumps(config), encoding="utf-8")
        self.systemctl = (tools or home.folder / f"tools-of-{host.name}") / "systemctl"
        self.systemctl.parent.mkdir(exist_ok=True)
        shutil.copy(SUPPORT / "systemctl.sh", self.systemctl)
        link = self.systemctl.with_name("service")
        link.unlink(missing_ok=True)
        link.symlink_to(self.service)

    def furnish(self, owner, mode=0o600, user=PLEX, token=None):
        """Writes the settings. The certificate's identity is plex.tv's to give: the server tells it."""
        self.file.write_bytes(settings(self.name, owner, "", token))
        self.start()
        domain = json.loads((self.service / "out").read_text(encoding="utf-8").splitlines()[0])["plex_direct"]
        self.home._know_plex_direct(domain)
        self.stop()
        self.file.write_bytes(settings(self.name, owner, domain.split(".")[0], token))
        os.chown(self.file, user, user)
        self.file.chmod(mode)
        self.start()
        return self.file.read_bytes()

    def values(self):
        return dict(ElementTree.fromstring(self.file.read_bytes()).attrib)

    @property
    def pid(self):
        file = self.service / "pid"
        number = file.read_text(encoding="utf-8") if file.exists() else ""
        return int(number) if number and is_alive(number) else None

    def start(self):
        (self.service / "out").unlink(missing_ok=True)
        run(*self.host.command(str(self.systemctl), "start", "plexmediaserver.service"))
        said = self.service / "out"
        wait_until(f"{self.name} has started", lambda: said.exists() and "\n" in said.read_text(encoding="utf-8"))

    def stop(self):
        if pid := self.pid:
            os.kill(pid, signal.SIGTERM)
            wait_until(f"{self.name} has ended", lambda: not is_alive(pid))

    def kill(self):
        if pid := self.pid:
            os.kill(pid, signal.SIGKILL)
            wait_until(f"{self.name} is gone", lambda: not is_alive(pid))


class Service(Installed):
    """A server of Debian's package on a client's own computer, as systemd runs it."""

    def __init__(self, client, program, name, **special):
        folder, tools = client.packages / PACKAGE, client.folder / "bin"
        super().__init__(client.home, client.host, program, folder, name, tools, **special)
        client.add_unit()
