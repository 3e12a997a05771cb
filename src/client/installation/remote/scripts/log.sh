# Prints the end of the log $1, at most $2 bytes of it.
[ -e "$1" ] || exit "$MISSING"
[ -f "$1" ] || exit "$NOT_A_FILE"
tail -c "$2" <"$1"
