# QNAP's package. Its start script keeps hold of whatever it can write to.
mine() {
    [ -x "$R/etc/init.d/plex.sh" ] || exit "$NOT_MINE"
}

start() {
    mine
    launch "$R/etc/init.d/plex.sh" start && seen
}

stop() {
    mine
    launch "$R/etc/init.d/plex.sh" stop
}
