"""A host that answers a search from thousands of addresses: crowd.py COUNT IDENTITY|each

Each answer announces a server of this identity, or of one of its own, at an address at which nobody answers."""

import hashlib
import ipaddress
import socket
import struct
import sys

GROUP, SEARCH_PORT = "239.0.0.250", 32414
# linux/in.h: a socket may send from an address that is not this computer's.
IP_TRANSPARENT = 19
FIRST = ipaddress.IPv4Address("10.77.0.1")

count, identity = int(sys.argv[1]), sys.argv[2]


def answer(nth):
    who = hashlib.sha1(str(nth).encode()).hexdigest() if identity == "each" else identity
    return (f"HTTP/1.0 200 OK\r\nContent-Type: plex/media-server\r\nName: Crowd {nth}\r\nPort: 32400\r\n"
            f"Resource-Identifier: {who}\r\nVersion: 1.43.3.10896-cb3ebc72d\r\n\r\n").encode()


ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ear.bind(("", SEARCH_PORT))
ear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("=4sI", socket.inet_aton(GROUP), socket.INADDR_ANY))
print("ready", flush=True)
while True:
    question, asker = ear.recvfrom(2048)
    if not question.startswith(b"M-SEARCH *"):
        continue
    for nth in range(count):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth:
            mouth.setsockopt(socket.SOL_IP, IP_TRANSPARENT, 1)
            mouth.bind((str(FIRST + nth), 0))
            mouth.sendto(answer(nth), asker)
