"""A NAS that is played: namespaces of its own for network, processes, mounts and names, with a real SSH server and the project's stand-in server,
behind scripts that do what the maker's commands do. makers.py has their looks."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import xml.etree.ElementTree as ElementTree

from installed import identifier, settings
from nas_root import Root
from network import PORT, run, wait_until

# What the maker's script calls, whatever that is called: the server as the package runs it.
PACKAGE = """#!/bin/sh
# package start|stop|kill|runs
. /.plex/package.conf
PATH=/usr/bin:/usr/sbin
pid() {
  pid=$(cat "$PID_FILE" 2>/dev/null)
  [ -n "$pid" ] && [ -d "/proc/$pid" ] && ! grep -q '^State:.*Z' "/proc/$pid/status"
}
ended() {
  for _ in $(seq 1 1200); do
    pid || return 0
    /.host/bin/busybox sleep 0.05
  done
  return 1
}
case $1 in
  start)
    /.plex/point start-before
    if ! pid; then
      cd /
      if [ -n "$KEEPS_CHANNEL" ]; then
        /.host/bin/setsid /.host/bin/setpriv --reuid="$OWNER" --regid="$GROUP" --clear-groups -- "$PROGRAM" /.plex/stand-in.json </dev/null 2>&1 &
      else
        /.host/bin/setsid /.host/bin/setpriv --reuid="$OWNER" --regid="$GROUP" --clear-groups -- "$PROGRAM" /.plex/stand-in.json </dev/null \\
          >/.plex/out 2>&1 &
      fi
      echo start >>/.plex/done
    fi
    /.plex/point start-after
    ;;
  stop)
    /.plex/point stop-before
    if pid; then kill -TERM "$pid"; ended; fi
    echo stop >>/.plex/done
    /.plex/point stop-after
    ;;
  kill) if pid; then kill -KILL "$pid"; fi ;;
  runs) pid ;;
esac
"""
RC_PACKAGE = "#!/bin/sh\n[ -e /.plex/disabled ] || /.plex/package start\n"
RC_LXC = """#!/bin/sh
/.host/bin/setsid /.host/bin/unshare --pid --mount --fork --kill-child /.host/bin/busybox sh -c '
  /.host/bin/mount -t proc proc /lxc/101/proc
  exec /.host/sbin/chroot /lxc/101 /.host/bin/busybox init' </dev/null >/dev/null 2>&1 &
"""
# The firmware's own, with a place to be there before and after it changes settings.
MOVE = """#!/bin/sh
case "$*" in
  *Preferences.xml) step=write ;;
  *before-locksmith) step=copy-beside ;;
  *) exec /.host/bin/mv "$@" ;;
esac
/.plex/point $step-before
/.host/bin/mv "$@" || exit
/.plex/point $step-after
"""
COPY = """#!/bin/sh
case "$*" in
  *Preferences.xml*) /.plex/point copy-before ;;
esac
exec /.host/bin/cp "$@"
"""
COPY_POINT = "copy-before"
# Where somebody hurries, the minutes of a start by itself are seconds.
SLEEP = """#!/bin/sh
if [ -e /hold/hurry ] && tr '\\0' ' ' <"/proc/$PPID/cmdline" | grep -q '\.locksmith-'; then
  exec /.host/bin/sleep "$(awk "BEGIN { print $1 / 60 }")"
fi
exec /.host/bin/sleep "$@"
"""


class Nas:
    """One NAS in the home network. `root` is its file system; a look furnishes it before it is started."""

    def __init__(self, home, stand_in, name, address, gnu=True, **more):
        self.home, self.name, self.address = home, name, address
        self.host = home.host(name, address)
        self.folder = home.folder / f"nas-{name}"
        self.root = Root(self.folder, gnu, **more)
        self.stand_in, self.process = stand_in, None
        self.data = self.user = self.password = self.inner = self.engine = None
        self.root.write("etc/hostname", f"{name}\n")
        self.root.write("etc/hosts", f"127.0.0.1 localhost {self.folder.name}\n")
        shutil.copy(self.host.settings / "resolv.conf", self.root.path("etc/resolv.conf"))

    # The server

    @property
    def place(self):
        """Whose file system has the server."""
        return self.inner or self.root

    def container(self, folder):
        """A Linux container of its own processes, with the server in it."""
        self.inner = Root(self.root.path(folder))
        self.inner.write("etc/inittab", "::sysinit:/etc/rc\n")
        shutil.copy(self.root.path("etc/resolv.conf"), self.inner.path("etc/resolv.conf"))
        self.root.inner.append(self.inner)

    def install(self, data, program, owner=(0, 0), server="Attic NAS", pid_file="/.plex/state/pid", keeps_channel=False, **special):
        """The package, with its settings in the folder `data` of the NAS; `special` is the stand-in's configuration."""
        self.data, self.server, self.owner, self.program = data, server, owner, program
        place = self.place
        place.program(program, self.stand_in)
        self.file = place.path(data) / "Preferences.xml"
        for folder in (self.file.parent, self.file.parent / "Logs", place.path(".plex/state"), place.path(".plex/authority")):
            folder.mkdir(parents=True, exist_ok=True)
            os.chown(folder, *owner)
        for part in ("ca.pem", "ca.key"):
            shutil.copy(self.home.authority / part, place.path(f".plex/authority/{part}"))
            os.chown(place.path(f".plex/authority/{part}"), *owner)
        config = {
            "listen": f"0.0.0.0:{PORT}", "authority": "/.plex/authority", "plex_tv": "https://plex.tv", "name": server,
            "settings": {"folder": data}, "pid_file": pid_file, **special,
        }
        place.write(".plex/stand-in.json", json.dumps(config))
        place.write(".plex/package.conf", "".join(f"{key}='{value}'\n" for key, value in {
            "PROGRAM": program, "OWNER": owner[0], "GROUP": owner[1], "PID_FILE": pid_file, "KEEPS_CHANNEL": "1" if keeps_channel else "",
        }.items()))
        place.script(".plex/package", PACKAGE)
        self.root.script("etc/rc.package", RC_LXC if self.inner else RC_PACKAGE)
        place.script("etc/rc.package", RC_PACKAGE)

    def hooks(self):
        """Ways to be there before and after a step, for a look with GNU's tools."""
        for name, text in (("mv", MOVE), ("cp", COPY), ("sleep", SLEEP)):
            self.root.script(f"usr/bin/{name}", text)

    def furnish(self, owner="anna", mode=0o600, token=None, **more):
        """Settings with a dead sign-in of this account, or with this token. The certificate's identity is plex.tv's to give."""
        domain = certificate(identifier(self.server))
        self.home._know_plex_direct(f"{domain}.plex.direct")
        self.write(settings(self.server, owner, domain, token, **more), mode)
        return self.file.read_bytes()

    def write(self, content, mode=0o600):
        self.file.write_bytes(content)
        os.chown(self.file, *self.owner)
        self.file.chmod(mode)

    def values(self):
        return dict(ElementTree.fromstring(self.file.read_bytes()).attrib)

    @property
    def identifier(self):
        return identifier(self.server)

    def runs(self):
        """Does it answer, as who it is?"""
        words = ["curl", "--silent", "--max-time", "2", f"http://{self.address}:{PORT}/identity"]
        return self.identifier in run(*self.host.command(*words), check=False).stdout

    def package(self, word):
        enter = ("/usr/bin/pct", "exec", "101", "--") if self.inner else ()
        return self.exec(*enter, "/bin/sh", "-c", "/.plex/package \"$1\" >/dev/null 2>&1", "sh", word, check=False).returncode

    def done(self):
        """What was done to the package since the last question."""
        file = self.place.path(".plex/done")
        said = file.read_text(encoding="utf-8").split() if file.exists() else []
        file.unlink(missing_ok=True)
        return said

    # The machine

    def start(self):
        """Power on."""
        command = self.host.command("unshare", "--mount", "--pid", "--uts", "--ipc", "--fork", "--kill-child", "sh", "-c", self.root.boot())
        output = open(self.home.folder / f"boot-of-{self.name}.out", "ab")
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
        self.home.running.append((f"nas {self.name}", self.process))
        output.close()
        wait_until(f"{self.name} has started", self._init, limit=20)
        self.home._wait_for_port("tcp", self.host, 22, limit=20)
        if self.data and not self.root.path(".plex/disabled").exists():
            wait_until(f"the server of {self.name} answers", self.runs, limit=30)
        return self

    def _init(self):
        """The number of its first process, as this machine counts."""
        unshare = self.process.pid
        children = pathlib.Path(f"/proc/{unshare}/task/{unshare}/children")
        # `ip` becomes unshare; unshare's child is the first process there.
        found = children.read_text(encoding="utf-8").split() if children.exists() else []
        if found and b"busybox" in pathlib.Path(f"/proc/{found[0]}/cmdline").read_bytes():
            return int(found[0])
        if self.process.poll() is not None:
            raise RuntimeError(f"{self.name} did not start: {(self.home.folder / f'boot-of-{self.name}.out').read_text()}")
        return None

    def power_off(self):
        """As when somebody pulls its plug."""
        if self.process:
            init = None if self.process.poll() is not None else self._init()
            if init:
                os.kill(init, signal.SIGKILL)
            self.process.kill()
            self.process.wait()
            self.home.running = [entry for entry in self.home.running if entry[1] is not self.process]
            self.process = None
            # An engine of containers beside it is nothing that boots.
            wait_until("its processes are gone", lambda: self.engine or not run("ip", "netns", "pids", self.host.namespace).stdout.split(), limit=20)

    def reboot(self):
        self.power_off()
        self.start()

    def exec(self, *words, check=True, **more):
        """As root, on the NAS itself."""
        enter = ["nsenter", f"--target={self._init()}", "--mount", "--pid", "--uts", "--ipc", "--net", "--root", "--wd"]
        return run(*enter, *words, check=check, **more)

    def cable(self, state):
        """`down`: somebody pulls it."""
        self.home.router.ip("link", "set", f"to-{self.name}", state)

    def cut(self):
        """Ends every SSH connection: what was begun on the NAS goes on."""
        self.exec("/.host/bin/pkill", "-KILL", "-f", "^sshd: [a-z]|dropbear .* -2 [0-9]", check=False)

    # Places to be there

    def hold(self, point):
        self.root.path(f"hold/{point}").touch()

    def is_held(self, point):
        return self.root.path(f"hold/{point}.reached").exists()

    def release(self, point=None):
        for file in self.root.path("hold").iterdir():
            if point is None or file.name.startswith(point):
                file.unlink(missing_ok=True)

    def commands(self):
        """What users' shells and root were asked to run there."""
        return "".join(self.root.path(name).read_text(encoding="utf-8", errors="replace") for name in ("var/log/commands", "var/log/sudo.log")
                       if self.root.path(name).exists())

    def leftovers(self):
        """What lies beside the settings and was not there before."""
        usual = {"Preferences.xml", "Logs"}
        return sorted(file.name for file in self.file.parent.iterdir() if file.name not in usual)


def certificate(machine):
    """The certificate's identity of a simulated server (src/demo/idents.rs)."""
    text, count = "", 0
    while len(text) < 32:
        digest = 0xCBF29CE484222325
        for byte in bytes([count]) + f"certificate {machine}".encode():
            digest = ((digest ^ byte) * 0x100000001B3) % (1 << 64)
        text += f"{(digest >> 32) ^ (digest & 0xFFFFFFFF):08x}"
        count += 1
    return text[:32]
