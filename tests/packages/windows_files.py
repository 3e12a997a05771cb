#!/usr/bin/env python3
"""What needs no Windows: windows_files.py PACKAGES FILES PACKAGING

The checks of check.py find what they look for, winget's files name the set-up that is there, and the .zip is the same each time.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path


def checked(packaging, version, programs):
    """What check.py finds, as lines."""
    command = [sys.executable, packaging / "check.py", "--version", version, *programs]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (run.returncode == 0) == (run.stderr == ""), run
    return run.stderr.splitlines()


def test_the_check_finds_faults(packaging, version, folder):
    good, terminal = folder / "locksmith.exe", folder / "plex-locksmith.exe"
    assert checked(packaging, version, [good, terminal]) == []
    with tempfile.TemporaryDirectory() as made:
        bad = Path(made) / good.name

        def faults(data):
            bad.write_bytes(data)
            return "\n".join(checked(packaging, version, [bad, terminal]))

        original = good.read_bytes()
        assert "folders of the builder's" in faults(original + b"/home/anna/.cargo/registry/x")
        assert "folders of the builder's" in faults(original + "C:\\Users\\anna\\x".encode("utf-16-le"))
        assert "no longPathAware" in faults(original.replace(b"longPathAware", b"longPathAwarx"))
        assert "not asInvoker" in faults(original.replace(b"asInvoker", b"asInvokes"))
        assert "needs kernel33.dll" in faults(re.sub(rb"(?i)kernel32\.dll\0", b"kernel33.dll\0", original))
        assert "subsystem 3" in faults(terminal.read_bytes())
        assert "FileVersion is" in "\n".join(checked(packaging, "9.9.9", [good, terminal]))


def test_winget_names_the_set_up(out):
    (setup,) = out.glob("*-setup.exe")
    files = {file.name.split(".", 2)[2]: file.read_text() for file in (out / "winget").iterdir()}
    assert set(files) == {"yaml", "installer.yaml", "locale.en-US.yaml"}, files.keys()
    installer = files["installer.yaml"]
    assert hashlib.sha256(setup.read_bytes()).hexdigest().upper() in installer
    assert re.search(rf"InstallerUrl: https://\S+/{re.escape(setup.name)}\n", installer)
    assert all("PackageIdentifier: LocksmithForPlex.Locksmith\n" in text for text in files.values())


def test_each_zip_holds_one_program_and_its_papers(out):
    papers = {"licenses.txt", "parts.cdx.json", "LICENSE-MIT.txt", "LICENSE-APACHE.txt"}
    for kind, own in {"portable": {"locksmith.exe", "Read me first.txt"}, "terminal": {"plex-locksmith.exe"}}.items():
        (archive,) = out.glob(f"*-{kind}.zip")
        with zipfile.ZipFile(archive) as opened:
            files = {name.split("/", 1)[1]: opened.read(name) for name in opened.namelist()}
            moments = {entry.date_time for entry in opened.infolist()}
        assert files.keys() == papers | own, files.keys()
        assert len(moments) == 1, "the time of the build is in it"
        words = files.get("Read me first.txt", b"").decode("utf-8-sig")
        assert kind == "terminal" or ("More info" in words and "Trotzdem ausführen" in words and "\r\n" in words)


def main():
    out, files, packaging = map(Path, sys.argv[1:])
    (archive,) = out.glob("*-portable.zip")
    version = re.search(r"locksmith-(.+)-x86_64-windows", archive.name)[1]
    test_the_check_finds_faults(packaging, version, files)
    test_winget_names_the_set_up(out)
    test_each_zip_holds_one_program_and_its_papers(out)
    print("files for Windows: 3 passed")


if __name__ == "__main__":
    main()
