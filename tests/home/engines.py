"""Docker and Podman on a computer of the home, each with processes, mounts and storage of its own, and images that no registry gave.

An image is busybox and the stand-in (tests/support/stand_in), named like those that people run, with their layouts and their rules of
the first start told again (plexinc/pms-docker, linuxserver/plex, hotio/plex, binhex/arch-plex).
"""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tarfile
import xml.etree.ElementTree as ElementTree

from installed import identifier, settings
from network import PLEX_TV, PORT, _die_with_parent, run, wait_until

DATA = "Plex Media Server"
SUPPORT = f"Library/Application Support/{DATA}"
# The image's name, and the way from what is mounted at /config down to the settings.
LAYOUTS = {
    "plexinc/pms-docker": SUPPORT,
    "linuxserver/plex": SUPPORT,
    "hotio/plex": "",
    "binhex/arch-plex": DATA,
}
# One without a volume: its settings are in the container alone.
BARE = "bare/plex"
# Whose a server's files are in these images unless their owner says otherwise.
USER = 1000
START = """#!/bin/sh
# The owner's fix of plexinc/pms-docker and linuxserver/plex: all of /config, if the settings are somebody else's.
[ ! -f "$FOLDER/Preferences.xml" ] || [ "$(stat -c %u "$FOLDER/Preferences.xml")" = "$PUID" ] || chown -R "$PUID:$PUID" /config
mkdir -p "$FOLDER"
# A server that does not start with another sign-in than its old one.
[ -z "${STUBBORN-}" ] || grep -q dead "$FOLDER/Preferences.xml" || exit 1
chown "$PUID:$PUID" "$FOLDER"
printf 'plex:x:%s:%s::/:/bin/sh\\n' "$PUID" "$PUID" >>/etc/passwd
printf '%s' "$STAND_IN" >/tmp/stand-in.json
exec su -s /bin/sh plex -c 'exec "/usr/lib/plexmediaserver/Plex Media Server" /tmp/stand-in.json'
"""
PODMAN = """[containers]
default_ulimits=["nofile=1024:1024","nproc=4096:4096"]
[engine]
runtime="runc"
cgroup_manager="cgroupfs"
events_logger="file"
[network]
network_backend="netavark"
"""


def inside(image):
    """The data folder in a container."""
    return "/".join(filter(None, ("/config", LAYOUTS.get(image, SUPPORT))))


class Machine:
    """Namespaces of mounts and processes on a host: what is started in them ends with them."""

    def __init__(self, host, folder):
        self.host, self.folder = host, folder
        folder.mkdir(parents=True)
        # Podman's own paths may not be long.
        begin = f"mount --bind /etc/netns/{host.namespace}/resolv.conf /etc/resolv.conf; mount -t tmpfs tmpfs /mnt; "
        # The first process waits for those whose own parent is gone, as that of a computer does: an engine that is started anew looks
        # whether the processes of the old one are.
        begin += "while :; do sleep 1000 & wait $!; done"
        words = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", begin]
        self.process = subprocess.Popen(
            ["nsenter", f"--net=/run/netns/{host.namespace}", *words], preexec_fn=_die_with_parent, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        wait_until("the first process", lambda: children.read_text(encoding="utf-8").strip())
        self.first = children.read_text(encoding="utf-8").split()[0]
        wait_until("its mounts", lambda: " /mnt tmpfs " in pathlib.Path(f"/proc/{self.first}/mounts").read_text(encoding="utf-8"))

    def command(self, *words):
        return ["nsenter", "-t", self.first, "-m", "-p", "-n", *map(str, words)]

    def start(self, words, log, **more):
        with open(log, "ab") as output:
            return subprocess.Popen(
                self.command(*words), stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True, **more,
            )

    def close(self):
        self.process.kill()
        self.process.wait()
        with contextlib.suppress(FileNotFoundError):
            mounts = pathlib.Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
            for place in sorted((line.split()[1] for line in mounts if line.split()[1].startswith(str(self.folder))), reverse=True):
                run("umount", "--lazy", place, check=False)


class Engine:
    """What both engines have in common. `cli` calls their own program."""

    def __init__(self, machine, name):
        self.machine, self.name = machine, name
        self.folder = machine.folder / name.lower()
        self.folder.mkdir()
        self.socket = self.folder / "engine.sock"
        self.log = self.folder / "engine.log"
        self.daemon = None

    def cli(self, *words, check=True, stderr=False):
        done = run(*self.machine.command(*self.program(), *words), check=check, env={**os.environ, **self.environment()})
        return (done.stdout + (done.stderr if stderr else "")).strip()

    def environment(self):
        return {}

    def start(self):
        self.socket.unlink(missing_ok=True)
        self.daemon = self.machine.start(self.service(), self.log, env={**os.environ, **self.environment()})
        answers = ["curl", "--silent", "--fail", "--max-time", "2", "--unix-socket", str(self.socket), "http://engine/_ping"]
        try:
            wait_until(f"{self.name} answers", lambda: run(*answers, check=False).returncode == 0, 40)
        except RuntimeError as error:
            raise RuntimeError(f"{error}: {self.log.read_text(encoding='utf-8', errors='replace')[-1000:]}") from error

    def stop(self):
        """The engine alone."""
        self._end(signal.SIGTERM)

    def kill(self):
        """As a power cut would, but for the containers."""
        self._end(signal.SIGKILL)

    def _end(self, wish):
        # nsenter(1) waits for it.
        children = pathlib.Path(f"/proc/{self.daemon.pid}/task/{self.daemon.pid}/children").read_text(encoding="utf-8")
        os.kill(int(children.split()[0]), wish)
        self.daemon.wait(30)

    def load(self, archive):
        for image in (*LAYOUTS, BARE):
            changes = [f"ENV FOLDER={json.dumps(inside(image))}", f"ENV PUID={USER}", 'ENTRYPOINT ["/start"]', "EXPOSE 32400"]
            changes += [] if image == BARE else ["VOLUME /config"]
            self.cli("import", *(word for change in changes for word in ("--change", change)), archive, self.image(image))

    def image(self, name):
        return name

    def inspect(self, name):
        return json.loads(self.cli("container", "inspect", name))[0]

    def names(self):
        return sorted(self.cli("ps", "--all", "--format", "{{.Names}}").split())


class Podman(Engine):
    def __init__(self, machine):
        super().__init__(machine, "Podman")
        (self.folder / "containers.conf").write_text(PODMAN, encoding="utf-8")

    def program(self):
        return ["podman", f"--root={self.folder / 'root'}", "--runroot=/mnt/run", "--tmpdir=/mnt/tmp"]

    def environment(self):
        return {"CONTAINERS_CONF": str(self.folder / "containers.conf")}

    def service(self):
        return [*self.program(), "system", "service", "--time=0", f"unix://{self.socket}"]

    def image(self, name):
        return f"localhost/{name}"


class Docker(Engine):
    def __init__(self, machine):
        super().__init__(machine, "Docker")

    def program(self):
        return ["docker", "-H", f"unix://{self.socket}"]

    def service(self):
        places = [f"--{part}={self.folder / part}" for part in ("data-root", "exec-root")]
        return ["dockerd", *places, "-H", f"unix://{self.socket}", "-p", self.folder / "pid", "--storage-driver=overlay2",
                "--default-ulimit", "nofile=1024:1024", "--shutdown-timeout", "5"]


def archive(folder, stand_in):
    """The file system of all images."""
    root = folder / "image"
    for part in ("bin", "etc", "tmp", "config", "usr/lib/plexmediaserver", "root", "proc", "sys", "dev", "run", "var/tmp"):
        (root / part).mkdir(parents=True)
    (root / "tmp").chmod(0o1777)
    shutil.copy("/bin/busybox", root / "bin/busybox")
    for applet in run("/bin/busybox", "--list").stdout.split():
        if applet != "busybox":
            (root / "bin" / applet).symlink_to("busybox")
    server = root / "usr/lib/plexmediaserver" / DATA
    shutil.copy(stand_in, server)
    run("strip", str(server), check=False)
    for library in re.findall(r"(/\S+) \(0x", run("ldd", str(stand_in)).stdout):
        place = root / library.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(pathlib.Path(library).resolve(), place)
    (root / "etc/passwd").write_text("root:x:0:0::/root:/bin/sh\n", encoding="utf-8")
    (root / "start").write_text(START, encoding="utf-8")
    (root / "start").chmod(0o755)
    whole = folder / "image.tar"
    with tarfile.open(whole, "w") as packed:
        packed.add(root, arcname=".", filter=lambda entry: entry.replace(uid=0, gid=0, deep=False))
    shutil.rmtree(root)
    return whole


class Contained:
    """A server in a container, whose /config is a folder of the computer, a volume (`config=None`), or nothing but its own layer."""

    def __init__(self, shop, engine, image="plexinc/pms-docker", name="plex", server=None, network="host", user=USER, **special):
        self.shop, self.engine, self.image, self.container = shop, engine, image, name
        self.name = server or f"{engine.name} {image.split('/')[0]}"
        self.network, self.user, self.special = network, user, special
        self.config = shop.home.folder / "configs" / f"{engine.name}-{name}"
        shutil.rmtree(self.config, ignore_errors=True)
        self.folder = self.config / LAYOUTS.get(image, SUPPORT)
        self.folder.mkdir(parents=True)
        self.file = self.folder / "Preferences.xml"

    def run(self, *more, mount=True, policy="unless-stopped"):
        """Makes the container anew, and starts it. `mount`: the folder, a volume or a folder by the engine's word for it, or nothing."""
        self.create(*more, mount=mount, policy=policy)
        self.engine.cli("start", self.container)
        self.answers()
        return self

    def create(self, *more, mount=True, policy="unless-stopped"):
        self.remove()
        config = {
            "listen": f"0.0.0.0:{PORT}", "authority": "/authority", "plex_tv": "https://plex.tv", "name": self.name,
            "settings": {"folder": inside(self.image)}, "resolve_plex_tv": PLEX_TV, **self.special,
        }
        words = ["create", "--name", self.container, "--env", f"STAND_IN={json.dumps(config)}",
                 "--env", f"PUID={self.user}", "--volume", f"{self.shop.authority}:/authority", "--restart", policy]
        words += ["--volume", f"{self.config}:/config"] if mount is True else ["--volume", mount] if mount else []
        words += ["--network", "host"] if self.network == "host" else ["--publish", f"{PORT}:{PORT}"]
        self.engine.cli(*words, *more, self.engine.image(self.image))

    def furnish(self, owner="anna", mode=0o600, **more):
        """Writes the settings of a server with a dead sign-in, and starts it. The certificate's identity is plex.tv's to give."""
        self.put(settings(self.name, owner, ""), mode)
        self.run(**more)
        domain = json.loads(self.said().splitlines()[0])["plex_direct"]
        self.shop.home._know_plex_direct(domain)
        self.remove()
        self.put(settings(self.name, owner, domain.split(".")[0]), mode)
        self.run(**more)
        return self.file.read_bytes()

    def put(self, whole, mode):
        self.file.write_bytes(whole)
        os.chown(self.file, self.user, self.user)
        self.file.chmod(mode)

    def said(self):
        return self.engine.cli("logs", self.container, stderr=True)

    def answers(self):
        try:
            wait_until(f"{self.name} has started", lambda: f'"id":"{identifier(self.name)}"' in self.said(), 20)
        except RuntimeError as error:
            raise RuntimeError(f"{error}: {self.said()[-500:]}") from error

    def remove(self):
        self.engine.cli("rm", "--force", self.container, check=False)

    kill = remove

    def values(self):
        return dict(ElementTree.fromstring(self.file.read_bytes()).attrib)

    @property
    def runs(self):
        return self.engine.inspect(self.container)["State"]["Running"]

    @property
    def state(self):
        """What must stay: its identifier, and its policy."""
        seen = self.engine.inspect(self.container)
        return seen["Id"], seen["HostConfig"]["RestartPolicy"]["Name"], seen["Created"]

    @property
    def pid(self):
        """Does it run? As servers without a container tell it."""
        return self.engine.inspect(self.container)["State"]["Pid"] or None
