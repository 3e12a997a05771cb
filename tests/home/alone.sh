#!/bin/sh
# alone.sh COMMAND...: runs a command that sees no process, no mount and no namespace of others, and that nothing of it survives. As root.
# Suites beside it look through /proc and take away namespaces whose process is gone: theirs, not these.
exec unshare --pid --fork --kill-child --mount --ipc --net --propagation private sh -c '
  mount -t proc proc /proc &&
    mkdir -p /run/netns /etc/netns &&
    mount -t tmpfs tmpfs /run/netns && mount -t tmpfs tmpfs /etc/netns &&
    ip link set lo up && exec "$@"' sh "$@"
