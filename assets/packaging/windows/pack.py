#!/usr/bin/env python3
"""What needs no tool of Windows' own:

    pack.py zip OUT.zip FILE...                      a folder with these files; the same bytes each time
    pack.py winget VERSION SETUP DOWNLOADS FOLDER    three files for winget; DOWNLOADS may be empty, and is to be put in then
"""

import hashlib
import os
import sys
import time
import zipfile
from pathlib import Path

IDENTIFIER = "LocksmithForPlex.Locksmith"
SCHEMA = "1.9.0"
# "example" is reserved: nobody can own it.
NOWHERE = "https://downloads.example"
ABOUT = "Gets people back into their own Plex Media Server"


def make_zip(out, *paths):
    top = Path(out).stem
    files = {f"{top}/{Path(path).name}": contents(Path(path)) for path in sorted(paths)}
    moment = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    with zipfile.ZipFile(out) as archive:
        if {name: archive.read(name) for name in archive.namelist()} != files:
            sys.exit(f"{out} does not hold what was packed")


def contents(file):
    data = file.read_bytes()
    if file.suffix == ".txt":
        # Notepad before Windows 10 1809 knows no other ends of lines, and no UTF-8 without a mark.
        data = b"\xef\xbb\xbf" + data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return data


def manifest(kind, version, lines):
    head = f"# yaml-language-server: $schema=https://aka.ms/winget-manifest.{kind}.{SCHEMA}.schema.json\n\n"
    body = [f"PackageIdentifier: {IDENTIFIER}", f"PackageVersion: {version}", *lines, f"ManifestType: {kind}", f"ManifestVersion: {SCHEMA}"]
    return head + "\n".join(body) + "\n"


def make_winget(version, setup, downloads, folder):
    sha256 = hashlib.sha256(Path(setup).read_bytes()).hexdigest().upper()
    installer = f"""\
InstallerLocale: en-US
Platform:
- Windows.Desktop
MinimumOSVersion: 10.0.17763.0
InstallerType: nullsoft
Scope: user
InstallModes:
- interactive
- silent
UpgradeBehavior: install
ExpectedReturnCodes:
- InstallerReturnCode: 3
  ReturnResponse: packageInUse
- InstallerReturnCode: 4
  ReturnResponse: systemNotSupported
Installers:
- Architecture: x64
  InstallerUrl: {downloads or NOWHERE}/{Path(setup).name}
  InstallerSha256: {sha256}"""
    words = f"""\
PackageLocale: en-US
Publisher: Locksmith for Plex
PackageName: Locksmith for Plex
License: MIT OR Apache-2.0
ShortDescription: {ABOUT}.
Description: |-
  Finds the Plex servers in your home, says in one sentence what's wrong with each, and gets you back in with one button.
  Locksmith isn't made by Plex and isn't connected with it.
Moniker: locksmith-for-plex
Tags:
- claim
- diagnosis
- media-server
- plex"""
    files = {
        f"{IDENTIFIER}.yaml": manifest("version", version, ["DefaultLocale: en-US"]),
        f"{IDENTIFIER}.installer.yaml": manifest("installer", version, installer.splitlines()),
        f"{IDENTIFIER}.locale.en-US.yaml": manifest("defaultLocale", version, words.splitlines()),
    }
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (Path(folder) / name).write_text(text, newline="\n")


def main():
    kind, *rest = sys.argv[1:] or [""]
    if kind == "zip" and len(rest) > 1:
        make_zip(*rest)
    elif kind == "winget" and len(rest) == 4:
        make_winget(*rest)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
