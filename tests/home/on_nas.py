"""A server on each maker's NAS: repaired through its door and undone, as its owner does it."""

import contextlib

import makers
from network import wait_until
from owner import Call
from workshop import OWN

STORIES = []
STEPS = ["stop", "back-up", "write", "start", "verify"]


def scene(name, into=STORIES):
    def add(play):
        into.append((name, play))
        return play
    return add


def whole(play, nas, by="ssh", stops=1):
    """Repaired, and undone by a program that is started anew: with the password, once more."""
    owner, before = play.owner(), play.before
    nas.done()
    done = owner.repair(nas).end()
    play.is_verified("repaired", done, nas, before)
    if not done.json:
        return owner
    story = done.json["repair"]
    play.equal("by which way is told", story["by"], by)
    play.equal("its steps are told, all done", [(step["step"], step["done"]) for step in story["steps"]], [(step, True) for step in STEPS])
    seen = nas.done()
    play.equal("it was stopped and started once", (seen.count("stop") <= stops, seen.count("start"), "killed" in seen), (True, 1, False))
    found = [copy for copy in (owner.packages / OWN / "repairs").glob("*/settings.*") if copy.read_bytes() == before]
    play.case("a copy of what was there is on the owner's computer, for its user alone",
              found and found[0].stat().st_mode & 0o777 == 0o600, found)
    undone = owner.undo(nas).end()
    play.equal("undo puts it back", (undone.returncode, undone.result), (0, "put-back"))
    play.is_as_before("undone", nas, before)
    play.is_owned("undone", nas)
    play.equal("undone: nothing is left beside the settings", nas.leftovers(), [])
    with contextlib.suppress(RuntimeError):
        # Whoever would have started it looks up now and then.
        wait_until("nothing of it runs", lambda: not strangers(nas), limit=20)
    play.case("nothing of the program runs on any more", not strangers(nas), strangers(nas))
    return owner


def strangers(nas):
    """Processes of the NAS that are neither its own nor the server."""
    lines = nas.exec("/.host/bin/ps", "-eo", "pid,args").stdout.splitlines()[1:]
    usual = ("busybox init", "sshd", "dropbear", "Plex Media Server", "ps -eo", "start.sh")
    return [line for line in lines if not any(word in line for word in usual)]


@scene("DSM 7: one stop, one start, undone after a restart of the program")
def dsm7(play):
    whole(play, play.nas(makers.dsm7))


@scene("DSM 7 whose shell is busybox, and a forwarding that is on")
def dsm7_busybox(play):
    nas = play.nas(makers.dsm7, start=False, root={"shell": "busybox"})
    nas.root.sshd("AllowTcpForwarding yes")
    whole(play, play.begin(nas))


@scene("DSM 6: another package, another share")
def dsm6(play):
    whole(play, play.nas(makers.dsm6))


@scene("QNAP: admin, a menu in the login shell, a start that keeps its channel")
def qnap(play):
    nas = play.nas(makers.qnap)
    menu = nas.exec("/bin/sh", "-lc", "echo not a menu", input="2\n", env={"USER": "admin", "PATH": "/bin"}).stdout
    play.case("whoever signs in with a terminal sees the menu", "Main menu" in menu and "not a menu" not in menu, menu)
    whole(play, nas)


@scene("QNAP: admin is switched off, somebody else has sudo")
def qnap_sudo(play):
    whole(play, play.nas(makers.qnap, as_admin=False))


@scene("WD: “Running PMS on EX2 Ultra… Tried the claim server token, still not working.”")
def wd(play):
    # Longer than its own stop.sh would wait.
    whole(play, play.nas(makers.wd, exit_takes_ms=5000))


@scene("Linux without a screen")
def linux(play):
    whole(play, play.nas(makers.linux))


@scene("ReadyNAS")
def readynas(play):
    whole(play, play.nas(makers.readynas))


@scene("ASUSTOR: busybox, and its own script")
def asustor(play):
    whole(play, play.nas(makers.asustor))


@scene("snap")
def snap(play):
    whole(play, play.nas(makers.snap))


@scene("Proxmox: a Linux container of the host")
def proxmox(play):
    whole(play, play.nas(makers.proxmox))


@scene("a person at a terminal: agrees to the key, types the password unseen, and is known next time")
def at_a_terminal(play):
    nas = play.nas(makers.dsm7)
    owner = play.owner()
    call = Call(owner, "repair", "--ssh", f"{nas.user}@{nas.address}", "--json", terminal=True)
    call.wait_for(f"Password of {nas.user} on {nas.address}")
    call.type(nas.password)
    call.wait_for(nas.key)
    attempts = nas.root.path("var/log/sshd.log").read_text(encoding="utf-8")
    play.case("before the key is agreed to, nobody has signed in", "Accepted" not in attempts and "Failed" not in attempts, attempts)
    # Its name is known only once the server has told it to somebody.
    known = (f"The Plex server {play.server} responds at the same address.", "A Plex server responds at the same address.")
    play.case("that a server answers at the same address is said", any(words in call.said for words in known), call.said)
    call.wait_for("[y/N]")
    call.type("y")
    call.wait_for("Changes")
    call.wait_for(play.server)
    wait_until("it asks", lambda: call.said.count("[y/N]") == 2, limit=20)
    call.type("y")
    done = call.end()
    play.is_verified("agreed", done, nas, play.before)
    play.case("how SSH is switched off again is said", "switch it off again" in done.said, done.said)
    undone = owner.undo(nas).end()
    play.equal("undo puts it back", (undone.returncode, undone.result), (0, "put-back"))
    # The key is known now: nobody is asked again.
    done = owner.repair(nas, key=False).end()
    play.is_verified("known", done, nas, play.before)


@scene("said no at the terminal")
def said_no(play):
    nas = play.nas(makers.dsm7)
    call = Call(play.owner(), "repair", "--ssh", f"{nas.user}@{nas.address}", "--json", terminal=True)
    call.wait_for("Password of")
    call.type(nas.password)
    call.wait_for("[y/N]")
    call.type("n")
    play.is_refused("this is not my NAS", call.end(), 4, "nothing was changed")
    log = nas.root.path("var/log/sshd.log").read_text(encoding="utf-8")
    play.case("nobody has signed in", "Accepted" not in log and "Failed" not in log, log)
    play.is_as_before("no", nas, play.before)
