# What a server runs on: what people call it, and how it is taken hold of there. "any" goes for one that isn't known.
# Each line is one step of a guide: 110 characters at most, and a text to copy stands below a colon.

platform-any = Computer
    .stop = Stop Plex Media Server in the menus of its computer.
    .start = Start Plex Media Server again in the same place.
    .keep-awake = Look for sleep, standby or energy saving in the settings of its computer, and turn it off.
    .set-clock = Compare its date and time with your phone's, and set them to automatic.
    .set-resolvers = In its network settings, enter these two as DNS servers:
    .firewall = In the firewall of its computer, allow Plex Media Server or port 32400.

platform-windows = Windows PC
    .stop = On that PC, right-click the Plex symbol beside the clock, and choose Exit or Quit.
    .start = Open the Start menu, type Plex Media Server, and press Enter. Its symbol appears beside the clock.
    .terminal = On that PC, as the Windows user who runs Plex, press Windows+R, type cmd, and press Enter.
    .keep-awake = On that PC, open Settings, System, Power.
    .keep-awake-sleep = Under “Screen, sleep, & hibernate timeouts”, set sleep to Never while plugged in.
    .set-clock = Open Settings, Time & language, Date & time, and turn on “Set time automatically”.
    .set-resolvers = In Settings, Network & internet, your connection, edit “DNS server assignment”, and enter these:
    .firewall = Search for “Allow an app through Windows Firewall”, and check Private beside Plex Media Server.
    .network-symbol = Make sure that the network symbol beside the clock shows your home network.
    .proxy = Open Settings, Network & internet, Proxy.
    .proxy-off = Turn off “Use a proxy server” and “Use setup script”.
    .vpn = Open Settings, Network & internet, VPN, and disconnect. Some have a symbol beside the clock.

platform-mac = Mac
    .stop = On that Mac, click the Plex symbol in the menu bar, and choose Quit.
    .start = Open Applications on it, and start Plex Media Server. Its symbol appears in the menu bar.
    .terminal = On that Mac, press Command+Space, type Terminal, and press Enter.
    .keep-awake = On that Mac, open System Settings, Energy. On a MacBook, open Battery, Options.
    .keep-awake-sleep = Turn on “Prevent automatic sleeping when the display is off”.
    .keep-awake-network = Turn on “Wake for network access” as well.
    .set-clock = Open System Settings, General, Date & Time, and turn on “Set time and date automatically”.
    .set-resolvers = In System Settings, Network, your connection, Details, DNS, press + to enter these two:
    .firewall = Open System Settings, Network, Firewall, Options, and allow Plex Media Server.
    .network-symbol = Make sure that the Wi-Fi symbol in the menu bar shows your home network.
    .proxy = Open System Settings, Network, your connection, Details, Proxies.
    .proxy-off = Turn all of them off.
    .vpn = Open System Settings, VPN, and disconnect. Some have a symbol in the menu bar.

platform-linux = Linux computer
    .start = Start the server. In a terminal on that computer, enter this:
    .restart = Restart the server. In a terminal on that computer, enter this:
    .terminal = On that computer, open a terminal. Each command may ask for your password.
    .own-names = Was Plex installed as a snap? Then enter snap instead of systemctl in the commands above.
    .keep-awake = On that computer, open Settings, Power, and turn off Automatic Suspend.
    .keep-awake-terminal = On a computer without a screen, enter this in a terminal:
    .set-clock = Open Settings, System, Date & Time, and turn on “Automatic Date & Time”.
    .set-resolvers = In Settings, Network, your connection, IPv4, turn off automatic DNS, and enter these two:
    .firewall = In a terminal on that computer, enter this to let Plex through ufw:
    .network-symbol = Make sure that the network symbol of your desktop shows your home network.
    .proxy = Open your desktop's settings, Network, Network Proxy.
    .proxy-off = Choose Off.
    .vpn = Open Settings, Network, VPN, and disconnect. Some have a symbol of their own.

platform-freebsd = FreeBSD
    .start = Start the server. As root, enter this in a terminal there:
    .restart = Restart the server. As root, enter this in a terminal there:
    .terminal = Open a terminal there, or the shell of the jail, and become root with su.
    .own-names = Is it the package for Plex Pass? Then enter plexmediaserver_plexpass instead of plexmediaserver.
    .keep-awake = In the firmware settings of that computer, turn off sleep and disk standby.
    .set-clock = In rc.conf of that computer, set ntpd_enable to YES, and restart it.
    .set-resolvers = Add these two as name servers in /etc/resolv.conf:
    .firewall = In the rules of its firewall, allow port 32400.

platform-synology = Synology NAS
    .stop = In DSM, open Package Center, choose Plex Media Server, and choose Stop from its menu.
    .start = In DSM, open Package Center, choose Plex Media Server, and press Run.
    .switch-ssh-on = In DSM, open Control Panel, Terminal & SNMP, and check “Enable SSH service”.
    .uninstall = In DSM, open Package Center, choose Plex Media Server, and choose Uninstall from its menu.
    .keep-data = Leave the box that deletes its data unchecked. Your libraries stay.
    .get-code = Open plex.tv/claim in a browser, sign in, and copy the code. It works for 4 minutes.
    .install = Install Plex Media Server again in Package Center, and enter the code when it asks for one.
    .keep-awake = In DSM, open Control Panel, Hardware & Power, HDD Hibernation, and choose a longer time.
    .set-clock = In DSM, open Control Panel, Regional Options, Time, and choose “Synchronize with NTP server”.
    .set-resolvers = In DSM, under Control Panel, Network, General, check “Manually configure DNS server”, and enter these:
    .firewall = In DSM, open Control Panel, Security, Firewall, and allow Plex Media Server.

platform-qnap = QNAP NAS
    .stop = In QTS, open App Center, find Plex Media Server under My Apps, and press Stop.
    .start = In QTS, open App Center, find Plex Media Server under My Apps, and press Start.
    .switch-ssh-on = In QTS, open Control Panel, Telnet / SSH, and check “Allow SSH connection”.
    .keep-awake = In QTS, open Control Panel, System, Hardware, and turn off disk standby mode.
    .set-clock = In QTS, under Control Panel, General Settings, Time, choose an Internet time server.
    .set-resolvers = In QTS, open Control Panel, Network & Virtual Switch, and enter these two as DNS servers:
    .firewall = In QTS, open QuFirewall or Security, and allow port 32400.

platform-asustor = ASUSTOR NAS
    .stop = In ADM, open App Central, Installed, and turn Plex Media Server off.
    .start = In ADM, open App Central, Installed, and turn Plex Media Server on.
    .switch-ssh-on = In ADM, open Services, Terminal, and check “Enable SSH service”.
    .keep-awake = In ADM, open Settings, Hardware, Disk Hibernation, and choose a longer time.
    .set-clock = In ADM, open Settings, Regional Options, and choose to synchronize with an NTP server.
    .set-resolvers = In ADM, open Settings, Network, and enter these two as DNS servers:
    .firewall = In ADM, open Settings, ADM Defender, Firewall, and allow port 32400.

platform-readynas = ReadyNAS
    .stop = On the ReadyNAS admin page, open Apps, and turn Plex Media Server off.
    .start = On the ReadyNAS admin page, open Apps, and turn Plex Media Server on.
    .switch-ssh-on = On the ReadyNAS admin page, open System, Settings, Services, and turn on SSH.
    .keep-awake = On the ReadyNAS admin page, open System, Power, and turn off disk spin-down.
    .set-clock = On the ReadyNAS admin page, open System, Settings, Clock, and turn on the NTP server.
    .set-resolvers = On the ReadyNAS admin page, open Network, DNS, and enter these two:
    .firewall = On the ReadyNAS admin page, check under Apps that Plex Media Server is on.

platform-wd-my-cloud = WD My Cloud
    .stop = In the My Cloud dashboard, open Apps, choose Plex Media Server, and turn it off.
    .start = In the My Cloud dashboard, open Apps, choose Plex Media Server, and turn it on.
    .switch-ssh-on = In the My Cloud dashboard, open Settings, Network, and turn on SSH.
    .keep-awake = In the My Cloud dashboard, open Settings, General, Energy Saver, and turn off Drive Sleep.
    .set-clock = In the My Cloud dashboard, open Settings, General, and turn on the NTP service.
    .set-resolvers = In the My Cloud dashboard, open Settings, Network, and enter these two as DNS servers:
    .firewall = In the My Cloud dashboard, check under Apps that Plex Media Server is on.

platform-truenas = TrueNAS
    .stop = On the TrueNAS page, open Apps, choose plex, and press Stop.
    .start = On the TrueNAS page, open Apps, choose plex, and press Start.
    .terminal = On the TrueNAS page, open System, Shell.
    .own-names = Is your app not called plex? Then use its own name instead, twice in ix-plex-plex-1.
    .host-network = On the TrueNAS page, open Apps, choose plex, and press Edit.
    .host-network-apply = Under Network Configuration, check “Host Network”, and press Update.
    .keep-awake = On the TrueNAS page, open Storage, Disks, and set “HDD Standby” to Always On.
    .set-clock = On the TrueNAS page, open System, General Settings, NTP Servers, and add pool.ntp.org.
    .set-resolvers = On the TrueNAS page, open Network, Global Configuration, Settings, and enter these as nameservers:
    .firewall = On the TrueNAS page, open Apps. Plex has to be running, with port 32400 or Host Network.

platform-unraid = Unraid
    .start = On the Unraid page, open the Docker tab, click the Plex symbol, and choose Start.
    .restart = On the Unraid page, open the Docker tab, click the Plex symbol, and choose Restart.
    .terminal = On the Unraid page, open the terminal with the >_ symbol at the top.
    .own-names = Is your container not called plex? Use its name instead.
    .host-network = On the Unraid page, open the Docker tab, click the Plex symbol, and choose Edit.
    .host-network-apply = Set “Network Type” to Host, and press Apply.
    .keep-awake = On the Unraid page, open Settings, Disk Settings, and choose a longer spin down delay.
    .set-clock = On the Unraid page, open Settings, Date and Time, and set “Use NTP” to Yes.
    .set-resolvers = On the Unraid page, open Settings, Network Settings, and enter these two as DNS servers:
    .firewall = On the Unraid page, open the Docker tab. Plex has to be running, with port 32400 or network host.

platform-docker = Docker
    .start = Start the container. In a terminal on its computer, enter this:
    .restart = Restart the container. In a terminal on its computer, enter this:
    .terminal = Open a terminal on the computer that runs the container.
    .own-names = Is your container not called plex? Use its name instead.
    .keep-awake = Go to the computer that runs the container, and turn off its sleep mode.
    .set-clock = Set the clock of the computer that runs the container to automatic.
    .set-resolvers = Put these lines into the compose file, and recreate the container:
    .firewall = Check which ports are open. In a terminal on its computer, enter this:

platform-podman = Podman
    .start = Start the container. In a terminal on its computer, enter this:
    .restart = Restart the container. In a terminal on its computer, enter this:
    .terminal = Open a terminal on the computer that runs the container, as the user who runs it.
    .own-names = Is your container not called plex? Use its name instead.
    .keep-awake = Go to the computer that runs the container, and turn off its sleep mode.
    .set-clock = Set the clock of the computer that runs the container to automatic.
    .set-resolvers = Put these lines into the compose file, and recreate the container:
    .firewall = Check which ports are open. In a terminal on its computer, enter this:

platform-proxmox = Proxmox
    .start = On the Proxmox page, choose the container of Plex, and press Start.
    .restart = On the Proxmox page, choose the container of Plex, and press Reboot.
    .terminal = On the Proxmox page, choose the container of Plex, open Console, and sign in as root.
    .keep-awake = Turn off disk standby in the firmware or power settings of the Proxmox computer.
    .set-clock = On the Proxmox page, choose the computer itself, System, Time, and set it right.
    .set-resolvers = On the Proxmox page, choose the container, DNS, Edit, and enter these two as DNS servers:
    .firewall = On the Proxmox page, choose the container, Firewall, and allow port 32400.

platform-home-assistant = Home Assistant
    .start = In Home Assistant, open Settings, Apps (or Add-ons), Plex Media Server, and press Start.
    .restart = In Home Assistant, open Settings, Apps (or Add-ons), Plex Media Server, and press Restart.
    .terminal = In Home Assistant, open Advanced SSH & Web Terminal with its protection mode turned off.
    .get-code = Open plex.tv/claim in a browser, sign in, and copy the code. It works for 4 minutes.
    .open-configuration = In Home Assistant, open Settings, Apps (or Add-ons), Plex Media Server, Configuration.
    .enter-code = Put the code into claim_code, and press Save.
    .keep-awake = Turn off sleep in the firmware settings of the computer that runs Home Assistant.
    .set-clock = In Home Assistant, open Settings, System, General, and check the time zone.
    .set-resolvers = In Home Assistant, open Settings, System, Network, and enter these two as DNS servers:
    .firewall = In Home Assistant, open Plex Media Server, Configuration, Network. Port 32400 has to be set.

platform-nvidia-shield = NVIDIA Shield
    .stop = On the Shield, open Settings, Apps, Plex Media Server, and choose Force stop.
    .start = On the Shield, open the Plex app. It starts the server as well.
    .sign-out = On the Shield, open the Plex app, and sign out in its settings.
    .sign-in = Sign in again there, with the account that should own the server.
    .set-up = Have the app set up the server when it offers that. Your libraries stay.
    .keep-awake = On the Shield, open Settings, Device Preferences, Energy saver, and choose a longer time.
    .set-clock = On the Shield, open Settings, Device Preferences, Date & time, and choose automatic.
    .set-resolvers = On the Shield, open Settings, Network & Internet, your network, IP settings, and enter these:
    .firewall = On the Shield, open Settings, Apps, Plex Media Server, and check that it isn't disabled.
