#!/bin/bash
# The packages for Linux as people use them: installed, started, used to the end of the main job, upgraded, purged. As root on Debian.
#
#   linux.sh [FOLDER]          the newest packages in FOLDER, or in target/packages; pictures are left in $CI_OUT
#   linux.sh --twice           builds them in two folders, and compares the bytes: twice as long as a build
#
# Needs what tests/window needs, and: apt install debootstrap desktop-file-utils appstream lintian man-db xclip
set -euo pipefail
cd "$(dirname "$0")/../.."
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
passed=0 failed=0
work=$(mktemp -d) && chmod 755 "$work"
shots=${CI_OUT:-$PWD/target/ci}/packages
mkdir -p "$shots"

holds() { # holds WORDS COMMAND...: one case; what the command prints is shown when it does not hold
  local words=$1
  shift
  if "$@" >"$work/seen" 2>&1; then
    passed=$((passed + 1)) && echo "ok    $words"
  else
    failed=$((failed + 1)) && echo "FAIL  $words" && sed 's/^/      /' "$work/seen" | tail -n 30
  fi
}

summary() {
  rm -rf --one-file-system "$work"
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}

twice() {
  local one=$work/one/locksmith two=$work/other/folder/locksmith folder
  for folder in "$one" "$two"; do
    git clone --quiet . "$folder"
    mkdir -p "$folder/target/packaging"
    # The tools are the same, and are no part of what is compared.
    [ ! -d target/packaging/tools ] || ln -s "$PWD/target/packaging/tools" "$folder/target/packaging/tools"
    (cd "$folder" && env -u CARGO_TARGET_DIR assets/packaging/build.sh linux >/dev/null 2>"$work/log") || { tail -n 30 "$work/log"; return 1; }
    rm -rf "$folder/target/x86_64-unknown-linux-gnu/dist/deps"
  done
  holds "two builds in two folders give the same files" diff "$one/target/packages/SHA256SUMS" "$two/target/packages/SHA256SUMS"
  holds "and the same program" cmp "$one/target/packaging/linux/stage/bin/plex-locksmith" "$two/target/packaging/linux/stage/bin/plex-locksmith"
}

newest() { find "$folder" -maxdepth 1 -name "$1" -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d' ' -f2-; }

# Every file that a package could leave, without what dpkg and apt keep of all packages, and networks of other tests.
everything() {
  find /etc /opt /usr /var/lib -xdev \( -path /var/lib/dpkg -o -path /var/lib/apt -o -path /usr/share/mime -o -path /etc/netns -o -path '*/__pycache__' \) -prune -o \
    ! -type d ! -name '*.cache' ! -name mimeinfo.cache ! -name icon-theme.cache -print | sort
}

put_in() { apt-get install -y -qq --no-install-recommends "$@"; }

# Where a file of the package is for, and whose it is.
in_place() {
  local file wrong=0
  for file in bin/plex-locksmith share/applications/plex-locksmith.desktop share/metainfo/plex-locksmith.metainfo.xml \
    share/icons/hicolor/scalable/apps/plex-locksmith.svg share/icons/hicolor/48x48/apps/plex-locksmith.png \
    share/man/man1/plex-locksmith.1.gz share/man/man1/plex-locksmith-repair.1.gz share/bash-completion/completions/plex-locksmith \
    share/zsh/vendor-completions/_plex-locksmith share/fish/vendor_completions.d/plex-locksmith.fish \
    share/doc/plex-locksmith/copyright share/doc/plex-locksmith/licenses.txt share/doc/plex-locksmith/parts.cdx.json; do
    [ -f "/usr/$file" ] || { echo "missing: $file" && wrong=1; }
  done
  dpkg -L plex-locksmith | xargs stat -c '%U:%G %A %n' | grep -vE '^root:root (d|-)rw[x-]r-[x-]r-[x-] ' && wrong=1
  return $wrong
}

completes() { # what bash offers after the name of the program
  bash -c 'source /usr/share/bash-completion/completions/plex-locksmith && COMP_WORDS=(plex-locksmith re) COMP_CWORD=1 &&
    _plex__locksmith plex-locksmith re plex-locksmith && echo "${COMPREPLY[*]}"' | grep -q repair
}

# A package of the same files with a higher version.
next_version() {
  dpkg-deb -R "$deb" "$work/next" && sed -i 's/^Version: .*/Version: 99.0.0/' "$work/next/DEBIAN/control" &&
    dpkg-deb --root-owner-group -b "$work/next" "$work/plex-locksmith_99.0.0_amd64.deb"
}

# By a user without rights: what the program keeps for root would be found after the purge, and is no part of the package.
upgrades_while_it_runs() {
  local pid status=0 home=$work/home
  install -d -o nobody "$home"
  setpriv --reuid=nobody --regid=nogroup --clear-groups -- env HOME="$home" plex-locksmith check --demo --wait 20 >/dev/null 2>&1 &
  pid=$!
  sleep 1
  put_in "$work/plex-locksmith_99.0.0_amd64.deb" && [ "$(dpkg-query -f '${Version}' -W plex-locksmith)" = 99.0.0 ] || return 1
  # It goes on: something is wrong in the simulated home, and was named.
  wait "$pid" || status=$?
  [ "$status" = 1 ]
}

nothing_left() {
  apt-get purge -y -qq plex-locksmith && everything | diff "$work/before" - && ! dpkg-query -W plex-locksmith
}

# Debian 11 has glibc 2.31, and none of what the window would need.
in_debian_11() {
  debootstrap --variant=minbase bullseye "$work/bullseye" >/dev/null &&
    cp "$deb" "$archive" "$work/bullseye/" &&
    chroot "$work/bullseye" sh -ec "
      dpkg --install /$(basename "$deb")
      plex-locksmith --version
      plex-locksmith check --demo || test \$? = 1
      dpkg --purge plex-locksmith
      tar -xf /$(basename "$archive")
      /$(basename "$archive" .tar.gz)/bin/plex-locksmith check --demo || test \$? = 1"
}

case ${1:-} in
--twice)
  twice
  summary
  exit
  ;;
-*)
  sed -n '2,7s/^# \{0,1\}//p' "$0"
  exit 2
  ;;
esac

folder=${1:-target/packages}
deb=$(newest '*_amd64.deb') archive=$(newest '*-x86_64-linux.tar.gz')
[ -f "$deb" ] && [ -f "$archive" ] || { echo "linux.sh: no packages in $folder" >&2; exit 1; }
deb=$(realpath "$deb") archive=$(realpath "$archive")

dpkg-query -W plex-locksmith >/dev/null 2>&1 && apt-get purge -y -qq plex-locksmith >/dev/null
everything >"$work/before"
holds "the checksums are those of the files" bash -c 'cd "$1" && sha256sum --check --quiet SHA256SUMS' _ "$folder"
holds "lintian finds no error" lintian --fail-on error "$deb"
holds "it is installed by apt" put_in "$deb"
holds "every file is in its place, and root's" in_place
holds "the desktop entry is valid" desktop-file-validate /usr/share/applications/plex-locksmith.desktop
holds "AppStream takes its description" appstreamcli validate --no-net /usr/share/metainfo/plex-locksmith.metainfo.xml
holds "--version says version, commit and system" bash -c 'plex-locksmith --version | grep -xE "plex-locksmith [0-9.]+ \([0-9a-f]{7,}, x86_64-linux\)"'
holds "the page of the manual is found" bash -c 'zgrep -q "plex-locksmith" "$(man -w plex-locksmith)" && man -w plex-locksmith-repair'
holds "bash completes its commands" completes
echo "--    the window of the package"
if /usr/bin/python3 tests/packages/linux_window.py --bin /usr/bin/plex-locksmith --shots "$shots" | tee "$work/window"; then window=0; else window=1; fi
passed=$((passed + $(grep -c '^ok ' "$work/window" || true))) failed=$((failed + $(grep -c '^FAIL' "$work/window" || true)))
[ "$window" = 0 ] || grep -q '^FAIL' "$work/window" || failed=$((failed + 1))
holds "a package of a higher version can be made of it" next_version
holds "it is upgraded while it runs, and the one that runs goes on" upgrades_while_it_runs
holds "after a purge, nothing of it is left" nothing_left
holds "it runs on Debian 11, from both packages" in_debian_11
summary
