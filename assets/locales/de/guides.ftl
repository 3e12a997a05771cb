# Anleitungen: Titel, Einleitung (intro), Schritte, Hinweise und die Schaltfläche zu einer anderen Anleitung (other).

guide-common = Anleitung
    .check-again = Warte 2 Minuten und drücke dann „Noch einmal prüfen“.
    .check-now = Drücke „Noch einmal prüfen“.
    .choose-platform = Wähle oben, worauf der Server läuft. Davon hängen die genauen Schritte ab.
    .time-zone = Prüfe dort auch die Zeitzone: Sie muss zu deinem Ort passen.
    .wait-until-stopped = Warte etwa 10 Sekunden, bis er weg ist.
    .restart-computer = Windows oder Mac: Beende Plex Media Server über sein Symbol und starte ihn wieder.
    .restart-nas = NAS: Öffne das App-Center, stoppe Plex Media Server und starte ihn wieder.
    .restart-container = Container: Starte ihn in der Container-Liste neu.
    .restart-then = Starte dann Plex Media Server neu, damit er es noch einmal versucht.
    .switch-account = Drücke oben „Nicht du? Wechseln“ und melde dich auf der Seite von Plex mit diesem Konto an.
    .second-account = Hast du je „Mit Google fortfahren“, Apple oder Facebook benutzt? Das ist ein eigenes Konto.
    .old-mails = Suche in deinen Postfächern nach alten E-Mails von Plex. Versuch es mit der Adresse, an die sie gingen.
    .stored-account = Der Server weiß, welches Konto es ist. Gib auf seinem eigenen Computer in einem Terminal Folgendes ein:
    .open-plex = Plex öffnen
    .open-status-page = Statusseite von Plex
    .open-proxy-settings = Proxy-Einstellungen öffnen
    .open-time-settings = Zeiteinstellungen öffnen
    .open-privacy-settings = Datenschutzeinstellungen öffnen

copy-text = Zum Kopieren
    .stop = Server stoppen
    .start = Server starten
    .restart = Server neu starten
    .keep-awake = Wach halten
    .let-sleep = Wieder schlafen lassen
    .resolvers = DNS-Server
    .forget-answers = Alte Adressen vergessen
    .pi-hole = Pi-hole, auf seiner Kommandozeile
    .ad-guard = AdGuard Home, eigene Filterregeln
    .names-to-allow = Diese Namen erlauben
    .names-to-except = Diese Namen ausnehmen
    .own-list = Die Namensliste dieses Computers
    .proxy = Ist hier ein Proxy eingestellt?
    .set-clock = Uhr über das Internet stellen
    .fritz-box = FRITZ!Box, Liste der Ausnahmen
    .dnsmasq = dnsmasq (DD-WRT, Asus Merlin, Pi-hole)
    .unbound = pfSense, OPNsense (Unbound), eigene Optionen
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
    .at-its-computer = Auf seinem eigenen Computer
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

guide-claim-there = Beanspruche { $server } auf seinem eigenen Computer.
    .intro = Solange kein Konto auf ihm angemeldet ist, hört er nur auf seinen eigenen Computer.
    .intro-far = Solange kein Konto auf ihm angemeldet ist, hört er nur auf sein eigenes Netz. Dieser Computer ist in einem anderen.
    .runs-here = Er läuft auf diesem Computer: Drücke „Noch einmal prüfen“ und beanspruche ihn noch einmal.
    .start-there = Starte Locksmith auf dem Computer, auf dem der Server läuft ({ $platform }).
    .finds-it = Dort findet Locksmith den Server. Melde dich an und drücke „Diesen Server beanspruchen“.
    .still-closed = Wieder abgelehnt? Öffne auf seinem Computer diese Adresse in einem Browser und melde dich an:
    .follow-plex = Folge der Seite von Plex: Sie bietet an, den Server zu beanspruchen oder einzurichten.
    .same-router = Verbinde diesen Computer mit demselben Router wie das NAS: kein Gast-WLAN, kein VPN.
    .tunnel = Als letztes Mittel: Gib auf diesem Computer in einem Terminal Folgendes ein und lass es offen. SSH muss beim Server eingeschaltet sein.
    .through-tunnel = Öffne dann auf diesem Computer diese Adresse in einem Browser, melde dich an und beanspruche den Server:
    .with-a-screen = Hat sein Computer einen Bildschirm? Starte Locksmith dort: Damit kannst du den Server gleich beanspruchen.
    .or-its-page = Oder öffne dort diese Adresse in einem Browser und melde dich an:
    .or-a-nas = Ist es ein NAS? Stoppe Plex in seinem App-Center, starte es wieder und drücke „Noch einmal prüfen“.

guide-claim-container = Beanspruche { $server } aus seinem Container heraus.
    .intro = Ein Container mit eigenem Netz hält diesen Computer für einen Fremden. Von innen klappt das Beanspruchen.
    .get-code = Öffne plex.tv/claim in einem Browser, melde dich an und kopiere den Code. Er gilt 4 Minuten.
    .from-inside = Öffne auf dem Computer, auf dem der Container läuft, ein Terminal und gib Folgendes mit deinem Code ein:
    .for-good = Damit es so bleibt: Lass den Container das Netz seines Computers benutzen.

guide-container = Container
    .why-it-is-closed = Ein Container mit eigenem Netz hält alle für Fremde von außen, sogar dich zu Hause. Im Netz seines Computers (host) erkennt er, dass du zu Hause bist.
    .why-a-code-is-not-enough = Ein neuer Code in den Einstellungen des Containers bewirkt nichts, solange dort eine alte Anmeldung gespeichert ist. Die meisten Container lesen den Code nur einmal, wenn sie erstellt werden. Ein Neustart genügt also auch nicht. Ein Code gilt 4 Minuten.
    .before-recreating = Sieh zuerst nach, wo seine Einstellungen liegen. Mach nur weiter, wenn dort /config mit einem Ordner oder benannten Volume von dir steht.
    .recreate = Erstelle den Container dann mit einer dieser Zeilen neu:
    .remote-watch-pass = Verlangt Plex zu Hause einen Remote Watch Pass? Dann braucht der Container ein anderes Netz.
    .not-yet = Noch nicht behoben? Vielleicht nennt der Container Plex eine Adresse, die sonst niemand erreicht.

guide-container-address = Sag Plex, wo { $server } wirklich ist.
    .intro = Er läuft in einem Container und hat Plex eine Adresse genannt, die nur dort funktioniert. Kein anderes Gerät erreicht sie.
    .simplest = Am einfachsten: Lass den Container das Netz seines Computers benutzen (host).
    .or-publish = Oder lass ihm sein eigenes Netz: Gib Port 32400 frei und nenne Plex die Adresse des Computers.
    .note = In den Einstellungen von Plex heißt das „Benutzerdefinierte Serverzugriffs-URLs“, unter Netzwerk.

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

guide-which-account = Finde heraus, wem { $server } gehört.
    .intro = Entweder gehört er einem anderen Konto, oder er benutzt noch eine alte Anmeldung von dir, aus der Zeit vor deinem neuen Passwort.
    .changed-password = Hast du dein Passwort geändert oder alle Geräte abgemeldet? Dann ist es höchstwahrscheinlich eine alte Anmeldung.
    .other = Es ist meine alte Anmeldung: zeigen, wie ich sie entferne

guide-managed-user = Melde dich als Besitzer des Plex Home an.
    .intro = { $account } ist ein verwalteter Benutzer oder Gast in einem Plex Home. Nur der Besitzer kann { $server } beanspruchen.
    .intro-nameless = Du bist als verwalteter Benutzer oder Gast in einem Plex Home angemeldet. Nur der Besitzer kann { $server } beanspruchen.
    .switch = Drücke oben „Nicht du? Wechseln“. In deinem Browser öffnet sich die Seite von Plex.
    .greeted = Begrüßt sie dich wieder als denselben Benutzer? Wähle dort „Nicht du“ oder „Abmelden“ und melde dich mit einer E-Mail-Adresse an.
    .ask-them = Bist du nicht der Besitzer? Mach es zusammen mit der Person, die das Plex Home eingerichtet hat.

# Der Computer des Servers

guide-restart = Starte { $server } neu.
    .intro = Beim Start fragt er Plex noch einmal, wer reindarf. Es geht nichts verloren.
    .other = Es hat nicht geholfen: zeigen, was ich prüfen soll

guide-certificate = Lass { $server } sein Sicherheitszertifikat erneuern.
    .intro = Plex stellt Sicherheitszertifikate nur für einige Wochen aus. Ein Server erneuert seins selbst, solange seine Uhr stimmt.
    .wait = Warte 10 Minuten und drücke dann „Noch einmal prüfen“.
    .note = Immer noch abgelaufen? Vielleicht wurde Plex zu oft gefragt. Lass den Server ein paar Stunden laufen und prüfe dann noch einmal.

guide-not-running = Starte Plex Media Server auf seinem Computer.
    .intro = Der Computer ist an, aber der Server läuft nicht auf ihm.
    .windows = Windows: Öffne das Startmenü, tippe Plex Media Server und drücke die Eingabetaste.
    .mac = Mac: Öffne den Ordner Programme und starte Plex Media Server.
    .nas = NAS: Öffne das App-Center, suche Plex Media Server und drücke „Ausführen“ oder „Start“.
    .container = Container: Starte ihn in der Container-Liste.
    .stops-again = Beendet er sich gleich wieder? Starte den ganzen Computer neu und prüfe, ob seine Festplatte voll ist.

guide-server-clock = Stell die Uhr von { $server }.
    .intro = Sein Datum oder seine Uhrzeit stimmt überhaupt nicht. Deshalb erkennt er nicht, ob er wirklich mit Plex spricht.
    .note = Nach jedem Start wieder falsch? Dann ist die kleine Batterie in seinem Computer leer.

guide-replaced = Finde die Einstellungen von { $server } wieder.
    .intro = An seiner Stelle antwortet ein neuer, leerer Server. Deine Bibliotheken sind nicht verloren: Sie gehören zu den alten Einstellungen.
    .do-not-claim = Beanspruche den neuen Server noch nicht. Er bliebe leer.
    .windows = Windows: Hat ein Dienst oder ein anderer Benutzer Plex gestartet? Beende es, melde dich als der Benutzer an, der Plex eingerichtet hat, und starte Plex dort.
    .container = Container oder NAS: Wurde es neu eingerichtet? Stell als /config oder Datenordner wieder den alten Ordner ein und starte es noch einmal.
    .reinstalled = Wurde Plex neu installiert und dabei alles gelöscht? Dann stell den Datenordner aus einer Sicherung wieder her.
    .note = Willst du wirklich neu anfangen? Dann beanspruche den neuen Server und entferne den alten Eintrag aus der Geräteliste von Plex.

guide-starting = Gib { $server } etwas Zeit.
    .intro = Nach einem Update räumt er zuerst seine Bibliothek auf. Bei einer großen kann das eine halbe Stunde dauern.
    .leave-it = Lass ihn an. Ausschalten kann jetzt der Bibliothek schaden.
    .by-itself = Diese Seite prüft automatisch noch einmal.
    .still-starting = Nach einer Stunde immer noch? Dann starte ihn neu.

guide-slow = Halte { $server } wach.
    .intro = Er hat lange gebraucht, als wären sein Computer oder dessen Festplatten im Ruhezustand gewesen.
    .check = Drücke „Noch einmal prüfen“: Antwortet er innerhalb einer Sekunde, ist er wach.

guide-found-twice = Nur ein Computer darf { $server } sein.
    .intro = Das passiert, wenn ein Server umgezogen oder kopiert wurde und der alte noch läuft. Wir ändern nichts, bis einer weg ist.
    .decide = Entscheide, welcher Computer ab jetzt der Server sein soll.
    .go-there = Geh zum anderen und beende Plex dort.
    .not-by-itself = Sorg dafür, dass Plex dort nicht automatisch startet: Entferne es aus den Programmen, die mit dem Computer starten.
    .note = Es geht nichts verloren: Die Bibliotheken bleiben auf beiden Computern.

guide-not-plex = Finde die Adresse des Servers.
    .intro = Hier antwortet ein anderes Gerät. Vielleicht hat der Router dem Server eine neue Adresse gegeben.
    .search-again = Drücke „Noch einmal suchen“ neben der Liste. Ein Server in diesem Netz wird meist ohne Adresse gefunden.
    .look-in-router = Oder öffne die Seite deines Routers und suche den Computer des Servers in der Geräteliste.
    .type-it = Gib die Adresse von dort ins Feld „Adresse eines Servers“ ein.
    .keep-address = Lass den Router dem Computer des Servers immer dieselbe Adresse geben.
    .note = Ein Server ist unter Port 32400 zu erreichen, wenn sein Besitzer keinen anderen gewählt hat.
    .note-address = Geantwortet hat das Gerät unter { $address }.

guide-browser = Öffne Plex in einem neuen privaten Fenster.
    .intro = { $server } lässt dich rein. Etwas in deinem Browser ist im Weg.
    .private-window = Drücke Strg+Umschalt+N in Chrome oder Edge, Strg+Umschalt+P in Firefox. Am Mac: Umschalt+Befehl mit demselben Buchstaben.
    .go-there = Geh zu dieser Adresse und melde dich als { $account } an:
    .go-there-nameless = Geh zu dieser Adresse und melde dich mit dem Konto an, dem der Server gehört:
    .ad-blocker = Klappt das? Dann schalte Werbeblocker für app.plex.tv im normalen Fenster aus.
    .stored-data = Entferne, was der Browser für plex.tv gespeichert hat: Klicke auf das Symbol links von der Adresse, dann auf „Cookies und Websitedaten“.
    .allow-local = Chrome oder Edge: Öffne an derselben Stelle die Website-Einstellungen und erlaube den Zugriff auf das lokale Netzwerk.
    .on-a-mac = Am Mac: Öffne Systemeinstellungen, Datenschutz & Sicherheit, Lokales Netzwerk. Schalte deinen Browser ein.

# Netzwerke

guide-server-cut-off = Hilf { $server }, Plex zu erreichen.
    .intro = Bei dir zu Hause antwortet er, aber er und Plex im Internet erreichen einander nicht.
    .ask = Erreicht er Plex? Gib auf seinem Computer in einem Terminal Folgendes ein. Jede Zahl außer 000 heißt ja:
    .open-plex-there = Erreicht er Plex? Öffne auf seinem Computer plex.tv in einem Browser. Geht die Seite auf, überspringe den nächsten Schritt.
    .ad-blocker = Läuft in deinem Netz ein Werbeblocker? Erlaube dort plex.tv und plex.direct.
    .note = Ein Virenscanner oder ein Firmennetz, das die Verbindung abfängt, wirkt genauso: Nimm dort plex.tv aus.

guide-unreachable = Hol { $server } in dein Netz zurück.
    .intro = Er war vorher da oder steht auf der Liste von Plex, aber jetzt antwortet nichts.
    .is-on = Ist sein Computer an und wach? Drücke dort eine Taste oder sieh nach, ob seine Lämpchen leuchten.
    .same-network = Ist er im selben Netz wie dieser Computer? Ein Gast-WLAN oder VPN trennt die beiden.
    .restart-computer = Starte seinen Computer einmal neu. Hat er eine neue Adresse, erfährt das Netz sie dann.
    .find-in-router = Suche ihn in der Geräteliste deines Routers und gib seine Adresse ins Feld „Adresse eines Servers“ ein.
    .note-far = Er ist in einem anderen Netz als dieser Computer, und vielleicht trennt der Router dazwischen die beiden. Versuch es von einem Computer in seinem eigenen Netz.

guide-elsewhere = Verbinde dich mit dem Netz, in dem { $server } ist.
    .intro = Plex kennt diesen Server, aber er ist nicht im Netz dieses Computers.
    .at-home = Ist er zu Hause, und du auch? Verbinde dich mit demselben WLAN oder Netz wie der Server. Ein Gast-WLAN trennt die beiden.
    .away = Bist du unterwegs? Starte Locksmith zu Hause. Oder benutze Plex von hier wie immer: Vielleicht geht es trotzdem.
    .rented = Ist es ein Mietserver? Starte Locksmith darauf oder frag, wer ihn betreibt.

# Dieser Computer

guide-offline = Verbinde diesen Computer mit dem Internet.
    .intro = Dein Heimnetz können wir auch so prüfen, Plex selbst aber nicht.
    .any-page = Öffne irgendeine Webseite. Lädt sie auch auf anderen Geräten nicht? Dann starte den Router neu und warte 5 Minuten.
    .restart-computer = Lädt sie auf anderen Geräten? Dann starte diesen Computer neu.

guide-dns-broken = Gib diesem Computer eine andere Auskunft für Internetadressen.
    .intro = Die Auskunft, die er benutzt, antwortet nicht. Meist ist das der Router.
    .restart-router = Starte den Router neu und warte 5 Minuten. Oft reicht das schon.
    .note = Auch ein VPN oder Virenscanner kann das verursachen: Schalte es zum Test kurz aus.

guide-plex-blocked = Erlaube Plex in deinem Netz.
    .intro = Ein Werbeblocker oder Filter blockiert es: Pi-hole, AdGuard, NextDNS, der deines Routers oder einer auf diesem Computer.
    .pi-hole = Pi-hole: Öffne seine Seite, Domains. Gib plex.tv ein, setze den Haken bei „Add domain as wildcard“ und drücke „Add to Allowed domains“. Mach dasselbe mit plex.direct. Oder gib Folgendes ein:
    .ad-guard = AdGuard Home: Öffne Filter, Benutzerdefinierte Filterregeln. Füge diese beiden Zeilen hinzu und drücke „Anwenden“:
    .next-dns = NextDNS oder eine andere Liste: Öffne ihre Allowlist und füge diese Namen hinzu:
    .own-list = Nichts davon? Suche in dieser Datei auf diesem Computer nach den Namen von Plex und lösche die Zeilen mit ihnen:
    .note = Eine Kindersicherung im Router oder beim Internetanbieter kann das auch.

guide-proxy-broken = Schalte den Proxy aus oder bring ihn in Ordnung.
    .intro = Dieser Computer ist so eingestellt, dass er alles für Plex über einen Proxy schickt. Zu Hause braucht den kaum jemand.
    .terminal = Hast du Locksmith aus einem Terminal gestartet? Gib dort Folgendes ein. Jede Zeile, die erscheint, stellt einen Proxy ein:
    .company = Ist es ein Firmencomputer? Frag, wer sich um ihn kümmert.

guide-intercepted = Schalte ab, was die Verbindung abfängt.
    .intro = Etwas zwischen diesem Computer und Plex fängt die Verbindung ab. Sich darüber anzumelden, wäre nicht sicher.
    .intro-issuer = „{ $issuer }“ antwortet anstelle von Plex und fängt die Verbindung ab. Sich darüber anzumelden, wäre nicht sicher.
    .scanner = Virenscanner: Suche in seinen Einstellungen nach Webschutz oder HTTPS-Prüfung und nimm diese Namen aus:
    .avast = Öffne Avast oder AVG: Einstellungen, Schutz, Basis-Schutzmodule, Web-Schutz. Schalte die HTTPS-Prüfung aus oder nimm diese Namen aus:
    .kaspersky = Öffne Kaspersky: Einstellungen, Netzwerkeinstellungen, Vertrauenswürdige Adressen. Füge diese Namen hinzu:
    .eset = Öffne ESET: Erweiterte Einstellungen, SSL/TLS. Nimm diese Namen aus:
    .bitdefender = Öffne Bitdefender: Schutz, Online-Gefahrenabwehr, Einstellungen. Schalte die Prüfung verschlüsselter Webseiten aus oder nimm diese Namen aus:
    .company = Firmen- oder Schulnetz: Benutze stattdessen dein Heimnetz.
    .hotel = Hotel- oder Gastnetz: Öffne einen Browser und bestätige zuerst die Begrüßungsseite.
    .proxy = Ist in den Netzwerkeinstellungen ein Proxy eingetragen, den du nicht kennst? Schalte ihn aus.

guide-clock = Stell die Uhr dieses Computers.
    .intro = Plex akzeptiert keinen Computer, dessen Datum oder Uhrzeit überhaupt nicht stimmt.
    .terminal = Gibt es dort nichts zum Klicken? Gib Folgendes in einem Terminal ein:
    .note = Nach jedem Start wieder falsch? Dann ist die kleine Batterie in diesem Computer leer.

guide-plex-down = Warte auf Plex.
    .intro = Plex selbst hat eine Störung. Es liegt nicht an deinem Server, deinem Konto oder deinem Netz.
    .leave-open = Lass dieses Fenster offen: Es fragt automatisch wieder bei Plex nach.
    .how-long = Auf der Statusseite von Plex steht, wie lange es dauern kann.
    .change-nothing = Ändere inzwischen nichts an deinem Server: Das würde nicht helfen und könnte es schlimmer machen.

guide-rate-limited = Warte einen Moment.
    .intro = Plex wurde aus deinem Netz zu oft gefragt, von irgendeinem Gerät oder Zusatzprogramm.
    .leave-open = Lass dieses Fenster offen: Es fragt automatisch wieder bei Plex nach, aber immer seltener.
    .add-ons = Benutzt du Zusatzprogramme, die Plex ständig fragen, etwa Kometa oder Tautulli? Stoppe sie für eine Stunde.

guide-network-denied = Lass diese App in dein Heimnetz.
    .intro = Das System oder eine Firewall auf diesem Computer hält sie davon fern.
    .intro-mac = macOS fragt einmal und merkt sich die Antwort.
    .firewall = Öffne die Einstellungen deiner Firewall oder deines Virenscanners.
    .allow = Erlaube Locksmith for Plex in privaten Netzwerken.
    .mac-settings = Öffne Systemeinstellungen, Datenschutz & Sicherheit, Lokales Netzwerk.
    .mac-switch = Schalte Locksmith for Plex ein. Ist es schon an? Schalte es aus und wieder ein.
    .mac-reopen = Schließe diese App und öffne sie wieder.
    .mac-not-listed = Nicht in der Liste? Starte den Mac neu und erlaube es, wenn macOS fragt.
    .mac-note = Dieselbe Liste gilt für Browser: Auch Chrome muss eingeschaltet sein. Safari braucht das nicht.

guide-names-blocked = Lass die lokalen Adressen von Plex durch den Router.
    .intro = Er blockiert Adressen, die zu dir nach Hause führen. Locksmith braucht sie nicht, manche Browser und Fernseher schon.
    .open-router = Öffne die Seite deines Routers und melde dich an.
    .fritz-box = FRITZ!Box: Öffne Heimnetz, Netzwerk, Netzwerkeinstellungen, weitere Einstellungen. Trage unter „DNS-Rebind-Schutz“ Folgendes ein:
    .others = Andere Router: Suche in den Einstellungen nach „rebind“ und trage die passende Zeile ein:
    .no-setting = Keine solche Einstellung? Stell auf diesem Computer und den Fernsehern andere DNS-Server ein:

guide-vpn = Schalte das VPN kurz aus oder gib darin dein Heimnetz frei.
    .intro = Solange es an ist, sieht dieser Computer dein Zuhause vielleicht nicht, und dein Server hält dich womöglich für einen Fremden.
    .keep-it-on = Soll es an bleiben? Suche in seinen Einstellungen nach „LAN erlauben“ oder „Lokale Netzwerkfreigabe“ und schalte das ein.
    .tailscale = Tailscale: Schalte unter „Exit nodes“ „Allow local network access“ ein.

# Eine Anmeldung von Hand entfernen

guide-remove-sign-in = Entferne die alte Anmeldung von { $server }.
    .intro = Das machst du auf dem Computer des Servers, in den Schritten, die Plex selbst empfiehlt. Bibliotheken und Wiedergabeverlauf bleiben.
    .intro-owner = Beansprucht hat ihn { $owner }. Mach nur weiter, wenn der Server dir gehört: Mit einem anderen Konto verlieren alle den Zugriff, mit denen er geteilt war.
    .intro-foreign = Nur für einen Server, der dir gehört. Mit einem anderen Konto verlieren alle den Zugriff, mit denen er geteilt war.
    .whose = Sieh nach, wessen Anmeldung es ist. Gehört sie jemand anderem, hör hier auf und frag nach.
    .reach-nas = Gib auf diesem Computer in einem Terminal (Windows: Eingabeaufforderung) Folgendes ein:
    .stop = Stoppe den Server:
    .start = Starte den Server:
    .keep = Lege eine Kopie der Einstellungen an. Es muss „done“ erscheinen.
    .keep-values = Lege eine Kopie der Einstellungen an. Es muss erscheinen, dass der Vorgang erfolgreich war. Beim zweiten Mal erscheint nichts.
    .remove = Entferne die alte Anmeldung. Es muss „done“ erscheinen.
    .remove-values = Entferne die alte Anmeldung. Vielleicht erscheint, dass einer der Werte fehlt: Das ist in Ordnung.
    .open-folders = Öffne seine Ordner. Es erscheint eine Zeile mit #.
    .keep-in-folders = Gib hinter dem # Folgendes ein, um eine Kopie anzulegen. Es muss „done“ erscheinen.
    .remove-in-folders = Gib hinter dem # Folgendes ein, um die alte Anmeldung zu entfernen. Es muss „done“ erscheinen.
    .close-folders = Tippe exit und drücke die Eingabetaste.
    .claim = Warte eine Minute, drücke „Noch einmal prüfen“ und beanspruche den Server.
    .claim-there = Warte eine Minute, starte Locksmith auf seinem Computer und beanspruche den Server dort.
    .claim-container = Warte eine Minute, drücke „Noch einmal prüfen“ und beanspruche den Server. Wurde das abgelehnt? Hol dir auf plex.tv/claim einen Code und gib Folgendes damit ein:
    .restore = Ist etwas schiefgegangen? Damit stoppst du den Server, stellst die Kopie wieder her und startest ihn wieder:
    .stop-and-restore = Ist etwas schiefgegangen? Schalte ihn unter „Apps“ aus, stell die Kopie wieder her und schalte ihn wieder ein:
    .quit-and-restore = Ist etwas schiefgegangen? Beende den Server, stell die Kopie wieder her und starte ihn wieder:
    .restore-in-container = Ist etwas schiefgegangen? Damit stoppst du den Container, stellst die Kopie wieder her und startest ihn wieder:
    .delete = Bist du wieder drin? Lösche die Kopie: Sie enthält eine Anmeldung. Zeig sie niemandem.
    .stop-there = Stoppe dort Plex Media Server.
    .copy-there = Lege eine Kopie seiner Einstellungen an.
    .remove-there = Entferne diese vier Werte aus den Einstellungen und sonst nichts:
    .start-there = Starte Plex Media Server wieder.
    .other = Zuerst ein anderes Konto versuchen
    .note = Entferne nur diese vier Werte. Lösche nie die ganzen Einstellungen: Für Plex wäre es ein neuer Server, und du müsstest seine Bibliotheken neu einrichten.
    .note-delete = Bist du wieder drin? Lösche die Kopie: Sie enthält eine Anmeldung. Zeig sie niemandem.
