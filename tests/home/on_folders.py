"""Servers on computers of their own, whose folder is mounted here: their owner stops and starts them when asked."""

import threading

from client import Client
from installed import PLEX, Installed
from network import PORT
from running import Running

FOLDERS = []
ATTIC = "192.168.77.6"

# Where the owner points, and the way down from there (support.plex.tv/articles/202915258).
TREES = {
    "Synology": ("volume1/PlexMediaServer", "AppData/Plex Media Server"),
    "QNAP": ("share/CACHEDEV1_DATA", ".qpkg/PlexMediaServer/Library/Plex Media Server"),
    "WD": ("mnt/HD/HD_a2", "Nas_Prog/plex_conf/Plex Media Server"),
    "pms-docker": ("srv/config", "Library/Application Support/Plex Media Server"),
    "linuxserver": ("docker/plex/config", "Library/Application Support/Plex Media Server"),
}


def trees(shop):
    """All five at once: each has its own server, and its own owner's computer."""
    benches = []
    for number, (maker, (place, way)) in enumerate(TREES.items()):
        name, address = maker.lower(), f"192.168.77.{40 + number}"
        share = shop.home.folder / f"share-of-{name}" / place
        server = Installed(shop.home, shop.home.host(name, address), shop.stand_in, share / way, f"{maker} Plex")
        client = Client(shop.home, shop.program, f"pc-{number}", f"192.168.77.{60 + number}")
        shop.servers.append(server)
        shop.clients.append(client)
        benches.append((maker, share, server, client, address, server.furnish("anna", user=PLEX + number)))
    stories = {}
    threads = [threading.Thread(target=play, args=(stories, *bench)) for bench in benches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for maker, _, server, client, _, before in benches:
        repaired, after, undone, restored = stories[maker]
        if isinstance(repaired, Exception):
            raise repaired
        story = shop.is_verified(maker, repaired, "disk")
        server_seen = story["server"]["name"], str(server.file) == story["repair"]["place"]
        shop.cases.equal(f"{maker}: the right settings were found", server_seen, (f"{maker} Plex", True))
        keep, server.values = server.values, lambda after=after: after
        shop.sign_in_alone_differs(maker, server, before)
        server.values = keep
        shop.tokens.add(after["PlexOnlineToken"])
        result = (undone.returncode, undone.json["undo"]["result"])
        shop.cases.equal(f"{maker}: undone, byte for byte", (*result, restored == before), (0, "put-back", True))


def killed(shop):
    """While its owner is asked to start it: the sign-in is written, and nobody has seen that it works."""
    cases = shop.cases
    share = shop.home.folder / "share-of-attic"
    host = shop.home.hosts.get("attic") or shop.home.host("attic", ATTIC)
    server = Installed(shop.home, host, shop.stand_in, share / TREES["Synology"][1], "Attic NAS")
    shop.servers.append(server)
    before = server.furnish("anna")
    words = ("repair", ATTIC, "--folder", str(share), "--json")
    running = Running(shop.client, *words, "--yes")
    running.wait_for("Please stop Attic NAS now.")
    server.stop()
    running.wait_for("Please start Attic NAS again now.")
    running.kill()
    shop.kills += 1
    shop.note_token(server)
    done = shop.client.run("repair", "--folder", str(share), "--yes", "--json")
    shop.is_refused("killed: where it does not answer, it has to be started", done, 1, "Start it")
    cases.case("and that it was interrupted is said", "A repair of Attic NAS was interrupted." in done.stderr, done.stderr)
    server.start()
    shop.is_verified("killed: once it runs, it goes on", shop.client.run(*words, "--yes"), "disk")
    shop.sign_in_alone_differs("killed", server, before)
    undone = at_hand(server, Running(shop.client, "undo", "--json"))
    seen = (undone.returncode, undone.json["undo"]["result"], server.file.read_bytes() == before)
    cases.equal("and it can be undone, byte for byte", seen, (0, "put-back", True))
    done = shop.client.run("repair", "192.168.77.1", "--folder", str(share), "--yes", "--json")
    cases.equal("an address where no server is", (done.returncode, done.json["verified"]), (1, False))
    cases.case("changes nothing", server.file.read_bytes() == before)


def play(stories, maker, share, server, client, address, _before):
    try:
        repaired = at_hand(server, Running(client, "repair", f"{address}:{PORT}", "--folder", str(share), "--yes", "--json"))
        after = server.values()
        undone = at_hand(server, Running(client, "undo", "--json"))
        stories[maker] = (repaired, after, undone, server.file.read_bytes())
    except Exception as error:  # noqa: BLE001: it is raised again where cases are counted
        stories[maker] = (error, None, None, None)


def at_hand(server, running):
    """The owner does what is asked on standard error."""
    running.wait_for(f"Please stop {server.name} now.")
    server.stop()
    running.wait_for(f"Please start {server.name} again now.")
    server.start()
    return running.end()


FOLDERS.extend([("folders of NAS devices and containers", trees), ("a folder's repair is killed", killed)])
