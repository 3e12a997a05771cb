"""Neighbours that are no simulated server: oddities.py announce|redirect ARGUMENTS.

announce NAME ID PORT   answers searches (GDM) for a server at that port of its own host, whether or not one is there
redirect URL LOG        an HTTP server that sends every caller on to URL and writes down what it was asked
"""

import http.server
import json
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


if __name__ == "__main__":
    {"announce": announce, "redirect": redirect}[sys.argv[1]](*sys.argv[2:])
