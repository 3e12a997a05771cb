"""The computer of the user, with the program under test."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import threading
import time

from network import run, wait_until

HERE = pathlib.Path(__file__).resolve().parent
CLIENT = "192.168.77.20"


class Reader(threading.Thread):
    """Reads what a program says on standard error. As root it starts no browser: its user opens the link that it prints."""

    def __init__(self, client, pipe, environment):
        super().__init__(daemon=True)
        self.client, self.pipe, self.environment, self.said, self.opened = client, pipe, environment, "", set()
        self.start()

    def run(self):
        while words := os.read(self.pipe.fileno(), 4096):
            self.said += words.decode("utf-8", "replace")
            for link in re.findall(r"^(https://\S+/auth#\S+)$(?=\n)", self.said, re.MULTILINE):
                # Another user's program has started the browser itself.
                if link not in self.opened and os.geteuid() == 0 and self.environment.get("DEMO_USER") is None:
                    self.opened.add(link)
                    self.client.open(link, self.environment)


class Entered:
    """Stands for a host to commands that enter its namespace themselves."""

    @staticmethod
    def command(*words):
        return list(words)


class Client:
    """The program runs unmodified on a host of its own, with a browser that approves every sign-in."""

    def __init__(self, home, program, name="client", address=CLIENT):
        self.home, self.program = home, program
        self.host = home.host(name, address)
        self.folder = home.folder / f"user-of-{name}"
        tools = self.folder / "bin"
        tools.mkdir(parents=True)
        shutil.copy(HERE / "browser.py", tools / "xdg-open")
        (tools / "xdg-open").chmod(0o755)
        # What the program sees in the place of /var/lib, where packages keep their settings, and the program root's repairs.
        self.packages = self.folder / "var-lib"
        self.packages.mkdir()
        # And in that of /usr/local/lib, where units of systemd can be.
        self.units = None
        # All that it ever printed.
        self.printed = []
        self.environment = {
            "PATH": f"{tools}:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": str(self.folder),
            "SSL_CERT_FILE": str(home.authority / "ca.pem"),
            "LANG": "C.UTF-8",
        }

    def ask(self, method, url, *more):
        """A request of the suite's own, from the client's computer: its status and its body."""
        words = ["curl", "--silent", "--max-time", "5", "--cacert", self.home.authority / "ca.pem", "--request", method]
        asked = run(*self.host.command(*map(str, words), "--write-out", "\n%{http_code}", *more, url), check=False)
        body, _, status = asked.stdout.rpartition("\n")
        return int(status), body

    def demo(self, switch):
        """One of the switches that the stand-in for plex.tv has for scenarios."""
        status, body = self.ask("POST", f"https://plex.tv/demo/{switch}")
        if status not in (200, 204):
            raise RuntimeError(f"/demo/{switch} answered {status}")
        return json.loads(body) if body else None

    def add_unit(self):
        """The unit of Debian's package: systemd runs the server."""
        self.units = self.folder / "usr-local-lib"
        unit = self.units / "systemd/system/plexmediaserver.service"
        unit.parent.mkdir(parents=True, exist_ok=True)
        unit.write_text("[Service]\nUser=plex\nExecStart=/usr/lib/plexmediaserver/Plex\\x20Media\\x20Server\n", encoding="utf-8")

    def call(self, *words, account="anna", clock=None, user=None, folder=None):
        """The command and its environment. `account` approves the sign-in in the browser; `clock` is what the computer's clock is
        off by, like `+20m`; `user` is another user of the computer, by number, and `folder` another home than the usual one."""
        command, environment = [self.program, *words], {**self.environment, "DEMO_ACCOUNT": account}
        if folder:
            environment["HOME"] = str(folder)
        if clock:
            # Only the time of day is wrong: a clock that counts from the start of the computer never is.
            command, environment["FAKETIME_DONT_FAKE_MONOTONIC"] = ["faketime", "-f", clock, *command], "1"
        if user:
            environment["DEMO_USER"] = str(user)
            command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--", *command]
        mounts = [(self.packages, "/var/lib"), (self.units, "/usr/local/lib")]
        private = [f"mount --rbind '{folder}' {place}" for folder, place in mounts if folder]
        command = ["unshare", "--mount", "sh", "-c", " && ".join([*private, 'exec "$@"']), "sh", *command]
        return self.host.command(*map(str, command)), environment

    def open(self, link, environment):
        """What the user does with a link in the terminal."""
        browser = [str(self.folder / "bin" / "xdg-open"), link]
        subprocess.Popen(self.host.command(*browser), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self, name, *words, limit=30):
        """Starts the program, which goes on; gives its process, and the file with all that it says. With `--sign-in`, the link that it
        prints is opened."""
        command, environment = self.call(*words)
        process = self.home.start(name, Entered, command, environment)
        output = self.home.folder / f"{name}.out"
        if "--sign-in" in words:
            link = lambda: re.findall(r"^https://\S+/auth#\S+$", output.read_text(encoding="utf-8"), re.MULTILINE)
            wait_until("a link to sign in by", link, limit)
            self.open(link()[0], environment)
        return process, output

    def run(self, *words, limit=60, **more):
        """Runs the program to its end; `more` as for `call`."""
        command, environment = self.call(*words, **more)
        started = time.monotonic()
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        reader = Reader(self, process.stderr, environment)
        killer = threading.Timer(limit, process.kill)
        killer.start()
        out = process.stdout.read().decode("utf-8", "replace")
        status = process.wait()
        reader.join()
        if not killer.is_alive():
            raise RuntimeError(f"{' '.join(words)}: no end within {limit} s: {reader.said[-600:]}")
        killer.cancel()
        done = subprocess.CompletedProcess(command, status, out, reader.said)
        done.seconds = time.monotonic() - started
        done.json = json.loads(done.stdout) if done.stdout.startswith("{") else None
        self.printed.append(done.stdout + done.stderr)
        return done

    def check(self, *words, **more):
        """`check --json`, with the servers by name."""
        done = self.run("check", "--json", *words, **more)
        if done.json is None:
            raise RuntimeError(f"check printed no JSON (exit {done.returncode}): {done.stderr.strip()}")
        done.servers = {server["name"]: server for server in done.json["servers"]}
        return done

    def pages(self):
        file = self.folder / "pages"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def causes(done):
    return {name: server["cause"] for name, server in done.servers.items()}
