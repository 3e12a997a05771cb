"""Hosts of the network that copy a server's identity, name and version: who may speak for a row, and where a claim code may go."""

import contextlib
import os
import pathlib
import subprocess
import sys
import threading
import time

from network import PORT, wait_until

HERE = pathlib.Path(__file__).resolve().parent
MAC, LIAR = "192.168.77.5", "192.168.77.50"
NAME = "Attic NAS"
NOBODY = 65534


def liar(workshop, identity, manner, address=LIAR, host=None, name="liar", said=NAME):
    """A host that says that it is this server (liar.py)."""
    home = workshop.home
    host = host or home.host(name, address)
    log = home.folder / f"{name}.jsonl"
    process = home.start(name, host, [sys.executable, HERE / "liar.py", identity, said, manner, log])
    workshop.undo.callback(lambda: (home.stop(name), host.remove() if host.name == name else None, home.hosts.pop(name, None)))
    wait_until("the liar listens", lambda: log.exists() and process.poll() is None)
    return log


def requests(log):
    return log.read_text(encoding="utf-8").splitlines()


def server(workshop, kind, name=NAME):
    home = workshop.home
    host = home.hosts.get("attic") or home.host("attic", MAC)
    identity = home.server(host, name, kind)
    workshop.undo.callback(home.stop_servers)
    return identity


def proven_outranks_unproven(workshop):
    cases, client = workshop.cases, workshop.client
    identity = server(workshop, "healthy")
    log = liar(workshop, identity, "unclaimed")
    for nth in range(3):
        done = client.check("--sign-in")
        row = done.servers.get(NAME, {})
        seen = (row.get("cause"), row.get("claimed"), row.get("addresses"))
        cases.equal(f"the proven server speaks for its row, check {nth + 1}", seen, ("healthy", True, [f"{MAC}:{PORT}"]))
        others = [s for s in done.json["servers"] if f"{LIAR}:{PORT}" in s["addresses"]]
        cases.equal("the other device has a row of its own", [s["cause"] for s in others], ["duplicate-identity"])
        said = others[0]["verdict"] if others else ""
        cases.case("which says what it is", f"Another device says it is {NAME}" in said, said)
    done = client.run("claim", NAME, "--yes", "--json")
    cases.case("nothing is claimed", "claim-" not in "".join(requests(log)), requests(log))
    cases.equal("it is as it should be", done.returncode, 0)
    cases.case("no token went to the other device", "X-Plex-Token" not in "".join(requests(log)), requests(log))


def consent_is_to_one_address(workshop):
    cases, client = workshop.cases, workshop.client
    identity = server(workshop, "unclaimed")
    log = liar(workshop, identity, "unclaimed", name="second")
    done = client.run("claim", NAME, "--yes")
    cases.equal("two unproven addresses: --yes is no word for either", done.returncode, 4)
    cases.case("both are named", MAC in done.stderr and LIAR in done.stderr, done.stderr)
    cases.case("and nothing was sent", "POST" not in "".join(requests(log)), requests(log))
    done = client.run("claim", MAC, "--yes", "--json")
    posted = [line for line in requests(log) if line.startswith("POST")]
    cases.equal("the code goes to the address that was named, and to no other", (done.returncode, posted), (0, []))
    cases.case("the address is said before anything is sent", f"{MAC}:{PORT}" in done.stderr, done.stderr)


def a_code_needs_the_identity(workshop):
    cases, client, home = workshop.cases, workshop.client, workshop.home
    identity = "ab" * 20
    log = liar(workshop, identity, "changes", name="changer")
    before = len([e for e in home.log("plex.tv") if e["path"].startswith("/api/claim/token")])
    started = time.monotonic()
    done = client.run("claim", LIAR, "--yes", limit=200)
    codes = [e for e in home.log("plex.tv") if e["path"].startswith("/api/claim/token")][before:]
    cases.case("it ended", done.returncode == 1 and time.monotonic() - started < 180, (done.returncode, done.stderr))
    cases.equal("no code went to a host that turned into another one", [r for r in requests(log) if r.startswith("POST")], [])
    cases.case("at most three codes were asked for", len(codes) <= 3, len(codes))


def a_crowd(workshop):
    """Seen: no verdict for the owner's own server, a processor that was busy without end, and no descriptor left."""
    cases, home = workshop.cases, workshop.home
    identity = server(workshop, "healthy")
    host = stranger(workshop, "crowd")
    # The crowd's network is one of the client's, too: from farther away nobody is listened to.
    near = ("10.77.255.1/16", "dev", "eth0")
    workshop.client.host.ip("address", "add", *near)
    workshop.undo.callback(workshop.client.host.ip, "address", "del", *near)
    for words, count, who in (("with its identity", 3650, identity), ("with identities of their own", 3800, "each")):
        home.start("crowd", host, [sys.executable, HERE / "crowd.py", str(count), who])
        try:
            done, most = watched(workshop, "check", "--json", "--sign-in", "--wait", "15")
        finally:
            home.stop("crowd")
        row = next((row for row in done.json["servers"] if row["name"] == NAME), {})
        cases.equal(f"{count} addresses {words}: the own server has its verdict", row.get("cause"), "healthy")
        cases.equal(f"{count} addresses {words}: and its own address", row.get("addresses"), [f"{MAC}:{PORT}"])
        cases.case(f"{count} addresses {words}: it says that not all were looked at", done.json["full"], done.json.keys())
        silent = [row for row in done.json["servers"] if row["cause"] == "unreachable"]
        cases.case(f"{count} addresses {words}: few of those that were looked at are kept", len(silent) <= 80, len(silent))
        # The bounds are far above what it takes, and far below what was seen.
        cases.case(f"{count} addresses {words}: few descriptors, little work", most["files"] < 512 and most["work"] < 8, most)


def a_flood(workshop):
    """Seen: 12 MB that became 91 MB, and 12 s of processor, within 17 s."""
    cases, home = workshop.cases, workshop.home
    server(workshop, "healthy")
    host = stranger(workshop, "flood")
    for manner in ("ours", "others"):
        home.start("flood", host, [sys.executable, HERE / "flood.py", manner])
        try:
            done, most = watched(workshop, "check", "--json", "--wait", "17")
        finally:
            home.stop("flood")
        row = next((row for row in done.json["servers"] if f"{MAC}:{PORT}" in row["addresses"]), {})
        cases.case(f"an mDNS flood ({manner}): the own server has its verdict", row.get("cause") is not None, row)
        cases.case(f"an mDNS flood ({manner}): little memory, little work", most["memory"] < 64 and most["work"] < 8, most)


def said_here(workshop):
    """Seen: a server of the owner's that runs well elsewhere was called this computer's, and its token sent to a stranger here."""
    cases, client, home = workshop.cases, workshop.client, workshop.home
    for kind, manner in (("healthy", "claimed"), ("unclaimed", "unclaimed")):
        identity = server(workshop, kind)
        log = home.folder / f"here-{kind}.jsonl"
        log.touch()
        log.chmod(0o666)
        words = [sys.executable, HERE / "liar.py", identity, NAME, manner, log, "127.0.0.1", "32500"]
        process = subprocess.Popen(
            client.host.command("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--", *map(str, words)),
            stderr=subprocess.DEVNULL)
        workshop.undo.callback(process.kill)
        done = client.check("--sign-in")
        rows = [row for row in done.json["servers"] if f"{MAC}:{PORT}" in row["addresses"]]
        cases.equal(f"{kind}: its row", [row["cause"] for row in rows], [kind])
        client.run("claim", NAME, "--yes")
        asked = "".join(requests(log))
        cases.case(f"{kind}: the one who listens here gets no token and no code", "X-Plex-Token" not in asked and "claim-" not in asked, asked)
        cases.case(f"{kind}: it was met", "GET /identity" in asked, asked)
        process.kill()
        process.wait()
        home.stop_servers()


def stranger(workshop, name):
    home = workshop.home
    host = home.host(name, LIAR)
    workshop.undo.callback(lambda: (host.remove(), home.hosts.pop(name, None)))
    return host


def watched(workshop, *words):
    """One call, and the most that it took: files, memory in MB, and seconds of processor."""
    most, over = {"files": 0, "memory": 0, "work": 0.0}, threading.Event()
    watcher = threading.Thread(target=watch, args=(str(workshop.program), most, over))
    watcher.start()
    try:
        return workshop.client.run(*words), most
    finally:
        over.set()
        watcher.join()


def watch(program, most, over):
    ticks, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    while not over.wait(0.1):
        for pid in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(OSError):
                if os.readlink(f"/proc/{pid}/exe") == program:
                    # proc_pid_stat(5): utime and stime are the 14th and 15th, rss the 24th.
                    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                    most["files"] = max(most["files"], len(os.listdir(f"/proc/{pid}/fd")))
                    most["work"] = max(most["work"], (int(fields[11]) + int(fields[12])) / ticks)
                    most["memory"] = max(most["memory"], int(fields[21]) * page >> 20)


ROWS = (
    ("rows: proven outranks unproven", proven_outranks_unproven),
    ("rows: consent is to one address", consent_is_to_one_address),
    ("rows: a code needs the identity", a_code_needs_the_identity),
    ("rows: a crowd of strangers", a_crowd),
    ("rows: a flood by mDNS", a_flood),
    ("rows: somebody without rights says it is here", said_here),
)
