#!/usr/bin/env python3
"""A zip of a Mac's program, with its rights to run: archive.py APP ZIP. The same files make the same zip."""

import sys
import zipfile
from pathlib import Path

# The first day that a zip knows. What the files hold counts, not when they were made.
DATE = (1980, 1, 1, 0, 0, 0)
FILE, FOLDER = 0o100000, 0o040000
UNIX = 3


def main(app, archive):
    app = Path(app)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in [app, *sorted(app.rglob("*"))]:
            name = path.relative_to(app.parent).as_posix()
            entry = zipfile.ZipInfo(name + "/" if path.is_dir() else name, DATE)
            entry.create_system = UNIX
            may_run = path.is_dir() or path.stat().st_mode & 0o111
            entry.external_attr = ((FOLDER if path.is_dir() else FILE) | (0o755 if may_run else 0o644)) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, b"" if path.is_dir() else path.read_bytes())


main(*sys.argv[1:])
