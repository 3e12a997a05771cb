#!/usr/bin/env python3
"""The unmodified program in a home network of network namespaces: network_suite.py --bin FILE --demo-home FILE (as root).

One line per case, then "N passed, N failed". What is read back are the program's own JSON, the request logs of every simulated
server, and the frames on the wire.
"""

import argparse
import json
import os
import pathlib
import signal
import sys
import time

from cases import Cases
from client import HERE, Client, causes
from network import IMPOSTOR, PLEX_TV, PORT, Home, run, wait_until

PRODUCT = "Locksmith for Plex"
# The whole suite has to end by then.
LONGEST = 400
MAC, ATTIC, BOB = (f"192.168.77.{n}" for n in (5, 6, 7))


def token_of(entry):
    """The token of a request, in a header or in the query."""
    arguments = dict(pair.partition("=")[::2] for pair in entry["query"].split("&"))
    return entry["headers"].get("x-plex-token") or arguments.get("X-Plex-Token")


def account_tokens(home):
    """The tokens that plex.tv gave to the program under test."""
    mine = [e for e in home.log("plex.tv") if e["headers"].get("x-plex-product") == PRODUCT]
    return {token for entry in mine if (token := token_of(entry))}


def is_proven(entry):
    """By TLS, to the name of the server under plex.direct: the client verifies it, or nothing is sent."""
    return entry["tls"] and ".plex.direct" in entry["headers"].get("host", "")


class Leaks:
    """Looks in every log, and on the wire, for what must not be there."""

    def __init__(self, cases, home, wire):
        self.cases, self.home, self.wire = cases, home, wire

    def judge(self, claimed=None):
        """`claimed`: the one server that may have been handed a claim code."""
        cases, home = self.cases, self.home
        servers = {name: home.log(name) for name in home.logs if name != "plex.tv"}
        accounts = account_tokens(home)
        cases.case("there were tokens to look for", bool(accounts), "none: the program was not recognised at plex.tv")
        # plex.tv lists the account's own token as the access token of owned servers: it goes through TLS to the listed domain alone.
        clear = {name: json.dumps([e for e in entries if not is_proven(e)]) for name, entries in servers.items()}
        told = [name for name, text in clear.items() if any(token in text for token in accounts)]
        cases.equal("the account's token went over no unproven way", told, [])

        entries = [(name, e) for name, log in servers.items() for e in log]
        open_air = [(n, e) for n, e in entries if not e["tls"] and not e["peer"].startswith(("127.", "[::1]"))]
        bare = [f"{n}: {e['method']} {e['path']}" for n, e in open_air if token_of(e)]
        cases.equal("no token went over plain HTTP", bare, [])
        coded = {n for n, e in entries if "claim-" in json.dumps(e)}
        cases.equal("claim codes are at the claimed server alone", coded, {claimed} - {None})
        changed = {n for n, e in entries if e["method"] != "GET"}
        cases.equal("nothing but reading at the other servers", changed, {claimed} - {None})
        self._judge_wire(accounts, {t for _, e in entries if (t := token_of(e)) and e["tls"]})
        self._judge_sign_out(accounts)

    def _judge_wire(self, accounts, accesses):
        time.sleep(0.2)  # the last frames are still being written down
        frames = self.wire.read_bytes()
        self.cases.case("the wire was listened to", len(frames) > 10_000, f"{len(frames)} bytes")
        seen = [secret[:4] + "…" for secret in accounts | accesses if secret.encode() in frames]
        self.cases.equal("no token can be read on the wire", seen, [])

    def _judge_sign_out(self, accounts):
        log = self.home.log("plex.tv")
        back = {token_of(e) for e in log if e["method"] == "DELETE" and e["path"] == "/api/v2/users/signout"}
        self.cases.case("every sign-in was given back", accounts <= back, f"{len(accounts - back)} of {len(accounts)} not")


def three_servers(cases, home, client, leaks):
    """The plain case: one unclaimed, one of anna's, one of bob's that is shared with anna."""
    mac, attic, bob = home.host("mac", MAC), home.host("attic", ATTIC), home.host("bob", BOB)
    ids = {
        "Mac Mini": home.server(mac, "Mac Mini", "unclaimed"),
        "Attic NAS": home.server(attic, "Attic NAS", "healthy"),
        "Bob's Server": home.server(bob, "Bob's Server", "shared"),
    }
    look(cases, home, client, ids)
    refuse(cases, home, client)
    claim(cases, home, client, ids)
    leaks.judge(claimed="Mac Mini")


def look(cases, home, client, ids):
    done = client.check()
    expected = {"Mac Mini": "unclaimed", "Attic NAS": "sign-in-needed", "Bob's Server": "sign-in-needed"}
    cases.equal("check finds the three and names the causes", causes(done), expected)
    cases.equal("their identities are right", {n: s["id"] for n, s in done.servers.items()}, ids)
    found = {n: (s["addresses"], "gdm" in s["found_by"]) for n, s in done.servers.items()}
    places = {"Mac Mini": MAC, "Attic NAS": ATTIC, "Bob's Server": BOB}
    cases.equal("each once, at its address, by GDM", found, {n: ([f"{ip}:{PORT}"], True) for n, ip in places.items()})
    cases.equal("exit status 1: the unclaimed one was named", done.returncode, 1)
    cases.equal("nothing is wrong with this computer", done.json["this_computer"]["cause"], None)
    verdicts = [s["verdict_ms"] for s in done.servers.values()]
    cases.case("every verdict within 2 s", all(ms is not None and ms < 2000 for ms in verdicts), verdicts)
    cases.equal("looking opens no browser", client.pages(), [])
    cases.equal("looking takes no sign-in", account_tokens(home), set())

    done = client.check("--sign-in")
    expected = {"Mac Mini": "unclaimed", "Attic NAS": "healthy", "Bob's Server": "shared"}
    cases.equal("check --sign-in knows whose they are", causes(done), expected)
    owners = {name: server["ownership"] for name, server in done.servers.items()}
    cases.equal("and says it", owners, {"Mac Mini": "nobody", "Attic NAS": "you", "Bob's Server": "shared_with_you"})
    cases.equal("it is signed in as anna", done.json["signed_in_as"], "anna")
    pages = client.pages()
    sent = len(pages) == 1 and pages[0].startswith("https://app.plex.tv/auth")
    cases.case("the browser was sent to Plex's own page", sent, pages)


def refuse(cases, home, client):
    before = {name: len(home.log(name)) for name in ("Mac Mini", "plex.tv")}
    done = client.run("claim", "Mac Mini", "--json")
    told = done.json and (done.json["server"]["name"], done.json["verified"], done.json["why"] is not None)
    cases.equal("claim without --yes and without a terminal: nobody could be asked", (done.returncode, told), (4, ("Mac Mini", False, True)))
    cases.case("it says what to do", "--yes" in done.stderr, done.stderr)
    sent = [e for name in before for e in home.log(name)[before[name]:] if e["method"] != "GET" or token_of(e)]
    cases.equal("and sent nothing, to nobody", [e["path"] for e in sent], [])


def claim(cases, home, client, ids):
    done = client.run("claim", "Mac Mini", "--yes", "--json")
    claimed = done.json or {}
    cases.equal("claim --yes claims over the network", (claimed.get("claimed_by"), claimed.get("verified")), ("lan", True))
    cases.equal("exit status 0: verified", done.returncode, 0)
    server = claimed.get("server") or {}
    cases.equal("it is the same server, anna's, and healthy",
                (server.get("id"), server.get("ownership"), server.get("cause")), (ids["Mac Mini"], "you", "healthy"))
    handed = [e for e in home.log("Mac Mini") if e["path"] == "/myplex/claim"]
    cases.equal("one claim code was handed over", len(handed), 1)
    cases.case("no claim code is printed", "claim-" not in done.stdout + done.stderr)
    done = client.check("--sign-in")
    cases.equal("a check afterwards agrees", causes(done).get("Mac Mini"), "healthy")
    text = client.run("check")
    cases.case("people read words, not JSON", "This computer" in text.stdout and "Mac Mini" in text.stdout, text.stdout)
    shown = [t for t in account_tokens(home) if t in text.stdout + text.stderr + done.stdout + done.stderr]
    cases.equal("no token is printed", shown, [])


def on_this_computer(cases, home, client, leaks):
    """The server runs on the very computer on which the program runs."""
    home.server(client.host, "Own Desk", "unclaimed")
    done = client.check()
    server = done.servers.get("Own Desk", {})
    cases.equal("the own server is found, once", (len(done.servers), server.get("cause")), (1, "unclaimed"))
    cases.case("over loopback, too", f"127.0.0.1:{PORT}" in server.get("addresses", []), server.get("addresses"))
    for words in ([], ["--yes"]):
        done = client.run("claim", "Own Desk", *words, "--json")
        sent = [e["path"] for e in home.log("Own Desk") if e["method"] != "GET"]
        cases.equal(f"no installation has its identity: not claimed by its name alone {words}", (done.returncode, sent), (4, []))
    done = client.run("claim", f"127.0.0.1:{PORT}", "--yes", "--json")
    claimed = done.json or {}
    cases.equal("claimed at the address that its owner named",
                (done.returncode, claimed.get("claimed_by"), claimed.get("verified")), (0, "loopback", True))
    peers = {e["peer"].rsplit(":", 1)[0] for e in home.log("Own Desk") if e["path"] == "/myplex/claim"}
    cases.equal("the code did not leave the computer", peers, {"127.0.0.1"})
    leaks.judge(claimed="Own Desk")


def odd_neighbours(cases, home, client, leaks):
    """Servers that are hard to find, doubled, strict, stopped or gone."""
    hosts = home.hosts
    twin = "ab" * 20
    home.server(hosts["mac"], "Studio", "unclaimed", "--machine-id", twin)
    home.server(hosts["attic"], "Studio (copy)", "unclaimed", "--machine-id", twin)
    home.server(hosts["bob"], "Strict", "secure-required")
    quiet = home.host("quiet", "192.168.77.8")
    identity = home.server(quiet, "Quiet", "unclaimed", "--gdm", "none")
    publish_by_mdns(home, quiet, "Quiet", identity)
    stopped, gone = home.host("stopped", "192.168.77.9"), home.host("gone", "192.168.77.10")
    home.oddity(stopped, "announce", "Stopped", "cd" * 20, PORT)
    home.oddity(gone, "announce", "Gone", "ef" * 20, PORT)
    # It answers searches, and a firewall swallows all that is meant for the server.
    run(*gone.command("nft", "add table inet f; add chain inet f i { type filter hook input priority 0; }; "
                             f"add rule inet f i tcp dport {PORT} drop"))
    turned = home.host("turned", "192.168.77.11")
    log = home.folder / "redirect.jsonl"
    home.oddity(turned, "redirect", f"http://{MAC}:{PORT}/redirected", log)

    done = client.check("--wait", "4", "--address", "192.168.77.11")
    found = causes(done)
    cases.equal("one identity on two computers", found.get("Studio"), "duplicate-identity")
    cases.equal("a server that only takes secure connections", found.get("Strict"), "sign-in-needed")
    cases.equal("a server that only mDNS finds",
                (found.get("Quiet"), done.servers.get("Quiet", {}).get("found_by")), ("unclaimed", ["mdns"]))
    cases.equal("announced, and nothing listens", found.get("Stopped"), "not-running")
    cases.equal("announced, and nothing answers", found.get("Gone"), "unreachable")
    strange = [s for s in done.servers.values() if "192.168.77.11:32400" in s["addresses"]]
    cases.equal("an address that sends callers on is no Plex server", [s["cause"] for s in strange], ["not-plex"])
    followed = [e["path"] for e in home.log("Studio") if "redirected" in e["path"]]
    asked = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    cases.case("it was asked, and its redirect was not followed", asked and not followed, f"{asked} {followed}")
    done = client.run("claim", twin, "--yes", "--json")
    cases.case("a doubled server is not claimed", done.returncode != 0, done.stdout)
    done = client.check("--sign-in")
    cases.equal("signed in, the strict one lets anna in", causes(done).get("Strict"), "healthy")
    leaks.judge()


def publish_by_mdns(home, host, name, identity):
    """avahi on a message bus of its own: neither knows of the machine that this runs on."""
    bus = home.folder / "bus"
    configuration = home.folder / "bus.conf"
    configuration.write_text(
        f"<busconfig><type>system</type><listen>unix:path={bus}</listen><auth>EXTERNAL</auth><policy context='default'>"
        "<allow send_destination='*'/><allow eavesdrop='false'/><allow own='*'/><allow user='*'/></policy></busconfig>"
    )
    home.start("bus", host, ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile"])
    wait_until("the message bus listens", bus.exists)
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={bus}"}
    settings = home.folder / "avahi.conf"
    settings.write_text("[server]\nhost-name=quiet\nuse-ipv6=no\nallow-interfaces=eth0\n")
    # Its files under /run are in a mount of this namespace alone.
    daemon = f"avahi-daemon --no-drop-root --no-chroot -f {settings}"
    private = f"mount -t tmpfs tmpfs /run && mkdir /run/avahi-daemon && exec {daemon}"
    home.start("avahi", host, ["unshare", "-m", "sh", "-c", private], env=environment)
    words = ["avahi-publish", "-s", name, "_plexmediasvr._tcp", PORT, f"machineIdentifier={identity}", "version=1.43.3.10896"]
    published = lambda: "Established" in (home.folder / "publish.out").read_text(encoding="utf-8")
    for _ in range(20):  # the daemon may not be on the bus yet
        process = home.start("publish", host, words, env=environment)
        time.sleep(0.3)
        if process.poll() is None:
            break
        home.stop("publish")
    wait_until("avahi publishes", published)


def trouble_outside(cases, home, client, leaks):
    """What is wrong is beyond the router: the home network is still looked at, and no server is blamed."""
    home.server(home.hosts["mac"], "Mac Mini", "unclaimed")
    home.stop("plex.tv")
    home.plex_tv("impostor", IMPOSTOR, home.folder / "another-authority")
    home.names(IMPOSTOR)
    done = client.check("--sign-in")
    cases.equal("somebody else in Plex's place", done.json["this_computer"]["cause"], "tls-intercepted")
    cases.equal("the server is found all the same", causes(done), {"Mac Mini": "unclaimed"})
    cases.equal("nothing was sent to the one in Plex's place", home.log("impostor"), [])

    home.names(PLEX_TV)
    cases.case("whoever is in the place of Plex refuses: not the account, and not Plex", *blamed(client, {"plex-blocked"}))
    home.plex_tv("faulty", PLEX_TV, None, "--fault", "503")
    cases.case("Plex has trouble", *blamed(client, {"plex-down"}))
    home.names("0.0.0.0")
    cases.case("Plex's names are blocked", *blamed(client, {"plex-blocked"}))
    home.names(None)
    cases.case("no name server", *blamed(client, {"dns-broken"}))


def blamed(client, expected):
    done = client.check()
    seen = (done.json["this_computer"]["cause"], causes(done))
    return seen[0] in expected and seen[1] == {"Mac Mini": "unclaimed"}, seen


def play(cases, program, demo_home):
    with Home(demo_home) as home:
        wire = home.folder / "frames"
        home._first_line("wire", home.start("wire", home.router, [sys.executable, HERE / "wire.py", wire]))
        home.plex_tv()
        client = Client(home, program)
        leaks = Leaks(cases, home, wire)
        scenes = [three_servers, on_this_computer, odd_neighbours, trouble_outside]
        for scene in scenes:
            with cases.scene(scene.__name__.replace("_", " ")):
                scene(cases, home, client, leaks)
            home.stop_servers()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bin", required=True, type=pathlib.Path, help="the program under test")
    arguments.add_argument("--demo-home", required=True, type=pathlib.Path, help="the simulated home (cargo example)")
    call = arguments.parse_args()
    if os.geteuid() != 0:
        sys.exit("network_suite.py: network namespaces need root")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("network_suite.py: stopped"))
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"network_suite.py: not done after {LONGEST} s"))
    signal.alarm(LONGEST)
    cases = Cases()
    play(cases, call.bin.resolve(), call.demo_home.resolve())
    sys.exit(cases.summary())


if __name__ == "__main__":
    main()
