"""Repairs of a folder whose server runs on another computer: what counts as stopped, and whether it is the server's own folder."""

import shutil

from installed import Installed, identifier
from rows import liar
from running import Running

ATTIC = "192.168.77.6"
WAY = "AppData/Plex Media Server"


def furnished(workshop, name="Attic NAS"):
    home = workshop.home
    share = home.folder / "share-of-attic-nas"
    shutil.rmtree(share, ignore_errors=True)
    host = home.hosts.get("attic-nas") or home.host("attic-nas", ATTIC)
    server = Installed(home, host, workshop.stand_in, share / WAY, name)
    workshop.servers.append(server)
    return server, share, host, server.furnish("anna")


def link_goes_down(workshop):
    """Seen: the running server counted as stopped, and its settings were changed under it."""
    cases, client = workshop.cases, workshop.client
    server, share, _, before = furnished(workshop)
    running = Running(client, "repair", ATTIC, "--folder", str(share), "--yes", "--json")
    running.wait_for(f"Please stop {server.name} now.")
    client.host.ip("link", "set", "eth0", "down")
    try:
        try:
            running.wait_for("Please start", limit=40)
            went_on = True
        except RuntimeError:
            went_on = False
        cases.case("a link that is down is no server that stopped", not went_on, running.said[-300:])
        cases.equal("and nothing was changed under it", server.file.read_bytes(), before)
    finally:
        client.host.ip("link", "set", "eth0", "up")
        client.host.ip("route", "replace", "default", "via", "192.168.77.1")
    running.interrupt()
    running.end()
    cases.equal("given up, it is as it was", (server.file.read_bytes(), server.pid is not None), (before, True))


def announcer(workshop):
    """Seen: a host that only copies the identity keeps the server from counting as stopped."""
    cases, client = workshop.cases, workshop.client
    server, share, _, before = furnished(workshop)
    liar(workshop, identifier(server.name), "claimed", name="vetoer", said=server.name)
    running = Running(client, "repair", ATTIC, "--folder", str(share), "--yes", "--json")
    running.wait_for(f"Please stop {server.name} now.")
    server.stop()
    running.wait_for(f"Please start {server.name} again now.")
    server.start()
    done = running.end()
    workshop.note_token(server)
    cases.case("a stranger neither keeps it from stopping nor from being repaired", done.returncode == 0, done.said[-300:])
    del before


def a_copy(workshop):
    """Seen: last week's copy of the settings got a live sign-in, and was called repaired."""
    cases, client = workshop.cases, workshop.client
    server, _, _, before = furnished(workshop)
    copy = workshop.home.folder / "copy-of-last-week"
    shutil.rmtree(copy, ignore_errors=True)
    (copy / WAY).mkdir(parents=True)
    file = copy / WAY / server.file.name
    file.write_bytes(before)
    running = Running(client, "repair", ATTIC, "--folder", str(copy), "--yes", "--json")
    running.wait_for(f"Please stop {server.name} now.")
    server.stop()
    running.wait_for(f"Please start {server.name} again now.")
    server.start()
    done = running.end(limit=240)
    cases.equal("a copy is put back, and no repair", (done.returncode, file.read_bytes() == before), (1, True))
    cases.case("it says that the server doesn't use it", "doesn't use these settings" in done.said + done.stdout, done.said[-400:])


FOLDERS = (
    ("folders: this computer's link goes down", link_goes_down),
    ("folders: a host that copies the identity", announcer),
    ("folders: a copy of the settings", a_copy),
)
