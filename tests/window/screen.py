"""What the suites of the window share: a virtual screen, and a program's window on it, seen and used by its accessibility tree alone.

    apt install xvfb dbus at-spi2-core python3-gi gir1.2-atspi-2.0 imagemagick x11-utils xdotool libgl1-mesa-dri libegl1 libgl1

What a screen reader finds and presses is what is found and pressed here: nothing looks at pixels. Screenshots are for people.
"""

import ctypes
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402: its version had to be named first

TITLE = "Locksmith for Plex"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
# Set for the second start of a suite, which runs on the virtual screen and on a message bus of its own.
INSIDE = "LOCKSMITH_WINDOW_SUITE"
# What a program needs to show itself on this screen.
OF_SCREEN = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LIBGL_ALWAYS_SOFTWARE", "GTK_A11Y")
# The longest wait for something to appear, in seconds. Generous: continuous integration has slow machines.
PATIENCE = 30
# How often a page is read that is never twice the same, as one that counts seconds.
READINGS = 5
# What can be pressed or typed into, by role.
CONTROLS = {"push button", "entry", "check box", "link", "list item", "toggle button", "combo box", "menu item"}
# A session's bus is its user's alone; on this one, the suite is root, and the program is the owner's.
BUS = """<busconfig><include>/usr/share/dbus-1/session.conf</include>
<policy context="default"><allow user="*"/></policy></busconfig>"""


class Window:
    """One run of the program, seen as a screen reader sees it. It counts what is pressed, filled and typed."""

    def __init__(self, command, shots, look, environment=None):
        self.shots, self.look, self.count, self.presses, self.filled = shots, look, 0, [], []
        self.output = open(shots / f"{look}.log", "w", encoding="utf-8")
        started = time.monotonic()
        self.process = subprocess.Popen(
            [*map(str, command)], env=environment, stdin=subprocess.DEVNULL, stdout=self.output, stderr=subprocess.STDOUT,
        )
        try:
            self.number = wait_for("the window on the screen", self._on_screen)
            self.time_to_window = time.monotonic() - started
            self.root = wait_for("the program in the accessibility tree", self._in_tree)
            # Without a window manager, nobody else gives it the keyboard. On the screen, it may not be shown yet.
            focus = ("xdotool", "windowfocus", "--sync", self.number)
            wait_for("the keyboard", lambda: subprocess.run(focus, stderr=subprocess.DEVNULL, check=False).returncode == 0)
        except BaseException:
            self.kill()
            raise

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

    def focused(self):
        """The name of what has the keyboard. After each step, that is the filled button."""
        has_it = lambda node: node.get_state_set().contains(Atspi.StateType.FOCUSED)
        return next((name for role, name, node in self.nodes() if role in CONTROLS and has_it(node)), None)

    def place(self, name, role=None):
        """Left, top, right and bottom of what has this name, within the window."""
        box = Atspi.Component.get_extents(self.wait(name, role), Atspi.CoordType.WINDOW)
        return box.x, box.y, box.x + box.width, box.y + box.height

    def names(self):
        """What has a name, as (role, name). A page may change while it is read: what two readings agree on counts."""
        before = None
        for _ in range(READINGS):
            now = [(role, name) for role, name, _ in self.nodes() if name]
            if now == before:
                break
            before = now
        return before

    def which(self, beginnings):
        """Those that something's name begins with."""
        names = [name for _, name in self.names()]
        return [words for words in beginnings if any(name.startswith(words) for name in names)]

    def find(self, name, role=None):
        """The first node whose name starts like this."""
        fits = lambda r, n: n.startswith(name) and (role is None or r == role)
        return next((node for r, n, node in self.nodes() if fits(r, n)), None)

    def wait(self, name, role=None, limit=PATIENCE):
        try:
            return wait_for(f"{name!r} in the tree", lambda: self.find(name, role), limit)
        except TimeoutError as error:
            raise TimeoutError(f"{error}; it has {self.names()}") from None

    def has(self, name, role=None):
        """Whether it appears. A page comes in parts: what isn't there yet gets its time, too."""
        try:
            return bool(self.wait(name, role))
        except TimeoutError:
            return False

    def press(self, name, role=None):
        if not Atspi.Action.do_action(self.wait(name, role), 0):
            raise RuntimeError(f"{name!r} cannot be pressed")
        self.presses.append(name)
        time.sleep(0.3)

    def shoot(self, step):
        self.count += 1
        time.sleep(0.4)  # the fade, and the software renderer
        file = self.shots / f"{self.look}-{self.count}-{step}.png"
        subprocess.run(["import", "-window", self.number, str(file)], check=True)

    def keys(self, *words):
        """Keys, as xdotool(1) names them, for the window that has the keyboard."""
        subprocess.run(["xdotool", *words], check=True)
        time.sleep(0.3)

    def fill(self, name, text, role="entry"):
        """Pastes into a field, as from a password manager: xdotool types no ü for sure."""
        Atspi.Component.grab_focus(self.wait(name, role))
        subprocess.run(["xclip", "-selection", "clipboard"], input=text, text=True, check=True)
        self.keys("key", "ctrl+v")
        self.filled.append(name)

    def type(self, name, text):
        """Types into a field, and ends it with Enter. That counts as one."""
        Atspi.Component.grab_focus(self.wait(name, "entry"))
        self.keys("type", text)
        self.keys("key", "Return")
        self.presses.append(f"{name}: {text}")

    def text_of(self, name):
        """What stands in a field."""
        return Atspi.Text.get_text(self.wait(name, "entry"), 0, -1)

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


def controls_are_named(cases, window):
    """What can be pressed or typed into has a name for screen readers."""
    unnamed = [role for role, name, _ in window.nodes() if role in CONTROLS and not name]
    cases.case("every control has a name", not unnamed, unnamed)


def shoot_screen(file):
    subprocess.run(["import", "-window", "root", str(file)], check=False)


def as_user(user, *words):
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--", *words] if user else [*words]


def on_screen(parser, play, longest, user=0):
    """A suite's `main`: `play` gets the parsed arguments on the virtual screen, and gives the exit status. All of it ends after
    `longest` seconds. `user` is whose program it is, by number; root's, where there is none."""
    parser.add_argument("--bin", required=True, type=pathlib.Path, help="the program under test")
    parser.add_argument("--shots", required=True, type=pathlib.Path, help="the folder for screenshots")
    arguments = parser.parse_args()
    suite = pathlib.Path(sys.argv[0]).name
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(f"{suite}: stopped"))
    if INSIDE not in os.environ:
        sys.exit(_outside(suite, longest))
    arguments.shots.mkdir(parents=True, exist_ok=True)
    arguments.bin, arguments.shots = arguments.bin.resolve(), arguments.shots.resolve()
    sys.exit(_inside(play, arguments, user))


def _inside(play, arguments, user):
    """On the virtual screen, with an accessibility bus."""
    launcher = subprocess.Popen(as_user(user, LAUNCHER, "--launch-immediately", "--a11y=1", "--screen-reader=1"))
    time.sleep(1)
    Atspi.init()
    Atspi.set_timeout(3000, 15000)
    # Nothing here runs a main loop, in which it would learn that a node has become another one.
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
    try:
        return play(arguments)
    finally:
        launcher.terminate()
        launcher.wait()


def _outside(suite, longest):
    """Starts the virtual screen, and the suite again on it."""
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "+extension", "GLX", "-nolisten", "tcp"],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with tempfile.TemporaryDirectory() as home:
        # Whoever the program's user is finds the way to what is in it.
        os.chmod(home, 0o755)
        bus = pathlib.Path(home, "bus.conf")
        bus.write_text(BUS, encoding="utf-8")
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": home, "TMPDIR": home,
            "DISPLAY": f":{os.read(reader, 16).decode().strip()}", "LIBGL_ALWAYS_SOFTWARE": "1", INSIDE: "1",
            # accesskit looks for the bus only if something says that somebody listens.
            "GTK_A11Y": "atspi",
            # The bus' launcher looks for settings of a desktop, which is not here.
            "GSETTINGS_BACKEND": "memory",
        }
        inner = subprocess.Popen(
            ["dbus-run-session", f"--config-file={bus}", "--", "/usr/bin/python3", *sys.argv], env=environment, start_new_session=True,
        )
        try:
            return inner.wait(longest)
        except subprocess.TimeoutExpired:
            print(f"{suite}: not done after {longest} s", flush=True)
            return 1
        finally:
            _end(inner)
            screen.terminate()
            screen.wait()


def _end(inner):
    """First it may put away what it has set up."""
    for number, limit in ((signal.SIGTERM, 15), (signal.SIGKILL, None)):
        if inner.poll() is None:
            os.killpg(inner.pid, number)
            try:
                inner.wait(limit)
            except subprocess.TimeoutExpired:
                continue
