#!/bin/bash
# Makes the pictures that Windows' own formats are needed for, after a change of icon.svg or sidebar.svg. They are kept beside them:
# what builds on Windows has no tool for that. On Debian: librsvg2-bin, icoutils, imagemagick.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
draw() { rsvg-convert --width "$2" --output "$work/$2.png" "$1"; }
for size in 16 20 24 32 40 48 64 256; do draw ../../icon.svg "$size"; done
icotool --create --output icon.ico "$work"/{16,20,24,32,40,48,64}.png --raw "$work/256.png"
# Twice as large as the page needs it, for screens with small pixels.
draw sidebar.svg 328
convert "$work/328.png" -alpha off -colors 64 -type palette -compress RLE BMP3:sidebar.bmp
