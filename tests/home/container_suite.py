#!/usr/bin/env python3
"""Repairs in containers, with real engines: container_suite.py --bin FILE --demo-home FILE [--stand-in FILE] (as root).

The unmodified program in a home network of network namespaces, on a computer on which dockerd and Podman run. Their images are made
here, around the project's stand-in server. One line per case, then "N passed, N failed".

    --only WORDS    the scenes whose names have these words
"""

import os
import shutil
import sys

from called import called
from containers_home import ContainerShop
from on_containers import CONTAINERS

# The whole suite has to end by then.
LONGEST = 1500
NEEDED = ("podman", "runc", "conmon", "dockerd", "docker", "busybox", "iptables")


def main():
    missing = [tool for tool in NEEDED if not shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin:/sbin")]
    if missing:
        sys.exit(f"container_suite.py: apt-get install podman runc conmon docker.io busybox-static iptables: no {', '.join(missing)}")
    with called(__doc__, LONGEST) as (call, home, cases), ContainerShop(cases, home, call.bin, call.stand_in) as shop:
        shop.play(CONTAINERS, call.only)


if __name__ == "__main__":
    main()
