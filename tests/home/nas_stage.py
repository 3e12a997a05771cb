"""What the scenes with a NAS share: each has a NAS, an owner and a server of its own, so that several are played at once."""

import contextlib
import json
import pathlib
import stat
import subprocess
import sys
import threading
import traceback
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

from called import called
from installed import SIGN_IN, dead_token, identifier
from nas import certificate
from network import LANS, PLEX_TV, run, wait_until
from owner import Owner

HERE = pathlib.Path(__file__).resolve().parent
PRODUCT, OWN = "Locksmith for Plex", "plex-locksmith"
MOST = 110


class Stage:
    """The home, and how many scenes were played in it."""

    def __init__(self, cases, home, program, stand_in):
        self.cases, self.home, self.program = cases, home, program
        self.stand_in = home.folder / "Plex Media Server"
        run("strip", "-o", str(self.stand_in), str(stand_in))
        self.lock, self.count = threading.Lock(), 0
        self.printed, self.secrets, self.commands, self.telling, self.looked = [], set(), [], [], 0
        self.kills = 0
        home.folder.chmod(0o755)
        self._know_all_names()
        home.plex_tv()
        self.watched = home.folder / "watched"
        self.watcher = subprocess.Popen([sys.executable, HERE / "nas_watch.py", self.watched], stdout=subprocess.PIPE)
        self.watcher.stdout.readline()

    def _know_all_names(self):
        """The name server is started once: one that is started anew while others ask is a fault of its own."""
        domains = [f"{certificate(identifier(server_name(number)))}.plex.direct" for number in range(1, MOST)]
        self.home.plex_direct.update(domains)
        ranges = [f"--synth-domain={domain},{LANS[0]}" for domain in domains]
        self.home._dnsmasq("plex.direct", self.home.internet, PLEX_TV, "--local=/plex.direct/", *ranges)

    def play(self, scenes, at_once=3):
        """All of them, some at a time; what each says is printed when it is over."""
        with ThreadPoolExecutor(at_once) as pool:
            for future in [pool.submit(self._play, *scene) for scene in scenes]:
                future.result()

    def _play(self, name, scene):
        with self.lock:
            self.count += 1
            number = self.count
        play = Play(self, name, number)
        try:
            scene(play)
        except Exception as error:  # noqa: BLE001: it fails its scene, not the others
            place = traceback.extract_tb(error.__traceback__)
            lines = " < ".join(f"{pathlib.Path(at.filename).name}:{at.lineno}" for at in reversed(place[-4:]))
            play.case("is played to its end", False, f"{type(error).__name__}: {error} ({lines})")
        finally:
            with contextlib.suppress(RuntimeError):
                play.close()
            with self.lock:
                print(f"\n{name}", flush=True)
                for words, holds, seen in play.seen:
                    self.cases.case(f"{name}: {words}", holds, seen)

    def account_tokens(self):
        mine = [entry for entry in self.home.log("plex.tv") if entry["headers"].get("x-plex-product") == PRODUCT]
        return {token for entry in mine if (token := entry["headers"].get("x-plex-token"))}

    def judge_secrets(self):
        self.watcher.terminate()
        self.watcher.wait()
        secrets = {secret for secret in self.secrets | self.account_tokens() | {"claim-"} if secret}
        printed, case = "".join(self.printed), self.cases.case
        watched = self.watched.read_bytes()
        case("there were secrets to look for", len(secrets) > 3 and len(printed) > 1000, (len(secrets), len(printed)))
        case("command lines of the program, of sshd and of sudo were seen",
             all(words in watched for words in (str(self.program).encode(), b"sshd", b"--password-fd")), len(watched))
        hidden = [secret[:6] for secret in secrets if secret.encode() in watched]
        case("no password, token or code is in an argument or environment of any process", not hidden, hidden)
        commands = "".join(self.commands)
        told = [secret[:6] for secret in secrets if secret in commands]
        case("none is in what the shells of a NAS and its sudo were asked to run", commands and not told, told)
        said = [secret[:6] for secret in secrets if secret in printed]
        case("none was printed", not said, said)
        case("none lies in a file but settings and copies of them", self.looked and not self.telling, self.telling)


def server_name(number):
    return f"Attic {number}"


class Play:
    """One scene."""

    def __init__(self, stage, name, number):
        self.stage, self.name, self.number, self.seen = stage, name, number, []
        self.home, self.owners, self.all_nas, self.undo = stage.home, [], [], contextlib.ExitStack()
        self.server = server_name(number)
        self.tokens = set()

    def case(self, words, holds, seen=""):
        self.seen.append((words, bool(holds), seen))
        return bool(holds)

    def equal(self, words, seen, expected):
        return self.case(words, seen == expected, f"{seen!r}, expected {expected!r}")

    def nas(self, look, owner="anna", start=True, **special):
        """A NAS of that look, and its owner; it runs, with a dead sign-in."""
        nas = self.make(look, **special)
        self.before = nas.furnish(owner)
        if start:
            self.begin(nas)
        return nas

    def make(self, look, address=None, server=None, **special):
        number = len(self.all_nas)
        name = f"n{self.number}{'abcd'[number]}"
        address = address or f"192.168.77.{100 + self.number if number == 0 else 190 + self.number % 60}"
        with self.stage.lock:
            nas = look(self.home, self.stage.stand_in, name, address, server=server or self.server, **special)
        nas.port = 22
        self.all_nas.append(nas)
        self.stage.secrets.add(nas.password)
        return nas

    def begin(self, nas):
        nas.start()
        nas.key = sorted(nas.root.host_keys())[0] if not nas.root.path("etc/ssh/ssh_host_ed25519_key.pub").exists() else key_of(nas)
        return nas

    def reset(self, nas, *ssh):
        """It was reset: it has other keys, and its log is empty."""
        for file in nas.root.path("etc/ssh").glob("ssh_host_*"):
            file.unlink()
        nas.power_off()
        nas.root.path("var/log/sshd.log").unlink()
        nas.root.sshd(*ssh)
        return self.begin(nas)

    def owner(self, kind=Owner):
        with self.stage.lock:
            letter = "" if not self.owners else "b"
            last = 20 + self.number if not self.owners else 240 + self.number % 10
            owner = kind(self.home, self.stage.program, f"c{self.number}{letter}", f"192.168.77.{last}")
        self.owners.append(owner)
        return owner

    # What is judged

    def is_verified(self, words, done, nas, before):
        seen = done.json and (done.returncode, done.result, done.json["verified"], done.json["claimed_by"])
        self.case(f"{words}: verified, by the disk", seen == (0, "verified", True, "disk"), f"{seen} {tail(done)}")
        self.is_new_sign_in(words, nas, before)
        self.equal(f"{words}: nothing is left beside the settings", nas.leftovers(), [])

    def is_new_sign_in(self, words, nas, before):
        was, now = dict(ElementTree.fromstring(before).attrib), nas.values()
        self.note(nas)
        differ = sorted(key for key in was.keys() | now.keys() if was.get(key) != now.get(key))
        self.case(f"{words}: nothing but the sign-in differs, and it is a new one of anna's",
                  set(differ) <= set(SIGN_IN) and now.get("PlexOnlineUsername") == "anna"
                  and now.get("PlexOnlineToken") != was.get("PlexOnlineToken"), differ)
        self.is_owned(words, nas)
        self.case(f"{words}: it runs", nas.runs())

    def is_owned(self, words, nas, mode=0o600):
        found = nas.file.stat()
        self.equal(f"{words}: owner and mode are the same", (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)), (*nas.owner, mode))

    def is_as_before(self, words, nas, before, runs=True):
        self.case(f"{words}: the settings are as they were, byte for byte", nas.file.read_bytes() == before, nas.file.stat().st_size)
        with contextlib.suppress(RuntimeError):
            wait_until("it runs", lambda: nas.runs() == runs, limit=5)
        self.equal(f"{words}: it runs", nas.runs(), runs)

    def is_refused(self, words, done, status, why, result="untouched", limit=None):
        """It says no, in words, and changed nothing."""
        self.equal(f"{words}: exit {status}, {result}", (done.returncode, done.result), (status, result))
        found = [part for part in ([why] if isinstance(why, str) else why) if part.lower() not in (done.why + done.said).lower()]
        self.case(f"{words}: it says why", not found, f"no {found} in {tail(done)}")
        if limit:
            self.case(f"{words}: within {limit} s", done.seconds < limit, f"{done.seconds:.1f} s")

    def journals(self, owner):
        files = sorted((owner.packages / OWN / "repairs").glob("*/journal.json"))
        return {file.parent: json.loads(file.read_text(encoding="utf-8")) for file in files}

    def note(self, nas):
        with contextlib.suppress(ElementTree.ParseError, FileNotFoundError):
            if token := nas.values().get("PlexOnlineToken"):
                self.stage.secrets.add(token)

    def live_token(self, owner, account):
        token = owner.demo(f"token?account={account}")["token"]
        self.stage.secrets.add(token)
        return token

    def close(self):
        secrets = None
        for nas in self.all_nas:
            self.note(nas)
            if nas.file.exists():
                self.stage.secrets.add(dead_token("anna"))
            self.stage.commands.append(nas.commands())
            nas.power_off()
        self.undo.close()
        secrets = [secret.encode() for secret in self.stage.secrets | self.stage.account_tokens() if secret]
        for owner in self.owners:
            self.stage.printed += owner.printed
            self._look_through(owner.folder, secrets, lambda file: file.name.startswith(("settings.", "replaced-")))
        for nas in self.all_nas:
            self._look_through(nas.folder, secrets, lambda file, nas=nas: file.name.startswith("Preferences.xml"))
        for thing in (*self.owners, *self.all_nas):
            with self.stage.lock:
                self.home.hosts.pop(thing.host.name, None)
            thing.host.remove()

    def _look_through(self, folder, secrets, may):
        for file in folder.rglob("*"):
            if file.is_symlink() or not file.is_file() or file.stat().st_size > 4 << 20 or file.name.startswith("Plex Media Server") or may(file):
                continue
            self.stage.looked += 1
            content = file.read_bytes()
            self.stage.telling += [f"{file}: {secret[:6]}" for secret in secrets if secret in content]


def key_of(nas):
    file = nas.root.path("etc/ssh/ssh_host_ed25519_key.pub")
    return run("ssh-keygen", "-lf", str(file)).stdout.split()[1]


def tail(done):
    return " ".join(f"{done.why} {done.said}".split())[-500:]


def play_all(description, scenes, at_once, longest):
    """A suite's `main`: plays the scenes, some at the same time."""
    with called(description, longest, at_once=at_once) as (call, home, cases):
        stage = Stage(cases, home, call.bin, call.stand_in)
        stage.play([(name, scene) for name, scene in scenes if call.only.lower() in name.lower()], call.at_once)
        stage.judge_secrets()
