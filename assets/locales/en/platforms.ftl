# What a server runs on: what people call it, and how it is taken hold of there. "any" goes for one that isn't known.

platform-any = Computer
    .stop = Stop Plex Media Server where it runs: in its menu, its app center, or its list of containers.
    .keep-awake = Look for sleep, standby or energy saving in the settings of its computer, and turn it off.
    .set-clock = Compare its date and time with your phone's, and set them to automatic.
    .set-resolvers = In its network settings, enter these two as DNS servers:
    .firewall = Is there a firewall on it? Allow Plex Media Server, port 32400.

platform-mac = Mac
    .stop = On that Mac, click the Plex symbol in the menu bar, and choose Quit.
    .start = Open Applications on it, and start Plex Media Server. Its symbol appears in the menu bar.
    .terminal = On that Mac, press Command+Space, type Terminal, and press Enter.
    .keep-awake = On that Mac, open System Settings, Energy. On a MacBook: Battery, Options.
    .keep-awake-sleep = Turn on “Prevent automatic sleeping when the display is off”.
    .keep-awake-network = Turn on “Wake for network access” as well.
    .set-clock = Open System Settings, General, Date & Time, and turn on “Set time and date automatically”.
    .set-resolvers = Open System Settings, Network, the connection in use, Details, DNS. Press + to enter these two:
    .firewall = On that Mac, open System Settings, Network, Firewall, Options, and allow Plex Media Server.
    .network-symbol = Look at the Wi-Fi symbol in the menu bar: it should show your home network.
    .forget-answers = Still nothing? Enter this in a terminal:
    .proxy = Open System Settings, Network. Choose your network, Details, Proxies, and turn all of them off.
    .vpn = Look for its symbol in the menu bar, and disconnect. Or open System Settings, VPN.

platform-windows = Windows PC
    .stop = On that PC, right-click the Plex symbol beside the clock, and choose Exit or Quit.
    .start = Open the Start menu, type Plex Media Server, and press Enter. Its symbol appears beside the clock.
    .terminal = On that PC, as the Windows user who runs Plex, press Windows+R, type cmd, and press Enter.
    .keep-awake = On that PC, open Settings, System, Power.
    .keep-awake-sleep = Under “Screen, sleep, & hibernate timeouts”, set sleep to Never while plugged in.
    .set-clock = Open Settings, Time & language, Date & time, and turn on “Set time automatically”.
    .set-resolvers = Open Settings, Network & internet, the connection in use. Press Edit beside “DNS server assignment”, and enter these two:
    .firewall = On that PC, search for “Allow an app through Windows Firewall”, and check Private beside Plex Media Server.
    .network-symbol = Look at the network symbol beside the clock: it should show your home network.
    .forget-answers = Still nothing? Open the Command Prompt, and enter this:
    .proxy = Open Settings, Network & internet, Proxy. Turn off “Use a proxy server” and “Use setup script”.
    .vpn = Look for its symbol beside the clock, and disconnect. Or open Settings, Network & internet, VPN.

platform-linux = Linux computer
    .stop = On that computer, enter this in a terminal:
    .start = Start the server. In a terminal on that computer, enter this:
    .restart = Restart the server. In a terminal on that computer, enter this:
    .terminal = On that computer, open a terminal. Each command below may ask for your password.
    .own-names = Was Plex installed as a snap? Then enter snap instead of systemctl in the commands above.
    .keep-awake = On that computer, open Settings, Power, and turn off Automatic Suspend.
    .keep-awake-terminal = No screen on it? Enter this in a terminal:
    .set-clock = Open Settings, System, Date & Time, and turn on “Automatic Date & Time”.
    .set-resolvers = Open Settings, Network, the gear of the connection, IPv4. Turn off automatic DNS, and enter these two:
    .firewall = Does ufw protect that computer? Enter this in a terminal on it:
    .network-symbol = Look at the network symbol of your desktop: it should show your home network.
    .forget-answers = Still nothing? Enter this in a terminal:
    .proxy = Open your desktop's settings, Network, Network Proxy, and choose Off.
    .vpn = Look for its symbol on your desktop, and disconnect. Or open Settings, Network, VPN.

platform-synology = Synology NAS
    .stop = In DSM, open Package Center, choose Plex Media Server, and choose Stop from its menu.
    .start = In DSM, open Package Center, choose Plex Media Server, and press Run.
    .switch-ssh-on = In DSM, open Control Panel, Terminal & SNMP, and check “Enable SSH service”.
    .without-typing = Without typing: uninstall the package but keep its data. Then install it again with a code from plex.tv/claim, which its installer asks for.
    .keep-awake = In DSM, open Control Panel, Hardware & Power, HDD Hibernation, and choose a longer time.
    .set-clock = In DSM, open Control Panel, Regional Options, Time, and choose “Synchronize with NTP server”.
    .set-resolvers = In DSM, open Control Panel, Network, General. Check “Manually configure DNS server”, and enter these two:
    .firewall = In DSM, open Control Panel, Security, Firewall, and allow Plex Media Server.

platform-qnap = QNAP NAS
    .stop = In QTS, open App Center, find Plex Media Server under My Apps, and press Stop.
    .start = In QTS, open App Center, find Plex Media Server under My Apps, and press Start.
    .switch-ssh-on = In QTS, open Control Panel, Telnet / SSH, and check “Allow SSH connection”.
    .keep-awake = In QTS, open Control Panel, System, Hardware, and turn off disk standby mode.
    .set-clock = In QTS, open Control Panel, General Settings, Time, and choose to synchronize with an Internet time server.
    .set-resolvers = In QTS, open Control Panel, Network & Virtual Switch, and enter these two as DNS servers:
    .firewall = In QTS, open QuFirewall or Security, and allow port 32400.

platform-wd-my-cloud = WD My Cloud
    .stop = In the My Cloud dashboard, open Apps, choose Plex Media Server, and turn it off.
    .start = In the My Cloud dashboard, open Apps, choose Plex Media Server, and turn it on.
    .switch-ssh-on = In the My Cloud dashboard, open Settings, Network, and turn on SSH.
    .keep-awake = In the My Cloud dashboard, open Settings, General, Energy Saver, and turn off Drive Sleep.
    .set-clock = In the My Cloud dashboard, open Settings, General, and turn on the NTP service.
    .set-resolvers = In the My Cloud dashboard, open Settings, Network, and enter these two as DNS servers:
    .firewall = In the My Cloud dashboard, check under Apps that Plex Media Server is on.

platform-unraid = Unraid
    .stop = On the Unraid page, open the Docker tab, click the Plex symbol, and choose Stop.
    .start = On the Unraid page, open the Docker tab, click the Plex symbol, and choose Start.
    .restart = On the Unraid page, open the Docker tab, click the Plex symbol, and choose Restart.
    .terminal = On the Unraid page, open the terminal: the >_ symbol at the top. Is your container not called plex? Use its name instead.
    .keep-awake = On the Unraid page, open Settings, Disk Settings, and choose a longer spin down delay.
    .set-clock = On the Unraid page, open Settings, Date and Time, and set “Use NTP” to Yes.
    .set-resolvers = On the Unraid page, open Settings, Network Settings, and enter these two as DNS servers:
    .firewall = On the Unraid page, open the Docker tab: Plex has to be running, with port 32400 or network host.

platform-docker = Docker container
    .stop = Stop the container. In a terminal on its computer, enter this:
    .start = Start the container. In a terminal on its computer, enter this:
    .restart = Restart the container. In a terminal on its computer, enter this:
    .terminal = Open a terminal on the computer that runs the container. Is your container not called plex? Use its name instead.
    .own-names = Is your container not called plex? Use its name instead.
    .keep-awake = Go to the computer that runs the container, and turn off its sleep mode.
    .set-clock = Set the clock of the computer that runs the container to automatic.
    .set-resolvers = Put these lines into the compose file, and recreate the container:
    .firewall = Check which ports are open. In a terminal on its computer, enter this:
