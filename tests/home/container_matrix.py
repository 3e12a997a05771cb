#!/usr/bin/env python3
"""Repairs in containers that are cut off: container_matrix.py --bin FILE --demo-home FILE [--stand-in FILE] (as root).

At each call by which a repair changes anything, before and after its effect: the program is killed, or the engine is. Then the way
forward or the way back is taken. Each row has to end with whole settings and a server that runs, in the same container.
"""

import os
import signal
import xml.etree.ElementTree as ElementTree

from called import called
from containers_home import ContainerShop
from engine_proxy import Proxy
from network import wait_until
from on_services import REPAIR, owner_and_mode
from running import Running

LONGEST = 1200
# What is asked last: of the server's own container, or of the helper that writes. The first helper is asked before the stop.
POINTS = [
    ("the stop", "own", "stop"),
    ("the helper is made", "helper", "create"),
    ("the new settings are handed to it", "helper", "archive"),
    ("the helper is started", "helper", "start"),
    ("the helper has ended", "helper", "wait"),
    ("the helper is removed", "helper", "remove"),
    ("the start", "own", "start"),
]


class Point:
    """Knows the one request of a repair that is meant."""

    def __init__(self, own, whose, what):
        self.own, self.whose, self.what, self.is_stopped, self.hit = own, whose, what, False, False

    def is_it(self, method, path):
        place = path.partition("?")[0]
        is_own = self.own in place
        if is_own and method == "POST" and place.endswith("/stop"):
            self.is_stopped = True
        if self.hit or not self.is_stopped or is_own != (self.whose == "own"):
            return False
        called = {"POST": place.rpartition("/")[2], "PUT": "archive", "DELETE": "remove"}.get(method)
        self.hit = called == self.what
        return self.hit


def row(shop, engine, words, whose, what, side, victim, way):
    """One cut, and the way out of it."""
    cases, client = shop.cases, shop.client
    server = shop.contained(engine)
    before = server.furnish()
    state, owner = server.state, owner_and_mode(server.file)
    point = Point(state[0], whose, what)
    with Proxy(shop.home.folder / "proxy.sock", engine.socket) as between:
        shop.use(engine, shop.home.folder / "proxy.sock")
        running = None

        def cut(method, path):
            if not point.is_it(method, path):
                return False
            if victim == "program":
                os.kill(running.process.pid, signal.SIGKILL)
            else:
                engine.kill()
            return True

        setattr(between, side, cut)
        running = Running(client, *REPAIR)
        done = running.end(200)
        shop.kills += victim == "program"
        setattr(between, side, lambda method, path: False)
        if victim == "engine":
            engine.start()
        try:
            whole = ElementTree.fromstring(server.file.read_bytes()).attrib.get("FriendlyName")
        except (ElementTree.ParseError, FileNotFoundError) as error:
            whole = str(error)
        said = "interrupted" in client.check("--wait", "3").stderr
        if not server.runs:
            after = "down"
        else:
            after = "up"
        is_open = said
        if is_open and way == "undo":
            undo = client.run("undo", "--json")
            good = undo.returncode == 0 and server.file.read_bytes() == before
            end = undo
        else:
            if not server.runs and not is_open:
                engine.cli("start", server.container)
            end = client.run(*REPAIR, limit=120)
            good = end.returncode == 0 and end.json["verified"]
            shop.note_token(server)
    wait_until("it runs", lambda: server.runs, 10)
    left = [name for name in engine.names() if name.startswith("locksmith-")]
    left += [path.name for path in server.file.parent.iterdir() if "locksmith" in path.name]
    seen = {"hit": point.hit, "whole": whole == server.name, "good": good, "same": server.state == state,
            "owner": owner_and_mode(server.file) == owner, "left": left == []}
    failed = not all(seen.values())
    line = f"{engine.name:7}{victim:8}{side:7}{words:36}{after:5}{'said' if said else '-':5}{way:7}"
    cases.line(f"{'FAIL  ' if failed else 'ok    '}{line}" + (f" {seen} {done.said[-300:]} {end.stderr[-400:]}" if failed else ""), failed)
    server.remove()
    for name in [name for name in engine.names() if name.startswith("locksmith-")]:
        engine.cli("rm", "--force", name)


def attempt(shop, engine, words, *rest):
    try:
        row(shop, engine, words, *rest)
    except Exception as error:  # noqa: BLE001: whatever it was, it is reported and counted
        shop.cases.line(f"FAIL  {engine.name} {words} {rest}: {type(error).__name__}: {error}", True)


def main():
    with called(__doc__, LONGEST) as (call, home, cases), ContainerShop(cases, home, call.bin, call.stand_in) as shop:
        for victim in ("program", "engine"):
            for number, (words, whose, what) in enumerate(POINTS):
                for turn, side in enumerate(("before", "after")):
                    engine = shop.engines[(number + turn) % 2]
                    way = ("repair", "undo")[(number // 2 + turn) % 2]
                    if call.only in f"{engine.name} {victim} {side} {words}":
                        with shop.opened():
                            attempt(shop, engine, words, whose, what, side, victim, way)


if __name__ == "__main__":
    main()
