#!/usr/bin/python3
"""Notifications of the system, through a real daemon for them:
notify_suite.py --bin FILE --demo-home FILE --stand-in FILE --shots FOLDER (as root).

    apt install dunst, and what screen.py and the home of namespaces need

The program is the watcher (cargo example): the window in a shorter rhythm. It runs on a computer of the home of namespaces. What it
sends is read from the bus by a monitor, and what it shows from its accessibility tree. The press is the daemon's own.
"""

import argparse
import contextlib
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "home"))
from cases import Cases  # noqa: E402: its folder had to be named first
from household import OWNER, Household
from network import Home
from screen import Atspi, on_screen, wait_for

LONGEST = 300
BUTTON, BOX, ROW = "push button", "check box", "list item"
SERVICE = "org.freedesktop.Notifications"
SWITCH = "Notify me when a server of mine stops letting me in"
ON, OFF, NOBODY = "Notifications are on.", "Notifications are off.", "Nothing on this computer shows notifications right now"
STOPPED = ("Attic NAS: Stopped letting you in", "Plex says Attic NAS is yours, but it isn't letting you in.")
AGAIN = ("Attic NAS: Let you in again", "Attic NAS is yours, and it lets you in.")
# A service that has the name and understands nothing. dbus-daemon starts no other one meanwhile.
MUTE = """
from gi.repository import Gio, GLib
Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.Notifications", 0, None, lambda *_: print("mute", flush=True), None)
GLib.MainLoop().run()
"""
# Its notifications stay until they are pressed.
DUNSTRC = """[global]
    monitor = 0
[urgency_normal]
    timeout = 0
"""


class Monitor:
    """What goes over the bus between the program and the daemon."""

    def __init__(self, folder):
        self.file = folder / "bus.log"
        rule = f"interface='{SERVICE}'"
        self.process = subprocess.Popen(["dbus-monitor", "--session", rule], stdout=open(self.file, "w", encoding="utf-8"))
        wait_for("the monitor", lambda: self.file.stat().st_size)

    def shown(self):
        """Title and text of each notification: the third and fourth words of Notify, behind the program's name and its icon."""
        calls = self.file.read_text(encoding="utf-8").split("\nmethod call ")
        words = [re.findall(r'^   string "(.*)"$', call, re.MULTILINE) for call in calls if "member=Notify\n" in call]
        return [(title, body) for _program, _icon, title, body, *_ in words]


@contextlib.contextmanager
def running(*command, ready):
    """A program that owns the name of the service, once `ready` is true."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(command[0], ready)
        yield
    finally:
        process.terminate()
        process.wait()


def owner():
    """Who has the name of the service, or nothing."""
    call = ("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetNameOwner")
    return subprocess.run([*call, f"string:{SERVICE}"], capture_output=True, check=False).returncode == 0


def switch(window):
    """Presses the switch."""
    window.press("More", BUTTON)
    window.press(SWITCH, BOX)


def is_on(window):
    window.press("More", BUTTON)
    node = window.wait(SWITCH, BOX)
    checked = node.get_state_set().contains(Atspi.StateType.CHECKED)
    window.keys("key", "Escape")
    return checked


def play(arguments):
    if os.geteuid() != 0:
        sys.exit("notify_suite.py: network namespaces need root")
    cases = Cases()
    with Home(arguments.demo_home.resolve()) as home:
        house = Household(cases, home, arguments)
        with cases.scene("a server that stops letting its owner in"), house.scene("notify"):
            scene(house, cases)
    return cases.summary()


def scene(house, cases):
    healthy = lambda *more: house.stage.server("attic", "Attic NAS", "healthy", *more)
    identity = healthy()
    window = house.open()
    window.press("Sign in to Plex", BUTTON)
    window.wait("Attic NAS is yours, and it lets you in.")
    with running("/usr/bin/python3", "-c", MUTE, ready=owner):
        switch(window)
        cases.case("where nothing shows any, it says so", window.has(NOBODY), window.names())
        cases.case("and stays off", not is_on(window))
    config = arguments_file(house, "dunstrc", DUNSTRC)
    with running("dunst", "-conf", config, ready=owner):
        monitor = Monitor(house.shots)
        try:
            told(house, cases, window, monitor, identity, healthy)
        finally:
            monitor.process.terminate()
            monitor.process.wait()


def told(house, cases, window, monitor, identity, healthy):
    switch(window)
    cases.case("where a daemon shows them, it is on", window.has(ON), window.names())
    window.shoot("on")
    window.press("More", BUTTON)
    window.press("About Locksmith", BUTTON)
    house.home.stop("Attic NAS")
    house.stage.server("attic", "Attic NAS", "not-accepted", "--machine-id", identity)
    wait_for("the first notification", monitor.shown)
    window.shoot("stopped")
    cases.equal("it says the window's words", monitor.shown(), [STOPPED])
    cases.case("another page is open", not window.which([STOPPED[1]]), window.names())
    subprocess.run(["dunstctl", "action", "0"], check=True)
    cases.case("pressed, it opens the page of its server", window.has(STOPPED[1]), window.names())
    house.home.stop("Attic NAS")
    healthy("--machine-id", identity)
    wait_for("the second notification", lambda: len(monitor.shown()) > 1)
    cases.equal("then it says that it lets its owner in again", monitor.shown(), [STOPPED, AGAIN])
    window.press("This computer", ROW)
    subprocess.run(["dunstctl", "close-all"], check=True)
    time.sleep(1)
    cases.case("one that is closed opens nothing", not window.which([AGAIN[1]]), window.names())
    house.home.stop("Attic NAS")
    healthy("--machine-id", identity)
    time.sleep(8)
    cases.equal("a restart is no alarm", len(monitor.shown()), 2)
    cases.equal("the window closes at once", window.close(), 0)
    window = house.open()
    window.wait("Attic NAS is claimed")
    cases.case("the next time it is still on", is_on(window))
    switch(window)
    cases.case("and can be switched off", window.has(OFF) and not is_on(window), window.names())


def arguments_file(house, name, text):
    file = house.shots / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--demo-home", required=True, type=pathlib.Path, help="the simulated home (cargo example)")
    parser.add_argument("--stand-in", required=True, type=pathlib.Path, help="the server (cargo example)")
    on_screen(parser, play, LONGEST, OWNER)


if __name__ == "__main__":
    main()
