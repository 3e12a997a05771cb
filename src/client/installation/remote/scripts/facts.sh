# Prints whose the file $1 is, as "ls" has it.
resolve "$1"
[ -f "$f" ] || exit "$MISSING"
ls -dn "$f"
