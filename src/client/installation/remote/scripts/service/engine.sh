# The container with the id $NAME, by the engine's program $ENGINE. It is never made anew.
state() {
    runs=$("$ENGINE" inspect --type container --format '{{.State.Running}}' "$NAME" 2>&1) || {
        case $runs in *[Nn]'o such '*) exit "$MISSING" ;; esac
        echo "$runs" >&2
        exit 1
    }
    if [ "$runs" = true ]; then echo running; else echo stopped; fi
}

# It failed: because the container is gone?
known() {
    failed=$?
    state >/dev/null
    return "$failed"
}

start() {
    launch "$ENGINE" start "$NAME" || known && seen
}

# Ten seconds and then a kill is what it does unless it is told.
stop() {
    launch "$ENGINE" stop -t 60 "$NAME" || known
}

end() {
    "$ENGINE" kill "$NAME" >/dev/null || [ "$(state)" = stopped ]
}
