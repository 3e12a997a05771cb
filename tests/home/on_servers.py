"""What is wrong with a server, or between it and this computer."""

from client import CLIENT
from network import PORT, wait_until
from scenario import ADDRESSES, BLAME, LAN, register

SERVERS = []
scenario = register(SERVERS)

FAR, FAR_DOWN, BOX = "192.168.78.5", "192.168.78.6", "192.168.77.9"
BRIDGE = f"172.17.0.2:{PORT}"
READABLE = ("--allowed-networks", LAN)
UNTIL_SIGN_IN = ("yours", "papers", "lets-you-in")
AFTER_ANSWERS = ("is-plex", "linked", *UNTIL_SIGN_IN)
OFF = "tcp dport 32400 reject with"


def kinds(name, account=None, words=(), never=(), skipped=(), **servers):
    """A scenario of servers that only differ by their kind: place=(name, cause, kind and options)."""
    expected = {title: cause for title, cause, *_ in servers.values()}

    def make(stage):
        for place, (title, _, *kind) in servers.items():
            stage.server(place, title, *kind)
    more = {"never": {title: never for title in expected}, "skipped": {title: skipped for title in expected}}
    scenario(name, account=account, words=words, servers=expected, **more)(make)


# Whose it is

kinds("linked, nobody is signed in here", skipped=UNTIL_SIGN_IN, attic=("Attic NAS", "sign-in-needed", "healthy"))
kinds("linked and mine", account="anna", attic=("Attic NAS", "healthy", "healthy"))
kinds("secure connections only", account="anna", attic=("Attic NAS", "healthy", "secure-required"))
kinds("unclaimed", skipped=UNTIL_SIGN_IN, mac=("Mac Mini", "unclaimed", "unclaimed"))
kinds("unclaimed, closed by default", skipped=UNTIL_SIGN_IN,
      mac=("Mac Mini", "unclaimed-closed", "unclaimed-closed-by-default", "--platform", "MacOSX"))
kinds("unclaimed, another network allowed", mac=("Mac Mini", "unclaimed-closed", "unclaimed", "--allowed-networks", "10.0.0.0/8"))
kinds("an old sign-in that Plex refuses", account="anna",
      attic=("Attic NAS", "stale-claim", "stale-claim", *READABLE))
kinds("somebody else's: shared, or not", account="anna",
      bob=("Bob's Server", "shared", "shared"), den=("Bob's PC", "claimed-not-listed", "other-owner", *READABLE))
kinds("linked, and nothing tells to whom", account="anna", attic=("Attic NAS", "claimed-not-listed", "claimed-not-listed"))
kinds("a managed user signs in", account="kim", attic=("Attic NAS", "restricted-user", "healthy"))
kinds("mine, and it does not know yet", account="anna", den=("Den PC", "not-accepted", "not-accepted"))
kinds("only the browser fails", account="anna", words=("--browser-fails",), attic=("Attic NAS", "browser-only", "healthy"))


@scenario("server has no way to Plex", account="anna", servers={"Attic NAS": "server-cut-off"},
          skipped={"Attic NAS": ("lets-you-in",)})
def cut_off(stage):
    stage.server("attic", "Attic NAS", "healthy", *READABLE)
    stage.filter(stage.home.hosts["attic"], "output", "tcp dport 443 reject with tcp reset")
    wait_until("the server misses Plex", lambda: 'myPlexMappingState="failed"' in stage.front_page(ADDRESSES["attic"])[1])


# Its state


@scenario("its clock is off by hours", servers={"Attic NAS": "server-clock"}, never={"Attic NAS": BLAME})
def server_clock(stage):
    stage.server("attic", "Attic NAS", "healthy", clock="+3h")


kinds("starting", never=BLAME, skipped=("linked", *UNTIL_SIGN_IN),
      mac=("Mac Mini", "starting", "starting"), attic=("Attic NAS", "starting", "healthy", "--start-state", *READABLE),
      den=("Den PC", "starting", "unclaimed", "--start-state"))
kinds("slow", never=BLAME, attic=("Sleepy NAS", "slow", "slow"))
kinds("its certificate is no good", account="anna", never=BLAME, skipped=("lets-you-in",),
      mac=("Expired", "certificate", "certificate-expired"), attic=("Too early", "certificate", "certificate-not-yet-valid"),
      bob=("Other name", "certificate", "certificate-wrong-name"))


@scenario("two computers, one identity", servers={"Studio": "duplicate-identity"},
          skipped={"Studio": ("linked", *UNTIL_SIGN_IN)}, never={"Studio": BLAME})
def twins(stage):
    # One was copied from the other, and brought up to date since.
    for place, version in (("mac", "1.43.3.10896-cb3ebc72d"), ("attic", "1.41.6.9685-d301f511a")):
        stage.server(place, "Studio", "unclaimed", "--machine-id", "ab" * 20, "--version", version, log=f"Studio on {place}")


@scenario("two computers, one identity, and one of them is still claimed", servers={"Studio": "duplicate-identity"},
          skipped={"Studio": ("linked", *UNTIL_SIGN_IN)}, never={"Studio": BLAME})
def half_claimed_twins(stage):
    # A copy of its settings from before it was claimed, or signed out since: nothing else tells them apart.
    for place, kind in (("mac", "healthy"), ("attic", "unclaimed")):
        stage.server(place, "Studio", kind, "--machine-id", "ab" * 20, log=f"Studio on {place}")


@scenario("no Plex server at all", words=("--address", ADDRESSES["mac"], "--address", ADDRESSES["attic"]),
          servers={f"{ADDRESSES[host]}:{PORT}": "not-plex" for host in ("mac", "attic")},
          skipped={f"{ADDRESSES[host]}:{PORT}": ("linked", *UNTIL_SIGN_IN) for host in ("mac", "attic")},
          never={f"{ADDRESSES[host]}:{PORT}": BLAME for host in ("mac", "attic")})
def not_plex(stage):
    stage.server("mac", "Printer", "not-plex", "--gdm", "none")
    stage.program(stage.home.hosts["attic"], "mumble")


# Whether it can be reached


def hindered(name, cause, **places):
    """Servers that answer searches, and a firewall's rule before their port."""
    titles = {place: f"Server on {place}" for place in places}
    names = titles.values()

    def make(stage):
        for place, rule in places.items():
            stage.server(place, titles[place], "healthy")
            stage.filter(stage.home.hosts[place], "input", rule)
    scenario(name, servers=dict.fromkeys(names, cause), never=dict.fromkeys(names, BLAME),
             skipped=dict.fromkeys(names, AFTER_ANSWERS))(make)


hindered("refused: by reset, by ICMP", "not-running", mac=f"{OFF} tcp reset", attic=f"{OFF} icmp type port-unreachable")
hindered("unreachable: swallowed, no way", "unreachable", mac="tcp dport 32400 drop", attic=f"{OFF} icmp type host-unreachable")


@scenario("announced, and nothing listens", servers={"Stopped": "not-running"}, never={"Stopped": BLAME},
          skipped={"Stopped": AFTER_ANSWERS})
def stopped(stage):
    stage.program(stage.home.hosts["mac"], "announce", "Stopped", "cd" * 20, PORT)


@scenario("mine, and its computer is off", account="anna", servers={"Attic NAS": "unreachable"}, never={"Attic NAS": BLAME},
          skipped={"Attic NAS": AFTER_ANSWERS})
def switched_off(stage):
    stage.server("attic", "Attic NAS", "healthy")
    router = stage.home.router
    router.ip("link", "set", "to-attic", "down")
    stage.undo.callback(router.ip, "link", "set", "to-attic", "up")


# Behind a reverse proxy

OWN_NAME, PASTED = "plex.example.net", "https://plex.example.net/web/index.html#!/settings/server"


def behind_a_proxy(name, words, *more, signed=True, **expected):
    """A server to which nothing leads but an nginx on another computer, which has more sites than this one and papers of its own."""
    @scenario(name, words=("--address", words), **expected)
    def make(stage):
        stage.server("attic", "Attic NAS", "healthy", "--gdm", "none", *more)
        stage.filter(stage.home.hosts["attic"], "input", f"ip saddr {CLIENT} tcp dport 32400 drop")
        stage.reverse_proxy("den", OWN_NAME, f"http://{ADDRESSES['attic']}:{PORT}", signed)


behind_a_proxy("behind a reverse proxy, pasted from the browser", PASTED, servers={OWN_NAME: "sign-in-needed"})
behind_a_proxy("behind a reverse proxy, by its port", f"{OWN_NAME}:443", servers={OWN_NAME: "sign-in-needed"})
behind_a_proxy("mine, and a reverse proxy alone leads to it", PASTED, account="anna", servers={"Attic NAS": "sign-in-needed"},
               never={"Attic NAS": BLAME})


LISTED = ("--custom-url", f"https://{OWN_NAME}:443")
behind_a_proxy("mine, by a name that Plex lists and that verifies", PASTED, *LISTED, account="anna", plex_tv=("--own-access-tokens",),
               servers={"Attic NAS": "healthy"})
# Then its access token is the account's own, which goes to nobody's proxy.
behind_a_proxy("mine, by a name that verifies, with the account's token", PASTED, *LISTED, account="anna",
               servers={"Attic NAS": "sign-in-needed"}, never={"Attic NAS": BLAME})
behind_a_proxy("mine, by a name that Plex lists and that nobody signed", PASTED, *LISTED, signed=False, account="anna",
               plex_tv=("--own-access-tokens",),
               servers={"Attic NAS": "sign-in-needed"}, never={"Attic NAS": BLAME})


@scenario("behind a reverse proxy, and beside it", account="anna", words=("--address", PASTED), servers={"Attic NAS": "healthy"})
def beside_its_proxy(stage):
    stage.server("attic", "Attic NAS", "healthy")
    stage.reverse_proxy("attic", OWN_NAME, f"http://127.0.0.1:{PORT}")


@scenario("pasted with https, and no proxy there", words=("--address", f"https://{ADDRESSES['attic']}/web"),
          servers={f"{ADDRESSES['attic']}:{PORT}": "sign-in-needed"})
def pasted_without_a_proxy(stage):
    stage.server("attic", "Attic NAS", "healthy", "--gdm", "none")


@scenario("mine, in another home", account="anna", plex_tv=("--from-elsewhere",), servers={"Far NAS": "elsewhere"},
          never={"Far NAS": BLAME})
def in_another_home(stage):
    stage.server("far", "Far NAS", "healthy", "--publish", f"10.20.30.40:{PORT}")


@scenario("mine, and a bridge is all that Plex knows", account="anna", servers={"Box": "container-address"})
def hidden_in_a_container(stage):
    stage.server("container", "Box", "healthy", "--publish", BRIDGE)


@scenario("mine, and another device has its address", account="anna", servers={"Attic NAS": "unreachable"},
          never={"Attic NAS": (*BLAME, "isn't running")}, skipped={"Attic NAS": AFTER_ANSWERS})
def address_taken(stage):
    stage.server("attic", "Attic NAS", "healthy", "--publish", f"{ADDRESSES['den']}:{PORT}", "--gdm", "none")
    stage.filter(stage.home.hosts["attic"], "input", "tcp dport 32400 drop")


@scenario("another server in the place of mine", account="anna", servers={"Attic NAS": "replaced", "New NAS": "unclaimed"})
def replaced(stage):
    stage.server("attic", "Attic NAS", "healthy")
    stage.home.stop("Attic NAS")
    stage.server("attic", "New NAS", "unclaimed")


@scenario("another subnet, not announced", account="anna", words=("--address", FAR), servers={"Far NAS": "healthy"})
def far(stage):
    stage.server("far", "Far NAS", "healthy")


@scenario("another subnet: no neighbour", words=("--address", FAR, "--address", FAR_DOWN),
          servers={f"{FAR}:{PORT}": "unclaimed-closed", f"{FAR_DOWN}:{PORT}": "unreachable"},
          skipped={f"{FAR_DOWN}:{PORT}": AFTER_ANSWERS}, never={f"{FAR_DOWN}:{PORT}": BLAME})
def far_stranger(stage):
    stage.server("far", "Far NAS", "unclaimed")


@scenario("container on a bridge, unclaimed", words=("--address", BOX), servers={f"{BOX}:{PORT}": "unclaimed-closed"})
def container_unclaimed(stage):
    stage.server("container", "Container", "unclaimed")


def warns(stage, done, name, check):
    states = {line["id"]: line["state"] for line in done.servers[name]["checks"]}
    if states.get(check) != "warning":
        yield f"{name}: {check} is {states.get(check)}, not a warning"


@scenario("container on a bridge, mine", account="anna", words=("--address", BOX), servers={"Container": "healthy"})
def container_mine(stage):
    stage.server("container", "Container", "healthy")
    return lambda done: warns(stage, done, "Container", "published")


@scenario("Plex knows only a bridge's address", account="anna", servers={"Attic NAS": "healthy", "Den PC": "not-accepted"})
def published_elsewhere(stage):
    stage.server("attic", "Attic NAS", "healthy", "--publish", BRIDGE)
    stage.server("den", "Den PC", "not-accepted", "--publish", BRIDGE)

    def also(done):
        for name in ("Attic NAS", "Den PC"):
            yield from warns(stage, done, name, "published")
    return also
