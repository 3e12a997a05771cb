"""Hosts of the network that copy a server's identity, name and version: who may speak for a row, and where a claim code may go."""

import pathlib
import sys
import time

from network import PORT, wait_until

HERE = pathlib.Path(__file__).resolve().parent
MAC, LIAR = "192.168.77.5", "192.168.77.50"
NAME = "Attic NAS"


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


ROWS = (
    ("rows: proven outranks unproven", proven_outranks_unproven),
    ("rows: consent is to one address", consent_is_to_one_address),
    ("rows: a code needs the identity", a_code_needs_the_identity),
)
