#!/bin/bash
# Builds the packages that people download, on Debian as root, into target/packages: build.sh linux|windows|macos|all
#
# Each system's own build.sh gets a folder for what it makes, and prints a line for each file: its name, its size in bytes, and what
# was checked, with tabs between. It finds here, beside its arguments:
#
#   VERSION           of Cargo.toml; names hold it, and the architecture
#   LOCKSMITH_COMMIT  for --version
#   LOCKSMITH_PROJECT the project's page for About; may be empty
#   LOCKSMITH_REMAP   flags for rustc, which keep the builder's folders out of the program
#   PAPERS            a folder with licenses.txt and parts.cdx.json of this system, to be packed
#   SOURCE_DATE_EPOCH the time of the commit: the same sources give the same files
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$PWD/assets/packaging out=$PWD/target/packages work=$PWD/target/packaging
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target} CARGO_INCREMENTAL=0 LC_ALL=C.UTF-8 TZ=UTC

case ${1:-} in
linux | windows | macos) systems=$1 ;;
all) systems="linux windows macos" ;;
*)
  sed -n '2s/^# //p' "$0" >&2
  exit 2
  ;;
esac

VERSION=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
LOCKSMITH_COMMIT=${LOCKSMITH_COMMIT:-$(git rev-parse --short=7 HEAD 2>/dev/null || true)}
LOCKSMITH_PROJECT=${LOCKSMITH_PROJECT:-}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y Cargo.toml)}
cargo fetch --locked --quiet
LOCKSMITH_REMAP="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo --remap-path-prefix=$CARGO_TARGET_DIR=target --remap-path-prefix=$PWD=. $(tests/cross/remap.sh)"
# Each panic knows its file: a short name for where they all lie saves 60 kB.
for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do LOCKSMITH_REMAP+=" --remap-path-prefix=$sources=crates"; done
export VERSION LOCKSMITH_COMMIT LOCKSMITH_PROJECT SOURCE_DATE_EPOCH LOCKSMITH_REMAP

mkdir -p "$out" "$work"
table=$work/table
: >"$table"
for system in $systems; do
  began=$SECONDS
  PAPERS=$work/$system/papers
  export PAPERS
  rm -rf "${work:?}/$system"
  mkdir -p "$PAPERS"
  python3 "$here/papers.py" "$system" "$PAPERS"
  "$here/$system/build.sh" "$out" >"$work/$system/lines" || { cat "$work/$system/lines"; echo "build.sh: $system failed" >&2; exit 1; }
  for paper in licenses.txt parts.cdx.json; do
    name=plex-locksmith-$VERSION-$system-$paper
    cp "$PAPERS/$paper" "$out/$name"
    printf '%s\t%s\tof %s parts\n' "$name" "$(stat -c %s "$out/$name")" "$(cat "$PAPERS/count")" >>"$work/$system/lines"
  done
  cat "$work/$system/lines" >>"$table"
  echo "build.sh: $system took $((SECONDS - began)) s" >&2
done

# What an earlier build left of another version is not of this one.
find "$out" -maxdepth 1 -type f ! -name "*$VERSION*" -delete
(cd "$out" && find . -maxdepth 1 -type f ! -name "*SHA256SUMS" -printf '%P\n' | sort | xargs sha256sum >"SHA256SUMS" && sha256sum --check --quiet SHA256SUMS)

awk -F'\t' 'BEGIN { printf "\n%-52s %10s  %s\n", "file", "size", "checked" } { printf "%-52s %7.2f MB  %s\n", $1, $2 / 1e6, $3 }' "$table"
