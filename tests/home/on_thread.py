"""The stories of the forum thread "Not Authorized", each with what one look can tell of it."""

from network import wait_until
from on_servers import BOX, READABLE
from scenario import ADDRESSES, register

THREAD = []
scenario = register(THREAD)

ATTIC = ADDRESSES["attic"]
SIGN_OUT = "sign-out-everywhere?account=anna"


def identity_says(stage, address, words):
    return lambda: words in stage.client.ask("GET", f"http://{address}:32400/identity")[1]


@scenario("variant a: password reset and sign-out", account="anna", servers={"Attic NAS": "unclaimed"})
def reset_and_noticed(stage):
    stage.server("attic", "Attic NAS", "healthy", "--notices-sign-out")
    stage.client.demo(SIGN_OUT)
    wait_until("the server notices", identity_says(stage, ATTIC, 'claimed="0"'))


@scenario("variant b: still holds its old sign-in", account="anna", servers={"Attic NAS": "claimed-not-listed"})
def grace(stage):
    stage.server("attic", "Attic NAS", "healthy")
    stage.client.demo(SIGN_OUT)


@scenario("variant b: and falls back", account="anna", servers={"Attic NAS": "unclaimed"})
def falls_back(stage):
    stage.server("attic", "Attic NAS", "healthy", "--notices-sign-out")
    # Asleep while the password was changed: it knows nothing of it, until it hears from Plex.
    attic = stage.home.hosts["attic"]
    stage.filter(attic, "output", "tcp dport 443 reject with tcp reset")
    stage.client.demo(SIGN_OUT)
    if not identity_says(stage, ATTIC, 'claimed="1"')():
        raise RuntimeError("the server noticed too early")
    stage.unfilter(attic)
    wait_until("the server notices", identity_says(stage, ATTIC, 'claimed="0"'))


@scenario("variant c: NAS, claim code does nothing", account="anna", servers={"Attic NAS": "stale-claim"})
def nas(stage):
    stage.server("attic", "Attic NAS", "stale-claim", *READABLE, "--platform-version", "DSM 7.2.2-72806 Update 4")
    status, _ = stage.client.ask("POST", f"http://{ATTIC}:32400/myplex/claim?token=claim-of-anna")
    if status != 401:
        raise RuntimeError(f"the claim code was answered with {status}")


@scenario("variant d: Windows, nothing helped", account="anna",
          servers={"Den PC": "claimed-not-listed", "Old PC": "claimed-not-listed"})
def windows(stage):
    windows = ("--platform", "Windows", "--platform-version", "11.0 (Build 26100)")
    stage.server("den", "Den PC", "other-owner", *windows, *READABLE)
    stage.server("mac", "Old PC", "claimed-not-listed", *windows)


def locked_out(readable):
    """A container without name resolution: a friend's old token still opens it, its owner's new one does not."""
    def make(stage):
        host, more = stage.home.hosts["container"], READABLE if readable else ()
        identity = stage.server("container", "Container", "healthy", "--share-with", "bob", *more)
        friends = stage.access_token("bob", identity)
        wait_until("the server knows the friend", lambda: stage.front_page(BOX, friends)[0] == 200)
        # The container's own resolver, which listens no more.
        stage.settings(host, "resolv.conf", "nameserver 127.0.0.11\noptions timeout:1 attempts:1\n")
        stage.client.demo(SIGN_OUT)
        owners = stage.access_token("anna", identity)
        seen = {"friend": stage.front_page(BOX, friends)[0], "owner": stage.front_page(BOX, owners)[0]}
        if seen != {"friend": 200, "owner": 401}:
            raise RuntimeError(f"the container answered {seen}")
    return make


for words, readable, cause in (("hides its state", False, "not-accepted"), ("shows its state", True, "server-cut-off")):
    scenario(f"variant e: friend watches; it {words}", account="anna", words=("--address", BOX), plex_tv=("--lists-signed-out",),
             servers={"Container": cause})(locked_out(readable))
