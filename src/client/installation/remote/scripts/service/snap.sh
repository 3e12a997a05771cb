# The snap. snapd calls a service inactive that is still at its stop: systemd is asked as well.
units='snap.plexmediaserver.*.service'

state() {
    rows=$(snap services plexmediaserver) || exit
    active=$(echo "$rows" | { read -r _; while read -r _ _ current _; do echo "$current"; done; } | grep -v '^inactive$')
    shown=$(systemctl show --property=ActiveState,MainPID "$units" 2>/dev/null)
    main=$(echo "$shown" | sed -n 's/^MainPID=//p' | grep -v '^0$')
    alive=$(echo "$shown" | sed -n 's/^ActiveState=//p' | grep -Ev '^(inactive|failed)$')
    if [ -n "$active$main$alive" ]; then echo running; else echo stopped; fi
}

start() {
    snap start --no-wait plexmediaserver
}

stop() {
    snap stop --no-wait plexmediaserver
}

end() {
    systemctl kill --signal=KILL "$units" || [ "$(state)" = stopped ]
}
