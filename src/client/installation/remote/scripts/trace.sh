# Prints when the file $1 and the log beside it were changed, in seconds since 1970.
resolve "$1"
[ -f "$f" ] || exit "$MISSING"
stat -L -c %Y "$f" || exit
stat -L -c %Y "${1%/*}/Logs/Plex Media Server.log" 2>/dev/null || :
