#!/bin/bash
# build.sh and sign.sh as on a Mac, with stand-ins for its tools: what is asked of them, with a certificate and without. macos_tools.sh
#
# Comes after macos.sh has linked the program and put the one that seals in its place; that one stands in for codesign.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
calls=$folder/calls
sealer=$(command -v rcodesign || echo "${CROSS_HOME:-$HOME/.cache/plex-locksmith-cross}/bin/rcodesign")
export calls sealer
mkdir "$folder/bin"
for tool in cargo codesign hdiutil lipo rustup security spctl uname xcrun; do
  cat >"$folder/bin/$tool" <<'STAND_IN'
#!/bin/bash
tool=$(basename "$0")
printf '%s %s\n' "$tool" "$*" >>"$calls"
case "$tool $*" in
uname*) echo Darwin ;;
lipo*) llvm-lipo-19 "$@" ;;
"codesign --force"*) "$sealer" sign --code-signature-flags runtime --entitlements-xml-file "$5" "${!#}" ;;
"hdiutil create"*) touch "${!#}" ;;
*find-identity*) echo '  1) 0123 "Developer ID Application: Anna Example (AB12)"' ;;
"security import"*) [ "$(cat "$2")" = certificate ] ;;
*notarytool*) [ "$(cat "$5")" = key ] ;;
esac
STAND_IN
  chmod +x "$folder/bin/$tool"
done
passed=0

sign() { # sign WHAT FILE VARIABLES...
  : >"$calls"
  env "PATH=$folder/bin:$PATH" "TMPDIR=$folder" "${@:3}" assets/packaging/macos/sign.sh "$1" "$2" >"$folder/said" 2>&1
}

asks() { # asks PATTERN: of one of the tools
  grep -qE -- "$1" "$calls" || { echo "FAILED: nobody asked: $1"; cat "$calls" "$folder/said"; exit 1; }
  passed=$((passed + 1))
}

asks_not() {
  ! grep -qE -- "$1" "$calls" || { echo "FAILED: somebody asked: $1"; cat "$calls"; exit 1; }
  passed=$((passed + 1))
}

app="$folder/X.app"
python3 assets/packaging/macos/bundle.py "${CARGO_TARGET_DIR:-target}/aarch64-apple-darwin/debug/plex-locksmith" "$app"
certificate=(MACOS_CERTIFICATE="$(printf certificate | base64)" MACOS_CERTIFICATE_PASSWORD=secret)
notary=(MACOS_NOTARY_KEY=key MACOS_NOTARY_KEY_ID=K MACOS_NOTARY_ISSUER=I)

sign app "$app"
asks '^codesign .*--options runtime --entitlements [^ ]+ --sign - [^ ]+X.app$'
asks '^codesign --verify --strict'
asks_not '^security'

sign image X.dmg
asks_not .

sign app "$app" "${certificate[@]}"
asks '^codesign .*--sign Developer ID Application: Anna Example \(AB12\) --keychain [^ ]+ --timestamp [^ ]+X.app$'
asks '^security delete-keychain'

sign image X.dmg "${certificate[@]}"
asks '^codesign --sign Developer ID'
asks_not notarytool

sign image X.dmg "${certificate[@]}" "${notary[@]}"
asks '^xcrun notarytool submit X.dmg --key [^ ]+ --key-id K --issuer I --wait'
asks '^xcrun stapler staple X.dmg'
asks '^spctl --assess'

: >"$calls"
PATH="$folder/bin:$PATH" PROFILE=dev TARGETS=aarch64-apple-darwin assets/packaging/macos/build.sh "$folder/out" >"$folder/said" 2>"$folder/errors" ||
  { cat "$folder/errors"; exit 1; }
asks '^cargo build --locked --profile dev --target aarch64-apple-darwin --bin plex-locksmith$'
asks '^hdiutil create .*-srcfolder [^ ]+ -format UDZO -ov [^ ]+-arm64-macos.dmg$'
grep -qE '^plex-locksmith-[0-9.]+-arm64-macos.dmg.*are as sealed$' "$folder/said" || { echo "FAILED: it said"; cat "$folder/said"; exit 1; }

# Nothing secret stays.
[ "$(find "$folder" -name '*.p12' -o -name '*.p8')" = "" ] || { echo "FAILED: a key was left"; exit 1; }
printf '%s passed, 0 failed\n' $((passed + 2))
