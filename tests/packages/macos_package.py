#!/usr/bin/env python3
"""What a Mac's package has to be: macos_package.py ZIP STAGE SIZE. STAGE is the folder in which it was laid out."""

import shutil
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "assets/packaging/macos"
APP = "Locksmith for Plex.app"
ZIP, STAGE, SIZE = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])


def verify(app):
    """The words of verify.py if it finds a fault, else nothing."""
    ran = subprocess.run([sys.executable, TOOLS / "verify.py", app, "arm64"], capture_output=True, text=True)
    return ran.stderr if ran.returncode else ""


def tree(folder):
    """Every file and folder with its rights and bytes."""
    return {
        path.relative_to(folder).as_posix(): (stat.filemode(path.stat().st_mode), path.is_file() and path.read_bytes())
        for path in folder.rglob("*")
    }


def flip(path, at):
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


class Package(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def copy(self):
        app = self.folder / APP
        shutil.rmtree(app, ignore_errors=True)
        shutil.copytree(STAGE / APP, app)
        return app

    def test_its_name_holds_version_and_processor_and_says_that_it_is_a_preview(self):
        version = subprocess.run(["cargo", "pkgid"], check=True, capture_output=True, text=True, cwd=ROOT).stdout
        self.assertEqual(ZIP.name, f"plex-locksmith-{version.split('#')[1].split('@')[-1].strip()}-arm64-macos-preview.zip")
        self.assertEqual(ZIP.stat().st_size, SIZE)

    def test_unpacked_it_is_what_was_packed(self):
        subprocess.run(["unzip", "-q", ZIP, "-d", self.folder], check=True)
        self.assertEqual(tree(self.folder), tree(STAGE))
        self.assertEqual(verify(self.folder / APP), "")

    def test_packed_again_it_is_the_same_file(self):
        again = self.folder / "again.zip"
        subprocess.run([sys.executable, TOOLS / "archive.py", STAGE / APP, again], check=True)
        self.assertEqual(again.read_bytes(), ZIP.read_bytes())

    def test_a_changed_byte_is_seen_wherever_it_is(self):
        program = "Contents/MacOS/plex-locksmith"
        size = (STAGE / APP / program).stat().st_size
        signature = (STAGE / APP / program).read_bytes().rfind(b"\xfa\xde\x0c\xc0")
        places = [(program, at) for at in (0, 5000, size // 2, signature - 1, signature + 100, signature + 5000)]
        places += [(path.relative_to(STAGE / APP).as_posix(), 40) for path in (STAGE / APP).rglob("*") if path.is_file()]
        for name, at in places:
            with self.subTest(name, at=at):
                app = self.copy()
                content = app / name
                flip(content, min(at, content.stat().st_size - 1))
                self.assertNotEqual(verify(app), "")

    def test_a_file_too_many_or_too_few_is_seen(self):
        app = self.copy()
        (app / "Contents/Resources/more").write_text("more")
        self.assertIn("more", verify(app))
        app = self.copy()
        (app / "Contents/Resources/LICENSE-MIT").unlink()
        self.assertIn("LICENSE-MIT", verify(app))

    def test_a_seal_of_the_linker_alone_is_not_enough(self):
        app = self.folder / APP
        program = Path(STAGE).parent / "aarch64-apple-darwin/debug/plex-locksmith"
        subprocess.run([sys.executable, TOOLS / "bundle.py", program, app], check=True)
        (app / "Contents/_CodeSignature").mkdir()
        shutil.copy(STAGE / APP / "Contents/_CodeSignature/CodeResources", app / "Contents/_CodeSignature")
        self.assertNotEqual(verify(app), "")

    def test_for_another_processor_it_is_refused(self):
        ran = subprocess.run([sys.executable, TOOLS / "verify.py", STAGE / APP, "arm64", "x86_64"], capture_output=True, text=True)
        self.assertEqual(ran.returncode, 1)

    def test_it_may_be_run(self):
        app = self.copy()
        (app / "Contents/MacOS/plex-locksmith").chmod(0o644)
        self.assertIn("may not be run", verify(app))

    def test_the_icon_is_drawn_from_its_source(self):
        """The pixels may differ with the version of what draws: the shape may not."""
        drawn = self.folder / "icon.icns"
        subprocess.run([sys.executable, TOOLS / "icns.py", TOOLS / "icon.svg", drawn], check=True)
        pictures = []
        for icon in (drawn, TOOLS / "icon.icns"):
            content = icon.read_bytes()
            pictures.append(self.folder / f"{len(pictures)}.png")
            pictures[-1].write_bytes(content[content.rindex(b"ic10") + 8 :])
        difference = subprocess.run(["compare", "-metric", "RMSE", *pictures, "null:"], capture_output=True, text=True).stderr
        self.assertLess(float(difference.split("(")[1].rstrip(")")), 0.01)


result = unittest.main(argv=sys.argv[:1], exit=False).result
failed = len(result.failures) + len(result.errors)
print(f"{result.testsRun - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
