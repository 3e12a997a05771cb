# A unit of systemd, called $NAME.
state() {
    shown=$(systemctl show --property=LoadState,ActiveState,MainPID "$NAME") || exit
    case $shown in *LoadState=not-found*) exit "$MISSING" ;; esac
    main=$(echo "$shown" | sed -n 's/^MainPID=//p' | grep -v '^0$')
    active=$(echo "$shown" | sed -n 's/^ActiveState=//p' | grep -Ev '^(inactive|failed)$')
    if [ -n "$main$active" ]; then echo running; else echo stopped; fi
}

start() {
    systemctl start --no-block --no-ask-password "$NAME"
}

stop() {
    systemctl stop --no-block --no-ask-password "$NAME"
}

end() {
    # What has just ended need not be killed.
    systemctl kill --signal=KILL --no-ask-password "$NAME" || [ "$(state)" = stopped ]
}
