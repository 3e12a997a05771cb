"""A home network of network namespaces: a router that is the name server, plex.tv beyond it, and one host per computer.

Nothing of it touches the network of the machine it runs on: the bridge and all cables live in the namespaces. It needs root,
iproute2 and dnsmasq. Each namespace has its own /etc/resolv.conf (ip-netns(8): /etc/netns/NAME/resolv.conf), so programs in it
resolve the real names by the router, unmodified.
"""

import ctypes
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROUTER = "192.168.77.1"
# TEST-NET-3: an address of the internet that nobody has.
PLEX_TV = "203.0.113.10"
IMPOSTOR = "203.0.113.66"
# A name that is not Plex's, with an address that nobody has either: it only has to resolve (TEST-NET-2).
CONTROL_NAME, CONTROL = "example.com", "198.51.100.7"
NAMES = ("plex.tv", "app.plex.tv", "clients.plex.tv", "www.plex.tv")
# What the name server knows besides: the control name, and who answers for plex.direct.
OTHERS = (f"--address=/{CONTROL_NAME}/{CONTROL}", f"--server=/plex.direct/{PLEX_TV}")
# Whose addresses plex.direct's names lead to, if they ask for these.
LANS = ("192.168.77.0/24", "192.168.78.0/24", "172.17.0.0/24")
PREFIX = "locksmith"
PORT = 32400


def run(*words, check=True, **more):
    """Runs a command of the system, and quotes its own words when it fails."""
    done = subprocess.run(words, capture_output=True, text=True, check=False, **more)
    if check and done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip() or done.stdout.strip()}")
    return done


def is_alive(pid):
    """A process that has ended and was not asked for its status yet is not alive."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wrong_clock(clock):
    """What faketime(1) sets for its program, without faketime, which stays its parent and isn't killed with it. Only the time of day
    is wrong: a clock that counts from the start of the computer never is."""
    library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    return [f"LD_PRELOAD={library}", f"FAKETIME={clock}", "FAKETIME_DONT_FAKE_MONOTONIC=1"]


def wait_until(what, holds, limit=8):
    """Waits for a condition rather than for a time."""
    end = time.monotonic() + limit
    while not holds():
        if time.monotonic() > end:
            raise RuntimeError(f"not in time: {what}")
        time.sleep(0.05)


def _die_with_parent():
    """A child never outlives the suite, not even one that was killed (prctl(2): PR_SET_PDEATHSIG is 1)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Host:
    """One computer: a namespace with one cable.

    The cable goes to the home network, where the router is its gateway, or straight to its gateway on another computer
    (`behind`; the router unless told otherwise), which then gets that address.
    """

    def __init__(self, home, name, address, gateway, behind=None):
        self.home, self.name, self.address = home, name, address
        self.namespace = f"{PREFIX}-{os.getpid()}-{name}"
        run("ip", "netns", "add", self.namespace)
        self.ip("link", "set", "lo", "up")
        if gateway:
            self._plug(gateway, behind or home.router)

    def ip(self, *words):
        run("ip", "-n", self.namespace, *words)

    def command(self, *words):
        return ["ip", "netns", "exec", self.namespace, *words]

    def _plug(self, gateway, behind):
        port = f"to-{self.name}"
        self.ip("link", "add", "eth0", "type", "veth", "peer", "name", port, "netns", behind.namespace)
        self.ip("address", "add", f"{self.address}/24", "broadcast", "+", "dev", "eth0")
        self.ip("link", "set", "eth0", "up")
        self.ip("route", "add", "default", "via", gateway)
        if gateway == ROUTER:
            behind.ip("link", "set", port, "master", "home")
        else:
            behind.ip("address", "add", f"{gateway}/24", "dev", port)
        behind.ip("link", "set", port, "up")
        self.settings.mkdir(parents=True)
        (self.settings / "resolv.conf").write_text(f"nameserver {ROUTER}\noptions timeout:1 attempts:1\n")

    @property
    def settings(self):
        """What is in this folder is in /etc for every program that is started on this host."""
        return pathlib.Path("/etc/netns") / self.namespace

    def remove(self):
        remove_namespace(self.namespace)


def remove_namespace(name):
    """Takes a namespace away, with all that runs in it."""
    for pid in run("ip", "netns", "pids", name, check=False).stdout.split():
        try:
            os.kill(int(pid), signal.SIGKILL)
        except ProcessLookupError:
            pass
    run("ip", "netns", "delete", name, check=False)
    shutil.rmtree(pathlib.Path("/etc/netns") / name, ignore_errors=True)


class Home:
    """The whole network. Use it with `with`: nothing is left behind, whatever happens."""

    def __init__(self, demo_home):
        self.demo_home = demo_home
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"{PREFIX}-{os.getpid()}-"))
        self.authority = self.folder / "authority"
        self.hosts, self.running, self.logs, self.plex_direct = {}, [], {}, set()

    def __enter__(self):
        try:
            self._sweep()
            self._build()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def _sweep(self):
        """Takes away what a killed suite left behind: namespaces whose process is gone."""
        for line in run("ip", "netns", "list").stdout.splitlines():
            name = line.split()[0] if line.split() else ""
            found = re.fullmatch(rf"{PREFIX}-(\d+)-[a-z0-9-]+", name)
            if found and not is_alive(found[1]):
                remove_namespace(name)
                for folder in pathlib.Path(tempfile.gettempdir()).glob(f"{PREFIX}-{found[1]}-*"):
                    shutil.rmtree(folder, ignore_errors=True)

    def _build(self):
        self.router = self.host("router", ROUTER, gateway=None)
        # An address of its own: otherwise it takes that of its lowest port, and changes it when a host is plugged in later.
        self.router.ip("link", "add", "home", "address", "02:00:00:00:00:01", "type", "bridge")
        self.router.ip("address", "add", f"{ROUTER}/24", "broadcast", "+", "dev", "home")
        self.router.ip("link", "set", "home", "up")
        run(*self.router.command("sysctl", "-qw", "net.ipv4.ip_forward=1"))
        internet = "203.0.113.1"
        self.internet = self.host("internet", PLEX_TV, gateway=internet)
        self.internet.ip("address", "add", f"{IMPOSTOR}/24", "dev", "eth0")
        self.names(PLEX_TV)

    def host(self, name, address, gateway=ROUTER, behind=None):
        host = self.hosts[name] = Host(self, name, address, gateway, behind)
        return host

    def names(self, address, *more):
        """Makes plex.tv's names lead to this address. `None`: the name server is gone."""
        self.stop("names")
        if address is not None:
            self.name_server(*OTHERS, *(f"--address=/{name}/{address}" for name in NAMES), *more)

    def name_server(self, *records):
        """The router's name server, which knows nothing but these records."""
        self.stop("names")
        self._dnsmasq("names", self.router, ROUTER, *records)

    def _dnsmasq(self, name, host, address, *records):
        words = ["dnsmasq", "--keep-in-foreground", "--no-resolv", "--no-hosts", "--conf-file=/dev/null", "--log-facility=-"]
        self.start(name, host, [*words, "--pid-file=", f"--listen-address={address}", "--bind-interfaces", *records])
        self._wait_for_port("udp", host, 53)

    def _know_plex_direct(self, domain):
        """plex.direct's own name server answers for one more server's certificate."""
        if domain not in self.plex_direct:
            self.plex_direct.add(domain)
            ranges = [f"--synth-domain={known},{lan}" for known in sorted(self.plex_direct) for lan in LANS]
            self.stop("plex.direct")
            self._dnsmasq("plex.direct", self.internet, PLEX_TV, "--local=/plex.direct/", *ranges)

    def start(self, name, host, words, env=None):
        """Starts a program on a host; its output goes to a file of its name."""
        output = open(self.folder / f"{name}.out", "w", encoding="utf-8")
        process = subprocess.Popen(
            host.command(*map(str, words)), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            preexec_fn=_die_with_parent, env=env,
        )
        output.close()
        self.running.append((name, process))
        return process

    def stop(self, name):
        for entry in [entry for entry in self.running if entry[0] == name]:
            self.running.remove(entry)
            entry[1].kill()
            entry[1].wait()

    def stop_servers(self):
        for name, _ in list(self.running):
            if name not in ("names", "plex.direct", "plex.tv", "wire"):
                self.stop(name)
        self.logs = {name: log for name, log in self.logs.items() if name == "plex.tv"}

    def plex_tv(self, name="plex.tv", address=PLEX_TV, authority=None, *more):
        """Starts the stand-in for plex.tv, or an impostor with an authority that nobody knows."""
        authority = authority or self.authority
        words = ["plextv", "--listen", f"{address}:443", "--authority", authority, *more]
        self._part(name, self.internet, words)

    def server(self, host, name, kind, *more, log=None, clock=None):
        """Starts a simulated server on a host, and returns its machine identifier. `log` tells two of the same name apart; `clock` is what
        its computer's clock is off by, like `+20m`."""
        words = ["server", "--listen", f"0.0.0.0:{PORT}", "--name", name, "--kind", kind, "--authority", self.authority]
        said = self._part(log or name, host, [*words, "--plex-tv", "https://plex.tv", *more], clock)
        self._know_plex_direct(said["plex_direct"])
        return said["id"]

    def oddity(self, host, *words):
        """Starts a neighbour that is no simulated server (oddities.py)."""
        name = f"{words[0]} on {host.name}"
        program = pathlib.Path(__file__).with_name("oddities.py")
        self._first_line(name, self.start(name, host, [sys.executable, program, *words]))

    def _part(self, name, host, words, clock=None):
        log = self.folder / f"{name}.{len(list(self.folder.glob('*.jsonl')))}.jsonl"
        self.logs[name] = log
        wrong = ["env", *wrong_clock(clock)] if clock else []
        self.start(name, host, [*wrong, self.demo_home, *words, "--log", log])
        process = self.running[-1][1]
        return json.loads(self._first_line(name, process))

    def _first_line(self, name, process, limit=10):
        output, end = self.folder / f"{name}.out", time.monotonic() + limit
        while time.monotonic() < end:
            text = output.read_text(encoding="utf-8")
            if "\n" in text and text.startswith("{"):
                return text.splitlines()[0]
            if process.poll() is not None:
                break
            time.sleep(0.02)
        raise RuntimeError(f"{name} did not start: {output.read_text(encoding='utf-8').strip()}")

    def _wait_for_port(self, kind, host, port, limit=5):
        end = time.monotonic() + limit
        while time.monotonic() < end:
            table = run(*host.command("cat", f"/proc/net/{kind}")).stdout
            if f":{port:04X} " in table:
                return
            time.sleep(0.02)
        raise RuntimeError(f"nothing listens on {kind} port {port} of {host.name}")

    def log(self, name):
        """The requests that arrived at a server, or at plex.tv."""
        lines = self.logs[name].read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def close(self):
        for _, process in self.running:
            process.kill()
        for _, process in self.running:
            process.wait()
        self.running.clear()
        for host in self.hosts.values():
            host.remove()
        self.hosts.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
