# Worauf ein Server läuft: wie man es nennt, und wie man dort mit ihm umgeht. "any" gilt, wenn es nicht bekannt ist.
# Jede Zeile ist ein Schritt einer Anleitung; ein Text zum Kopieren steht unter einem Doppelpunkt.

platform-any = Computer
    .stop = Stoppe Plex Media Server in den Menüs seines Computers.
    .start = Starte Plex Media Server an derselben Stelle wieder.
    .keep-awake = Suche in den Einstellungen seines Computers nach Ruhezustand, Standby oder Energiesparen und schalte es aus.
    .set-clock = Vergleiche Datum und Uhrzeit mit deinem Handy und stell sie auf automatisch.
    .set-resolvers = Trage in seinen Netzwerkeinstellungen diese beiden als DNS-Server ein:
    .firewall = Erlaube in der Firewall seines Computers Plex Media Server oder Port 32400.

platform-windows = Windows-PC
    .stop = Klicke auf dem PC des Servers mit rechts auf das Plex-Symbol neben der Uhr und wähle „Beenden“ oder „Exit“.
    .start = Öffne dort das Startmenü, tippe Plex Media Server und drücke die Eingabetaste. Neben der Uhr erscheint sein Symbol.
    .terminal = Drücke auf dem PC des Servers, als der Benutzer von Plex, Windows+R, tippe cmd und drücke die Eingabetaste.
    .keep-awake = Öffne auf dem PC des Servers Einstellungen, System, Netzbetrieb.
    .keep-awake-sleep = Stell unter „Timeouts für Bildschirm, Standby und Ruhezustand“ den Standby am Strom auf „Niemals“.
    .set-clock = Öffne Einstellungen, Zeit und Sprache, Datum und Uhrzeit. Schalte „Uhrzeit automatisch festlegen“ ein.
    .set-resolvers = Bearbeite in Einstellungen, Netzwerk und Internet, bei deiner Verbindung die „DNS-Serverzuweisung“:
    .firewall = Suche nach „Eine App durch die Windows-Firewall zulassen“ und hake bei Plex Media Server „Privat“ an.
    .network-symbol = Sieh nach, ob das Netzwerksymbol neben der Uhr dein Heimnetz zeigt.
    .proxy = Öffne Einstellungen, Netzwerk und Internet, Proxy.
    .proxy-off = Schalte „Proxyserver verwenden“ und „Setupskript verwenden“ aus.
    .vpn = Öffne Einstellungen, Netzwerk und Internet, VPN und trenne es. Manche haben ein Symbol neben der Uhr.

platform-mac = Mac
    .stop = Klicke auf dem Mac des Servers auf das Plex-Symbol in der Menüleiste und wähle „Quit“.
    .start = Öffne dort den Ordner Programme und starte Plex Media Server. Sein Symbol erscheint in der Menüleiste.
    .terminal = Drücke auf dem Mac des Servers Befehl+Leertaste, tippe Terminal und drücke die Eingabetaste.
    .keep-awake = Öffne auf dem Mac des Servers Systemeinstellungen, Energie. Auf einem MacBook Batterie, Optionen.
    .keep-awake-sleep = Schalte „Automatischen Ruhezustand bei ausgeschaltetem Display verhindern“ ein.
    .keep-awake-network = Schalte auch „Ruhezustand bei Netzwerkzugriff beenden“ ein.
    .set-clock = Öffne Systemeinstellungen, Allgemein, Datum & Uhrzeit. Schalte „Datum und Uhrzeit automatisch einstellen“ ein.
    .set-resolvers = Trage in Systemeinstellungen, Netzwerk, deine Verbindung, Details, DNS mit + diese beiden ein:
    .firewall = Öffne Systemeinstellungen, Netzwerk, Firewall, Optionen. Erlaube dort Plex Media Server.
    .network-symbol = Sieh nach, ob das WLAN-Symbol in der Menüleiste dein Heimnetz zeigt.
    .proxy = Öffne Systemeinstellungen, Netzwerk, deine Verbindung, Details, Proxys.
    .proxy-off = Schalte alle aus.
    .vpn = Öffne Systemeinstellungen, VPN, und trenne es. Manche haben ein Symbol in der Menüleiste.

platform-linux = Linux-Computer
    .start = Starte den Server. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .restart = Starte den Server neu. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .terminal = Öffne auf dem Computer des Servers ein Terminal. Jeder Befehl kann nach deinem Passwort fragen.
    .own-names = Wurde Plex als Snap installiert? Dann gib in den Befehlen oben snap statt systemctl ein.
    .keep-awake = Öffne auf dem Computer des Servers Einstellungen, Energie. Schalte die automatische Bereitschaft aus.
    .keep-awake-terminal = Gib auf einem Computer ohne Bildschirm Folgendes in einem Terminal ein:
    .set-clock = Öffne Einstellungen, System, Datum und Zeit. Schalte „Datum und Zeit automatisch“ ein.
    .set-resolvers = Schalte in Einstellungen, Netzwerk, deine Verbindung, IPv4 den automatischen DNS aus, und trage diese ein:
    .firewall = Gib auf seinem Computer in einem Terminal Folgendes ein, um Plex durch ufw zu lassen:
    .network-symbol = Sieh nach, ob das Netzwerksymbol deines Desktops dein Heimnetz zeigt.
    .proxy = Öffne die Einstellungen deines Desktops, Netzwerk, Netzwerk-Proxy.
    .proxy-off = Wähle „Aus“.
    .vpn = Öffne Einstellungen, Netzwerk, VPN, und trenne es. Manche haben ein eigenes Symbol.

platform-freebsd = FreeBSD
    .start = Starte den Server. Gib dort als root in einem Terminal Folgendes ein:
    .restart = Starte den Server neu. Gib dort als root in einem Terminal Folgendes ein:
    .terminal = Öffne dort ein Terminal oder die Shell der Jail und werde mit su zu root.
    .own-names = Ist es das Paket für Plex Pass? Dann gib plexmediaserver_plexpass statt plexmediaserver ein.
    .keep-awake = Schalte in der Firmware seines Computers Ruhezustand und Festplatten-Standby aus.
    .set-clock = Setze in rc.conf seines Computers ntpd_enable auf YES und starte ihn neu.
    .set-resolvers = Trage in /etc/resolv.conf diese beiden als nameserver ein:
    .firewall = Erlaube in den Regeln seiner Firewall Port 32400.

platform-synology = Synology-NAS
    .stop = Öffne in DSM das Paket-Zentrum, wähle Plex Media Server und in seinem Menü „Anhalten“.
    .start = Öffne in DSM das Paket-Zentrum, wähle Plex Media Server und drücke „Ausführen“.
    .switch-ssh-on = Öffne in DSM Systemsteuerung, Terminal & SNMP. Setze den Haken bei „SSH-Dienst aktivieren“.
    .uninstall = Öffne in DSM das Paket-Zentrum, wähle Plex Media Server und in seinem Menü „Deinstallieren“.
    .keep-data = Setze keinen Haken dort, wo es seine Daten löschen will. Deine Bibliotheken bleiben.
    .get-code = Öffne plex.tv/claim in einem Browser, melde dich an und kopiere den Code. Er gilt 4 Minuten.
    .install = Installiere Plex Media Server im Paket-Zentrum neu und gib den Code ein, wenn danach gefragt wird.
    .keep-awake = Öffne in DSM Systemsteuerung, Hardware & Energie, HDD-Ruhezustand. Wähle eine längere Zeit.
    .set-clock = Öffne in DSM Systemsteuerung, Regionale Optionen, Zeit. Wähle „Mit NTP-Server synchronisieren“.
    .set-resolvers = Hake in DSM unter Systemsteuerung, Netzwerk, Allgemein „DNS-Server manuell konfigurieren“ an, und trage ein:
    .firewall = Öffne in DSM Systemsteuerung, Sicherheit, Firewall. Erlaube dort Plex Media Server.

platform-qnap = QNAP-NAS
    .stop = Öffne in QTS das App Center, suche Plex Media Server unter „Meine Apps“ und drücke „Stopp“.
    .start = Öffne in QTS das App Center, suche Plex Media Server unter „Meine Apps“ und drücke „Start“.
    .switch-ssh-on = Öffne in QTS Systemsteuerung, Telnet / SSH. Setze den Haken bei „SSH-Verbindung zulassen“.
    .keep-awake = Öffne in QTS Systemsteuerung, System, Hardware. Schalte den Festplatten-Standby aus.
    .set-clock = Wähle in QTS unter Systemsteuerung, Allgemeine Einstellungen, Zeit einen Zeitserver im Internet.
    .set-resolvers = Öffne in QTS Systemsteuerung, Netzwerk & virtueller Switch. Trage diese beiden als DNS-Server ein:
    .firewall = Öffne in QTS QuFirewall oder Sicherheit. Erlaube dort Port 32400.

platform-asustor = ASUSTOR-NAS
    .stop = Öffne in ADM App Central, Installiert. Schalte Plex Media Server aus.
    .start = Öffne in ADM App Central, Installiert. Schalte Plex Media Server ein.
    .switch-ssh-on = Öffne in ADM Dienste, Terminal. Setze den Haken bei „SSH-Dienst aktivieren“.
    .keep-awake = Öffne in ADM Einstellungen, Hardware, Festplatten-Ruhezustand. Wähle eine längere Zeit.
    .set-clock = Öffne in ADM Einstellungen, Regionale Optionen. Lass die Uhr mit einem NTP-Server abgleichen.
    .set-resolvers = Öffne in ADM Einstellungen, Netzwerk. Trage diese beiden als DNS-Server ein:
    .firewall = Öffne in ADM Einstellungen, ADM Defender, Firewall. Erlaube dort Port 32400.

platform-readynas = ReadyNAS
    .stop = Öffne auf der Admin-Seite des ReadyNAS „Apps“ und schalte Plex Media Server aus.
    .start = Öffne auf der Admin-Seite des ReadyNAS „Apps“ und schalte Plex Media Server ein.
    .switch-ssh-on = Öffne auf der Admin-Seite des ReadyNAS System, Einstellungen, Dienste. Schalte SSH ein.
    .keep-awake = Öffne auf der Admin-Seite des ReadyNAS System, Energie. Schalte das Abschalten der Festplatten aus.
    .set-clock = Öffne auf der Admin-Seite des ReadyNAS System, Einstellungen, Uhr. Schalte den NTP-Server ein.
    .set-resolvers = Öffne auf der Admin-Seite des ReadyNAS Netzwerk, DNS. Trage diese beiden ein:
    .firewall = Prüfe auf der Admin-Seite des ReadyNAS unter „Apps“, ob Plex Media Server eingeschaltet ist.

platform-wd-my-cloud = WD My Cloud
    .stop = Öffne im My-Cloud-Dashboard „Apps“, wähle Plex Media Server und schalte ihn aus.
    .start = Öffne im My-Cloud-Dashboard „Apps“, wähle Plex Media Server und schalte ihn ein.
    .switch-ssh-on = Öffne im My-Cloud-Dashboard Einstellungen, Netzwerk. Schalte SSH ein.
    .keep-awake = Öffne im My-Cloud-Dashboard Einstellungen, Allgemein, Energiesparen. Schalte den Festplatten-Ruhezustand aus.
    .set-clock = Öffne im My-Cloud-Dashboard Einstellungen, Allgemein. Schalte den NTP-Dienst ein.
    .set-resolvers = Öffne im My-Cloud-Dashboard Einstellungen, Netzwerk. Trage diese beiden als DNS-Server ein:
    .firewall = Prüfe im My-Cloud-Dashboard unter „Apps“, ob Plex Media Server eingeschaltet ist.

platform-truenas = TrueNAS
    .stop = Öffne auf der TrueNAS-Seite Apps, wähle plex und drücke „Stop“.
    .start = Öffne auf der TrueNAS-Seite Apps, wähle plex und drücke „Start“.
    .terminal = Öffne auf der TrueNAS-Seite System, Shell.
    .own-names = Heißt deine App nicht plex? Dann nimm stattdessen ihren Namen, zweimal in ix-plex-plex-1.
    .host-network = Öffne auf der TrueNAS-Seite Apps, wähle plex und drücke „Edit“.
    .host-network-apply = Hake unter Network Configuration „Host Network“ an und drücke „Update“.
    .keep-awake = Öffne auf der TrueNAS-Seite Storage, Disks. Stell „HDD Standby“ auf „Always On“.
    .set-clock = Öffne auf der TrueNAS-Seite System, General Settings, NTP Servers. Füge pool.ntp.org hinzu.
    .set-resolvers = Öffne auf der TrueNAS-Seite Network, Global Configuration, Settings. Trage diese als Nameserver ein:
    .firewall = Öffne auf der TrueNAS-Seite Apps. Plex muss laufen, mit Port 32400 oder Host Network.

platform-unraid = Unraid
    .start = Öffne auf der Unraid-Seite den Reiter Docker, klicke auf das Plex-Symbol und wähle „Start“.
    .restart = Öffne auf der Unraid-Seite den Reiter Docker, klicke auf das Plex-Symbol und wähle „Restart“.
    .terminal = Öffne auf der Unraid-Seite das Terminal mit dem Symbol >_ ganz oben.
    .own-names = Heißt dein Container nicht plex? Nimm stattdessen seinen Namen.
    .host-network = Öffne auf der Unraid-Seite den Reiter Docker, klicke auf das Plex-Symbol und wähle „Edit“.
    .host-network-apply = Stell „Network Type“ auf „Host“ und drücke „Apply“.
    .keep-awake = Öffne auf der Unraid-Seite Settings, Disk Settings. Wähle eine längere Zeit bei „Default spin down delay“.
    .set-clock = Öffne auf der Unraid-Seite Settings, Date and Time. Stell „Use NTP“ auf „Yes“.
    .set-resolvers = Öffne auf der Unraid-Seite Settings, Network Settings. Trage diese beiden als DNS-Server ein:
    .firewall = Öffne auf der Unraid-Seite den Reiter Docker. Plex muss laufen, mit Port 32400 oder Netzwerk „host“.

platform-docker = Docker
    .start = Starte den Container. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .restart = Starte den Container neu. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .terminal = Öffne ein Terminal auf dem Computer, auf dem der Container läuft.
    .own-names = Heißt dein Container nicht plex? Nimm stattdessen seinen Namen.
    .keep-awake = Schalte den Ruhezustand des Computers aus, auf dem der Container läuft.
    .set-clock = Stell die Uhr des Computers, auf dem der Container läuft, auf automatisch.
    .set-resolvers = Setze diese Zeilen in die Compose-Datei und erstelle den Container neu:
    .firewall = Prüfe, welche Ports offen sind. Gib auf seinem Computer in einem Terminal Folgendes ein:

platform-podman = Podman
    .start = Starte den Container. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .restart = Starte den Container neu. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .terminal = Öffne ein Terminal auf dem Computer des Containers, als der Benutzer, der ihn betreibt.
    .own-names = Heißt dein Container nicht plex? Nimm stattdessen seinen Namen.
    .keep-awake = Schalte den Ruhezustand des Computers aus, auf dem der Container läuft.
    .set-clock = Stell die Uhr des Computers, auf dem der Container läuft, auf automatisch.
    .set-resolvers = Setze diese Zeilen in die Compose-Datei und erstelle den Container neu:
    .firewall = Prüfe, welche Ports offen sind. Gib auf seinem Computer in einem Terminal Folgendes ein:

platform-proxmox = Proxmox
    .start = Wähle auf der Proxmox-Seite den Container von Plex und drücke „Start“.
    .restart = Wähle auf der Proxmox-Seite den Container von Plex und drücke „Neustart“.
    .terminal = Wähle auf der Proxmox-Seite den Container von Plex, öffne Konsole und melde dich als root an.
    .keep-awake = Schalte in der Firmware des Proxmox-Computers den Festplatten-Standby aus.
    .set-clock = Wähle auf der Proxmox-Seite den Computer selbst, System, Zeit. Stell sie richtig.
    .set-resolvers = Wähle auf der Proxmox-Seite den Container, DNS, Bearbeiten. Trage diese beiden als DNS-Server ein:
    .firewall = Wähle auf der Proxmox-Seite den Container, Firewall. Erlaube dort Port 32400.

platform-home-assistant = Home Assistant
    .start = Öffne in Home Assistant Einstellungen, Apps (oder Add-ons), Plex Media Server. Drücke „Starten“.
    .restart = Öffne in Home Assistant Einstellungen, Apps (oder Add-ons), Plex Media Server. Drücke „Neu starten“.
    .terminal = Öffne in Home Assistant „Advanced SSH & Web Terminal“, mit ausgeschaltetem Schutzmodus.
    .get-code = Öffne plex.tv/claim in einem Browser, melde dich an und kopiere den Code. Er gilt 4 Minuten.
    .open-configuration = Öffne in Home Assistant Einstellungen, Apps (oder Add-ons), Plex Media Server, Konfiguration.
    .enter-code = Trage den Code bei claim_code ein und drücke „Speichern“.
    .keep-awake = Schalte in der Firmware des Computers, auf dem Home Assistant läuft, den Ruhezustand aus.
    .set-clock = Öffne in Home Assistant Einstellungen, System, Allgemein. Prüfe dort die Zeitzone.
    .set-resolvers = Öffne in Home Assistant Einstellungen, System, Netzwerk. Trage diese beiden als DNS-Server ein:
    .firewall = Öffne in Home Assistant Plex Media Server, Konfiguration, Netzwerk. Port 32400 muss dort stehen.

platform-nvidia-shield = NVIDIA Shield
    .stop = Öffne auf dem Shield Einstellungen, Apps, Plex Media Server und wähle „Beenden erzwingen“.
    .start = Öffne auf dem Shield die App Plex. Sie startet auch den Server.
    .sign-out = Öffne auf dem Shield die App Plex und melde dich in ihren Einstellungen ab.
    .sign-in = Melde dich dort wieder an, mit dem Konto, dem der Server gehören soll.
    .set-up = Lass die App den Server einrichten, sobald sie das anbietet. Deine Bibliotheken bleiben.
    .keep-awake = Öffne auf dem Shield Einstellungen, Geräteeinstellungen, Energiesparmodus. Wähle eine längere Zeit.
    .set-clock = Öffne auf dem Shield Einstellungen, Geräteeinstellungen, Datum & Uhrzeit. Wähle automatisch.
    .set-resolvers = Öffne auf dem Shield Einstellungen, Netzwerk & Internet, dein Netz, IP-Einstellungen. Trage diese ein:
    .firewall = Öffne auf dem Shield Einstellungen, Apps, Plex Media Server. Prüfe, dass er nicht deaktiviert ist.
