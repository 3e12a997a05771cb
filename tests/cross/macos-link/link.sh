#!/bin/bash
# Links the program for macOS on Debian, against names only: no file of Apple's is needed. link.sh TARGET [arguments for cargo build]
#
# The linker is rustc's own rust-lld. symbols.txt says which library of the system has which name: a name that is not in it fails
# the link, and is then put under its library by hand. A name under the wrong library would fail on a Mac alone.
# Needs clang-19 and llvm-19. What is in RUSTFLAGS counts here as well.
set -euo pipefail
target=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
home=${CROSS_HOME:-$HOME/.cache/plex-locksmith-cross}/macos-link
bash "$here/../std.sh" "$target"

sdk=$home/sdk headers=$home/include
mkdir -p "$headers"
python3 "$here/stubs.py" "$here/symbols.txt" "$sdk"
# All that the C of ring asks of the C library.
cat >"$headers/TargetConditionals.h" <<'C'
#define TARGET_OS_MAC 1
#define TARGET_OS_OSX 1
#define TARGET_OS_IPHONE 0
C
cat >"$headers/string.h" <<'C'
#pragma once
#include <stddef.h>
void *memcpy(void *, const void *, size_t);
void *memmove(void *, const void *, size_t);
void *memset(void *, int, size_t);
int memcmp(const void *, const void *, size_t);
size_t strlen(const char *);
C
cat >"$headers/stdlib.h" <<'C'
#pragma once
#include <stddef.h>
__attribute__((noreturn)) void abort(void);
C
cat >"$headers/assert.h" <<'C'
#define assert(x) ((void)(x))
#define static_assert _Static_assert
C

name=${target//-/_} processor=${target%%-*}
[ "$processor" != aarch64 ] || processor=arm64
linker="-Clinker-flavor=ld64.lld -Clink-arg=--error-limit=0"
# rust-objcopy, which strips, does not find its own LLVM without it.
LD_LIBRARY_PATH=$(rustc --print sysroot)/lib
export SDKROOT=$sdk MACOSX_DEPLOYMENT_TARGET=11.0 LD_LIBRARY_PATH
export "CC_$name=clang-19" "AR_$name=llvm-ar-19"
flags="--target=$processor-apple-macosx11.0 -ffreestanding -nostdlibinc -isystem $headers"
export "CFLAGS_$name=$flags -ffile-prefix-map=${CARGO_HOME:-$HOME/.cargo}=cargo"
export "CARGO_TARGET_${name^^}_LINKER=rust-lld" "CARGO_TARGET_${name^^}_RUSTFLAGS=$linker ${RUSTFLAGS:-}"
# It would replace those of the target.
unset RUSTFLAGS
exec cargo build --target "$target" "$@"
