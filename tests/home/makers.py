"""The looks of makers, as public scripts and documents show them: which folders and commands there are, who signs in, and what is odd.

Sources: ChuckPa/UserCredentialReset and DBRepair, 007revad/Plex_Server_Sync, truenas/middleware, docs.unraid.net, owners' notes.
"""

from nas import Nas

# One that no shell and no script may take apart.
PASSWORD = "Grün $(id) 'n' \"q\" \\ %s; 42"
SUPPORT_FOLDER = "Library/Application Support/Plex Media Server"

# It has taken the wish when it returns. Without rights it does not see what runs.
SYNOPKG = """#!/bin/sh
[ "$2" = '{package}' ] || {{ echo '{{"error":{{"code":4501}},"success":false}}'; exit 1; }}
case $1 in
  status)
    if [ "$(id -u)" = 0 ] && /.plex/package runs; then
      echo '{{"description":"Status: [0]. package is started","package":"{package}","status":"running"}}'
    else
      echo '{{"description":"Status: [262]. failed to locate given package","package":"{package}","status":"stop"}}'
      exit 3
    fi
    exit 0
    ;;
esac
[ "$(id -u)" = 0 ] || {{ echo 'synopkg: Permission denied' >&2; exit 255; }}
case $1 in
  stop) [ -e /.plex/lies ] || /.plex/package stop ;;
  start) /.plex/package start ;;
esac
echo '{{"action":"prepare","error":{{"code":0}},"stage":"prepare","success":true}}'
"""

SYNOSHARE = """#!/bin/sh
[ "$1 $2" = '--get Plex' ] || { echo 'SynoShare failed' >&2; exit 1; }
printf 'Share Info:\\n\\t Name .........[Plex]\\n\\t Comment ......[]\\n\\t Path .........[/volume1/Plex]\\n\\t Browseable ...[yes]\\n'
"""

DSM_SSH = ("AllowTcpForwarding no", "AllowStreamLocalForwarding no", "PermitRootLogin no", "SetEnv PATH=/usr/bin:/bin:/usr/sbin:/sbin")


def synology(nas, version, package, password=PASSWORD):
    root = nas.root
    root.write("etc/synoinfo.conf", 'unique="synology_geminilake_920+"\nupnpmodelname="DS920+"\n')
    root.write("etc.defaults/VERSION", f'majorversion="{version}"\nminorversion="2"\nbuildnumber="64570"\n')
    root.write("etc/VERSION", f'majorversion="{version}"\n')
    root.script("usr/syno/bin/synopkg", SYNOPKG.format(package=package))
    root.group("administrators", 101)
    nas.user, nas.password = "nasadmin", password
    root.user(nas.user, 1026, 100, password, home="/var/services/homes/nasadmin", groups=("administrators",))
    root.sudo("%administrators ALL=(ALL) ALL")
    root.sshd(*DSM_SSH)


def dsm7(home, stand_in, name, address, data_name="PlexMediaServer", **special):
    """DSM 7: no forwarding, no SFTP, root by sudo alone."""
    nas = Nas(home, stand_in, name, address, **special.pop("root", {}))
    synology(nas, 7, "PlexMediaServer")
    share = f"/volume1/{data_name}"
    nas.root.user("PlexMediaServer", 297536, 297536, None, shell="/sbin/nologin")
    nas.root.write("var/packages/PlexMediaServer/INFO", 'package="PlexMediaServer"\nversion="1.43.3.10896-72010896"\n')
    nas.root.write("var/packages/PlexMediaServer/enabled", "")
    nas.root.path("var/packages/PlexMediaServer/shares").mkdir()
    nas.root.path(share).mkdir(parents=True)
    nas.root.link("var/packages/PlexMediaServer/shares/PlexMediaServer", share)
    program = "/var/packages/PlexMediaServer/target/Plex Media Server"
    nas.install(f"{share}/AppData/Plex Media Server", program, (297536, 297536), **special)
    return nas


def dsm6(home, stand_in, name, address, **special):
    """DSM 6: another name, another share, and a script of the package's own."""
    nas = Nas(home, stand_in, name, address, **special.pop("root", {}))
    synology(nas, 6, "Plex Media Server")
    nas.root.user("plex", 1042, 100, None, shell="/sbin/nologin")
    nas.root.write("var/packages/Plex Media Server/INFO", 'package="Plex Media Server"\nversion="1.32.5.7516"\n')
    nas.root.write("var/packages/Plex Media Server/enabled", "")
    nas.root.script("var/packages/Plex Media Server/scripts/start-stop-status", """#!/bin/sh
case $1 in
  start | stop) exec /.plex/package "$1" ;;
  status) /.plex/package runs || exit 3 ;;
esac
""")
    nas.root.script("usr/syno/sbin/synoshare", SYNOSHARE)
    nas.install(f"/volume1/Plex/{SUPPORT_FOLDER}", "/volume1/@appstore/Plex Media Server/Plex Media Server", (1042, 100), **special)
    return nas


GETCFG = """#!/bin/sh
file=/etc/config/uLinux.conf
section= field=
while [ $# -gt 0 ]; do
  case $1 in
    -f) file=$2; shift ;;
    -d) default=$2; shift ;;
    -*) ;;
    *) if [ -z "$section" ]; then section=$1; else field=$1; fi ;;
  esac
  shift
done
value=$(sed -n "/^\\[$section\\]/,/^\\[/s/^$field *= *//p" "$file" | head -n 1)
[ -n "$value" ] || value=$default
[ -n "$value" ] || exit 1
echo "$value"
"""
# What admin sees who signs in with a terminal.
QNAP_MENU = """
if [ "$USER" = admin ] || [ -t 0 ]; then
  echo '| Console Management - Main menu |'
  echo '(1) Reset  (2) Log out'
  read -r choice
  exit
fi
"""


def qnap(home, stand_in, name, address, as_admin=True, **special):
    """QTS: busybox, a menu in the login shell, and a script that keeps the channel open when it starts the server."""
    nas = Nas(home, stand_in, name, address, gnu=False, **special.pop("root", {}))
    root = nas.root
    install = "/share/CACHEDEV1_DATA/.qpkg/PlexMediaServer"
    root.write("etc/config/qpkg.conf", f"""[container-station]
Name = container-station
Enable = FALSE
Install_path = /share/CACHEDEV1_DATA/.qpkg/container-station
[PlexMediaServer]
Name = PlexMediaServer
Version = 1.43.3.10896
Enable = TRUE
Status = complete
Shell = {install}/plex.sh
Install_path = {install}
""")
    root.write("etc/config/uLinux.conf", "[System]\nModel = TS-453D\nVersion = 5.2.0\n")
    root.script("usr/sbin/getcfg", GETCFG)
    root.write("etc/profile", QNAP_MENU)
    root.script(f"{install}/plex.sh", """#!/bin/sh
case $1 in
  start)
    if [ "$(/sbin/getcfg PlexMediaServer Enable -u -d FALSE -f /etc/config/qpkg.conf)" != TRUE ]; then
      echo "PlexMediaServer is disabled."
      exit 1
    fi
    /.plex/package start
    ;;
  stop) /.plex/package stop ;;
  restart) "$0" stop; "$0" start ;;
esac
""")
    root.path("etc/init.d").mkdir(exist_ok=True)
    root.link("etc/init.d/plex.sh", f"{install}/plex.sh")
    root.group("administrators", 0)
    if as_admin:
        nas.user, nas.password = "admin", PASSWORD
        root.user("admin", 0, 0, PASSWORD, home="/share/homes/admin")
        root.sshd("PermitRootLogin yes", "AllowTcpForwarding no")
    else:
        nas.user, nas.password = "anna", PASSWORD
        root.user("anna", 1000, 100, PASSWORD, home="/share/homes/anna")
        root.sudo("anna ALL=(ALL) ALL")
        root.sshd("AllowTcpForwarding no")
    nas.install(f"{install}/Library/Plex Media Server", f"{install}/Plex Media Server", (0, 0), keeps_channel=True, **special)
    return nas


WD_START = """#!/bin/sh
PLEX_DIR=$(dirname "$(readlink -f "$0")")
export PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/mnt/HD/HD_a2/Nas_Prog/plex_conf
/.plex/point start-before
"$PLEX_DIR/binaries/Plex Media Server" /.plex/stand-in.json &
echo start >>/.plex/done
/.plex/point start-after
"""
# Three seconds, then no mercy.
WD_STOP = """#!/bin/sh
kill -3 "$(cat /var/run/plexmediaserver.pid)"
sleep 3
pkill -9 -f plexmediaserver/binaries && echo killed >>/.plex/done
exit 0
"""


def wd(home, stand_in, name, address, **special):
    """My Cloud OS 5: dropbear, busybox, and the user `sshd`, who is root."""
    nas = Nas(home, stand_in, name, address, gnu=False, **special.pop("root", {}))
    root, folder = nas.root, "/mnt/HD/HD_a2/Nas_Prog"
    root.write("etc/system.conf", '#!/bin/sh\nexport MANUFACTURER="Western Digital Corporation"\nexport MODEL="WDMyCloudEX2Ultra"\n')
    nas.user, nas.password = "sshd", PASSWORD
    root.user("sshd", 0, 0, PASSWORD, home="/home/root")
    root.dropbear("-j", "-k")
    root.script(f"{folder}/plexmediaserver/start.sh", WD_START)
    root.script(f"{folder}/plexmediaserver/stop.sh", WD_STOP)
    program = f"{folder}/plexmediaserver/binaries/Plex Media Server"
    nas.install(f"{folder}/plex_conf/Plex Media Server", program, (0, 0), pid_file="/var/run/plexmediaserver.pid", **special)
    root.script("etc/rc.package", f"#!/bin/sh\n[ -e /.plex/disabled ] || '{folder}/plexmediaserver/start.sh' >/.plex/out 2>&1 </dev/null\n")
    return nas


SYSTEMCTL = """#!/bin/sh
# One unit: the server's.
unit={unit}.service
command=
named=
properties=
value=
for word; do
  case $word in
    --property=*) properties="$properties ${{word#--property=}}" ;;
    -p) ;;
    --value) value=1 ;;
    -*) ;;
    *)
      if [ -z "$command" ]; then command=$word; else
        case $word in
          *=* | *[A-Z]*) properties="$properties $word" ;;
          *) named=${{word%.service}}.service ;;
        esac
      fi
      ;;
  esac
done
runs() {{ /.plex/package runs; }}
known() {{ [ "$named" = "$unit" ]; }}
case $command in
  is-active)
    if known && runs; then echo active; else echo inactive; exit 3; fi
    ;;
  cat) if known; then cat /etc/systemd-units/"$unit"; else echo "No files found for $named." >&2; exit 1; fi ;;
  show)
    if known; then loaded=loaded; else loaded=not-found; fi
    if known && runs; then state=active sub=running pid=$(cat {pid_file}); else state=inactive sub=dead pid=0; fi
    all="LoadState=$loaded
ActiveState=$state
SubState=$sub
MainPID=$pid
User={user}
FragmentPath=/etc/systemd-units/$unit
Environment={environment}"
    wanted=$(echo "$properties" | tr ', ' '\\n\\n' | sed '/^$/d')
    if [ -z "$wanted" ]; then echo "$all"; else
      for name in $wanted; do
        line=$(echo "$all" | sed -n "s/^$name=//p")
        if [ -n "$value" ]; then echo "$line"; else echo "$name=$line"; fi
      done
    fi
    ;;
  list-units | list-unit-files)
    if runs; then echo "$unit loaded active running Plex Media Server"; else echo "$unit loaded inactive dead Plex Media Server"; fi
    ;;
  stop | start | kill)
    [ "$(id -u)" = 0 ] || {{ echo "Failed to $command $named: Interactive authentication required." >&2; exit 1; }}
    known || {{ echo "Failed to $command $named: Unit $named not loaded." >&2; exit 5; }}
    exec /.plex/package "$command"
    ;;
esac
"""


def systemd(nas, unit="plexmediaserver", user="plex", environment="", root=None):
    root = root or nas.root
    root.script("usr/bin/systemctl", SYSTEMCTL.format(unit=unit, user=user, environment=environment, pid_file="/.plex/state/pid"))
    root.write(f"etc/systemd-units/{unit}.service", f"[Service]\nUser={user}\n")


def bare(home, stand_in, name, address, user, server=None, **special):
    """One without a server of its own."""
    nas = Nas(home, stand_in, name, address, **special.pop("root", {}))
    nas.user, nas.password, nas.server = user, PASSWORD, server
    nas.root.write("etc/os-release", 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n')
    return nas


def linux(home, stand_in, name, address, **special):
    """A computer with Debian's package, a user and sudo."""
    nas = Nas(home, stand_in, name, address, **special.pop("root", {}))
    nas.user, nas.password = "anna", PASSWORD
    nas.root.write("etc/os-release", 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n')
    nas.root.user("plex", 997, 997, None, shell="/sbin/nologin")
    nas.root.user("anna", 1000, 1000, PASSWORD, home="/home/anna")
    nas.root.sudo("anna ALL=(ALL:ALL) ALL")
    nas.root.sshd("AllowTcpForwarding yes")
    systemd(nas)
    nas.install(f"/var/lib/plexmediaserver/{SUPPORT_FOLDER}", "/usr/local/plexmediaserver/Plex Media Server", (997, 997), **special)
    return nas


def readynas(home, stand_in, name, address, **special):
    nas = Nas(home, stand_in, name, address, **special.pop("root", {}))
    nas.user, nas.password = "root", PASSWORD
    nas.root.write("etc/os-release", 'NAME="ReadyNASOS"\nVERSION="6.10.9"\nID=debian\nPRETTY_NAME="ReadyNASOS 6.10.9"\n')
    nas.root.user("root", 0, 0, PASSWORD, home="/root")
    nas.root.sshd("PermitRootLogin yes")
    systemd(nas, unit="fvapp-plexmediaserver", user="admin")
    nas.root.user("admin", 98, 98, None, shell="/sbin/nologin")
    nas.install("/apps/plexmediaserver-annexe/MediaLibrary/Plex Media Server", "/apps/plexmediaserver-annexe/Binaries/Plex Media Server",
                (98, 98), **special)
    return nas


ASUSTOR_SCRIPT = """#!/bin/sh
case $1 in
  start) /.plex/package start; echo 'started process' ;;
  stop)
    if /.plex/package runs; then /.plex/package stop; echo 'stopped process in pidfile (pid 4711)'; else echo 'none killed'; fi
    ;;
esac
"""


def asustor(home, stand_in, name, address, **special):
    nas = Nas(home, stand_in, name, address, gnu=False, **special.pop("root", {}))
    nas.root.write("etc/nas.conf", "[Basic]\nVendor = ASUSTOR\nModel = AS5304T\n")
    nas.user, nas.password = "admin", PASSWORD
    nas.root.user("admin", 999, 999, PASSWORD, home="/volume1/home/admin", groups=("administrators",))
    nas.root.sudo("%administrators ALL=(ALL) ALL")
    nas.root.sshd("AllowTcpForwarding no")
    nas.root.script("usr/local/AppCentral/plexmediaserver/CONTROL/start-stop.sh", ASUSTOR_SCRIPT)
    nas.install("/volume1/Plex/Library/Plex Media Server", "/usr/local/AppCentral/plexmediaserver/Plex Media Server", (999, 999), **special)
    return nas



SNAP = """#!/bin/sh
[ "$(id -u)" = 0 ] || [ "$1" = services ] || { echo 'error: access denied (try with sudo)' >&2; exit 1; }
case $1 in
  services)
    if /.plex/package runs; then now=active; else now=inactive; fi
    printf 'Service                            Startup  Current   Notes\\n'
    printf 'plexmediaserver.plexmediaserver    enabled  %-9s -\\n' "$now"
    ;;
  stop | start) exec /.plex/package "$1" ;;
esac
"""


def snap(home, stand_in, name, address, **special):
    nas = Nas(home, stand_in, name, address, **special.pop("root", {}))
    nas.user, nas.password = "anna", PASSWORD
    nas.root.write("etc/os-release", 'ID=ubuntu\nPRETTY_NAME="Ubuntu 24.04 LTS"\n')
    nas.root.user("anna", 1000, 1000, PASSWORD, home="/home/anna")
    nas.root.sudo("anna ALL=(ALL:ALL) ALL")
    nas.root.sshd()
    nas.root.script("usr/bin/snap", SNAP)
    systemd(nas, unit="snap.plexmediaserver.plexmediaserver", user="root")
    nas.root.path("snap/plexmediaserver/current").mkdir(parents=True)
    nas.install(f"/var/snap/plexmediaserver/common/{SUPPORT_FOLDER}", "/snap/plexmediaserver/current/Plex Media Server", (0, 0), **special)
    return nas


# The container's own file system is shown where its commands run.
PCT = """#!/bin/sh
[ "$(id -u)" = 0 ] || { echo 'please run as root' >&2; exit 1; }
case $1 in
  list) printf 'VMID       Status     Lock         Name\\n101        running                 plex\\n102        stopped                 old\\n' ;;
  status) [ "$2" = 101 ] && echo 'status: running' || echo 'status: stopped' ;;
  config) printf 'arch: amd64\\nhostname: plex\\nrootfs: local-lvm:vm-101-disk-0,size=8G\\n' ;;
  exec)
    [ "$2" = 101 ] || { echo "container '$2' not running!" >&2; exit 255; }
    shift 2
    [ "$1" = -- ] && shift
    init=$(/.host/bin/pgrep -P "$(/.host/bin/pgrep -o -f '^/.host/bin/unshare --pid')")
    exec /.host/bin/nsenter --target="$init" --pid --mount --root --wd "$@"
    ;;
esac
"""


def proxmox(home, stand_in, name, address, **special):
    """The server and its files are in container 101; on the host itself there are none."""
    nas = Nas(home, stand_in, name, address, **special.pop("root", {}))
    nas.user, nas.password = "root", PASSWORD
    nas.root.write("etc/os-release", 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n')
    nas.root.user("root", 0, 0, PASSWORD, home="/root")
    nas.root.sshd("PermitRootLogin yes")
    nas.root.script("usr/bin/pct", PCT)
    nas.container("/lxc/101")
    nas.inner.user("plex", 997, 997, None, shell="/sbin/nologin")
    nas.inner.write("etc/os-release", 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n')
    nas.inner.path("usr/lib-plexmediaserver").mkdir()
    systemd(nas, root=nas.inner)
    nas.install(f"/var/lib/plexmediaserver/{SUPPORT_FOLDER}", "/usr/local/plexmediaserver/Plex Media Server", (997, 997), **special)
    return nas


LOOKS = {
    "DSM 7": dsm7, "DSM 6": dsm6, "QNAP": qnap, "WD": wd, "Linux": linux, "ReadyNAS": readynas, "ASUSTOR": asustor, "snap": snap, "Proxmox": proxmox,
}
