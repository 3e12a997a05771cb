#!/bin/bash
# The package for Windows on a Windows runner, with Microsoft's compiler. It runs in the bash of Git, and needs NSIS.
#
#   msvc.sh programs FOLDER       builds both programs into FOLDER
#   msvc.sh packages FOLDER OUT   packs them, once they are signed
#   msvc.sh winget OUT FOLDER     says for winget which set-up is in OUT, once that is signed
set -euo pipefail
cd "$(dirname "$0")/../../.."
target=x86_64-pc-windows-msvc
papers=target/papers
version=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)

programs() {
  local home
  home=$(cygpath -w "${CARGO_HOME:-$HOME/.cargo}")
  # Nothing has to be installed beside it, and no folder of this computer is in it.
  RUSTFLAGS="-Ctarget-feature=+crt-static --remap-path-prefix=$home=cargo --remap-path-prefix=$(cygpath -w "$PWD")=." \
    cargo build --locked --profile dist --target "$target" --features start-menu --bins
  mkdir -p "$1" "$papers"
  cp "target/$target/dist/locksmith.exe" "target/$target/dist/plex-locksmith.exe" "$1"
  python3 assets/packaging/papers.py windows "$papers"
}

packages() {
  PATH="$PATH:/c/Program Files (x86)/NSIS" PROGRAMS=$1 PAPERS=$papers SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) \
    assets/packaging/windows/build.sh "$2"
  rm -r "$2/winget"
}

winget() {
  python3 assets/packaging/windows/pack.py winget "$version" "$1"/*-setup.exe "$LOCKSMITH_PROJECT/releases/download/v$version" "$2"
}

"$@"
