#!/usr/bin/env python3
"""What is cut off while a server on a NAS is repaired: nas_matrix.py --bin FILE --demo-home FILE [--stand-in FILE] (as root; see alone.sh).

The program is killed, its connection cut, the cable pulled (for a moment, or until it gives up), the NAS loses its power: each before and
after what a step does there. Whole settings are left and a running server, by the program, by the NAS itself or by the next start, and what
is said is so. One line per cell and case, then "N passed, N failed".

    --only WORDS    the cells whose names have these words
    --at-once N     how many are played at the same time
"""

import contextlib
import time
import xml.etree.ElementTree as ElementTree

import makers
from installed import SIGN_IN
from nas_stage import play_all, tail
from network import wait_until
from on_nas_containers import InContainer, unraid

# The whole matrix has to end by then, in seconds.
LONGEST = 1500
POINTS = ("stop-before", "stop-after", "copy-beside-before", "copy-beside-after", "write-before", "write-after", "start-before", "start-after")
# Said on standard error when it looks whether all is well; nothing is done on the NAS then.
VERIFY = "Check that Plex lists"
# What can be looked at everywhere.
CALLS = ("stop-before", "stop-after", "write-before", "write-after", "start-before", "start-after")
# It gives up after some tries; a start by itself is quick here once nobody works any more.
GIVES_UP, BY_ITSELF = 300, 60


def killed(nas, call):
    call.kill()


def cut(nas, call):
    nas.cut()


def blink(nas, call):
    nas.cable("down")
    nas.release()
    time.sleep(4)
    nas.cable("up")


def cable(nas, call):
    nas.cable("down")
    nas.release()
    with contextlib.suppress(RuntimeError):
        wait_until("it gives up", lambda: call.process.poll() is not None, limit=GIVES_UP)
    # Nobody has plugged it in yet: what starts the server by itself is on the NAS.
    hurry(nas)
    with contextlib.suppress(RuntimeError):
        wait_until("it starts by itself", lambda: nas.package("runs") == 0, limit=BY_ITSELF)
    nas.cable("up")


def power(nas, call):
    nas.power_off()
    nas.release()
    nas.start()


HOW = {"the program is killed": killed, "the connection is cut": cut, "the cable is out for a moment": blink, "the cable is out": cable,
       "the NAS reboots": power}


def hurry(nas):
    nas.hold("hurry")


def cells():
    for words, how in HOW.items():
        for point in (*POINTS, "verify"):
            yield f"repair: {words}, {point}", cell(how, point, undo=False)
        # In the middle of the way back.
        for point in CALLS:
            if how in (killed, cut, power):
                yield f"undo: {words}, {point}", cell(how, point, undo=True)
    # Another SSH server, busybox, and a start by its maker's script.
    for words, how in HOW.items():
        for point in ("start-before", "start-after", "verify"):
            if how is not cable:
                yield f"WD: {words}, {point}", cell(how, point, undo=False, made=wd)
    # A container, by the docker of the NAS: half of them on the way there, half on the way back.
    for words, how in HOW.items():
        for point in CALLS:
            if how in (killed, cut):
                yield f"container: {words}, {point}", cell(how, point, undo=point.endswith("after"), made=contained)
    for point in ("stop-after", "write-before", "write-after", "start-before"):
        for goes_back in (False, True):
            yield f"the program is killed, {point}, and at once {'undo' if goes_back else 'repair'}", at_once(point, goes_back)


def at_once(point, goes_back):
    """Nobody waits until the NAS starts its server by itself."""
    def play_cell(play):
        nas, owner = dsm7(play), play.owner()
        before = play.before
        call = begin(owner, nas, point, undo=False)
        play.case("the moment came", reached(nas, call, point), call.said[-500:])
        call.kill()
        nas.release()
        done = owner.undo(nas).end(200) if goes_back else owner.repair(nas).end(200)
        wanted = "put-back" if goes_back else "verified"
        play.case("it goes back" if goes_back else "it goes on", done.result == wanted, (done.result, tail(done)))
        with contextlib.suppress(RuntimeError):
            wait_until("it runs", nas.runs, limit=15)
        play.case("it runs", nas.runs(), tail(done))
        whole(play, nas, before)
        play.case("the settings are the wanted ones", read(nas) == before if goes_back else new_sign_in(before, read(nas)))
        play.equal("nothing is left beside the settings", nas.leftovers(), [])
    return play_cell


def dsm7(play):
    nas = play.nas(makers.dsm7, start=False)
    nas.hooks()
    return play.begin(nas)


def wd(play):
    return play.nas(makers.wd)


def contained(play):
    held = InContainer(play, unraid)
    held.nas.hooks()
    held.contain(user=99)
    return held.nas


def cell(how, point, undo, made=dsm7):
    def play_cell(play):
        nas, owner = made(play), play.owner()
        before = play.before
        if undo:
            first = owner.repair(nas).end()
            if not play.equal("first it was repaired", first.result, "verified"):
                return
            play.note(nas)
        # What is there when it begins, and what is wanted.
        call = begin(owner, nas, point, undo)
        interrupted = reached(nas, call, point)
        play.case("the moment came", interrupted, call.said[-500:])
        how(nas, call)
        nas.release()
        done = ended(call)
        truth(play, nas, done, how, before, undo)
        if how is cut and point.startswith(("stop", "start")):
            play.case("a connection that is opened anew is no end of it", done.result == ("put-back" if undo else "verified"), (done.result, tail(done)))
        if point == "stop-before" and how is not power:
            # What the NAS was told to do, it does.
            with contextlib.suppress(RuntimeError):
                wait_until("it stops", lambda: not nas.runs(), limit=5)
        hurry(nas)
        with contextlib.suppress(RuntimeError):
            wait_until("it runs", nas.runs, limit=BY_ITSELF)
        play.case("it runs, by whomever", nas.runs(), (done and done.said[-400:], nas.done(), nas.leftovers()))
        whole(play, nas, before)
        nas.release()
        afterwards(play, nas, owner, before, undo)
    return play_cell


def begin(owner, nas, point, undo):
    if point != "verify":
        nas.hold(point)
    return owner.undo(nas) if undo else owner.repair(nas)


def reached(nas, call, point):
    def is_there():
        return call.process.poll() is not None or (VERIFY in call.said if point == "verify" else nas.is_held(point))
    with contextlib.suppress(RuntimeError):
        wait_until(point, is_there, limit=120)
    return call.process.poll() is None or point == "verify"


def ended(call):
    if hasattr(call, "stdout"):
        return call
    return call.end(GIVES_UP + 60)


def truth(play, nas, done, how, before, undo):
    """What it said at its end is so."""
    if how is killed:
        return
    result, now = done.result, read(nas)
    if not play.case("it came to an end, in words", result and "panicked" not in done.said, tail(done)):
        return
    is_old, is_new = now == before, new_sign_in(before, now)
    play.case("what it says of the settings is so", {
        "verified": is_new, "unverified": is_new, "untouched": is_new if undo else is_old, "restored": is_old, "put-back": is_old,
    }.get(result, True), (result, is_old, is_new, tail(done)))
    if result in ("verified", "restored", "put-back"):
        with contextlib.suppress(RuntimeError):
            wait_until("it runs", nas.runs, limit=15)
        play.case("and that it runs", nas.runs(), result)
    play.seen.append((f"(it said: {result})", True, ""))


def read(nas):
    try:
        return nas.file.read_bytes()
    except FileNotFoundError:
        return b""


def new_sign_in(before, now):
    try:
        was, values = (dict(ElementTree.fromstring(content).attrib) for content in (before, now))
    except ElementTree.ParseError:
        return False
    differ = {key for key in was.keys() | values.keys() if was.get(key) != values.get(key)}
    return "PlexOnlineToken" in differ and differ <= set(SIGN_IN) and bool(values.get("PlexOnlineToken"))


def whole(play, nas, before):
    now = read(nas)
    play.note(nas)
    play.case("its settings are whole: the old ones or the new", now == before or new_sign_in(before, now), len(now))
    if now:
        play.is_owned("whole", nas)


def afterwards(play, nas, owner, before, undo):
    """The next start of the program: it goes on, or back."""
    if undo:
        done = owner.undo(nas).end(200)
        play.case("the next undo puts it back, or it was", done.result in ("put-back", "nothing"), (done.result, tail(done)))
        play.case("the settings are as they were, byte for byte", read(nas) == before, (done.result, tail(done)))
    elif play.number % 2:
        done = owner.repair(nas).end(200)
        fine = (0, "verified", True)
        seen = done.json and (done.returncode, done.result, done.json["verified"])
        healthy = done.why == "There is nothing to repair."
        play.case("the next repair comes to its end", seen == fine or healthy, (seen, tail(done)))
        play.case("with a new sign-in, and nothing else", new_sign_in(before, read(nas)))
    else:
        done = owner.undo(nas).end(200)
        play.case("undo goes back", done.result in ("put-back", "nothing"), (done.result, tail(done)))
        play.case("the settings are as they were, byte for byte", read(nas) == before, (done.result, tail(done)))
    play.note(nas)
    with contextlib.suppress(RuntimeError):
        wait_until("it runs", nas.runs, limit=15)
    play.case("it runs in the end", nas.runs(), tail(done))
    play.is_owned("in the end", nas)
    play.equal("nothing is left beside the settings", nas.leftovers(), [])


if __name__ == "__main__":
    play_all(__doc__, cells(), at_once=12, longest=LONGEST)
