"""The core, and the program for Windows, before the SSH server of a NAS: tests/core/real_nas.rs is what is called here."""

import functools
import json
import os
import subprocess
import time
import xml.etree.ElementTree as ElementTree

import makers
from installed import SIGN_IN
from network import wait_until
from on_nas_doors import log
from wine import WineOwner

LONGEST = 150


class System:
    """Linux, or Windows as Wine is it. `core`: the core's tests, built for it."""

    def __init__(self, name, core, wine=None):
        self.name, self.core, self.wine = name, core, wine

    def command(self, *words):
        return self.wine.command(self.core, *words) if self.wine else [self.core, *words]

    def path(self, file):
        return self.wine.path(file) if self.wine else str(file)


class Caller:
    """One who calls the core's tests at a computer of their own, and whom nobody forgets the key of a NAS for."""

    def __init__(self, system, play, nas):
        self.system, self.play, self.nas, self.owner = system, play, nas, play.owner()
        self.known = self.owner.folder / "known-hosts"

    def begin(self, test):
        told = self.owner.home.folder / f"nas-of-{self.owner.host.name}.json"
        with open(os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({"address": self.nas.address, "user": self.nas.user, "password": self.nas.password, "key": self.nas.key,
                       "server": self.nas.server, "known": self.system.path(self.known)}, file)
        environment = {**self.owner.environment, **(self.system.wine.environment if self.system.wine else {}),
                       "LOCKSMITH_NAS": self.system.path(told)}
        words = self.system.command("--exact", f"real_nas::{test}", "--ignored", "--nocapture")
        self.test, self.began = test, time.monotonic()
        self.process = subprocess.Popen(self.owner.host.command(*map(str, words)), env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return self

    def end(self):
        try:
            said, _ = self.process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            self.process.kill()
            said, _ = self.process.communicate()
        self.owner.printed.append(said)
        # None of that name is none that failed.
        passed = self.process.returncode == 0 and "1 passed" in said
        self.play.case(f"{self.test} ({time.monotonic() - self.began:.1f} s)", passed, said.strip()[-900:])

    def call(self, test):
        self.begin(test).end()


def repaired(system, play):
    nas = play.nas(makers.dsm7)
    caller = Caller(system, play, nas)
    nas.done()
    caller.call("a_dead_sign_in_is_removed_from_a_server_on_a_nas")
    was, now = dict(ElementTree.fromstring(play.before).attrib), nas.values()
    play.equal("all but the sign-in is there, in its order", list(now.items()), [entry for entry in was.items() if entry[0] not in SIGN_IN])
    play.is_owned("repaired", nas)
    play.equal("it was stopped and started once", nas.done(), ["stop", "start"])
    play.case("it runs", nas.runs())
    play.equal("nothing is left beside the settings", nas.leftovers(), [])
    another_key(play, nas, caller)


def another_key(play, nas, caller):
    before = nas.file.read_bytes()
    play.reset(nas, *makers.DSM_SSH)
    nas.done()
    caller.call("a_nas_with_another_key_than_before_is_refused")
    play.case("another key: the NAS was asked, and nobody tried to sign in",
              "Connection from" in log(nas) and "Accepted" not in log(nas) and "Failed" not in log(nas), log(nas))
    play.equal("another key: the server was neither stopped nor started", nas.done(), [])
    play.is_as_before("another key", nas, before)


def wrong_password(system, play):
    nas = play.nas(makers.dsm7)
    nas.done()
    Caller(system, play, nas).call("a_wrong_password_is_refused_by_a_nas")
    play.equal("it was tried once", log(nas).count("Failed password"), 1)
    play.equal("the server was neither stopped nor started", nas.done(), [])
    play.is_as_before("wrong", nas, play.before)


def cut(system, play):
    nas = play.nas(makers.dsm7)
    caller = Caller(system, play, nas)
    nas.hold("stop-before")
    caller.begin("a_connection_that_is_cut_is_named_and_made_again")
    wait_until("it is asked to stop", lambda: nas.is_held("stop-before") or caller.process.poll() is not None, limit=60)
    nas.cut()
    nas.release()
    caller.end()
    play.equal("it signed in twice", log(nas).count("Accepted password"), 2)
    # What was begun on the NAS goes on: a stop.
    wait_until("it has stopped", lambda: "stop" in nas.done(), limit=20)
    nas.package("start")
    play.is_as_before("cut", nas, play.before)


SCENES = {
    "a dead sign-in is removed; then the NAS has another key": repaired,
    "a wrong password": wrong_password,
    "a connection that is cut": cut,
}


def scenes_of(system):
    return [(f"{system.name}: {words}", functools.partial(scene, system)) for words, scene in SCENES.items()]


def by_program(wine, program, play):
    """The unmodified program for Windows: found, repaired, and undone by a call of its own."""
    nas = play.nas(makers.dsm7)
    owner = play.owner(functools.partial(WineOwner, wine=wine, program=program))
    nas.done()
    play.is_refused("a wrong password", owner.repair(nas, password="not it").end(), 3, "wrong user name or password")
    play.equal("a wrong password: the server was neither stopped nor started", nas.done(), [])
    done = owner.repair(nas).end()
    play.is_verified("repaired", done, nas, play.before)
    play.equal("it was stopped and started once", nas.done(), ["stop", "start"])
    undone = owner.undo(nas).end()
    play.equal("undo puts it back", (undone.returncode, undone.result), (0, "put-back"))
    play.is_as_before("undone", nas, play.before)
    play.is_owned("undone", nas)
    secrets = [secret.encode() for secret in play.stage.secrets | play.stage.account_tokens() if secret]
    play._look_through(wine.layer, secrets, lambda file: file.name.startswith(("settings.", "replaced-")))
