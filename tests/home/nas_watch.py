"""Writes down every command line and every environment that it sees in /proc, for as long as it runs: nas_watch.py FILE.

One that lives for less than a look is not seen: what users' shells and sudo were asked to run is written down on each NAS as well.
"""

import os
import signal
import sys
import time

PAUSE, YOUNG = 0.004, 0.4


def look(number):
    found = []
    for part in ("cmdline", "environ"):
        try:
            with open(f"/proc/{number}/{part}", "rb") as file:
                found.append(file.read(1 << 20))
        except OSError:
            found.append(b"")
    return tuple(found)


def main():
    seen, known, own = set(), {}, str(os.getpid())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with open(sys.argv[1], "wb", buffering=0) as output:
        print("watching", flush=True)
        while True:
            now = time.monotonic()
            numbers = [name for name in os.listdir("/proc") if name.isdigit() and name != own]
            for number in numbers:
                # A process can become another program after it was born.
                since = known.setdefault(number, now)
                if now - since < YOUNG or int(now * 10) % 20 == 0:
                    for words in look(number):
                        if words and words not in seen:
                            seen.add(words)
                            output.write(words + b"\n")
            for number in known.keys() - set(numbers):
                del known[number]
            time.sleep(PAUSE)


if __name__ == "__main__":
    main()
