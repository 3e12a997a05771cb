# Prints the file $1, and of one that is larger than any settings a little more than those can have.
resolve "$1"
[ -e "$f" ] || exit "$MISSING"
[ -f "$f" ] || exit "$NOT_A_FILE"
dd bs=65536 count=129 <"$f" 2>/dev/null
