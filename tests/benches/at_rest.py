#!/usr/bin/env python3
"""What watching a home at rest costs: at_rest.py --bin FILE --demo-home FILE [--minutes N] [--servers N] (as root).

Servers of the signed-in owner, each a host of its own in the home of namespaces, and the program at its own pace. It prints the
processor time of the program, after its first look around, and how often each server was asked within any one minute, and judges nothing.
"""

import os
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "home"))

from called import called  # noqa: E402
from client import Client  # noqa: E402

# The first look around, and what follows from it.
FIRST = 90


def ticks(pid):
    """Processor time of a process and all its threads, in seconds."""
    words = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    """In KiB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])


def most_a_minute(times):
    return max((sum(start <= at < start + 60 for at in times) for start in times), default=0)


def main():
    with called(__doc__, 3600, minutes=10, servers=20) as (call, home, cases):
        home.plex_tv()
        names = [f"Server {number}" for number in range(call.servers)]
        for number, name in enumerate(names):
            home.server(home.host(f"host{number}", f"192.168.77.{100 + number}"), name, "healthy")
        client = Client(home, call.bin)
        watch, output = client.start("watch", "watch", "--json", "--sign-in")
        time.sleep(FIRST)
        before, began, memory = ticks(watch.pid), time.time(), resident(watch.pid)
        seen = {name: len(home.log(name)) for name in names}
        time.sleep(60 * call.minutes)
        took, span = ticks(watch.pid) - before, time.time() - began
        asked = {name: [entry["at_ms"] / 1000 for entry in home.log(name)[seen[name]:]] for name in names}
        print("| what | measured |\n|---|---|")
        print(f"| processor time in {span:.0f} s, {call.servers} servers | {took:.2f} s, {100 * took / span:.3f} % of a core |")
        print(f"| resident memory before and after | {memory} KiB, {resident(watch.pid)} KiB |")
        a_minute = [len(times) / span * 60 for times in asked.values()]
        print(f"| requests a minute at a server, least and most | {min(a_minute):.2f}, {max(a_minute):.2f} |")
        print(f"| the most within any one minute | {max(most_a_minute(times) for times in asked.values())} |")
        healthy = [line for line in output.read_text(encoding="utf-8").splitlines() if '"to":"healthy"' in line]
        cases.case("it watched them all", len(healthy) >= call.servers, f"{len(healthy)} of {call.servers}")


if __name__ == "__main__":
    main()
