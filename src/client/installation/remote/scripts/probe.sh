# What this host is, and where servers keep their settings. Nothing is changed. Prints three words for each thing, each with a NUL behind
# it. $1: "deep" to look through the disks where no known place has any.
say() {
    printf '%s\0%s\0%s\0' "$1" "$2" "$3"
}

found=

# The settings in the data folder $3, whose server the service $1 with the name $2 stops and starts. "left" for the service: there are
# settings, and no package any more.
place() {
    [ -e "$3/Preferences.xml" ] || return 0
    found=yes
    real=$(readlink -f "$3/Preferences.xml" && echo .) || return 0
    say "service=$1" "$2" "${real%??}"
}

has() {
    grep -qs "$2" "$R$1"
}

if has /etc/nas.conf ASUSTOR; then say platform asustor ''
elif [ -x "$R/usr/syno/bin/synopkg" ] || [ -e "$R/etc/synoinfo.conf" ]; then say platform synology ''
elif [ -e "$R/etc/config/qpkg.conf" ]; then say platform qnap ''
elif has /etc/os-release ReadyNASOS; then say platform readynas ''
elif has /etc/system.conf 'Western Digital Corp'; then say platform wd ''
elif [ -e "$R/etc/unraid-version" ]; then say platform unraid ''
elif [ -e "$R/usr/bin/midclt" ]; then say platform truenas ''
elif [ -e "$R/usr/bin/pct" ] || [ -e "$R/usr/sbin/pct" ]; then say platform proxmox ''
else say platform "$(uname -s)" ''
fi

library='Library/Application Support/Plex Media Server'

# Synology, DSM 7 and 6.
if [ -d "$R/var/packages/PlexMediaServer" ]; then
    for data in "$R/var/packages/PlexMediaServer/shares/PlexMediaServer" "$R"/volume[0-9]*/PlexMediaServer; do
        place synology PlexMediaServer "$data/AppData/Plex Media Server"
    done
fi
if [ -d "$R/var/packages/Plex Media Server" ]; then
    share=$("$R/usr/syno/sbin/synoshare" --get Plex 2>/dev/null | sed -n 's/.*Path.*\[\(.*\)\].*/\1/p')
    for data in "$share" "$R"/volume[0-9]*/Plex; do
        [ -z "$data" ] || place synology 'Plex Media Server' "$data/$library"
    done
fi
for data in "$R"/volume[0-9]*; do
    place left '' "$data/PlexMediaServer/AppData/Plex Media Server"
    if [ -e "$R/usr/local/AppCentral/plexmediaserver/CONTROL/start-stop.sh" ]; then
        place asustor '' "$data/Plex/Library/Plex Media Server"
    fi
    place left '' "$data/Plex/$library"
    place left '' "$data/Plex/Library/Plex Media Server"
done

# QNAP: its start script has to be that of the package which keeps the settings.
if [ -x "$R/sbin/getcfg" ]; then
    install=$("$R/sbin/getcfg" -f "$R/etc/config/qpkg.conf" PlexMediaServer Install_path 2>/dev/null)
    if [ -n "$install" ]; then
        own=left
        if [ "$(readlink -f "$R/etc/init.d/plex.sh")" = "$(readlink -f "$install/plex.sh")" ]; then own=qnap; fi
        # Its own script starts nothing that is switched off.
        if [ "$("$R/sbin/getcfg" -f "$R/etc/config/qpkg.conf" PlexMediaServer Enable 2>/dev/null)" = FALSE ]; then own=$own-off; fi
        place "$own" '' "$install/Library/Plex Media Server"
    fi
fi
for data in "$R"/share/*_DATA/.qpkg/PlexMediaServer; do
    place left '' "$data/Library/Plex Media Server"
done

# WD My Cloud.
for data in "$R"/mnt/HD/HD*/Nas_Prog; do
    if [ -f "$data/plexmediaserver/start.sh" ]; then
        place wd "$data/plexmediaserver" "$data/plex_conf/Plex Media Server"
    else
        place left '' "$data/plex_conf/Plex Media Server"
    fi
done

# The unit $1 for the data folder $2, where there is such a unit.
unit() {
    case $(systemctl show --property=LoadState "$1" 2>/dev/null) in
        LoadState=loaded) place systemd "$1" "$2" ;;
        *) place left '' "$2" ;;
    esac
}

# ReadyNAS.
for data in "$R"/apps/plexmediaserver*/MediaLibrary; do
    unit fvapp-plexmediaserver.service "$data/Plex Media Server"
done

for data in "$R/var/snap/plexmediaserver/common" "$R/var/snap/plexmediaserver"; do
    if command -v snap >/dev/null 2>&1; then own=snap; else own=left; fi
    place "$own" '' "$data/$library"
done

# Packages of Linux. A unit may name another folder: then that is the one.
support=$(systemctl show --property=Environment plexmediaserver.service 2>/dev/null |
    sed -n 's/.*PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=\([^"]*\).*/\1/p')
case $support in *' PLEX_'*) support=${support%% PLEX_*} ;; esac
if [ -n "$support" ]; then
    unit plexmediaserver.service "$support/Plex Media Server"
    place left '' "$R/var/lib/plexmediaserver/$library"
else
    unit plexmediaserver.service "$R/var/lib/plexmediaserver/$library"
    unit plexmediaserver.service "$R/var/lib/plex/Plex Media Server"
fi

# FreeBSD, whose services are not known here.
for data in "$R/usr/local/plexdata" "$R/usr/local/plexdata-plexpass"; do
    place left '' "$data/Plex Media Server"
done

# Engines of containers, and Linux containers that run.
for engine in "$R/usr/local/bin/docker" "$R/usr/bin/docker" "$R/bin/docker" "$R"/share/*/.qpkg/container-station/bin/docker \
    "$R/usr/local/bin/podman" "$R/usr/bin/podman" "$R/bin/podman"; do
    [ ! -x "$engine" ] || say engine "$(readlink -f "$engine")" "$engine"
done
if command -v pct >/dev/null 2>&1; then
    pct list 2>/dev/null | while read -r id status _; do
        [ "$status" != running ] || say lxc "$id" ''
    done
fi

# A share that went away must not keep anybody waiting.
if [ "$1" = deep ] && [ -z "$found" ]; then
    set --
    for disk in "$R"/volume[0-9]* "$R/share" "$R/mnt" "$R/srv" "$R/opt" "$R/home" "$R/var/lib" "$R/data" "$R/config"; do
        [ ! -d "$disk" ] || set -- "$@" "$disk"
    done
    [ "$#" -gt 0 ] || exit 0
    find "$@" -maxdepth 7 -name Preferences.xml -path '*Plex*' \
        -exec sh -c 'for f; do printf "found\0\0%s\0" "$f"; done' sh {} + 2>/dev/null &
    looking=$!
    pause=$(limit 20 "$looking")
    wait "$looking"
    kill "$pause" 2>/dev/null
fi
exit 0
