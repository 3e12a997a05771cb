# Worauf ein Server läuft: wie man es nennt, und wie man dort mit ihm umgeht. "any" gilt, wenn es nicht bekannt ist.

platform-any = Computer
    .stop = Stoppe Plex Media Server dort, wo er läuft: in seinem Menü, im App-Center oder in der Container-Liste.
    .keep-awake = Suche in den Einstellungen seines Computers nach Ruhezustand, Standby oder Energiesparen und schalte es aus.
    .set-clock = Vergleiche Datum und Uhrzeit mit deinem Handy und stell sie auf automatisch.
    .set-resolvers = Trage in seinen Netzwerkeinstellungen diese beiden als DNS-Server ein:
    .firewall = Läuft dort eine Firewall? Erlaube Plex Media Server, Port 32400.

platform-mac = Mac
    .stop = Klicke auf dem Mac des Servers auf das Plex-Symbol in der Menüleiste und wähle „Quit“.
    .start = Öffne dort den Ordner Programme und starte Plex Media Server. Sein Symbol erscheint in der Menüleiste.
    .terminal = Drücke auf dem Mac des Servers Befehl+Leertaste, tippe Terminal und drücke die Eingabetaste.
    .keep-awake = Öffne auf dem Mac des Servers Systemeinstellungen, Energie. Auf einem MacBook: Batterie, Optionen.
    .keep-awake-sleep = Schalte „Automatischen Ruhezustand bei ausgeschaltetem Display verhindern“ ein.
    .keep-awake-network = Schalte auch „Ruhezustand bei Netzwerkzugriff beenden“ ein.
    .set-clock = Öffne Systemeinstellungen, Allgemein, Datum & Uhrzeit. Schalte „Datum und Uhrzeit automatisch einstellen“ ein.
    .set-resolvers = Öffne Systemeinstellungen, Netzwerk, die benutzte Verbindung, Details, DNS. Trage mit + diese beiden ein:
    .firewall = Öffne auf dem Mac des Servers Systemeinstellungen, Netzwerk, Firewall, Optionen. Erlaube dort Plex Media Server.
    .network-symbol = Sieh dir das WLAN-Symbol in der Menüleiste an: Es sollte dein Heimnetz zeigen.
    .forget-answers = Immer noch nichts? Gib Folgendes in einem Terminal ein:
    .proxy = Öffne Systemeinstellungen, Netzwerk. Wähle dein Netzwerk, Details, Proxys. Schalte alle aus.
    .vpn = Suche sein Symbol in der Menüleiste und trenne die Verbindung. Oder öffne Systemeinstellungen, VPN.

platform-windows = Windows-PC
    .stop = Klicke auf dem PC des Servers mit der rechten Maustaste auf das Plex-Symbol neben der Uhr und wähle „Beenden“ oder „Exit“.
    .start = Öffne dort das Startmenü, tippe Plex Media Server und drücke die Eingabetaste. Sein Symbol erscheint neben der Uhr.
    .terminal = Melde dich auf dem PC des Servers als der Benutzer an, unter dem Plex läuft. Drücke Windows+R, tippe cmd und drücke die Eingabetaste.
    .keep-awake = Öffne auf dem PC des Servers Einstellungen, System, Netzbetrieb.
    .keep-awake-sleep = Stell unter „Timeouts für Bildschirm, Standby und Ruhezustand“ den Standby auf „Niemals“, solange er am Strom hängt.
    .set-clock = Öffne Einstellungen, Zeit und Sprache, Datum und Uhrzeit. Schalte „Uhrzeit automatisch festlegen“ ein.
    .set-resolvers = Öffne Einstellungen, Netzwerk und Internet, die benutzte Verbindung. Klicke neben „DNS-Serverzuweisung“ auf „Bearbeiten“ und trage diese beiden ein:
    .firewall = Suche auf dem PC des Servers nach „Eine App durch die Windows-Firewall zulassen“ und setze bei Plex Media Server den Haken unter „Privat“.
    .network-symbol = Sieh dir das Netzwerksymbol neben der Uhr an: Es sollte dein Heimnetz zeigen.
    .forget-answers = Immer noch nichts? Öffne die Eingabeaufforderung und gib Folgendes ein:
    .proxy = Öffne Einstellungen, Netzwerk und Internet, Proxy. Schalte „Proxyserver verwenden“ und „Setupskript verwenden“ aus.
    .vpn = Suche sein Symbol neben der Uhr und trenne die Verbindung. Oder öffne Einstellungen, Netzwerk und Internet, VPN.

platform-linux = Linux-Computer
    .stop = Gib auf dem Computer des Servers in einem Terminal Folgendes ein:
    .start = Starte den Server. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .restart = Starte den Server neu. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .terminal = Öffne auf dem Computer des Servers ein Terminal. Jeder Befehl unten kann nach deinem Passwort fragen.
    .own-names = Wurde Plex als Snap installiert? Dann gib in den Befehlen oben snap statt systemctl ein.
    .keep-awake = Öffne auf dem Computer des Servers Einstellungen, Energie. Schalte die automatische Bereitschaft aus.
    .keep-awake-terminal = Hat er keinen Bildschirm? Gib Folgendes in einem Terminal ein:
    .set-clock = Öffne Einstellungen, System, Datum und Zeit. Schalte „Datum und Zeit automatisch“ ein.
    .set-resolvers = Öffne Einstellungen, Netzwerk, das Zahnrad der Verbindung, IPv4. Schalte den automatischen DNS aus und trage diese beiden ein:
    .firewall = Schützt ufw den Computer des Servers? Gib dort in einem Terminal Folgendes ein:
    .network-symbol = Sieh dir das Netzwerksymbol deines Desktops an: Es sollte dein Heimnetz zeigen.
    .forget-answers = Immer noch nichts? Gib Folgendes in einem Terminal ein:
    .proxy = Öffne die Einstellungen deines Desktops, Netzwerk, Netzwerk-Proxy. Wähle „Aus“.
    .vpn = Suche sein Symbol auf deinem Desktop und trenne die Verbindung. Oder öffne Einstellungen, Netzwerk, VPN.

platform-synology = Synology-NAS
    .stop = Öffne in DSM das Paket-Zentrum, wähle Plex Media Server und in seinem Menü „Anhalten“.
    .start = Öffne in DSM das Paket-Zentrum, wähle Plex Media Server und drücke „Ausführen“.
    .switch-ssh-on = Öffne in DSM Systemsteuerung, Terminal & SNMP. Setze den Haken bei „SSH-Dienst aktivieren“.
    .without-typing = Ohne Tippen: Deinstalliere das Paket, aber behalte seine Daten. Installiere es dann neu, mit einem Code von plex.tv/claim, nach dem das Installationsprogramm fragt.
    .keep-awake = Öffne in DSM Systemsteuerung, Hardware & Energie, HDD-Ruhezustand. Wähle eine längere Zeit.
    .set-clock = Öffne in DSM Systemsteuerung, Regionale Optionen, Zeit. Wähle „Mit NTP-Server synchronisieren“.
    .set-resolvers = Öffne in DSM Systemsteuerung, Netzwerk, Allgemein. Setze den Haken bei „DNS-Server manuell konfigurieren“ und trage diese beiden ein:
    .firewall = Öffne in DSM Systemsteuerung, Sicherheit, Firewall. Erlaube dort Plex Media Server.

platform-qnap = QNAP-NAS
    .stop = Öffne in QTS das App Center, suche Plex Media Server unter „Meine Apps“ und drücke „Stopp“.
    .start = Öffne in QTS das App Center, suche Plex Media Server unter „Meine Apps“ und drücke „Start“.
    .switch-ssh-on = Öffne in QTS Systemsteuerung, Telnet / SSH. Setze den Haken bei „SSH-Verbindung zulassen“.
    .keep-awake = Öffne in QTS Systemsteuerung, System, Hardware. Schalte den Festplatten-Standby aus.
    .set-clock = Öffne in QTS Systemsteuerung, Allgemeine Einstellungen, Zeit. Lass die Uhr mit einem Zeitserver im Internet abgleichen.
    .set-resolvers = Öffne in QTS Systemsteuerung, Netzwerk & virtueller Switch. Trage diese beiden als DNS-Server ein:
    .firewall = Öffne in QTS QuFirewall oder Sicherheit. Erlaube dort Port 32400.

platform-wd-my-cloud = WD My Cloud
    .stop = Öffne im My-Cloud-Dashboard „Apps“, wähle Plex Media Server und schalte ihn aus.
    .start = Öffne im My-Cloud-Dashboard „Apps“, wähle Plex Media Server und schalte ihn ein.
    .switch-ssh-on = Öffne im My-Cloud-Dashboard Einstellungen, Netzwerk. Schalte SSH ein.
    .keep-awake = Öffne im My-Cloud-Dashboard Einstellungen, Allgemein, Energiesparen. Schalte den Festplatten-Ruhezustand aus.
    .set-clock = Öffne im My-Cloud-Dashboard Einstellungen, Allgemein. Schalte den NTP-Dienst ein.
    .set-resolvers = Öffne im My-Cloud-Dashboard Einstellungen, Netzwerk. Trage diese beiden als DNS-Server ein:
    .firewall = Prüfe im My-Cloud-Dashboard unter „Apps“, ob Plex Media Server eingeschaltet ist.

platform-unraid = Unraid
    .stop = Öffne auf der Unraid-Seite den Reiter Docker, klicke auf das Plex-Symbol und wähle „Stop“.
    .start = Öffne auf der Unraid-Seite den Reiter Docker, klicke auf das Plex-Symbol und wähle „Start“.
    .restart = Öffne auf der Unraid-Seite den Reiter Docker, klicke auf das Plex-Symbol und wähle „Restart“.
    .terminal = Öffne auf der Unraid-Seite das Terminal: das Symbol >_ ganz oben. Heißt dein Container nicht plex? Nimm stattdessen seinen Namen.
    .keep-awake = Öffne auf der Unraid-Seite Settings, Disk Settings. Wähle eine längere Zeit bei „Default spin down delay“.
    .set-clock = Öffne auf der Unraid-Seite Settings, Date and Time. Stell „Use NTP“ auf „Yes“.
    .set-resolvers = Öffne auf der Unraid-Seite Settings, Network Settings. Trage diese beiden als DNS-Server ein:
    .firewall = Öffne auf der Unraid-Seite den Reiter Docker: Plex muss laufen, mit Port 32400 oder Netzwerk „host“.

platform-docker = Docker-Container
    .stop = Stoppe den Container. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .start = Starte den Container. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .restart = Starte den Container neu. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .terminal = Öffne ein Terminal auf dem Computer, auf dem der Container läuft. Heißt dein Container nicht plex? Nimm stattdessen seinen Namen.
    .own-names = Heißt dein Container nicht plex? Nimm stattdessen seinen Namen.
    .keep-awake = Schalte den Ruhezustand des Computers aus, auf dem der Container läuft.
    .set-clock = Stell die Uhr des Computers, auf dem der Container läuft, auf automatisch.
    .set-resolvers = Setze diese Zeilen in die Compose-Datei und erstelle den Container neu:
    .firewall = Prüfe, welche Ports offen sind. Gib auf seinem Computer in einem Terminal Folgendes ein:
