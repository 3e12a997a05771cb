"""A server in a container of a NAS: the NAS's own `docker`, a real engine, and the layouts of images that people run."""

import contextlib
import shutil
import types

import makers
from engines import Contained, Docker, Machine, Podman, archive
from installed import settings
from network import wait_until
from on_nas import STEPS, scene

CONTAINERS = []
# The engine's own program, which is root's alone here.
PROGRAM = """#!/bin/sh
[ "$(id -u)" = 0 ] || {{ echo 'permission denied while trying to connect to the Docker daemon socket' >&2; exit 1; }}
case $1 in
  stop | start | rm | create | pull | update) echo "$1" >>/.plex/done ;;
esac
/.plex/point "$1-before"
{command} "$@" || exit
/.plex/point "$1-after"
"""


class InContainer:
    """A NAS, with a server of one of the images. What it does with its engine is written down."""

    def __init__(self, play, look, command="usr/bin/docker", engine=Docker, **special):
        self.play, home = play, play.home
        self.nas = play.make(look, **special)
        self.folder = home.folder / f"engine-of-{self.nas.name}"
        self.machine = Machine(self.nas.host, self.folder)
        play.undo.callback(self.machine.close)
        self.engine = self.nas.engine = engine(self.machine)
        self.authority = shutil.copytree(home.authority, self.folder / "authority")
        for file in self.authority.iterdir():
            file.chmod(0o644)
        (self.folder / "configs").mkdir()
        self.shop = types.SimpleNamespace(home=types.SimpleNamespace(folder=self.folder, _know_plex_direct=lambda _: None), authority=self.authority)
        root = self.nas.root
        root.program(".host/docker", shutil.which("docker"))
        call = "/.host/docker -H" if engine is Docker else "/.host/bin/podman --remote --url"
        root.script(command, PROGRAM.format(command=f"{call} unix://{self.engine.socket}"))
        root.path(self.folder).mkdir(parents=True)
        root.mounts.append((str(self.folder).lstrip("/"), f"--rbind '{self.folder}'"))
        self.engine.start()
        with play.stage.lock:
            if not (home.folder / "image.tar").exists():
                archive(home.folder, play.stage.stand_in)
        self.engine.load(home.folder / "image.tar")

    def hide(self):
        """The NAS shows nobody the folders of its containers."""
        self.nas.root.mounts.append((str(self.folder / "configs").lstrip("/"), "-t tmpfs tmpfs"))

    def contain(self, image="plexinc/pms-docker", name="plex", user=1000, **more):
        """The server, running: its settings hold a dead sign-in."""
        nas, server = self.nas, Contained(self.shop, self.engine, image, name, self.play.server, user=user)
        self.server, nas.server, nas.owner = server, self.play.server, (user, user)
        self.play.before = server.furnish(**more)
        nas.file = server.file
        self.play.begin(nas)
        wait_until("it answers", nas.runs, limit=20)
        return server


def story(play, held, *words):
    nas, server, before = held.nas, held.server, play.before
    owner, state = play.owner(), server.state
    nas.done()
    done = owner.repair(nas, *words).end()
    play.is_verified("repaired", done, nas, before)
    if not done.json:
        return owner
    part = done.json["repair"]
    play.equal("by which way is told", part["by"], "container")
    play.equal("its steps are told, all done", [(step["step"], step["done"]) for step in part["steps"]], [(step, True) for step in STEPS])
    seen = nas.done()
    play.equal("it was stopped and started once, and nothing was made or fetched", seen, ["stop", "start"])
    play.equal("it is the same container, with its policy", server.state, state)
    undone = owner.undo(nas).end()
    play.equal("undo puts it back", (undone.returncode, undone.result), (0, "put-back"))
    play.is_as_before("undone", nas, before)
    play.is_owned("undone", nas)
    play.equal("undone: the same container", server.state, state)
    play.equal("undone: nothing is left beside the settings", nas.leftovers(), [])
    others = lambda: [name for name in held.engine.names() if name != server.container]
    with contextlib.suppress(RuntimeError):
        # A look that was on its way when the program ended comes to its own end.
        wait_until("no other container is there", lambda: not others(), limit=10)
    play.equal("no container of the program is left", others(), [])
    return owner


def unraid(home, stand_in, name, address, **special):
    nas = makers.bare(home, stand_in, name, address, user="root", **special)
    nas.root.write("etc/unraid-version", 'version="6.12.10"\n')
    nas.root.user("root", 0, 0, makers.PASSWORD, home="/root")
    nas.root.sshd("PermitRootLogin yes")
    return nas


def truenas(home, stand_in, name, address, **special):
    nas = makers.bare(home, stand_in, name, address, user="truenas_admin", **special)
    nas.root.script("usr/bin/midclt", "#!/bin/sh\nexit 1\n")
    nas.root.user("truenas_admin", 950, 950, makers.PASSWORD, home="/home/truenas_admin")
    nas.root.sudo("truenas_admin ALL=(ALL) ALL")
    nas.root.sshd("AllowTcpForwarding no")
    return nas


def linux(home, stand_in, name, address, **special):
    nas = makers.bare(home, stand_in, name, address, user="anna", **special)
    nas.root.user("anna", 1000, 1000, makers.PASSWORD, home="/home/anna")
    nas.root.sudo("anna ALL=(ALL:ALL) ALL")
    nas.root.sshd("AllowTcpForwarding yes")
    return nas


def dsm(home, stand_in, name, address, **special):
    """DSM 7 with Container Manager, and no package of Plex's."""
    nas = makers.bare(home, stand_in, name, address, user="nasadmin", **special)
    makers.synology(nas, 7, "PlexMediaServer")
    return nas


@scene("Unraid: “I'm running it in the official Docker container, and I've tried updating the claim token, but nothing changes.”", CONTAINERS)
def official(play):
    held = InContainer(play, unraid)
    held.contain("plexinc/pms-docker", name="Plex-Media-Server", user=99)
    story(play, held)


@scene("TrueNAS: an app's container, with sudo", CONTAINERS)
def app(play):
    held = InContainer(play, truenas)
    held.contain("plexinc/pms-docker", name="ix-plex-plex-1", user=568)
    story(play, held, "--container", "ix-plex-plex-1")


@scene("Synology: hotio's layout, and docker where sudo does not look", CONTAINERS)
def hotio(play):
    held = InContainer(play, dsm, command="usr/local/bin/docker")
    held.contain("hotio/plex")
    story(play, held)


@scene("Linux: Podman's own program, with sudo", CONTAINERS)
def podman(play):
    held = InContainer(play, linux, command="usr/bin/podman", engine=Podman)
    held.contain("linuxserver/plex", user=1000)
    story(play, held)


@scene("settings that only a helper sees, by Docker", CONTAINERS)
def helper_of_docker(play):
    held = InContainer(play, unraid)
    held.hide()
    held.contain("linuxserver/plex", user=99)
    story(play, held)


@scene("settings that only a helper sees, by Podman", CONTAINERS)
def helper_of_podman(play):
    held = InContainer(play, linux, command="usr/bin/podman", engine=Podman)
    held.hide()
    held.contain("linuxserver/plex", user=1000)
    story(play, held)


@scene("binhex's layout in a volume", CONTAINERS)
def binhex(play):
    held = InContainer(play, unraid)
    nas, server = held.nas, Contained(held.shop, held.engine, "binhex/arch-plex", "binhex-plex", play.server, user=99)
    held.server, nas.server, nas.owner = server, play.server, (99, 99)
    # The volume is a folder of the engine's.
    held.engine.cli("volume", "create", "plex-config")
    folder = held.folder / "docker/data-root/volumes/plex-config/_data"
    server.folder = folder / "Plex Media Server"
    server.folder.mkdir()
    server.file = server.folder / "Preferences.xml"
    play.before = server.furnish(mount="plex-config:/config")
    nas.file = server.file
    play.begin(nas)
    wait_until("it answers", nas.runs, limit=20)
    story(play, held)


@scene("a container that is made anew before the undo", CONTAINERS)
def made_anew(play):
    held = InContainer(play, unraid)
    server = held.contain("linuxserver/plex", user=99)
    nas, owner = held.nas, play.owner()
    play.is_verified("first", owner.repair(nas).end(), nas, play.before)
    after = nas.file.read_bytes()
    server.run()
    wait_until("it answers", nas.runs, limit=20)
    state = server.state
    nas.done()
    undone = owner.undo(nas).end()
    if undone.result == "put-back":
        # The same folder, by another container of the same name: its owner updated it.
        play.is_as_before("undone", nas, play.before)
    else:
        play.case("it says that the container is another one", "container" in undone.why + undone.said, undone.said[-500:])
        play.is_as_before("another container", nas, after)
    play.equal("nothing was made or fetched", [word for word in nas.done() if word not in ("stop", "start")], [])
    play.equal("the new container stays", server.state, state)


@scene("a container that is made anew between two calls", CONTAINERS)
def between(play):
    held = InContainer(play, unraid)
    server = held.contain("linuxserver/plex", user=99)
    nas, owner = held.nas, play.owner()
    nas.hold("stop-before")
    call = owner.repair(nas)
    wait_until("it is to stop", lambda: nas.is_held("stop-before"), limit=60)
    server.run()
    wait_until("it answers", nas.runs, limit=20)
    state = server.state
    nas.release()
    done = call.end()
    play.equal("it says no", (done.returncode, done.result in ("untouched", "restored")), (1, True))
    play.case("that it is another container is said", "container" in (done.why + done.said).lower(), done.said[-500:])
    play.is_as_before("another container", nas, play.before)
    play.equal("the new container stays", server.state, state)


@scene("a container's server beside what is left of a package", CONTAINERS)
def beside_a_package(play):
    held = InContainer(play, dsm, command="usr/local/bin/docker")
    root = held.nas.root
    root.write("var/packages/PlexMediaServer/INFO", 'package="PlexMediaServer"\n')
    left = root.write("volume1/PlexMediaServer/AppData/Plex Media Server/Preferences.xml", settings("Old server", "anna", ""), 0o600)
    old = left.read_bytes()
    held.contain("linuxserver/plex", user=1000)
    story(play, held)
    play.case("what was left is as it was", left.read_bytes() == old)


@scene("an engine that does not run, and a container that is not there", CONTAINERS)
def engine_off(play):
    held = InContainer(play, unraid)
    server = held.contain("linuxserver/plex", user=99)
    nas, owner = held.nas, play.owner()
    done = owner.repair(nas, "--container", "jellyfin").end()
    play.is_refused("no such container", done, 1, "jellyfin")
    play.is_as_before("no such container", nas, play.before)
    held.engine.stop()
    done = owner.repair(nas).end()
    play.equal("engine off: it says no", (done.returncode != 0, done.result), (True, "untouched"))
    play.case("engine off: in words", done.why and "panicked" not in done.said, done.said)
    play.case("engine off: nothing was written", server.file.read_bytes() == play.before)
    held.engine.start()

