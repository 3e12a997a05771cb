#!/bin/bash
# Makes Rust's standard library for another system ready for the cargo at hand: std.sh TARGET [check]
#
# With "check", what `cargo check` needs is enough. Where RUST_LIBRARY_TAR names an archive with the `library` folder of Rust's
# sources, of exactly this rustc's version, the library is built from it and nothing is downloaded; else rustup gets it.
# What is built is as rustup's is: with bitcode, for optimizing across crates, and with no folder of this computer in it.
set -euo pipefail
target=$1 how=${2:-build}
cache=${CROSS_HOME:-$HOME/.cache/plex-locksmith-cross}
sysroot=$(rustc --print sysroot)
libraries=$sysroot/lib/rustlib/$target/lib

built=$libraries/built-with-bitcode
[ -f "$built" ] || [ -f "$sysroot/lib/rustlib/manifest-rust-std-$target" ] && exit
[ "$how" = check ] && ls "$libraries"/libstd-*.rmeta >/dev/null 2>&1 && exit
if [ -z "${RUST_LIBRARY_TAR:-}" ]; then
  exec rustup target add "$target"
fi

version=$(rustc --version | cut -d' ' -f2)
sources=$cache/rust-$version
if ! [ -f "$sources/library/std/Cargo.toml" ]; then
  rm -rf "$sources.new" && mkdir -p "$sources.new"
  tar -C "$sources.new" -xf "$RUST_LIBRARY_TAR"
  rm -rf "$sources" && mv "$sources.new" "$sources"
fi
# Where cargo looks for it.
mkdir -p "$sysroot/lib/rustlib/src"
linked=
[ -e "$sysroot/lib/rustlib/src/rust/library" ] || { ln -sfn "$sources" "$sysroot/lib/rustlib/src/rust" && linked=1; }

crate=$cache/std-$target
rm -rf "$crate" && mkdir -p "$crate/src" && : >"$crate/src/lib.rs"
cat >"$crate/Cargo.toml" <<'TOML'
[package]
name = "std-alone"
version = "0.0.0"
edition = "2024"
[workspace]
[profile.release]
debug = false
[profile.dev]
debug = false
incremental = false
TOML
# Metadata is made in half the time without optimizing.
profile=release release=(--release) kind=rlib
[ "$how" = check ] && profile=debug release=() kind=rmeta
flags="-Cembed-bitcode=yes $(bash "$(dirname "$0")/remap.sh") --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=/rust/deps"
# `-Zbuild-std` is not stable yet. This is the only place where that is asked for.
(cd "$crate" && env -u CARGO_BUILD_TARGET RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$crate/target" RUSTFLAGS="$flags" \
  cargo "$how" --quiet "${release[@]}" --lib -Zbuild-std=std,proc_macro,panic_unwind,panic_abort,test --target "$target")
# While it is there, rustc writes the folder that it leads to into every program.
[ -z "$linked" ] || rm "$sysroot/lib/rustlib/src/rust"
rm -rf "$libraries" "$libraries.new" && mkdir -p "$libraries.new"
cp "$crate/target/$target/$profile/deps/"*."$kind" "$libraries.new/"
rm -f "$libraries.new"/libstd_alone*
[ "$how" = check ] || : >"$libraries.new/$(basename "$built")"
mv "$libraries.new" "$libraries"
rm -rf "$crate"
