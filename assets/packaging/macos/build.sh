#!/bin/bash
# Makes the Mac's package: build.sh FOLDER. Prints a line for each file: its name, its size, what was checked, with tabs between.
#
# On a Mac it is what people get: a disk image, signed and notarised where the environment has the means for it (sign.sh).
# Elsewhere it is a preview in a zip, linked against names only and sealed ad hoc: nothing here can start it.
#
#   PAPERS=FOLDER                 licenses.txt and parts.cdx.json, which go with the program
#   LOCKSMITH_REMAP               flags for rustc, which keep the builder's folders out of the program
#   PROFILE=dev                   the profile of cargo; dist if nothing is said
#   TARGETS=aarch64-apple-darwin  one processor only; both if nothing is said
set -euo pipefail
mkdir -p "$1"
out=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
profile=${PROFILE:-dist}
read -ra targets <<<"${TARGETS:-aarch64-apple-darwin x86_64-apple-darwin}"
built=${CARGO_TARGET_DIR:-$PWD/target}
stage=$built/macos-bundle
app="$stage/Locksmith for Plex.app"
version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
cache=${CROSS_HOME:-$HOME/.cache/plex-locksmith-cross}
export MACOSX_DEPLOYMENT_TARGET=11.0
export RUSTFLAGS="${LOCKSMITH_REMAP:---remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo --remap-path-prefix=$built=target --remap-path-prefix=$PWD=. $(tests/cross/remap.sh)}"

on_a_mac() { [ "$(uname)" = Darwin ]; }

tools() { # what Debian has not by itself
  command -v clang-19 >/dev/null && command -v llvm-lipo-19 >/dev/null && return
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends clang-19 llvm-19
}

sealer() { # the program that seals on Debian
  command -v rcodesign && return
  # It is run for a second: what counts is how long it takes to build.
  [ -x "$cache/bin/rcodesign" ] ||
    env -u RUSTFLAGS -u CARGO_BUILD_TARGET CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64 \
      cargo install --quiet --locked --no-default-features --root "$cache" --target-dir "$cache/rcodesign" apple-codesign@0.29.0 >&2
  rm -rf "$cache/rcodesign"
  echo "$cache/bin/rcodesign"
}

on_a_mac || tools >&2
if [ -z "${RUST_LIBRARY_TAR:-}" ] && ! on_a_mac; then
  RUST_LIBRARY_TAR=$(ls "$PWD/../shared/cross/rust-library-$(rustc --version | cut -d' ' -f2).tar.xz" 2>/dev/null || true)
  export RUST_LIBRARY_TAR
fi
programs=() processors=()
for target in "${targets[@]}"; do
  if on_a_mac; then
    rustup target add "$target" >&2
    cargo build --locked --profile "$profile" --target "$target" --bin plex-locksmith >&2
  else
    tests/cross/macos-link/link.sh "$target" --locked --profile "$profile" --bin plex-locksmith >&2
  fi
  folder=$profile
  [ "$profile" != dev ] || folder=debug
  programs+=("$built/$target/$folder/plex-locksmith")
  processors+=("$(sed 's/-.*//; s/aarch64/arm64/' <<<"$target")")
done
processor=${processors[0]}
[ ${#processors[@]} -eq 1 ] || processor=universal

rm -rf "$stage" && mkdir -p "$stage"
lipo=llvm-lipo-19
! on_a_mac || lipo=lipo
"$lipo" -create "${programs[@]}" -output "$stage/plex-locksmith"
python3 "$here/bundle.py" "$stage/plex-locksmith" "$app" ${PAPERS:+"$PAPERS"}
rm "$stage/plex-locksmith"

if on_a_mac; then
  package=$out/plex-locksmith-$version-$processor-macos.dmg
  "$here/sign.sh" app "$app" >&2
  checked=$(python3 "$here/verify.py" "$app" "${processors[@]}")
  ln -s /Applications "$stage/Applications"
  hdiutil create -quiet -volname "Locksmith for Plex" -srcfolder "$stage" -format UDZO -ov "$package"
  "$here/sign.sh" image "$package" >&2
else
  package=$out/plex-locksmith-$version-$processor-macos-preview.zip
  "$(sealer)" sign --code-signature-flags runtime --entitlements-xml-file "$here/entitlements.plist" "$app" >&2
  checked=$(python3 "$here/verify.py" "$app" "${processors[@]}")
  rm -f "$package"
  python3 "$here/archive.py" "$app" "$package"
fi
size=$(($(wc -c <"$package")))
# What people download: 16 MB are promised.
[ "$profile" = dev ] || [ "$size" -le 16000000 ] || { echo "$(basename "$package") has $size bytes" >&2; exit 1; }
printf '%s\t%s\t%s\n' "$(basename "$package")" "$size" "$checked"
