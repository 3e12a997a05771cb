#!/usr/bin/env python3
"""Runs python-plexapi, a client that others wrote against real servers, against the simulated home.

    cargo build --example demo-home --no-default-features
    pip install "plexapi>=4.18,<5"
    python3 tests/home/plexapi_suite.py target/debug/examples/demo-home

Nothing of plexapi is changed: it asks https://plex.tv by name and searches by multicast. Its own network namespace has the
multicast route and port 443 (so it needs root, or leave to make user namespaces), names are answered by a patched
socket.getaddrinfo, and REQUESTS_CA_BUNDLE names the demo authority. The requests that the simulators logged are proof too.
"""
import json
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from urllib.parse import parse_qs

from cases import Cases

SERVERS = {  # name: (kind, port)
    "Mac Mini": ("unclaimed", 32400),
    "Attic NAS": ("healthy", 32401),
    "Bob's Server": ("shared", 32402),
    "Old Tower": ("stale-claim", 32403),
    "Cellar NAS": ("unclaimed-closed", 32404),
    "Hall Server": ("certificate-expired", 32405),
    "Den PC": ("not-accepted", 32406),
    "Cut Off": ("cut-off", 32407),
}
UNCLAIMED = {"Mac Mini", "Cellar NAS", "Cut Off"}
INSIDE = "LOCKSMITH_SUITE_INSIDE"


def enter_namespace():
    """Runs this script again in a network of its own."""
    prepare = "ip link set lo up multicast on && ip route add 239.0.0.0/8 dev lo && exec \"$@\""
    unshare = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    command = [*unshare, "sh", "-c", prepare, "sh", sys.executable, *sys.argv]
    sys.exit(subprocess.run(command, env={**os.environ, INSIDE: "1"}, check=False).returncode)


def answer_names():
    """plex.tv and all of plex.direct are here; everything else stays as it is."""
    real = socket.getaddrinfo

    def here(host, port, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else str(host or "")
        if name == "plex.tv" or name.endswith(".plex.tv"):
            return real("127.0.0.1", port, *args, **kwargs)
        if name.endswith(".plex.direct"):
            return real(name.split(".")[0].replace("-", "."), port, *args, **kwargs)
        return real(host, port, *args, **kwargs)

    socket.getaddrinfo = here


class Home:
    """The processes of the simulated home, and their logs."""

    def __init__(self, program, folder):
        self.program, self.folder, self.processes, self.ids = program, Path(folder), [], {}
        self.start("plextv", "--listen", "127.0.0.1:443", name="plex.tv")
        for name, (kind, port) in SERVERS.items():
            line = self.start("server", "--listen", f"127.0.0.1:{port}", "--name", name, "--kind", kind,
                              "--plex-tv", "https://plex.tv", "--resolve-plex-tv", "127.0.0.1", name=name)
            self.ids[name] = line["id"]

    def start(self, *arguments, name):
        command = [self.program, *arguments, "--authority", str(self.folder / "ca"), "--log", str(self.log_file(name))]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.processes.append(process)
        line = process.stdout.readline()
        if not line:
            raise SystemExit(f"{name} did not start")
        return json.loads(line)

    def log_file(self, name):
        return self.folder / (name.replace(" ", "-").replace("'", "") + ".log")

    def log(self, name):
        return [json.loads(line) for line in self.log_file(name).read_text().splitlines()]

    def stop(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(timeout=10)


def url(name):
    return f"http://127.0.0.1:{SERVERS[name][1]}"


def raises(kinds, work):
    try:
        work()
    except kinds as error:
        return error
    raise AssertionError(f"nothing was raised, {kinds} was expected")


def wait_until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.1)


class Suite:
    """One method is one test; they run in the order in which they stand, and share the account."""

    def __init__(self, home):
        self.home = home
        self.account = None
        self.spent_token = None

    def demo(self, path):
        import requests
        answer = requests.post(f"https://plex.tv{path}", timeout=5)
        assert answer.status_code in (200, 204), answer.status_code
        return answer

    def test_gdm_finds_every_server(self):
        from plexapi.gdm import GDM
        found = {entry["data"]["Name"]: entry for entry in GDM().all()}
        assert set(found) == set(SERVERS), found.keys()
        for name, entry in found.items():
            data = entry["data"]
            assert data["Content-Type"] == "plex/media-server"
            assert data["Port"] == str(SERVERS[name][1])
            assert data["Resource-Identifier"] == self.home.ids[name]
            assert ("Host" in data) == (name not in UNCLAIMED), data
            assert entry["from"] == ("127.0.0.1", 32414), entry["from"]

    def test_gdm_finds_by_content_and_by_data(self):
        from plexapi.gdm import GDM
        assert len(GDM().find_by_content_type("plex/media-server")) == len(SERVERS)
        assert len(GDM().find_by_data({"Name": "Mac Mini"})) == 1

    def test_an_unclaimed_server_is_open_to_its_own_computer(self):
        from plexapi.server import PlexServer
        server = PlexServer(url("Mac Mini"))
        assert server.friendlyName == "Mac Mini" and server.myPlexSigninState == "none"
        assert server.myPlexMappingState == "unknown" and server.myPlexUsername is None
        assert server.identity().claimed is False
        assert server.identity().machineIdentifier == self.home.ids["Mac Mini"]
        assert server.account().signInState == "none"

    def test_claimed_and_closed_servers_refuse_strangers(self):
        from plexapi.exceptions import Unauthorized
        from plexapi.server import PlexServer
        for name in ("Attic NAS", "Bob's Server", "Old Tower", "Cellar NAS"):
            raises(Unauthorized, lambda name=name: PlexServer(url(name)))
            raises(Unauthorized, lambda name=name: PlexServer(url(name), token="no-token-of-anyone"))

    def test_pin_sign_in_by_the_page(self):
        from plexapi.myplex import MyPlexAccount, MyPlexPinLogin
        login = MyPlexPinLogin(oauth=True)
        page = login.oauthUrl()
        assert page.startswith("https://app.plex.tv/auth/#!?")
        code = parse_qs(page.split("?", 1)[1])["code"][0]
        assert len(code) == 25 and code.isalnum() and code == code.lower(), code
        assert login.checkLogin() is False and login.expired is False
        login.run(timeout=20)
        self.demo(f"/auth/approve?code={code}")
        assert login.waitForLogin() is True and login.token
        self.account = MyPlexAccount(token=login.token)

    def test_the_account_is_annas(self):
        assert self.account.username == "anna" and self.account.email == "anna@example.com"
        assert self.account.restricted is False and self.account.homeAdmin is True
        assert "home" in self.account.subscriptionFeatures
        assert self.account.ping() is True

    def test_pin_sign_in_by_the_short_code(self):
        from plexapi.myplex import MyPlexPinLogin
        login = MyPlexPinLogin()
        assert len(login.pin) == 4
        self.account.link(login.pin)
        assert login.checkLogin() is True and login.token

    def test_a_refused_pin_counts_as_expired(self):
        from plexapi.myplex import MyPlexPinLogin
        login = MyPlexPinLogin(oauth=True)
        code = parse_qs(login.oauthUrl().split("?", 1)[1])["code"][0]
        self.demo(f"/auth/deny?code={code}")
        assert login.checkLogin() is False and login.expired is True

    def test_a_pin_is_visible_to_its_own_client_alone(self):
        from plexapi.myplex import MyPlexPinLogin
        login = MyPlexPinLogin(oauth=True)
        assert login.oauthUrl()
        login._customHeaders = {"X-Plex-Client-Identifier": "somebody-else"}
        assert login.checkLogin() is False and login.expired is True

    def test_resources_list_owned_and_shared_servers(self):
        found = {resource.name: resource for resource in self.account.resources()}
        servers = {name for name, resource in found.items() if "server" in resource.provides}
        assert servers == {"Attic NAS", "Bob's Server", "Hall Server", "Den PC"}, servers
        assert found["Attic NAS"].owned is True and found["Attic NAS"].accessToken
        assert found["Attic NAS"].createdAt is not None and found["Attic NAS"].publicAddressMatches is True
        assert found["Bob's Server"].owned is False and found["Bob's Server"].sourceTitle == "bob"
        connection = found["Attic NAS"].connections[0]
        assert connection.uri.endswith(".plex.direct:32401") and connection.local is True, connection.uri
        assert "player" in found["Living Room TV"].provides

    def test_a_listed_server_lets_its_owner_in_over_verified_tls(self):
        server = self.account.resource("Attic NAS").connect(ssl=True, timeout=5)
        assert server._baseurl.startswith("https://127-0-0-1.")
        assert server.myPlexUsername == "anna@example.com" and server.myPlexSigninState == "ok"
        assert server.certificate is True

    def test_the_account_token_lets_the_owner_in_too(self):
        from plexapi.server import PlexServer
        assert PlexServer(url("Attic NAS"), token=self.account.authToken).account().signInState == "ok"

    def test_a_shared_server_takes_its_access_token_and_not_the_guests_account_token(self):
        from plexapi.exceptions import Unauthorized
        from plexapi.server import PlexServer
        access = self.account.resource("Bob's Server").accessToken
        assert PlexServer(url("Bob's Server"), token=access).friendlyName == "Bob's Server"
        raises(Unauthorized, lambda: PlexServer(url("Bob's Server"), token=self.account.authToken))
        raises(Unauthorized, lambda: PlexServer(url("Attic NAS"), token=access))

    def test_a_server_that_has_not_learnt_the_sign_in_refuses_its_owner(self):
        from plexapi.exceptions import Unauthorized
        from plexapi.server import PlexServer
        raises(Unauthorized, lambda: PlexServer(url("Den PC"), token=self.account.resource("Den PC").accessToken))

    def test_an_expired_certificate_is_one(self):
        import requests
        uri = self.account.resource("Hall Server").connections[0].uri
        error = raises(requests.exceptions.SSLError, lambda: requests.get(f"{uri}/identity", timeout=5))
        assert "expired" in str(error), error

    def test_an_unclaimed_server_speaks_no_tls(self):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with socket.create_connection(("127.0.0.1", SERVERS["Mac Mini"][1]), timeout=5) as plain:
            raises((ssl.SSLError, ConnectionError), lambda: context.wrap_socket(plain))

    def test_claim_tokens_differ(self):
        first, second = self.account.claimToken(), self.account.claimToken()
        assert first.startswith("claim-") and second.startswith("claim-") and first != second

    def test_claim(self):
        from plexapi.server import PlexServer
        server = PlexServer(url("Mac Mini"))
        outcome = server.claim(self.account)
        assert outcome.signInState == "ok" and outcome.username == "anna@example.com", outcome.signInState
        assert server.identity().claimed is True
        wait_until(lambda: any(resource.clientIdentifier == server.machineIdentifier and resource.owned
                               for resource in self.account.resources()))

    def test_the_claim_was_exchanged_by_the_server_itself_with_its_identity(self):
        exchanges = [entry for entry in self.home.log("plex.tv") if entry["path"] == "/api/claim/exchange"]
        assert len(exchanges) == 1
        assert exchanges[0]["headers"]["x-plex-client-identifier"] == self.home.ids["Mac Mini"]
        assert exchanges[0]["headers"]["x-plex-product"] == "Plex Media Server"
        self.spent_token = exchanges[0]["query"].split("token=")[1]
        claims = [entry for entry in self.home.log("Mac Mini") if entry["path"] == "/myplex/claim"]
        assert len(claims) == 1 and claims[0]["query"] == f"token={self.spent_token}"
        assert "x-plex-token" not in claims[0]["headers"]

    def test_the_claimed_server_answers_over_verified_tls(self):
        wait_until(lambda: self.account.resource("Mac Mini").connections)
        server = self.account.resource("Mac Mini").connect(ssl=True, timeout=5)
        assert server.machineIdentifier == self.home.ids["Mac Mini"] and server.myPlexSigninState == "ok"

    def test_the_claimed_server_announces_its_certificate(self):
        from plexapi.gdm import GDM
        entry = GDM().find_by_data({"Name": "Mac Mini"})[0]
        uri = self.account.resource("Mac Mini").connections[0].uri
        assert entry["data"]["Host"] in uri, (entry["data"]["Host"], uri)

    def test_a_claimed_server_takes_no_second_claim(self):
        from plexapi.exceptions import Unauthorized
        from plexapi.server import PlexServer
        server = PlexServer(url("Mac Mini"), token=self.account.authToken)
        raises(Unauthorized, lambda: server.claim(self.account))

    def test_claim_tokens_are_good_for_one_claim(self):
        import requests
        again = requests.post(f"{url('Cut Off')}/myplex/claim", params={"token": self.spent_token}, timeout=5)
        assert again.status_code == 500, again.status_code
        closed = requests.post(f"{url('Cellar NAS')}/myplex/claim", params={"token": self.account.claimToken()}, timeout=5)
        assert closed.status_code == 401 and closed.headers["X-Plex-Protocol"] == "1.0"
        exchange = requests.post("https://plex.tv/api/claim/exchange", params={"token": self.spent_token},
                                 headers={"X-Plex-Client-Identifier": "another"}, timeout=5)
        assert exchange.status_code == 401, exchange.status_code

    def test_unclaim(self):
        from plexapi.server import PlexServer
        server = PlexServer(url("Mac Mini"), token=self.account.authToken)
        assert server.unclaim().signInState == "none"
        assert server.identity().claimed is False
        names = [resource.name for resource in self.account.resources()]
        assert "Mac Mini" not in names, names

    def test_claim_after_unclaim(self):
        from plexapi.server import PlexServer
        assert PlexServer(url("Mac Mini")).claim(self.account).signInState == "ok"

    def test_devices_list_the_servers(self):
        names = {device.name for device in self.account.devices() if "server" in device.provides}
        assert names == {"Attic NAS", "Hall Server", "Den PC", "Mac Mini"}, names

    def test_faults_show_as_what_they_are(self):
        from plexapi.exceptions import BadRequest, Unauthorized
        for fault, status in (("rate-limited", "429"), ("503", "503")):
            self.demo(f"/demo/fault?is={fault}")
            error = raises(BadRequest, self.account.resources)
            assert status in str(error) and not isinstance(error, Unauthorized), error
        self.demo("/demo/fault?is=none")
        assert self.account.resources()

    def test_sign_out_everywhere_leaves_a_stale_server(self):
        from plexapi.exceptions import Unauthorized
        from plexapi.myplex import MyPlexAccount
        from plexapi.server import PlexServer
        old = self.account.authToken
        self.demo("/demo/sign-out-everywhere?account=anna")
        raises(Unauthorized, lambda: MyPlexAccount(token=old))
        token = self.demo("/demo/token?account=anna").json()["token"]
        self.account = MyPlexAccount(token=token)
        raises(Unauthorized, lambda: PlexServer(url("Attic NAS"), token=token))
        assert "Attic NAS" not in [resource.name for resource in self.account.resources()]

    def test_signing_out_kills_the_token(self):
        from plexapi.exceptions import Unauthorized
        from plexapi.myplex import MyPlexAccount
        token = self.account.authToken
        self.account.signout()
        raises(Unauthorized, lambda: MyPlexAccount(token=token))


def run(home):
    suite, cases = Suite(home), Cases()
    for name in [name for name in vars(Suite) if name.startswith("test_")]:
        failure = ""
        try:
            getattr(suite, name)()
        except Exception:  # noqa: BLE001: every failure of a test is told, whatever it is
            failure = traceback.format_exc()
        cases.case(name[5:].replace("_", " "), not failure, failure)
    return cases.summary()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if INSIDE not in os.environ:
        enter_namespace()
    for proxy in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[proxy]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REQUESTS_CA_BUNDLE"] = str(Path(folder) / "ca" / "ca.pem")
        home = Home(sys.argv[1], folder)
        try:
            answer_names()
            import plexapi
            print(f"python-plexapi {plexapi.VERSION}")
            status = run(home)
        finally:
            home.stop()
    sys.exit(status)


if __name__ == "__main__":
    main()
