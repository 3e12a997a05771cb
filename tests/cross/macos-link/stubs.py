#!/usr/bin/env python3
"""Makes stubs of macOS's libraries for a linker: install names and symbols, nothing else.

stubs.py SYMBOLS FOLDER: each line of SYMBOLS is "LIBRARY SYMBOL". FOLDER is laid out as an SDK is.
"""

import sys
from collections import defaultdict
from pathlib import Path

TARGETS = "x86_64-macos, arm64-macos"
# Those whose version is another than A.
VERSIONS = {"AppKit": "C", "Foundation": "C"}
# Asked for by name, with no symbol of its own in the list.
UNNAMED = ["Cocoa", "ColorSync", "CoreLocation", "CoreServices", "Metal", "OpenDirectory", "QuartzCore", "UniformTypeIdentifiers"]
LIBRARIES = {"System": "libSystem.B", "c": "libSystem.B", "m": "libSystem.B", "pthread": "libSystem.B", "dl": "libSystem.B",
             "objc": "libobjc.A", "iconv": "libiconv.2"}


def stub(install_name, symbols):
    lines = ["--- !tapi-tbd", "tbd-version: 4", f"targets: [ {TARGETS} ]", f"install-name: '{install_name}'"]
    if symbols:
        lines += ["exports:", f"  - targets: [ {TARGETS} ]", f"    symbols: [ {', '.join(repr(symbol) for symbol in symbols)} ]"]
    return "\n".join([*lines, "...", ""])


def main(symbols_file, folder):
    symbols = defaultdict(list)
    for line in Path(symbols_file).read_text().splitlines():
        library, symbol = line.split()
        symbols[library].append(symbol)
    folder = Path(folder)
    for name, library in LIBRARIES.items():
        place = folder / f"usr/lib/lib{name}.tbd"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(stub(f"/usr/lib/{library}.dylib", symbols["System" if library == "libSystem.B" else name]))
    for name in sorted((symbols.keys() | set(UNNAMED)) - LIBRARIES.keys()):
        framework = f"System/Library/Frameworks/{name}.framework"
        place = folder / framework / f"{name}.tbd"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(stub(f"/{framework}/Versions/{VERSIONS.get(name, 'A')}/{name}", symbols[name]))


main(*sys.argv[1:])
