# Der Bericht für ein Forum. Befunde und Prüfungen stehen in eigenen Dateien.

report-heading = Locksmith for Plex: Bericht
report-summary = Was nicht stimmt
report-this-computer = Dieser Computer
report-server = Server { $number }
report-section = { $what }: { $state }
report-last-day = Die letzten 24 Stunden
report-search = Was versucht wurde
report-withheld-heading = Was weggelassen wurde

report-made-by = Version { $version }, { $system }. Erstellt um { $time }, { $running } nach dem Start. Alle Zeiten sind von dieser Uhr.
report-no-problem = Kein Problem gefunden: { $all }
report-still-looking = Wird noch geprüft: { $all }
report-standing = { $of } ({ $word })
report-stands-for = { $stand_in } ist { $name }
report-stands-for-at = { $stand_in } ist { $name } unter { $address }
report-no-servers = Kein Server hat geantwortet.
report-more-servers = und { $count } weitere: { $state }
report-more-addresses =
    { $count ->
        [one] und 1 weitere Adresse
       *[other] und { $count } weitere Adressen
    }
report-more-interfaces =
    { $count ->
        [one] und 1 weitere Schnittstelle
       *[other] und { $count } weitere Schnittstellen
    }
report-more-failures =
    { $count ->
        [one] und 1 weiterer Fehler
       *[other] und { $count } weitere Fehler
    }
report-left-out =
    { $count ->
        [one] Ein weiterer Server hat nur seinen Befund oben: Es war kein Platz mehr.
       *[other] { $count } weitere Server haben nur ihren Befund oben: Es war kein Platz mehr.
    }
report-cut = Hier ist der Bericht abgeschnitten: Er war zu lang.
report-nothing-is-withheld = Es gab nichts wegzulassen.
report-not-known = nicht bekannt
report-yes = ja
report-no = nein

report-fact = { $value }, um { $time }
report-not-checked = nicht geprüft
report-took-too-long = die Prüfung dauerte zu lange
report-fell-over = die Prüfung ist abgestürzt
report-at = um { $time }
report-between = von { $from } bis { $to }

report-cause = Ursache: { $cause }, seit { $since }
report-no-cause = Ursache: keine, seit { $since }
report-cause-before = Vorherige Ursache: { $cause }, bis { $time }
report-no-cause-before = Vorherige Ursache: keine, bis { $time }
report-checks = Prüfungen:
report-passed =
    { $count ->
        [one] 1 Prüfung bestanden: { $titles }
       *[other] { $count } Prüfungen bestanden: { $titles }
    }
report-likely-reasons = Wahrscheinliche Gründe, der wahrscheinlichste zuerst:
report-next-step = Angebotener nächster Schritt: { $step }
report-see-check = siehe „{ $check }“
report-check-ok = OK
report-check-warning = Warnung
report-check-warning-cause = Warnung, die Ursache
report-check-problem-cause = Problem, die Ursache
report-check-skipped = Nicht geprüft

report-plex = Plex: { $fact }
report-route = Weg: { $fact }
report-route-none = keiner
report-route-network = über ein Netz
report-route-tunnel = über einen Tunnel, { $interface }
report-clock-of-plex = Die Uhr von Plex geht vor um: { $fact }
report-clocks-of-servers = Die Uhren der Server gehen vor um: { $ahead }
report-control-name = Ein Name, der nicht Plex gehört: { $fact }
report-names-of-plex = Namen von Plex: { $fact }
report-parts = { $all }
report-name = { $name } { $answer }
report-name-found = gefunden
report-name-void = führt ins Leere
report-name-nothing = nicht gefunden
report-name-silent = keine Antwort
report-in-plexs-place = Anstelle von Plex: { $certificate }
report-signed-in = Angemeldet: Konto A
report-signed-in-managed = Angemeldet: Konto A, ein verwalteter Benutzer
report-signed-in-guest = Angemeldet: Konto A, ein Gast
report-signed-in-waiting = Angemeldet: wartet auf den Browser
report-signed-in-approved = Angemeldet: bestätigt
report-signed-in-not = Angemeldet: nein
report-sign-in-expired = Anmeldung fehlgeschlagen: Die Zeit war abgelaufen, oder sie endete anderswo
report-sign-in-denied = Anmeldung fehlgeschlagen: abgelehnt
report-sign-in-unreachable = Anmeldung fehlgeschlagen: Plex war nicht zu erreichen
report-sign-in-cancelled = Anmeldung abgebrochen
report-listed-servers = Server auf der Liste von Plex: { $count }, um { $time }

report-first-verdict = Erster Befund: um { $time }
report-state = Zustand: { $claimed }; Besitzer: { $owner }
report-claimed = beansprucht
report-not-claimed = nicht beansprucht
report-claimed-not-known = nicht bekannt, ob beansprucht
report-owner-nobody = niemand
report-owner-account = Konto A
report-owner-shared = mit Konto A geteilt
report-owner-someone-else = jemand anderes
report-owner-not-known = nicht bekannt
report-version = Version: { $version }; Gerätekennung: { $id }
report-listed-owned = Auf der Liste von Plex: eigener; verlangt HTTPS: { $https }; sein Router verbirgt Namen: { $rebinding }
report-listed-shared = Auf der Liste von Plex: geteilt; verlangt HTTPS: { $https }; sein Router verbirgt Namen: { $rebinding }
report-of-its-home = in seinem Plex Home
report-platform = Plattform { $value }
report-platform-version = Version der Plattform { $value }
report-device = Gerät { $value }
report-listed-version = Version { $value }
report-connection = Verbindung: { $address }, { $kind }, { $name }
report-relay = Relay
report-local = lokal
report-remote = von außen
report-with-name = mit Namen
report-without-name = ohne Namen
report-address = Adresse { $address }, { $seen }
report-look = Prüfung: { $fact }
report-clock-ahead = Uhr geht { $seconds } s vor
report-first-answer = Erste Antwort: { $took }; verlorene Antworten: { $lost }
report-announced-version = Angekündigt mit Version { $version }
report-front-page = Startseite: { $says }
report-shows = Zeigt: { $certificate }
report-name-for-browsers = Sein Name für Browser: { $answer }
report-access = Mit Anmeldung: { $fact }
report-former = Hier hat vorher eine andere Kennung geantwortet: { $id }
report-former-in-turns = Hier hat vorher eine andere Kennung geantwortet: { $id }, und sie wechseln sich ab
report-certificate = Zertifikat, ausgestellt von { $issuer } für { $names }, gültig von { $from } bis { $until }
report-no-names = keinen Namen
report-other-names =
    { $count ->
        [one] 1 anderen Namen
       *[other] { $count } andere Namen
    }
report-known-names = { $names }
report-known-and-other-names =
    { $count ->
        [one] { $names } und 1 anderen Namen
       *[other] { $names } und { $count } andere Namen
    }
report-on-day = { $day }
report-before-calendar = vor 1970
report-after-calendar = ein ferner Tag

report-search-running = Suche: begonnen um { $time }; Runden: { $rounds }; abgewiesene Antworten: { $rejected }
report-search-stopped = Suche: läuft nicht; Runden: { $rounds }; abgewiesene Antworten: { $rejected }
report-counts = Server: { $servers }; Adressen: { $addresses }
report-too-many = Mehr als { $limit } Adressen haben sich gemeldet
report-mdns-unavailable = mDNS: nicht verfügbar, { $why }
report-typed-address = Eingegebene Adresse: nicht brauchbar
report-interface = Schnittstelle { $name }: { $address }
report-interface-down = aus
report-interface-loopback = Loopback
report-interface-tunnel = Tunnel
report-not-sent =
    { $count ->
        [one] Nicht gesendet, einmal: { $what }
       *[other] Nicht gesendet, { $count }-mal: { $what }
    }

report-claim = Beanspruchen von { $server }, um { $time }: { $stage }
report-claim-ended = Beanspruchen von { $server }, um { $time }: { $stage }; Ende: { $end }
report-claim-looking = prüft, ob es der richtige Server ist
report-claim-asking = holt Code Nummer { $nth }
report-claim-handing = übergibt den Code über { $route }
report-claim-server-starts = der Server startet
report-claim-waiting-for-plex = wartet, bis der Server bei Plex eingetragen ist
report-claim-waiting-for-server = wartet, bis der Server Konto A reinlässt
report-claim-verified = bestätigt, über { $route }
report-claim-not-listed = nicht bestätigt, über { $route }: bei Plex nicht eingetragen
report-claim-not-let-in = nicht bestätigt, über { $route }: Er lässt Konto A nicht rein
report-claim-someone-else = von jemand anderem beansprucht
report-claim-needs-consent = braucht eine Zustimmung für das Heimnetz
report-claim-closed = abgelehnt: Er vertraut diesem Computer nicht
report-claim-cut-off = abgelehnt: Er konnte Plex nicht fragen
report-claim-changed = gestoppt: Dort antwortet ein anderer Server
report-claim-duplicate = gestoppt: Zwei Computer haben seine Kennung
report-claim-still-starting = gestoppt: Er startet noch
report-claim-code-refused = fehlgeschlagen: Kein Code wurde akzeptiert
report-claim-failed = fehlgeschlagen, { $error }
report-claim-cancelled = abgebrochen

report-no-row = ein Server, der nicht gefunden wurde
report-repair = { $kind } ({ $server }), um { $time }: { $end }
report-kind-repair = Reparatur
report-kind-go-on = Fortgesetzte Reparatur
report-kind-undo = Rückgängigmachen
report-kind-start = Start
report-kind-restart = Neustart
report-interrupted = Eine Reparatur ({ $server }) wurde bei „{ $step }“ unterbrochen
report-interrupted-early = Eine Reparatur ({ $server }) wurde vor ihrem ersten Schritt unterbrochen
report-under-way = läuft
report-step-failed = fehlgeschlagen nach { $took }
report-step-done = erledigt in { $took }
report-step-runs = seit { $took }
report-why = Warum
report-why-not-restored = Warum die Einstellungen nicht wiederhergestellt wurden
report-end-cancelled = abgebrochen
report-end-failed = fehlgeschlagen
report-end-untouched = es wurde nichts geändert
report-end-restored = die Einstellungen sind, wie sie waren
report-end-not-restored = die Einstellungen sind noch nicht wieder wie vorher
report-end-still-open = ließ sich nicht fortsetzen, kann aber noch rückgängig gemacht werden
report-end-not-put-back = die Einstellungen ließen sich nicht wiederherstellen
report-end-runs = der Server läuft
report-end-does-not-run-yet = der Server antwortet noch nicht

report-the-account = Konto A
report-another-account = Konto B
report-another-account-nth = Konto B{ $nth }

report-milliseconds = { $count } ms
report-seconds = { $count } s
report-seconds-ahead = { $count } s
report-minutes = { $count } min
report-hours = { $count } h

report-withheld-secrets =
    { $count ->
        [one] 1 Token oder anderes Geheimnis
       *[other] { $count } Tokens oder andere Geheimnisse
    }
report-withheld-e-mails =
    { $count ->
        [one] 1 E-Mail-Adresse
       *[other] { $count } E-Mail-Adressen
    }
report-withheld-account =
    { $count ->
        [one] 1 Name von Konto A
       *[other] { $count } Namen von Konto A
    }
report-withheld-other-accounts =
    { $count ->
        [one] 1 Name eines anderen Kontos
       *[other] { $count } Namen anderer Konten
    }
report-withheld-servers =
    { $count ->
        [one] 1 Servername
       *[other] { $count } Servernamen
    }
report-withheld-user-names =
    { $count ->
        [one] 1 Benutzername
       *[other] { $count } Benutzernamen
    }
report-withheld-home-folders =
    { $count ->
        [one] 1 Benutzerordner
       *[other] { $count } Benutzerordner
    }
report-withheld-host-names =
    { $count ->
        [one] 1 Computername
       *[other] { $count } Computernamen
    }
report-withheld-issuers =
    { $count ->
        [one] 1 Aussteller eines Zertifikats, ganz oder teilweise
       *[other] { $count } Aussteller von Zertifikaten, ganz oder teilweise
    }
report-withheld-hardware-addresses =
    { $count ->
        [one] 1 Hardware-Adresse
       *[other] { $count } Hardware-Adressen
    }
report-withheld-public-addresses =
    { $count ->
        [one] 1 öffentliche Adresse
       *[other] { $count } öffentliche Adressen
    }
report-withheld-machine-ids =
    { $count ->
        [one] 1 Gerätekennung, bis auf ihren Anfang
       *[other] { $count } Gerätekennungen, bis auf ihren Anfang
    }
report-withheld-plex-direct =
    { $count ->
        [one] 1 Name unter plex.direct
       *[other] { $count } Namen unter plex.direct
    }
report-withheld-long-identifiers =
    { $count ->
        [one] 1 lange Kennung
       *[other] { $count } lange Kennungen
    }

# Der Verlauf

report-nothing-noted = Nichts wurde aufgezeichnet.
report-earlier-events =
    { $count ->
        [one] Ein früheres Ereignis ist weggelassen.
       *[other] { $count } frühere Ereignisse sind weggelassen.
    }
report-event-of = { $time } { $of }: { $what }
report-event = { $time } { $what }
report-gone-server = Ein Server, der jetzt nicht da ist
report-repeats = Was sich wiederholt:
report-pattern = { $says } { $evidence }
