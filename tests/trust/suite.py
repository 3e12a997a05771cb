#!/usr/bin/env python3
"""Attacks from outside on the unmodified program: suite.py --bin FILE --demo-home FILE [--stand-in FILE] (as root).

Other users of the computer, hosts of the network and the server's own user try what SECURITY.md says they can't do: real users
(setpriv), links, FIFOs, signals, clocks and sockets, in a home network of network namespaces. One line per case, then "N passed, N
failed".

    --only WORDS    the scenes whose names have these words
"""

import argparse
import os
import pathlib
import signal
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "home")]

from cases import Cases  # noqa: E402
from network import Home  # noqa: E402
from folders import FOLDERS  # noqa: E402
from life import LIFE  # noqa: E402
from repairs import REPAIRS  # noqa: E402
from rows import ROWS  # noqa: E402
from workshop import Workshop  # noqa: E402

SCENES = (*ROWS, *REPAIRS, *LIFE, *FOLDERS)

# The whole suite has to end by then.
LONGEST = 900


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", required=True, type=pathlib.Path, help="the program under test")
    arguments.add_argument("--demo-home", required=True, type=pathlib.Path, help="the simulated home (cargo example)")
    arguments.add_argument("--stand-in", type=pathlib.Path, help="the server (cargo example); usually beside the home")
    arguments.add_argument("--only", default="", help="words of a scene's name")
    call = arguments.parse_args()
    if os.geteuid() != 0:
        sys.exit("suite.py: network namespaces and other users need root")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("suite.py: stopped"))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"suite.py: not done after {LONGEST} s"))
    signal.alarm(LONGEST)
    stand_in = call.stand_in or call.demo_home.with_name("stand-in")
    cases, started = Cases(), time.monotonic()
    with Home(call.demo_home.resolve()) as home:
        workshop = Workshop(cases, home, call.bin.resolve(), stand_in.resolve())
        for name, scene in SCENES:
            if call.only in name:
                with cases.scene(name), workshop.opened():
                    scene(workshop)
        workshop.judge_secrets()
    print(f"{time.monotonic() - started:.0f} s")
    sys.exit(cases.summary())


if __name__ == "__main__":
    main()
