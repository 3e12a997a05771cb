#!/usr/bin/python3
"""The window of the installed package, used to the end of the main job, and told to forget: linux_window.py --bin FILE --shots FOLDER.

It is started as a menu starts it, by a user without rights. One line per case, then "N passed, N failed".
"""

import argparse
import configparser
import os
import pathlib
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "home"), str(TESTS / "window")]
from cases import Cases  # noqa: E402: their folders had to be named first
from screen import OF_SCREEN, Window, as_user, on_screen  # noqa: E402

# Nobody on Debian.
USER = 65534
LONGEST = 500
ENTRY = "/usr/share/applications/plex-locksmith.desktop"
# What is kept between two starts, as the README says it; there was no repair.
KEPT = [
    ".config/plex-locksmith/client-id",
    ".config/plex-locksmith/window.json",
    ".local/share/plex-locksmith/history/history.jsonl",
    ".local/share/plex-locksmith/history/lock",
]


class Owner:
    """A user with a home."""

    def __init__(self, home, shots):
        self.home, self.shots = pathlib.Path(home), shots
        os.chown(home, USER, USER)
        entry = configparser.ConfigParser(interpolation=None)
        entry.read(ENTRY, encoding="utf-8")
        self.command = entry["Desktop Entry"]["Exec"].split()

    def start(self, look, *words):
        environment = {name: os.environ[name] for name in OF_SCREEN if name in os.environ}
        environment |= {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        environment |= {name: str(self.home) for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR")}
        return Window(as_user(USER, *self.command, *words), self.shots, look, environment)

    def kept(self):
        """The program's own files in the home."""
        files = (file.relative_to(self.home) for file in self.home.rglob("*") if not file.is_dir())
        return sorted(str(file) for file in files if "plex-locksmith" in str(file.parent))


def main_job(cases, owner):
    window = owner.start("job", "--demo")
    try:
        window.press("Sign in to Plex", "push button")
        window.wait("Claim this server", "push button")
        window.press("Claim this server", "push button")
        window.wait("You're back in.")
        cases.case("from the menu entry to \"You're back in.\"", True)
        window.shoot("back-in")
        window.press("Done", "push button")
        window.press("Copy report…", "push button")
        window.wait("A report to paste into a forum")
        # The button below the page begins with the same words.
        copy = next(node for _, name, node in window.nodes() if name == "Copy report")
        copy.do_action(0)
        window.wait("Report copied.")
        command = ["xclip", "-selection", "clipboard", "-out"]
        copied = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False).stdout
        cases.case("the report is on the clipboard of the desktop", "Locksmith" in copied, copied[:200])
        cases.case("it ends by the button of its window", window.close() == 0)
    finally:
        window.kill()


def about(window):
    window.press("More", "push button")
    window.press("About Locksmith", "push button")
    window.wait("Locksmith isn't made by Plex")


def licenses(cases, owner):
    window = owner.start("licenses", "--demo")
    try:
        about(window)
        window.shoot("about")
        window.press("Licenses of all parts", "push button")
        window.wait("plex-locksmith ")
        cases.case("About shows the licenses of all parts", window.has("accesskit "), window.names())
        window.shoot("licenses")
        cases.case("it ends by the button of its window", window.close() == 0)
    finally:
        window.kill()


def forget(cases, owner):
    """On the real network, if there is one: what is real is to be forgotten."""
    window = owner.start("first")
    cases.case("it ends by the button of its window", window.close() == 0)
    cases.equal("it keeps what the README says", owner.kept(), KEPT)
    window = owner.start("forget")
    try:
        about(window)
        window.press("Forget everything…", "push button")
        window.wait("Forget everything?")
        window.shoot("question")
        window.press("Keep everything", "push button")
        window.wait("Locksmith isn't made by Plex")
        cases.equal("keeping everything keeps it", owner.kept(), KEPT)
        window.press("Forget everything…", "push button")
        window.press("Forget and quit", "push button")
        cases.case("having forgotten everything, it quits", window.process.wait(20) == 0)
        cases.equal("and nothing is left", owner.kept(), [])
        folders = [str(folder) for folder in owner.home.rglob("plex-locksmith")]
        cases.equal("not even a folder", folders, [])
    finally:
        window.kill()


def play(arguments):
    cases = Cases()
    for scene in (main_job, licenses, forget):
        with tempfile.TemporaryDirectory() as home, cases.scene(scene.__name__):
            scene(cases, Owner(home, arguments.shots))
    return cases.summary()


if __name__ == "__main__":
    on_screen(argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter), play, LONGEST, USER)
