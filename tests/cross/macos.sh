#!/bin/bash
# Type-checks the crate for macOS, on Linux: macos.sh check|clippy [arguments for cargo]
#
# Only metadata is made, so no linker and no Apple SDK are needed. Build scripts that compile C get a compiler that writes
# empty files: nothing of it ever runs.
set -euo pipefail
target=aarch64-apple-darwin
here=$(cd "$(dirname "$0")" && pwd)
tools=${CROSS_HOME:-$HOME/.cache/plex-locksmith-cross}/no-compiler
bash "$here/std.sh" "$target" check

mkdir -p "$tools"
cat >"$tools/cc" <<'SH'
#!/bin/sh
output= last=
for argument in "$@"; do
  [ "$last" = -o ] && output=$argument
  last=$argument
done
[ -n "$output" ] && : >"$output"
exit 0
SH
cat >"$tools/ar" <<'SH'
#!/bin/sh
for argument in "$@"; do
  case "$argument" in *.a) printf '!<arch>\n' >"$argument" && break ;; esac
done
exit 0
SH
chmod +x "$tools/cc" "$tools/ar"
name=${target//-/_}
export "CC_$name=$tools/cc" "CXX_$name=$tools/cc" "AR_$name=$tools/ar" SDKROOT=/nonexistent
command=$1
shift
exec cargo "$command" --target "$target" "$@"
