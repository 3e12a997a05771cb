#!/bin/bash
# The control of services against a real systemd. As root: systemd's manager of a user runs in mounts of its own, and nothing of
# this computer's own services is seen or touched. Services that play a server: one that takes two seconds to close, and one that
# does not close.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "${1:-}" != inside ]; then
  cargo build --quiet --example real-systemd
  exec timeout 120 unshare --mount --propagation private -- "$0" inside
fi

home=$(mktemp -d)
mount -t tmpfs tmpfs /run
mkdir -p /run/systemd/system /run/user/0 "$home/systemd/user" "$home/tools"
export XDG_RUNTIME_DIR=/run/user/0 XDG_CONFIG_HOME=$home
unit() { # unit NAME PROGRAM
  printf '[Service]\nExecStart=/usr/bin/perl -e "%s"\nRestart=on-failure\nRestartSec=100ms\nTimeoutStopSec=60\n' "$2" \
    >"$home/systemd/user/$1.service"
}
unit polite '$$SIG{TERM} = sub { sleep 2; exit 0 }; sleep 1 while 1'
unit deaf '$$SIG{TERM} = q(IGNORE); sleep 1 while 1'
printf '[Unit]\nDescription=nothing\n' >"$home/systemd/user/nothing.target"
printf '#!/bin/sh\nexec /usr/bin/systemctl --user "$@"\n' >"$home/tools/systemctl"
chmod +x "$home/tools/systemctl"

/lib/systemd/systemd --user --unit=nothing.target --log-target=console --log-level=notice &
manager=$!
trap 'kill "$manager"; wait "$manager" || true; rm -rf "$home"' EXIT
for _ in $(seq 50); do
  [ "$("$home/tools/systemctl" is-system-running 2>&1)" = running ] && break
  sleep 0.1
done
target/debug/examples/real-systemd "$home/tools/systemctl"
