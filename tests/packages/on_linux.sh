#!/bin/bash
# The package for Linux on a runner, as an owner has it: on_linux.sh FOLDER PICTURES
#
# FOLDER has the .deb. It is installed, its command line run, its window opened and found on a virtual screen, and all of it removed.
set -euo pipefail
package=$(ls "$PWD/$1"/*.deb)
pictures=$2
mkdir -p "$pictures"
# shellcheck source=tests/packages/check.sh
. "$(dirname "$0")/check.sh"

# In the simulated home one server has a problem: that is exit status 1.
checks_the_simulated_home() {
  local status=0
  plex-locksmith check --demo || status=$?
  [ $status -eq 1 ]
}

# Within half a minute, and it is still there five seconds later.
opens_a_window() {
  xvfb-run --auto-servernum bash -c '
    plex-locksmith --demo & program=$!
    trap "kill $program" EXIT
    for _ in $(seq 60); do
      xwininfo -root -tree | grep -qF "Locksmith for Plex" && sleep 5 && import -window root "$1/window.png" && kill -0 $program && exit 0
      sleep 0.5
    done
    exit 1' _ "$pictures"
}

has_gone() { ! command -v plex-locksmith >/dev/null; }

sudo apt-get update -qq
sudo apt-get install -y -qq --no-install-recommends xvfb xauth x11-utils imagemagick libgl1 libegl1 libgl1-mesa-dri libxkbcommon-x11-0 >/dev/null
check "apt installs it" sudo apt-get install -y -qq --no-install-recommends "$package"
check "its command line says the version" plex-locksmith --version
check "its command line checks the simulated home" checks_the_simulated_home
check "its window opens" opens_a_window
check "apt removes it" sudo apt-get purge -y -qq plex-locksmith
check "it has gone" has_gone
printf '%s passed, 0 failed\n' "$passed"
