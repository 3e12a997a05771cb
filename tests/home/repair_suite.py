#!/usr/bin/env python3
"""The repair on the command line, with real faults: repair_suite.py --bin FILE --demo-home FILE [--stand-in FILE] (as root).

The unmodified program in a home network of network namespaces, before servers that keep their settings on a disk and rewrite them
when they end. One line per case, then "N passed, N failed".

    --only WORDS    the scenes whose names have these words
"""

import argparse
import os
import pathlib
import signal
import sys
import time

from cases import Cases
from network import Home
from on_folders import FOLDERS
from on_services import SERVICES
from workshop import Workshop

# The whole suite has to end by then.
LONGEST = 240


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", required=True, type=pathlib.Path, help="the program under test")
    arguments.add_argument("--demo-home", required=True, type=pathlib.Path, help="the simulated home (cargo example)")
    arguments.add_argument("--stand-in", type=pathlib.Path, help="the server (cargo example); usually beside the home")
    arguments.add_argument("--only", default="", help="words of a scene's name")
    call = arguments.parse_args()
    if os.geteuid() != 0:
        sys.exit("repair_suite.py: network namespaces need root")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("repair_suite.py: stopped"))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"repair_suite.py: not done after {LONGEST} s"))
    signal.alarm(LONGEST)
    stand_in = call.stand_in or call.demo_home.with_name("stand-in")
    cases, started = Cases(), time.monotonic()
    with Home(call.demo_home.resolve()) as home:
        workshop = Workshop(cases, home, call.bin.resolve(), stand_in.resolve())
        for name, scene in (*SERVICES, *FOLDERS):
            if call.only in name:
                with cases.scene(name), workshop.opened():
                    scene(workshop)
        workshop.judge_secrets()
    print(f"{time.monotonic() - started:.0f} s")
    sys.exit(cases.summary())


if __name__ == "__main__":
    main()
