"""Other users of the server's own computer: its own user, who owns the settings, and one without any rights."""

import os
import pathlib
import subprocess
import sys
import time

from installed import PLEX, identifier, settings
from network import PORT, wait_until
from workshop import NAME

HERE = pathlib.Path(__file__).resolve().parent
NOBODY = 65534
REPAIR = ("repair", "--yes", "--json")
SECRET = b"root:*:19000:0:99999:7:::\n"


def as_plex(workshop, *words):
    """What the server's own user does."""
    subprocess.run(["setpriv", f"--reuid={PLEX}", f"--regid={PLEX}", "--clear-groups", "--", *map(str, words)], check=True)


def hostile(workshop, owner="anna"):
    """A server whose whole data folder is its own user's, and a file of root's beside it."""
    server, before = workshop.service(owner=owner)
    folder = workshop.client.packages / "plexmediaserver"
    for path in (folder, *folder.rglob("*")):
        os.chown(path, PLEX, PLEX, follow_symlinks=False)
    secret = workshop.client.packages / "shadow"
    secret.write_bytes(SECRET)
    secret.chmod(0o600)
    return server, before, secret


def repaired(workshop, server):
    done = workshop.client.run(*REPAIR)
    workshop.is_verified("at first", done, "loopback")
    workshop.note_token(server)


def owner_of(file):
    found = file.stat()
    return (found.st_uid, found.st_gid, found.st_mode & 0o7777)


def link_before_undo(workshop):
    cases = workshop.cases
    server, before, secret = hostile(workshop)
    repaired(workshop, server)
    server.kill()
    as_plex(workshop, "ln", "-sfn", secret, server.file)
    done = workshop.client.run("undo", "--json")
    cases.equal("an undo through a link: refused, and root's file is what it was", (done.returncode, secret.read_bytes()), (1, SECRET))
    cases.case("nothing is said to be restored", done.json["undo"]["result"] != "put-back", done.json)
    done = workshop.client.run("check", "--json")
    cases.case("root's file is not read either", "root:" not in done.stdout + done.stderr, done.stdout)
    server.file.unlink()
    # The folder itself is swapped for a link to one of root's.
    folder, moved = server.file.parent, server.file.parent.with_name("moved")
    etc = workshop.client.packages / "etc"
    etc.mkdir()
    (etc / server.file.name).write_bytes(SECRET)
    as_plex(workshop, "mv", folder, moved)
    as_plex(workshop, "ln", "-s", etc, folder)
    workshop.client.run("undo", "--json")
    cases.equal("nor by a folder that was swapped", sorted((p.name, p.read_bytes()) for p in etc.iterdir()), [(server.file.name, SECRET)])
    folder.unlink()
    moved.rename(folder)
    done = workshop.client.run("undo", "--json")
    cases.equal("with its folder back, the deleted settings are restored", (done.returncode, server.file.read_bytes()), (0, before))
    cases.equal("as their owner's alone", owner_of(server.file), (PLEX, PLEX, 0o600))


def link_before_repair(workshop):
    cases = workshop.cases
    server, before, secret = hostile(workshop)
    os.link(secret, server.file.with_name("second"))
    server.kill()
    kept = server.file.read_bytes()
    os.rename(server.file.with_name("second"), server.file)
    done = workshop.client.run(*REPAIR)
    cases.equal("a second name of root's file is no settings file", (done.returncode != 0, secret.read_bytes()), (True, SECRET))
    server.file.unlink()
    os.mkfifo(server.file)
    started = time.monotonic()
    done = workshop.client.run("check", "--json")
    cases.case("a pipe in their place keeps nobody waiting", done.json is not None and time.monotonic() - started < 15, done.stderr)
    server.file.unlink()
    server.file.write_bytes(kept)
    os.chown(server.file, PLEX, PLEX)
    server.file.chmod(0o600)


def over_what_is_there(workshop):
    cases = workshop.cases
    server, before, _ = hostile(workshop)
    for words, spoil in (
        ("deleted", lambda: server.file.unlink()),
        ("emptied", lambda: server.file.write_bytes(b"")),
        ("damaged", lambda: server.file.write_bytes(b"<Preferences Machine")),
    ):
        repaired(workshop, server)
        server.kill()
        spoil()
        done = workshop.client.run("undo", "--json")
        cases.equal(f"settings that were {words} are restored", (done.returncode, server.file.read_bytes()), (0, before))
        cases.equal(f"{words}: with their owner and mode", owner_of(server.file), (PLEX, PLEX, 0o600))
    repaired(workshop, server)
    server.kill()
    other = settings("Cellar NAS", "anna", "")
    server.file.write_bytes(other)
    done = workshop.client.run("undo", "--json")
    cases.equal("another server's settings are not restored over", (done.returncode, server.file.read_bytes()), (4, other))
    cases.case("it says whose they are", "Cellar NAS" in done.stderr, done.stderr)


def wrong_clock(workshop):
    cases, client = workshop.cases, workshop.client
    server, before, _ = hostile(workshop)
    repaired(workshop, server)
    journals = set(workshop.journals())
    for clock in ("+60d", "-60d", "+400d"):
        client.run("check", "--json", clock=clock)
        client.run("check", "--sign-in", clock=clock)
    cases.equal("a clock that is wrong by months removes no backup", set(workshop.journals()), journals)
    done = client.run("undo", "--json")
    cases.equal("and the repair can still be undone", (done.returncode, server.file.read_bytes()), (0, before))
    said = done.stderr
    cases.case("the newer settings are named", "replaced-" in said, said)
    cases.case("the sign-in that works is pointed out before", "works" in said, said)


def attributes(workshop):
    cases = workshop.cases
    server, _, _ = hostile(workshop)
    subprocess.run(["setfacl", "-m", "u:4242:r", server.file], check=True)
    subprocess.run(["setfattr", "-n", "user.label", "-v", "blue", server.file], check=True)
    repaired(workshop, server)
    acl = subprocess.run(["getfacl", "-n", server.file], capture_output=True, text=True, check=True).stdout
    label = subprocess.run(["getfattr", "-n", "user.label", server.file], capture_output=True, text=True, check=False).stdout
    cases.case("a replaced file keeps its access list and its attributes", "user:4242:r" in acl and "blue" in label, acl + label)


def stolen_port(workshop):
    """Somebody without rights waits for the port, and has it between stop and start."""
    cases, client, home = workshop.cases, workshop.client, workshop.home
    server, before, _ = hostile(workshop)
    log = home.folder / "thief.jsonl"
    log.touch()
    log.chmod(0o666)
    thief = subprocess.Popen(client.host.command(
        "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--",
        sys.executable, str(HERE / "thief.py"), identifier(NAME), NAME, str(log), str(PORT)), stderr=subprocess.DEVNULL)
    workshop.undo.callback(thief.kill)
    done = client.run(*REPAIR, limit=120)
    asked = log.read_text(encoding="utf-8")
    cases.case("the thief had the port", "GET /identity" in asked, asked)
    cases.case("and got no code and no token", "POST" not in asked and "X-Plex-Token" not in asked and "claim-" not in asked, asked)
    cases.case("the end that is said is true", (done.returncode == 0) == (server.values().get("PlexOnlineUsername") == "anna" and
               server.file.read_bytes() != before), done.json)
    thief.kill()
    thief.wait()
    workshop.note_token(server)


def listener_without_rights(workshop):
    """The server is down, and somebody without rights listens in its place."""
    cases, client, home = workshop.cases, workshop.client, workshop.home
    server, before, _ = hostile(workshop)
    server.kill()
    log = home.folder / "listener.jsonl"
    log.touch()
    log.chmod(0o666)
    words = [sys.executable, str(HERE / "liar.py"), identifier(NAME), NAME]
    for manner in ("unclaimed", "claimed"):
        liar = subprocess.Popen(client.host.command(
            "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--", *words, manner, str(log)),
            stderr=subprocess.DEVNULL)
        wait_until("it listens", lambda: f":{PORT:04X} " in subprocess.run(
            client.host.command("cat", "/proc/net/tcp"), capture_output=True, text=True, check=True).stdout)
        client.check("--sign-in")
        client.run("claim", NAME, "--yes")
        client.run("repair", "--yes", limit=120)
        liar.kill()
        liar.wait()
    asked = log.read_text(encoding="utf-8")
    cases.case("it was asked who it is, and shown nothing", "GET /identity" in asked and "POST" not in asked
               and "X-Plex-Token" not in asked, asked)
    cases.equal("the settings are as they were", server.file.read_bytes(), before)


REPAIRS = (
    ("files: a link before an undo", link_before_undo),
    ("files: a second name, and a pipe", link_before_repair),
    ("files: a replaced file keeps what it has", attributes),
    ("journals: restored over what is there", over_what_is_there),
    ("journals: a wrong clock", wrong_clock),
    ("listeners: the port is stolen between stop and start", stolen_port),
    ("listeners: somebody without rights in the server's place", listener_without_rights),
)
