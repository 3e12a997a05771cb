#!/usr/bin/python3
"""What a package says of its parts: papers.py linux|windows|macos FOLDER.

Writes, from Cargo.lock and the sources of the parts alone, the same each time:
  licenses.txt     every part in the program with its licenses, whose texts follow, each once
  parts.cdx.json   the same parts for other programs, by CycloneDX 1.5
  count            how many they are
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import textwrap
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGETS = {
    "linux": ["x86_64-unknown-linux-gnu"],
    "windows": ["x86_64-pc-windows-gnu", "x86_64-pc-windows-msvc"],
    "macos": ["aarch64-apple-darwin", "x86_64-apple-darwin"],
}
FILES = re.compile(r"(licen[cs]e|copying|notice|unlicense|copyright)", re.IGNORECASE)
# Parts that are no crates, of which systems: name, version, license, what it is, file with the license's text.
EVERY = ("windows", "macos", "linux")
OTHERS = [
    (EVERY, "Inter", "4.0", "OFL-1.1", "font", "assets/fonts/OFL.txt"),
    (EVERY, "JetBrains Mono", "2.242", "OFL-1.1", "font", "assets/fonts/OFL.txt"),
    # Zig brings it along in the place of the system's libgcc_s, as linux/build.sh asks for zig.
    (("linux",), "LLVM libunwind", "22.1", "Apache-2.0 WITH LLVM-exception", "library", "LICENSE-APACHE"),
]
WIDTH = 80


def rustc(*words):
    return subprocess.run(["rustc", *words], check=True, capture_output=True, text=True).stdout.strip()


def parts(system):
    """The crates in the program: what it and its parts depend on when they run. Returns its own package and the others by id."""
    filters = [word for target in TARGETS[system] for word in ("--filter-platform", target)]
    command = ["cargo", "metadata", "--format-version", "1", "--locked", *filters]
    whole = json.loads(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout)
    packages = {package["id"]: package for package in whole["packages"]}
    needs = {}
    for node in whole["resolve"]["nodes"]:
        normal = [dep["pkg"] for dep in node["deps"] if any(kind["kind"] is None for kind in dep["dep_kinds"])]
        needs[node["id"]] = normal
    own = whole["resolve"]["root"]
    reached, waiting = set(), [own]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += needs[one]
    order = sorted(reached - {own}, key=lambda id: (packages[id]["name"], packages[id]["version"]))
    return packages[own], [packages[id] for id in order], {id: [n for n in needs[id] if n in reached] for id in reached}


def license_of(package):
    # The slash is how it was written before it was an expression.
    return (package["license"] or "see its license file").replace("/", " OR ")


def texts_of(package):
    folder = pathlib.Path(package["manifest_path"]).parent
    files = sorted(file for file in folder.iterdir() if file.is_file() and FILES.match(file.name))
    if package.get("license_file"):
        files.append(folder / package["license_file"])
    return [file.read_text(errors="replace") for file in dict.fromkeys(files) if file.suffix not in (".rs", ".html", ".spdx")]


def tidy(text):
    """Lines of at most WIDTH letters, without blanks at their ends."""
    lines = []
    for line in text.expandtabs(4).replace("\r", "").replace("\f", "").strip("\n").split("\n"):
        lines += [line.rstrip()] if len(line) <= WIDTH else textwrap.wrap(line, WIDTH)
    return "\n".join(lines)


def licenses(own, crates, others):
    entries = [(p["name"], p["version"], license_of(p), texts_of(p)) for p in crates]
    entries += [(name, version, of, [(ROOT / file).read_text()]) for name, version, of, _, file in others]
    version = rustc("--version").split()[1]
    apache = (ROOT / "LICENSE-APACHE").read_text()
    entries.append(("The Rust standard library", version, "MIT OR Apache-2.0", [apache]))
    entries.sort(key=lambda entry: entry[0].lower())
    users, shown = {}, {}
    for name, number, _, texts in entries:
        for text in texts:
            key = re.sub(r"\W+", " ", text).strip().lower()
            shown.setdefault(key, tidy(text))
            users.setdefault(key, []).append(f"{name} {number}")
    lines = [f"{own['name']} {own['version']}: {license_of(own)}. Its parts:", ""]
    lines += [f"{f'{name} {number}'.ljust(36)}  {of}" for name, number, of, _ in entries]
    for key in sorted(users, key=lambda key: (-len(users[key]), users[key])):
        of = ", ".join(dict.fromkeys(users[key]))
        lines += ["", "=" * WIDTH, *textwrap.wrap(of, WIDTH), "-" * WIDTH, "", shown[key]]
    return "\n".join(lines) + "\n", len(entries)


def bom(own, crates, needs, others):
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text())
    sums = {(p["name"], p["version"]): p.get("checksum") for p in lock["package"]}

    def ref(package):
        return f"pkg:cargo/{package['name']}@{package['version']}"

    def component(package, kind):
        about = {"type": kind, "bom-ref": ref(package), "name": package["name"], "version": package["version"], "purl": ref(package)}
        if package["description"]:
            about["description"] = " ".join(package["description"].split())
        if package["license"]:
            about["licenses"] = [{"expression": license_of(package)}]
        if sums.get((package["name"], package["version"])):
            about["hashes"] = [{"alg": "SHA-256", "content": sums[package["name"], package["version"]]}]
        return about

    beside = [
        {"type": "library", "bom-ref": name.replace(" ", "-"), "name": name, "version": number, "licenses": [{"expression": of}], "description": what}
        for name, number, of, what, _ in others
    ]
    everything = {package["id"]: package for package in [own, *crates]}
    edges = [{"ref": ref(everything[id]), "dependsOn": sorted(ref(everything[n]) for n in set(needs[id]))} for id in everything]
    edges[0]["dependsOn"] += [other["bom-ref"] for other in beside]
    when = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.timezone.utc)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"timestamp": when.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": component(own, "application")},
        "components": [component(package, "library") for package in crates] + beside,
        "dependencies": sorted(edges, key=lambda edge: edge["ref"]),
    }
    serial = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
    # A UUID of what is in it, and not of chance.
    document["serialNumber"] = f"urn:uuid:{serial[:8]}-{serial[8:12]}-8{serial[13:16]}-8{serial[17:20]}-{serial[20:32]}"
    return json.dumps(document, indent=1) + "\n"


def main():
    system, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    own, crates, needs = parts(system)
    others = [entry for systems, *entry in OTHERS if system in systems]
    text, count = licenses(own, crates, others)
    bare = [p["name"] for p in crates if not texts_of(p) and not p["license"]]
    if bare:
        sys.exit(f"papers.py: without any license: {', '.join(bare)}")
    (folder / "licenses.txt").write_text(text)
    (folder / "parts.cdx.json").write_text(bom(own, crates, needs, others))
    (folder / "count").write_text(f"{count}\n")


main()
