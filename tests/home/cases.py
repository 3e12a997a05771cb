"""Counts what holds and what does not, and prints one line per case."""

import contextlib
import time


class Cases:
    """The cases of one run of a suite."""

    def __init__(self):
        self.passed = self.failed = 0

    def case(self, words, holds, seen=""):
        if holds:
            self.passed += 1
            print(f"ok    {words}", flush=True)
        else:
            self.failed += 1
            print(f"FAIL  {words}\n      seen: {seen}", flush=True)

    def equal(self, words, seen, expected):
        self.case(words, seen == expected, f"{seen!r}, expected {expected!r}")

    def line(self, text, failed):
        """A case whose line is somebody else's: a row of a table."""
        self.passed, self.failed = self.passed + (not failed), self.failed + bool(failed)
        print(text, flush=True)

    @contextlib.contextmanager
    def scene(self, name):
        """A scene that breaks down is a failed case; the others are still played."""
        started = time.monotonic()
        print(f"--    {name}", flush=True)
        try:
            yield
        except Exception as error:  # noqa: BLE001: whatever it was, it is reported and counted
            self.case(f"the scene \"{name}\" was played to its end", False, f"{type(error).__name__}: {error}")
        print(f"--    {name}: {time.monotonic() - started:.1f} s", flush=True)

    def summary(self):
        """Prints the count, and gives the exit status."""
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        # Nothing looked at is nothing proven.
        return 1 if self.failed or not self.passed else 0
