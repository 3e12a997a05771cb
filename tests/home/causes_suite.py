#!/usr/bin/env python3
"""The matrix "scenario x cause", with real faults of real networks: causes_suite.py --bin FILE --demo-home FILE (as root).

    --only WORDS    the scenarios whose names have these words
    --show          prints what was seen, too

One line per scenario, then the causes that were seen where they were expected, then "N passed, N failed".
"""

import json
import time

from called import called
from client import Client
from network import PLEX_TV
from on_computer import COMPUTER
from on_here import OWN
from on_servers import SERVERS
from on_thread import THREAD
from scenario import HERE, ControlName, Stage, furnish

# The vocabulary, as it is in the program's documents.
OF_COMPUTER = {
    "offline", "dns-broken", "plex-blocked", "tls-intercepted", "clock-wrong", "plex-down", "rate-limited",
    "local-network-denied", "plex-direct-blocked", "vpn", "proxy-broken",
}
OF_SERVERS = {
    "healthy", "shared", "sign-in-needed", "unclaimed", "unclaimed-closed", "stale-claim", "other-owner", "claimed-not-listed",
    "restricted-user", "not-accepted", "server-cut-off", "starting", "slow", "not-running", "unreachable", "certificate",
    "duplicate-identity", "not-plex", "browser-only", "replaced", "elsewhere", "container-address",
    "server-clock",
}
ELSEWHERE = {"local-network-denied": "macOS alone, by an injected error: tests/core"}
# Nothing is wrong, or nothing that is more than a warning.
FINE = {None, "healthy", "shared", "sign-in-needed"}
WARNINGS = {"vpn", "plex-direct-blocked", "slow", "starting", "browser-only", "elsewhere", "server-clock"}
# How long `check` may take, in seconds, without sign-in and with one, and how long the suite.
LONGEST_CHECK, LONGEST_SIGNED_IN, LONGEST = 12, 30, 600


def subjects(done):
    """This computer and each server, by name."""
    return {HERE: done.json["this_computer"], **done.servers}


def checks_agree(subject, cause):
    """One cause is one problem; what is fine has none, and what is a warning only warns."""
    states = [check["state"] for check in subject["checks"]]
    problems, warnings = states.count("problem"), states.count("warning")
    if cause in FINE and problems:
        yield f"{problems} problems, and nothing is wrong"
    elif cause in WARNINGS and (problems or not warnings):
        yield f"{problems} problems and {warnings} warnings for a warning"
    elif cause not in FINE | WARNINGS and problems != 1:
        yield f"{problems} problems for one cause"
    for check in subject["checks"]:
        if (check["state"] == "skipped") != (check["because"] is not None):
            yield f"{check['id']} is {check['state']} because {check['because']}"


def skipped_as_expected(subject, expected):
    states = {check["id"]: check["state"] for check in subject["checks"]}
    for check in expected:
        if states.get(check) != "skipped":
            yield f"{check} is {states.get(check, 'missing')}, not skipped"


def silent_on(subject, words):
    said = [subject.get("verdict", ""), *(check["says"] for check in subject["checks"])]
    for word in words:
        for sentence in said:
            if word in sentence.lower():
                yield f"says {word!r}: {sentence}"


def complaints(scenario, done):
    """All that is not as it should be."""
    seen = subjects(done)
    limit = LONGEST_SIGNED_IN if scenario.account else LONGEST_CHECK
    if done.seconds > limit:
        yield f"took {done.seconds:.1f} s"
    expected = set(scenario.expected.values())
    if done.returncode != (0 if expected <= FINE | WARNINGS else 1):
        yield f"exit status {done.returncode}"
    if scenario.account and not done.json["signed_in_as"]:
        yield "nobody is signed in"
    for name in scenario.expected.keys() ^ seen.keys():
        yield f"{name}: {'was not found' if name in scenario.expected else 'was not expected'}"
    for name, cause in scenario.expected.items():
        if name not in seen:
            continue
        if seen[name]["cause"] != cause:
            yield f"{name}: {seen[name]['cause']}, expected {cause}"
        wrong = [*checks_agree(seen[name], seen[name]["cause"]), *skipped_as_expected(seen[name], scenario.skipped.get(name, ()))]
        for complaint in (*wrong, *silent_on(seen[name], scenario.never.get(name, ()))):
            yield f"{name}: {complaint}"


class Suite:
    """Plays the scenarios in one home, and keeps the table."""

    def __init__(self, cases, home, program, show):
        self.cases, self.home, self.show = cases, home, show
        self.client = Client(home, program)
        self.control = ControlName(self.client)
        self.covered = set()
        furnish(home)

    def play(self, scenario):
        started, done, wrong = time.monotonic(), None, []
        stage = Stage(self.home, self.client)
        try:
            self.home.plex_tv("plex.tv", PLEX_TV, None, *scenario.plex_tv)
            also = scenario.make(stage)
            done = self.look(scenario)
            wrong = [*complaints(scenario, done), *(also(done) if also else ())]
        except Exception as error:  # noqa: BLE001: a scenario that breaks down has failed; the others are still played
            wrong.append(f"{type(error).__name__}: {error}")
        wrong += self.clear(stage)
        if sent := self.control.packets():
            wrong.append(f"{sent} packets for the control name's address so far")
        self.line(scenario, done, wrong, time.monotonic() - started)

    def clear(self, stage):
        """Undoes what the scenario did. What cannot be undone is a complaint, and the others are still played."""
        try:
            stage.close()
        except Exception as error:  # noqa: BLE001: as above
            return [f"could not be undone: {type(error).__name__}: {error}"]
        finally:
            self.home.stop("plex.tv")
        return []

    def look(self, scenario):
        words = (*(("--sign-in",) if scenario.account else ()), *scenario.words)
        return self.client.check(*words, account=scenario.account or "nobody", clock=scenario.clock)

    def line(self, scenario, done, wrong, whole):
        seen = {name: subject["cause"] for name, subject in subjects(done).items()} if done else {}
        self.covered |= {cause for name, cause in scenario.expected.items() if seen.get(name, False) == cause}
        seconds = f"{done.seconds:4.1f} s" if done else "   -  "
        verdict = "FAIL" if wrong else "ok"
        row = f"{scenario.name:46} | {brief(scenario.expected):42} | {brief(seen):42} | {seconds} of {whole:4.1f} | {verdict}"
        self.cases.line("\n".join([row, *(f"      {complaint}" for complaint in wrong)]), wrong)
        if self.show and done:
            print(json.dumps(done.json, indent=1))

    def judge_coverage(self):
        for name, ids in (("this computer", OF_COMPUTER), ("servers", OF_SERVERS)):
            print(f"covered, {name}: {', '.join(sorted(ids & self.covered))}")
        for cause, where in ELSEWHERE.items():
            print(f"covered elsewhere: {cause} ({where})")
        missing = (OF_COMPUTER | OF_SERVERS) - self.covered - ELSEWHERE.keys()
        self.cases.equal("every cause of the vocabulary was seen where it was expected", sorted(missing), [])


def brief(causes):
    """This computer's cause, if it has one, and the servers'."""
    computer = causes.get(HERE)
    servers = [cause or "-" for name, cause in causes.items() if name != HERE]
    return ", ".join(([f"[{computer}]"] if computer else []) + sorted(servers)) or "-"


def main():
    with called(__doc__, LONGEST, show=False) as (call, home, cases):
        suite = Suite(cases, home, call.bin, call.show)
        for scenario in (*COMPUTER, *SERVERS, *OWN, *THREAD):
            if call.only in scenario.name:
                suite.play(scenario)
        if not call.only:
            suite.judge_coverage()


if __name__ == "__main__":
    main()
