# Die Prüfliste: was jede Prüfung ansieht, und was sie gesehen hat.

# Dieser Computer

check-local-network = Zugriff auf dein Heimnetz
check-network = Internetverbindung
check-names = Findet Internetadressen
check-plex-name = Findet Plex
check-proxy = Proxy
check-clock = Datum und Uhrzeit
check-plex-secure = Private Verbindung zu Plex
check-plex-service = Plex funktioniert
check-vpn = Kein VPN im Weg
check-plex-direct = Lokale Adressen von Plex

# Ein Server

check-found = Gefunden
check-answers = Antwortet
check-is-plex = Ist ein Plex-Server
check-one-identity = Gibt es nur einmal
check-ready = Ist gestartet
check-server-clock = Datum und Uhrzeit
check-reaches-plex = Erreicht Plex
check-linked = Beansprucht
check-yours = Von dir beansprucht
check-published = Plex kennt seine Adresse
check-papers = Sicherheitszertifikat
check-lets-you-in = Lässt dich rein
check-browser = Öffnet sich in deinem Browser

# Warum eine Prüfung ausblieb

check-not-yet = Noch nicht geprüft
check-not-checked = Nicht geprüft, weil { $consequence }
check-took-too-long = Konnte nicht geprüft werden: Es hat zu lange gedauert
check-fell-over = Konnte nicht geprüft werden: In Locksmith ist etwas schiefgegangen
check-no-clock = Nicht geprüft, weil uns noch niemand die Zeit gesagt hat
check-not-signed-in = Nicht geprüft, weil du nicht angemeldet bist
check-no-list = Nicht geprüft, weil Plex die Liste deiner Server nicht geschickt hat
check-not-yours = Nicht geprüft, weil wir nicht wissen, ob er dir gehört
check-unprovable = Nicht geprüft, weil Plex keine Adresse aufführt, an der er sich ausweisen könnte
check-in-front = Nicht geprüft, weil etwas vor ihm steht, etwa ein Reverse Proxy
check-computer-first = Nicht geprüft, weil dieser Computer selbst ein Problem hat
check-answer-lost = Nicht geprüft, weil seine Antwort unterwegs verloren ging

# Was von diesem Computer zu sehen war

check-network-allowed = Das System erlaubt es
check-network-denied = Das System erlaubt es nicht
check-online = Verbunden
check-not-online = Nicht verbunden
check-names-found = Adressen werden gefunden
check-names-silent = Nichts antwortet, was Adressen nachschlagen könnte
check-names-not-found = Keine Adresse wurde gefunden
check-plex-found = Plex wird gefunden
check-plex-not-found = Andere Adressen werden gefunden, die von Plex nicht
check-plex-leads-nowhere = Etwas leitet den Namen von Plex ins Leere
check-plex-leads-home = Etwas leitet den Namen von Plex zu einem Gerät bei dir zu Hause
check-plex-leads-astray = Was unter dem Namen von Plex antwortet, weist diesen Computer ab
check-proxy-works = Er funktioniert
check-proxy-refuses = Er lässt diesen Computer nicht zu Plex durch
check-proxy-silent = Er antwortet nicht
check-clock-right = Richtig
check-clock-off = Geht um { $span } falsch
check-secure = Niemand ist dazwischen
check-intercepted = Etwas anderes antwortet anstelle von Plex
check-intercepted-by = Etwas anderes antwortet anstelle von Plex. Es nennt sich { $issuer }
check-plex-answers = Plex antwortet in { $ms } ms
check-plex-silent = Plex antwortet nicht
check-plex-asks-to-wait = Plex bittet um Geduld
check-plex-in-trouble = Plex hat Schwierigkeiten
check-no-vpn = Kein VPN ist an
check-vpn-on = Ein VPN ist an
check-plex-direct-open = Keine ist blockiert
check-plex-direct-withheld = Einige, die Browser für deinen Server benutzen, sind blockiert

# Was von einem Server zu sehen war

check-found-on-network = In deinem Netz
check-found-here = Auf diesem Computer
check-found-typed = An der Adresse, die du eingegeben hast
check-found-listed = Auf deiner Liste bei Plex
check-waiting-for-answer = Es wird auf seine Antwort gewartet
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
check-replaced-by = { $server } antwortet an { $address }, und dieser Server nirgends
check-on-another-network = Er ist nicht in diesem Netz
check-no-address = Plex führt keine Adresse auf, die dieser Computer versuchen könnte
check-plex-not-running = Sein Computer antwortet, Plex Media Server nicht
check-address-refuses = An seiner Adresse weist uns etwas ab: Vielleicht hat sie jetzt ein anderes Gerät
check-no-route = Dieser Computer kommt nicht dorthin
check-silent-from-afar = Keine Antwort. Er ist in einem anderen Netz als dieser Computer
check-silent = Keine Antwort
check-hung-up = Er hat ohne Antwort aufgelegt
check-name-unknown = Sein Name wird nicht gefunden
check-is-plex-yes = Ja
check-is-other = Nein, es ist etwas anderes
check-answers-otherwise = Nein, es antwortet wie etwas anderes
check-one-computer = Ein Computer hat diese Kennung
check-two-computers = Zwei Computer haben diese Kennung
check-shared-address = Zwei Computer wechseln sich an dieser Adresse ab
check-started = Ja
check-still-starting = Er startet noch
check-reaches-plex-yes = Ja
check-cut-off = Er erreicht Plex nicht
check-claimed = Jemand ist auf ihm angemeldet
check-not-claimed = Niemand ist auf ihm angemeldet
check-claimed-not-told = Dieser Server sagt es nicht
check-yours-yes = Plex führt ihn als deinen auf
check-shared-with-you = Plex führt ihn als mit dir geteilt auf
check-old-sign-in = Er benutzt eine Anmeldung, die Plex nicht mehr annimmt
check-not-listed = Nicht auf der Liste von { $account }
check-stored-owner = Er ist als { $owner } angemeldet
check-managed-user = { $account } ist ein verwalteter Benutzer
check-published-yes = Ja
check-published-nowhere = Plex kennt keine Adresse von ihm bei dir zu Hause
check-published-in-container = Plex kennt nur eine Adresse in seinem Container
check-published-elsewhere = Plex kennt ihn an { $address }, wo er nicht antwortet
check-proved = Er hat belegt, welcher Server er ist
check-certificate-expired = Es ist abgelaufen
check-certificate-not-yet-valid = Es gilt noch nicht
check-certificate-wrong-name = Es gehört zu einem anderen Namen
check-certificate-untrusted = Es ließ sich nicht bestätigen
check-lets-in = Ja
check-refuses = Nein, er weist dich ab
check-unasked = Wir konnten ihn nicht fragen
check-browser-fails = Laut dir geht es nur in deinem Browser nicht

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
