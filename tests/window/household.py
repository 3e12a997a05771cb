"""The home of network namespaces as the scenes of the window have it, and the window on the owner's computer in it."""

import contextlib
import json
import os
import shutil

from client import Client
from installed import SUPPORT, Service
from network import NAMES, OTHERS, PLEX_TV, PORT, run, wait_until
from scenario import Stage, furnish
from screen import OF_SCREEN, Window, as_user, shoot_screen, wait_for

# Whose program and whose server on this computer it is: nobody's first user is root.
OWNER = 1000
DESK = "Own Desk"
# Where the NAS is that has its own SSH server.
NAS = "192.168.77.30"


class Household:
    """One scene after the other is played in it, each before a window of its own."""

    def __init__(self, cases, home, arguments):
        self.cases, self.home, self.shots, self.stand_in = cases, home, arguments.shots, arguments.stand_in.resolve()
        self.client = Client(home, arguments.bin)
        # The owner finds the way to what is in it.
        home.folder.chmod(0o755)
        furnish(home)
        # What the presses of each scene were, and how many were allowed.
        self.counts = []

    @contextlib.contextmanager
    def scene(self, look, *plex_tv):
        """Sets the home up and puts it away again. Whatever happens, the screen is shot at the end."""
        self.look, self.window, self.services = look, None, []
        self.stage = Stage(self.home, self.client)
        self.home.plex_tv("plex.tv", PLEX_TV, None, *plex_tv)
        try:
            yield
        finally:
            shoot_screen(self.shots / f"{look}.png")
            if self.window:
                self.window.kill()
            for service in self.services:
                service.kill()
            self.stage.close()
            self.home.stop("plex.tv")
            for file in ("account", ".local", ".config", ".cache"):
                path = self.client.folder / file
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def open(self):
        """The window, as the owner starts it."""
        run("chown", "-R", f"{OWNER}:{OWNER}", str(self.client.folder))
        command, environment = self.client.call(user=OWNER)
        environment.update({name: os.environ[name] for name in OF_SCREEN})
        self.window = Window(command, self.shots, self.look, environment)
        return self.window

    def browser_knows(self, account):
        """Who is signed in on plex.tv in the owner's browser, from now on."""
        (self.client.folder / "account").write_text(account, encoding="utf-8")

    def count(self, words, most, since=0):
        """The presses so far, but for the first ones."""
        presses = self.window.presses[since:]
        self.counts.append((words, len(presses), most, " > ".join(presses)))
        self.cases.case(f"{words}: {len(presses)} presses, at most {most}", len(presses) <= most, presses)

    def filled(self, label):
        """After each step, the page's filled button has the keyboard."""
        try:
            wait_for("the keyboard", lambda: self.window.focused() == label, 3)
        except TimeoutError:
            pass
        self.cases.equal(f"the filled button is \"{label}\"", self.window.focused(), label)

    def says(self, words, anywhere=False):
        """The window says it, now or soon: at the beginning of a text, or anywhere in one."""
        holds = lambda: any((words in name) if anywhere else name.startswith(words) for _, name in self.window.names())
        try:
            wait_for(words, holds)
        except TimeoutError:
            self.cases.case(f"it says: {words}", False, self.window.names())
        else:
            self.cases.case(f"it says: {words}", True)

    def table(self):
        print(f"\n{'presses':>9}  scene")
        for words, count, most, presses in self.counts:
            print(f"{count:3} of {most:2}  {words}: {presses}")
        print()

    # The network

    def unplug(self, place):
        self.home.router.ip("link", "set", f"to-{place}", "down")
        self.stage.undo.callback(self.plug_in, place)

    def plug_in(self, place):
        self.home.router.ip("link", "set", f"to-{place}", "up")

    def block(self):
        """The name server says 0.0.0.0 for all of Plex's names, as an ad blocker does."""
        self.stage.names(*OTHERS, *(f"--address=/{name}/0.0.0.0" for name in NAMES))

    def unblock(self):
        self.home.names(PLEX_TV)

    # Servers on this computer

    def stale(self, name):
        """A server of the package, as a service that its owner may stop and start. It holds a dead sign-in."""
        service = Service(self.client, self.stand_in, name)
        self.services.append(service)
        service.furnish("anna", user=OWNER)
        service.stop()
        (service.service / "out").unlink()
        self._hand_over(service)
        return service

    def refusing_until_restarted(self):
        """A server of the package that Plex lists as anna's, and that has not learnt it yet."""
        service = Service(self.client, self.stand_in, DESK)
        self.services.append(service)
        identity, program, kind = "5c" * 20, service.service / "stand-in", service.service / "kind"
        kind.write_text("not-accepted", encoding="utf-8")
        words = ("server", "--listen", f"0.0.0.0:{PORT}", "--name", DESK, "--authority", self.home.authority, "--machine-id", identity)
        call = " ".join(f"'{word}'" for word in (self.home.demo_home, *words, "--plex-tv", "https://plex.tv"))
        program.unlink()
        program.write_text(f"""#!/bin/sh
            kind=$(cat '{kind}')
            echo healthy >'{kind}'
            printf %s $$ >'{service.service}/pid'
            exec {call} --kind "$kind"
        """, encoding="utf-8")
        program.chmod(0o755)
        self.settings(identity, "anna")
        self._hand_over(service)
        return service

    def settings(self, identity, account):
        """Those of a server on this computer, with a sign-in of this account that Plex accepts."""
        token = self.client.demo(f"token?account={account}")["token"]
        sign_in = {"PlexOnlineToken": token, "PlexOnlineUsername": account, "PlexOnlineMail": f"{account}@example.com"}
        self.stage.install({"ProcessedMachineIdentifier": identity, "FriendlyName": DESK, **sign_in})

    # A server on a NAS

    def nas(self, look, name):
        """A NAS with a maker's look, and a server with a dead sign-in on it."""
        nas = look(self.home, self.stand_in, "nas", NAS, server=name, announced=True)
        self.stage.undo.callback(nas.host.remove)
        nas.furnish("anna")
        nas.start()
        self.stage.undo.callback(nas.power_off)
        return nas

    def _hand_over(self, service):
        """It is its owner's, who starts it."""
        run("chmod", "-R", "a+rX", str(self.home.authority))
        run("chown", "-R", f"{OWNER}:{OWNER}", str(service.service), str(self.client.packages / "plexmediaserver"))
        run(*service.host.command(*as_user(OWNER, str(service.systemctl), "start", "plexmediaserver.service")))
        said = service.service / "out"
        wait_until(f"{service.name} has started", lambda: said.exists() and "\n" in said.read_text(encoding="utf-8"))
        self.home._know_plex_direct(json.loads(said.read_text(encoding="utf-8").splitlines()[0])["plex_direct"])
