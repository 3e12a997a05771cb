#!/bin/bash
# Flags for rustc, so that the sources of Rust's library are named as in rustup's own builds, wherever they are here: remap.sh
set -euo pipefail
sources=$(rustc --print sysroot)/lib/rustlib/src/rust
name=/rustc/$(rustc -vV | sed -n 's/^commit-hash: //p')
flags="--remap-path-prefix=$sources=$name"
# rustc writes where a link leads to, as well.
[ ! -e "$sources" ] || flags+=" --remap-path-prefix=$(realpath "$sources")=$name"
printf '%s\n' "$flags"
