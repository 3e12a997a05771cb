# Synology's packages. "synopkg status" speaks JSON or words, and lags behind: the process decides.
start() {
    [ -x "$R/usr/syno/bin/synopkg" ] || exit "$NOT_MINE"
    launch "$R/usr/syno/bin/synopkg" start "$NAME" && seen
}

stop() {
    [ -x "$R/usr/syno/bin/synopkg" ] || exit "$NOT_MINE"
    launch "$R/usr/syno/bin/synopkg" stop "$NAME"
}
