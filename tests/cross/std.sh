#!/bin/bash
# Makes Rust's standard library for another system ready for the cargo at hand: std.sh TARGET [check]
#
# With "check", what `cargo check` needs is enough. Where RUST_LIBRARY_TAR names an archive with the `library` folder of Rust's
# sources, of exactly this rustc's version, the library is built from it and nothing is downloaded; else rustup gets it.
set -euo pipefail
target=$1 how=${2:-build}
cache=${CROSS_HOME:-$HOME/.cache/plex-locksmith-cross}
sysroot=$(rustc --print sysroot)
libraries=$sysroot/lib/rustlib/$target/lib

ls "$libraries"/libstd-*.rlib >/dev/null 2>&1 && exit
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
[ -e "$sysroot/lib/rustlib/src/rust/library" ] || ln -sfn "$sources" "$sysroot/lib/rustlib/src/rust"

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
# `-Zbuild-std` is not stable yet. This is the only place where that is asked for.
(cd "$crate" && env -u RUSTFLAGS -u CARGO_BUILD_TARGET RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$crate/target" \
  cargo "$how" --quiet "${release[@]}" --lib -Zbuild-std=std,proc_macro,panic_unwind,panic_abort,test --target "$target")
rm -rf "$libraries" "$libraries.new" && mkdir -p "$libraries.new"
cp "$crate/target/$target/$profile/deps/"*."$kind" "$libraries.new/"
rm -f "$libraries.new"/libstd_alone*
mv "$libraries.new" "$libraries"
rm -rf "$crate"
