"""A host that copies a server: liar.py IDENTITY NAME MANNER LOG [ADDRESS [PORT]]

It answers searches (GDM) and HTTP, and writes down each request, one a line.

unclaimed   it says that it is that server, unclaimed, and answers at once
claimed     the same, claimed
changes     unclaimed at first; once it was looked at three times it answers 503 as another server
"""

import http.server
import json
import socket
import struct
import sys
import threading

GROUP, SEARCH_PORT = "239.0.0.250", 32414
VERSION = "1.43.3.10896-cb3ebc72d"

identity, name, manner, log = sys.argv[1:5]
address = sys.argv[5] if len(sys.argv) > 5 else "0.0.0.0"
port = int(sys.argv[6]) if len(sys.argv) > 6 else 32400
looks = 0


def announce():
    answer = (
        "HTTP/1.0 200 OK\r\nContent-Type: plex/media-server\r\n"
        f"Name: {name}\r\nPort: {port}\r\nResource-Identifier: {identity}\r\nUpdated-At: 1790000000\r\nVersion: {VERSION}\r\n\r\n"
    ).encode()
    ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    ear.bind(("", SEARCH_PORT))
    ear.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("=4sI", socket.inet_aton(GROUP), socket.INADDR_ANY))
    mouth = ear
    if address != "0.0.0.0":
        mouth = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        mouth.bind((address, 0))
    while True:
        question, asker = ear.recvfrom(2048)
        if question.startswith(b"M-SEARCH *"):
            mouth.sendto(answer, asker)


class Liar(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        global looks
        with open(log, "a", encoding="utf-8") as lines:
            lines.write(f"{self.command} {self.path} {json.dumps(dict(self.headers))}\n")
        looks += self.path.startswith("/identity")
        other = manner == "changes" and looks > 3
        who = "ef" * 20 if other else identity
        container = {"size": 0, "claimed": manner == "claimed", "machineIdentifier": who, "version": VERSION}
        body = json.dumps({"MediaContainer": container}).encode()
        self.send_response(503 if other else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Plex-Protocol", "1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *_):
        pass


threading.Thread(target=announce, daemon=True).start()
server = http.server.ThreadingHTTPServer((address, port), Liar)
open(log, "a", encoding="utf-8").close()
server.serve_forever()
