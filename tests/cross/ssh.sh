#!/bin/bash
# SSH from Linux and from Windows, the latter under Wine, to the same OpenSSH server of a NAS that is played. On Debian, as root.
#
#   ssh.sh [arguments for tests/home/ssh_suite.py]
set -euo pipefail
cd "$(dirname "$0")/../.."
windows=x86_64-pc-windows-gnu
built=${CARGO_TARGET_DIR:-target}

# The path of the one program of tests that cargo says it has built.
tests_of() {
  "$@" --message-format=json | python3 -c 'import json, sys
[path] = [entry["executable"] for entry in map(json.loads, sys.stdin) if entry.get("executable") and entry["profile"]["test"]]
print(path)'
}

tests/cross/windows.sh setup
cargo build --quiet --example demo-home --example stand-in
cargo build --quiet --target $windows --bin plex-locksmith
core=$(tests_of cargo test --quiet --no-run --test core)
windows_core=$(tests_of cargo test --quiet --no-run --test core --target $windows)
exec tests/home/alone.sh python3 tests/home/ssh_suite.py --demo-home "$built/debug/examples/demo-home" \
  --bin "$core" --windows-core "$windows_core" --windows-bin "$built/$windows/debug/plex-locksmith.exe" \
  --wine "${CROSS_HOME:-$HOME/.cache/plex-locksmith-cross}/wine" "$@"
