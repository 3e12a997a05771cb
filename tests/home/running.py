"""The program while it runs: what it says on standard error is read at once, and it can be answered and killed."""

import json
import os
import pty
import signal
import subprocess

from client import Reader
from network import wait_until


class Running:
    """One call. With `terminal` its standard input is a terminal, at which somebody sits."""

    def __init__(self, client, *words, terminal=False, **more):
        self.client = client
        command, environment = client.call(*words, **more)
        self.terminal, stdin = pty.openpty() if terminal else (None, subprocess.DEVNULL)
        self.process = subprocess.Popen(
            command, env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=False,
        )
        if terminal:
            os.close(stdin)
        self.listener = Reader(client, self.process.stderr, environment)

    @property
    def said(self):
        return self.listener.said

    def wait_for(self, words, limit=40):
        """Waits until it has said that, or ended without: all of it is read then."""
        try:
            wait_until(words, lambda: words in self.said or not self.listener.is_alive(), limit)
        finally:
            if words not in self.said:
                raise RuntimeError(f"it did not say {words!r}, but: {self.said.strip()}")

    def type(self, line):
        os.write(self.terminal, line.encode() + b"\n")

    def kill(self):
        """As a power cut would, with nothing said to it."""
        self.process.send_signal(signal.SIGKILL)
        return self.end()

    def interrupt(self):
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def end(self, limit=60):
        """Waits for its end. What it printed is in `stdout`, and in `json` if that is one object."""
        self.stdout = self.process.stdout.read().decode("utf-8")
        self.returncode = self.process.wait(limit)
        self.listener.join(limit)
        if self.terminal is not None:
            os.close(self.terminal)
        self.json = json.loads(self.stdout) if self.stdout.startswith("{") else None
        self.client.printed.append(self.stdout + self.said)
        return self
