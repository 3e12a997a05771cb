#!/bin/sh
# Plays a tool of the system, by a link to this file: it notes how it was called, and answers from the files beside the link.
# "NAME.VERB" and "NAME.VERB.error" are what NAME prints when its first argument is VERB; with the latter it fails.
called=$0
printf '%s %s\n' "$(basename "$called")" "$*" >>"$(dirname "$called")/calls"
if [ -e "$called.$1" ]; then cat "$called.$1"; fi
if [ -e "$called.$1.error" ]; then
  cat "$called.$1.error" >&2
  exit 1
fi
