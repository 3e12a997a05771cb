#!/usr/bin/env python3
"""Repairs over SSH on NAS that are played: nas_suite.py --bin FILE --demo-home FILE [--stand-in FILE] (as root; see alone.sh).

The unmodified program in a home network of network namespaces, before real SSH servers with the looks of makers. One line per case, then
"N passed, N failed".

    --only WORDS    the scenes whose names have these words
    --at-once N     how many are played at the same time
"""

from nas_stage import play_all
from on_nas import STORIES
from on_nas_containers import CONTAINERS
from on_nas_doors import DOORS
from on_nas_faults import FAULTS

# The whole suite has to end by then, in seconds.
LONGEST = 900

if __name__ == "__main__":
    play_all(__doc__, (*STORIES, *CONTAINERS, *DOORS, *FAULTS), at_once=8, longest=LONGEST)
