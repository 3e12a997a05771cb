"""A host that floods the network by mDNS: flood.py ours|others

Two thousand packets a second, each of names that were never heard before: of Plex servers (`ours`), or of thirty other things (`others`)."""

import itertools
import socket
import struct
import sys
import time

GROUP, MDNS_PORT = "224.0.0.251", 5353
PTR, TXT, SRV, A = 12, 16, 33, 1
CACHE_FLUSH_IN, IN = 0x8001, 1
LIFETIME = 4500
SERVICE = "_plexmediasvr._tcp.local"


def name(text):
    return b"".join(bytes([len(part)]) + part.encode() for part in text.split(".")) + b"\0"


def record(owner, kind, data, which=CACHE_FLUSH_IN):
    return name(owner) + struct.pack("!HHIH", kind, which, LIFETIME, len(data)) + data


def announcement(nth):
    instance, host = f"flood-{nth}.{SERVICE}", f"host-{nth}.local"
    return [
        record(SERVICE, PTR, name(instance), IN),
        record(instance, SRV, struct.pack("!HHH", 0, 0, 32400) + name(host)),
        record(instance, TXT, bytes([21]) + b"machineIdentifier=abc"[:21]),
        record(host, A, bytes([192, 168, 77, 50])),
    ]


def other(nth):
    return [record(f"thing-{nth}-{part}.local", A, bytes([10, 1, nth >> 8 & 255, nth & 255])) for part in range(30)]


mouth = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
mouth.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
mouth.bind(("", MDNS_PORT))
mouth.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 255)
started = time.monotonic()
for nth in itertools.count():
    time.sleep(max(0, started + nth / 2000 - time.monotonic()))
    records = announcement(nth) if sys.argv[1] == "ours" else other(nth)
    # A response, with authority.
    mouth.sendto(struct.pack("!HHHHHH", 0, 0x8400, 0, len(records), 0, 0) + b"".join(records), (GROUP, MDNS_PORT))
