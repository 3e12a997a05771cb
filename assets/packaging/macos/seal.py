"""Checks what a signature of macOS seals, by computing every hash again. Who signed is not checked: codesign does, on a Mac."""

import hashlib
import plistlib
import struct

from macho import need

AD_HOC, RUNTIME, BY_LINKER = 0x2, 0x1_0000, 0x2_0000
MAIN_PROGRAM = 1
# Slots of a code directory for what is beside the code, and kinds of blobs.
INFO, REQUIREMENTS, RESOURCES, ENTITLEMENTS, ENTITLEMENTS_DER = 1, 2, 3, 5, 7
DIRECTORY, OTHER_DIRECTORIES, CMS = 0, range(0x1000, 0x1005), 0x1_0000
HASHES = {1: hashlib.sha1, 2: hashlib.sha256}
# What no list of resources has: the code directory has them, or nobody needs them sealed.
UNLISTED = {"Info.plist", "PkgInfo", "_CodeSignature/CodeResources"}


def blobs(signature):
    magic, length, count = struct.unpack_from(">III", signature)
    need(magic == 0xFADE_0CC0 and length <= len(signature), "no signature where one should be")
    found = {}
    for number in range(count):
        kind, offset = struct.unpack_from(">II", signature, 12 + 8 * number)
        size = struct.unpack_from(">I", signature, offset + 4)[0]
        need(offset + size <= length, "a part of the signature ends after it")
        found[kind] = signature[offset : offset + size]
    return found


class Directory:
    """A code directory: the hashes of all pages, and of what is beside the code."""

    def __init__(self, blob):
        names = "magic length version flags hashes identifier special pages limit".split()
        for name, value in zip(names, struct.unpack_from(">9I", blob)):
            setattr(self, name, value)
        self.size, kind, _, page = struct.unpack_from(">4B", blob, 36)
        need(self.magic == 0xFADE_0C02 and self.version >= 0x2_0500 and kind in HASHES, "a code directory of an unknown kind")
        self.rest = struct.unpack_from(">4IQ3Q2I", blob, 40)
        self.hash, self.page = HASHES[kind], 1 << page
        self.blob = blob

    def slot(self, number):
        """Of a page, or with a number below 0 of what is beside the code."""
        at = self.hashes + number * self.size
        return self.blob[at : at + self.size]

    def name(self):
        return self.blob[self.identifier :].split(b"\0")[0].decode()

    def check_fields(self, text_size):
        """What says how the code is laid out. `text_size` is that of its segment __TEXT."""
        spare, scattered, team, spare_too, long_limit, begins, ends, kind, _, encrypted = self.rest
        need(not any((spare, scattered, spare_too, long_limit, encrypted)), "a code directory with more in it than is known")
        need((begins, ends, kind) == (0, text_size, MAIN_PROGRAM), "the signature is of another segment")
        need(bool(team) != bool(self.flags & AD_HOC), "the signature names a team, or lacks one")

    def check_pages(self, code):
        need(self.limit == len(code), "the signature covers another length than the program has")
        need(self.pages == -(-len(code) // self.page), "the signature has another number of pages than the program")
        for number in range(self.pages):
            part = code[number * self.page : (number + 1) * self.page]
            need(self.hash(part).digest()[: self.size] == self.slot(number), f"page {number} of the program was changed")

    def check_beside(self, sealed):
        for number, (name, content) in sealed.items():
            expected = bytes(self.size)
            if number <= self.special:
                expected = self.slot(-number)
            if content is None:
                need(expected == bytes(self.size), f"the signature has a seal of {name}, which is not there")
            else:
                need(self.hash(content).digest()[: self.size] == expected, f"{name} was changed, or was never sealed")


def check_code(part, identifier, info, resources, entitlements):
    """The pages of one processor's part and all that its signature seals; `entitlements` is the dictionary it has to have."""
    need(part.signature, f"{part.processor}: not signed")
    offset, size = part.signature
    need(offset + size == len(part.data), "something stands behind the signature")
    found = blobs(part.data[offset:])
    need(ENTITLEMENTS in found and plistlib.loads(found[ENTITLEMENTS][8:]) == entitlements, "other entitlements than it should have")
    sealed = {
        INFO: ("Info.plist", info),
        REQUIREMENTS: ("the list of requirements", found.get(REQUIREMENTS)),
        RESOURCES: ("the list of resources", resources),
        ENTITLEMENTS: ("the list of entitlements", found.get(ENTITLEMENTS)),
        ENTITLEMENTS_DER: ("the second list of entitlements", found.get(ENTITLEMENTS_DER)),
    }
    directories = [Directory(found[kind]) for kind in (DIRECTORY, *OTHER_DIRECTORIES) if kind in found]
    need(any(directory.hash is hashlib.sha256 for directory in directories), "no directory with SHA-256")
    for directory in directories:
        need(directory.name() == identifier, f"signed as {directory.name()}")
        need(directory.flags & RUNTIME, "not hardened")
        need(not directory.flags & BY_LINKER, "signed by the linker alone: the bundle is not sealed")
        # Empty, it is a header of 8 bytes.
        need(bool(directory.flags & AD_HOC) != (len(found.get(CMS, b"")) > 8), "neither sealed ad hoc nor signed by anybody")
        directory.check_fields(next(size for name, _, size in part.segments if name == "__TEXT"))
        directory.check_pages(part.data[:offset])
        directory.check_beside(sealed)
    return sum(directory.pages for directory in directories), bool(directories[0].flags & AD_HOC)


def check_resources(contents, listed, executable):
    """Every file of the bundle is in the list with its hash, and every one of the list is there."""
    there = {path.relative_to(contents).as_posix() for path in contents.rglob("*") if not path.is_dir() or path.is_symlink()}
    there -= UNLISTED | {f"MacOS/{executable}"}
    listed = plistlib.loads(listed)
    need(there == listed["files2"].keys(), f"sealed and there are not the same: {sorted(there ^ listed['files2'].keys())}")
    for name, entry in listed["files2"].items():
        content = (contents / name).read_bytes()
        need(hashlib.sha256(content).digest() == entry["hash2"], f"{name} was changed")
        if name in listed["files"]:
            old = listed["files"][name]
            need(hashlib.sha1(content).digest() == (old["hash"] if isinstance(old, dict) else old), f"{name} was changed")
    return len(there)
