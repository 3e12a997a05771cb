#!/usr/bin/env python3
"""Lays the Mac's program out: bundle.py PROGRAM APP [PAPERS]

PROGRAM is the binary, APP the folder `….app` to make, PAPERS a folder with what is said of its parts. The result is not sealed.
"""

import plistlib
import shutil
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

NAME = "Locksmith for Plex"
# Permissions that people give belong to it: it stays as it is.
IDENTIFIER = "io.github.plex-locksmith.locksmith"
EXECUTABLE = "plex-locksmith"
LEAST_SYSTEM = "11.0"
PAPERS = ["licenses.txt", "parts.cdx.json"]
# What macOS shows when it asks for a permission.
WORDS = {
    "en": {
        "NSLocalNetworkUsageDescription": "Locksmith uses this to find the Plex servers in your home and see what's wrong with them. "
        "Without it, it only sees a server on this Mac.",
        "NSAppleEventsUsageDescription": "Before a repair, Locksmith asks Plex Media Server to quit. It does nothing else with it.",
    },
    "de": {
        "NSLocalNetworkUsageDescription": "So findet Locksmith die Plex-Server bei dir zu Hause und sieht, was mit ihnen los ist. "
        "Ohne das sieht es nur einen Server auf diesem Mac.",
        "NSAppleEventsUsageDescription": "Vor einer Reparatur bittet Locksmith den Plex Media Server, sich zu beenden. Mehr macht es "
        "mit ihm nicht.",
    },
}


def version():
    return tomllib.loads((ROOT / "Cargo.toml").read_text())["package"]["version"]


def info():
    return {
        "CFBundleDevelopmentRegion": "en",
        "CFBundleDisplayName": NAME,
        "CFBundleExecutable": EXECUTABLE,
        "CFBundleIconFile": EXECUTABLE,
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleLocalizations": sorted(WORDS),
        "CFBundleName": NAME,
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": version(),
        "CFBundleSupportedPlatforms": ["MacOSX"],
        "CFBundleVersion": version(),
        "LSApplicationCategoryType": "public.app-category.utilities",
        "LSMinimumSystemVersion": LEAST_SYSTEM,
        # Without it, an old MacBook with two graphics chips would switch to the hungry one.
        "NSSupportsAutomaticGraphicsSwitching": True,
        "NSBonjourServices": ["_plexmediasvr._tcp"],
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT or Apache-2.0. Not made by Plex.",
        "NSPrincipalClass": "NSApplication",
        **WORDS["en"],
    }


def main(program, app, papers=None):
    contents = Path(app) / "Contents"
    resources = contents / "Resources"
    (contents / "MacOS").mkdir(parents=True)
    executable = contents / "MacOS" / EXECUTABLE
    shutil.copyfile(program, executable)
    executable.chmod(0o755)
    (contents / "Info.plist").write_bytes(plistlib.dumps(info()))
    (contents / "PkgInfo").write_bytes(b"APPL????")
    for language, words in WORDS.items():
        (resources / f"{language}.lproj").mkdir(parents=True)
        (resources / f"{language}.lproj" / "InfoPlist.strings").write_bytes(plistlib.dumps(words))
    shutil.copyfile(HERE / "icon.icns", resources / f"{EXECUTABLE}.icns")
    texts = [Path(papers) / name for name in PAPERS] if papers else []
    for text in [ROOT / "LICENSE-APACHE", ROOT / "LICENSE-MIT", *texts]:
        shutil.copyfile(text, resources / text.name)


if __name__ == "__main__":
    main(*sys.argv[1:])
