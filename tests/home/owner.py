"""The owner of a NAS, at a computer of their own: calls the program, hands the password over by a descriptor, and approves in the browser."""

import json
import os
import pty
import select
import signal
import subprocess
import time

from client import Client, Reader
from running import Running


class Call(Running):
    """One call of the program. `password`: what `--password-fd` reads; `terminal`: somebody sits at its standard input."""

    def __init__(self, owner, *words, password=None, terminal=False, **more):
        self.client, self.terminal, self.started = owner, None, time.monotonic()
        inherited = ()
        if password is not None:
            reads, writes = os.pipe()
            os.write(writes, password.encode() + b"\n")
            os.close(writes)
            number = reads if owner.hands_over_at is None else owner.hands_over_at
            inherited, words = (reads,), (*words, "--password-fd", str(number))
        command, environment = owner.call(*words, **more)
        stdin = subprocess.DEVNULL
        if inherited and owner.hands_over_at == 0:
            stdin = reads
        elif terminal:
            self.terminal, stdin = pty.openpty()
        self.process = subprocess.Popen(
            command, env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=inherited, start_new_session=True,
        )
        for number in (*inherited, *([stdin] if terminal else [])):
            os.close(number)
        self.listener = Reader(owner, self.process.stderr, environment)

    def end(self, limit=120):
        """Waits for its end, and not for ever."""
        out, until, pipe = b"", time.monotonic() + limit, self.process.stdout.fileno()
        while True:
            left = until - time.monotonic()
            if left <= 0:
                self._kill_all()
                raise RuntimeError(f"no end within {limit} s: {self.said[-600:]}")
            if select.select([pipe], [], [], left)[0]:
                more = os.read(pipe, 1 << 16)
                if not more:
                    break
                out += more
        self.returncode = self.process.wait(30)
        self.listener.join(30)
        self.seconds = time.monotonic() - self.started
        self.stdout = out.decode("utf-8", "replace")
        if self.terminal is not None:
            os.close(self.terminal)
        self.json = json.loads(self.stdout) if self.stdout.startswith("{") else None
        self.client.printed.append(self.stdout + self.said)
        return self

    def kill(self):
        """As a power cut would, with nothing said to it."""
        self._kill_all()
        return self.end()

    def _kill_all(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    @property
    def result(self):
        part = (self.json or {}).get("repair") or (self.json or {}).get("undo") or {}
        return part.get("result")

    @property
    def why(self):
        return ((self.json or {}).get("repair") or (self.json or {}).get("undo") or {}).get("why") or ""


class Owner(Client):
    # At which descriptor the program finds a password; without one, at any.
    hands_over_at = None

    def repair(self, nas, *words, password=None, key=True, server=(), **more):
        """A repair of the server on that NAS, begun: with the password that it has, unless another one is given."""
        known = ("--host-key", nas.key) if key is True else ("--host-key", key) if key else ()
        target = f"{nas.user}@{nas.address}" + (f":{nas.port}" if nas.port != 22 else "")
        call = ("repair", *server, "--ssh", target, *known, "--yes", "--json", *words)
        return Call(self, *call, password=nas.password if password is None else password, **more)

    def undo(self, nas, *words, password=None, **more):
        return Call(self, "undo", "--json", *words, password=nas.password if password is None else password, **more)
