#!/usr/bin/env python3
"""Repairs in containers, with real engines: container_suite.py --bin FILE --demo-home FILE [--stand-in FILE] (as root).

The unmodified program in a home network of network namespaces, on a computer on which dockerd and Podman run. Their images are made
here, around the project's stand-in server. One line per case, then "N passed, N failed".

    --only WORDS    the scenes whose names have these words
"""

import argparse
import os
import pathlib
import shutil
import signal
import sys
import time

from cases import Cases
from containers_home import ContainerShop
from network import Home
from on_containers import CONTAINERS

# The whole suite has to end by then.
LONGEST = 900
NEEDED = ("podman", "runc", "conmon", "dockerd", "docker", "busybox", "iptables")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", required=True, type=pathlib.Path, help="the program under test")
    arguments.add_argument("--demo-home", required=True, type=pathlib.Path, help="the simulated home (cargo example)")
    arguments.add_argument("--stand-in", type=pathlib.Path, help="the server (cargo example); usually beside the home")
    arguments.add_argument("--only", default="", help="words of a scene's name")
    call = arguments.parse_args()
    if os.geteuid() != 0:
        sys.exit("container_suite.py: network namespaces need root")
    missing = [tool for tool in NEEDED if not shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin:/sbin")]
    if missing:
        sys.exit(f"container_suite.py: apt-get install podman runc conmon docker.io busybox-static iptables: no {', '.join(missing)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("container_suite.py: stopped"))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"container_suite.py: not done after {LONGEST} s"))
    signal.alarm(LONGEST)
    stand_in = call.stand_in or call.demo_home.with_name("stand-in")
    cases, started = Cases(), time.monotonic()
    with Home(call.demo_home.resolve()) as home:
        with ContainerShop(cases, home, call.bin.resolve(), stand_in.resolve()) as shop:
            for name, scene in CONTAINERS:
                if call.only in name:
                    with cases.scene(name), shop.opened():
                        scene(shop)
            shop.judge_secrets()
    print(f"{time.monotonic() - started:.0f} s")
    sys.exit(cases.summary())


if __name__ == "__main__":
    main()
