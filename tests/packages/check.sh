#!/bin/bash
# For the scripts beside it, which source it: one case a line, and their number in "passed".
passed=0

check() { # check WORDS COMMAND...
  local words=$1
  shift
  "$@" || { printf 'FAILED: %s\n' "$words"; exit 1; }
  printf 'ok: %s\n' "$words"
  passed=$((passed + 1))
}
