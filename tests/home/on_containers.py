"""Servers in containers of the owner's own computer."""

import json
import os
import socket
import time
import xml.etree.ElementTree as ElementTree

from engine_proxy import Proxy
from engines import BARE, LAYOUTS, inside
from installed import settings
from network import run, wait_until
from on_services import REPAIR, cause, owner_and_mode
from running import Running
from workshop import tail

CONTAINERS = []
STEPS = ["stop", "back-up", "write", "start", "verify"]


def scene(name):
    def add(play):
        CONTAINERS.append((name, play))
        return play
    return add


def repaired(shop, words, server, before, *more):
    """Found, repaired by one write, and itself: the same container, policy, owner and mode."""
    cases, client = shop.cases, shop.client
    state, owner = server.state, owner_and_mode(server.file)
    cases.equal(f"{words}: the cause is certain", cause(client, of=server.name), "stale-claim")
    done = client.run(*REPAIR, *more)
    story = shop.is_verified(words, done, "disk")
    shop.sign_in_alone_differs(words, server, before)
    cases.equal(f"{words}: owner and mode are kept", owner_and_mode(server.file), owner)
    cases.equal(f"{words}: it is the same container, with its policy", server.state, state)
    steps = [(step["step"], step["done"]) for step in story["repair"]["steps"]]
    cases.equal(f"{words}: one stop, one write, one start", steps, [(step, True) for step in STEPS])
    shop.nothing_left(words, server)
    shop.note_token(server)
    return story


def undone(shop, words, server, before):
    done = shop.client.run("undo", "--json")
    part = (done.json or {}).get("undo", {})
    shop.cases.case(f"{words}: undone", (done.returncode, part.get("result"), part.get("runs")) == (0, "put-back", True),
                    f"{part} {done.stderr[-500:]}")
    shop.is_as_before(f"{words}: undone", server, before)
    shop.nothing_left(f"{words}: undone", server)


@scene("the four layouts, by Podman")
def layouts(shop):
    for number, image in enumerate(LAYOUTS):
        server = shop.contained(shop.podman, image, user=1000 + number)
        before = server.furnish(mode=(0o600, 0o640, 0o644, 0o600)[number])
        story = repaired(shop, image, server, before)
        place = f"plex:/config/{LAYOUTS[image]}/Preferences.xml".replace("//", "/")
        shop.cases.equal(f"{image}: the place of its settings", story["repair"]["place"], place)
        undone(shop, image, server, before)
        server.remove()


@scene("the four layouts, by Docker")
def layouts_by_docker(shop):
    for number, image in enumerate(LAYOUTS):
        server = shop.contained(shop.docker, image, user=1000 + number)
        before = server.furnish()
        repaired(shop, f"Docker, {image}", server, before)
        undone(shop, f"Docker, {image}", server, before)
        server.remove()


def proxy(shop, engine, refuses=lambda method, path: False):
    between = Proxy(shop.home.folder / "proxy.sock", engine.socket, refuses)
    shop.use(engine, shop.home.folder / "proxy.sock")
    return between


def no_helpers(method, path):
    return method == "POST" and path.partition("?")[0].endswith("/containers/create")


@scene("what the engine is asked")
def asked(shop):
    cases = shop.cases
    for engine in shop.engines:
        server = shop.contained(engine)
        before = server.furnish()
        with proxy(shop, engine) as between:
            repaired(shop, f"{engine.name}, watched", server, before)
        state, _, _ = server.state
        asked = [(method, path.partition("?")[0]) for method, path, _ in between.asked]
        put = [path for method, path in asked if method == "PUT"]
        cases.equal(f"{engine.name}: nothing is put into the server's own container", [path for path in put if state in path], [])
        cases.equal(f"{engine.name}: they are handed to a helper, once", len(put), 1)
        cases.equal(f"{engine.name}: it is stopped and started once", [
            path.rpartition("/")[2] for method, path in asked if method == "POST" and state in path], ["stop", "start"])
        cases.equal(f"{engine.name}: no image is fetched", [path for _, path in asked if "images" in path], [])
        made = [json.loads(body) for _, path, body in between.asked if path.startswith("containers/create")]
        cases.case(f"{engine.name}: helpers have no network", made and all(
            body["HostConfig"]["NetworkMode"] == "none" for body in made), made)
        words = json.dumps(made)
        cases.equal(f"{engine.name}: no secret is among a helper's words", [
            secret[:4] for secret in shop.secrets() | {server.values()["PlexOnlineToken"]} if secret in words], [])
        stops = [path for method, path, _ in between.asked if method == "POST" and "/stop" in path]
        cases.case(f"{engine.name}: a server has a minute to close", stops and all("t=60" in path for path in stops), stops)
        server.remove()


@scene("a helper is refused")
def refused(shop):
    cases, client = shop.cases, shop.client
    for engine in shop.engines:
        words = f"{engine.name} runs no helper"
        server = shop.contained(engine, user=1234)
        before = server.furnish(mode=0o640)
        with proxy(shop, engine, no_helpers) as between:
            repaired(shop, f"{words}, the folder is here", server, before)
            undone(shop, f"{words}, the folder is here", server, before)
        put = [path for method, path, _ in between.asked if method == "PUT"]
        cases.equal(f"{words}, the folder is here: nothing was put by the engine", put, [])
        server.remove()

        server = shop.contained(engine, BARE, name="bare")
        before = in_its_own_layer(server)
        state = server.state
        pid = server.pid
        with proxy(shop, engine, no_helpers):
            done = client.run(*REPAIR)
            after = content(server)
            undo = client.run("undo", "--json")
        if engine is shop.podman:
            shop.is_refused(f"{words}, and nothing is mounted", done, 1, "helper container")
            cases.case(f"{words}: its reason is said", "policy says no" in done.stderr, done.stderr)
            cases.equal(f"{words}: the settings are as they were", content(server), before)
            cases.equal(f"{words}: it was not even stopped", server.pid, pid)
        else:
            shop.is_verified(f"{words}, and nothing is mounted", done, "disk")
            now = ElementTree.fromstring(after).attrib
            shop.tokens.add(now["PlexOnlineToken"])
            cases.equal(f"{words}: it is the same container", server.state, state)
            owner = engine.cli("exec", "bare", "stat", "-c", "%u:%g:%a", f"{inside(BARE)}/Preferences.xml")
            cases.equal(f"{words}: owner and mode are kept", owner, "1000:1000:600")
            cases.equal(f"{words}: it can be undone", (undo.returncode, content(server) == before), (0, True))
        server.remove()


def in_its_own_layer(server):
    """Furnishes a container without a volume."""
    shop, engine, file = server.shop, server.engine, f"{inside(BARE)}/Preferences.xml"
    domain = None
    for _ in range(2):
        server.put(settings(server.name, "anna", domain.split(".")[0] if domain else ""), 0o600)
        server.create(mount=None)
        engine.cli("cp", "--archive", f"{server.config}/.", f"{server.container}:/config")
        engine.cli("start", server.container)
        server.answers()
        domain = json.loads(server.said().splitlines()[0])["plex_direct"]
        shop.home._know_plex_direct(domain)
    whole = content(server)
    assert f'ame="{server.name}"'.encode() in whole, file
    return whole


def content(server):
    """The settings in a container, whatever is mounted."""
    command = server.engine.program() + ["exec", server.container, "cat", f"{inside(server.image)}/Preferences.xml"]
    done = run(*server.engine.machine.command(*command), env={**os.environ, **server.engine.environment()})
    return done.stdout.encode()


@scene("volumes, bridges and links")
def places(shop):
    cases = shop.cases
    for engine in shop.engines:
        server = shop.contained(engine, "linuxserver/plex", network="bridge", name="in-a-bridge")
        before = server.furnish(policy="always")
        repaired(shop, f"{engine.name}, a bridge and a port", server, before)
        undone(shop, f"{engine.name}, a bridge and a port", server, before)
        server.remove()

        server = shop.contained(engine, name="linked")
        (server.config / "real").mkdir()
        real, link = server.config / "real" / "plex.xml", server.file
        link.symlink_to("../../../real/plex.xml" if LAYOUTS[server.image].count("/") == 2 else "/config/real/plex.xml")
        server.file = real
        before = server.furnish()
        repaired(shop, f"{engine.name}, settings behind a link", server, before)
        cases.case(f"{engine.name}: the link is still one", link.is_symlink(), link)
        undone(shop, f"{engine.name}, settings behind a link", server, before)
        server.remove()

        server = shop.contained(engine, "hotio/plex", name="in-a-volume")
        engine.cli("volume", "create", "plex-config")
        place = engine.cli("volume", "inspect", "--format", "{{.Mountpoint}}", "plex-config")
        server.file = server.config.__class__(place) / "Preferences.xml"
        before = server.furnish(mount="plex-config:/config")
        repaired(shop, f"{engine.name}, a volume", server, before)
        undone(shop, f"{engine.name}, a volume", server, before)
        server.remove()
        engine.cli("volume", "rm", "plex-config")


@scene("disks that are full or closed, in a container")
def disks(shop):
    client = shop.client
    for engine in shop.engines:
        server = shop.contained(engine, "hotio/plex", name="full")
        run(*shop.machine.command("mount", "-t", "tmpfs", "-o", "size=64k,mode=0777", "tmpfs", str(server.config)))
        inside_machine = server.config.__class__(f"/proc/{shop.machine.first}/root{server.config}")
        server.file = inside_machine / "Preferences.xml"
        before, pid = server.furnish(), server.pid
        shop.fill(inside_machine)
        shop.is_refused(f"{engine.name}: no room beside the settings", client.run(*REPAIR), 1, "disk is full")
        shop.is_as_before(f"{engine.name}: no room", server, before)
        shop.cases.equal(f"{engine.name}: no room: it was not even stopped", server.pid, server.pid and pid)
        server.remove()
        run(*shop.machine.command("umount", "--lazy", str(server.config)))

        server = shop.contained(engine, "hotio/plex", name="closed")
        before = server.furnish()
        server.special["exit_takes_ms"] = 0
        server.run(mount=f"{server.config}:/config:ro")
        pid = server.pid
        shop.is_refused(f"{engine.name}: a volume that can only be read", client.run(*REPAIR), 1, "read-only")
        shop.is_as_before(f"{engine.name}: read-only", server, before)
        shop.cases.equal(f"{engine.name}: read-only: it was not even stopped", server.pid, pid)
        server.remove()


@scene("put back when it fails")
def put_back(shop):
    cases, client = shop.cases, shop.client
    for engine in shop.engines:
        server = shop.contained(engine)
        before = server.furnish()
        state = server.state
        client.demo("fault?is=exchange-fails")
        done = client.run(*REPAIR)
        client.demo("fault?is=none")
        cases.case(f"{engine.name}: Plex gives no sign-in: nothing is changed", done.returncode == 1 and not done.json["verified"], tail(done))
        shop.is_as_before(f"{engine.name}: no sign-in", server, before)
        cases.equal(f"{engine.name}: no sign-in: the same container", server.state, state)
        server.remove()

        server = shop.contained(engine, name="stubborn")
        before = server.furnish(policy="no")
        server.create("--env", "STUBBORN=1", policy="no")
        engine.cli("start", server.container)
        server.answers()
        shop.is_refused(f"{engine.name}: it does not start with the new one", client.run(*REPAIR), 1, "closed again", "restored")
        shop.is_as_before(f"{engine.name}: it does not start", server, before)
        shop.nothing_left(f"{engine.name}: it does not start", server)
        server.remove()


@scene("made anew in between")
def made_anew(shop):
    cases, client = shop.cases, shop.client
    for engine in shop.engines:
        server = shop.contained(engine, exit_takes_ms=4000)
        before = server.furnish()
        running = Running(client, *REPAIR)
        running.wait_for("Stop the server")
        time.sleep(1)
        server.run()
        done = running.end()
        shop.is_refused(f"{engine.name}: made anew while it stops", done, 1, "re-created")
        shop.is_as_before(f"{engine.name}: made anew", server, before)
        server.special["exit_takes_ms"] = 0
        server.run()
        repaired(shop, f"{engine.name}: the new one", server, before)
        after = server.file.read_bytes()
        server.run()
        undo = client.run("undo", "--json")
        part = (undo.json or {}).get("undo", {})
        cases.case(f"{engine.name}: an undo finds another container and leaves it alone",
                   undo.returncode == 1 and "re-created" in (part.get("why") or ""), f"{part} {undo.stderr[-300:]}")
        cases.equal(f"{engine.name}: its settings and it are as they were", (server.file.read_bytes() == after, server.runs), (True, True))
        server.remove()


@scene("a container that is named")
def named(shop):
    """Where the engine listens in no usual place, or several containers hold a server."""
    cases, client = shop.cases, shop.client
    for engine in shop.engines:
        server = shop.contained(engine, name="den")
        before = server.furnish()
        shop.use(None)
        where = ("--engine", f"unix://{engine.socket}")
        done = client.run(*REPAIR, "--container", "attic", *where)
        shop.is_refused(f"{engine.name}: no such container", done, 1, "attic")
        shop.is_as_before(f"{engine.name}: no such container", server, before)
        done = client.run(*REPAIR, "--container", "den", "--engine", "/nowhere/docker.sock")
        cases.case(f"{engine.name}: an engine that is not there is said to be so", done.returncode == 3 and "isn't running" in done.stderr,
                   f"{done.returncode} {tail(done)}")
        state = server.state
        story = shop.is_verified(f"{engine.name}: named", client.run(*REPAIR, "--container", "den", *where), "disk")
        cases.equal(f"{engine.name}: named: by which way", story["repair"].get("by"), "container")
        shop.sign_in_alone_differs(f"{engine.name}: named", server, before)
        cases.equal(f"{engine.name}: named: the same container", server.state, state)
        undone(shop, f"{engine.name}: named", server, before)
        server.remove()


@scene("no engine, a silent one, and one that stops")
def engines(shop):
    cases, client = shop.cases, shop.client
    server = shop.contained(shop.podman)
    before = server.furnish()
    shop.use(None)
    began = time.monotonic()
    seen = [server["cause"] for server in client.check("--wait", "4").json["servers"]]
    quick = time.monotonic() - began
    cases.equal("without an engine it is a server like any other", seen, ["sign-in-needed"])
    silent = shop.home.folder / "silent.sock"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(silent))
        listener.listen()
        shop.use(None, silent)
        began = time.monotonic()
        cause(client, "--wait", "4", of=server.name)
        cases.case("a silent engine keeps nobody waiting", time.monotonic() - began < quick + 5, f"{time.monotonic() - began:.1f} s, {quick:.1f} s")
    server.remove()
    for engine in shop.engines:
        server = shop.contained(engine)
        before = server.furnish()
        repaired(shop, f"{engine.name}, which stops then", server, before)
        engine.stop()
        undo = client.run("undo", "--json")
        part = (undo.json or {}).get("undo", {})
        cases.case(f"{engine.name} is stopped: an undo says so",
                   undo.returncode == 1 and "isn't running" in (part.get("why") or ""), f"{part} {undo.stderr[-300:]}")
        engine.start()
        if not server.runs:
            engine.cli("start", server.container)
        undone(shop, f"{engine.name} runs again", server, before)
        server.remove()
        server.create()
        cases.equal(f"{engine.name}: one that is stopped is found", cause(client, of=server.name), "not-running")
        server.remove()


@scene("killed, and the engine is started anew")
def killed(shop):
    """As when the computer is started anew in the middle of a repair."""
    cases, client, engine = shop.cases, shop.client, shop.docker
    for policy, comes_up in (("always", True), ("unless-stopped", False)):
        server = shop.contained(engine, name=f"policy-{policy}")
        before = server.furnish(policy=policy)
        running = Running(client, *REPAIR)
        running.wait_for("Write the new sign-in")
        running.kill()
        shop.kills += 1
        engine.stop()
        whole = ElementTree.fromstring(server.file.read_bytes()).attrib
        cases.equal(f"{policy}: the settings are whole", whole["FriendlyName"], server.name)
        shop.note_token(server)
        engine.start()
        if comes_up:
            wait_until("it comes up by itself", lambda: server.runs, 10)
        cases.equal(f"{policy}: does it come up by itself?", server.runs, comes_up)
        if not comes_up:
            engine.cli("start", server.container)
        wait_until("it answers", lambda: cause(client, of=server.name) is not None, 20)
        shop.is_verified(f"{policy}: the repair goes on", client.run("repair", server.name, "--yes", "--json"), "disk")
        shop.sign_in_alone_differs(f"{policy}: it went on", server, before)
        cases.equal(f"{policy}: the policy is kept", server.state[1], policy)
        shop.note_token(server)
        server.remove()
