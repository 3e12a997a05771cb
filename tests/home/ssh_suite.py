#!/usr/bin/env python3
"""The core over SSH on a NAS that is played, as a program for Linux and as one for Windows under Wine (as root; by alone.sh).

    ssh_suite.py --demo-home FILE --core FILE --windows-core FILE --windows-bin FILE --wine FOLDER

tests/cross/ssh.sh builds all of it, and calls this. One line per case, then "N passed, N failed".

    --only WORDS    the scenes whose names have these words
"""

import argparse
import functools
import os
import pathlib
import signal
import sys
import time

from nas_stage import staged
from on_ssh import System, by_program, scenes_of
from wine import wine

# The whole suite has to end by then.
LONGEST = 600


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--demo-home", required=True, type=pathlib.Path, help="the simulated home (cargo example)")
    arguments.add_argument("--stand-in", type=pathlib.Path, help="the server (cargo example); usually beside the home")
    arguments.add_argument("--core", required=True, type=pathlib.Path, help="tests/core, built for Linux")
    arguments.add_argument("--windows-core", required=True, type=pathlib.Path, help="the same for Windows")
    arguments.add_argument("--windows-bin", required=True, type=pathlib.Path, help="the program for Windows")
    arguments.add_argument("--wine", required=True, type=pathlib.Path, help="the prefix that tests/cross/windows.sh has set up")
    arguments.add_argument("--only", default="", help="words of a scene's name")
    call = arguments.parse_args()
    call.bin = call.core
    if os.geteuid() != 0 or os.getpid() != 1:
        sys.exit("ssh_suite.py: what it mounts would stay; it needs root and tests/home/alone.sh")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ssh_suite.py: stopped"))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"ssh_suite.py: not done after {LONGEST} s"))
    signal.alarm(LONGEST)
    with staged(call) as stage, wine(stage.home, call.wine.resolve()) as windows:
        whole = ("Windows: the program itself", functools.partial(by_program, windows, call.windows_bin.resolve()))
        for scenes in (scenes_of(System("Linux", call.core.resolve())),
                       [*scenes_of(System("Windows", call.windows_core.resolve(), windows)), whole]):
            started = time.monotonic()
            stage.play([(name, scene) for name, scene in scenes if call.only.lower() in name.lower()], at_once=1)
            print(f"{time.monotonic() - started:.0f} s", flush=True)
        stage.judge_secrets()
    sys.exit(stage.cases.summary())


if __name__ == "__main__":
    main()
