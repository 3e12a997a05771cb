"""Neighbours that are no simulated server: oddities.py announce|redirect|mumble|tunnel ARGUMENTS.

announce NAME ID PORT   answers searches (GDM) for a server at that port of its own host, whether or not one is there
redirect URL LOG        an HTTP server that sends every caller on to URL and writes down what it was asked
mumble                  a program at Plex's port that speaks first, and no HTTP
tunnel NAME             a VPN's end on this computer: a network interface of its own, and all that is sent into it is lost
"""

import fcntl
import http.server
import json
import os
import socket
import struct
import sys

GROUP, SEARCH_PORT = "239.0.0.250", 32414


def announce(name, identity, port):
    answer = (
        "HTTP/1.0 200 OK\r\nContent-Type: plex/media-server\r\n"
        f"Name: {name}\r\nPort: {port}\r\nResource-Identifier: {identity}\r\nUpdated-At: 1790000000\r\n"
        "Version: 1.43.3.10896-cb3ebc72d\r\n\r\n"
    ).encode()
    ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    ear.bind(("", SEARCH_PORT))
    ear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("=4sI", socket.inet_aton(GROUP), socket.INADDR_ANY))
    print("{}", flush=True)
    while True:
        question, asker = ear.recvfrom(2048)
        if question.startswith(b"M-SEARCH *"):
            ear.sendto(answer, asker)


def redirect(url, log):
    class Redirect(http.server.BaseHTTPRequestHandler):
        def go_on(self):
            with open(log, "a", encoding="utf-8") as lines:
                lines.write(json.dumps({"method": self.command, "path": self.path, "headers": dict(self.headers)}) + "\n")
            self.send_response(302)
            self.send_header("Location", url)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST = go_on

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("", 32400), Redirect)
    print("{}", flush=True)
    server.serve_forever()


def mumble():
    ear = socket.create_server(("", 32400))
    print("{}", flush=True)
    while True:
        caller, _ = ear.accept()
        with caller:
            caller.sendall(b"SSH-2.0-dropbear_2022.83\r\n")
            caller.recv(2048)


def tunnel(name):
    """See the kernel's Documentation/networking/tuntap.rst; the interface lives as long as this process."""
    TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    print("{}", flush=True)
    while True:
        os.read(device, 65536)


if __name__ == "__main__":
    {"announce": announce, "redirect": redirect, "mumble": mumble, "tunnel": tunnel}[sys.argv[1]](*sys.argv[2:])
