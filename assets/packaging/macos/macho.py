"""Reads programs of macOS (Mach-O), for one processor or several: load commands, and where their signature is."""

import struct

PROCESSORS = {0x0100_0007: "x86_64", 0x0100_000C: "arm64"}
EXECUTABLE, POSITION_INDEPENDENT = 2, 0x20_0000
MACOS = 1

SEGMENT, SIGNATURE, LEAST_SYSTEM, OLD_LEAST_SYSTEM, MAIN, RPATH = 0x19, 0x1D, 0x32, 0x24, 0x8000_0028, 0x8000_001C
LIBRARIES = {0xC, 0x20, 0x8000_0018, 0x8000_001F, 0x8000_0023}


class Fault(Exception):
    """What is not as it has to be."""


def need(holds, words):
    if not holds:
        raise Fault(words)


def dotted(number):
    major, minor, patch = number >> 16, number >> 8 & 0xFF, number & 0xFF
    return f"{major}.{minor}.{patch}" if patch else f"{major}.{minor}"


class Slice:
    """The program for one processor. `signature` is (offset, size), or None."""

    def __init__(self, data):
        self.data = data
        need(len(data) >= 32, "a program that is too short")
        magic, processor, _, kind, count, size, flags, _ = struct.unpack_from("<8I", data)
        need(magic == 0xFEED_FACF, "no 64-bit program of macOS")
        need(processor in PROCESSORS, f"a processor that nobody knows: {processor:#x}")
        self.processor = PROCESSORS[processor]
        need(kind == EXECUTABLE and flags & POSITION_INDEPENDENT, "no position-independent program")
        self.libraries, self.rpaths, self.segments = [], [], []
        self.least_system = self.signature = None
        self.has_main = False
        at = 32
        for _ in range(count):
            command, length = struct.unpack_from("<II", data, at)
            need(length >= 8 and at + length <= 32 + size <= len(data), "load commands that overlap the rest")
            self._take(command, data[at : at + length])
            at += length

    def _take(self, command, body):
        if command in LIBRARIES or command == RPATH:
            path = body[struct.unpack_from("<I", body, 8)[0] :].split(b"\0")[0].decode()
            (self.rpaths if command == RPATH else self.libraries).append(path)
        elif command == SEGMENT:
            name = body[8:24].rstrip(b"\0").decode()
            _, _, offset, size, most, first = struct.unpack_from("<4Q2I", body, 24)
            need(offset + size <= len(self.data), f"the segment {name} ends after the file")
            need(not (most & 2 and most & 4 or first & 2 and first & 4), f"the segment {name} may be written and run")
            self.segments.append((name, offset, size))
        elif command == LEAST_SYSTEM:
            system, least = struct.unpack_from("<II", body, 8)
            need(system == MACOS, "made for another system than macOS")
            self.least_system = dotted(least)
        elif command == OLD_LEAST_SYSTEM:
            self.least_system = dotted(struct.unpack_from("<I", body, 8)[0])
        elif command == MAIN:
            self.has_main = True
        elif command == SIGNATURE:
            self.signature = struct.unpack_from("<II", body, 8)


def slices(data):
    """A program for several processors as one for each."""
    if data[:4] != b"\xca\xfe\xba\xbe":
        return [Slice(data)]
    parts = []
    for number in range(struct.unpack_from(">I", data, 4)[0]):
        _, _, offset, size, align = struct.unpack_from(">5I", data, 8 + 20 * number)
        need(offset + size <= len(data), "a processor's part ends after the file")
        need(align >= 12 and offset % (1 << align) == 0, "a processor's part does not begin at a page")
        parts.append(Slice(data[offset : offset + size]))
    return parts
