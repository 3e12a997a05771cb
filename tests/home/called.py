"""How the suites are called that play in the home of namespaces, and how they end."""

import argparse
import contextlib
import os
import pathlib
import signal
import sys
import time

from cases import Cases
from network import Home


@contextlib.contextmanager
def called(description, longest, **more):
    """A suite's `main`: gives what it was called with, the home, and its cases; then it ends with their count. As root, and within
    `longest` seconds. `more`: what else it is called with, and what that is without being said; `resolved`, where a file must be named."""
    suite = pathlib.Path(sys.argv[0]).name
    arguments = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", required=True, type=resolved, help="the program under test")
    arguments.add_argument("--demo-home", required=True, type=resolved, help="the simulated home (cargo example)")
    arguments.add_argument("--stand-in", type=resolved, help="the server (cargo example); usually beside the home")
    arguments.add_argument("--only", default="", help="words of a scene's name")
    for name, usual in more.items():
        kind = {"type": type(usual), "default": usual}
        if usual is False:
            kind = {"action": "store_true"}
        elif usual is resolved:
            kind = {"type": resolved, "required": True}
        arguments.add_argument(f"--{name.replace('_', '-')}", **kind)
    call = arguments.parse_args()
    call.stand_in = call.stand_in or call.demo_home.with_name("stand-in")
    if os.geteuid() != 0:
        sys.exit(f"{suite}: network namespaces need root")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(f"{suite}: stopped"))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"{suite}: not done after {longest} s"))
    signal.alarm(longest)
    cases, started = Cases(), time.monotonic()
    with Home(call.demo_home) as home:
        yield call, home, cases
    print(f"{time.monotonic() - started:.0f} s")
    sys.exit(cases.summary())


def resolved(file):
    """A file by its absolute path: programs are started in other folders."""
    return pathlib.Path(file).resolve()
