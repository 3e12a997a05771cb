# $1: the note. It changes nothing but that the server runs.
i=0
while [ "$i" -lt "$ROUNDS" ]; do
    sleep "$PAUSE"
    [ -d "$1" ] || exit 0
    i=$((i + 1))
done
if rmdir "$1" 2>/dev/null && [ "$(state)" != running ]; then
    start
fi
