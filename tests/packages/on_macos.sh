#!/bin/bash
# The Mac's package on a real Mac, as an owner has it: on_macos.sh FOLDER PICTURES
#
# FOLDER has the disk image. It is opened, the program copied, its signature checked by the system's own tool, its command line
# run, its window opened and found, closed by its own "Quit", and removed. PICTURES gets a picture of the screen.
set -euo pipefail
image=$(ls "$1"/*.dmg)
pictures=$2
mkdir -p "$pictures"
place=$(mktemp -d)
name="Locksmith for Plex"
app="$HOME/Applications/$name.app"
program="$app/Contents/MacOS/plex-locksmith"
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/packages/check.sh
. "$(dirname "$0")/check.sh"
trap 'hdiutil detach -quiet "$place" 2>/dev/null || true; pkill -x plex-locksmith || true; rm -rf "$app"' EXIT

within() { # within SECONDS COMMAND...: tries until it succeeds
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 1
  done
}

# Names of windows are hidden from programs that may not record the screen. Whose a window is, and how large, is not.
window() {
  swift - <<'SWIFT'
import CoreGraphics
import Foundation
let all = CGWindowListCopyWindowInfo([.optionOnScreenOnly, .excludeDesktopElements], kCGNullWindowID) as? [[String: Any]] ?? []
let large = all.contains { window in
    let bounds = window[kCGWindowBounds as String] as? [String: Double] ?? [:]
    let owner = window[kCGWindowOwnerName as String] as? String
    return owner == "Locksmith for Plex" && bounds["Width", default: 0] >= 800 && bounds["Height", default: 0] >= 500
}
exit(large ? 0 : 1)
SWIFT
}

says_the_version() { "$program" --version | grep -F "$(/usr/libexec/PlistBuddy -c 'Print CFBundleShortVersionString' "$app/Contents/Info.plist")"; }

# In the simulated home one server has a problem: that is exit status 1.
checks_the_simulated_home() {
  local status=0
  "$program" check --demo || status=$?
  [ $status -eq 1 ]
}

has_gone() { ! pgrep -x plex-locksmith >/dev/null; }

mount() { hdiutil attach -quiet -nobrowse -readonly -mountpoint "$place" "$image"; }
has_a_link_to_applications() { [ "$(readlink "$place/Applications")" = /Applications ]; }
copy() { mkdir -p "$HOME/Applications" && ditto "$place/$name.app" "$app"; }

check "the disk image is whole" hdiutil verify -quiet "$image"
check "it opens" mount
check "it has a link to Applications" has_a_link_to_applications
check "the program is copied" copy
check "codesign finds the seal whole" codesign --verify --strict --deep --verbose=2 "$app"
check "it is as it was sealed, by our own check" python3 "$here/../../assets/packaging/macos/verify.py" "$app"
check "Info.plist is one" plutil -lint "$app/Contents/Info.plist"
check "the icon has every size" iconutil --convert iconset --output "$pictures/icon.iconset" "$app/Contents/Resources/plex-locksmith.icns"
check "its command line says the version" says_the_version
check "its command line checks the simulated home" checks_the_simulated_home
check "it starts as the Finder starts it" open -n "$app" --args --demo
check "its window opens" within 60 window
sleep 5
screencapture -x "$pictures/window.png" || echo "no picture: the screen may not be recorded here"
check "it is still there" window
check "it quits by its own Quit" osascript -e 'tell application id "io.github.plex-locksmith.locksmith" to quit'
check "it has gone" within 30 has_gone
printf '%s passed, 0 failed\n' "$passed"
