#!/bin/bash
# Builds the crate for Windows on Debian, as root, and runs it under Wine.
#
#   windows.sh setup                        compiler, Wine and Rust's standard library
#   windows.sh test [arguments for cargo]   cargo test, each test program under Wine, on a virtual screen
#   windows.sh window FOLDER [arguments]    starts the program, and looks for its window; FOLDER/windows.png is its picture
#   windows.sh run COMMAND...               a command that finds Wine set up, and a virtual screen
set -euo pipefail
target=x86_64-pc-windows-gnu
here=$(cd "$(dirname "$0")" && pwd)
cache=${CROSS_HOME:-$HOME/.cache/plex-locksmith-cross}
mkdir -p "$cache"
export WINEPREFIX=$cache/wine WINEDLLOVERRIDES="mscoree,mshtml=" WINEDEBUG=${WINEDEBUG:--all} DEBIAN_FRONTEND=noninteractive
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine LIBGL_ALWAYS_SOFTWARE=1

packages() {
  apt-get update -qq && apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends \
    gcc-mingw-w64-x86-64-win32 g++-mingw-w64-x86-64-win32 binutils-mingw-w64-x86-64 wine wine64 xvfb libgl1-mesa-dri libgl1 \
    libegl1 libvulkan1 mesa-vulkan-drivers imagemagick x11-utils xdotool xz-utils
}

# Wine before 9 lacks bcryptprimitives.dll, of which Rust's standard library imports one function since 1.78.
missing_library() {
  local library=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
  [ -f "$library" ] && return
  cat >"$cache/bcryptprimitives.c" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *at, SIZE_T size) {
    while (size) {
        ULONG part = size > 0x10000000 ? 0x10000000 : (ULONG)size;
        if (!SystemFunction036(at, part)) return FALSE;
        at += part;
        size -= part;
    }
    return TRUE;
}
C
  x86_64-w64-mingw32-gcc -O2 -shared -o "$library" "$cache/bcryptprimitives.c" -ladvapi32
}

setup() {
  # Without the drivers, Wine's Direct3D 12 ends a program that asks for it.
  type wine x86_64-w64-mingw32-gcc xwininfo import >/dev/null 2>&1 && ls /usr/share/vulkan/icd.d/lvp_icd* >/dev/null 2>&1 || packages >"$cache/apt.log" 2>&1 || { tail -n 20 "$cache/apt.log"; return 1; }
  bash "$here/std.sh" "$target"
  [ -f "$WINEPREFIX/.ready" ] && return
  rm -rf "$WINEPREFIX"
  env -u DISPLAY timeout 180 wineboot -i >"$cache/wineboot.log" 2>&1 || { tail "$cache/wineboot.log"; return 1; }
  env -u DISPLAY timeout 60 wine winecfg -v win10 >/dev/null 2>&1
  missing_library
  timeout 60 wineserver -w
  touch "$WINEPREFIX/.ready"
}

on_a_screen() {
  local number
  rm -f "$cache/display" && mkfifo "$cache/display"
  Xvfb -displayfd 5 -screen 0 1280x900x24 +extension GLX -nolisten tcp 5>"$cache/display" 2>"$cache/xvfb.log" &
  screen=$!
  read -r -t 30 number <"$cache/display"
  export DISPLAY=:$number
}

stop() {
  [ -z "${program:-}" ] || kill "$program" 2>/dev/null || true
  wineserver -k 2>/dev/null || true
  [ -z "${screen:-}" ] || kill "$screen" 2>/dev/null || true
}

# The window has to come within a minute, and to be there eight seconds later.
window() {
  local shots=$1 seen=
  shift
  cargo build --quiet --target "$target" --bin plex-locksmith
  on_a_screen
  wine "${CARGO_TARGET_DIR:-target}/$target/debug/plex-locksmith.exe" "$@" >"$cache/program.log" 2>&1 &
  program=$!
  for _ in $(seq 120); do
    xwininfo -root -tree 2>/dev/null | grep -qF '("plex-locksmith.exe"' && { seen=1; break; }
    kill -0 "$program" 2>/dev/null || break
    sleep 0.5
  done
  [ -z "$seen" ] || sleep 8
  import -window root "$shots/windows.png" || true
  if [ -z "$seen" ] || ! kill -0 "$program" 2>/dev/null; then
    echo "no window, or it closed again. The program said:"
    cat "$cache/program.log"
    return 1
  fi
}

command=${1:-}
shift || true
trap stop EXIT
case $command in
setup) setup ;;
test)
  setup
  on_a_screen
  cargo test --target "$target" "$@"
  ;;
window)
  setup
  window "$@"
  ;;
run)
  setup
  on_a_screen
  "$@"
  ;;
*)
  sed -n '2,7s/^# \{0,1\}//p' "$0"
  exit 2
  ;;
esac
