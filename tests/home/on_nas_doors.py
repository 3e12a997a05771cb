"""The door of a NAS: who gets in, and by which words nobody does. Nothing is changed where nobody does."""

import pathlib
import subprocess
import sys
import time

import makers
from network import PORT, run
from on_nas import scene, whole

DOORS = []
NOTHING = "Nothing was changed"
# Limits of connecting, of the handshake and of signing in, with the search that goes before (remote.md, 5.4).
LONGEST = 75


def door(name):
    return scene(name, DOORS)


def refused(play, nas, why, words="refused", status=3, limit=LONGEST, **more):
    """Turned away, in words; the NAS and its server are as they were."""
    nas.done()
    owner = play.owners[0] if play.owners else play.owner()
    done = owner.repair(nas, **more).end(180)
    play.is_refused(words, done, status, why, limit=limit)
    play.equal(f"{words}: the server was neither stopped nor started", nas.done(), [])
    play.is_as_before(words, nas, play.before)
    return done


def log(nas):
    file = nas.root.path("var/log/sshd.log")
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""


@door("keyboard-interactive by PAM is all that it offers")
def pam(play):
    nas = play.nas(makers.dsm7, start=False)
    nas.root.sshd("UsePAM yes", "PasswordAuthentication no", "KbdInteractiveAuthentication yes", *makers.DSM_SSH)
    whole(play, play.begin(nas))


@door("it asks for a code as well")
def code(play):
    nas = play.nas(makers.dsm7, start=False)
    nas.root.sshd("UsePAM yes", "PasswordAuthentication no", "KbdInteractiveAuthentication yes", *makers.DSM_SSH)
    nas.root.write("etc/pam.d/sshd", "auth requisite pam_unix.so nodelay\nauth required pam_google_authenticator.so\n"
                   "account required pam_unix.so\nsession required pam_permit.so\n")
    secret = nas.root.write("var/services/homes/nasadmin/.google_authenticator", "PXSDKXK6LTLHI35XQWSNGWKTQQ\n\" TOTP_AUTH\n", 0o400)
    run("chown", "1026:100", str(secret))
    refused(play, play.begin(nas), "two-step code")


@door("a wrong password is tried once; then the NAS shuts this computer out")
def wrong_password(play):
    nas = play.nas(makers.dsm7)
    for number in range(1, 4):
        refused(play, nas, ("wrong user name or password", NOTHING), f"wrong, time {number}", password="not it")
        play.equal(f"time {number}: it was tried once", log(nas).count("Failed password"), number)
    # What DSM's Auto Block does.
    run(*nas.host.command("nft", "add table inet block; add chain inet block input { type filter hook input priority 0; }; "
                          "add rule inet block input tcp dport 22 reject with tcp reset"))
    done = refused(play, nas, NOTHING, "shut out")
    play.case("that it may have shut this computer out is said, or that SSH is off",
              "Auto Block" in done.said + done.why or "SSH isn't switched on" in done.said + done.why, done.said)
    run(*nas.host.command("nft", "delete table inet block"))


@door("only keys: no password is taken, and the user's own key opens it")
def keys(play):
    nas = play.nas(makers.dsm7, start=False)
    nas.root.sshd("PasswordAuthentication no", "PubkeyAuthentication yes", *makers.DSM_SSH)
    play.begin(nas)
    refused(play, nas, "doesn't accept passwords")
    refused(play, nas, "none of your SSH keys", "no key", password="")
    owner = play.owners[0]
    key = owner.folder / ".ssh/id_ed25519"
    key.parent.mkdir(mode=0o700)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "owner", "-f", key], check=True)
    nas.root.write("var/services/homes/nasadmin/.ssh/authorized_keys", key.with_suffix(".pub").read_bytes())
    for file in (".ssh", ".ssh/authorized_keys"):
        run("chown", "1026:100", str(nas.root.path(f"var/services/homes/nasadmin/{file}")))
    refused(play, nas, ("administrator",), "let in by the key, and sudo asks for a password", password="")
    nas.root.sudo("%administrators ALL=(ALL) NOPASSWD: ALL")
    done = owner.repair(nas, password="").end()
    play.is_verified("by the key", done, nas, play.before)


def sudo(name, why, *rules, works=False, **changes):
    """What sudo can say."""
    @door(f"sudo: {name}")
    def scene_of_sudo(play):
        nas = play.nas(makers.dsm7, start=False)
        nas.root.sudo("\n".join(rules))
        for user, password in changes.items():
            nas.root.user(user, 0, 0, password, home="/root", shell="/bin/sh")
        play.begin(nas)
        if works:
            whole(play, nas)
        else:
            refused(play, nas, why)
    return scene_of_sudo


USUAL = "%administrators ALL=(ALL) ALL"
sudo("no password is asked for, and none lands in the settings", "", "%administrators ALL=(ALL) NOPASSWD: ALL", works=True)
sudo("it uses a terminal of its own", "", "Defaults use_pty", USUAL, works=True)
sudo("its own PATH, without /usr/local/bin", "", 'Defaults secure_path="/usr/bin:/bin:/usr/sbin:/sbin"', USUAL, works=True)
sudo("not in the sudoers file", "isn't an administrator", "nobody ALL=(ALL) ALL")
sudo("it demands a terminal", "without a terminal", "Defaults requiretty", USUAL)
sudo("root has another password", "another password", "Defaults rootpw", USUAL, root="not the same")


@door("no sudo at all")
def no_sudo(play):
    nas = play.nas(makers.dsm7, root={"without": ("sudo",)})
    refused(play, nas, "administrator")


# Keys of the host


@door("a key that nobody knows, and nobody to ask")
def unknown_key(play):
    nas = play.nas(makers.dsm7)
    done = refused(play, nas, ("nobody to ask", nas.key), status=4, key=False)
    play.case("and how to say yes", f"--host-key {nas.key}" in done.said + done.why, done.said)
    play.case("nobody tried to sign in", "Failed" not in log(nas) and "Accepted" not in log(nas), log(nas))
    other = f"SHA256:{'A' * 43}"
    refused(play, nas, "isn't the one that is expected", "another one was expected", key=other)
    play.case("nobody tried to sign in then, either", "Failed" not in log(nas) and "Accepted" not in log(nas), log(nas))


@door("the user's own known_hosts")
def known_hosts(play):
    nas = play.nas(makers.dsm7)
    owner = play.owner()
    file = owner.folder / ".ssh/known_hosts"
    file.parent.mkdir(mode=0o700)
    key = " ".join(nas.root.path("etc/ssh/ssh_host_ed25519_key.pub").read_text(encoding="utf-8").split()[:2])
    file.write_text(f"{nas.address} {key}\n", encoding="utf-8")
    was = file.read_bytes()
    play.is_verified("known there", owner.repair(nas, key=False).end(), nas, play.before)
    play.case("it is only read", file.read_bytes() == was)


@door("its key has changed")
def changed_key(play):
    nas = play.nas(makers.dsm7)
    owner = play.owner()
    play.is_verified("first", owner.repair(nas).end(), nas, play.before)
    play.before = nas.file.read_bytes()
    play.reset(nas, *makers.DSM_SSH)
    refused(play, nas, "isn't the device Locksmith knew", key=False)
    refused(play, nas, "isn't the device Locksmith knew", "though the new one is expected")
    undone = owner.undo(nas).end()
    play.equal("nor is it undone there", (undone.returncode, undone.result), (3, "not-put-back"))
    play.case("and why is said", "isn't the device Locksmith knew" in undone.why + undone.said, undone.said)
    play.case("nothing was sent", "Failed" not in log(nas) and "Accepted" not in log(nas), log(nas))
    play.is_as_before("changed", nas, play.before)


# What answers


@door("SSH is off; nobody there; a name that nobody has; something else on that port")
def nobody(play):
    nas = play.nas(makers.dsm7)
    nas.port = 23
    refused(play, nas, ("SSH isn't switched on", "Switch SSH on"), "off")
    nas.port = PORT
    refused(play, nas, "not as SSH does", "not SSH")
    nas.port = 22
    real = nas.address
    nas.address = "192.168.77.253"
    refused_at(play, nas, real, "no response", "nobody")
    nas.address = "nas.invalid"
    refused_at(play, nas, real, "no device has this name", "no such name", status=2)


def refused_at(play, nas, real, why, words, status=3):
    asked, owner = nas.address, play.owners[0]
    nas.done()
    call = owner.repair(nas)
    nas.address = real
    done = call.end(180)
    play.is_refused(words, done, status, why, limit=LONGEST)
    play.is_as_before(words, nas, play.before)
    nas.address = asked


@door("an algorithm that nobody shares")
def no_algorithm(play):
    nas = play.nas(makers.dsm7, start=False)
    nas.root.sshd("KexAlgorithms diffie-hellman-group1-sha1", *makers.DSM_SSH)
    refused(play, play.begin(nas), "too old, or too unusual")


SHELLS = {
    "a menu": ("#!/bin/sh\nprintf 'Main menu\\n1) Status\\n2) Log out\\n> '\nread -r choice\necho bye\n", "menu", 60),
    "a shell that does nothing": ("#!/bin/sh\nexit 0\n", "menu", 60),
    "a shell that never answers": ("#!/bin/sh\nexec sleep 86400\n", "took too long", 120),
    "output without end": ("#!/bin/sh\nexec yes 'Welcome to this NAS'\n", "far more than it should", 120),
    "10 MB of words before each command": ("#!/bin/sh\nyes Welcome | head -c 10485760\nexec /bin/sh \"$@\"\n", "far more than it should", 120),
}


def shell(name, text, why, limit):
    @door(f"the user's shell is {name}")
    def scene_of_shell(play):
        nas = play.nas(makers.dsm7, start=False)
        nas.root.script("usr/bin/login-shell", text)
        refused(play, play.begin(nas), why, limit=limit)
    return scene_of_shell


for _name, (_text, _why, _limit) in SHELLS.items():
    shell(_name, _text, _why, _limit)


@door("a shell that greets before each command")
def greeting(play):
    nas = play.nas(makers.dsm7, start=False)
    nas.root.script("usr/bin/login-shell", "#!/bin/sh\necho 'Welcome to this NAS. LOCKSMITH-0'\necho 'Quota: fine' >&2\nexec /bin/sh \"$@\"\n")
    whole(play, play.begin(nas))


def hinder(play, nas, *words):
    """Something else in front of the NAS's SSH server: on port 2222, in the same place."""
    program = pathlib.Path(__file__).with_name("hindrance.py")
    name = f"hindrance of {nas.name}"
    play.home.start(name, nas.host, [sys.executable, program, "2222", *words])
    play.home._wait_for_port("tcp", nas.host, 2222)
    nas.port = 2222
    return name


@door("a banner of 10 MB")
def banner(play):
    nas = play.nas(makers.dsm7)
    for words in ("lines", "line"):
        name = hinder(play, nas, f"banner-{words}")
        done = refused(play, nas, NOTHING, f"10 MB of {words}")
        play.case(f"10 MB of {words}: named", any(why in done.said + done.why for why in ("far more", "not as SSH does", "the connection broke")),
                  done.said)
        play.home.stop(name)
        time.sleep(0.2)


@door("it says hello and nothing more")
def silent(play):
    nas = play.nas(makers.dsm7)
    for words in ("mute", "hello"):
        name = hinder(play, nas, words)
        done = refused(play, nas, NOTHING, words)
        play.case(f"{words}: named", any(why in done.said + done.why for why in ("took too long", "no response", "not as SSH does")), done.said)
        play.home.stop(name)
        time.sleep(0.2)


@door("it closes at each stage")
def closing(play):
    nas = play.nas(makers.dsm7)
    # Before it says hello, in the middle of it, after it, with the keys, with the sign-in, and while the program looks around.
    for after in (0, 10, 42, 700, 1200, 1600, 1700, 1800, 1900, 2000, 2200, 2600, 3200):
        name = hinder(play, nas, f"close-{after}")
        done = refused(play, nas, NOTHING, f"after {after} bytes", status=3)
        play.case(f"after {after} bytes: one sentence, and what to do", done.why and "panicked" not in done.said, done.said)
        play.home.stop(name)
        time.sleep(0.2)
