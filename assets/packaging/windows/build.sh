#!/bin/bash
# Windows, x86_64: the set-up, a .zip of each program, and the files for winget. Called by ../build.sh, which says what is in the
# environment; PAPERS and SOURCE_DATE_EPOCH are needed.
#
# Where PROGRAMS names a folder with both programs, built and signed elsewhere, none are built. So it runs in the bash of a Windows
# runner, too, with NSIS and Python.
set -euo pipefail
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/../../.."
here=$PWD/assets/packaging/windows target=x86_64-pc-windows-gnu
VERSION=${VERSION:-$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)}
name=plex-locksmith-$VERSION-x86_64-windows
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stage=$work/stage
say() { printf '%s\n' "$*" >&2; }
# As a program of Windows' own knows the path.
native() { if command -v cygpath >/dev/null; then cygpath -w "$1"; else printf '%s\n' "$1"; fi; }

tools() {
  local needed=(makensis python3)
  [ -n "${PROGRAMS:-}" ] || needed+=(x86_64-w64-mingw32-gcc x86_64-w64-mingw32-windres)
  # `command -v` would be content with one of them.
  type "${needed[@]}" >/dev/null 2>&1 || {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      binutils-mingw-w64-x86-64 gcc-mingw-w64-x86-64-win32 g++-mingw-w64-x86-64-win32 nsis python3 python3-pip
  } >&2
}

programs() {
  if [ -z "${RUST_LIBRARY_TAR:-}" ]; then
    RUST_LIBRARY_TAR=$(ls "$PWD/../shared/cross/rust-library-$(rustc --version | cut -d' ' -f2).tar.xz" 2>/dev/null || true)
    export RUST_LIBRARY_TAR
  fi
  bash tests/cross/std.sh "$target"
  # The linker writes no time, and C no folder.
  CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="$LOCKSMITH_REMAP -Clink-arg=-Wl,--no-insert-timestamp" \
    CFLAGS_x86_64_pc_windows_gnu="-ffile-prefix-map=${CARGO_HOME:-$HOME/.cargo}=cargo" \
    cargo build --quiet --locked --profile dist --target "$target" --features start-menu --bins >&2
  PROGRAMS=$CARGO_TARGET_DIR/$target/dist
}

stage() {
  mkdir "$stage"
  cp "$PROGRAMS/locksmith.exe" "$PROGRAMS/plex-locksmith.exe" "$PAPERS/licenses.txt" "$PAPERS/parts.cdx.json" "$stage"
  cp LICENSE-MIT "$stage/LICENSE-MIT.txt"
  cp LICENSE-APACHE "$stage/LICENSE-APACHE.txt"
  # Both packages hold the time of the commit, not of the build.
  touch -d "@$SOURCE_DATE_EPOCH" "$stage"/*
}

packages() {
  local beside=("$stage"/*.txt "$stage/parts.cdx.json")
  setup=$out/$name-setup.exe portable=$out/$name-portable.zip terminal=$out/$name-terminal.zip
  makensis -V2 -DVERSION="$VERSION" -DFROM="$(native "$stage")" -DOUT="$(native "$setup")" "$(native "$here/locksmith.nsi")" >&2
  # Only the set-up stores once what both programs share.
  python3 "$here/pack.py" zip "$portable" "$stage/locksmith.exe" "$here/Read me first.txt" "${beside[@]}"
  python3 "$here/pack.py" zip "$terminal" "$stage/plex-locksmith.exe" "${beside[@]}"
  python3 "$here/pack.py" winget "$VERSION" "$setup" "${LOCKSMITH_PROJECT:+$LOCKSMITH_PROJECT/releases/download/v$VERSION}" "$out/winget"
}

check() {
  local file
  python3 "$here/check.py" --version "$VERSION" "$stage/locksmith.exe" "$stage/plex-locksmith.exe" >&2
  for file in "$setup" "$portable" "$terminal"; do
    [ "$(stat -c %s "$file")" -le 12000000 ] || { say "$file has more than 12 MB"; return 1; }
  done
}

line() { printf '%s\t%s\t%s\n' "${1#"$out/"}" "$(stat -c %s "$1")" "$2"; }

tools
[ -n "${PROGRAMS:-}" ] || programs
stage
packages
check
line "$setup" "icon, version, manifest, imports of both programs, no builder's folders"
line "$portable" "the same window, unpacked again"
line "$terminal" "the same terminal's program, unpacked again"
for file in "$out"/winget/*; do line "$file" "for winget, with the SHA-256 of the set-up"; done
