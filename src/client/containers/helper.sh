# Runs as root in a container of the server's own image, with its volumes and without a network. $1 is what to do, $2 the settings file.
# What it says is fetched from /.locksmith-said, and new settings lie in /.locksmith-new: no secret is among its words.
set -eu
umask 077
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
exec >/.locksmith-said 2>&1
trap '' PIPE HUP

work=$1
folder=$(readlink -f -- "${2%/*}/") || exit 64
file=$folder/${2##*/}
[ "$work" = create ] || file=$(readlink -f -- "$file") || exit 64
folder=${file%/*}
fresh=$folder/.Preferences-$$.locksmith
copy=$file.before-locksmith
trap 'rm -f -- "$fresh" /.locksmith-new' EXIT
trap 'exit 70' INT TERM

digest() { sha256sum <"$1" | cut -c1-64; }
written() { sync -- "$1" 2>/dev/null || sync; }
owner() { stat -c '%u %g %a' -- "$file"; }
sweep() {
    for old in "$folder"/.Preferences-*.locksmith; do
        rm -f -- "$old"
    done
}

case $work in
look)
    [ -f "$file" ] || exit 64
    digest /dev/null >/dev/null || exit 69
    owner
    ;;
check)
    [ -f "$file" ] || exit 64
    digest /dev/null >/dev/null || exit 69
    sweep
    cp -p -- "$file" "$fresh"
    rm -f -- "$fresh"
    owner
    ;;
replace) # $3: the digest of what is expected, $4: of what is wanted, $5: "copy" where the old settings are to stay beside the new
    [ -f "$file" ] || exit 64
    sweep
    [ "$(digest "$file")" = "$3" ] || exit 65
    if [ "${5-}" = copy ] && [ ! -e "$copy" ]; then
        cp -p -- "$file" "$fresh"
        chmod 600 "$fresh"
        mv -f -- "$fresh" "$copy"
    fi
    cp -p -- "$file" "$fresh"
    cat /.locksmith-new >"$fresh"
    [ "$(digest "$fresh")" = "$4" ] || exit 66
    written "$fresh"
    mv -f -- "$fresh" "$file"
    written "$folder"
    # They are back: the copy is the same.
    if [ -f "$copy" ] && [ "$(digest "$copy")" = "$4" ]; then
        rm -f -- "$copy"
    fi
    owner
    ;;
create) # $3: the digest of what is wanted, $4: USER:GROUP, $5: the mode
    [ ! -e "$file" ] || exit 65
    sweep
    cat /.locksmith-new >"$fresh"
    [ "$(digest "$fresh")" = "$3" ] || exit 66
    chown "${4:-$(stat -c %u:%g -- "$folder")}" "$fresh"
    chmod "${5:-600}" "$fresh"
    written "$fresh"
    mv -f -- "$fresh" "$file"
    written "$folder"
    ;;
tidy)
    sweep
    rm -f -- "$copy"
    ;;
esac
