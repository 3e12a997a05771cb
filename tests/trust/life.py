"""What ends a program or meets another one, and what a terminal gets to see."""

import os
import pty
import shutil
import signal
import subprocess
import time

from network import wait_until
from repairs import REPAIR, hostile
from rows import server
from running import Running


def signals(workshop):
    """That each of them gave its sign-in back is judged of all scenes together."""
    cases, client = workshop.cases, workshop.client
    workshop.service()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        for words, pause in ((("check", "--sign-in", "--wait", "9"), 0.6), (("repair", "--yes"), 0.45)):
            running = Running(client, *words)
            running.wait_for("auth#")
            time.sleep(pause)
            running.process.send_signal(number)
            running.end()
            cases.case(f"{signal.Signals(number).name} during {words[0]}: it ended by itself", running.returncode >= 0, running.returncode)


def closed_terminal(workshop):
    """Its window is closed: the kernel tells all that hang on it."""
    cases, client = workshop.cases, workshop.client
    server(workshop, "healthy")
    command, environment = client.call("check", "--sign-in", "--wait", "20")
    ours, theirs = pty.openpty()
    # A session of its own, whose terminal it is.
    process = subprocess.Popen(["setsid", "--ctty", *command], env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = ""
    while "auth#" not in said or not said.endswith("\n"):
        said += os.read(ours, 4096).decode()
    link = next(word for word in said.split() if "auth#" in word)
    client.open(link, environment)
    asked = lambda method, path: [e for e in workshop.home.log("plex.tv") if (e["method"], e["path"]) == (method, path)]  # noqa: E731
    before = len(asked("DELETE", "/api/v2/users/signout"))
    lists = len(asked("GET", "/api/v2/resources"))
    wait_until("it has signed in", lambda: len(asked("GET", "/api/v2/resources")) > lists, 20)
    os.close(ours)
    process.wait(20)
    cases.equal("a closed terminal: it has ended, and signed out", len(asked("DELETE", "/api/v2/users/signout")), before + 1)


def another_at_work(workshop):
    """Seen: "was interrupted", while it was in full course."""
    cases, client = workshop.cases, workshop.client
    hostile(workshop)
    running = Running(client, *REPAIR)
    running.wait_for("auth#")
    wait_until("it is at work", workshop.journals, 30)
    running.process.send_signal(signal.SIGSTOP)
    try:
        checked = client.run("check")
        undone = client.run("undo", "--json")
        second = client.run(*REPAIR)
    finally:
        running.process.send_signal(signal.SIGCONT)
    done = running.end()
    for words, met in (("check", checked), ("undo", undone), ("repair", second)):
        said = met.stdout + met.stderr
        cases.case(f"{words} meets a repair: it doesn't call it interrupted", "interrupted" not in said, said[-500:])
        if words != "check":
            cases.case(f"{words} meets a repair: it says that another is at work", "Locksmith is already at work" in said, said[-500:])
            cases.case(f"{words} meets a repair: it changes nothing", met.returncode != 0, met.returncode)
    cases.equal("the first came to its end", done.returncode, 0)
    workshop.note_token(workshop.servers[0])


def plex_goes_away(workshop):
    """The sign-out at the end can't be confirmed: it is said, with where the sign-in can be removed."""
    cases, client, home = workshop.cases, workshop.client, workshop.home
    server(workshop, "healthy")
    lists = len([e for e in home.log("plex.tv") if e["path"] == "/api/v2/resources"])
    running = Running(client, "check", "--sign-in", "--wait", "12")
    running.wait_for("auth#")
    wait_until("it has signed in", lambda: len([e for e in home.log("plex.tv") if e["path"] == "/api/v2/resources"]) > lists, 20)
    client.demo("fault?is=503")
    try:
        running.interrupt()
        running.end()
    finally:
        client.demo("fault?is=none")
    workshop.kills += 1
    cases.case("Plex answers 503: it says that the sign-in may live on, and where to remove it",
               "app.plex.tv" in running.said and "devices" in running.said.lower(), running.said[-500:])


def bad_places(workshop):
    """Seen: 18 s of processor for a log of one line; quadratic in the settings' attributes."""
    cases, client = workshop.cases, workshop.client
    installed, before, _ = hostile(workshop)
    installed.kill()
    logs = installed.file.parent / "Logs"
    logs.mkdir(exist_ok=True)
    log = logs / "Plex Media Server.log"
    heap = b'<?xml version="1.0"?>\n<Preferences ' + b" ".join(b'a%d="1"' % nth for nth in range(100_000)) + b"/>\n"
    spoils = (
        ("a log of one line of 8 MiB", log, b"x" * (8 << 20)),
        ("a log without one whole word", log, b"\xff" * (8 << 20)),
        ("1 MiB of attributes", installed.file, heap[: 1 << 20]),
        ("100,000 attributes", installed.file, heap),
    )
    for words, file, content in spoils:
        kept = file.read_bytes() if file.exists() else None
        file.write_bytes(content)
        spent = os.times().children_user
        done = client.run("check", "--json", limit=60)
        spent = os.times().children_user - spent
        # A bound far above what it takes, and far below what was seen.
        cases.case(f"{words}: it ends, with little work", done.json is not None and spent < 6, f"{spent:.1f} s {done.stderr}")
        if kept is None:
            file.unlink()
        else:
            file.write_bytes(kept)
    cases.equal("and the settings were left alone", installed.file.read_bytes(), before)


def terminal(workshop):
    """Seen: escape sequences from a folder's name on standard error."""
    cases, client = workshop.cases, workshop.client
    folder = client.folder / "share \x1b]0;owned\x07\x1b[31m\u202e name"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "Plex Media Server").mkdir(parents=True)
    (folder / "Plex Media Server" / "Preferences.xml").write_bytes(b"no settings")
    said = []
    for words in (("repair", "--folder", str(folder), "--yes"), ("check", str(folder)), ("check", "--address", str(folder)),
                  ("claim", str(folder), "--yes"), ("repair", str(folder), "--yes")):
        done = client.run(*words)
        said.append(done.stdout + done.stderr)
    installed, _, _ = hostile(workshop)
    installed.kill()
    text = installed.file.read_text(encoding="utf-8")
    installed.file.write_text(text.replace('FriendlyName="', 'FriendlyName="&#x1b;[2J&#x202e;\u3164\u115f\uffa0\u2800'), encoding="utf-8")
    for words in (("check",), ("check", "--json"), ("repair", "--yes")):
        done = client.run(*words)
        said.append(done.stdout + done.stderr)
    whole = "".join(said)
    told = sorted({hex(ord(letter)) for letter in whole if ord(letter) in BAD})
    cases.case("there was something to look through", len(whole) > 500, whole)
    cases.equal("nothing that a terminal obeys, nothing that hides", told, [])


BAD = {*range(0x20), 0x7F, *range(0x80, 0xA0), 0x202E, 0x3164, 0x115F, 0xFFA0, 0x2800} - {0x0A}

LIFE = (
    ("life: signals", signals),
    ("life: a closed terminal", closed_terminal),
    ("life: another Locksmith is at work", another_at_work),
    ("life: Plex goes away before the end", plex_goes_away),
    ("places: heaps", bad_places),
    ("words: what a terminal obeys", terminal),
)
