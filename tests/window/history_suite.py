#!/usr/bin/python3
"""The history in the real window, on a virtual screen: history_suite.py --bin FILE --shots FOLDER.

The unmodified program shows the past of its simulated home, and is used by its accessibility tree and by its keyboard alone. Screenshots
in light and dark colors, in German and in large text are for people. One line per case, then "N passed, N failed".
"""

import argparse
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "home"))
from cases import Cases  # noqa: E402: its folder had to be named first
from screen import Atspi, Window, controls_are_named, on_screen, resize_window, shoot_screen, wait_for

NAS = "Attic NAS"
BUTTON, STRETCH, STRIP = "push button", "toggle button", "image"
DAY, WEEK, MONTH = "Last 24 hours: ", "Last 7 days: ", "Last 30 days: "
PATTERN = re.compile(r"It works after a restart, then stops letting you in after about \d+ hours: each time, shortly after it lost Plex\.")
# An event with what came just before it.
LED = re.compile(r"\d\d:\d\d Stopped letting you in, \d+ minutes after it lost Plex")
EVENT = re.compile(r"(\d\d:\d\d) (.+)")
# What an arrow tells of a part of the last 24 hours.
SPAN = re.compile(r"(\d\d:\d\d (?:to \d\d:\d\d|until now)): (.+)")
DATE = re.compile(r"Today|Yesterday|(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2}")
# All of it has to end by then, in seconds.
LONGEST = 180
# So often Tab is pressed at most to come to something.
TABS = 40
# What is on the page before it: the list, and the address field.
PLACES = ("This computer", NAS, "Basement NAS", "Bob's Server", "Mac Mini", "Music Box")


def labels(window):
    return [name for role, name in window.names() if role == "label"]


def span_told(window, before):
    """What the strip tells of the part that an arrow went to; `before`: of the one that it was on."""
    told = lambda: next((name for role, name, _ in window.nodes() if role == "label" and SPAN.fullmatch(name) and name != before), None)
    return wait_for("the times of a part of the strip", told)


def keyboard(window):
    """Role and name of what has the keyboard."""
    has_it = lambda node: node.get_state_set().contains(Atspi.StateType.FOCUSED)
    return next(((role, name) for role, name, node in window.nodes() if name and has_it(node)), None)


def tab_to(window, role, beginning, key="Tab"):
    """Presses Tab until this has the keyboard. Returns all that had it on the way."""
    way = []
    for _ in range(TABS):
        window.keys("key", key)
        way.append(keyboard(window))
        if way[-1] and way[-1][0] == role and way[-1][1].startswith(beginning):
            return way
    raise TimeoutError(f"{TABS} times {key}, and never at {beginning!r}: {way}")


def open_nas(window):
    """Its page, in a window in which its row is in sight."""
    resize_window(window.number, 960, 1400)
    window.press(f"{NAS}:")
    window.wait(f"{NAS} is claimed.")
    resize_window(window.number, 960, 640)


def strip(cases, window):
    """On the server's page: what repeats, and how it was lately."""
    open_nas(window)
    told = window.wait(DAY, STRIP).get_name()
    parts = [words for words in ("Fine for ", "Not letting you in") if words not in told]
    cases.case("the strip says how the last 24 hours were", not parts and told.endswith("."), told)
    shown = labels(window)
    cases.case("what repeats is named, with what came just before each time", any(map(PATTERN.fullmatch, shown)), shown)
    cases.case("and what to do about it", window.has("Check the internet connection of its computer"))
    controls_are_named(cases, window)
    window.shoot("strip")
    summaries = [told]
    for choice, title in (("7 days", WEEK), ("30 days", MONTH)):
        window.press(choice, STRETCH)
        summaries.append(window.wait(title, STRIP).get_name())
    cases.case("7 and 30 days have words of their own", len(set(summaries)) == 3, summaries)
    cases.case("a month says how long nobody watched", " Not watched for " in summaries[2], summaries[2])
    window.shoot("strip-month")
    window.press("24 hours", STRETCH)
    window.wait(DAY, STRIP)


def by_keyboard(cases, window):
    """To the strip and along it, to its history and back, with nothing but keys."""
    tab_to(window, STRIP, DAY)
    seen = [None]
    for key in ("Home", "Right", "Right"):
        window.keys("key", key)
        seen.append(span_told(window, seen[-1]))
    times = [SPAN.fullmatch(span)[1] for span in seen[1:]]
    joined = all(before[-5:] == after[:5] for before, after in zip(times, times[1:]))
    cases.case("the arrow keys tell the parts of the strip: each begins when the one before ended", joined, seen)
    window.shoot("along-the-strip")
    tab_to(window, BUTTON, "History", "shift+Tab")
    window.keys("key", "Return")
    window.wait(f"History of {NAS}")
    cases.equal("its history opens by Enter, and its button has the keyboard", keyboard(window), (BUTTON, "Back"))
    window.keys("key", "Escape")
    cases.case("Escape leads back to the server", window.has(f"{NAS} is claimed."))


def events(cases, window):
    """All of a week in words, the newest first."""
    window.press("History", BUTTON)
    window.wait(f"History of {NAS}")
    window.press("7 days", STRETCH)
    window.wait(WEEK, STRIP)
    page = labels(window)
    shown = page[page.index("What happened") + 1:]
    days, last = [], None
    for label in shown:
        event = EVENT.fullmatch(label)
        if event:
            days[-1].append(event[1])
        elif DATE.fullmatch(label):
            days.append([])
    cases.case("what happened is told by day, from today on", shown[0] == "Today" and len(days) > 1, shown)
    cases.case("the newest first", days and all(day == sorted(day, reverse=True) and day for day in days), days)
    cases.case("a fall has its lead: \"…, 3 minutes after it lost Plex\"", any(map(LED.fullmatch, shown)), shown)
    evidence = [label for label in page if label.startswith("Seen ")]
    cases.case("what repeats has its evidence", any("times: " in words or "recently: " in words for words in evidence), evidence)
    window.shoot("history")


def delete(cases, window):
    """It asks before it deletes, and takes no for an answer."""
    before = labels(window)
    window.press("Delete history…", BUTTON)
    window.wait("Delete the history?")
    cases.equal("what keeps it has the keyboard", wait_for("the keyboard", lambda: keyboard(window)), (BUTTON, "Keep history"))
    window.shoot("delete")
    window.press("Keep history", BUTTON)
    window.wait(f"History of {NAS}")
    missing = set(before) - set(labels(window))
    cases.equal("kept, all of it is still there", missing, set())
    window.press("Back", BUTTON)
    window.wait(f"{NAS} is claimed.")


def of_all(cases, window):
    """By the menu: everything on one axis of time."""
    window.press("More", BUTTON)
    window.press("History of all servers", BUTTON)
    window.wait("What happened")
    names = window.names()
    strips = [name for role, name in names if role == STRIP]
    whose = [name.split(". ")[0] for name in strips]
    cases.case("this computer is first, then each server by name", whose[0] == "This computer" and whose[1:] == sorted(whose[1:], key=str.lower), whose)
    missing = [name for name in PLACES if name not in whose]
    cases.equal("nobody is missing", missing, [])
    places = [window.place(name, STRIP) for name in strips]
    cases.case("one under the other, from the same left to the same right", len({(left, right) for left, _, right, _ in places}) == 1, places)
    named = [name for role, name in names if role == "label" and any(f" {place}: " in name for place in PLACES)]
    cases.case("what happened says to whom", named, names)
    controls_are_named(cases, window)
    window.shoot("of-all")


def looks(window):
    """For people: the same in dark colors, in German and in large text. The page that is open is that of all servers."""
    menu = lambda more, entry: (window.press(more, BUTTON), window.press(entry, BUTTON))
    menu("More", "Dark colors")
    window.shoot("dark-of-all")
    window.press(NAS, BUTTON)
    window.wait(f"History of {NAS}")
    window.shoot("dark-history")
    window.press("Back", BUTTON)
    window.shoot("dark-strip")
    menu("More", "Light colors")
    menu("More", "Deutsch")
    window.wait("Letzte 7 Tage: ", STRIP)
    window.shoot("german-strip")
    window.press("Verlauf", BUTTON)
    window.wait(f"Verlauf von {NAS}")
    window.shoot("german-history")
    menu("Mehr", "English")
    window.wait(f"History of {NAS}")


def large_text(cases, window):
    """At 200 % in 800×600, nothing is cut off at the side."""
    resize_window(window.number, 800, 600)
    height = lambda: window.place("Back", BUTTON)[3] - window.place("Back", BUTTON)[1]
    before = height()
    for _ in range(3):
        window.press("More", BUTTON)
        window.press("Larger text", BUTTON)
    cases.case("large text: all is twice as large", 1.8 < height() / before < 2.2, (before, height()))
    window.shoot("large-history")
    within = lambda: [name for role, name in window.names() if role in (STRIP, BUTTON) and window.place(name, role)[2] > 800]
    cases.equal("large text: the history is not wider than the window", within(), [])
    window.press("Back", BUTTON)
    window.wait(f"{NAS} is claimed.")
    # The strip is below.
    window.keys("mousemove", "400", "450", "click", "--repeat", "5", "5")
    window.shoot("large-strip")
    cases.equal("large text: nor is the server's page", within(), [])
    window.press("More", BUTTON)
    window.press("History of all servers", BUTTON)
    window.wait("History of all servers", "label")
    window.shoot("large-of-all")
    cases.equal("large text: nor are all of them together", within(), [])


def play(arguments):
    cases, window = Cases(), None
    try:
        with cases.scene("the thread: \"works after a reboot, later not authorized\""):
            window = Window([arguments.bin, "--demo"], arguments.shots, "history")
            for part in (strip, by_keyboard, events, delete, of_all):
                part(cases, window)
            looks(window)
            large_text(cases, window)
            status = window.close()
            cases.case("it ends by the button of its window", status == 0, status)
    finally:
        shoot_screen(arguments.shots / "history-end.png")
        if window and window.process.poll() is None:
            window.kill()
    return cases.summary()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    on_screen(parser, play, LONGEST)


if __name__ == "__main__":
    main()
