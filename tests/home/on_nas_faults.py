"""What goes wrong on a NAS while a server is repaired there, and settings that are none. Whole settings and a running server are left."""

import shutil
import threading

import makers
from installed import settings
from network import run, wait_until
from nas import COPY_POINT
from nas_stage import key_of
from on_nas import scene, whole
from workshop import OWN

FAULTS = []


def fault(name):
    return scene(name, FAULTS)


# What a NAS lacks


@fault("no sha256sum there")
def no_digest(play):
    whole(play, play.nas(makers.dsm7, root={"without": ("sha256sum",)}))


@fault("no sha256sum and no stat there")
def no_stat(play):
    whole(play, play.nas(makers.dsm7, root={"without": ("sha256sum", "stat", "setsid", "timeout", "pgrep", "nohup", "flock")}))


# Disks


def small(play):
    """The settings are on a disk of 64 KiB, with nothing free but what is taken from it."""
    nas = play.make(makers.dsm7)
    folder = nas.file.parent
    (folder / "Logs").rmdir()
    nas.root.mounts.append((nas.data, f"-t tmpfs -o size=64k,mode=0755,uid=297536,gid=297536 tmpfs"))
    return nas


def on_small_disk(play, nas, fill):
    """The settings are written there once it is mounted: then the server is started."""
    nas.root.write(".plex/disabled", "")
    nas.start()
    nas.key = key_of(nas)
    play.before = nas.furnish()
    write = 'cd "$1" && cat >Preferences.xml && chown 297536:297536 Preferences.xml && chmod 600 Preferences.xml'
    nas.exec("/bin/sh", "-c", write, "sh", nas.data, input=play.before.decode())
    if fill:
        nas.exec("/bin/sh", "-c", 'dd if=/dev/zero of="$1/films" bs=1024 2>/dev/null; true', "sh", nas.data)
    nas.package("start")
    wait_until("it answers", nas.runs, limit=20)


def inside(nas):
    return nas.exec("/bin/sh", "-c", f"cat '{nas.data}/Preferences.xml'").stdout.encode()


@fault("its disk is full")
def full(play):
    nas = small(play)
    on_small_disk(play, nas, fill=True)
    nas.done()
    done = play.owner().repair(nas).end()
    play.is_refused("full", done, 1, "disk is full")
    play.equal("full: the server was neither stopped nor started", nas.done(), [])
    play.case("full: the settings are as they were", inside(nas) == play.before)
    play.case("full: it runs", nas.runs())


@fault("its disk can only be read")
def read_only(play):
    nas = small(play)
    on_small_disk(play, nas, fill=False)
    nas.exec("mount", "-o", "remount,ro", nas.data)
    nas.done()
    done = play.owner().repair(nas).end()
    play.is_refused("read-only", done, 1, "read-only")
    play.equal("read-only: the server was neither stopped nor started", nas.done(), [])
    play.case("read-only: the settings are as they were", inside(nas) == play.before)
    play.case("read-only: it runs", nas.runs())


@fault("a disk of the owner's own computer is full")
def own_disk_full(play):
    nas = play.nas(makers.dsm7)
    owner = play.owner()
    folder = owner.packages / OWN
    folder.mkdir()
    run("mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "tmpfs", str(folder))
    play.undo.callback(run, "umount", "--lazy", str(folder))
    try:
        with open(folder / "films", "wb", buffering=0) as films:
            while True:
                films.write(b"\0" * 4096)
    except OSError:
        pass
    play.is_refused("full here", owner.repair(nas).end(), 1, "disk is full")
    play.is_as_before("full here", nas, play.before)


# The server


@fault("a server that takes 40 s to close")
def slow(play):
    nas = play.nas(makers.dsm7, exit_takes_ms=40000)
    done = play.owner().repair(nas).end(200)
    play.is_verified("slow", done, nas, play.before)
    play.equal("slow: nobody killed it", "killed" in nas.done(), False)


@fault("a stop command that says it stopped, and did not")
def lies(play):
    nas = play.nas(makers.dsm7)
    nas.root.write(".plex/lies", "")
    done = play.owner().repair(nas).end(300)
    if done.result == "verified":
        play.is_verified("a lie", done, nas, play.before)
    else:
        play.is_refused("a lie", done, 1, "stop", done.result + done.said[-900:])
        play.is_as_before("a lie", nas, play.before)


@fault("somebody changes the settings while they are being replaced")
def changed_meanwhile(play):
    nas = play.nas(makers.dsm7, start=False)
    nas.hooks()
    play.begin(nas)
    nas.hold("stop-before")
    call = play.owner().repair(nas)
    wait_until("it is to stop", lambda: nas.is_held("stop-before"), limit=60)
    nas.hold(COPY_POINT)
    nas.release("stop-before")
    wait_until("it begins to write", lambda: nas.is_held(COPY_POINT), limit=60)
    changed = play.before.replace(b"192.168.77.0/24", b"192.168.78.0/24")
    nas.write(changed)
    nas.release()
    done = call.end()
    play.is_refused("changed", done, 1, "changed", done.result)
    kept = [copy for copy in (play.owners[0].packages / OWN / "repairs").glob("*/replaced-*") if copy.read_bytes() == changed]
    play.case("changed: it is there, or kept", nas.file.read_bytes() == changed or kept, (done.result, done.said[-900:]))
    wait_until("it runs again", nas.runs, limit=30)
    play.case("changed: it runs", nas.runs())


@fault("the server does not run")
def stopped(play):
    nas = play.nas(makers.dsm7)
    nas.package("stop")
    nas.done()
    done = play.owner().repair(nas).end()
    play.equal("stopped: it says no", (done.returncode != 0, done.result), (True, "untouched"))
    play.is_as_before("stopped", nas, play.before, runs=False)


@fault("nothing to repair")
def nothing(play):
    nas = play.nas(makers.dsm7)
    owner = play.owner()
    play.is_verified("first", owner.repair(nas).end(), nas, play.before)
    after = nas.file.read_bytes()
    done = owner.repair(nas).end()
    play.equal("nothing to repair", (done.returncode, done.result, done.why), (0, "untouched", "There is nothing to repair."))
    play.is_as_before("nothing to repair", nas, after)


@fault("another account's sign-in")
def other_account(play):
    nas = play.make(makers.dsm7)
    owner = play.owner()
    play.before = nas.furnish("bob", token=play.live_token(owner, "bob"))
    play.begin(nas)
    nas.done()
    play.is_refused("bob's", owner.repair(nas).end(), 4, "bob")
    play.equal("bob's: the server was neither stopped nor started", nas.done(), [])
    play.is_as_before("bob's", nas, play.before)


# Which settings


@fault("two servers on one NAS")
def two(play):
    # One was left over on another volume; the other is the one that runs.
    nas = play.make(makers.dsm7)
    play.before = nas.furnish()
    left = nas.root.write(f"volume2/Plex/{makers.SUPPORT_FOLDER}/Preferences.xml", settings("Old server", "anna", ""), 0o600)
    old = left.read_bytes()
    play.begin(nas)
    owner = play.owner()
    play.is_verified("the one that answers", owner.repair(nas).end(), nas, play.before)
    play.case("the other is as it was", left.read_bytes() == old)
    play.equal("undo", owner.undo(nas).end().result, "put-back")
    play.is_as_before("undone", nas, play.before)


@fault("another server than the one that is meant")
def other_server(play):
    nas = play.nas(makers.dsm7)
    other = play.make(makers.linux, server=f"{play.server}0")
    other.furnish()
    play.begin(other)
    before = other.file.read_bytes()
    done = play.owner().repair(nas, server=(other.address,)).end()
    play.is_refused("another", done, 2, "aren't on")
    play.is_as_before("another", nas, play.before)
    play.case("nor was the other changed", other.file.read_bytes() == before)


@fault("no Plex there")
def no_plex(play):
    nas = play.nas(makers.dsm7)
    bare = play.make(makers.linux, server=f"{play.server}0")
    bare.root.path("etc/rc.package").unlink()
    bare.root.write(".plex/disabled", "")
    shutil.rmtree(bare.root.path("var/lib/plexmediaserver"))
    bare.root.path("usr/bin/systemctl").unlink()
    play.begin(bare)
    bare.file = nas.file
    done = play.owner().repair(bare).end()
    play.is_refused("none", done, 1, "Plex")
    play.is_as_before("none", nas, play.before)


def odd(name, change, status=(1, 3)):
    """Settings that are none: nothing is changed, and why is said."""
    @fault(name)
    def scene_of_odd(play):
        nas = play.nas(makers.dsm7)
        nas.package("stop")
        change(nas)
        nas.root.write(".plex/disabled", "")
        # The server holds its own in memory.
        before = nas.file.read_bytes()[:4096]
        nas.done()
        done = play.owner().repair(nas).end()
        play.equal(f"{name}: it says no", (done.returncode in status, done.result), (True, "untouched"))
        play.case(f"{name}: in words", done.why and "panicked" not in done.said, done.said)
        play.equal(f"{name}: nothing was stopped or started", nas.done(), [])
        play.case(f"{name}: nothing was written", nas.file.read_bytes()[:4096] == before)
    return scene_of_odd


def large(nas):
    with open(nas.file, "ab") as file:
        file.truncate(50 << 20)


odd("settings of 50 MB", large)
odd("settings that are no XML", lambda nas: nas.write(b"\0\1\2 no settings"))
odd("settings that are empty", lambda nas: nas.write(b""))


@fault("settings that are a link")
def link(play):
    nas = play.nas(makers.dsm7, start=False)
    target = nas.root.path("volume1/elsewhere/Preferences.xml.real")
    target.parent.mkdir(parents=True)
    nas.file.rename(target)
    nas.file.symlink_to("/volume1/elsewhere/Preferences.xml.real")
    at = nas.file
    # From here, a link of the NAS leads elsewhere.
    nas.file = target
    play.begin(nas)
    owner = play.owner()
    done = owner.repair(nas).end()
    seen = done.json and (done.returncode, done.result)
    play.equal("a link: verified", seen, (0, "verified"))
    play.is_new_sign_in("a link", nas, play.before)
    play.case("it is still a link", at.is_symlink())
    play.equal("nothing is left beside it", sorted(file.name for file in target.parent.iterdir()), [target.name])
    play.equal("undo", owner.undo(nas).end().result, "put-back")
    play.is_as_before("undone", nas, play.before)


@fault("a path with quotes, a newline and more")
def path(play):
    whole(play, play.nas(makers.dsm7, data_name="Plex's \"new\n$(reboot) `id` \\ %s * Küche"))


# Undo


@fault("undo, where nobody gets in")
def undo_refused(play):
    nas = play.nas(makers.dsm7)
    owner = play.owner()
    play.is_verified("first", owner.repair(nas).end(), nas, play.before)
    after = nas.file.read_bytes()
    undone = owner.undo(nas, password="not it").end()
    play.case("a wrong password: it says so", "wrong user name or password" in undone.said + undone.why, undone.said)
    play.equal("a wrong password: exit 3", undone.returncode, 3)
    play.is_as_before("a wrong password", nas, after)
    undone = owner.run("undo", "--json")
    play.case("nobody to ask: it says how", "--password-fd" in undone.stderr + undone.stdout, undone.stderr)
    play.is_as_before("nobody to ask", nas, after)
    nas.cable("down")
    undone = owner.undo(nas).end(200)
    nas.cable("up")
    play.case("no way there: it says so", "no response" in undone.said + undone.why, undone.said)
    undone = owner.undo(nas).end()
    play.equal("then it is undone", (undone.returncode, undone.result), (0, "put-back"))
    play.is_as_before("undone", nas, play.before)


@fault("two programs at once")
def two_programs(play):
    nas = play.nas(makers.dsm7, start=False)
    nas.hooks()
    play.begin(nas)
    one, other = play.owner(), play.owner()
    nas.done()
    nas.hold("stop-after")
    first = one.repair(nas)
    wait_until("it has stopped", lambda: nas.is_held("stop-after"), limit=60)
    second = other.repair(nas)
    ended = threading.Timer(25, nas.release)
    ended.start()
    done = second.end(200)
    nas.release()
    first.end(200)
    play.equal("the first is verified", (first.returncode, first.result, first.said[-900:] if first.result != "verified" else ""), (0, "verified", ""))
    play.equal("it was stopped and started once", nas.done(), ["stop", "start"])
    play.case("the second changed nothing, or found nothing to do", done.result in ("untouched", "restored", None), (done.result, done.said[-700:]))
    play.is_new_sign_in("both", nas, play.before)
