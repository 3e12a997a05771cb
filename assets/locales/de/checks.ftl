# Die Prüfliste: was jede Prüfung ansieht, und was sie gesehen hat.

# Dieser Computer

check-local-network = Zugriff auf dein Heimnetz
check-network = Internetverbindung
check-names = Findet Internetadressen
check-plex-name = Findet Plex
check-proxy = Proxy
check-clock = Datum und Uhrzeit
check-plex-secure = Sichere Verbindung zu Plex
check-plex-service = Plex funktioniert
check-vpn = Kein VPN im Weg
check-plex-direct = Lokale Adressen von Plex

# Ein Server

check-found = Gefunden
check-answers = Antwortet
check-is-plex = Ist ein Plex-Server
check-one-identity = Nur einmal gefunden
check-ready = Fertig gestartet
check-server-clock = Datum und Uhrzeit
check-reaches-plex = Erreicht Plex
check-linked = Beansprucht
check-yours = Von dir beansprucht
check-published = Plex kennt seine Adresse
check-papers = Sicherheitszertifikat
check-lets-you-in = Lässt dich rein
check-browser = Lässt sich in deinem Browser öffnen

# Warum eine Prüfung ausblieb

check-not-yet = Noch nicht geprüft
check-not-checked = Nicht geprüft, weil { $consequence }
check-took-too-long = Konnte nicht geprüft werden: Es hat zu lange gedauert
check-fell-over = Konnte nicht geprüft werden: In Locksmith ist etwas schiefgegangen
check-no-clock = Nicht geprüft, weil noch niemand die Uhrzeit gemeldet hat
check-not-signed-in = Nicht geprüft, weil du nicht angemeldet bist
check-no-list = Nicht geprüft, weil Plex die Liste deiner Server noch nicht geschickt hat
check-not-yours = Nicht geprüft, weil wir nicht wissen, ob er dir gehört
check-unprovable = Nicht geprüft, weil Plex keine Adresse kennt, unter der er sich ausweisen könnte
check-in-front = Nicht geprüft, weil etwas vor ihm steht, etwa ein Reverse Proxy
check-computer-first = Nicht geprüft, weil dieser Computer selbst ein Problem hat
check-answer-lost = Nicht geprüft, weil seine Antwort unterwegs verloren ging

# Was von diesem Computer zu sehen war

check-network-allowed = Das System erlaubt es
check-network-denied = Das System erlaubt es nicht
check-online = Verbunden
check-not-online = Nicht verbunden
check-names-found = Internetadressen werden gefunden
check-names-silent = Die Auskunft für Internetadressen antwortet nicht
check-names-not-found = Es wurde keine Internetadresse gefunden
check-plex-found = Plex wird gefunden
check-plex-not-found = Andere Adressen werden gefunden, die von Plex nicht
check-plex-leads-nowhere = Etwas leitet die Adresse von Plex ins Leere
check-plex-leads-home = Etwas leitet die Adresse von Plex zu einem Gerät bei dir zu Hause
check-plex-leads-astray = Was unter der Adresse von Plex antwortet, weist diesen Computer ab
check-proxy-works = Er funktioniert
check-proxy-refuses = Er lässt diesen Computer nicht zu Plex durch
check-proxy-silent = Er antwortet nicht
check-clock-right = Stimmt
check-clock-off = Geht um { $span } falsch
check-secure = Niemand ist dazwischen
check-intercepted = Etwas anderes antwortet anstelle von Plex
check-intercepted-by = Etwas anderes antwortet anstelle von Plex. Es nennt sich { $issuer }
check-plex-answers = Plex antwortet in { $ms } ms
check-plex-silent = Plex antwortet nicht
check-plex-asks-to-wait = Plex bittet um Geduld
check-plex-in-trouble = Plex hat eine Störung
check-no-vpn = Es ist kein VPN an
check-vpn-on = Ein VPN ist an
check-plex-direct-open = Keine ist blockiert
check-plex-direct-withheld = Einige, die Browser für deinen Server benutzen, sind blockiert

# Was von einem Server zu sehen war

check-found-on-network = In deinem Netz
check-found-here = Auf diesem Computer
check-found-typed = Unter der Adresse, die du eingegeben hast
check-found-listed = Auf deiner Liste bei Plex
check-waiting-for-answer = Seine Antwort steht noch aus
check-answers-in = In { $ms } ms
check-answers-after =
    { $seconds ->
        [one] Nach 1 Sekunde
       *[other] Nach { $seconds } Sekunden
    }
check-answers-from-afar-in = In { $ms } ms, aus einem anderen Netz
check-answers-from-afar-after =
    { $seconds ->
        [one] Nach 1 Sekunde, aus einem anderen Netz
       *[other] Nach { $seconds } Sekunden, aus einem anderen Netz
    }
check-something-answers = Etwas antwortet
check-replaced-by = Unter { $address } antwortet { $server }, und dieser Server antwortet nirgends
check-on-another-network = Er ist nicht in diesem Netz
check-no-address = Plex kennt keine Adresse, die dieser Computer versuchen könnte
check-plex-not-running = Sein Computer antwortet, Plex Media Server nicht
check-address-refuses = Unter seiner Adresse weist uns etwas ab: Vielleicht hat sie jetzt ein anderes Gerät
check-no-route = Dieser Computer kommt nicht zu ihm durch
check-silent-from-afar = Keine Antwort. Er ist in einem anderen Netz als dieser Computer
check-silent = Keine Antwort
check-hung-up = Er hat ohne Antwort aufgelegt
check-name-unknown = Sein Name wird nicht gefunden
check-is-plex-yes = Ja
check-is-other = Nein, es ist etwas anderes
check-answers-otherwise = Nein, es antwortet wie etwas anderes
check-one-computer = Nur ein Computer hat diese Kennung
check-two-computers = Zwei Computer haben diese Kennung
check-shared-address = Zwei Computer wechseln sich unter dieser Adresse ab
check-started = Ja
check-still-starting = Er startet noch
check-reaches-plex-yes = Ja
check-cut-off = Er erreicht Plex nicht
check-claimed = Jemand ist auf ihm angemeldet
check-not-claimed = Niemand ist auf ihm angemeldet
check-claimed-not-told = Dieser Server sagt es nicht
check-yours-yes = Laut Plex gehört er dir
check-shared-with-you = Laut Plex ist er mit dir geteilt
check-old-sign-in = Er benutzt eine Anmeldung, die Plex nicht mehr akzeptiert
check-not-listed = Nicht auf der Liste von { $account }
check-stored-owner = Er ist als { $owner } angemeldet
check-managed-user = { $account } ist ein verwalteter Benutzer
check-published-yes = Ja
check-published-nowhere = Plex kennt keine Adresse von ihm in deinem Heimnetz
check-published-in-container = Plex kennt nur eine Adresse in seinem Container
check-published-elsewhere = Plex kennt ihn unter { $address }, aber dort antwortet er nicht
check-proved = Er hat sich ausgewiesen
check-certificate-expired = Es ist abgelaufen
check-certificate-not-yet-valid = Es gilt noch nicht
check-certificate-wrong-name = Es gilt für einen anderen Namen
check-certificate-untrusted = Es ließ sich nicht prüfen
check-lets-in = Ja
check-refuses = Nein, er weist dich ab
check-unasked = Wir konnten ihn nicht fragen
check-browser-fails = Laut dir klappt es nur in deinem Browser nicht

# Für Details

detail-said = { $words }
detail-failed = { $error }
detail-name = { $name }: { $answer }
detail-interface = Schnittstelle { $name }
detail-proxy = { $place }
detail-status = Status { $code }
detail-first-answer = erste Antwort nach { $ms } ms
detail-clock-ahead =
    { $seconds ->
        [one] seine Uhr geht 1 Sekunde vor
       *[other] seine Uhr geht { $seconds } Sekunden vor
    }
detail-clock-behind =
    { $seconds ->
        [one] seine Uhr geht 1 Sekunde nach
       *[other] seine Uhr geht { $seconds } Sekunden nach
    }
detail-published = veröffentlicht: { $addresses }
detail-field = { $name }: { $value }
detail-logged = sein Protokoll: { $what }
detail-logged-on = sein Protokoll vom { $date }: { $what }

log-no-names = plex.tv wurde nicht gefunden
log-certificate-refused = das Zertifikat von plex.tv wurde abgelehnt
log-revoked = plex.tv lehnt seine Anmeldung ab
log-in-touch = er steht mit plex.tv in Verbindung
log-malformed = seine Datenbank ist beschädigt
log-port-taken = ein anderes Programm benutzt seinen Port

name-addresses = { $addresses }
name-nothing = nicht gefunden
name-silent = keine Antwort
