"""A server on the very computer on which the program runs: what its settings and its log say makes certain what the network cannot."""

from scenario import register

OWN = []
scenario = register(OWN)
DESK = "Own Desk"
NO_NAMES = "Nov 23, 2026 09:30:00.001 [0x1] WARN - HTTP error requesting GET https://plex.tv/api (6, Couldn't resolve host name)\n"


def installed(stage, kind, log="", **settings):
    """A claimed server of which the network alone could say no more than `claimed-not-listed`, and its settings."""
    identity = stage.server("client", DESK, kind) if kind else "ab" * 20
    stage.install({"ProcessedMachineIdentifier": identity, "FriendlyName": DESK, **settings}, log)


@scenario("here: Plex refuses the sign-in it holds", servers={DESK: "stale-claim"}, skipped={DESK: ("papers", "lets-you-in")})
def old_sign_in(stage):
    installed(stage, "claimed-not-listed", PlexOnlineToken="dead", PlexOnlineUsername="anna", PlexOnlineMail="anna@example.com")


@scenario("here: an e-mail address of before, and a dead sign-in", account="anna", servers={DESK: "stale-claim"})
def other_address(stage):
    installed(stage, "claimed-not-listed", PlexOnlineToken="dead", PlexOnlineUsername="bob", PlexOnlineMail="bob@example.com")


@scenario("here: Plex says that its sign-in is somebody else's", account="anna", servers={DESK: "other-owner"})
def other_account(stage):
    token = stage.client.demo("token?account=bob")["token"]
    installed(stage, "claimed-not-listed", PlexOnlineToken=token, PlexOnlineUsername="bob", PlexOnlineMail="bob@example.com")


@scenario("here: an e-mail address of before, and a sign-in of one's own", account="anna", servers={DESK: "claimed-not-listed"})
def own_account(stage):
    token = stage.client.demo("token?account=anna")["token"]
    installed(stage, "claimed-not-listed", PlexOnlineToken=token, PlexOnlineUsername="anneke", PlexOnlineMail="anna@before.example")


@scenario("here: its log finds no names", account="anna", servers={DESK: "server-cut-off"})
def finds_no_names(stage):
    installed(stage, "claimed-not-listed", NO_NAMES)


@scenario("here: installed, and does not run", servers={DESK: "not-running"}, skipped={DESK: ("is-plex", "linked", "yours")})
def stopped(stage):
    installed(stage, None, PlexOnlineUsername="anna")
    stage.client.add_unit()


@scenario("here: settings that a removed server left over", servers={"Attic NAS": "sign-in-needed"})
def left_over(stage):
    stage.server("attic", "Attic NAS", "healthy")
    installed(stage, None, PlexOnlineUsername="anna")
