#!/usr/bin/env python3
"""Watching in a home of network namespaces: watch_suite.py --bin FILE --demo-home FILE --watcher FILE (as root).

The watcher is the program in a shorter rhythm. What happens to the home is read from the lines that `watch --json` prints and from
what `history` finds on the disk afterwards.
"""

import contextlib
import json
import signal
import time
import zlib

from called import called, resolved
from client import Client
from network import run, wait_until

ATTIC, STUDY, ELSEWHERE = "192.168.77.6", "192.168.77.7", "192.168.77.9"
# For a change to be seen: a look, a second one that confirms it, and until a verdict has stood.
SEEN = 25
# Longer than the watcher's longest pause between two looks at the clock.
ASLEEP = 7

SCENES = []


def scene(words):
    def register(play):
        SCENES.append((words, play))
        return play
    return register


class Watching:
    """`watch --json`, while it runs."""

    count = 0

    def __init__(self, stage, *words):
        Watching.count += 1
        self.process, self.output = stage.client.start(f"watch {Watching.count}", "watch", "--json", *words)

    @property
    def said(self):
        return self.output.read_text(encoding="utf-8")

    @property
    def events(self):
        """(event, from, to) of whole lines, in their order; those of this computer's verdict aside."""
        lines = [json.loads(line) for line in self.said.splitlines() if line.startswith("{") and line.endswith("}")]
        own = [line for line in lines if line["server"] or line["event"] != "cause"]
        return [(line["event"], line["from"], line["to"]) for line in own]

    def wait_for(self, event, *, after=0, **wanted):
        """Waits for such an event behind so many others; returns how many there are up to it."""
        found = []

        def holds():
            for number, (kind, was, to) in enumerate(self.events[after:], after + 1):
                if kind == event and wanted.get("to", to) == to and wanted.get("was", was) == was:
                    found.append(number)
                    return True
            return False

        try:
            wait_until(f"{event} {wanted}", holds, SEEN)
        except RuntimeError as error:
            raise RuntimeError(f"{error}: {self.events[after:]} {self.said[-6000:]}") from None
        return found[0]

    def signal(self, number):
        self.process.send_signal(number)

    def end(self):
        self.signal(signal.SIGINT)
        return self.process.wait(20)

    def kill(self):
        self.process.kill()
        self.process.wait()


class Stage:
    def __init__(self, call, home, cases):
        self.home, self.cases = home, cases
        self.client = Client(home, call.watcher)
        self.real = call.bin
        self.attic = home.host("attic", ATTIC)
        self.study = home.host("study", STUDY)
        # Root's history is among the system's data.
        self.folder = self.client.packages / "plex-locksmith" / "history"

    def server(self, host, name="Attic NAS", kind="healthy"):
        return self.home.server(host, name, kind, log=name)

    def history(self, *words):
        done = self.client.run("history", "--json", *words)
        if done.json is None:
            raise RuntimeError(f"history: {done.returncode} {done.stderr}")
        return done.json

    def found(self, pattern):
        found = {found["id"] for found in self.history()["patterns"]}
        self.cases.case(f"{pattern} is found in it", pattern in found, found)

    def forget(self):
        self.client.run("history", "--delete", "--yes")


@scene("a server is restarted")
def restart(stage):
    stage.server(stage.attic)
    watching = Watching(stage)
    at = watching.wait_for("cause", to="sign-in-needed")
    stage.home.stop("Attic NAS")
    at = watching.wait_for("cause", to="not-running", after=at)
    stage.server(stage.attic)
    at = watching.wait_for("restart", after=at)
    watching.wait_for("cause", to="sign-in-needed", after=at)
    stage.cases.equal("Ctrl-C ends the watch", watching.end(), 0)
    kept = [event["event"] for event in stage.history()["events"]]
    stage.cases.case("the history has it, too", "restart" in kept, kept)


@scene("a server moves to another address")
def move(stage):
    stage.server(stage.attic)
    watching = Watching(stage)
    at = watching.wait_for("cause", to="sign-in-needed")
    stage.home.stop("Attic NAS")
    stage.server(stage.study)
    at = watching.wait_for("address", to=f"{STUDY}:32400", after=at)
    stage.home.stop("Attic NAS")
    stage.server(stage.attic)
    watching.wait_for("address", to=f"{ATTIC}:32400", after=at)
    watching.end()
    stage.found("address-changes")


@scene("two servers swap their addresses")
def swap(stage):
    stage.server(stage.attic)
    stage.server(stage.study, "Study")
    watching = Watching(stage)
    at = watching.wait_for("cause", to="sign-in-needed")
    wait_until("both", lambda: len([e for e in watching.events if e[2] == "sign-in-needed"]) == 2, SEEN)
    places = [stage.study, stage.attic]
    for _ in range(4):
        stage.home.stop("Attic NAS")
        stage.home.stop("Study")
        stage.server(places[0])
        stage.server(places[1], "Study")
        before = at
        at = max(watching.wait_for("address", to=f"{address}:32400", after=before) for address in (ATTIC, STUDY))
        places.reverse()
    watching.end()
    stage.found("two-take-turns")


@scene("a server is cut from plex.tv, and finds it again")
def cut_off(stage):
    stage.home.server(stage.attic, "Attic NAS", "healthy", "--allowed-networks", "192.168.77.0/24", log="Attic NAS")
    watching = Watching(stage, "--sign-in")
    watching.wait_for("cause", to="healthy")
    nft = lambda *words: run(*stage.attic.command("nft", *words))
    told = lambda: stage.client.run("history").stdout.lower()
    nft("add", "table", "inet", "cut")
    try:
        nft("add", "chain", "inet", "cut", "out", "{ type filter hook output priority 0 ; }")
        nft("add", "rule", "inet", "cut", "out", "tcp", "dport", "443", "reject")
        wait_until("it is noted", lambda: "lost its connection to plex" in told(), SEEN)
    finally:
        nft("delete", "table", "inet", "cut")
    wait_until("and its end", lambda: "reached plex again" in told(), SEEN)
    stage.cases.case("it is noted when a server loses Plex, and when it finds it", True)
    watching.end()


@scene("this computer loses its network")
def network(stage):
    stage.server(stage.attic)
    watching = Watching(stage)
    at = watching.wait_for("cause", to="sign-in-needed")
    for _ in range(2):
        stage.client.host.ip("link", "set", "eth0", "down")
        at = watching.wait_for("network", to="lost", after=at)
        at = watching.wait_for("cause", to="unreachable", after=at)
        stage.client.host.ip("link", "set", "eth0", "up")
        stage.client.host.ip("route", "add", "default", "via", "192.168.77.1")
        at = watching.wait_for("network", to="192.168.77.0/24", after=at)
        at = watching.wait_for("cause", to="sign-in-needed", after=at)
    watching.end()
    stage.found("own-network")


@scene("a server that falls asleep")
def sleeps(stage):
    stage.server(stage.attic)
    watching = Watching(stage, "--sign-in")
    at = watching.wait_for("cause", to="healthy")
    nft = lambda *words: run(*stage.attic.command("nft", *words))
    for _ in range(3):
        nft("add", "table", "inet", "asleep")
        try:
            nft("add", "chain", "inet", "asleep", "in", "{ type filter hook input priority 0 ; policy drop ; }")
            at = watching.wait_for("cause", was="healthy", to="unreachable", after=at)
        finally:
            nft("delete", "table", "inet", "asleep")
        at = watching.wait_for("cause", was="unreachable", to="healthy", after=at)
    watching.end()
    stage.found("sleeps")


@scene("the program is stopped for a while, as if this computer slept")
def sleep(stage):
    stage.server(stage.attic)
    watching = Watching(stage)
    at = watching.wait_for("cause", to="sign-in-needed")
    watching.signal(signal.SIGSTOP)
    stage.home.stop("Attic NAS")
    time.sleep(ASLEEP)
    watching.signal(signal.SIGCONT)
    at = watching.wait_for("gap", after=at)
    at = watching.wait_for("woke", after=at)
    watching.wait_for("cause", to="not-running", after=at)
    stage.cases.case("it is a gap, and what has changed is seen on waking", True)
    watching.end()


@scene("the program is killed")
def killed(stage):
    stage.server(stage.attic)
    for _ in range(5):
        watching = Watching(stage)
        watching.wait_for("cause", to="sign-in-needed")
        watching.kill()
        stage.cases.equal("no line of the history is broken", stage.history()["broken_lines"], 0)
    events = [event["event"] for event in stage.history()["events"]]
    stage.cases.equal("each kill but the last left a gap", events.count("gap"), 4)


@scene("two copies at once")
def two(stage):
    stage.server(stage.attic)
    first = Watching(stage)
    first.wait_for("cause", to="sign-in-needed")
    second = Watching(stage)
    wait_until("it says so", lambda: "Another copy" in second.said, SEEN)
    before = len(second.events)
    stage.home.stop("Attic NAS")
    first.wait_for("cause", to="not-running")
    second.wait_for("cause", to="not-running", after=before)
    stage.cases.case("the second reads what the first writes", True)
    first.end()
    stage.server(stage.attic)
    second.wait_for("cause", to="sign-in-needed", after=before)
    stage.cases.case("and takes over", True)
    second.end()


def filled(file, ballast):
    """A disk without room, up to the last page of the history's file: times at which somebody began to watch."""
    file.touch(mode=0o600)
    with open(ballast, "wb", buffering=0) as rest, contextlib.suppress(OSError):
        while True:
            rest.write(bytes(4096))
    with open(file, "ab", buffering=0) as history:
        while True:
            line = f'{{"t":{int(time.time()) - 3600},"began":null'
            history.write(f'{line},"c":"{zlib.crc32(line.encode()):08x}"}}\n'.encode())


@scene("the disk is full, and has room again")
def full_disk(stage):
    stage.folder.mkdir(parents=True, exist_ok=True)
    run("mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "none", stage.folder)
    try:
        ballast = stage.folder / "ballast"
        with contextlib.suppress(OSError):
            filled(stage.folder / "history.jsonl", ballast)
        stage.server(stage.attic)
        watching = Watching(stage)
        at = watching.wait_for("cause", to="sign-in-needed")
        wait_until("it says why nothing is kept", lambda: "disk" in watching.said.lower(), SEEN)
        stage.cases.case("it watches all the same, and says that the disk is full", True)
        ballast.unlink()
        stage.home.stop("Attic NAS")
        watching.wait_for("cause", to="not-running", after=at)
        watching.end()
        kept = stage.history()
        stage.cases.equal("nothing is broken", kept["broken_lines"], 0)
        last = [event["to"] for event in kept["events"] if event["event"] == "cause" and event["server"]][-1]
        stage.cases.equal("and all of it is kept once there is room", last, "not-running")
    finally:
        run("umount", "-l", stage.folder)


@scene("a home that can't be written")
def read_only(stage):
    stage.folder.mkdir(parents=True, exist_ok=True)
    run("mount", "-t", "tmpfs", "-o", "ro", "none", stage.folder)
    try:
        stage.server(stage.attic)
        watching = Watching(stage)
        watching.wait_for("cause", to="sign-in-needed")
        said = watching.said
        stage.cases.case("it watches all the same, and says why nothing is kept", "history" in said.lower(), said[-300:])
        watching.end()
    finally:
        run("umount", "-l", stage.folder)


@scene("the program itself, at its own pace")
def at_its_own_pace(stage):
    stage.server(stage.attic)
    stage.client.program, watcher = stage.real, stage.client.program
    try:
        watching = Watching(stage, "--for", "12s")
        stage.cases.equal("it ends after the time that was asked for", watching.process.wait(20), 0)
        stage.cases.case("and prints what it finds", ("cause", None, "sign-in-needed") in watching.events, watching.said)
        log = [entry for entry in stage.home.log("Attic NAS") if entry["path"] in ("/identity", "/")]
        stage.cases.case("with no more than a look", len(log) <= 4, len(log))
    finally:
        stage.client.program = watcher


def main():
    with called(__doc__, 600, watcher=resolved) as (call, home, cases):
        home.plex_tv()
        stage = Stage(call, home, cases)
        for words, play in SCENES:
            if call.only in words:
                stage.forget()
                with cases.scene(words):
                    play(stage)
                for name, _ in list(home.running):
                    if name.startswith("watch "):
                        home.stop(name)
                home.stop_servers()


if __name__ == "__main__":
    main()
