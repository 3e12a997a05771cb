"""Writes down every frame that passes the router's cables, for as long as it runs: wire.py FILE (on the router host, as root).

Frames are written as they are, with a length before each, so that a secret can be looked for in what really went over the wire.
"""

import socket
import struct
import sys

ETH_P_ALL = 0x0003

cables = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
cables.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
with open(sys.argv[1], "wb", buffering=0) as output:
    print('{"listening": true}', flush=True)
    while True:
        frame = cables.recv(65536)
        output.write(struct.pack(">I", len(frame)) + frame)
