#!/usr/bin/env python3
"""Reads the programs for Windows back: check.py --version 0.1.0 PROGRAM...

Fails if icon, version or manifest is missing, if a library is needed that Windows does not have, or if a folder of the
builder's stands in a program. It takes `pefile` from PyPI, into a folder of its own.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

NAME = "Locksmith for Plex"
ROOT = Path(__file__).resolve().parents[3]
X86_64, GUI, CONSOLE = 0x8664, 2, 3
# What each program is: its subsystem.
PROGRAMS = {"locksmith.exe": GUI, "plex-locksmith.exe": CONSOLE}
ICON_SIZES = {16, 20, 24, 32, 40, 48, 64, 256}
# Libraries of Windows 10 and 11. msvcrt.dll is one of them; libgcc and libwinpthread are not. "api-ms-win" are names of sets.
SYSTEM = """
    advapi32 bcrypt bcryptprimitives combase comctl32 comdlg32 crypt32 d3d12 d3dcompiler_47 dcomp dwmapi dwrite dxgi gdi32 imm32
    iphlpapi kernel32 kernelbase msvcrt ncrypt netapi32 ntdll ole32 oleaut32 opengl32 pdh powrprof propsys psapi rpcrt4 secur32 setupapi
    shell32 shlwapi synchronization ucrtbase uiautomationcore user32 userenv uxtheme version winmm wlanapi ws2_32 winspool
""".split()  # noqa: SIM905
ASM1, ASM3 = "urn:schemas-microsoft-com:asm.v1", "urn:schemas-microsoft-com:asm.v3"
WINDOWS = "http://schemas.microsoft.com/SMI/{}/WindowsSettings"
# What the manifest has to say: the name, its namespace, its text.
SETTINGS = [
    ("dpiAwareness", WINDOWS.format(2016), "PerMonitorV2, PerMonitor"),
    ("dpiAware", WINDOWS.format(2005), "true/pm"),
    ("longPathAware", WINDOWS.format(2016), "true"),
    ("activeCodePage", WINDOWS.format(2019), "UTF-8"),
    ("consoleAllocationPolicy", WINDOWS.format(2024), "detached"),
]
WINDOWS_10_AND_11 = "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"


def load_pefile():
    folder = Path(os.environ.get("CROSS_HOME") or Path.home() / ".cache/plex-locksmith-cross") / "pefile-2024.8.26"
    if not folder.exists():
        new = folder.with_suffix(".new")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--root-user-action=ignore", "--upgrade", "--target", str(new), "pefile==2024.8.26"]
        subprocess.run(pip, check=True)
        new.rename(folder)
    sys.path.insert(0, str(folder))
    import pefile

    return pefile


class Program:
    def __init__(self, path, pefile):
        self.path, self.pefile = path, pefile
        self.pe = pefile.PE(str(path), fast_load=True)
        directories = ["IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_RESOURCE"]
        self.pe.parse_data_directories([pefile.DIRECTORY_ENTRY[name] for name in directories])
        self.faults = []

    def expect(self, is_so, words):
        if not is_so:
            self.faults.append(f"{self.path.name}: {words}")

    def resources(self, kind):
        """Every resource of a kind, as bytes."""
        root = getattr(self.pe, "DIRECTORY_ENTRY_RESOURCE", None)
        number = self.pefile.RESOURCE_TYPE[kind]
        kinds = [entry for entry in root.entries if entry.id == number] if root else []
        leaves = [leaf for kind in kinds for name in kind.directory.entries for leaf in name.directory.entries]
        return [self.pe.get_data(leaf.data.struct.OffsetToData, leaf.data.struct.Size) for leaf in leaves]

    def check_header(self):
        self.expect(self.pe.FILE_HEADER.Machine == X86_64, "not for x86-64")
        subsystem = self.pe.OPTIONAL_HEADER.Subsystem
        self.expect(subsystem == PROGRAMS[self.path.name], f"subsystem {subsystem}")

    def check_icon(self):
        groups = self.resources("RT_GROUP_ICON")
        self.expect(len(groups) == 1, f"{len(groups)} icons")
        for group in groups:
            # Six bytes, then fourteen for each size, of which the first is its width; 0 stands for 256.
            sizes = {group[at] or 256 for at in range(6, len(group), 14)}
            self.expect(sizes == ICON_SIZES, f"icon in {sorted(sizes)}")

    def check_version(self, version):
        tables = [table for file in getattr(self.pe, "FileInfo", []) for entry in file for table in getattr(entry, "StringTable", [])]
        words = {key.decode(): value.decode() for table in tables for key, value in table.entries.items()}
        wanted = {"ProductName": NAME, "FileVersion": version, "ProductVersion": version, "OriginalFilename": self.path.name}
        for key, value in wanted.items():
            self.expect(words.get(key) == value, f"{key} is {words.get(key)!r}")
        self.expect(words.get("FileDescription", "").startswith(NAME), "no description")

    def check_manifest(self):
        manifests = self.resources("RT_MANIFEST")
        self.expect(len(manifests) == 1, f"{len(manifests)} manifests")
        for manifest in manifests:
            tree = ElementTree.fromstring(manifest)
            level = tree.find(f".//{{{ASM3}}}requestedExecutionLevel")
            self.expect(level is not None and level.get("level") == "asInvoker", "not asInvoker")
            for name, space, text in SETTINGS:
                found = tree.find(f".//{{{space}}}{name}")
                self.expect(found is not None and found.text == text, f"the manifest has no {name} {text}")
            controls = [identity.get("version") for identity in tree.iter(f"{{{ASM1}}}assemblyIdentity")]
            self.expect("6.0.0.0" in controls, "old controls")
            systems = [element.get("Id") for element in tree.iter() if element.tag.endswith("}supportedOS")]
            self.expect(WINDOWS_10_AND_11 in systems, "Windows 10 and 11 are not named")

    def check_imports(self):
        for entry in self.pe.DIRECTORY_ENTRY_IMPORT:
            name = entry.dll.decode().lower()
            known = name.startswith("api-ms-win-") or name.removesuffix(".dll").removesuffix(".drv") in SYSTEM
            self.expect(known, f"needs {name}")

    def check_folders(self):
        # The project has a folder "demo/home" itself. Texts stand side by side in a program: what is before one may be anything.
        known = [Path.home(), ROOT, *(os.environ[name] for name in ["CARGO_HOME", "CARGO_TARGET_DIR", "CROSS_HOME"] if name in os.environ)]
        usual = [rb"(?<!demo)/home/", rb"/root/", rb"/Users/", rb"[A-Z]:\\Users\\", rb"[/\\]\.(?:cargo|rustup)[/\\]"]
        pattern = b"|".join([*usual, *(re.escape(str(folder).encode()) + rb"[/\\]" for folder in known)])
        # Some images of containers keep the settings in root's home.
        data = self.path.read_bytes().replace(b"/root/Library/Application Support", b"")
        found = {match.decode("latin-1") for text in (data, data.replace(b"\0", b"")) for match in re.findall(rb"(?:" + pattern + rb")[ -~]{0,80}", text)}
        self.expect(not found, f"{len(found)} folders of the builder's, such as {sorted(found)[:4]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", required=True)
    parser.add_argument("programs", type=Path, nargs="+")
    asked = parser.parse_args()
    pefile = load_pefile()
    faults = []
    for path in asked.programs:
        program = Program(path, pefile)
        program.check_header()
        program.check_icon()
        program.check_version(asked.version)
        program.check_manifest()
        program.check_imports()
        program.check_folders()
        faults += program.faults
    if {path.name for path in asked.programs} != set(PROGRAMS):
        faults.append(f"expected {', '.join(PROGRAMS)}")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
