#!/usr/bin/env python3
"""Times `plex-locksmith check` beside python-plexapi: a GDM scan and one GET /identity for each server that it finds.

    cargo build --release --bin plex-locksmith --example demo-home
    pip install "plexapi>=4.18,<5"
    python3 tests/benches/beside_plexapi.py target/release/plex-locksmith target/release/examples/demo-home

Both look at the same simulated servers, in turn, in a network namespace of its own (needs root). It prints, and judges nothing.
"""
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

SIZES = (1, 10, 100, 1000)
RUNS = 5
INSIDE = "LOCKSMITH_BENCH_INSIDE"


def enter_namespace():
    prepare = "ip link set lo up multicast on && ip route add 239.0.0.0/8 dev lo && exec \"$@\""
    command = ["unshare", "--net", "sh", "-c", prepare, "sh", sys.executable, *sys.argv]
    sys.exit(subprocess.run(command, env={**os.environ, INSIDE: "1"}, check=False).returncode)


def locksmith(binary):
    """Milliseconds from the start of the program to the last verdict, and to its end."""
    started = time.monotonic()
    done = subprocess.run([binary, "check", "--json"], capture_output=True, text=True, check=False)
    whole = (time.monotonic() - started) * 1000
    servers = json.loads(done.stdout)["servers"]
    return len(servers), max((s["verdict_ms"] for s in servers if s["verdict_ms"] is not None), default=0), whole


def plexapi():
    """The same questions by python-plexapi: who is there, and is it claimed?"""
    import requests
    from plexapi.gdm import GDM

    started = time.monotonic()
    gdm = GDM()
    gdm.scan()
    found = {(e["from"][0], e["data"]["Port"]) for e in gdm.entries}
    for host, port in found:
        requests.get(f"http://{host}:{port}/identity", timeout=5).raise_for_status()
    return len(found), (time.monotonic() - started) * 1000


def main():
    if not os.environ.get(INSIDE):
        enter_namespace()
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
    binary, demo_home = sys.argv[1:3]
    print("| servers | locksmith: last verdict | locksmith: whole `check` | plexapi: scan and identities |\n|---|---|---|---|")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            command = [demo_home, "crowd", "--count", str(size), "--authority", folder]
            home = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            try:
                home.stdout.readline()
                ours, theirs = [], []
                for _ in range(RUNS):
                    ours.append(locksmith(binary))
                    theirs.append(plexapi())
            finally:
                home.kill()
                home.wait()
        seen = f"({min(o[0] for o in ours)} and {min(t[0] for t in theirs)} seen)"
        median = [statistics.median(values) for values in
                  ([o[1] for o in ours], [o[2] for o in ours], [t[1] for t in theirs])]
        print(f"| {size} {seen} | {median[0]:.0f} ms | {median[1]:.0f} ms | {median[2]:.0f} ms |", flush=True)


if __name__ == "__main__":
    main()
