#!/bin/sh
# Plays systemctl before one service, a stand-in server: its program, its configuration and its process number lie beside this
# file, in the folder "service".
service=$(dirname "$0")/service
pid=$(cat "$service/pid" 2>/dev/null)

lives() { # a process that has ended and was not asked for its status yet does not
  [ -n "$pid" ] && [ -d "/proc/$pid" ] && ! grep -q '^State:.*Z' "/proc/$pid/status"
}

# Whose the service is, may stop and start it.
if [ "$1" != show ] && [ ! -O "$service" ]; then
  echo "Failed to $1 plexmediaserver.service: Interactive authentication required." >&2
  exit 1
fi
case $1 in
  show)
    if lives; then state=active; else state=inactive pid=0; fi
    printf 'LoadState=loaded\nActiveState=%s\nMainPID=%s\n' "$state" "$pid"
    ;;
  stop) if lives; then kill -TERM "$pid"; fi ;;
  kill) if lives; then kill -KILL "$pid"; fi ;;
  start) if ! lives; then setsid "$service/stand-in" "$service/stand-in.json" </dev/null >"$service/out" 2>&1 & fi ;;
esac
