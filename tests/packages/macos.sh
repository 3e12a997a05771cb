#!/bin/bash
# The Mac's package as Debian can make and judge it: macos.sh [FOLDER]. FOLDER gets the package.
#
# Linked for one processor without optimizing, laid out, sealed, packed, unpacked and compared; and each byte that somebody changes is
# seen. Where RUST_LIBRARY_TAR names the sources of Rust's library, nothing is downloaded for that.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export CARGO_PROFILE_DEV_DEBUG=false CARGO_PROFILE_DEV_STRIP=true PROFILE=dev TARGETS=aarch64-apple-darwin CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}

{ command -v unzip && command -v rsvg-convert && command -v compare; } >/dev/null ||
  { apt-get update -qq && apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends imagemagick librsvg2-bin unzip; } >"$out/apt.log" 2>&1 ||
  { tail -n 20 "$out/apt.log"; exit 1; }

assets/packaging/macos/build.sh "$out" >"$out/lines" 2>"$out/build.log" || { tail -n 40 "$out/build.log"; exit 1; }
cat "$out/lines"
package=$out/$(cut -f1 "$out/lines")
python3 tests/packages/macos_package.py "$package" "$CARGO_TARGET_DIR/macos-bundle" "$(cut -f2 "$out/lines")"
bash tests/packages/macos_tools.sh
[ $# -eq 0 ] || { mkdir -p "$1" && cp "$package" "$1"; }
