#!/usr/bin/env python3
"""The core over SSH on a NAS that is played, as a program for Linux and as one for Windows under Wine (as root; by alone.sh).

    ssh_suite.py --bin FILE --demo-home FILE --windows-core FILE --windows-bin FILE --wine FOLDER

`--bin` is tests/core, built for Linux, and `--windows-core` the same for Windows; `--wine` is the prefix that windows.sh has set up.
tests/cross/ssh.sh builds all of it, and calls this. One line per case, then "N passed, N failed".

    --only WORDS    the scenes whose names have these words
"""

import functools
import os
import sys
import time

from called import called, resolved
from nas_stage import Stage
from on_ssh import System, by_program, scenes_of
from wine import wine

# The whole suite has to end by then, in seconds.
LONGEST = 600


def main():
    if os.getpid() != 1:
        sys.exit("ssh_suite.py: what it mounts would stay; it needs tests/home/alone.sh")
    with called(__doc__, LONGEST, windows_core=resolved, windows_bin=resolved, wine=resolved) as (call, home, cases):
        stage = Stage(cases, home, call.bin, call.stand_in)
        with wine(home, call.wine) as windows:
            whole = ("Windows: the program itself", functools.partial(by_program, windows, call.windows_bin))
            for scenes in (scenes_of(System("Linux", call.bin)), [*scenes_of(System("Windows", call.windows_core, windows)), whole]):
                started = time.monotonic()
                stage.play([(name, scene) for name, scene in scenes if call.only.lower() in name.lower()], at_once=1)
                print(f"{time.monotonic() - started:.0f} s", flush=True)
            stage.judge_secrets()


if __name__ == "__main__":
    main()
