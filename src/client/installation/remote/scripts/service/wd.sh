# WD's package, in the folder $NAME. Its stop.sh kills after three seconds: the signal that it sends first is sent here, then the one that
# every other system sends, and more time is given. A shell that starts something in the background has it ignore the first.
start() {
    [ -f "$NAME/start.sh" ] || exit "$NOT_MINE"
    launch sh "$NAME/start.sh" && seen
}

stop() {
    for p in $(processes); do kill -3 "$p"; done
    i=0
    while [ "$i" -lt 5 ] && [ -n "$(processes)" ]; do
        sleep 1
        i=$((i + 1))
    done
    for p in $(processes); do kill "$p"; done
}

end() {
    launch sh "$NAME/stop.sh"
    for p in $(processes); do kill -9 "$p"; done
}
