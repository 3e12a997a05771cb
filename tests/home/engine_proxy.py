"""Stands between the program and an engine: writes down what is asked, and says no where a scene wants that."""

import contextlib
import http.client
import http.server
import json
import re
import socket
import socketserver
import threading


class Proxy(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """Listens at `path` for the engine that listens at `engine`. `refuses(method, path)` decides."""

    daemon_threads = True

    def __init__(self, path, engine, refuses=lambda method, path: False):
        path.unlink(missing_ok=True)
        super().__init__(str(path), Relay)
        self.engine, self.refuses, self.asked = str(engine), refuses, []
        # Told of each request, before it reaches the engine and after it was done; `True` keeps it, or its answer, from going on.
        self.before = self.after = lambda method, path: False
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class ToEngine(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("engine", timeout=120)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Relay(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def relay(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.server.asked.append((self.command, re.sub(r"^(/v1[.][0-9]+)?/", "", self.path), body))
        # An engine that is gone closes its connections.
        self.close_connection = True
        with contextlib.suppress(ConnectionError, http.client.HTTPException, FileNotFoundError):
            if self.server.refuses(self.command, self.path):
                self.answer(403, {"content-type": "application/json"}, json.dumps({"message": "the policy says no"}).encode())
                return
            if self.server.before(self.command, self.path):
                return
            engine = ToEngine(self.server.engine)
            engine.request(self.command, self.path, body, dict(self.headers.items()))
            answer = engine.getresponse()
            said = answer.read()
            if self.server.after(self.command, self.path):
                return
            self.answer(answer.status, dict(answer.getheaders()), said)
            engine.close()
            self.close_connection = False

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = relay

    def answer(self, status, headers, body):
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        if status != 204 and status != 304:
            self.send_header("content-length", str(len(body)))
        self.end_headers()
        if status != 204 and status != 304:
            self.wfile.write(body)

    def log_message(self, *_):
        pass

    def address_string(self):
        return "program"
