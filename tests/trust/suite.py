#!/usr/bin/env python3
"""Attacks from outside on the unmodified program: suite.py --bin FILE --demo-home FILE [--stand-in FILE] (as root).

Other users of the computer, hosts of the network and the server's own user try what SECURITY.md says they can't do: real users
(setpriv), links, FIFOs, signals, clocks and sockets, in a home network of network namespaces. One line per case, then "N passed, N
failed".

    --only WORDS    the scenes whose names have these words
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "home")]

from called import called  # noqa: E402
from folders import FOLDERS  # noqa: E402
from life import LIFE  # noqa: E402
from repairs import REPAIRS  # noqa: E402
from rows import ROWS  # noqa: E402
from workshop import Workshop  # noqa: E402

SCENES = (*ROWS, *REPAIRS, *LIFE, *FOLDERS)

# The whole suite has to end by then.
LONGEST = 900


def main():
    with called(__doc__, LONGEST) as (call, home, cases):
        Workshop(cases, home, call.bin, call.stand_in).play(SCENES, call.only)


if __name__ == "__main__":
    main()
