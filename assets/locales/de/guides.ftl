# Anleitungen: Titel, Einleitung (intro), Fragen, Schritte, Hinweise und die Schaltflächen zu anderen Wegen.
# Ein Schritt ist eine Zeile und fragt nichts; ein Text zum Kopieren steht darunter.

guide-common = Anleitung
    .where = Worauf läuft { $server }?
    .where-intro = Davon hängen die Schritte ab. Nicht sicher? Wähle „Etwas anderes“.
    .check-again = Warte 2 Minuten und drücke dann „Noch einmal prüfen“.
    .check-later = Warte 5 Minuten, bis alles gestartet ist, und drücke dann „Noch einmal prüfen“.
    .check-now = Drücke „Noch einmal prüfen“.
    .check-whenever = Drücke „Noch einmal prüfen“, wenn du nicht warten willst.
    .power-cycle = Fahre den Computer oder das Gerät des Servers herunter, warte 10 Sekunden und schalte es wieder ein.
    .time-zone = Prüfe dort auch die Zeitzone. Sie muss zu deinem Ort passen.
    .wait-until-stopped = Warte etwa 10 Sekunden, bis er beendet ist.
    .restart-command = Gib Folgendes ein, um Plex neu zu starten:
    .reach-nas = Gib auf diesem Computer in einem Terminal (Windows: Eingabeaufforderung) Folgendes ein:
    .restart-router = Zieh den Stecker deines Routers, steck ihn nach 10 Sekunden wieder ein und warte 5 Minuten.
    .open-router = Öffne die Seite deines Routers in einem Browser und melde dich an.
    .leave-open = Lass dieses Fenster offen. Es fragt automatisch wieder bei Plex nach.
    .switch-account = Drücke „Konto wechseln“ und melde dich mit diesem Konto an.
    .second-account = Hast du je „Mit Google fortfahren“, Apple oder Facebook benutzt? Das ist ein eigenes Konto.
    .old-mails = Suche in deinen Postfächern nach alten E-Mails von Plex. Sie gingen an das Konto, das du brauchst.
    .stored-account = Der Server weiß, welches Konto es ist. Gib auf seinem Computer in einem Terminal Folgendes ein:
    .open-plex = Plex öffnen
    .open-status-page = Statusseite von Plex
    .open-proxy-settings = Proxy-Einstellungen öffnen
    .open-time-settings = Zeiteinstellungen öffnen
    .open-privacy-settings = Datenschutzeinstellungen öffnen

guide-answer = Antwort
    .computers = Computer
    .nas-devices = NAS
    .containers = Container oder anderes Gerät
    .something-else = Etwas anderes
    .yes = Ja
    .no = Nein
    .not-sure = Ich bin nicht sicher
    .set-up-by-me = Ich, mit dem Konto, mit dem ich angemeldet bin
    .set-up-as-another = Ich, aber vielleicht mit einem anderen Konto
    .set-up-by-other = Jemand anderes
    .pi-hole = Pi-hole
    .ad-guard = AdGuard Home
    .next-dns = NextDNS
    .router-filter = Einen Filter im Router
    .none-of-these = Nichts davon
    .fritz-box = FRITZ!Box
    .dnsmasq = Asus Merlin oder DD-WRT
    .unbound = pfSense oder OPNsense
    .openwrt = OpenWrt
    .other-router = Einen anderen
    .chrome = Chrome oder Edge
    .firefox = Firefox
    .safari = Safari
    .other-browser = Einen anderen
    .opens-elsewhere = Ja, nur dieser Computer ist offline
    .opens-nowhere = Nein, dort lädt auch nichts
    .both-at-home = Zu Hause, und ich auch
    .away = Zu Hause, aber ich nicht
    .rented = Es ist ein Mietserver
    .at-home = Zu Hause
    .at-work = Bei der Arbeit oder in der Schule
    .as-guest = Im Hotel oder zu Besuch
    .pause-vpn = Nein, ich kann es ausschalten
    .tailscale = Ja, es ist Tailscale
    .other-vpn = Ja, es ist ein anderes VPN

copy-text = Zum Kopieren
    .stop = Server stoppen
    .start = Server starten
    .restart = Server neu starten
    .keep-awake = Wach halten
    .let-sleep = Wieder schlafen lassen
    .resolvers = DNS-Server
    .forget-answers = Alte Adressen vergessen
    .pi-hole = Pi-hole, auf seiner Kommandozeile
    .first-name = Erster Name
    .second-name = Zweiter Name
    .ad-guard = AdGuard Home, eigene Filterregeln
    .names-to-allow = Diese Namen erlauben
    .names-to-except = Diese Namen ausnehmen
    .own-list = Die Namensliste dieses Computers
    .proxy = Ist hier ein Proxy eingestellt?
    .set-clock = Uhr über das Internet stellen
    .fritz-box = FRITZ!Box, Liste der Ausnahmen
    .dnsmasq = dnsmasq, zusätzliche Option
    .unbound = Unbound, eigene Optionen
    .openwrt = OpenWrt, auf seiner Kommandozeile
    .withheld = Eine Adresse, die blockiert wurde
    .ask-plex = Erreicht er Plex?
    .compose-file = Compose-Datei
    .open-firewall = Plex durch die Firewall lassen
    .ports = Welche Ports sind offen?
    .mounts = Wo sind seine Einstellungen?
    .host-network-run = Netz des Computers benutzen (docker run)
    .host-network-compose = Netz des Computers benutzen (Compose-Datei)
    .advertise = Oder Plex seine Adresse nennen (docker run)
    .claim-inside = Von innen beanspruchen
    .at-its-computer = Seine eigene Seite
    .its-page = Die eigene Seite des Servers
    .address = Die Adresse des Servers
    .tunnel = Tunnel
    .through-tunnel = Durch den Tunnel
    .addresses = Wo er antwortet
    .plex-address = Adresse von Plex
    .stored-account = Gespeichertes Konto anzeigen
    .keep = Kopie der Einstellungen anlegen
    .remove = Alte Anmeldung entfernen
    .restore = Kopie wiederherstellen
    .delete = Kopie löschen
    .open-folders = Seine Ordner öffnen
    .reach-nas = Mit dem NAS verbinden
    .four-values = Die vier Werte

# Beanspruchen

guide-claim = Beanspruche { $server }.
    .intro = Auf ihm ist kein Konto angemeldet. Wenn du ihn beanspruchst, wird deins angemeldet. Bibliotheken und Wiedergabeverlauf bleiben.
    .sign-in = Drücke „Bei Plex anmelden“ und nimm das Konto, dem der Server gehören soll.
    .claim = Geh zurück und drücke „Diesen Server beanspruchen“. Das dauert bis zu 2 Minuten.
    .refused = Wurde das abgelehnt? Starte Locksmith auf dem Computer des Servers und beanspruche ihn dort.

guide-claim-there = Beanspruche { $server } dort, wo er läuft.
    .intro = Solange kein Konto auf ihm angemeldet ist, hört er nur auf seinen eigenen Computer.
    .intro-far = Solange kein Konto auf ihm angemeldet ist, hört er nur auf sein eigenes Netz. Dieser Computer ist in einem anderen.
    .intro-container = Ein Container mit eigenem Netz hält diesen Computer für einen Fremden. Von innen klappt das Beanspruchen.
    .intro-code = Von hier lässt er sich nicht beanspruchen, aber in seinen eigenen Einstellungen kannst du ihn anmelden.
    .start-there = Starte Locksmith auf dem Computer, auf dem der Server läuft. Dort findet es ihn.
    .finds-it = Melde dich dort an und drücke „Diesen Server beanspruchen“.
    .at-its-page = Öffne auf dem Computer des Servers diese Adresse in einem Browser:
    .follow-plex = Melde dich dort an und beanspruche den Server oder richte ihn ein, sobald Plex das anbietet.
    .same-router = Verbinde diesen Computer mit demselben Router wie den Server, ohne Gast-WLAN und VPN.
    .tunnel = Schalte dort SSH ein, gib auf diesem Computer in einem Terminal Folgendes ein und lass es offen:
    .through-tunnel = Öffne auf diesem Computer diese Adresse in einem Browser, melde dich an und beanspruche den Server:
    .get-code = Öffne plex.tv/claim in einem Browser, melde dich an und kopiere den Code. Er gilt 4 Minuten.
    .from-inside = Gib Folgendes mit deinem Code ein:

guide-container = Container
    .why-it-is-closed = Ein Container mit eigenem Netz hält alle für Fremde von außen, sogar dich zu Hause. Im Netz seines Computers (host) erkennt er, dass du zu Hause bist.
    .why-a-code-is-not-enough = Ein neuer Code in den Einstellungen des Containers bewirkt nichts, solange dort eine alte Anmeldung gespeichert ist. Die meisten Container lesen den Code nur einmal, wenn sie erstellt werden. Ein Neustart genügt also auch nicht. Ein Code gilt 4 Minuten.
    .before-recreating = Sieh nach, wo die Einstellungen des Containers liegen:
    .is-kept = Mach nur weiter, wenn dort /config mit einem Ordner oder benannten Volume von dir steht.
    .recreate = Erstelle den Container mit einer dieser Zeilen neu:
    .remote-watch-pass = Verlangt Plex zu Hause einen Remote Watch Pass? Dann braucht der Container das Netz seines Computers: siehe „Für Fortgeschrittene“.
    .not-yet = Noch nicht behoben? Vielleicht nennt der Container Plex eine Adresse, die sonst niemand erreicht: siehe „Für Fortgeschrittene“.

guide-container-address = Sag Plex, wo { $server } wirklich ist.
    .intro = Er läuft in einem Container und hat Plex eine Adresse genannt, die nur dort funktioniert. Kein anderes Gerät erreicht sie.
    .open-page = Öffne diese Adresse in einem Browser und melde dich an:
    .open-network = Öffne Einstellungen, wähle unter dem Namen des Servers Netzwerk und drücke „Erweiterte anzeigen“.
    .enter-address = Gib unter „Benutzerdefinierte Serverzugriffs-URLs“ Folgendes ein:
    .save = Drücke „Änderungen speichern“.
    .note = Öffnet sich die Seite nicht? Dann gib zuerst Port 32400 des Containers frei.

# Wem er gehört

guide-sign-in = Melde dich an, um zu sehen, ob { $server } dir gehört.
    .intro = Ein Konto hat ihn beansprucht. Nur Plex weiß, ob es deins ist.
    .press = Geh zurück und drücke „Bei Plex anmelden“. In deinem Browser öffnet sich die Seite von Plex.
    .as-owner = Melde dich mit dem Konto an, dem der Server gehört.
    .no-answer = Plex antwortet nicht? Auf der Statusseite steht, ob Plex eine Störung hat.

guide-other-owner = Melde dich als Besitzer von { $server } an.
    .intro = Beansprucht hat ihn { $owner }. Nur dieses Konto kommt an seine Einstellungen.
    .intro-nameless = Beansprucht hat ihn ein anderes Konto. Nur dieses Konto kommt an seine Einstellungen.
    .ask-them = Gehört er jemandem im Haus? Bitte diese Person, Locksmith zu starten oder den Server mit dir zu teilen.
    .other = Es ist mein Server, aber dieses Konto gibt es nicht mehr

guide-ask-owner = Frag, wer { $server } eingerichtet hat.
    .intro = Nur das Konto, mit dem er eingerichtet wurde, kommt an seine Einstellungen und kann ihn teilen.
    .ask-them = Frag diese Person, ob der Server bei ihr noch funktioniert.
    .let-share = Bitte sie, ihn in Plex unter Einstellungen, Bibliothekszugriff verwalten mit dir zu teilen.

guide-which-account = Finde heraus, wem { $server } gehört.
    .intro = Entweder benutzt er noch eine alte Anmeldung von dir, oder er gehört einem anderen Konto. Ein neues Passwort macht alte Anmeldungen ungültig.
    .intro-set-up = Das Konto, mit dem er eingerichtet wurde, besitzt ihn immer noch.
    .changed-password = Hast du dein Plex-Passwort geändert oder alle Geräte abgemeldet?
    .who-set-it-up = Wer hat { $server } eingerichtet?

guide-managed-user = Melde dich als Besitzer des Plex Home an.
    .intro = { $account } ist ein verwalteter Benutzer oder Gast in einem Plex Home. Nur der Besitzer kann { $server } beanspruchen.
    .intro-nameless = Du bist als verwalteter Benutzer oder Gast in einem Plex Home angemeldet. Nur der Besitzer kann { $server } beanspruchen.
    .switch = Drücke „Konto wechseln“. In deinem Browser öffnet sich die Seite von Plex.
    .sign-in = Melde dich dort mit der E-Mail-Adresse des Besitzers an.
    .greeted = Begrüßt Plex dich als denselben Benutzer? Wähle dort zuerst „Nicht du“ oder „Abmelden“.
    .ask-them = Bist du nicht der Besitzer? Bitte die Person, die das Plex Home eingerichtet hat, das mit dir zu machen.

# Der Computer des Servers

guide-restart = Starte { $server } neu.
    .intro = Beim Start fragt er Plex neu, wer rein darf. Es geht nichts verloren.
    .only-plex = Stattdessen nur Plex neu starten
    .other = Es hat nicht geholfen: zeigen, was ich prüfen soll

guide-certificate = Lass { $server } sein Sicherheitszertifikat erneuern.
    .intro = Plex stellt Sicherheitszertifikate für wenige Wochen aus. Ein Server erneuert seins, wenn er startet.
    .wait = Warte 10 Minuten und drücke dann „Noch einmal prüfen“.
    .only-plex = Stattdessen nur Plex neu starten
    .still-expired = Es ist immer noch abgelaufen
    .note = Immer noch abgelaufen? Vielleicht wurde Plex zu oft gefragt. Lass den Server ein paar Stunden laufen und prüfe dann noch einmal.

guide-not-running = Starte Plex Media Server auf seinem Computer.
    .intro = Der Computer ist an, aber der Server läuft nicht darauf.
    .stops-again = Beendet er sich gleich wieder? Starte den ganzen Computer neu und sieh nach, ob seine Festplatte voll ist.

guide-server-clock = Stell die Uhr von { $server }.
    .intro = Sein Datum oder seine Uhrzeit stimmt überhaupt nicht. Deshalb erkennt er nicht, ob er wirklich mit Plex spricht.
    .note = Nach jedem Start wieder falsch? Dann ist die kleine Batterie in seinem Computer leer.

guide-replaced = Finde die Einstellungen von { $server } wieder.
    .intro = An seiner Stelle antwortet ein neuer, leerer Server. Deine Bibliotheken sind nicht verloren: Sie gehören zu den alten Einstellungen.
    .do-not-claim = Beanspruche den neuen Server noch nicht. Er bliebe leer.
    .windows-stop = Beende auf dem PC des Servers das Plex, das jetzt läuft. Es gehört einem anderen Benutzer oder einem Dienst.
    .windows-user = Melde dich bei Windows als der Benutzer an, der Plex eingerichtet hat.
    .windows-start = Öffne das Startmenü, tippe Plex Media Server und drücke die Eingabetaste.
    .container-folder = Stell in den Einstellungen des Containers als /config oder Datenordner wieder den alten Ordner ein.
    .container-start = Starte den Container neu.
    .old-folder = Suche den Ordner, in dem Plex früher seine Daten hatte, auf seiner oder der alten Festplatte.
    .use-old-folder = Lass Plex wieder diesen Ordner benutzen und starte Plex neu.
    .reinstalled = Plex wurde neu installiert und dabei alles gelöscht
    .restore = Stell den Datenordner von Plex aus einer Sicherung wieder her und starte Plex neu.
    .note = Willst du wirklich neu anfangen? Dann beanspruche den neuen Server und entferne den alten Eintrag aus der Geräteliste von Plex.

guide-starting = Gib { $server } etwas Zeit.
    .intro = Nach einem Update räumt er zuerst seine Bibliothek auf. Bei einer großen kann das eine halbe Stunde dauern.
    .intro-still = Nach mehr als einer Stunde hängt etwas. Ein Neustart hilft meistens.
    .leave-it = Lass ihn an. Ausschalten kann jetzt der Bibliothek schaden.
    .wait = Drücke nach ein paar Minuten „Noch einmal prüfen“.
    .still-starting = Er startet nach einer Stunde immer noch

guide-slow = Halte { $server } wach.
    .intro = Er hat lange gebraucht, als wären sein Computer oder dessen Festplatten im Ruhezustand gewesen.
    .check = Drücke „Noch einmal prüfen“. Antwortet er innerhalb einer Sekunde, ist er wach.

guide-found-twice = Nur ein Computer darf { $server } sein.
    .intro = Das passiert, wenn ein Server umgezogen oder kopiert wurde und der alte noch läuft. Wir ändern nichts, bis einer weg ist.
    .decide = Entscheide, welcher Computer ab jetzt der Server sein soll.
    .decide-of-these = Entscheide, welcher von diesen ab jetzt der Server sein soll:
    .shut-down-other = Fahre den anderen herunter.
    .not-by-itself = Brauchst du den anderen Computer noch? Deinstalliere dort Plex Media Server, bevor du ihn weiter benutzt.
    .note = Es geht nichts verloren: Die Bibliotheken bleiben auf beiden Computern.

guide-not-plex = Finde die Adresse des Servers.
    .intro = Hier antwortet ein anderes Gerät. Vielleicht hat der Router dem Server eine neue Adresse gegeben.
    .search-again = Drücke „Noch einmal suchen“ neben der Liste. Ein Server in diesem Netz taucht meist von selbst auf.
    .look-in-router = Taucht er nicht auf, öffne die Seite deines Routers und suche seinen Computer in der Geräteliste.
    .type-it = Gib die Adresse von dort ins Feld „Adresse eines Servers“ ein.
    .keep-address = Lass den Router dem Computer des Servers immer dieselbe Adresse geben.
    .note = Ein Server ist unter Port 32400 zu erreichen, wenn sein Besitzer keinen anderen gewählt hat.
    .note-address = Geantwortet hat das Gerät unter { $address }.

guide-browser = Öffne Plex in einem neuen privaten Fenster.
    .intro = { $server } lässt dich rein. Etwas in deinem Browser ist im Weg.
    .which-browser = Welchen Browser benutzt du?
    .chrome = Drücke Strg+Umschalt+N, um ein privates Fenster zu öffnen.
    .chrome-mac = Drücke Umschalt+Befehl+N, um ein privates Fenster zu öffnen.
    .firefox = Drücke Strg+Umschalt+P, um ein privates Fenster zu öffnen.
    .firefox-mac = Drücke Umschalt+Befehl+P, um ein privates Fenster zu öffnen.
    .another = Öffne im Menü deines Browsers ein neues privates Fenster.
    .go-there = Geh zu dieser Adresse und melde dich als { $account } an:
    .go-there-nameless = Geh zu dieser Adresse und melde dich mit dem Konto an, dem der Server gehört:
    .ad-blocker = Funktioniert Plex dort, schalte im normalen Fenster Werbeblocker für app.plex.tv aus.
    .stored-data = Klicke auf das Symbol links von der Adresse, „Cookies und Websitedaten“. Lösche, was gespeichert ist.
    .stored-firefox = Klicke auf das Schloss links von der Adresse und wähle „Cookies und Website-Daten löschen“.
    .stored-safari = Öffne in den Einstellungen von Safari Datenschutz, Websitedaten verwalten. Entferne plex.tv.
    .stored-another = Lösche in den Einstellungen des Browsers die Cookies und Websitedaten von plex.tv.
    .allow-local = Klicke wieder auf das Symbol, öffne die Website-Einstellungen und erlaube den lokalen Netzwerkzugriff.
    .on-a-mac = Öffne Systemeinstellungen, Datenschutz & Sicherheit, Lokales Netzwerk. Schalte deinen Browser ein.

# Netzwerke

guide-server-cut-off = Hilf { $server }, Plex zu erreichen.
    .intro = Bei dir zu Hause antwortet er, aber er und Plex im Internet erreichen einander nicht.
    .ask = Gib Folgendes ein. Jede Zahl außer 000 heißt, dass er Plex erreicht:
    .ad-blocker = In meinem Netz läuft ein Werbeblocker
    .note = Ein Virenscanner oder ein Firmennetz, das die Verbindung abfängt, wirkt genauso: Nimm dort plex.tv aus.

guide-unreachable = Hol { $server } in dein Netz zurück.
    .intro = Er war vorher da oder steht auf der Liste von Plex, aber jetzt antwortet nichts.
    .intro-still = Ist sein Computer an und in deinem Netz, liegt es am ehesten an einer Firewall oder einer neuen Adresse.
    .is-on = Drücke auf seinem Computer eine Taste oder sieh nach den Lämpchen: Er muss an sein.
    .same-network = Verbinde diesen Computer mit demselben Netz wie den Server, ohne Gast-WLAN und VPN.
    .still-gone = Er ist an und wird trotzdem nicht gefunden
    .find-in-router = Öffne die Seite deines Routers und suche den Computer des Servers in der Geräteliste.
    .type-it = Gib seine Adresse ins Feld „Adresse eines Servers“ ein.
    .note-far = Er ist in einem anderen Netz als dieser Computer, und vielleicht trennt der Router dazwischen die beiden. Versuch es von einem Computer in seinem eigenen Netz.

guide-elsewhere = Verbinde dich mit dem Netz, in dem { $server } ist.
    .intro = Plex kennt diesen Server, aber er ist nicht im Netz dieses Computers.
    .where-is-it = Wo ist { $server }?
    .join = Verbinde diesen Computer mit dem WLAN oder Netz, in dem der Server ist.
    .no-guest = Verlass ein Gast-WLAN und schalte ein VPN aus. Beide trennen diesen Computer vom Server.
    .as-usual = Versuch es mit Plex von hier wie immer. Vielleicht geht es trotzdem.
    .start-at-home = Sonst starte Locksmith, sobald du zu Hause bist.
    .ask-host = Frag den Anbieter, ob die Maschine läuft.
    .start-there = Kannst du dich auf ihr anmelden, starte Locksmith dort.

# Dieser Computer

guide-offline = Verbinde diesen Computer mit dem Internet.
    .intro = Dein Heimnetz können wir auch so prüfen, Plex selbst aber nicht.
    .on-your-phone = Laden Webseiten auf deinem Handy, im selben WLAN?
    .restart-computer = Starte diesen Computer neu.
    .call-provider = Lädt auch dann nichts, ruf deinen Internetanbieter an.

guide-dns-broken = Gib diesem Computer eine andere Auskunft für Internetadressen.
    .intro = Die Auskunft, die er benutzt, antwortet nicht. Meist ist das der Router.
    .forget-answers = Gib in einem Terminal (Windows: Eingabeaufforderung) Folgendes ein:
    .note = Auch ein VPN oder Virenscanner kann das verursachen: Schalte es zum Test kurz aus.

guide-plex-blocked = Erlaube Plex in deinem Netz.

guide-unblock = Plex erlauben
    .intro = Ein Werbeblocker oder Filter in deinem Netz hält Plex fern.
    .which = Was davon benutzt du?
    .pi-hole = Öffne die Seite deines Pi-hole und wähle Domains.
    .pi-hole-add = Gib dies ein, hake „Add domain as wildcard“ an und drücke „Add to Allowed domains“:
    .pi-hole-again = Mach dasselbe hiermit:
    .pi-hole-command = Gib in einem Terminal auf deinem Pi-hole Folgendes ein:
    .ad-guard = Öffne die Seite von AdGuard Home, dann Filter, Benutzerdefinierte Filterregeln.
    .ad-guard-add = Füge diese beiden Zeilen hinzu:
    .apply = Drücke „Anwenden“.
    .next-dns = Öffne my.nextdns.io, melde dich an und wähle Allowlist.
    .add-names = Füge diese Namen hinzu:
    .router = Suche dort nach einer Kindersicherung oder Filterliste und erlaube diese Namen:
    .provider = Eine Kindersicherung beim Internetanbieter kann das auch.
    .pause-here = Schalte Werbeblocker, Webfilter und Virenscanner auf diesem Computer kurz aus.
    .own-list = Öffne diese Datei in einem Texteditor:
    .delete-lines = Lösche die Zeilen, in denen plex steht, und speichere die Datei.

guide-proxy-broken = Schalte den Proxy aus oder bring ihn in Ordnung.
    .intro = Dieser Computer soll Plex über einen Proxy erreichen. Zu Hause braucht den kaum jemand.
    .terminal = Gib dort, wo du Locksmith gestartet hast, Folgendes ein. Jede Zeile stellt einen Proxy ein:
    .company = Ist es ein Firmencomputer? Frag, wer sich um ihn kümmert.

guide-intercepted = Schalte ab, was die Verbindung abfängt.
    .intro = Etwas zwischen diesem Computer und Plex fängt die Verbindung ab. Sich darüber anzumelden, wäre nicht sicher.
    .intro-issuer = „{ $issuer }“ antwortet anstelle von Plex und fängt die Verbindung ab. Sich darüber anzumelden, wäre nicht sicher.
    .where-are-you = Wo bist du gerade?
    .scanner = Suche in deinem Virenscanner nach Webschutz oder HTTPS-Prüfung.
    .except = Nimm dort diese Namen aus:
    .avast = Öffne in Avast oder AVG Einstellungen, Schutz, Basis-Schutzmodule, Web-Schutz.
    .https-off = Schalte die HTTPS-Prüfung aus oder nimm diese Namen aus:
    .kaspersky = Öffne in Kaspersky Einstellungen, Netzwerkeinstellungen, Vertrauenswürdige Adressen.
    .add-names = Füge diese Namen hinzu:
    .eset = Öffne in ESET Erweiterte Einstellungen, SSL/TLS.
    .bitdefender = Öffne in Bitdefender Schutz, Online-Gefahrenabwehr, Einstellungen.
    .home-network = Benutze stattdessen dein Heimnetz oder die Internetverbindung deines Handys.
    .company = Das Netz dort soll das tun. Nur wer es betreibt, kann eine Ausnahme machen.
    .welcome-page = Öffne irgendeine Seite in einem Browser. Die Begrüßungsseite des Netzes erscheint.
    .accept = Bestätige sie oder melde dich dort an.
    .proxy = Ist in den Netzwerkeinstellungen ein Proxy eingetragen, den du nicht kennst? Schalte ihn aus.

guide-clock = Stell die Uhr dieses Computers.
    .intro = Plex akzeptiert keinen Computer, dessen Datum oder Uhrzeit überhaupt nicht stimmt.
    .terminal = Gib Folgendes in einem Terminal ein:
    .note = Nach jedem Start wieder falsch? Dann ist die kleine Batterie in diesem Computer leer.

guide-plex-down = Warte auf Plex.
    .intro = Plex selbst hat eine Störung. Es liegt nicht an deinem Server, deinem Konto oder deinem Netz.
    .how-long = Auf der Statusseite von Plex steht, wie lange es dauern kann.
    .change-nothing = Ändere inzwischen nichts an deinem Server. Das könnte es schlimmer machen.

guide-rate-limited = Warte einen Moment.
    .intro = Plex wurde aus deinem Netz zu oft gefragt, von irgendeinem Gerät oder Zusatzprogramm.
    .add-ons = Stoppe für eine Stunde Zusatzprogramme, die Plex ständig fragen, etwa Kometa oder Tautulli.

guide-network-denied = Lass diese App in dein Heimnetz.
    .intro = Das System oder eine Firewall auf diesem Computer hält sie davon fern.
    .intro-mac = macOS fragt einmal und merkt sich die Antwort.
    .firewall = Öffne die Einstellungen deiner Firewall oder deines Virenscanners.
    .allow = Erlaube Locksmith for Plex in privaten Netzwerken.
    .mac-settings = Öffne Systemeinstellungen, Datenschutz & Sicherheit, Lokales Netzwerk.
    .mac-switch = Schalte Locksmith for Plex ein. Ist es schon an, schalte es aus und wieder ein.
    .mac-reopen = Schließe diese App und öffne sie wieder.
    .mac-not-listed = Nicht in der Liste? Starte den Mac neu und erlaube es, wenn macOS fragt.
    .mac-note = Dieselbe Liste gilt für Browser: Auch Chrome muss eingeschaltet sein. Safari braucht das nicht.

guide-names-blocked = Lass die lokalen Adressen von Plex durch den Router.
    .intro = Er blockiert Adressen, die zu dir nach Hause führen. Locksmith braucht sie nicht, manche Browser und Fernseher schon.
    .which-router = Welchen Router hast du?
    .fritz-box = Öffne Heimnetz, Netzwerk, Netzwerkeinstellungen, weitere Einstellungen.
    .fritz-box-enter = Trage unter „DNS-Rebind-Schutz“ Folgendes ein:
    .dnsmasq = Suche die zusätzlichen Optionen für dnsmasq, unter DNS oder LAN.
    .enter = Füge dies hinzu:
    .unbound = Öffne Services, DNS Resolver oder Unbound DNS und suche die eigenen Optionen (Custom options).
    .openwrt = Öffne Netzwerk, DHCP und DNS und suche die Domains, die der Rebind-Schutz auslässt.
    .openwrt-enter = Füge diesen Namen hinzu:
    .openwrt-command = Oder gib auf seiner Kommandozeile Folgendes ein:
    .save = Speichere und starte den Router neu.
    .look-for = Suche in den Einstellungen nach „rebind“. Gibt es eine Liste von Ausnahmen, füge plex.direct hinzu.
    .no-setting = Gibt es keine, stell auf diesem Computer und den Fernsehern diese DNS-Server ein:
    .withheld = Diese Adresse wurde blockiert, zum Ausprobieren:

guide-vpn = Schalte das VPN kurz aus oder gib darin dein Heimnetz frei.
    .intro = Solange es an ist, sieht dieser Computer dein Zuhause vielleicht nicht, und dein Server hält dich womöglich für einen Fremden.
    .keep-it-on = Brauchst du das VPN gerade?
    .tailscale = Öffne das Menü von Tailscale und wähle Exit nodes.
    .tailscale-switch = Schalte „Allow local network access“ ein.
    .settings = Suche in den Einstellungen deines VPN nach „LAN erlauben“ oder „Lokale Netzwerkfreigabe“.
    .allow = Schalte das ein.

# Eine Anmeldung von Hand entfernen

guide-remove-sign-in = Entferne die alte Anmeldung von { $server }.
    .intro = Das machst du dort, wo der Server läuft, so wie Plex es selbst empfiehlt. Bibliotheken und Wiedergabeverlauf bleiben.
    .intro-code = Eine neue Anmeldung ersetzt die alte. Bibliotheken und Wiedergabeverlauf bleiben.
    .intro-owner = Beansprucht hat ihn { $owner }. Mach nur weiter, wenn der Server dir gehört: Mit einem anderen Konto verlieren alle den Zugriff, mit denen er geteilt war.
    .intro-foreign = Nur für einen Server, der dir gehört. Mit einem anderen Konto verlieren alle den Zugriff, mit denen er geteilt war.
    .start-there = Starte Locksmith auf dem Computer des Servers, als der Benutzer, unter dem Plex läuft.
    .as-its-user = Starte Locksmith als der Benutzer dieses Computers, unter dem Plex läuft.
    .repair-there = Melde dich dort an und drücke „Reparieren…“. Es macht zuerst eine Kopie und kann alles rückgängig machen.
    .whose = Sieh nach, wessen Anmeldung es ist. Gehört sie jemand anderem, hör hier auf und frag nach:
    .stop = Stoppe den Server:
    .start = Starte den Server:
    .keep = Lege eine Kopie der Einstellungen an. Es muss „done“ erscheinen:
    .keep-values = Lege eine Kopie der Einstellungen an. Beim ersten Mal muss erscheinen, dass es geklappt hat:
    .remove = Entferne die alte Anmeldung. Es muss „done“ erscheinen:
    .remove-values = Entferne die alte Anmeldung. Vielleicht erscheint, dass einer der Werte fehlt:
    .open-folders = Öffne seine Ordner. Es erscheint eine Zeile mit #:
    .keep-in-folders = Gib hinter dem # dies ein, um eine Kopie anzulegen. Es muss „done“ erscheinen:
    .remove-in-folders = Gib hinter dem # dies ein, um die alte Anmeldung zu entfernen. Es muss „done“ erscheinen:
    .close-folders = Tippe exit und drücke die Eingabetaste.
    .claim = Warte eine Minute, drücke „Noch einmal prüfen“ und beanspruche den Server.
    .claim-there = Warte eine Minute, starte Locksmith auf seinem Computer und beanspruche den Server dort.
    .claim-container = Wird das Beanspruchen abgelehnt, hol dir auf plex.tv/claim einen Code und gib Folgendes damit ein:
    .restore = Geht etwas schief: Das stoppt den Server, stellt die Kopie wieder her und startet ihn wieder:
    .stop-and-restore = Geht etwas schief: Schalte ihn unter „Apps“ aus, stell die Kopie wieder her und schalte ihn wieder ein:
    .quit-and-restore = Geht etwas schief: Beende den Server, stell die Kopie wieder her und starte ihn wieder:
    .restore-in-container = Geht etwas schief: Das stellt die Kopie wieder her, vom Stoppen bis zum Starten:
    .delete = Lösche die Kopie, sobald du wieder drin bist:
    .ask-who-knows = Frag, wer den Server eingerichtet hat, wo er läuft und wie man an seine Einstellungen kommt.
    .start-there-or = Starte dort Locksmith, wenn das geht. Es findet den Server und bietet an, ihn zu reparieren.
    .stop-there = Stoppe dort Plex Media Server.
    .copy-there = Lege eine Kopie seiner Einstellungen an.
    .remove-there = Entferne diese vier Werte aus den Einstellungen und sonst nichts:
    .start-again = Starte Plex Media Server wieder.
    .other = Zuerst ein anderes Konto versuchen
    .note = Lösche nie die ganzen Einstellungen: Für Plex wäre es ein neuer Server, und du müsstest seine Bibliotheken neu einrichten.
    .note-delete = Bist du wieder drin? Lösche die Kopie: Sie enthält eine Anmeldung. Zeig sie niemandem.
