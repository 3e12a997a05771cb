#!/usr/bin/env python3
"""Checks the Mac's program, on any system: verify.py APP [PROCESSOR...]

What it says of itself (Info.plist, icon), what it is (processors, least system, libraries), and that it is as it was sealed: every
hash of its signature is computed again. Prints what was checked; ends with 1 and the first fault.
"""

import plistlib
import re
import struct
import sys
from pathlib import Path
from xml.parsers.expat import ExpatError

import bundle
import icns
import seal
from macho import Fault, need, slices

OF_THE_SYSTEM = re.compile(r"/usr/lib/lib[^/]+\.dylib|/System/Library/Frameworks/(\w+)\.framework/Versions/[A-Z]/\1")
# Where a builder has Rust and its crates, or these sources.
HOME = re.compile(rb"/\.(?:cargo|rustup|cache)/[\w./-]+|" + re.escape(str(bundle.ROOT).encode()) + rb"/[\w./-]+")


def check_info(contents):
    info = plistlib.loads((contents / "Info.plist").read_bytes())
    need(info == bundle.info(), "Info.plist is not what bundle.py writes")
    need((contents / "PkgInfo").read_bytes() == b"APPL????", "PkgInfo is another")
    for language, words in bundle.WORDS.items():
        strings = plistlib.loads((contents / f"Resources/{language}.lproj/InfoPlist.strings").read_bytes())
        need(strings == words, f"InfoPlist.strings of {language} is another")
        need(words.keys() == bundle.WORDS["en"].keys(), f"{language} lacks words")
    try:
        icns.check((contents / f"Resources/{info['CFBundleIconFile']}.icns").read_bytes())
    except ValueError as error:
        raise Fault(f"the icon: {error}") from error
    return info


def check_program(part):
    need(part.has_main, f"{part.processor}: it begins nowhere")
    need(part.least_system == bundle.LEAST_SYSTEM, f"{part.processor}: made for macOS {part.least_system}")
    foreign = [library for library in part.libraries if not OF_THE_SYSTEM.fullmatch(library)]
    need(not foreign, f"{part.processor}: libraries that are not the system's: {foreign}")
    need(part.libraries and not part.rpaths, f"{part.processor}: no libraries, or some that are searched for")
    homes = sorted(set(HOME.findall(part.data)))
    need(not homes, f"{part.processor}: folders of a builder: {homes[:3]}")


def check(app, processors):
    contents = Path(app) / "Contents"
    info = check_info(contents)
    executable = contents / "MacOS" / info["CFBundleExecutable"]
    need(executable.stat().st_mode & 0o111, "the program may not be run")
    parts = slices(executable.read_bytes())
    need(sorted(part.processor for part in parts) == sorted(processors), f"made for {[part.processor for part in parts]}")
    for part in parts:
        check_program(part)
    listed = (contents / "_CodeSignature/CodeResources").read_bytes()
    entitlements = plistlib.loads((bundle.HERE / "entitlements.plist").read_bytes())
    pages = 0
    for part in parts:
        number, ad_hoc = seal.check_code(part, info["CFBundleIdentifier"], (contents / "Info.plist").read_bytes(), listed, entitlements)
        pages += number
    files = seal.check_resources(contents, listed, info["CFBundleExecutable"])
    return (
        f"{' and '.join(processors)}, macOS {info['LSMinimumSystemVersion']} and later, {len(parts[0].libraries)} libraries, all the "
        f"system's; {'sealed ad hoc' if ad_hoc else 'signed'}, hardened: {pages} pages and {files} files are as sealed"
    )


if __name__ == "__main__":
    try:
        print(check(sys.argv[1], sys.argv[2:] or ["arm64", "x86_64"]))
    except (Fault, OSError, LookupError, ValueError, struct.error, ExpatError) as fault:
        sys.exit(f"{sys.argv[1]}: {fault}")
