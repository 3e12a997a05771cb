set -u
umask 077
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/syno/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
# A child that goes on after the connection has ended must not die of that.
trap '' PIPE HUP

MISSING=64
CHANGED=65
NOT_AS_SENT=66
NOT_A_FILE=67
CUT_SHORT=68
NOT_MINE=69

# A link as the settings file is followed once, here: a rename would replace the link.
resolve() {
    f=$1
    if [ -L "$f" ]; then
        f=$(readlink -f "$f" && echo .) || exit "$MISSING"
        f=${f%??}
    fi
    d=${f%/*}
    n=${f##*/}
    [ -n "$d" ] || d=/
}
