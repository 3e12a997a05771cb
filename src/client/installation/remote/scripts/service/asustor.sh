# ASUSTOR's package.
control=$R/usr/local/AppCentral/plexmediaserver/CONTROL/start-stop.sh

start() {
    [ -f "$control" ] || exit "$NOT_MINE"
    launch sh "$control" start && seen
}

stop() {
    [ -f "$control" ] || exit "$NOT_MINE"
    launch sh "$control" stop
}
