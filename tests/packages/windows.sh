#!/bin/bash
# Installs, starts, updates and removes the packages for Windows, under Wine: windows.sh PACKAGES SHOTS
#
# On Debian, as root. PACKAGES is what `build.sh windows` made. Pictures of the set-up's pages go to SHOTS.
set -euo pipefail
[ $# = 2 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 2; }
packages=$(cd "$1" && pwd)
mkdir -p "$2"
shots=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
packaging=$here/../../assets/packaging/windows
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{ command -v makensis && command -v 7z && command -v unzip; } >/dev/null || {
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends nsis p7zip-full unzip
} >/dev/null

for kind in portable terminal; do unzip -q "$packages"/*-"$kind.zip" -d "$work/$kind"; done
# The set-up that people get holds the same files.
files=$work/files
7z x -y -o"$files" "$packages"/*-setup.exe >/dev/null
cmp "$files/locksmith.exe" "$work"/portable/*/locksmith.exe
cmp "$files/plex-locksmith.exe" "$work"/terminal/*/plex-locksmith.exe

# It has a 32-bit stub, which Wine runs only with its 32-bit half: so it is made again with another stub. And an older version.
version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$here/../../Cargo.toml")
for made in "$version" 0.0.1; do
  makensis -V2 -WX -DAMD64 -DQUICK -DVERSION="$made" -DFROM="$files" -DOUT="$work/locksmith-$made.exe" "$packaging/locksmith.nsi"
done

python3 "$here/windows_files.py" "$packages" "$files" "$packaging"
"$here/../cross/windows.sh" run python3 "$here/windows_suite.py" --version "$version" \
  --setup "$work/locksmith-$version.exe" --older "$work/locksmith-0.0.1.exe" --terminal "$work"/terminal/*/plex-locksmith.exe --shots "$shots"
