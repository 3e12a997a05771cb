"""A server of the package on the owner's own computer, with a stand-in for systemctl."""

import pathlib
import stat

from client import CLIENT
from installed import PLEX
from network import PORT
from running import Running
from workshop import NAME, OWN

SERVICES = []
REPAIR = ("repair", "--yes", "--json")


def scene(name):
    def add(play):
        SERVICES.append((name, play))
        return play
    return add


def cause(client, *words, of=NAME):
    """A server's cause, as `check` names it: by its name, or by its address where it does not tell its name."""
    done = client.check(*words)
    return (done.servers.get(of) or done.servers.get(f"{CLIENT}:{PORT}") or {}).get("cause")


@scene("a stale server is repaired, undone, repaired again")
def stale(shop):
    cases, client = shop.cases, shop.client
    server, before = shop.service()
    cases.equal("here, the cause is certain without a sign-in", cause(client), "stale-claim")
    seen = cause(shop.neighbour, "--sign-in", "--address", CLIENT)
    cases.equal("from the next computer it can only be guessed", seen, "claimed-not-listed")

    done = client.run("repair", "--json")
    shop.is_refused("without --yes and without a terminal", done, 4, "--yes")
    said = ("Changes", "Stays", "May need redoing", "anna (a•••@example.com)", f"{OWN}/repairs", "systemd (plexmediaserver)")
    cases.equal("it says first what it would do", [words for words in said if words not in done.stderr], [])
    cases.equal("and did not open the browser", client.pages(), [])
    shop.is_as_before("refused", server, before)

    done = client.run(*REPAIR)
    story = shop.is_verified("repaired", done, "loopback")
    shop.sign_in_alone_differs("repaired", server, before)
    cases.equal("its settings are still its own user's alone", owner_and_mode(server.file), (PLEX, PLEX, 0o600))
    steps = [(step["step"], step["done"]) for step in story["repair"]["steps"]]
    expected = ["stop", "back-up", "remove", "start", "claim", "verify"]
    cases.equal("its steps are told, all done", steps, [(step, True) for step in expected])
    cases.equal("the server in the object is the one after it", story["server"]["cause"], "healthy")
    backup = client.packages / pathlib.Path(story["repair"]["backup"] or "/var/lib/nowhere").relative_to("/var/lib")
    cases.case("the backup is what was there", backup.exists() and backup.read_bytes() == before, backup)
    cases.equal("for its user alone, in a folder that is", (owner_and_mode(backup)[2], owner_and_mode(backup.parent)[2]),
                (0o600, 0o700))
    done = client.run("undo", user=65534)
    cases.case("another user is told that root can undo it", "sudo plex-locksmith undo" in done.stderr, done.stderr)
    cases.case("until when it can be undone is said", (story["repair"]["undo_until"] or "").endswith("Z"), story["repair"])
    shop.note_token(server)

    done = client.run(*REPAIR)
    seen = (done.returncode, done.json["verified"], done.json["repair"]["result"], done.json["repair"]["why"])
    cases.equal("once more: there is nothing to repair", seen, (0, True, "untouched", "There is nothing to repair."))

    undone = client.run("undo", "--json")
    part = undone.json["undo"]
    cases.equal("undo puts it back", (undone.returncode, part["result"], part["runs"], part["server"]), (0, "put-back", True, NAME))
    shop.is_as_before("undone", server, before)
    cases.equal("it is stale as before", cause(client), "stale-claim")
    undone = client.run("undo", "--json")
    cases.equal("then there is nothing to undo", (undone.returncode, undone.json["undo"]["result"]), (1, "nothing"))

    # By its name, and with the words for people.
    done = client.run("repair", NAME, "--yes")
    said = done.returncode == 0 and "lets you in" in done.stdout and "sudo plex-locksmith undo" in done.stderr
    cases.case("repaired again, by its name", said, done.stdout + done.stderr)
    shop.sign_in_alone_differs("repaired again", server, before)


@scene("closed while it is signed out: by its settings")
def closed(shop):
    server, before = shop.service(closed_when_signed_out=True, exit_takes_ms=700)
    story = shop.is_verified("closed", shop.client.run(*REPAIR), "disk")
    shop.sign_in_alone_differs("closed", server, before)
    steps = [(step["step"], step["done"]) for step in story["repair"]["steps"]]
    expected = ["stop", "back-up", "remove", "start", "claim", "stop-again", "write", "start-again", "verify"]
    shop.cases.equal("its steps are told, the claim as refused", steps, [(step, step != "claim") for step in expected])


@scene("another account's sign-in")
def other_owner(shop):
    cases, client = shop.cases, shop.client
    # One that no other scene has made anna's.
    name = "Den PC"
    server, before = shop.service(owner="bob", token=shop.live_token("bob"), name=name)
    cases.equal("here, the other owner is certain", cause(client, "--sign-in", of=name), "other-owner")
    done = client.run(*REPAIR)
    shop.is_refused("--yes does not cover it", done, 4, "bob")
    shop.is_as_before("refused", server, before)
    cases.equal("and no journal is left", list(shop.journals()), [])

    running = Running(client, "repair", "--json", terminal=True)
    running.wait_for("[y/N]")
    running.type("y")
    running.wait_for(f"Type bob to remove the sign-in of bob from {name}:")
    running.type("bo")
    shop.is_refused("another name was typed", running.end(), 4, "another name")
    shop.is_as_before("misspelt", server, before)

    running = Running(client, "repair", "--json", terminal=True)
    running.wait_for("[y/N]")
    running.type("")
    shop.is_refused("not agreed to", running.end(), 4, "nothing was changed")

    running = Running(client, "repair", "--json", terminal=True)
    running.wait_for("[y/N]")
    running.type("y")
    running.wait_for("Type bob")
    running.type("bob")
    shop.is_verified("its name was typed", running.end(), "loopback")
    shop.sign_in_alone_differs("its name was typed", server, before)


@scene("an e-mail address that its owner had before")
def other_address(shop):
    cases, client = shop.cases, shop.client
    server, before = shop.service(owner="bob")
    cases.equal("nobody is called its owner for an address", cause(client, "--sign-in"), "stale-claim")
    shop.is_refused("--yes does not cover it", client.run(*REPAIR), 4, "bob")
    running = Running(client, *REPAIR, terminal=True)
    running.wait_for("Is that you?")
    running.wait_for(f"Type bob to remove the sign-in of bob from {NAME}:")
    running.type("b•••@example.com")
    shop.is_refused("what is shown of an address is not the address", running.end(), 4, "another name")
    shop.is_as_before("not agreed to", server, before)
    running = Running(client, *REPAIR, terminal=True)
    running.wait_for("Type bob")
    running.type("Bob@example.com")
    shop.is_verified("its whole address was typed", running.end(), "loopback")
    shop.sign_in_alone_differs("its whole address was typed", server, before)


@scene("killed in the middle")
def killed(shop):
    cases, client = shop.cases, shop.client
    server, before = shop.service()
    running = Running(client, *REPAIR)
    running.wait_for("Start the server")
    running.kill()
    shop.kills += 1
    cases.case("its settings were changed when it was killed", server.file.read_bytes() != before)
    done = client.check()
    cases.case("check says that it was interrupted, and the way on and back", interrupted(done.stderr) and "undo" in done.stderr,
               done.stderr)
    done = client.run("repair", "--json")
    cases.case("repair says so, too", interrupted(done.stderr), done.stderr)
    shop.is_refused("and asks first", done, 4, "--yes")
    undone = client.run("undo", "--json")
    cases.equal("undo puts it back", (undone.returncode, undone.json["undo"]["result"], undone.json["undo"]["runs"]),
                (0, "put-back", True))
    shop.is_as_before("undone", server, before)

    running = Running(client, *REPAIR)
    running.wait_for("Remove the old sign-in")
    running.kill()
    shop.kills += 1
    shop.is_verified("with --yes it goes on", client.run(*REPAIR), "loopback")
    shop.sign_in_alone_differs("it went on", server, before)


def interrupted(words):
    return f"A repair of {NAME} was interrupted." in words


@scene("left by Ctrl-C")
def left(shop):
    server, before = shop.service(exit_takes_ms=3000)
    running = Running(shop.client, *REPAIR)
    running.wait_for("Stop the server")
    running.interrupt()
    shop.is_refused("left while it stops", running.end(), 1, "cancelled")
    shop.is_as_before("left", server, before)
    shop.cases.equal("nothing is left of it", list(shop.journals()), [])


@scene("disks that are full or closed")
def disks(shop):
    client = shop.client
    disk = client.packages / "plexmediaserver"
    shop.small_disk(disk)
    server, before = shop.service()
    shop.fill(disk)
    shop.is_refused("no room beside the settings", client.run(*REPAIR), 1, "disk is full", "restored")
    shop.is_as_before("no room", server, before)

    (disk / "films").unlink()
    shop.small_disk(client.packages / OWN)
    shop.fill(client.packages / OWN)
    done = client.run(*REPAIR)
    shop.is_refused("no room for the copy", done, 1, "disk is full")
    shop.is_as_before("no room for the copy", server, before)

    (client.packages / OWN / "films").unlink()
    server.file.chmod(0o444)
    shop.is_refused("settings that can only be read", client.run(*REPAIR), 1, "read-only", "restored")
    server.file.chmod(0o600)
    shop.is_as_before("read-only", server, before)


@scene("a user who may not")
def not_permitted(shop):
    cases, client = shop.cases, shop.client
    server, before = shop.service()
    home = client.folder / "nobody"
    home.mkdir()
    home.chmod(0o777)
    done = client.run(*REPAIR, user=65534, folder=home)
    seen = done.json and (done.returncode, done.json["server"], done.json["repair"]["result"])
    cases.equal("settings that this user may not read: exit 3", seen, (3, None, "untouched"))
    cases.case("it says which, and why", str("this user isn't allowed") in done.stderr, done.stderr)
    said = client.check(user=65534, folder=home).stderr
    cases.case("so does check, and what to do", "this user isn't allowed" in said and "sudo plex-locksmith check" in said, said)
    for folder in (server.file.parent, *server.file.parent.parents):
        if client.packages in (folder, *folder.parents):
            folder.chmod(0o755)
    server.file.chmod(0o644)
    before, pid = server.file.read_bytes(), server.pid
    done = client.run(*REPAIR, user=65534, folder=home)
    shop.is_refused("a service that this user may not stop", done, 1, "sudo")
    shop.is_as_before("not permitted", server, before)
    cases.equal("not permitted: it was not even restarted", server.pid, pid)


@scene("what is wrong use, or nothing to repair")
def wrong_use(shop):
    cases, client = shop.cases, shop.client
    for words in (("repair", "a", "b"), ("repair", "--folder"), ("repair", "--frob"), ("undo", "--yes"), ("undo", NAME)):
        done = client.run(*words)
        cases.equal(f"{' '.join(words)}: wrong use", (done.returncode, done.stdout), (2, ""))
    done = client.run(*REPAIR)
    shop.is_refused("no server on this computer", done, 1, "--folder")
    cases.equal("no server on this computer: none is named", done.json["server"], None)
    shop.is_refused("a server that is not there", client.run(*REPAIR, "Attic"), 1, "Attic")
    empty = client.folder / "empty"
    empty.mkdir()
    for words, folder in (("a folder that is not there", "/nowhere"), ("a folder with nothing in it", str(empty))):
        shop.is_refused(words, client.run(*REPAIR, "--folder", folder), 2, folder)
    server, before = shop.service(owner=None)
    shop.is_refused("a server that is open to a claim", client.run(*REPAIR), 1, "claim it")
    shop.is_as_before("open to a claim", server, before)
    server.stop()
    shop.is_refused("a server that does not run", client.run(*REPAIR), 1, "nothing was changed")
    step = client.check().json["servers"][0]["next_step"]
    cases.equal("check can start it", step["action"], "start-server")
    shop.is_as_before("does not run", server, before, runs=False)


def owner_and_mode(file):
    found = file.stat()
    return found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)
