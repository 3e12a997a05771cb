#!/usr/bin/env python3
"""The repair on the command line, with real faults: repair_suite.py --bin FILE --demo-home FILE [--stand-in FILE] (as root).

The unmodified program in a home network of network namespaces, before servers that keep their settings on a disk and rewrite them
when they end. One line per case, then "N passed, N failed".

    --only WORDS    the scenes whose names have these words
"""

from called import called
from on_folders import FOLDERS
from on_services import SERVICES
from workshop import Workshop

# The whole suite has to end by then.
LONGEST = 600


def main():
    with called(__doc__, LONGEST) as (call, home, cases):
        Workshop(cases, home, call.bin, call.stand_in).play((*SERVICES, *FOLDERS), call.only)


if __name__ == "__main__":
    main()
