"""What a scenario is, and the means to make its fault: real packets, real names, real clocks. All of them are undone after it."""

import contextlib
import dataclasses
import json
import shutil
import typing

from client import CLIENT
from network import CONTROL, IMPOSTOR, PLEX_TV, PORT, ROUTER, run

HERE, PROXY = "this computer", "tinyproxy"
LAN = "192.168.77.0/24"
# What a fault of the network must never be mistaken for.
BLAME = ("account", "password", "sign in")
ADDRESSES = {"mac": "192.168.77.5", "attic": "192.168.77.6", "bob": "192.168.77.7", "den": "192.168.77.8"}


@dataclasses.dataclass
class Scenario:
    """One row of the matrix. `make` makes the fault; if it gives a function back, that looks at the outcome and complains."""

    name: str
    make: typing.Callable
    # Who approves the sign-in; none: there is no sign-in.
    account: str | None = None
    # The expected causes.
    computer: str | None = None
    servers: dict = dataclasses.field(default_factory=dict)
    # By subject: checks that are skipped because of the cause, and words that must not be said.
    skipped: dict = dataclasses.field(default_factory=dict)
    never: dict = dataclasses.field(default_factory=dict)
    # What plex.tv is started with, and more words for `check`.
    plex_tv: tuple = ()
    words: tuple = ()
    # What the clock of this computer is off by.
    clock: str | None = None

    @property
    def expected(self):
        return {HERE: self.computer, **self.servers}


def register(scenarios):
    """A decorator that makes a scenario of a function and adds it to a list."""
    def scenario(name, **more):
        def add(make):
            scenarios.append(Scenario(name, make, **more))
            return make
        return add
    return scenario


class Stage:
    """The home as one scenario has it."""

    def __init__(self, home, client):
        self.home, self.client = home, client
        self.undo, self.filtered = contextlib.ExitStack(), set()

    def server(self, where, name, kind, *more, **special):
        """A server on one of the home's computers; `special` as for `Home.server`."""
        return self.home.server(self.home.hosts[where], name, kind, *more, **special)

    def install(self, settings, log=""):
        """A server's settings and log on the user's own computer, where Debian's package keeps them."""
        data = self.client.packages / "plexmediaserver/Library/Application Support/Plex Media Server"
        (data / "Logs").mkdir(parents=True)
        values = " ".join(f'{name}="{value}"' for name, value in settings.items())
        (data / "Preferences.xml").write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<Preferences {values}/>')
        (data / "Logs/Plex Media Server.log").write_text(log)
        self.undo.callback(self._uninstall)

    def _uninstall(self):
        shutil.rmtree(self.client.packages / "plexmediaserver")
        self.client.units = None

    def program(self, host, *words):
        self.home.oddity(host, *words)

    def filter(self, host, hook, rule):
        """A firewall's rule on a computer."""
        chain = f"add table inet fault; add chain inet fault {hook} {{ type filter hook {hook} priority 0; }};"
        run(*host.command("nft", f"{chain} add rule inet fault {hook} {rule}"))
        if host.name not in self.filtered:
            self.filtered.add(host.name)
            self.undo.callback(self.unfilter, host)

    def unfilter(self, host):
        if host.name in self.filtered:
            self.filtered.remove(host.name)
            run(*host.command("nft", "delete table inet fault"))

    def names(self, *records):
        """The router's name server knows nothing but these records."""
        self.undo.callback(self.home.names, PLEX_TV)
        self.home.name_server(*records)

    def environment(self, **variables):
        """Variables of the user's own, as a shell's start-up file sets them."""
        for name, value in variables.items():
            self.client.environment[name] = value
            self.undo.callback(self.client.environment.pop, name)

    def proxy(self):
        """A tinyproxy on another computer, through which this one sends its traffic."""
        host, address = self.home.hosts["den"], ADDRESSES["den"]
        file = self.home.folder / "tinyproxy.conf"
        file.write_text(f"Port 3128\nListen {address}\nTimeout 60\nAllow {LAN}\nConnectPort 443\n", encoding="utf-8")
        self.home.start(PROXY, host, ["tinyproxy", "-d", "-c", file])
        self.home._wait_for_port("tcp", host, 3128)
        self.environment(HTTPS_PROXY=f"http://{address}:3128")

    def reverse_proxy(self, where, name, target, signed=True):
        """An nginx that has this site beside another one, over TLS alone, with a certificate of its own, signed by the home's authority or
        by nobody. The name leads to it."""
        host, folder = self.home.hosts[where], self.home.folder / f"nginx-on-{where}"
        folder.mkdir(exist_ok=True)
        authority = ("-CA", self.home.authority / "ca.pem", "-CAkey", self.home.authority / "ca.key") if signed else ()
        words = ("openssl", "req", "-x509", *map(str, authority), "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}")
        kinds = ("-addext", f"subjectAltName=DNS:{name}", "-addext", "basicConstraints=critical,CA:FALSE")
        run(*words, *kinds, "-keyout", str(folder / "key.pem"), "-out", str(folder / "papers.pem"))
        papers = f"ssl_certificate {folder}/papers.pem; ssl_certificate_key {folder}/key.pem;"
        (folder / "nginx.conf").write_text(f"""
            daemon off; master_process off; user root; pid {folder}/pid; error_log stderr;
            events {{}}
            http {{
                access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
                fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
                server {{ listen 443 ssl default_server; {papers} return 404; }}
                server {{ listen 443 ssl; server_name {name}; {papers} location / {{ proxy_pass {target}; }} }}
            }}""", encoding="utf-8")
        self.home.start(f"nginx on {where}", host, ["nginx", "-c", folder / "nginx.conf"])
        self.home._wait_for_port("tcp", host, 443)
        self.undo.callback(self.home.names, PLEX_TV)
        self.home.names(PLEX_TV, f"--address=/{name}/{ADDRESSES[where]}")

    def no_names(self):
        self.undo.callback(self.home.names, PLEX_TV)
        self.home.names(None)

    def settings(self, host, file, text):
        """A file in /etc of one computer."""
        path = host.settings / file
        old = path.read_text(encoding="utf-8") if path.exists() else None
        path.write_text(text, encoding="utf-8")
        self.undo.callback(path.unlink if old is None else lambda: path.write_text(old, encoding="utf-8"))

    def in_plexs_place(self, *more):
        """Something on the way takes this computer's connections to plex.tv, as a proxy does, and answers them itself."""
        self.home.plex_tv("in Plex's place", IMPOSTOR, None, *more)
        diversion = ("add table ip divert; add chain ip divert in { type nat hook prerouting priority -100; };"
                     f"add rule ip divert in ip saddr {CLIENT} ip daddr {PLEX_TV} tcp dport 443 dnat to {IMPOSTOR}")
        run(*self.home.router.command("nft", diversion))
        self.undo.callback(run, *self.home.router.command("nft", "delete table ip divert"))

    def tunnel(self):
        """A VPN that takes all traffic, except that to the home network and to Plex."""
        client = self.client.host
        self.program(client, "tunnel", "tun0")
        client.ip("address", "add", "10.8.0.2/24", "dev", "tun0")
        client.ip("link", "set", "tun0", "up")
        client.ip("route", "add", "203.0.113.0/24", "via", ROUTER)
        self.undo.callback(client.ip, "route", "delete", "203.0.113.0/24")
        client.ip("route", "replace", "default", "dev", "tun0")
        self.undo.callback(client.ip, "route", "replace", "default", "via", ROUTER)

    def access_token(self, account, identity):
        """The token with which plex.tv lets an account into a server."""
        token = self.client.demo(f"token?account={account}")["token"]
        headers = ("X-Plex-Client-Identifier: suite", f"X-Plex-Token: {token}", "Accept: application/json")
        arguments = [word for header in headers for word in ("--header", header)]
        _, body = self.client.ask("GET", "https://plex.tv/api/v2/resources?includeHttps=1", *arguments)
        return next(entry["accessToken"] for entry in json.loads(body) if entry["clientIdentifier"] == identity)

    def front_page(self, address, token=None):
        """`/` of a server, as the client's computer sees it."""
        return self.client.ask("GET", f"http://{address}:{PORT}/", *(["--header", f"X-Plex-Token: {token}"] if token else []))

    def close(self):
        # Servers first: nothing looks at what is being put back.
        self.home.stop_servers()
        self.undo.close()


class ControlName:
    """Counts what leaves for the address of the control name, which only has to resolve."""

    def __init__(self, client):
        self.host = client.host
        table = "add table inet control; add chain inet control out { type filter hook output priority 0; };"
        run(*self.host.command("nft", f"{table} add rule inet control out ip daddr {CONTROL} counter"))

    def packets(self):
        words = run(*self.host.command("nft", "list", "table", "inet", "control")).stdout.split()
        return int(words[words.index("packets") + 1])


def furnish(home):
    """The computers of the home: four on its network, one behind the router on another, one that has a container."""
    for name, address in ADDRESSES.items():
        home.host(name, address)
    home.host("far", "192.168.78.5", gateway="192.168.78.1")
    box = home.host("box", "192.168.77.9")
    home.host("container", "172.17.0.2", gateway="172.17.0.1", behind=box)
    run(*box.command("sysctl", "-qw", "net.ipv4.ip_forward=1"))
    # What Docker sets up for `--publish 32400:32400/tcp` on its default bridge.
    bridge = ("add table ip docker; add chain ip docker in { type nat hook prerouting priority -100; };"
              f"add rule ip docker in iifname eth0 tcp dport {PORT} dnat to 172.17.0.2;"
              "add chain ip docker out { type nat hook postrouting priority 100; };"
              "add rule ip docker out ip saddr 172.17.0.0/16 oifname eth0 masquerade")
    run(*box.command("nft", bridge))
