# Ends the process $2 in $1 seconds. Prints the id of the pause: whoever ends that before leaves nothing behind.
limit() {
    {
        sleep "$1" >/dev/null &
        echo "$!"
        exec >/dev/null
        wait "$!" && kill "$2"
    } </dev/null 2>/dev/null &
}
