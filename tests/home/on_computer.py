"""What keeps this computer from Plex. One claimed server stands in the home all the while: it is found, and never blamed."""

from client import CLIENT
from network import IMPOSTOR, NAMES, OTHERS, PLEX_TV, ROUTER, run
from scenario import BLAME, HERE, PROXY, register

COMPUTER = []
scenario = register(COMPUTER)

ATTIC = {"Attic NAS": "sign-in-needed"}
QUIET = {HERE: BLAME}
# What depends on a check that failed.
AFTER_NETWORK = {HERE: ("names", "plex-name", "plex-secure", "plex-service")}
AFTER_NAMES = {HERE: ("plex-name", "plex-secure", "plex-service")}
AFTER_PLEX_NAME = {HERE: ("plex-secure", "plex-service")}
AFTER_CLOCK = AFTER_PLEX_NAME
AFTER_SECURE = {HERE: ("plex-service",)}
TO_PLEX = f"ip saddr {CLIENT} ip daddr {PLEX_TV} tcp dport 443"


def attic(stage):
    stage.server("attic", "Attic NAS", "healthy")


@scenario("all is well", servers=ATTIC, never=QUIET)
def fine(stage):
    attic(stage)


@scenario("no route out", computer="offline", servers=ATTIC, skipped=AFTER_NETWORK, never=QUIET)
def no_route(stage):
    attic(stage)
    client = stage.client.host
    client.ip("route", "delete", "default")
    stage.undo.callback(client.ip, "route", "add", "default", "via", ROUTER)


@scenario("router has lost the internet", computer="offline", servers=ATTIC, skipped=AFTER_NETWORK, never=QUIET)
def router_cut_off(stage):
    attic(stage)
    router = stage.home.router
    router.ip("link", "set", "to-internet", "down")
    stage.undo.callback(router.ip, "link", "set", "to-internet", "up")


# Names


@scenario("name server is silent", computer="dns-broken", servers=ATTIC, skipped=AFTER_NAMES, never=QUIET)
def silent_name_server(stage):
    attic(stage)
    # The patience of a computer that nobody has adjusted: 5 s, twice.
    stage.settings(stage.client.host, "resolv.conf", f"nameserver {ROUTER}\n")
    stage.filter(stage.home.router, "input", f"ip saddr {CLIENT} meta l4proto {{ tcp, udp }} th dport 53 drop")


@scenario("everything times out", computer="dns-broken", servers={**ATTIC, "Den PC": "unreachable"}, never=QUIET)
def all_silent(stage):
    silent_name_server(stage)
    stage.server("den", "Den PC", "healthy")
    # It takes connections, and answers nothing.
    stage.filter(stage.home.hosts["den"], "output", "tcp sport 32400 tcp flags & (syn|psh) == psh drop")

    def also(done):
        late = {name: server["verdict_ms"] for name, server in done.servers.items() if (server["verdict_ms"] or 1e9) > 2000}
        if "Attic NAS" in late:
            yield f"a verdict had to wait for others: {late}"
    return also


@scenario("no name server listens", computer="dns-broken", servers=ATTIC, skipped=AFTER_NAMES, never=QUIET)
def no_name_server(stage):
    attic(stage)
    stage.no_names()


@scenario("name server refuses", computer="dns-broken", servers=ATTIC, skipped=AFTER_NAMES, never=QUIET)
def refusing_name_server(stage):
    attic(stage)
    # It has no records and nobody to ask: REFUSED.
    stage.names()


def blocking(answer):
    """A blocking name server: Plex's names get this answer (none: NXDOMAIN), all others their own."""
    def make(stage):
        attic(stage)
        stage.names(*OTHERS, *(f"--address=/{name}/{answer}" for name in NAMES))
    return make


for words, answer in (("are unknown", ""), ("are 0.0.0.0", "0.0.0.0"), ("are ::", "::"), ("are 127.0.0.1", "127.0.0.1"),
                      ("lead to the router", ROUTER), ("lead to a blocker that refuses", IMPOSTOR)):
    add = scenario(f"Plex's names {words}", computer="plex-blocked", servers=ATTIC, skipped=AFTER_PLEX_NAME, never=QUIET)
    add(blocking(answer))


@scenario("hosts file blocks Plex", computer="plex-blocked", servers=ATTIC, skipped=AFTER_PLEX_NAME, never=QUIET)
def hosts_file(stage):
    attic(stage)
    blocked = "".join(f"0.0.0.0 {name}\n" for name in NAMES)
    stage.settings(stage.client.host, "hosts", f"127.0.0.1 localhost\n{blocked}")


@scenario("router shows its own page", computer="plex-blocked", servers=ATTIC, skipped=AFTER_PLEX_NAME, never=QUIET)
def router_page(stage):
    attic(stage)
    stage.names(*OTHERS, *(f"--address=/{name}/{ROUTER}" for name in NAMES))
    # It is the router that answers at its own address, with a certificate that nobody knows.
    diversion = ("add table ip page; add chain ip page in { type nat hook prerouting priority -100; };"
                 f"add rule ip page in ip daddr {ROUTER} tcp dport 443 dnat to {IMPOSTOR}")
    stage.home.plex_tv("router's page", IMPOSTOR, None, "--flaw", "untrusted")
    run(*stage.home.router.command("nft", diversion))
    stage.undo.callback(run, *stage.home.router.command("nft", "delete table ip page"))


@scenario("the proxy is gone", computer="proxy-broken", servers=ATTIC, skipped=AFTER_SECURE, never=QUIET)
def dead_proxy(stage):
    attic(stage)
    stage.environment(HTTPS_PROXY=f"http://{ROUTER}:3128")


@scenario("a proxy that works", servers={"Attic NAS": "healthy"}, account="anna")
def proxied(stage):
    attic(stage)
    stage.proxy()


@scenario("the proxy has died", computer="proxy-broken", servers=ATTIC, skipped=AFTER_SECURE, never=QUIET)
def died_proxy(stage):
    attic(stage)
    stage.proxy()
    stage.home.stop(PROXY)


@scenario("router hides plex.direct", computer="plex-direct-blocked", servers=ATTIC, never=QUIET)
def rebind_filter(stage):
    attic(stage)
    stage.names(*OTHERS, *(f"--address=/{name}/{PLEX_TV}" for name in NAMES), "--stop-dns-rebind")


# The secure connection


@scenario("virus scanner intercepts", computer="tls-intercepted", servers=ATTIC, skipped=AFTER_SECURE, never=QUIET)
def interceptor(stage):
    attic(stage)
    stage.in_plexs_place("--flaw", "untrusted")

    def also(done):
        says = [check["says"] for check in done.json["this_computer"]["checks"] if check["id"] == "plex-secure"]
        if not any("Web Shield Inspection" in words for words in says):
            yield f"the issuer is not named: {says}"
        if asked := stage.home.log("in Plex's place"):
            yield f"the interceptor was asked for {[entry['path'] for entry in asked]}"
    return also


def flawed(flaw):
    def make(stage):
        attic(stage)
        stage.in_plexs_place("--flaw", flaw)
    return make


for words, flaw in (("has run out", "expired"), ("is for another name", "wrong-name")):
    add = scenario(f"plex.tv's certificate {words}", computer="tls-intercepted", servers=ATTIC, skipped=AFTER_SECURE, never=QUIET)
    add(flawed(flaw))


# Years off, plex.tv's certificate has run out or is from the future: the server at home tells what time it is.
for words, clock in (("20 min ahead", "+20m"), ("20 years ahead", "+20y"), ("20 years behind", "-20y")):
    add = scenario(f"clock is {words}", clock=clock, computer="clock-wrong", servers=ATTIC, skipped=AFTER_CLOCK, never=QUIET)
    add(attic)


# Plex's service


def trouble(words, cause, *fault):
    def make(stage):
        attic(stage)
        stage.in_plexs_place("--fault", *fault)
    scenario(words, computer=cause, servers=ATTIC, never=QUIET)(make)


trouble("Plex asks to wait (429)", "rate-limited", "rate-limited")
trouble("Plex has trouble (500)", "plex-down", "500")
trouble("Plex has trouble (502)", "plex-down", "502")
trouble("Plex shows a web page", "plex-down", "html")
trouble("Plex takes calls, says nothing", "plex-down", "hang")


@scenario("a firewall resets every connection", computer="plex-blocked", servers=ATTIC, skipped=AFTER_PLEX_NAME, never=QUIET)
def reset(stage):
    attic(stage)
    stage.filter(stage.home.router, "forward", f"{TO_PLEX} reject with tcp reset")


@scenario("Plex takes no connection", computer="plex-down", servers=ATTIC, never=QUIET)
def swallowed(stage):
    attic(stage)
    stage.filter(stage.home.router, "forward", f"{TO_PLEX} drop")


@scenario("a VPN takes all traffic", computer="vpn", servers=ATTIC, never=QUIET)
def vpn(stage):
    attic(stage)
    stage.tunnel()
