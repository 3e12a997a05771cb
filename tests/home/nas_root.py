"""The root file system of a look-alike: a folder of this machine that only the processes of that NAS see as `/`.

Programs of this machine that it has lie below `/.host`; links in its own `/usr/bin` and `/usr/sbin` say which it has.
"""

import os
import pathlib
import shutil
import subprocess

BUSYBOX = "/usr/bin/busybox"
# What the firmware of a NAS with GNU's tools has, of what this machine has. No systemctl, docker or curl among them.
GNU = (
    "awk basename bash busybox cat chgrp chmod chown cmp cp cut dash date dd df dirname du echo env expr false find flock getent grep gzip head "
    "hostname id install kill ln ls md5sum mkdir mkfifo mktemp mount mv nohup pgrep pidof pkill printenv printf ps pwd readlink realpath "
    "rm rmdir sed seq setpriv setsid sh sha1sum sha256sum sleep sort stat stty sudo sync tail tar tee test timeout touch tr true umount "
    "uname uniq uptime wc whoami xargs yes"
).split()
SERVERS = ("sshd", "dropbear")
FOLDERS = (
    "etc/ssh etc/pam.d etc/sudoers.d usr/bin usr/sbin usr/lib usr/lib64 usr/libexec usr/local/bin var/log var/run var/empty/sshd root home "
    "proc dev run tmp .host/bin .host/sbin .plex hold"
).split()
# Read only: this machine's own.
BOUND = {"/usr/lib": "usr/lib", "/usr/lib64": "usr/lib64", "/usr/libexec": "usr/libexec", "/usr/bin": ".host/bin", "/usr/sbin": ".host/sbin"}
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
PAM = "auth required pam_unix.so nodelay\naccount required pam_unix.so\nsession required pam_permit.so\npassword required pam_deny.so\n"

# Waits, where somebody wants to be there before or after something happens: `point NAME`.
POINT = """#!/bin/sh
[ -e "/hold/$1" ] || exit 0
: >"/hold/$1.reached"
while [ -e "/hold/$1" ]; do /.host/bin/busybox sleep 0.05; done
"""
# What a user's shell is asked to run is written down.
LOGIN_SHELL = """#!/bin/sh
for word; do printf '%s\\n' "$word"; done >>/var/log/commands
exec /bin/sh "$@"
"""
INITTAB = "::sysinit:/etc/rc\n::respawn:{ssh}\n"
RC = """#!/bin/sh
umask 022
mkdir -p /run/sshd
[ -e /etc/rc.package ] && /etc/rc.package
"""


class Root:
    """A file system; `gnu`: with these tools, otherwise with busybox alone."""

    def __init__(self, folder, gnu=True, without=(), shell=None):
        self.folder = pathlib.Path(folder)
        for name in FOLDERS:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for name, target in {"bin": "usr/bin", "sbin": "usr/sbin", "lib": "usr/lib", "lib64": "usr/lib64"}.items():
            (self.folder / name).symlink_to(target)
        (self.folder / "var/run").rmdir()
        (self.folder / "var/run").symlink_to("/run")
        for name in ("tmp", "hold"):
            (self.folder / name).chmod(0o1777)
        # sshd wants it to be nobody's but root's.
        (self.folder / "var/empty/sshd").chmod(0o755)
        names = GNU if gnu else subprocess.run([BUSYBOX, "--list"], capture_output=True, text=True, check=True).stdout.split()
        for name in {*names, "busybox"} - set(without):
            target = f"/.host/bin/{name}" if gnu and pathlib.Path("/usr/bin", name).exists() else "/.host/bin/busybox"
            self.link(f"usr/bin/{name}", target)
        if not gnu:
            # sudo has to be its own owner's here, too.
            self.link("usr/bin/sudo", "/.host/bin/sudo")
        for name in SERVERS:
            self.link(f"usr/sbin/{name}", f"/.host/sbin/{name}")
        self.link("usr/bin/sh", f"/.host/bin/{shell or ('dash' if gnu else 'busybox')}")
        self.script(".plex/point", POINT)
        self.script("usr/bin/login-shell", LOGIN_SHELL)
        self.script("etc/rc", RC)
        self.write("var/log/commands", "", 0o666)
        self.users, self.groups, self.numbers, self.mounts, self.inner = [], {}, {}, [], []
        self.write("etc/shells", "/bin/sh\n/bin/bash\n/usr/bin/login-shell\n")
        self.write("etc/nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n")
        for name in ("sshd", "sudo", "su", "other"):
            self.write(f"etc/pam.d/{name}", PAM)
        self.write("etc/sudoers", "Defaults logfile=/var/log/sudo.log\nroot ALL=(ALL:ALL) ALL\n@includedir /etc/sudoers.d\n", 0o440)
        self.user("root", 0, 0, None, home="/root", shell="/bin/sh")
        self.user("nobody", 65534, 65534, None, shell="/bin/false")

    def path(self, name):
        return self.folder / str(name).lstrip("/")

    def write(self, name, text, mode=0o644):
        file = self.path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        file.chmod(mode)
        return file

    def script(self, name, text):
        return self.write(name, text, 0o755)

    def link(self, name, target):
        file = self.path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.symlink_to(target)

    def program(self, name, source):
        """The same file at one more place: nothing is copied where that can be."""
        file = self.path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        try:
            os.link(source, file)
        except OSError:
            shutil.copy(source, file)
        return file

    def user(self, name, number, group, password, home="/", shell="/usr/bin/login-shell", groups=()):
        """`password`: none, and nobody signs in with one."""
        self.users = [user for user in self.users if user[0] != name]
        self.users.append((name, number, group, hashed(password), home, shell))
        for other in groups:
            self.groups.setdefault(other, []).append(name)
        self.path(home).mkdir(parents=True, exist_ok=True)
        if home not in ("/", "/root"):
            os.chown(self.path(home), number, group)
        self._write_users()

    def group(self, name, number):
        self.groups.setdefault(name, [])
        self.numbers[name] = number

    def _write_users(self):
        self.write("etc/passwd", "".join(f"{n}:x:{u}:{g}:{n}:{h}:{s}\n" for n, u, g, _, h, s in self.users)
                   + "sshd-privileges:x:74:74::/var/empty/sshd:/bin/false\n"
                   + ("" if any(user[0] == "sshd" for user in self.users) else "sshd:x:74:74::/var/empty/sshd:/bin/false\n"))
        own = "".join(f"{n}:x:{g}:\n" for n, _, g, *_ in self.users)
        more = "".join(f"{name}:x:{self.numbers.get(name, 900)}:{','.join(members)}\n" for name, members in self.groups.items())
        self.write("etc/group", own + more)
        self.write("etc/shadow", "".join(f"{user[0]}:{user[3]}:19000:0:99999:7:::\n" for user in self.users), 0o640)

    def sudo(self, rules):
        self.write("etc/sudoers.d/rules", rules + "\n", 0o440)

    def sshd(self, *settings):
        """OpenSSH's server, as the firmware configures it; earlier settings win."""
        for kind in ("ed25519", "ecdsa"):
            key = self.path(f"etc/ssh/ssh_host_{kind}_key")
            if not key.exists():
                subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "", "-f", key], check=True)
        usual = ("UsePAM no", "PasswordAuthentication yes", "KbdInteractiveAuthentication no", "PermitRootLogin no", "LogLevel VERBOSE",
                 "HostKey /etc/ssh/ssh_host_ed25519_key", "HostKey /etc/ssh/ssh_host_ecdsa_key", "PidFile none", "UseDNS no")
        self.write("etc/ssh/sshd_config", "\n".join([*settings, *usual]) + "\n")
        self.write("etc/inittab", INITTAB.format(ssh="/usr/sbin/sshd -D -E /var/log/sshd.log"))

    def dropbear(self, *words):
        key = self.path("etc/dropbear_key")
        if not key.exists():
            subprocess.run(["dropbearkey", "-t", "ed25519", "-f", key], check=True, capture_output=True)
        self.write("etc/inittab", INITTAB.format(ssh=" ".join(["/usr/sbin/dropbear -F -E -r /etc/dropbear_key -p 22", *words])))

    def host_keys(self):
        """Their fingerprints, as OpenSSH prints them."""
        found = set()
        for key in self.path("etc/ssh").glob("*.pub"):
            found.add(subprocess.run(["ssh-keygen", "-lf", key], capture_output=True, text=True, check=True).stdout.split()[1])
        if (key := self.path("etc/dropbear_key")).exists():
            said = subprocess.run(["dropbearkey", "-y", "-f", key], capture_output=True, text=True, check=True).stdout
            line = next(line for line in said.splitlines() if line.startswith("ssh-"))
            done = subprocess.run(["ssh-keygen", "-lf", "-"], input=line, capture_output=True, text=True, check=True)
            found.add(done.stdout.split()[1])
        return found

    def boot(self):
        """The commands, to be run as the first process of its namespaces, that make it `/` and start it."""
        root = str(self.folder)
        lines = ["set -e", "mount --make-rprivate /", f"mount --bind '{root}' '{root}'"]
        for part in (self, *self.inner):
            lines += part.mounted()
        for name, words in self.mounts:
            lines += [f"mkdir -p '{root}/{name}'", f"mount {words} '{root}/{name}'"]
        return "\n".join([*lines, f"hostname '{self.folder.name}'", f"exec chroot '{root}' /.host/bin/busybox init"])

    def mounted(self):
        root, lines = str(self.folder), []
        for source, target in BOUND.items():
            lines += [f"mount --bind {source} '{root}/{target}'", f"mount -o remount,bind,ro '{root}/{target}'"]
        lines += [f"mount -t proc proc '{root}/proc'"]
        lines += [f"mount -t tmpfs -o mode={mode} tmpfs '{root}/{name}'" for name, mode in (("dev", 755), ("run", 755), ("tmp", 1777))]
        for device in DEVICES:
            lines += [f"touch '{root}/dev/{device}'", f"mount --bind /dev/{device} '{root}/dev/{device}'"]
        return [*lines, f"ln -s /proc/self/fd '{root}/dev/fd'"]


def hashed(password):
    if password is None:
        return "*"
    done = subprocess.run(["openssl", "passwd", "-6", "-stdin"], input=password, capture_output=True, text=True, check=True)
    return done.stdout.strip()
