# Fehler, für Details und das Terminal: was versucht wurde, und warum es nicht ging.

error-plain = { $what }: { $why }
error-detailed = { $what }: { $why } ({ $detail })

# Was über das Netz versucht wurde

could-not-reach-plex = Plex unter { $place } war nicht zu erreichen
could-not-read-identity = { $place } konnte nicht gefragt werden, wer es ist
could-not-read-front-page = die Startseite von { $place } ließ sich nicht lesen
could-not-read-certificate = das Zertifikat von { $place } ließ sich nicht lesen
could-not-ask-for-access = { $place } konnte nicht um Zugriff gebeten werden
could-not-claim-server = der Server unter { $place } ließ sich nicht beanspruchen
could-not-find-address = die Adresse von { $place } war nicht zu finden
could-not-probe = { $place } konnte nicht geprüft werden
could-not-prepare-tls = sichere Verbindungen ließen sich auf { $place } nicht vorbereiten
could-not-ask-for-pin = bei { $place } ließ sich keine Anmeldung beginnen
could-not-ask-about-pin = { $place } konnte nicht nach der Anmeldung gefragt werden
could-not-read-account = { $place } konnte nicht gefragt werden, wer sich angemeldet hat
could-not-list-servers = die Liste deiner Server ließ sich nicht von { $place } holen
could-not-ask-for-claim-code = ein Code ließ sich nicht von { $place } holen
could-not-exchange-claim-code = der Code ließ sich bei { $place } nicht eintauschen
could-not-sign-out = die Abmeldung bei { $place } ist fehlgeschlagen

net-refused = Verbindung abgewiesen
net-no-route = kein Weg dorthin
net-timed-out = keine Antwort
net-reset = Verbindung ohne Antwort geschlossen
net-no-name = Name nicht gefunden
net-tls = keine bestätigte TLS-Verbindung
net-too-large = Antwort zu groß
net-garbled = Antwort nicht verstanden
net-redirected = anderswohin verwiesen, dem wird nicht gefolgt
net-status = Status { $code }
net-cancelled = abgebrochen
net-other = fehlgeschlagen

plex-trouble-status = Plex antwortet mit Status { $code }
plex-trouble-foreign-page = eine Seite, die nicht von Plex ist
plex-trouble-unreadable = eine Antwort, die Plex nicht geben würde ({ $detail })
plex-trouble-no-pin = der Code für die Anmeldung war leer
plex-trouble-no-name = das Konto hat keinen Namen
plex-trouble-no-sign-in = eine Antwort ohne Anmeldung
plex-trouble-still-signed-in = Plex kennt die Anmeldung noch
plex-trouble-signed-out = Plex kennt diese Anmeldung nicht mehr
plex-trouble-not-found = Plex kennt das nicht
plex-trouble-asks-to-wait = Plex bittet um Geduld

unasked-token-unusable = sein Zugriffstoken ist nicht zu gebrauchen
unasked-no-proven-way = er hat keine Adresse, unter der er sich ausweisen könnte
unasked-other-server = wo er sich ausweisen sollte, antwortete ein anderer Server

mdns-too-many = es kamen mehr Meldungen, als es in einem Zuhause gibt
mdns-failed = { $why }

# Was an der Installation eines Servers versucht wurde

could-not-read = { $place } ließ sich nicht lesen
could-not-write = { $place } ließ sich nicht schreiben
could-not-create = { $place } ließ sich nicht anlegen
could-not-lock = { $place } ließ sich nicht sperren
could-not-remove = { $place } ließ sich nicht löschen
could-not-open = { $place } ließ sich nicht öffnen
could-not-understand = { $place } ließ sich nicht verstehen
could-not-make-private = { $place } ließ sich nicht vor anderen schützen
could-not-create-private-folder = der private Ordner { $place } ließ sich nicht anlegen
could-not-write-journal = das Journal in { $place } ließ sich nicht schreiben
could-not-look-at = { $place } ließ sich nicht ansehen
could-not-look-for = { $place } ließ sich nicht suchen
could-not-look-through = { $place } ließ sich nicht durchsuchen
could-not-find-settings = in { $place } ließen sich keine Einstellungen eines Plex-Servers finden
could-not-find-identity = in { $place } ließ sich keine Kennung eines Servers finden
could-not-find-backup-place = auf { $place } fand sich kein Platz für die Kopie
could-not-find-service = der Dienst { $place } ließ sich nicht finden
could-not-await-last-change = die letzte Änderung von { $place } ließ sich nicht abwarten
could-not-start = { $place } ließ sich nicht starten
could-not-stop = { $place } ließ sich nicht stoppen
could-not-ask-to-close = { $place } ließ sich nicht zum Beenden auffordern
could-not-end = { $place } ließ sich nicht beenden
could-not-run = { $place } ließ sich nicht ausführen
could-not-work-on = { $place } ließ sich nicht bearbeiten

install-not-permitted = dieser Benutzer darf das nicht
install-not-allowed-to-control = macOS erlaubt Locksmith nicht, es zu steuern
install-disk-full = die Festplatte ist voll
install-read-only = es ist schreibgeschützt
install-missing = es ist nicht da
install-not-settings = das sind keine Einstellungen von Plex
install-changed = etwas anderes hat es inzwischen geändert
install-not-as-written = beim Zurücklesen sieht es anders aus
install-timed-out = es hat zu lange gedauert
install-cut-off = die Verbindung ist abgebrochen
install-tool-failed = ein Systemprogramm ist fehlgeschlagen
install-nothing-to-ask = es gibt nichts, was man auffordern könnte
install-unsupported = auf diesem System nicht möglich
install-busy = Locksmith läuft schon
install-untrusted = die Datei gehört vielleicht jemand anderem
install-engine-not-running = Docker oder Podman läuft nicht
install-engine-forbidden = dieser Benutzer darf Docker oder Podman nicht verwenden
install-container-replaced = der Container wurde inzwischen entfernt oder neu erstellt
install-helper-refused = daneben ließ sich kein Hilfscontainer starten
install-other = fehlgeschlagen

# Warum das Eingegebene keine Adresse ist

typed-empty = Gib die Adresse deines Servers ein, etwa 192.168.1.5.
typed-too-long = Das ist zu lang für eine Adresse. Versuch es mit einer wie 192.168.1.5.
typed-blank = In einer Adresse stehen keine Leerzeichen. Versuch es mit einer wie 192.168.1.5.
typed-unreadable = In dieser Adresse steht ein unsichtbares Zeichen. Bitte tippe sie von Hand.
typed-scheme = Hier gehen nur Adressen, die mit http:// oder https:// beginnen. Versuch nur den Teil danach, etwa 192.168.1.5.
typed-user-info = Bitte lass den Teil vor dem @ weg. Die Adresse allein genügt.
typed-port = Die Zahl nach dem Doppelpunkt muss zwischen 1 und 65535 liegen. Plex-Server benutzen meistens 32400.
typed-plex-itself = Das ist die Website von Plex selbst. Gib die Adresse deines Servers zu Hause ein, etwa 192.168.1.5.
typed-not-one-computer = Diese Adresse kann kein einzelner Computer haben. Versuch es mit einer wie 192.168.1.5.
typed-no-address = Das ist keine Adresse. Versuch es mit einer wie 192.168.1.5.

install-detail-link = eine Verknüpfung führt zu etwas, das nicht dem Besitzer ihres Ordners gehört
install-detail-hard-link = es ist ein zweiter Name einer Datei, in einem Ordner, in den andere schreiben dürfen
install-detail-not-a-file = es ist keine gewöhnliche Datei
install-detail-choose-file = wähle { $file } oder einen Ordner, der sie enthält
install-detail-choose-nearer = { $count } Dateien und Ordner wurden geprüft; wähle einen Ordner näher an { $file }
install-detail-closed = { $place } ist für dich gesperrt
install-detail-none-found = { $file } wurde nicht gefunden
install-detail-no-service = es hat keinen Dienst
install-detail-start-with-sudo = { $said }; starte Locksmith mit sudo: sudo plex-locksmith
install-detail-sign-in-as = melde dich an diesem Computer als { $user } an
install-detail-control-not-answered = „Locksmith möchte { $server } steuern“ wurde nicht innerhalb von { $seconds } s beantwortet: Erlaube es unter Systemeinstellungen, Datenschutz & Sicherheit, Automation
install-detail-control-refused = „Locksmith möchte { $server } steuern“ wurde abgelehnt: Erlaube es unter Systemeinstellungen, Datenschutz & Sicherheit, Automation
install-detail-quotes-settings = die Meldung zitiert die Einstellungen und wird hier nicht wiederholt
install-detail-not-for-all-users = es ist nicht für alle Benutzer installiert
install-detail-too-large = es ist größer, als Einstellungen je sind
install-detail-no-modes = diese Festplatte kennt keine Rechte
install-detail-user-not-told = Windows hat nicht gesagt, wer dieser Benutzer ist
install-detail-others-may = andere dürfen es lesen
install-detail-rights-unreadable = seine Rechte lassen sich nicht lesen
install-detail-rights-of-another = seine Rechte gehören einem anderen Benutzer
install-detail-broke-down = es ist abgestürzt
install-detail-not-as-sent = was dort ankam, ist nicht das Gesendete und wurde verworfen
install-detail-in-container-layer = der Container { $name } bewahrt sie in sich selbst auf und nicht auf einem eingebundenen Laufwerk
install-detail-file-mounted = im Container { $name } ist nur diese eine Datei eingebunden, und die lässt sich nicht als Ganzes ersetzen
install-detail-container-replaced = der Container { $name } wurde durch einen neuen ersetzt
net-check-crashed = die Prüfung selbst ist abgestürzt
net-compressed = es war ungefragt komprimiert
