#!/bin/bash
# Linux, x86_64: a .deb and a .tar.gz, for glibc 2.17 and newer. Called by ../build.sh, which says what is in the environment.
set -euo pipefail
out=$1
cd "$(dirname "$0")/../../.."
here=$PWD/assets/packaging/linux stage=$PWD/target/packaging/linux/stage tools=$PWD/target/packaging/tools
target=x86_64-unknown-linux-gnu glibc=2.17
program=$CARGO_TARGET_DIR/$target/dist/plex-locksmith
say() { printf '%s\n' "$*" >&2; }

# Another linker than the system's, with stubs of an old glibc; and what makes a package of a folder.
tools() {
  type rsvg-convert desktop-file-validate appstreamcli lintian dpkg-deb >/dev/null 2>&1 || {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      appstream binutils build-essential desktop-file-utils librsvg2-bin lintian python3-venv
  } >&2
  [ -x "$tools/bin/cargo-zigbuild" ] || {
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet "cargo-zigbuild==0.24.1" "ziglang==0.17.1"
  } >&2
  [ -x "$tools/bin/cargo-deb" ] || cargo install --quiet --locked --root "$tools" --version 3.8.0 cargo-deb >&2
  export PATH=$tools/bin:$PATH
}

program() {
  # A linker that writes when and where it ran would write something else each time.
  # With frame pointers, what unwinding needs is a third smaller: 0.5 MB.
  CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS="$LOCKSMITH_REMAP -Cforce-frame-pointers=yes" CFLAGS="-ffile-prefix-map=${CARGO_HOME:-$HOME/.cargo}=cargo" \
    cargo zigbuild --quiet --locked --profile dist --bin plex-locksmith --target "$target.$glibc" >&2
}

# What is the same in both packages: a folder as /usr has it.
stage() {
  local size doc=$stage/share/doc/plex-locksmith
  rm -rf "$stage"
  mkdir -p "$stage/share/man/man1" "$doc"
  install -D -m 755 "$program" "$stage/bin/plex-locksmith"
  install -D -m 644 "$here/plex-locksmith.desktop" -t "$stage/share/applications"
  mkdir -p "$stage/share/metainfo"
  sed "s/@VERSION@/$VERSION/; s/@DATE@/$(date -d "@$SOURCE_DATE_EPOCH" +%F)/" "$here/plex-locksmith.metainfo.xml" \
    >"$stage/share/metainfo/plex-locksmith.metainfo.xml"
  for size in 16 24 32 48 64 128 256 512; do
    mkdir -p "$stage/share/icons/hicolor/${size}x$size/apps"
    rsvg-convert -w "$size" -h "$size" -o "$stage/share/icons/hicolor/${size}x$size/apps/plex-locksmith.png" assets/icon.svg
  done
  install -D -m 644 assets/icon.svg "$stage/share/icons/hicolor/scalable/apps/plex-locksmith.svg"
  # Both are made from the definition of the command line.
  cargo run --quiet --locked --example manual "$stage/share/man/man1" >&2
  gzip -9 -n "$stage"/share/man/man1/*
  mkdir -p "$stage/share/bash-completion/completions" "$stage/share/zsh/vendor-completions" "$stage/share/fish/vendor_completions.d"
  "$program" completions bash >"$stage/share/bash-completion/completions/plex-locksmith"
  "$program" completions zsh >"$stage/share/zsh/vendor-completions/_plex-locksmith"
  "$program" completions fish >"$stage/share/fish/vendor_completions.d/plex-locksmith.fish"
  install -m 644 "$PAPERS/licenses.txt" "$PAPERS/parts.cdx.json" CHANGELOG.md "$doc"
  chmod -R u=rwX,go=rX "$stage"
}

deb() {
  printf 'plex-locksmith (%s) stable; urgency=medium\n\n  * See CHANGELOG.md beside this file.\n\n -- %s  %s\n' "$VERSION" \
    "$(sed -n 's/^maintainer = "\(.*\)"/\1/p' Cargo.toml)" "$(date -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9 -n >target/packaging/linux/changelog.gz
  deb=$out/plex-locksmith_${VERSION}_amd64.deb
  cargo deb --quiet --no-build --no-strip --profile dist --target "$target" --output "$deb" >&2
}

archive() {
  archive=$out/plex-locksmith-$VERSION-x86_64-linux.tar.gz
  local folder
  folder=$(basename "$archive" .tar.gz)
  rm -rf "target/packaging/linux/$folder"
  cp -r "$stage" "target/packaging/linux/$folder"
  install -m 644 LICENSE-APACHE LICENSE-MIT README.md "$here/INSTALL.txt" "target/packaging/linux/$folder"
  tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --directory target/packaging/linux "$folder" |
    gzip -9 -n >"$archive"
}

# Each of these stops the build.
check() {
  local newest strange
  desktop-file-validate "$stage/share/applications/plex-locksmith.desktop"
  appstreamcli validate --no-net "$stage/share/metainfo/plex-locksmith.metainfo.xml" >&2
  newest=$(objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)
  [ "$(printf '%s\n' "GLIBC_$glibc" "$newest" | sort -V | tail -n 1)" = "GLIBC_$glibc" ] || { say "it needs $newest"; return 1; }
  strange=$(objdump -p "$program" | awk '$1 == "NEEDED" { print $2 }' | grep -vxE 'lib(c|m|dl|pthread|rt|util)\.so\.[0-9]|ld-linux-x86-64\.so\.2' || true)
  [ -z "$strange" ] || { say "it needs $strange"; return 1; }
  # Some images of containers keep the settings in root's home.
  strange=$(strings -n 6 "$program" | sed 's|/root/Library/Application Support||g' | grep -F -e "$HOME/" -e "$PWD" -e "$CARGO_TARGET_DIR" -e "${CARGO_HOME:-$HOME/.cargo}" | head -n 3 || true)
  [ -z "$strange" ] || { say "folders of this computer are in the program: $strange"; return 1; }
  "$program" --version | grep -qF "$VERSION (${LOCKSMITH_COMMIT:+$LOCKSMITH_COMMIT, }x86_64-linux)"
  lintian --fail-on error --suppress-tags-from-file "$here/lintian" "$deb" >&2
  # 18 MB, 2.5 of them SSH and the engines of containers, and 0.7 the watching and its notifications; and a little room.
  [ "$(stat -c %s "$program")" -le 18500000 ] || { say "the program has more than 18.5 MB"; return 1; }
  [ "$(stat -c %s "$archive")" -le 12000000 ] && [ "$(stat -c %s "$deb")" -le 12000000 ] || { say "a download has more than 12 MB"; return 1; }
}

line() { printf '%s\t%s\t%s\n' "$(basename "$1")" "$(stat -c %s "$1")" "$2"; }

tools
program
stage
deb
archive
check
line "$deb" "glibc $glibc, lintian, desktop entry, AppStream, no builder's folders"
line "$archive" "the same program, $(stat -c %s "$program") bytes"
