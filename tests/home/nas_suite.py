#!/usr/bin/env python3
"""Repairs over SSH on NAS that are played: nas_suite.py --bin FILE --demo-home FILE [--stand-in FILE] (as root; see alone.sh).

The unmodified program in a home network of network namespaces, before real SSH servers with the looks of makers. One line per case, then
"N passed, N failed".

    --only WORDS    the scenes whose names have these words
    --at-once N     how many are played at the same time
"""

import argparse
import os
import pathlib
import signal
import sys
import time

from nas_stage import staged
from on_nas import STORIES
from on_nas_containers import CONTAINERS
from on_nas_doors import DOORS
from on_nas_faults import FAULTS

# The whole suite has to end by then.
LONGEST = 900


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", required=True, type=pathlib.Path, help="the program under test")
    arguments.add_argument("--demo-home", required=True, type=pathlib.Path, help="the simulated home (cargo example)")
    arguments.add_argument("--stand-in", type=pathlib.Path, help="the server (cargo example); usually beside the home")
    arguments.add_argument("--only", default="", help="words of a scene's name")
    arguments.add_argument("--at-once", type=int, default=8, help="how many scenes at the same time")
    call = arguments.parse_args()
    if os.geteuid() != 0:
        sys.exit("nas_suite.py: namespaces need root")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("nas_suite.py: stopped"))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"nas_suite.py: not done after {LONGEST} s"))
    signal.alarm(LONGEST)
    started = time.monotonic()
    with staged(call) as stage:
        stage.play([(name, scene) for name, scene in (*STORIES, *CONTAINERS, *DOORS, *FAULTS) if call.only.lower() in name.lower()], call.at_once)
        stage.judge_secrets()
    print(f"{time.monotonic() - started:.0f} s")
    sys.exit(stage.cases.summary())


if __name__ == "__main__":
    main()
