# Anleitungen: Titel, Einleitung (intro), Schritte, Hinweise und die Schaltfläche zu einer anderen Anleitung (other).

guide-common = Anleitung
    .check-again = Warte zwei Minuten, und drücke dann „Noch einmal prüfen“.
    .check-now = Drücke „Noch einmal prüfen“.
    .choose-platform = Wähle oben, worauf der Server läuft. Davon hängen die genauen Schritte ab.
    .time-zone = Prüfe an derselben Stelle die Zeitzone: Es muss deine sein.
    .wait-until-stopped = Warte etwa zehn Sekunden, bis er weg ist.
    .restart-computer = Windows oder Mac: Beende Plex Media Server über sein Symbol, und starte ihn wieder.
    .restart-nas = NAS: Öffne das App-Center, stoppe Plex Media Server, und starte ihn wieder.
    .restart-container = Container: Starte ihn in der Container-Liste neu.
    .restart-then = Starte dann Plex Media Server neu, damit er es noch einmal versucht.
    .switch-account = Drücke oben „Nicht du? Wechseln“, und melde dich auf der Seite von Plex mit diesem Konto an.
    .second-account = Hast du je „Mit Google fortfahren“, Apple oder Facebook benutzt? Das ist ein eigenes Konto.
    .old-mails = Suche in deinen Postfächern nach alten E-Mails von Plex. Die Adresse, an die sie gingen, ist einen Versuch wert.
    .stored-account = Der Server kennt das Konto. Gib auf seinem eigenen Computer in einem Terminal dies ein:
    .open-plex = Plex öffnen
    .open-status-page = Statusseite von Plex
    .open-proxy-settings = Proxy-Einstellungen öffnen
    .open-time-settings = Zeiteinstellungen öffnen
    .open-privacy-settings = Datenschutz-Einstellungen öffnen

copy-text = Zum Kopieren
    .stop = Server stoppen
    .start = Server starten
    .restart = Server neu starten
    .keep-awake = Wach halten
    .let-sleep = Wieder schlafen lassen
    .resolvers = DNS-Server
    .forget-answers = Alte Antworten vergessen
    .pi-hole = Pi-hole, in seiner Befehlszeile
    .ad-guard = AdGuard Home, eigene Filterregeln
    .names-to-allow = Namen, die erlaubt sein müssen
    .names-to-except = Namen, die ausgenommen sein müssen
    .own-list = Die Namensliste dieses Computers
    .proxy = Ist einer eingestellt?
    .set-clock = Uhr über das Internet stellen
    .fritz-box = FRITZ!Box, Liste der Ausnahmen
    .dnsmasq = dnsmasq (DD-WRT, Asus Merlin, Pi-hole)
    .unbound = pfSense, OPNsense (Unbound), eigene Optionen
    .openwrt = OpenWrt, in seiner Befehlszeile
    .withheld = Ein Name, der verborgen wurde
    .ask-plex = Erreicht er Plex?
    .compose-file = Compose-Datei
    .open-firewall = Andere durchlassen
    .ports = Welche Ports sind offen?
    .mounts = Wo sind seine Einstellungen?
    .host-network-run = Netzwerk des Computers benutzen (docker run)
    .host-network-compose = Netzwerk des Computers benutzen (Compose-Datei)
    .advertise = Oder Plex seine Adresse nennen (docker run)
    .claim-inside = Von innen beanspruchen
    .at-its-computer = Auf seinem eigenen Computer
    .tunnel = Tunnel
    .through-tunnel = Durch den Tunnel
    .addresses = Wo er antwortet
    .plex-address = Adresse von Plex
    .stored-account = Gespeichertes Konto zeigen
    .keep = Kopie der Einstellungen behalten
    .remove = Alte Anmeldung entfernen
    .restore = Kopie wiederherstellen
    .delete = Kopie löschen
    .open-folders = Seine Ordner öffnen
    .reach-nas = Mit dem NAS verbinden
    .four-values = Die vier Werte

# Beanspruchen

guide-claim = Beanspruche { $server }.
    .intro = Auf ihm ist kein Konto angemeldet. Beim Beanspruchen meldet sich deines an. Bibliotheken und Verlauf bleiben.
    .sign-in = Drücke „Bei Plex anmelden“, und nimm das Konto, dem der Server gehören soll.
    .claim = Geh zurück, und drücke „Diesen Server beanspruchen“. Das dauert bis zu zwei Minuten.
    .refused = Wurde es abgelehnt? Starte Locksmith auf dem Computer des Servers, und beanspruche ihn dort.

guide-claim-there = Beanspruche { $server } auf seinem eigenen Computer.
    .intro = Solange kein Konto auf ihm angemeldet ist, hört er nur auf seinen eigenen Computer.
    .intro-far = Solange kein Konto auf ihm angemeldet ist, hört er nur auf sein eigenes Netzwerk. Dieser Computer ist in einem anderen.
    .runs-here = Er läuft auf diesem Computer: Drücke „Noch einmal prüfen“, und beanspruche ihn noch einmal.
    .start-there = Starte Locksmith dort, wo der Server läuft ({ $platform }).
    .finds-it = Es findet den Server dort. Melde dich an, und drücke „Diesen Server beanspruchen“.
    .still-closed = Wieder abgelehnt? Öffne auf diesem Computer diese Adresse in einem Browser, und melde dich an:
    .follow-plex = Folge der Seite von Plex: Sie bietet an, den Server zu beanspruchen oder einzurichten.
    .same-router = Verbinde diesen Computer mit demselben Router wie das NAS: kein Gast-WLAN, kein VPN.
    .tunnel = Gib als letztes Mittel auf diesem Computer in einem Terminal dies ein, und lass es offen. SSH muss dort eingeschaltet sein.
    .through-tunnel = Öffne dann auf diesem Computer diese Adresse in einem Browser, melde dich an, und beanspruche den Server:
    .with-a-screen = Hat er einen Bildschirm? Starte Locksmith auf diesem Computer. Es kann den Server dort beanspruchen.
    .or-its-page = Oder öffne auf diesem Computer diese Adresse in einem Browser, und melde dich an:
    .or-a-nas = Ist es ein NAS? Stoppe Plex in seinem App-Center, starte es wieder, und drücke „Noch einmal prüfen“.

guide-claim-container = Beanspruche { $server } aus seinem Container heraus.
    .intro = Ein Container mit eigenem Netzwerk hält diesen Computer für einen Fremden. Von innen hört er.
    .get-code = Öffne plex.tv/claim in einem Browser, melde dich an, und kopiere den Code. Er gilt vier Minuten.
    .from-inside = Öffne auf dem Computer, auf dem der Container läuft, ein Terminal, und gib dies mit deinem Code ein:
    .for-good = Damit es so bleibt, lass den Container das Netzwerk seines Computers benutzen.

guide-container = Container
    .why-it-is-closed = Ein Container mit eigenem Netzwerk hält alle für Fremde von außen, sogar dich zu Hause. Im Netzwerk seines Computers (host) sieht er dich so, wie du bist.
    .why-a-code-is-not-enough = Ein neuer Code in den Einstellungen des Containers bewirkt nichts, solange dort eine alte Anmeldung gespeichert ist. Die meisten Container lesen den Code nur einmal, wenn sie erstellt werden. Ein Neustart genügt also auch nicht. Ein Code gilt vier Minuten.
    .before-recreating = Sieh zuerst nach, wo seine Einstellungen liegen. Mach nur weiter, wenn dort /config mit einem Ordner oder benannten Volume von dir steht.
    .recreate = Erstelle dann den Container mit einer dieser Zeilen neu:
    .remote-watch-pass = Verlangt Plex zu Hause einen Remote Watch Pass? Dann braucht der Container ein anderes Netzwerk.
    .not-yet = Noch nicht behoben? Vielleicht nennt er Plex eine Adresse, die sonst niemand erreicht.

guide-container-address = Sag Plex, wo { $server } wirklich ist.
    .intro = Er läuft in einem Container, und hat Plex eine Adresse genannt, die es nur darin gibt. Kein anderes Gerät erreicht sie.
    .simplest = Am einfachsten: Lass den Container das Netzwerk seines Computers benutzen (host).
    .or-publish = Oder lass ihm sein eigenes Netzwerk: Gib Port 32400 frei, und nenne Plex die Adresse des Computers.
    .note = In den Einstellungen von Plex heißt das „Benutzerdefinierte Serverzugriffs-URLs“, unter Netzwerk.

# Wem er gehört

guide-sign-in = Melde dich an, um zu sehen, ob { $server } dir gehört.
    .intro = Ein Konto hat ihn beansprucht. Nur Plex weiß, ob es deines ist.
    .press = Geh zurück, und drücke „Bei Plex anmelden“. In deinem Browser öffnet sich die Seite von Plex.
    .as-owner = Melde dich mit dem Konto an, dem der Server gehört.
    .no-answer = Plex antwortet nicht? Seine Statusseite sagt, ob Plex eine Störung hat.

guide-other-owner = Melde dich als Besitzer von { $server } an.
    .intro = Er gehört zum Konto { $owner }. Nur dieses Konto kommt an seine Einstellungen.
    .intro-nameless = Er gehört zu einem anderen Konto. Nur dieses Konto kommt an seine Einstellungen.
    .ask-them = Ist es jemand anderes im Haus? Bitte ihn, Locksmith zu starten oder den Server mit dir zu teilen.
    .other = Es ist mein Server, und dieses Konto gibt es nicht mehr

guide-which-account = Finde heraus, wem { $server } gehört.
    .intro = Entweder gehört er einem anderen Konto, oder er benutzt eine alte Anmeldung von dir, von vor deinem neuen Passwort.
    .changed-password = Hast du dein Passwort geändert oder alle Geräte abgemeldet? Dann ist es wohl eine alte Anmeldung.
    .other = Es ist meine alte Anmeldung: zeigen, wie ich sie entferne

guide-managed-user = Melde dich als Besitzer des Plex Home an.
    .intro = { $account } ist ein verwalteter Benutzer oder Gast in einem Plex Home. Nur der Besitzer kann { $server } beanspruchen.
    .intro-nameless = Du bist als verwalteter Benutzer oder Gast in einem Plex Home angemeldet. Nur der Besitzer kann { $server } beanspruchen.
    .switch = Drücke oben „Nicht du? Wechseln“. In deinem Browser öffnet sich die Seite von Plex.
    .greeted = Begrüßt sie dich als denselben Benutzer? Wähle dort „Nicht du“ oder „Abmelden“, und melde dich mit einer E-Mail-Adresse an.
    .ask-them = Bist du nicht der Besitzer? Bitte den, der das Plex Home eingerichtet hat, das mit dir zu tun.

# Der Computer des Servers

guide-restart = Starte { $server } neu.
    .intro = Beim Start fragt er Plex noch einmal, wer hereindarf. Nichts geht verloren.
    .other = Es hat nicht geholfen: zeigen, was zu prüfen ist

guide-certificate = Lass { $server } sein Sicherheitszertifikat erneuern.
    .intro = Plex stellt sie für einige Wochen aus. Ein Server erneuert seines selbst, solange seine Uhr stimmt.
    .wait = Warte zehn Minuten, und drücke dann „Noch einmal prüfen“.
    .note = Immer noch abgelaufen? Vielleicht wurde Plex zu oft gefragt. Lass den Server ein paar Stunden laufen, und prüfe dann erneut.

guide-not-running = Starte Plex Media Server auf seinem Computer.
    .intro = Der Computer ist an, aber der Server läuft nicht auf ihm.
    .windows = Windows: Öffne das Startmenü, tippe Plex Media Server, und drücke die Eingabetaste.
    .mac = Mac: Öffne den Ordner Programme, und starte Plex Media Server.
    .nas = NAS: Öffne das App-Center, suche Plex Media Server, und drücke „Ausführen“ oder „Start“.
    .container = Container: Starte ihn in der Container-Liste.
    .stops-again = Beendet er sich gleich wieder? Starte den ganzen Computer neu, und prüfe, ob seine Festplatte voll ist.

guide-server-clock = Stelle die Uhr von { $server }.
    .intro = Datum oder Uhrzeit sind weit daneben. Deshalb erkennt er nicht, ob er wirklich mit Plex spricht.
    .note = Nach jedem Start wieder falsch? Dann ist die kleine Batterie in diesem Computer leer.

guide-replaced = Finde die Einstellungen von { $server } wieder.
    .intro = An seiner Stelle antwortet ein neuer, leerer Server. Deine Bibliotheken sind nicht verloren: Sie gehören zu den alten Einstellungen.
    .do-not-claim = Beanspruche den neuen Server noch nicht. Er bliebe leer.
    .windows = Windows: Hat ein Dienst Plex gestartet, oder ein anderer Benutzer? Beende es, melde dich als der Benutzer an, der Plex eingerichtet hat, und starte Plex dort.
    .container = Container oder NAS: Wurde es neu eingerichtet? Richte den Ordner /config oder den Datenordner auf den alten, und starte es wieder.
    .reinstalled = Wurde Plex neu installiert und nichts behalten? Dann stelle den Datenordner aus einer Sicherung wieder her.
    .note = Willst du wirklich neu anfangen? Dann beanspruche den neuen Server, und entferne den alten Eintrag aus der Geräteliste von Plex.

guide-starting = Gib { $server } etwas Zeit.
    .intro = Nach einem Update räumt er zuerst seine Bibliothek auf. Bei einer großen kann das eine halbe Stunde dauern.
    .leave-it = Lass ihn an. Jetzt auszuschalten kann der Bibliothek schaden.
    .by-itself = Diese Seite prüft von selbst erneut.
    .still-starting = Nach einer Stunde immer noch? Dann starte ihn neu.

guide-slow = Halte { $server } wach.
    .intro = Er antwortete spät, wie ein Computer, der geschlafen hat, oder dessen Festplatten.
    .check = Drücke „Noch einmal prüfen“: Eine Antwort binnen einer Sekunde heißt, dass er wach ist.

guide-found-twice = Behalte nur einen Computer, der sagt, er sei { $server }.
    .intro = Das geschieht, wenn ein Server umgezogen oder kopiert wurde und der alte noch läuft. Wir ändern nichts, bis einer weg ist.
    .decide = Entscheide, welcher Computer ab jetzt der Server sein soll.
    .go-there = Geh zum anderen, und beende Plex dort.
    .not-by-itself = Lass Plex dort nicht von selbst starten: Entferne es aus den Programmen, die mit dem Computer starten.
    .note = Nichts geht verloren: Die Bibliotheken bleiben auf beiden Computern.

guide-not-plex = Finde die Adresse des Servers.
    .intro = Hier antwortet ein anderes Gerät. Vielleicht hat der Router dem Server eine neue Adresse gegeben.
    .search-again = Drücke „Noch einmal suchen“ neben der Liste. Ein Server in diesem Netzwerk wird meist ohne Adresse gefunden.
    .look-in-router = Oder öffne die Seite deines Routers, und suche den Computer des Servers in der Geräteliste.
    .type-it = Tippe die Adresse von dort in das Feld „Adresse eines Servers“.
    .keep-address = Lass den Router diesem Computer immer dieselbe Adresse geben.
    .note = Ein Server hört auf Port 32400, wenn sein Besitzer keinen anderen gewählt hat.
    .note-address = Was geantwortet hat, ist an { $address }.

guide-browser = Öffne Plex in einem neuen privaten Fenster.
    .intro = { $server } lässt dich herein. Etwas in deinem Browser ist im Weg.
    .private-window = Drücke Strg+Umschalt+N in Chrome oder Edge, oder Strg+Umschalt+P in Firefox. Am Mac: Umschalt+Befehl mit demselben Buchstaben.
    .go-there = Geh zu dieser Adresse, und melde dich als { $account } an:
    .go-there-nameless = Geh zu dieser Adresse, und melde dich mit dem Konto an, dem der Server gehört:
    .ad-blocker = Klappt das? Dann schalte im normalen Fenster Werbeblocker für app.plex.tv aus.
    .stored-data = Entferne, was der Browser für plex.tv gespeichert hat: Klicke auf das Symbol links von der Adresse, dann auf Cookies und Websitedaten.
    .allow-local = Chrome oder Edge: Öffne an derselben Stelle die Website-Einstellungen, und erlaube den Zugriff auf das lokale Netzwerk.
    .on-a-mac = Am Mac: Öffne Systemeinstellungen, Datenschutz & Sicherheit, Lokales Netzwerk, und schalte deinen Browser ein.

# Netzwerke

guide-server-cut-off = Hilf { $server }, Plex zu erreichen.
    .intro = Er antwortet bei dir zu Hause, aber er und Plex im Internet erreichen einander nicht.
    .ask = Erreicht er Plex? Gib auf seinem Computer in einem Terminal dies ein. Jede Zahl außer 000 heißt ja:
    .open-plex-there = Erreicht er Plex? Öffne auf seinem Computer plex.tv in einem Browser. Geht die Seite auf, überspringe den nächsten Schritt.
    .ad-blocker = Läuft in deinem Netzwerk ein Werbeblocker? Erlaube dort plex.tv und plex.direct.
    .note = Ein Virenscanner oder Firmennetz, das die Verbindung abfängt, wirkt genauso: Nimm dort plex.tv aus.

guide-unreachable = Hol { $server } in dein Netzwerk zurück.
    .intro = Er war vorher da, oder Plex führt ihn auf, aber jetzt antwortet nichts.
    .is-on = Ist sein Computer an und wach? Drücke dort eine Taste, oder sieh auf seine Lämpchen.
    .same-network = Ist er im selben Netzwerk wie dieser Computer? Ein Gast-WLAN oder VPN trennt die beiden.
    .restart-computer = Starte seinen Computer einmal neu. Hat er eine neue Adresse, erfährt das Netzwerk sie dann.
    .find-in-router = Suche ihn in der Geräteliste deines Routers, und tippe seine Adresse in das Feld „Adresse eines Servers“.
    .note-far = Er ist in einem anderen Netzwerk als dieser Computer. Der Router dazwischen trennt sie vielleicht: Versuche es von einem Computer in seinem eigenen Netzwerk.

guide-elsewhere = Geh in das Netzwerk, in dem { $server } ist.
    .intro = Plex kennt diesen Server, und er ist nicht im Netzwerk dieses Computers.
    .at-home = Ist er zu Hause, und du auch? Verbinde dich mit demselben WLAN oder Netzwerk wie der Server. Ein Gast-WLAN trennt die beiden.
    .away = Bist du unterwegs? Starte Locksmith zu Hause. Oder benutze Plex von hier wie immer: Vielleicht geht es trotzdem.
    .rented = Ist es ein gemieteter Rechner? Starte Locksmith darauf, oder frag den, der ihn betreibt.

# Dieser Computer

guide-offline = Verbinde diesen Computer mit dem Internet.
    .intro = Dein Heimnetz können wir auch so prüfen, Plex selbst nicht.
    .any-page = Öffne irgendeine Webseite. Geht sie auf anderen Geräten auch nicht auf? Dann starte den Router neu, und warte fünf Minuten.
    .restart-computer = Geht sie auf anderen Geräten auf? Dann starte diesen Computer neu.

guide-dns-broken = Lass diesen Computer Adressen anderswo nachschlagen.
    .intro = Was für ihn Internetadressen nachschlägt, meist der Router, antwortet nicht.
    .restart-router = Starte den Router neu, und warte fünf Minuten. Oft ist das schon alles.
    .note = Auch ein VPN oder Virenscanner kann das verursachen: Schalte es zum Versuch kurz aus.

guide-plex-blocked = Erlaube Plex in deinem Netzwerk.
    .intro = Ein Werbeblocker oder Filter verbirgt es: Pi-hole, AdGuard, NextDNS, der deines Routers, oder einer auf diesem Computer.
    .pi-hole = Pi-hole: Öffne seine Seite, Domains. Gib plex.tv ein, setze den Haken bei „Add domain as wildcard“, drücke „Add to Allowed domains“. Tu dasselbe mit plex.direct. Oder gib dies ein:
    .ad-guard = AdGuard Home: Öffne Filter, Benutzerdefinierte Filterregeln, füge diese beiden Zeilen hinzu, und drücke Anwenden:
    .next-dns = NextDNS oder eine andere Liste: Öffne ihre Allowlist, und füge diese Namen hinzu:
    .own-list = Nichts davon? Suche in dieser Datei auf diesem Computer nach den Namen von Plex, und lösche die Zeilen mit ihnen:
    .note = Eine Kindersicherung im Router oder bei deinem Internetanbieter kann dasselbe tun.

guide-proxy-broken = Schalte den Proxy aus, oder richte ihn.
    .intro = Die Einstellungen dieses Computers schicken alles für Plex über einen Proxy. Zu Hause braucht den kaum jemand.
    .terminal = Hast du Locksmith aus einem Terminal gestartet? Gib dort dies ein. Jede Zeile, die erscheint, stellt einen Proxy ein:
    .company = Ist es ein Firmencomputer? Frag den, der sich um ihn kümmert.

guide-intercepted = Beende, was die Verbindung abfängt.
    .intro = Etwas zwischen diesem Computer und Plex öffnet die Verbindung. Sich darüber anzumelden wäre nicht sicher.
    .intro-issuer = „{ $issuer }“ antwortet anstelle von Plex und öffnet die Verbindung. Sich darüber anzumelden wäre nicht sicher.
    .scanner = Virenscanner: Suche in seinen Einstellungen nach Webschutz oder HTTPS-Prüfung, und nimm diese Namen aus:
    .avast = Öffne Avast oder AVG: Einstellungen, Schutz, Basis-Schutzmodule, Web-Schutz. Schalte die HTTPS-Prüfung aus, oder nimm diese Namen aus:
    .kaspersky = Öffne Kaspersky: Einstellungen, Netzwerkeinstellungen, Vertrauenswürdige Adressen, und füge diese Namen hinzu:
    .eset = Öffne ESET: Erweiterte Einstellungen, SSL/TLS, und nimm diese Namen aus:
    .bitdefender = Öffne Bitdefender: Schutz, Online-Gefahrenabwehr, Einstellungen. Schalte die Prüfung verschlüsselter Webseiten aus, oder nimm diese Namen aus:
    .company = Firmen- oder Schulnetz: Benutze stattdessen dein Heimnetz.
    .hotel = Hotel- oder Gastnetz: Öffne einen Browser, und bestätige zuerst die Begrüßungsseite.
    .proxy = Ist in den Netzwerkeinstellungen ein Proxy eingetragen, den du nicht kennst? Schalte ihn aus.

guide-clock = Stelle die Uhr dieses Computers.
    .intro = Plex akzeptiert keinen Computer, dessen Datum oder Uhrzeit weit daneben ist.
    .terminal = Gibt es dort nichts zum Klicken? Gib dies in einem Terminal ein:
    .note = Nach jedem Start wieder falsch? Dann ist die kleine Batterie in diesem Computer leer.

guide-plex-down = Warte auf Plex.
    .intro = Plex selbst hat eine Störung. Es liegt nicht an deinem Server, deinem Konto oder deinem Netzwerk.
    .leave-open = Lass dieses Fenster offen: Es fragt Plex von selbst wieder.
    .how-long = Die Statusseite von Plex sagt, wie lange es dauern kann.
    .change-nothing = Ändere inzwischen nichts an deinem Server: Es hülfe nicht, und könnte es schlimmer machen.

guide-rate-limited = Warte einen Moment.
    .intro = Plex wurde aus deinem Netzwerk zu oft gefragt, von irgendeinem Gerät oder Zusatzprogramm.
    .leave-open = Lass dieses Fenster offen: Es fragt Plex von selbst wieder, immer seltener.
    .add-ons = Benutzt du Zusatzprogramme, die Plex ständig fragen, etwa Kometa oder Tautulli? Halte sie für eine Stunde an.

guide-network-denied = Lass diese App dein Heimnetz sehen.
    .intro = Das System oder eine Firewall auf diesem Computer hält sie fern.
    .intro-mac = macOS fragt einmal, und merkt sich die Antwort.
    .firewall = Öffne die Einstellungen deiner Firewall oder deines Virenscanners.
    .allow = Erlaube Locksmith for Plex in privaten Netzwerken.
    .mac-settings = Öffne Systemeinstellungen, Datenschutz & Sicherheit, Lokales Netzwerk.
    .mac-switch = Schalte Locksmith for Plex ein. Ist es schon an? Schalte es aus und wieder ein.
    .mac-reopen = Schließe diese App, und öffne sie wieder.
    .mac-not-listed = Nicht in der Liste? Starte den Mac neu, und erlaube es, wenn macOS fragt.
    .mac-note = Dieselbe Liste gilt für Browser: Auch Chrome muss an sein. Safari braucht es nicht.

guide-names-blocked = Lass deinen Router alle Namen von Plex zeigen.
    .intro = Er verbirgt Namen, die in dein eigenes Zuhause führen. Diese App braucht sie nicht, manche Browser und Fernseher schon.
    .open-router = Öffne die Seite deines Routers, und melde dich an.
    .fritz-box = FRITZ!Box: Öffne Heimnetz, Netzwerk, Netzwerkeinstellungen, weitere Einstellungen. Trage unter „DNS-Rebind-Schutz“ dies ein:
    .others = Andere Router: Suche in den Einstellungen nach „rebind“, und trage die passende Zeile ein:
    .no-setting = Keine solche Einstellung? Lass diesen Computer und die Fernseher andere DNS-Server benutzen:

guide-vpn = Schalte das VPN kurz aus, oder lass es dein Heimnetz zeigen.
    .intro = Solange es an ist, sieht dieser Computer dein Zuhause vielleicht nicht, und dein Server hält dich für einen Fremden.
    .keep-it-on = Um es anzulassen, suche in seinen Einstellungen nach „LAN erlauben“ oder „Lokale Netzwerkfreigabe“, und schalte das ein.
    .tailscale = Tailscale: Schalte unter „Exit nodes“ „Allow local network access“ ein.

# Eine Anmeldung von Hand entfernen

guide-remove-sign-in = Entferne die alte Anmeldung von { $server }.
    .intro = Das tust du auf dem Computer des Servers, in den Schritten, die Plex selbst empfiehlt. Bibliotheken und Verlauf bleiben.
    .intro-owner = Er gehört zum Konto { $owner }. Mach nur weiter, wenn der Server dir gehört: Mit einem anderen Konto verlieren alle den Zugriff, mit denen er geteilt war.
    .intro-foreign = Nur für einen Server, der dir gehört. Mit einem anderen Konto verlieren alle den Zugriff, mit denen er geteilt war.
    .whose = Sieh nach, wessen Anmeldung es ist. Gehört sie jemand anderem, hör hier auf, und frag ihn.
    .reach-nas = Gib auf diesem Computer in einem Terminal (Windows: Eingabeaufforderung) dies ein:
    .stop = Stoppe den Server:
    .start = Starte den Server:
    .keep = Behalte eine Kopie der Einstellungen. Es muss „done“ erscheinen.
    .keep-values = Behalte eine Kopie der Einstellungen. Es muss erscheinen, dass der Vorgang erfolgreich war. Beim zweiten Mal erscheint nichts.
    .remove = Entferne die alte Anmeldung. Es muss „done“ erscheinen.
    .remove-values = Entferne die alte Anmeldung. Vielleicht erscheint, dass einer der Werte fehlt: Das ist in Ordnung.
    .open-folders = Öffne seine Ordner. Es erscheint eine Zeile mit #.
    .keep-in-folders = Gib hinter dem # dies ein, um eine Kopie zu behalten. Es muss „done“ erscheinen.
    .remove-in-folders = Gib hinter dem # dies ein, um die alte Anmeldung zu entfernen. Es muss „done“ erscheinen.
    .close-folders = Tippe exit, und drücke die Eingabetaste.
    .claim = Warte eine Minute, drücke „Noch einmal prüfen“, und beanspruche den Server.
    .claim-there = Warte eine Minute, starte Locksmith auf diesem Computer, und beanspruche den Server dort.
    .claim-container = Warte eine Minute, drücke „Noch einmal prüfen“, und beanspruche den Server. Wurde das abgelehnt? Hol einen Code von plex.tv/claim, und gib dies mit ihm ein:
    .restore = Ging etwas schief? Dies stoppt den Server, stellt die Kopie wieder her, und startet ihn:
    .stop-and-restore = Ging etwas schief? Schalte ihn unter „Apps“ aus, stelle die Kopie wieder her, und schalte ihn wieder ein:
    .quit-and-restore = Ging etwas schief? Beende den Server, stelle die Kopie wieder her, und starte ihn wieder:
    .restore-in-container = Ging etwas schief? Dies stoppt den Container, stellt die Kopie wieder her, und startet ihn:
    .delete = Bist du wieder drin? Lösche die Kopie: Sie enthält eine Anmeldung. Zeig sie niemandem.
    .stop-there = Stoppe dort Plex Media Server.
    .copy-there = Behalte eine Kopie seiner Einstellungen.
    .remove-there = Entferne diese vier Werte aus den Einstellungen, und sonst nichts:
    .start-there = Starte Plex Media Server wieder.
    .other = Zuerst ein anderes Konto versuchen
    .note = Entferne nur diese vier Werte. Lösche nie die ganzen Einstellungen: Für Plex wäre es ein neuer Server, und du müsstest seine Bibliotheken neu einrichten.
    .note-delete = Bist du wieder drin? Lösche die Kopie: Sie enthält eine Anmeldung. Zeig sie niemandem.
