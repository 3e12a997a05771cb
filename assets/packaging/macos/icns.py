#!/usr/bin/env python3
"""The Mac's icon: icns.py SVG ICNS draws one in every size that macOS asks for.

Needs rsvg-convert and ImageMagick. As Apple's iconutil does, the two smallest are kept as four packed planes of bytes: the Finder
shows a PNG in their place as noise.
"""

import struct
import subprocess
import sys
from pathlib import Path

# What each kind of picture has in pixels, on each side.
PLANES = {b"ic04": 16, b"ic05": 32}
PNG = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024}


def pack(plane):
    """Runs of 3 to 130 equal bytes as two bytes; 1 to 128 others as they are, after their number."""
    packed, plain, at = bytearray(), bytearray(), 0

    def flush():
        for start in range(0, len(plain), 128):
            part = plain[start : start + 128]
            packed.extend([len(part) - 1, *part])
        plain.clear()

    while at < len(plane):
        run = 1
        while run < 130 and at + run < len(plane) and plane[at + run] == plane[at]:
            run += 1
        if run >= 3:
            flush()
            packed.extend([run + 125, plane[at]])
        else:
            plain.extend(plane[at : at + run])
        at += run
    flush()
    return bytes(packed)


def unpacked_length(packed):
    length = at = 0
    while at < len(packed):
        number = packed[at]
        length, at = (length + number + 1, at + number + 2) if number < 128 else (length + number - 125, at + 2)
    return length


def draw(svg, pixels):
    return subprocess.run(["rsvg-convert", "-w", str(pixels), "-h", str(pixels), svg], check=True, capture_output=True).stdout


def planes(png):
    command = ["convert", "png:-", "-depth", "8", "rgba:-"]
    raw = subprocess.run(command, input=png, check=True, capture_output=True).stdout
    return b"ARGB" + b"".join(pack(raw[channel::4]) for channel in (3, 0, 1, 2))


def make(svg):
    pictures = {kind: planes(draw(svg, pixels)) for kind, pixels in PLANES.items()}
    pictures |= {kind: draw(svg, pixels) for kind, pixels in PNG.items()}
    body = b"".join(kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def check(data):
    """Raises ValueError unless it has every picture, each of its size."""
    if data[:4] != b"icns" or struct.unpack(">I", data[4:8])[0] != len(data):
        raise ValueError("no icns, or not all of it")
    seen, at = set(), 8
    while at < len(data):
        kind, length = data[at : at + 4], struct.unpack(">I", data[at + 4 : at + 8])[0]
        picture = data[at + 8 : at + length]
        if kind in PLANES:
            good = picture[:4] == b"ARGB" and unpacked_length(picture[4:]) == 4 * PLANES[kind] ** 2
        else:
            good = picture[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", picture[16:24]) == (PNG.get(kind),) * 2
        if not good:
            raise ValueError(f"the picture {kind.decode()} is not what it says")
        seen.add(kind)
        at += length
    if missing := (PLANES.keys() | PNG.keys()) - seen:
        raise ValueError(f"pictures are missing: {sorted(missing)}")


if __name__ == "__main__":
    icon = make(sys.argv[1])
    check(icon)
    Path(sys.argv[2]).write_bytes(icon)
