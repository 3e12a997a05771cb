#!/usr/bin/python3
"""The scenes of the window, as an owner plays them who sees it for the first time:
scenes_suite.py --bin FILE --demo-home FILE --stand-in FILE --shots FOLDER (as root).

The unmodified program runs on a computer of a home of network namespaces, on a virtual screen, and is used by its accessibility tree
alone. Each scene has to end well, within so many presses. One line per case, the table of presses, then "N passed, N failed".

    --only WORDS    the scenes whose names have these words
"""

import argparse
import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "home"))
import makers  # noqa: E402: its folder had to be named first
from cases import Cases
from household import DESK, OWNER, Household
from nas_stage import key_of
from network import Home
from scenario import ADDRESSES
from screen import controls_are_named, on_screen, resize_window

# All of it has to end by then, in seconds.
LONGEST = 600
SCENES = []
BUTTON, ROW = "push button", "list item"
SIGN_IN, CLAIM, CONFIRM = "Sign in to Plex", "Claim this server", "Claim it over the home network"
BACK_IN = "You're back in."
CLAIM_STEPS = ("Make sure it's the right server", "Get a claim code", "Hand it to", "Mac Mini says", "Plex lists", "Mac Mini lets you in")
QUESTIONS = ("Did you change your Plex password", "Where does", "Who set up")
# An address at which nobody is.
WRONG = "192.168.77.99"


def scene(name, *plex_tv):
    """A decorator for a scene; with the words that plex.tv is started with."""
    def add(play):
        SCENES.append((name, plex_tv, play))
        return play
    return add


@scene("the main job")
def main_job(house):
    """Her server was signed out. She signs in, claims it, agrees that the code goes over her network, and is back in."""
    house.stage.server("mac", "Mac Mini", "unclaimed")
    house.stage.server("attic", "Attic NAS", "healthy")
    window = house.open()
    window.wait("Mac Mini isn't claimed")
    house.filled(SIGN_IN)
    controls_are_named(house.cases, window)
    window.press(SIGN_IN, BUTTON)
    window.wait(CLAIM, BUTTON)
    house.filled(CLAIM)
    window.press(CLAIM, BUTTON)
    window.wait("Claim Mac Mini over your home network?")
    house.filled(CONFIRM)
    window.press(CONFIRM, BUTTON)
    window.wait(BACK_IN)
    house.filled("Open Plex")
    house.count("main job, with the confirmation for another computer", 3)
    window.press("Done", BUTTON)
    window.wait("Mac Mini: Yours", ROW)
    house.says("Mac Mini is yours, and it lets you in.")


@scene("nothing found")
def nothing_found(house):
    """The only server is off. She signs in, since nothing else is left, and sees which one Plex knows."""
    house.stage.server("attic", "Attic NAS", "healthy")
    house.unplug("attic")
    window = house.open()
    window.wait("No server has responded yet.")
    house.says("Sign in, and we can tell you which servers Plex knows.")
    controls_are_named(house.cases, window)
    window.press(SIGN_IN, BUTTON)
    window.wait("Attic NAS: Not responding", ROW)
    house.says("Attic NAS isn't responding.")
    house.filled("Check again")
    house.count("nothing found, to her server's verdict", 1)
    house.plug_in("attic")
    window.press("Check again", BUTTON)
    house.says("Attic NAS is yours, and it lets you in.")


@scene("claimed, and not on her list")
def not_listed(house):
    """Her password was changed, and her NAS still uses the old sign-in. She is asked what happened, then where it runs, and offered the
    way through SSH. She would rather do it by hand, goes that way, and claims the server."""
    identity = house.stage.server("attic", "Attic NAS", "claimed-not-listed")
    window = house.open()
    window.press(SIGN_IN, BUTTON)
    window.wait("Attic NAS is claimed, but not by anna.")
    house.filled("Find out which…")
    since = len(window.presses)
    window.press("Find out which…", BUTTON)
    house.says("Did you change your Plex password, or sign out all devices?")
    house.cases.equal("one question a page", window.which(QUESTIONS), [QUESTIONS[0]])
    window.press("Yes", BUTTON)
    window.wait("Where does Attic NAS run?")
    house.cases.equal("then the next, alone", window.which(QUESTIONS), [QUESTIONS[1]])
    controls_are_named(house.cases, window)
    window.press("Synology NAS", BUTTON)
    house.says("Sign in to your Synology NAS")
    house.count("not on her list, to the sign-in to her NAS", 3, since)
    controls_are_named(house.cases, window)
    window.press("Show me how to do it by hand", BUTTON)
    house.says("Remove the old sign-in from Attic NAS.")
    house.count("not on her list, to the one way by hand", 4, since)
    window.shoot("way")
    steps = [name for role, name in window.names() if role == "label" and name[:2] in ("1.", "2.", "3.")]
    house.cases.case("its steps are numbered, and of that NAS", len(steps) == 3 and "DSM" in " ".join(steps), steps)
    house.home.stop("Attic NAS")
    house.stage.server("attic", "Attic NAS", "unclaimed", "--machine-id", identity)
    window.press("Check again", BUTTON)
    for button in (CLAIM, CONFIRM):
        window.press(button, BUTTON)
    house.says(BACK_IN)


@scene("a NAS, by SSH")
def by_ssh(house):
    """Her password was changed, and her server is on a NAS. She signs in there, agrees to its fingerprint, and is back in."""
    nas = house.nas(makers.dsm7, "Attic NAS")
    before = nas.file.read_bytes()
    window, cases = house.open(), house.cases
    window.press(SIGN_IN, BUTTON)
    window.wait("Attic NAS is claimed, but not by anna.")
    since = len(window.presses)
    window.press("Find out which…", BUTTON)
    window.press("Yes", BUTTON)
    window.press("Synology NAS", BUTTON)
    window.wait("Sign in to your Synology NAS")
    window.shoot("sign-in")
    window.fill("User name", nas.user)
    window.fill("Password", nas.password, "password text")
    window.press("Sign in to the NAS", BUTTON)
    window.wait("Is this your Synology NAS?")
    cases.case("its fingerprint is the one that the NAS has", window.has(key_of(nas)), window.names())
    log = nas.root.path("var/log/sshd.log").read_text(encoding="utf-8")
    cases.case("before she agrees, nobody has signed in", "Accepted" not in log and "Failed" not in log, log)
    controls_are_named(cases, window)
    window.shoot("key")
    window.press("Yes, this is my NAS", BUTTON)
    window.wait("Repair Attic NAS?")
    controls_are_named(cases, window)
    window.shoot("found")
    window.press("Repair it", BUTTON)
    window.wait(BACK_IN, limit=90)
    house.count("a NAS, from the verdict to being back in", 6, since)
    cases.equal("and two fields", window.filled, ["User name", "Password"])
    window.shoot("back-in")
    values = nas.values()
    cases.equal("the sign-in is anna's, in the settings on the NAS", values.get("PlexOnlineUsername"), "anna")
    cases.case("it is a new one", values.get("PlexOnlineToken") and nas.file.read_bytes() != before)
    cases.case("its server runs", nas.runs())
    house.says("Turn SSH off again")
    window.press("Undo the repair…", BUTTON)
    window.wait("Undo the repair of Attic NAS?")
    window.press("Undo the repair", BUTTON)
    house.says("The settings of Attic NAS are as they were before the repair.")
    cases.case("undone, byte for byte", nas.file.read_bytes() == before)
    cases.equal("nothing is left beside the settings", nas.leftovers(), [])


@scene("two computers, one identity")
def twins(house):
    """One was copied from the other. She sees what tells them apart, and turns the old one off."""
    for place, version in (("mac", "1.43.3.10896-cb3ebc72d"), ("attic", "1.41.6.9685-d301f511a")):
        house.stage.server(place, "Studio", "unclaimed", "--machine-id", "ab" * 20, "--version", version, log=f"Studio on {place}")
    window = house.open()
    window.wait("Two computers claim to be Studio.")
    house.filled("Show both")
    window.press("Show both", BUTTON)
    window.wait("Computer 2")
    house.count("duplicate, to the cards", 1)
    names = [name for role, name in window.names() if role == "label"]
    labels = ("Name", "Address", "Claimed", "Version", "System", "First seen", "Found")
    house.cases.equal("each card has all that tells them apart", {label: names.count(label) for label in labels}, dict.fromkeys(labels, 2))
    told = [*(f"{ADDRESSES[place]}:32400" for place in ("mac", "attic")), "1.43.3.10896-cb3ebc72d, the newer one", "1.41.6.9685-d301f511a"]
    house.cases.equal("their addresses and versions are there, and which is newer", [words for words in told if words not in names], [])
    (_, _, right, _), (left, *_) = window.place("Computer 1"), window.place("Computer 2")
    house.cases.case("side by side", right < left, (right, left))
    house.filled("Show how to turn one off")
    house.home.stop("Studio on attic")
    window.press("Check again", BUTTON)
    window.wait("Studio: Unclaimed", ROW)
    house.says("Studio isn't claimed")


@scene("mine, and refuses me, on this computer")
def refuses_here(house):
    """Plex says that it is hers, and it does not let her in. She has it restarted."""
    house.refusing_until_restarted()
    window = house.open()
    window.wait(f"{DESK} is claimed.")
    window.press(SIGN_IN, BUTTON)
    window.wait(f"Plex says {DESK} is yours, but it isn't letting you in.")
    house.filled("Restart the server…")
    window.press("Restart the server…", BUTTON)
    window.wait(f"Restart {DESK}?")
    window.press("Restart it", BUTTON)
    house.says(f"{DESK} is yours, and it lets you in.")
    house.says("Step 4, Done: done")
    house.count("not letting her in, restarted here", 3)


@scene("mine, and refuses me, on another computer")
def refuses_there(house):
    """The same elsewhere: she is told how to restart it, does so, and looks again."""
    identity = house.stage.server("den", "Den PC", "not-accepted")
    window = house.open()
    window.wait("Den PC is claimed.")
    window.press(SIGN_IN, BUTTON)
    window.wait("Plex says Den PC is yours, but it isn't letting you in.")
    window.press("Restart the server…", BUTTON)
    house.says("Shut down the computer or device it runs on", anywhere=True)
    house.home.stop("Den PC")
    house.stage.server("den", "Den PC", "healthy", "--machine-id", identity)
    window.press("Check again", BUTTON)
    house.says("Den PC is yours, and it lets you in.")
    house.count("not letting her in, restarted elsewhere", 3)


@scene("Plex is blocked")
def blocked(house):
    """An ad blocker answers for Plex's names. She is told what to allow, and not to sign in."""
    house.stage.server("attic", "Attic NAS", "healthy")
    house.block()
    window = house.open()
    window.wait("Attic NAS is claimed.")
    window.wait("Something on your network blocks Plex.")
    house.filled("Show what to allow")
    window.press("Show what to allow", BUTTON)
    window.press("Pi-hole", BUTTON)
    house.says("plex.tv", anywhere=True)
    house.count("blocked, to what to allow", 2)
    house.unblock()
    window.press("Check again", BUTTON)
    window.wait("This computer: Reaches Plex", ROW)
    window.press("Attic NAS:", ROW)
    window.press(SIGN_IN, BUTTON)
    house.says("Attic NAS is yours, and it lets you in.")


@scene("a friend's server")
def friends(house):
    """Nothing is wrong with it, and it never asks for anything."""
    house.stage.server("bob", "Bob's Server", "shared")
    window = house.open()
    window.wait("Bob's Server is claimed.")
    window.press(SIGN_IN, BUTTON)
    window.wait("bob shares Bob's Server with you.")
    house.says("There's nothing to fix.")
    symbols = [name for role, name in window.names() if role == ROW and name.startswith("Bob")]
    house.cases.equal("its row has no problem", symbols, ["Bob's Server: Shared with you (neutral)"])
    steps = [name for _, name in window.names() if name.startswith("Step ")]
    house.cases.equal("and no step has to be taken", steps, [])
    told = [name for _, name in window.names() if "Before: Claimed" in name]
    house.cases.equal("what changed is said once", len(told), 1)
    house.filled("Open Plex")


def claims(house):
    """The main job up to the claim, where the server alone is found."""
    house.stage.server("mac", "Mac Mini", "unclaimed")
    window = house.open()
    for button in (SIGN_IN, CLAIM, CONFIRM):
        window.press(button, BUTTON)
    return window


@scene("a claim that Plex does not list", "--listing-lag", "1000000")
def lie(house):
    """The server says that it is claimed, and Plex does not list it. She is kept up to date, gives up, and is told how it stands."""
    window, cases = claims(house), house.cases
    window.wait("Claiming Mac Mini")
    window.wait("Plex lists it as yours: now")
    cases.case("the verdict from before is gone", not window.which(["Mac Mini isn't claimed"]), window.names())
    states = [name.rpartition(": ")[2] for _, name in window.names() if name.startswith(CLAIM_STEPS)]
    cases.equal("its steps are there, and how far it is", states, ["done"] * 4 + ["now", "later"])
    cases.case("nothing is said of a long wait yet", not window.which(["Plex is taking its time."]))
    window.wait("Plex is taking its time.")
    window.shoot("after-20-s")
    window.press("Cancel", BUTTON)
    house.says("Mac Mini accepted the claim, but Plex doesn't list it as yours yet.")
    cases.equal("and nothing else", [name for _, name in window.names() if "failed" in name or "someone else" in name], [])
    house.filled("Check again")


@scene("a slow claim", "--listing-lag", "5")
def slow(house):
    """Plex lists it late. She only has to wait."""
    window = claims(house)
    window.wait("Plex lists it as yours: now")
    window.wait(BACK_IN)
    house.count("a slow claim", 3)


@scene("large text in a small window")
def large_text(house):
    """At 200 %, she reads the whole question before she can agree to it: in 800×600 she sees all of it, and is led to its button."""
    house.stage.server("mac", "Mac Mini", "unclaimed")
    window, cases = house.open(), house.cases
    window.wait("Mac Mini isn't claimed")
    resize_window(window.number, 800, 600)
    height = lambda: window.place(SIGN_IN, BUTTON)[3] - window.place(SIGN_IN, BUTTON)[1]
    before = height()
    for _ in range(3):
        window.press("More", BUTTON)
        window.press("Larger text", BUTTON)
    cases.case("all is twice as large", 1.8 < height() / before < 2.2, (before, height()))
    window.press(SIGN_IN, BUTTON)
    window.press(CLAIM, BUTTON)
    window.wait("Claim Mac Mini over your home network?")
    window.shoot("whole-question")
    handed = lambda: [entry for entry in house.home.log("Mac Mini") if entry["path"] == "/myplex/claim"]
    foot = window.place("Step 3 of 4: Fix")[1]
    read = [window.place(words)[3] for words in ("Claim Mac Mini over your home network?", "It runs on another computer, at")]
    cases.case("the whole question is in sight", max(read) <= foot, (read, foot))
    if window.place(CONFIRM, BUTTON)[3] > foot:
        window.keys("key", "Return")
        cases.equal("where its button isn't, Enter agrees to nothing", (handed(), window.find("Claiming")), ([], None))
        cases.case("and leads to it", window.place(CONFIRM, BUTTON)[3] <= foot, window.place(CONFIRM, BUTTON))
    window.press("Cancel", BUTTON)
    resize_window(window.number, 800, 340)
    window.press(CLAIM, BUTTON)
    window.wait(CONFIRM, BUTTON)
    window.shoot("half-a-question")
    cases.case("in less room, the button is out of sight", window.place(CONFIRM, BUTTON)[3] > 340, window.place(CONFIRM, BUTTON))
    window.keys("key", "Return")
    cases.equal("then Enter agrees to nothing", (handed(), window.find("Claiming")), ([], None))
    cases.case("but leads to the button", window.place(CONFIRM, BUTTON)[3] <= 340, window.place(CONFIRM, BUTTON))
    window.keys("key", "Return")
    window.wait(BACK_IN)
    cases.equal("and there it agrees", len(handed()), 1)


@scene("a stale server on this computer, and its undo")
def stale(house):
    """She had changed her password. Her server is repaired, and nothing invites her to undo that."""
    house.stale("Workshop PC")
    window = house.open()
    window.wait("Workshop PC is still using an old sign-in")
    house.filled("Repair…")
    window.press("Repair…", BUTTON)
    window.wait("Repair Workshop PC?")
    window.press(SIGN_IN, BUTTON)
    window.wait("Repair it", BUTTON)
    house.filled("Repair it")
    window.press("Repair it", BUTTON)
    window.wait(BACK_IN, limit=60)
    house.count("stale server here", 4)
    window.press("Undo the repair…", BUTTON)
    window.wait("Undo the repair of Workshop PC?")
    house.says("you'll be locked out again", anywhere=True)
    house.filled("Keep the repair")
    window.press("Keep the repair", BUTTON)
    window.wait(BACK_IN)
    window.press("Done", BUTTON)
    house.says("Workshop PC is yours, and it lets you in.")


@scene("the wrong account")
def wrong_account(house):
    """She had signed in as somebody else of the house. She signs in as the owner of her server."""
    identity = house.stage.server("client", DESK, "healthy")
    house.settings(identity, "anna")
    house.browser_knows("bob")
    window = house.open()
    window.press(SIGN_IN, BUTTON)
    window.wait(f"{DESK} belongs to anna. You're signed in as bob.")
    house.filled("Switch account")
    house.browser_knows("anna")
    since = len(window.presses)
    window.press("Switch account", BUTTON)
    house.says(f"{DESK} is yours, and it lets you in.")
    house.count("wrong account", 2, since)


@scene("a typed address")
def typed(house):
    """Her server does not announce itself. She types its address and sees it at once; typed again, it is already there."""
    house.stage.server("mac", "Mac Mini", "unclaimed")
    house.stage.server("attic", "Attic NAS", "unclaimed", "--gdm", "none")
    window = house.open()
    window.wait("Mac Mini isn't claimed")
    field = "Address of a server"
    window.type(field, ADDRESSES["attic"])
    window.wait("Attic NAS: Unclaimed", ROW)
    house.says("Attic NAS isn't claimed")
    house.count("typed address, to its result", 1)
    house.cases.equal("the field is empty again", window.text_of(field), "")
    window.press("Mac Mini:", ROW)
    window.wait("Mac Mini isn't claimed")
    window.type(field, ADDRESSES["attic"])
    window.wait("It's already in the list.")
    house.says("Attic NAS isn't claimed")
    window.type(field, WRONG)
    window.wait(f"{WRONG}:32400: Not responding", ROW)
    house.says(f"{WRONG}:32400 isn't responding.")
    house.says("2 found")
    window.press("Attic NAS:", ROW)
    house.says("Attic NAS isn't claimed")


def play(arguments):
    if os.geteuid() != 0:
        sys.exit("scenes_suite.py: network namespaces need root")
    cases, started = Cases(), time.monotonic()
    with Home(arguments.demo_home.resolve()) as home:
        house = Household(cases, home, arguments)
        for name, plex_tv, scene_of in SCENES:
            if arguments.only in name:
                with cases.scene(name), house.scene(scene_of.__name__, *plex_tv):
                    scene_of(house)
        house.table()
    print(f"{time.monotonic() - started:.0f} s")
    return cases.summary()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--demo-home", required=True, type=pathlib.Path, help="the simulated home (cargo example)")
    parser.add_argument("--stand-in", required=True, type=pathlib.Path, help="the server (cargo example)")
    parser.add_argument("--only", default="", help="words of a scene's name")
    on_screen(parser, play, LONGEST, OWNER)


if __name__ == "__main__":
    main()
