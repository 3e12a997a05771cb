"""Servers in containers of the owner's own computer."""

from engines import LAYOUTS
from on_services import REPAIR, cause, owner_and_mode

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
