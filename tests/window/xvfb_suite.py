#!/usr/bin/python3
"""The real window, on a virtual screen, used by its accessibility tree alone: xvfb_suite.py --bin FILE --shots FOLDER.

    apt install xvfb dbus at-spi2-core python3-gi gir1.2-atspi-2.0 imagemagick x11-utils libgl1-mesa-dri libegl1 libgl1

What a screen reader finds and presses is what is found and pressed here: nothing looks at pixels. Screenshots of every step, in
dark and in light colours, are for people. One line per case, then "N passed, N failed".
"""

import argparse
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "home"))
from cases import Cases  # noqa: E402: its folder had to be named first

TITLE = "Locksmith for Plex"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
# Set for the second start of this script, which runs on the virtual screen and on a message bus of its own.
INSIDE = "LOCKSMITH_WINDOW_SUITE"
# The server of the simulated home that holds a dead sign-in, and whose settings are within reach.
STALE = "Workshop PC"
# The whole suite has to end by then, in seconds.
LONGEST = 300
# The longest wait for something to appear, in seconds. Generous: continuous integration has slow machines.
PATIENCE = 30
# The simulated home rests only when its starting server has started (20 s) and nothing is looked for any more.
REST = 32


class Window:
    """One run of the program, seen as a screen reader sees it."""

    def __init__(self, program, shots, look):
        self.shots, self.look, self.count = shots, look, 0
        self.output = open(shots / f"{look}.log", "w", encoding="utf-8")
        started = time.monotonic()
        self.process = subprocess.Popen([program, "--demo"], stdout=self.output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        self.number = wait_for("the window on the screen", self._on_screen)
        self.time_to_window = time.monotonic() - started
        self.root = wait_for("the program in the accessibility tree", self._in_tree)

    def _on_screen(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"the program ended with status {self.process.returncode}")
        tree = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, text=True, check=False).stdout
        lines = [line.split() for line in tree.splitlines() if f'"{TITLE}"' in line]
        return lines[0][0] if lines else None

    def _in_tree(self):
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(number)
            if program and program.get_process_id() == self.process.pid and program.get_child_count():
                return program
        return None

    def nodes(self):
        """Everything in the tree, in reading order, as (role, name, node)."""
        waiting = [self.root]
        while waiting:
            node = waiting.pop(0)
            try:
                yield node.get_role_name(), node.get_name() or "", node
                children = [node.get_child_at_index(n) for n in range(node.get_child_count())]
            except GLib.Error:
                continue  # it went away while it was looked at
            waiting[:0] = [child for child in children if child]

    def names(self):
        return [(role, name) for role, name, _ in self.nodes() if name]

    def find(self, name, role=None):
        """The first node whose name starts like this."""
        fits = lambda r, n: n.startswith(name) and (role is None or r == role)
        return next((node for r, n, node in self.nodes() if fits(r, n)), None)

    def wait(self, name, role=None):
        try:
            return wait_for(f"{name!r} in the tree", lambda: self.find(name, role))
        except TimeoutError as error:
            raise TimeoutError(f"{error}; it has {self.names()}") from None

    def press(self, name, role=None):
        node = self.wait(name, role)
        if not node.get_action_iface() or not node.get_action_iface().do_action(0):
            raise RuntimeError(f"{name!r} cannot be pressed")
        time.sleep(0.3)

    def shoot(self, step):
        self.count += 1
        time.sleep(0.4)  # the fade, and the software renderer
        file = self.shots / f"{self.look}-{self.count}-{step}.png"
        subprocess.run(["import", "-window", self.number, str(file)], check=True)

    def ticks(self):
        """Processor time used so far, in ticks (proc(5): utime and stime)."""
        text = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        fields = text.rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def memory(self):
        """Resident memory, and the part of it that is the program's own, in MB."""
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8").splitlines()
        values = dict(line.split(":", 1) for line in lines)
        return tuple(int(values[key].split()[0]) // 1024 for key in ("VmRSS", "RssAnon"))

    def close(self, number=None):
        """Closes the window as a window manager does, or by a signal. Returns the exit status."""
        if number:
            self.process.send_signal(number)
        else:
            close_window(self.number)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            return None
        finally:
            self.kill()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.output.close()


def close_window(number):
    """`WM_DELETE_WINDOW`, which no common tool sends without a window manager."""
    import ctypes  # only here

    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x.XInternAtom.restype = ctypes.c_ulong

    class ClientMessage(ctypes.Structure):
        _fields_ = [
            ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
            ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong), ("format", ctypes.c_int), ("data", ctypes.c_long * 5),
            ("room_of_the_largest_event", ctypes.c_long * 24),
        ]

    display = x.XOpenDisplay(None)
    atom = lambda name: x.XInternAtom(display, name, 0)
    event = ClientMessage(type=33, window=int(number, 16), message_type=atom(b"WM_PROTOCOLS"), format=32)
    event.data[0] = atom(b"WM_DELETE_WINDOW")
    x.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
    x.XSendEvent(display, int(number, 16), 0, 0, ctypes.byref(event))
    x.XCloseDisplay.argtypes = [ctypes.c_void_p]
    x.XCloseDisplay(display)


def resize_window(number, width, height):
    import ctypes  # only here

    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XResizeWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_uint, ctypes.c_uint]
    x.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x.XOpenDisplay(None)
    x.XResizeWindow(display, int(number, 16), width, height)
    x.XCloseDisplay(display)


def wait_for(what, look, limit=PATIENCE):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.02)
    raise TimeoutError(f"not within {limit} s: {what}")


def choose(window, name):
    """Presses a server's row. Rows out of sight are not in the tree, and servers are listed as they answer: all of them fit into a tall window."""
    resize_window(window.number, 960, 1400)
    window.press(f"{name}:")
    resize_window(window.number, 960, 640)


def back_in(cases, window):
    """From the first look to "You're back in.", with four presses."""
    resize_window(window.number, 960, 1400)
    window.wait("Mac Mini:")
    roles = {role for role, name, _ in window.nodes() if name.startswith("Mac Mini:")}
    cases.case("the list names each server and its state", roles, window.names())
    resize_window(window.number, 960, 640)
    window.shoot("find")
    choose(window, "Mac Mini")
    window.wait("Mac Mini isn't claimed")
    cases.case("the verdict is in the tree", True)
    window.shoot("unclaimed")
    window.press("Sign in to Plex", "push button")
    window.wait("Cancel")
    window.shoot("signing-in")
    window.wait("Claim this server", "push button")
    cases.case("signed in: the button is \"Claim this server\"", window.find("Not you? Switch") is not None, window.names())
    window.shoot("signed-in")
    window.press("Claim this server", "push button")
    window.wait("You're back in.")
    cases.case("the claim was verified: \"You're back in.\"", window.find("Open Plex", "push button") is not None, window.names())
    window.shoot("done")
    window.press("Done", "push button")
    window.wait("Mac Mini is yours, and it lets you in.")
    cases.case("afterwards the list agrees", True)
    window.press("Copy report…", "push button")
    window.wait("A report to paste into a forum")
    report = Atspi.Text.get_text(window.find("Preview", "entry"), 0, -1)
    cases.case("the report can be read before it is copied", "## Verdicts" in report, report)
    told = [word for word in ("anna", "Mac Mini", "claim-") if word in report]
    cases.case("it names nobody", not told, told)
    window.shoot("report")
    window.press("Back", "push button")
    window.wait("Mac Mini is yours, and it lets you in.")


def repaired(cases, window):
    """A server with a dead sign-in: repaired by one confirmation, undone byte for byte, and repaired again."""
    # Its own window's home is the newest, and two of that home's servers have their settings within reach.
    named = [file for file in pathlib.Path(os.environ["TMPDIR"]).rglob("Preferences.xml") if f'"{STALE}"' in file.read_text(encoding="utf-8")]
    settings = max(named, key=lambda file: file.stat().st_ctime)
    before = settings.read_bytes()
    choose(window, STALE)
    window.wait(f"{STALE} is still using an old sign-in")
    window.press("Repair…", "push button")
    window.wait(f"Repair {STALE}?")
    told = [words for words in ("Your libraries, your watch history", "A copy of its settings") if not window.find(words)]
    cases.case("before a repair it says what stays and what is kept", not told, told)
    controls_are_named(cases, window)
    window.shoot("before")
    window.press("Sign in to Plex", "push button")
    window.wait("Repair it", "push button")
    cases.case("the sign-in leads back to the repair", window.find(f"Repair {STALE}?") is not None, window.names())
    window.shoot("signed-in")
    window.press("Repair it", "push button")
    window.wait(f"Repairing {STALE}")
    close_window(window.number)
    window.shoot("repairing")
    window.wait("You're back in.")
    cases.case("the window stays open while a server is worked on", window.process.poll() is None)
    cases.case("the repair was verified: \"You're back in.\"", settings.read_bytes() != before)
    copies = [file for file in pathlib.Path(os.environ["TMPDIR"]).rglob("settings.*") if file.read_bytes() == before]
    private = [oct(file.stat().st_mode) for file in copies]
    cases.case("one copy of the old settings, for this user alone", private == ["0o100600"], private)
    window.shoot("repaired")
    window.press("Undo the repair…", "push button")
    window.wait(f"Undo the repair of {STALE}?")
    controls_are_named(cases, window)
    window.shoot("undo")
    window.press("Undo the repair", "push button")
    window.wait(f"The settings of {STALE} are as they were before the repair.")
    cases.case("undone, byte for byte", settings.read_bytes() == before)
    window.shoot("undone")
    window.press("Repair it again…", "push button")
    window.wait(f"Repair {STALE}?")
    window.press("Repair it", "push button")
    window.wait("You're back in.")
    window.press("Done", "push button")
    window.wait(f"{STALE} is yours, and it lets you in.")
    cases.case("repaired again, and that can be undone, too", window.find("Undo…", "push button") is not None, window.names())
    window.shoot("repaired-again")


def controls_are_named(cases, window):
    """What can be pressed or typed into has a name for screen readers."""
    controls = {"push button", "entry", "check box", "link", "list item", "toggle button", "combo box", "menu item"}
    unnamed = [role for role, name, _ in window.nodes() if role in controls and not name]
    cases.case("every control has a name", not unnamed, unnamed)


def put_on(cases, window, look):
    """Chooses the colors, and looks once that the window wears them."""
    window.press("More", "push button")
    window.press(f"{look.capitalize()} colors", "push button")
    time.sleep(1)
    command = ["import", "-window", "root", "-colorspace", "gray", "-format", "%[fx:mean]", "info:"]
    mean = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    cases.case(f"{look}: the colors are {look}", mean < 0.35 if look == "dark" else mean > 0.5, f"mean brightness {mean:.2f}")


def scenes(cases, window, look):
    """The scenes of one run."""
    if look == "repair":
        return repaired(cases, window)
    put_on(cases, window, look)
    controls_are_named(cases, window)
    back_in(cases, window)
    if look == "dark":
        measure(cases, window)


def play(cases, program, shots):
    for look, number in (("dark", None), ("light", signal.SIGTERM), ("repair", signal.SIGHUP)):
        window = None
        try:
            window = Window(program, shots, look)
            cases.case(f"{look}: a window within 5 s ({window.time_to_window * 1000:.0f} ms)", window.time_to_window < 5)
            scenes(cases, window, look)
            status = window.close(number)
            how = number.name if number else "the button of its window"
            cases.case(f"{look}: it ends by {how}", status == 0, status)
        except Exception as error:  # noqa: BLE001: whatever it was, it is reported and counted
            cases.case(f"{look}: the scene was played to its end", False, f"{type(error).__name__}: {error}")
            if window:
                subprocess.run(["import", "-window", "root", str(shots / f"{look}-failed.png")], check=False)
        finally:
            if window and window.process.poll() is None:
                window.kill()


def measure(cases, window):
    time.sleep(REST)
    used = []
    for _ in range(3):  # the search asks again every 30 s: one of the three can fall on it
        before = window.ticks()
        time.sleep(10)
        used.append(window.ticks() - before)
        if used[-1] <= 1:
            break
    cases.case(f"at rest it draws nothing: {used[-1]} ticks of processor time in 10 s", used[-1] <= 1, f"ticks in 10 s: {used}")
    resident, own = window.memory()
    cases.case(f"memory: {resident} MB resident, {own} MB of them its own", own < 150, own)


def inside(arguments):
    """On the virtual screen, with an accessibility bus."""
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately", "--a11y=1", "--screen-reader=1"])
    time.sleep(1)
    global Atspi, GLib
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib

    Atspi.init()
    Atspi.set_timeout(3000, 15000)
    cases = Cases()
    try:
        play(cases, arguments.bin.resolve(), arguments.shots.resolve())
    finally:
        launcher.terminate()
    return cases.summary()


def outside(arguments):
    """Starts the virtual screen, and this script again on it."""
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "+extension", "GLX", "-nolisten", "tcp"],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": home, "XDG_RUNTIME_DIR": home, "TMPDIR": home,
            "DISPLAY": f":{os.read(reader, 16).decode().strip()}", "LIBGL_ALWAYS_SOFTWARE": "1", INSIDE: "1",
            # accesskit looks for the bus only if something says that somebody listens.
            "GTK_A11Y": "atspi",
        }
        inner = subprocess.Popen(
            ["dbus-run-session", "--", "/usr/bin/python3", __file__, "--bin", arguments.bin, "--shots", arguments.shots],
            env=environment, start_new_session=True,
        )
        try:
            return inner.wait(LONGEST)
        except subprocess.TimeoutExpired:
            print(f"xvfb_suite.py: not done after {LONGEST} s", flush=True)
            return 1
        finally:
            if inner.poll() is None:
                os.killpg(inner.pid, signal.SIGKILL)
            screen.terminate()
            screen.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=pathlib.Path, help="the program under test")
    parser.add_argument("--shots", required=True, type=pathlib.Path, help="the folder for screenshots")
    arguments = parser.parse_args()
    arguments.shots.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("xvfb_suite.py: stopped"))
    sys.exit(inside(arguments) if INSIDE in os.environ else outside(arguments))


if __name__ == "__main__":
    main()
