#!/usr/bin/python3
"""The real window, on a virtual screen, used by its accessibility tree alone: xvfb_suite.py --bin FILE --shots FOLDER.

What a screen reader finds and presses is what is found and pressed here: nothing looks at pixels. Screenshots of every step, in
dark and in light colours, are for people. One line per case, then "N passed, N failed".
"""

import argparse
import os
import pathlib
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "home"))
from cases import Cases  # noqa: E402: its folder had to be named first
from screen import Window, close_window, controls_are_named, on_screen, resize_window, shoot_screen

# The server of the simulated home that holds a dead sign-in, and whose settings are within reach.
STALE = "Workshop PC"
# The whole suite has to end by then, in seconds.
LONGEST = 600
# The simulated home rests only when its starting server has started (20 s) and nothing is looked for any more.
REST = 32


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
    cases.case("signed in: the button is \"Claim this server\"", window.has("Not you? Switch"), window.names())
    window.shoot("signed-in")
    window.press("Claim this server", "push button")
    window.wait("You're back in.")
    cases.case("the claim was verified: \"You're back in.\"", window.has("Open Plex", "push button"), window.names())
    window.shoot("done")
    window.press("Done", "push button")
    window.wait("Mac Mini is yours, and it lets you in.")
    cases.case("afterwards the list agrees", True)
    window.press("Copy report…", "push button")
    window.wait("A report to paste into a forum")
    report = window.text_of("Preview")
    cases.case("the report can be read before it is copied", "## What's wrong" in report, report)
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
    told = [words for words in ("Your libraries, your watch history", "A copy of its settings") if not window.has(words)]
    cases.case("before a repair it says what stays and what is kept", not told, told)
    controls_are_named(cases, window)
    window.shoot("before")
    window.press("Sign in to Plex", "push button")
    window.wait("Repair it", "push button")
    cases.case("the sign-in leads back to the repair", window.has(f"Repair {STALE}?"), window.names())
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
    cases.case("repaired again, and that can be undone, too", window.has("Undo…", "push button"), window.names())
    window.shoot("repaired-again")


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


def play(arguments):
    cases, shots = Cases(), arguments.shots
    for look, number in (("dark", None), ("light", signal.SIGTERM), ("repair", signal.SIGHUP)):
        window = None
        try:
            window = Window([arguments.bin, "--demo", "all"], shots, look)
            cases.case(f"{look}: a window within 5 s ({window.time_to_window * 1000:.0f} ms)", window.time_to_window < 5)
            scenes(cases, window, look)
            status = window.close(number)
            how = number.name if number else "the button of its window"
            cases.case(f"{look}: it ends by {how}", status == 0, status)
        except Exception as error:  # noqa: BLE001: whatever it was, it is reported and counted
            cases.case(f"{look}: the scene was played to its end", False, f"{type(error).__name__}: {error}")
            if window:
                shoot_screen(shots / f"{look}-failed.png")
        finally:
            if window and window.process.poll() is None:
                window.kill()
    return cases.summary()


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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    on_screen(parser, play, LONGEST)


if __name__ == "__main__":
    main()
