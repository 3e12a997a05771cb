#!/bin/bash
# Signs on a Mac: sign.sh app APP | sign.sh image DMG
#
# With a Developer ID, and notarised, where the environment has them; ad hoc without.
#   MACOS_CERTIFICATE           the certificate "Developer ID Application" with its key, as .p12 in base64
#   MACOS_CERTIFICATE_PASSWORD  of that file
#   MACOS_NOTARY_KEY            a key of App Store Connect, the text of its .p8
#   MACOS_NOTARY_KEY_ID, MACOS_NOTARY_ISSUER  whose that key is
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
secrets=
trap '[ -z "$secrets" ] || { security delete-keychain "$secrets/signing.keychain-db" 2>/dev/null || true; rm -rf "$secrets"; }' EXIT

# Leaves the certificate's name in `identity`, or "-": ad hoc.
unlock() {
  identity=-
  [ -n "${MACOS_CERTIFICATE:-}" ] || return 0
  secrets=$(mktemp -d)
  local keychain=$secrets/signing.keychain-db password
  password=$(openssl rand -hex 24)
  base64 --decode <<<"$MACOS_CERTIFICATE" >"$secrets/certificate.p12"
  security create-keychain -p "$password" "$keychain"
  security unlock-keychain -p "$password" "$keychain"
  security import "$secrets/certificate.p12" -k "$keychain" -P "${MACOS_CERTIFICATE_PASSWORD:-}" -T /usr/bin/codesign
  rm "$secrets/certificate.p12"
  # codesign looks in listed ones alone. To be deleted takes it off the list again.
  local listed=() line
  while read -r line; do listed+=("${line//\"/}"); done < <(security list-keychains -d user)
  security list-keychains -d user -s "$keychain" ${listed[@]+"${listed[@]}"}
  # Otherwise codesign asks on a screen that nobody sees.
  security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
  identity=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)"/\1/p' | head -n 1)
  [ -n "$identity" ] || { echo "no certificate for a Developer ID in MACOS_CERTIFICATE"; return 1; }
  chosen=(--keychain "$keychain" --timestamp)
}

notarise() {
  [ "$identity" != - ] && [ -n "${MACOS_NOTARY_KEY:-}" ] || { echo "not notarised: $1"; return 0; }
  printf '%s\n' "$MACOS_NOTARY_KEY" >"$secrets/notary.p8"
  xcrun notarytool submit "$1" --key "$secrets/notary.p8" --key-id "$MACOS_NOTARY_KEY_ID" --issuer "$MACOS_NOTARY_ISSUER" --wait --timeout 30m
  xcrun stapler staple "$1"
  spctl --assess --type open --context context:primary-signature --verbose "$1"
}

chosen=()
unlock
case $1 in
app)
  codesign --force --options runtime --entitlements "$here/entitlements.plist" --sign "$identity" ${chosen[@]+"${chosen[@]}"} "$2"
  codesign --verify --strict --deep --verbose=2 "$2"
  ;;
image)
  # An image that nobody signs needs no seal of its own.
  [ "$identity" = - ] || codesign --sign "$identity" ${chosen[@]+"${chosen[@]}"} "$2"
  notarise "$2"
  ;;
esac
