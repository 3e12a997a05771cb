#!/usr/bin/env python3
"""The set-up for Windows, under Wine and on a screen: windows_suite.py --setup EXE --version NUMBER --older EXE
--terminal EXE --shots FOLDER

`tests/packages/windows.sh` calls it, with Wine set up.
"""

import argparse
import contextlib
import json
import os
import re
import subprocess
import time
from pathlib import Path

NAME = "Locksmith for Plex"
ENTRY = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
PREFIX = Path(os.environ["WINEPREFIX"])
USER = PREFIX / "drive_c/users" / os.environ.get("USER", "root")
INSTALLED = USER / "AppData/Local/Programs" / NAME
LINK = USER / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / f"{NAME}.lnk"
STORED = [USER / "AppData/Local/plex-locksmith", USER / "AppData/Roaming/plex-locksmith"]
# Wine would put the Start menu's entry into this computer's own menu, too.
os.environ["WINEDLLOVERRIDES"] += ";winemenubuilder.exe="
STAYS_OPEN, WRONG_USE = 3, 2


def wine(*words, timeout=180):
    return subprocess.run(["wine", *map(str, words)], check=False, capture_output=True, text=True, timeout=timeout)


def started(file, *words):
    """Starts a file as Explorer does. What it opens would hold a pipe open for as long."""
    nowhere = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(["wine", "start", "/unix", str(file), *words], check=True, timeout=60, **nowhere)


def until(what, happens, seconds=60):
    """Waits until something is there, and returns it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := happens():
            return found
        time.sleep(0.3)
    raise AssertionError(f"{what}: not within {seconds} s; windows: {windows()}")


def windows():
    """Visible windows with a name: identifier, name, program."""
    tree = subprocess.run(["xwininfo", "-root", "-tree"], check=False, capture_output=True, text=True).stdout
    found = re.findall(r'^ +(0x[0-9a-f]+) "(.*)": \("(.*?)" .*?\)  (\d+)x\d+', tree, re.MULTILINE)
    return [(number, name, program) for number, name, program, width in found if int(width) > 1 and is_visible(number)]


def is_visible(number):
    seen = subprocess.run(["xwininfo", "-id", number], check=False, capture_output=True, text=True)
    return "IsViewable" in seen.stdout


def window_of(program, name=NAME):
    return next((number for number, title, owner in windows() if owner == program and title.strip() == name), None)


def press(number, *keys):
    subprocess.run(["xdotool", "windowfocus", str(int(number, 16))], check=True)
    time.sleep(1)
    subprocess.run(["xdotool", "key", *keys], check=True)


def entry(value, root="HKCU"):
    answer = wine("reg", "query", rf"{root}\{ENTRY}", "/v", value)
    found = re.search(rf"{value}\s+REG_\w+\s+(.*)", answer.stdout)
    return found[1].strip() if answer.returncode == 0 and found else None


def files():
    """Every file of this user's and of all users', but those that Wine writes at any time."""
    places = [PREFIX / "drive_c/users", PREFIX / "drive_c/Program Files", PREFIX / "drive_c/Program Files (x86)", PREFIX / "drive_c/ProgramData"]
    return {str(file) for place in places for file in place.rglob("*") if "/Temp/" not in str(file)}


def keys():
    """What the registry has of this user's that names the program."""
    wine("reg", "export", "HKCU", r"C:\all.reg", "/y")
    exported = PREFIX / "drive_c/all.reg"
    text = exported.read_text("utf-16")
    exported.unlink()
    return [line for line in text.splitlines() if "locksmith" in line.lower()]


def processes(program):
    """Command lines under this Wine that name the program, but for this one's own."""
    commands = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command, environment = ((folder / file).read_bytes().decode(errors="replace") for file in ["cmdline", "environ"])
            if program in command.lower() and f"WINEPREFIX={PREFIX}" in environment and Path(__file__).name not in command:
                commands.append(command)
    return commands


class Suite:
    def __init__(self, asked):
        self.setup, self.older, self.terminal, self.shots = asked.setup, asked.older, asked.terminal, asked.shots
        self.uninstaller = INSTALLED / "uninstall.exe"
        self.version = asked.version
        self.before = files()

    def picture(self, name):
        subprocess.run(["import", "-window", "root", str(self.shots / f"setup-{name}.png")], check=False)

    def open_from_the_start_menu(self):
        started(LINK)
        return until("the window", lambda: window_of("locksmith.exe"))

    @contextlib.contextmanager
    def busy_in_a_terminal(self):
        """The program works, and nobody can close it from outside: so is a repair, in a window or in a terminal."""
        command = ["wine", str(INSTALLED / "plex-locksmith.exe"), "check", "--demo", "--wait", "600"]
        program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            time.sleep(5)
            assert program.poll() is None
            yield
            assert program.poll() is None, "it was ended"
        finally:
            program.kill()
            program.wait()
            until("the end of the program", lambda: not processes("plex-locksmith.exe"))

    def test_it_is_installed_for_this_user_alone(self):
        assert wine(self.older, "/S").returncode == 0
        for name in ["locksmith.exe", "plex-locksmith.exe", "uninstall.exe", "licenses.txt", "parts.cdx.json", "LICENSE-MIT.txt"]:
            assert (INSTALLED / name).is_file(), name
        assert LINK.is_file()
        assert (entry("DisplayName"), entry("DisplayVersion")) == (NAME, "0.0.1")
        assert entry("DisplayName", "HKLM") is None
        assert any("AppUserModelId" in line for line in keys()), "no notification would be shown"
        elsewhere = [file for file in files() - self.before if not file.startswith(str(USER))]
        assert not elsewhere, elsewhere

    def test_the_start_menu_opens_the_window_and_no_console(self):
        self.open_from_the_start_menu()
        self.picture("started")
        assert {program for _, _, program in windows()} == {"locksmith.exe"}, windows()
        # The history is made its user's alone by a program of Windows' own, which nobody sees and which ends at once.
        until("no console", lambda: not processes("conhost.exe"))
        # The other program has one, which is seen.
        started(INSTALLED / "plex-locksmith.exe", "check", "--demo", "--wait", "10")
        until("a console", lambda: processes("conhost.exe"))
        until("the console's end", lambda: not processes("conhost.exe"))

    def test_a_newer_version_replaces_one_that_is_open(self):
        assert window_of("locksmith.exe")
        assert wine(self.setup, "/S").returncode == 0
        assert entry("DisplayVersion") == self.version
        assert not window_of("locksmith.exe"), "it was not closed"

    def test_the_terminal_gets_what_the_program_prints(self):
        program = INSTALLED / "plex-locksmith.exe"
        told = wine(program, "--version")
        assert told.returncode == 0 and told.stdout.startswith(f"plex-locksmith {self.version}"), told
        looked = wine(program, "check", "--demo", "--json")
        assert looked.returncode == 1 and json.loads(looked.stdout)["servers"], looked
        unpacked = wine(self.terminal, "--version")
        assert unpacked.stdout == told.stdout, unpacked

    def test_the_window_s_program_sends_people_to_the_terminal_s(self):
        program = subprocess.Popen(["wine", str(INSTALLED / "locksmith.exe"), "check"], stdout=subprocess.PIPE)
        dialogue = until("the dialogue", lambda: window_of("locksmith.exe"))
        self.picture("dialogue")
        press(dialogue, "Return")
        assert program.wait(30) == WRONG_USE
        assert program.stdout.read() == b""

    def test_it_ends_nothing_that_works(self):
        stamp = (INSTALLED / "locksmith.exe").stat().st_mtime_ns
        with self.busy_in_a_terminal():
            assert wine(self.older, "/S").returncode == STAYS_OPEN
            # It goes on as a copy of itself, of which nobody gets the exit status.
            wine(self.uninstaller, "/S")
            until("the end of the uninstaller", lambda: not processes("\\un.exe"))
        assert entry("DisplayVersion") == self.version
        assert LINK.is_file() and (INSTALLED / "locksmith.exe").stat().st_mtime_ns == stamp

    def test_by_its_pages_it_asks_before_it_closes_the_window(self):
        self.open_from_the_start_menu()
        program = subprocess.Popen(["wine", str(self.setup)])
        title, owner = f"{NAME} Setup", self.setup.name
        page = until("the first page", lambda: window_of(owner, title))
        self.picture("first-page")
        press(page, "Return")
        question = until("the question", lambda: next((w for w, name, p in windows() if p == owner and w != page), None))
        self.picture("question")
        assert window_of("locksmith.exe"), "closed before anybody was asked"
        press(question, "Escape")
        until("the end of the question", lambda: [p for _, _, p in windows()].count(owner) == 1)
        assert window_of("locksmith.exe"), "closed after a person said no"
        press(page, "Return")
        question = until("the question", lambda: next((w for w, name, p in windows() if p == owner and w != page), None))
        press(question, "Return")
        until("the window's end", lambda: not window_of("locksmith.exe"))
        time.sleep(5)
        self.picture("last-page")
        # "Open it now" is ticked.
        press(page, "Return")
        assert program.wait(60) == 0
        until("the window, opened by the last page", lambda: window_of("locksmith.exe"))

    def test_silently_removed_it_closes_the_window_and_keeps_what_was_stored(self):
        assert wine(self.uninstaller, "/S").returncode == 0
        until("the removal", lambda: not self.uninstaller.exists())
        assert not window_of("locksmith.exe")
        assert (STORED[1] / "config/client-id").is_file()
        self.is_gone()

    def is_gone(self):
        assert not INSTALLED.exists() and not LINK.exists()
        assert not keys(), keys()

    def test_removed_by_its_page_it_leaves_nothing_that_a_person_does_not_want(self):
        assert wine(self.setup, "/S").returncode == 0
        copy = STORED[0] / "data/repairs/one/settings.xml"
        copy.parent.mkdir(parents=True)
        copy.write_text("a copy of old settings")
        journal = copy.with_name("journal.json")
        journal.write_text(json.dumps({"schema": 1, "outcome": "open", "ended": None}, indent=2))
        subprocess.Popen(["wine", str(self.uninstaller)])
        page = until("the page", lambda: next((w for w, name, _ in windows() if name.strip() == f"{NAME} Uninstall"), None))
        self.picture("remove")
        # The tick at "Keep" is taken off.
        press(page, "space")
        press(page, "Return")
        # The copy of a repair that was interrupted may be all that there is.
        warning = until("the warning", lambda: next((w for w, name, _ in windows() if w != page and name.strip() == f"{NAME} Uninstall"), None))
        self.picture("halfway")
        press(warning, "Return")
        until("the warning's end", lambda: warning not in [w for w, _, _ in windows()])
        assert copy.is_file() and self.uninstaller.is_file()
        journal.write_text(journal.read_text().replace('"open"', '"put-back"'))
        press(page, "Return")
        until("the removal", lambda: not self.uninstaller.exists() and not any(place.exists() for place in STORED))
        time.sleep(3)
        press(page, "Return")
        self.is_gone()
        # The folder of everybody's programs is Windows' own, and there before on most computers.
        left = files() - self.before - {str(INSTALLED.parent)}
        assert not left, left


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", required=True)
    for name in ["--setup", "--older", "--terminal", "--shots"]:
        parser.add_argument(name, type=Path, required=True)
    suite = Suite(parser.parse_args())
    # Each goes on where the one before it ended.
    tests = [name for name in vars(Suite) if name.startswith("test_")]
    for name in tests:
        began = time.monotonic()
        try:
            getattr(suite, name)()
        except BaseException:
            suite.picture("failed")
            print(f"FAILED {name}", flush=True)
            raise
        print(f"ok {name.removeprefix('test_').replace('_', ' ')} ({time.monotonic() - began:.0f} s)", flush=True)
    print(f"packages for Windows: {len(tests)} passed")


if __name__ == "__main__":
    main()
