#!/usr/bin/env python3
"""What stands on the page of a release: notes.py VERSION [macos] [windows]

What CHANGELOG.md says of that version, and how to open it the first time on the systems that are named: those whose package nobody
signed. Ends with 1 if the changelog doesn't know the version.
"""

import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def changes(version):
    text = (HERE.parents[1] / "CHANGELOG.md").read_text()
    found = re.search(rf"^## \[?{re.escape(version)}\b.*?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if not found or not found[1].strip():
        sys.exit(f"CHANGELOG.md says nothing of {version}")
    return found[1].strip()


def main(version, *unsigned):
    parts = [changes(version)]
    parts += [(HERE / system / "first-start.md").read_text().strip() for system in ("macos", "windows") if system in unsigned]
    parts.append((HERE / "check-download.md").read_text().strip())
    text = "\n\n".join(parts).replace("OWNER/NAME", os.environ.get("GITHUB_REPOSITORY", "OWNER/NAME"))
    # GitHub shows the end of a line as one: there a paragraph is one line.
    print(re.sub(r"(?<!\n)\n(?!\n| *[-#]| *\d+\.) *", " ", text))


main(*sys.argv[1:])
