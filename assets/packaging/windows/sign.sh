#!/bin/bash
# Signs files on a Windows runner by a certificate, in a bash: sign.sh FILE...
#
#   WINDOWS_CERTIFICATE           the certificate with its key, as .pfx in base64
#   WINDOWS_CERTIFICATE_PASSWORD  of that file
set -euo pipefail
certificate=$(mktemp)
trap 'rm -f "$certificate"' EXIT
base64 --decode <<<"$WINDOWS_CERTIFICATE" >"$certificate"
signtool=$(find "/c/Program Files (x86)/Windows Kits/10/bin" -path '*/x64/signtool.exe' | sort -V | tail -n 1)
# As bash for Windows has it, a word with one slash would become a path.
export MSYS2_ARG_CONV_EXCL='*'
for file in "$@"; do
  "$signtool" sign /fd SHA256 /td SHA256 /tr http://timestamp.digicert.com /f "$(cygpath -w "$certificate")" \
    /p "${WINDOWS_CERTIFICATE_PASSWORD:-}" "$(cygpath -w "$file")"
  "$signtool" verify /pa "$(cygpath -w "$file")"
done
