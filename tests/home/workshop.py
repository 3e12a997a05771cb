"""What the scenes of the repair share: the owner's computer, a neighbour's, the servers, and the search for secrets."""

import contextlib
import json
import shutil
import stat
import xml.etree.ElementTree as ElementTree

from client import Client
from installed import SIGN_IN, Service, dead_token
from network import run

NAME = "Mac Mini"
NEIGHBOUR = "192.168.77.21"
PRODUCT = "Locksmith for Plex"
# Of root, as whom it runs here, below /var/lib.
OWN = "plex-locksmith"
ACCOUNTS = ("anna", "bob")


class Workshop:
    """The home as one scene after the other has it."""

    def __init__(self, cases, home, program, stand_in):
        self.cases, self.home, self.program, self.stand_in = cases, home, program, stand_in
        self.client = Client(home, program)
        self.neighbour = Client(home, program, "neighbour", NEIGHBOUR)
        self.clients, self.tokens = [self.client, self.neighbour], set()
        # Files that were looked through, those with a secret, and backups that others may read; and programs that were killed.
        self.looked, self.telling, self.open_backups, self.kills = [], [], [], 0
        # Another user of the client's computer needs the way to it.
        home.folder.chmod(0o755)
        home.plex_tv()

    @contextlib.contextmanager
    def opened(self):
        """One scene: after it, what the program wrote is looked through and removed."""
        self.servers, self.undo = [], contextlib.ExitStack()
        try:
            yield
        finally:
            for server in self.servers:
                self.note_token(server)
                server.kill()
            for client in self.clients:
                self.look_through(client)
            self.undo.close()
            for client in self.clients:
                shutil.rmtree(client.packages)
                client.packages.mkdir()
            self.client.units = None

    def play(self, scenes, only=""):
        """Those whose names have these words; then the search for secrets."""
        for name, scene in scenes:
            if only in name:
                with self.cases.scene(name), self.opened():
                    scene(self)
        self.judge_secrets()

    def live_token(self, account):
        """A sign-in that plex.tv accepts."""
        self.tokens.add(token := self.client.demo(f"token?account={account}")["token"])
        return token

    def service(self, owner="anna", mode=0o600, token=None, name=NAME, **special):
        """A server of the package on the client's computer, with this sign-in or a dead one of this account. With its settings."""
        server = Service(self.client, self.stand_in, name, **special)
        self.servers.append(server)
        return server, server.furnish(owner, mode, token=token)

    def note_token(self, server):
        """A server's own sign-in is a secret, too."""
        with contextlib.suppress(ElementTree.ParseError, FileNotFoundError):
            if token := server.values().get("PlexOnlineToken"):
                self.tokens.add(token)

    def sign_in_alone_differs(self, words, server, before):
        """Key by key: nothing but the sign-in is another one; the identity, libraries' places and the rest are the same."""
        was, now = dict(ElementTree.fromstring(before).attrib), server.values()
        differ = sorted(key for key in was.keys() | now.keys() if was.get(key) != now.get(key))
        owner = (now.get("PlexOnlineUsername"), now.get("PlexOnlineMail"))
        self.cases.case(f"{words}: nothing but the sign-in differs, key by key", set(differ) <= set(SIGN_IN), differ)
        self.cases.equal(f"{words}: it is anna's, and a new one", (owner, now["PlexOnlineToken"] != was.get("PlexOnlineToken")),
                         (("anna", "anna@example.com"), True))

    def is_verified(self, words, done, by):
        """Exit 0, one object, and what it says."""
        seen = done.json and (done.returncode, done.json["repair"]["result"], done.json["verified"], done.json["claimed_by"])
        self.cases.case(f"{words}: verified, by {by}", seen == (0, "verified", True, by), f"{seen} {tail(done)}")
        return done.json

    def is_refused(self, words, done, status, why, result="untouched"):
        """It says no, in words and in the one object, and changes nothing."""
        seen = done.json and (done.returncode, done.json["repair"]["result"], done.json["verified"])
        self.cases.case(f"{words}: exit {status}, {result}", seen == (status, result, False), f"{seen} {tail(done)}")
        said = (done.json or {}).get("repair", {}).get("why") or ""
        self.cases.case(f"{words}: it says why", why.lower() in said.lower(), said)

    def is_as_before(self, words, server, before, runs=True):
        self.cases.case(f"{words}: the settings are as they were, byte for byte", server.file.read_bytes() == before,
                        server.values().keys() if server.file.stat().st_size else "empty")
        self.cases.equal(f"{words}: the server runs", server.pid is not None, runs)

    def journals(self, client=None):
        """The records of repairs, by their folders."""
        files = sorted(((client or self.client).packages / OWN / "repairs").glob("*/journal.json"))
        return {file.parent: json.loads(file.read_text(encoding="utf-8")) for file in files}

    # Secrets

    def account_tokens(self):
        mine = [entry for entry in self.home.log("plex.tv") if entry["headers"].get("x-plex-product") == PRODUCT]
        return {token for entry in mine if (token := entry["headers"].get("x-plex-token"))}

    def secrets(self):
        return self.account_tokens() | self.tokens | {dead_token(account) for account in ACCOUNTS} | {"claim-"}

    def look_through(self, client):
        """What the program wrote: anything in its user's homes but the servers' own settings."""
        secrets, backups = self.secrets(), ("settings.", "replaced-")
        others = {client.folder / "bin", client.packages / "plexmediaserver", client.units}
        for file in filter(lambda path: path.is_file() and not others & set(path.parents), client.folder.rglob("*")):
            self.looked.append(file.name)
            if file.name.startswith(backups):
                modes = [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent)]
                self.open_backups += [file.name] if modes != [0o600, 0o700] else []
            elif any(secret.encode() in file.read_bytes() for secret in secrets):
                self.telling.append(file.name)

    def judge_secrets(self):
        printed = "".join(words for client in self.clients for words in client.printed)
        secrets = self.secrets()
        self.cases.case("there were secrets to look for", len(secrets) > 3 and len(printed) > 1000, len(secrets))
        kept = sum(name.startswith("settings.") for name in self.looked)
        self.cases.case("files were looked through, journals and backups among them", "journal.json" in self.looked and kept, self.looked)
        self.cases.equal("none of them holds a secret but the backups", self.telling, [])
        self.cases.equal("backups are their user's alone", self.open_backups, [])
        seen = [secret[:6] + "…" for secret in secrets if secret in printed]
        self.cases.equal("no sign-in and no claim code was printed", seen, [])
        whole = [account for account in ACCOUNTS if f"{account}@example.com" in printed]
        self.cases.equal("no e-mail address was printed whole", whole, [])
        log = self.home.log("plex.tv")
        back = {e["headers"].get("x-plex-token") for e in log if e["method"] == "DELETE" and e["path"] == "/api/v2/users/signout"}
        # One that was killed could not give its sign-in back.
        left = self.account_tokens() - back - self.tokens - {dead_token(account) for account in ACCOUNTS}
        self.cases.case("every sign-in was given back, but for those of killed programs", len(left) <= self.kills, len(left))

    def small_disk(self, folder):
        """A disk of 64 KiB, with nothing free but what is taken from it later."""
        folder.mkdir(parents=True, exist_ok=True)
        run("mount", "-t", "tmpfs", "-o", "size=64k,mode=0755", "tmpfs", str(folder))
        self.undo.callback(run, "umount", "--lazy", str(folder))

    def fill(self, folder):
        with contextlib.suppress(OSError), open(folder / "films", "wb", buffering=0) as films:
            while True:
                films.write(b"\0" * 4096)


def tail(done):
    said = getattr(done, "said", None) or getattr(done, "stderr", "")
    why = ((getattr(done, "json", None) or {}).get("repair") or {}).get("why") or ""
    return f"{why} {said.strip()[-600:]}".strip()
