# Was nur das Fenster sagt.

list-checking = Wird geprüft
list-reaches-plex = Erreicht Plex
checklist-folded =
    { $count ->
        [one] 1 weitere nicht geprüft
       *[other] { $count } weitere nicht geprüft
    }

# Der Rahmen

title = Locksmith for Plex
demo = Demo
demo-hint = Das ist ein simuliertes Zuhause. Deine eigenen Server werden nicht angefasst.
menu = Mehr
menu-about = Über Locksmith
menu-check-everything = Alles noch einmal prüfen
menu-larger = Größere Schrift
menu-smaller = Kleinere Schrift
menu-light = Helle Farben
menu-dark = Dunkle Farben
menu-sign-out = Abmelden
signed-out = Nicht angemeldet
signed-in-as = Angemeldet als { $account }.
switch = Nicht du? Wechseln
switch-account = Konto wechseln
your-servers = Deine Server
this-computer = Dieser Computer
home-network = Heimnetz
plex = Plex
details = Details
cancel = Abbrechen
back = Zurück
done = Fertig
continue = Weiter…
copy-button = Kopieren
copy-what = Kopieren: { $what }
copied = Kopiert.
labelled = { $what }:
try-again = Noch einmal versuchen
check-again = Noch einmal prüfen
recheck = Noch einmal prüfen: { $what }
sign-in = Bei Plex anmelden
open-plex = Plex öffnen
status-page = Statusseite von Plex
what-to-do = Zeigen, was zu tun ist
what-will-change = Was ändert sich?
what-happened = Was passiert ist
show-computer = Diesen Computer zeigen
checking-again = Es wird noch einmal geprüft…
checked-again = Noch einmal geprüft.

journey-find = Finden
journey-sign-in = Anmelden
journey-fix = Beheben
journey-done = Fertig
journey-step-of = Schritt { $number } von 4: { $step }
journey-step-done = Schritt { $number }, { $step }: fertig
journey-step-now = Schritt { $number }, { $step }: jetzt
journey-step-later = Schritt { $number }, { $step }: später

# Die Liste

address = Adresse eines Servers
address-hint = 192.168.1.5
address-busy = Dort wird nachgesehen…
address-add = Hinzufügen
search-again = Noch einmal suchen
searching = Es wird gesucht…
searching-found = Es wird gesucht… { $count } gefunden
searching-network = Dein Heimnetz wird durchsucht
found-none = Noch keiner gefunden
found-count = { $count } gefunden
list-full = Mehr als { $count } Adressen haben geantwortet. Der Rest wird nicht gezeigt.
list-row = { $title }: { $state }
list-row-named = { $title }: { $state } ({ $symbol })
old-entry = Plex führt noch einen alten { $server } auf.
old-entries = Plex führt noch { $count } alte Server auf.
remove-old-entries = Alte Einträge entfernen…

symbol-fine = gut
symbol-warning = Warnung
symbol-problem = Problem
symbol-neutral = neutral
symbol-skipped = nicht geprüft
symbol-busy = wird geprüft

# Die Seite eines Servers

checked = Was geprüft wurde
result-ok = OK
result-warning = Warnung
result-problem = Problem
result-not-checked = Nicht geprüft
ago-just-now = gerade eben
ago-minutes = vor { $count } min
ago-hours = vor { $count } h
news-changed = { $subject }: { $to }. Vorher: { $from }.
news-changed-more =
    { $count ->
        [one] { $subject }: { $to }. Vorher: { $from }. Und 1 weitere Änderung.
       *[other] { $subject }: { $to }. Vorher: { $from }. Und { $count } weitere Änderungen.
    }
changed-since = Geändert { $ago }. Vorher: { $from }.
waiting-for-answer = Es wird auf seine Antwort gewartet
checking-by-itself = Es wird von selbst noch einmal geprüft
still-fails-in-browser = In meinem Browser geht es immer noch nicht
should-be-mine = Dieser Server sollte mir gehören
works-now = Jetzt geht es

link-network = Dieser Computer zu deinem Heimnetz: { $state }.
link-server = Dein Heimnetz zu { $server }: { $state }.
link-plex = { $server } zu Plex: { $state }.
link-of-stations = { $from } zu { $to }: { $state }.
link-works = geht
link-problem = hier ist das Problem
link-trouble = geht, mit Schwierigkeiten
link-busy = wird geprüft
link-not-checked = nicht geprüft

detail-machine = Kennung des Servers
detail-version = Version
detail-closed-settings = Einstellungen eines Servers hier, die nicht zu lesen sind
detail-cause = Ursache
detail-not-known = unbekannt

# Beanspruchen

claim-confirm-title = { $server } über dein Heimnetz beanspruchen?
claim-confirm-newcomer = Vorsicht: Das ist nicht { $old }. { $newcomer } ist ein anderer, neuer Server, wo { $old } sein sollte, und die Mediatheken von { $old } sind nicht auf ihm.
claim-confirm-text = Er läuft auf einem anderen Computer, an { $address }. Der Code geht unverschlüsselt über dein Heimnetz dorthin. Er gilt einmal und nur ein paar Minuten. Mach weiter, wenn das dein eigenes Netz und dein eigener Server ist.
claim-confirm = Über das Heimnetz beanspruchen
claim-back-in = Du bist wieder drin.
claim-verified = { $server } ist von { $account } beansprucht. Plex führt ihn als deinen auf, und er lässt dich rein.
claim-other-first = Zuerst wird { $server } beansprucht
claim-news-yours = { $server } gehört wieder dir.
claim-news-cancelled = Das Beanspruchen von { $server } wurde abgebrochen.
claim-news-failed = Das Beanspruchen von { $server } ist gescheitert.

claim-stage-looking = Es wird geprüft, ob es der richtige Server ist
claim-stage-asking = Plex wird um einen Code gebeten
claim-stage-asking-again = Der Code ist abgelaufen. Ein neuer wird geholt (Nummer { $nth })
claim-stage-handing = Der Code wird dem Server übergeben
claim-stage-server-starts = Der Server startet. Es wird auf ihn gewartet
claim-stage-waiting-for-plex = Es wird noch gewartet, bis Plex den Server aufführt
claim-stage-waiting-for-server = Es wird noch gewartet, bis der Server dich reinlässt

claim-end-not-listed = { $server } hat den Code genommen, aber Plex führt ihn noch nicht als deinen auf.
    .help = Ist Plex beschäftigt, kann das ein paar Minuten dauern. Prüfe noch einmal, bevor du ihn erneut beanspruchst.
claim-end-not-let-in = { $server } hat den Code genommen, lässt dich aber noch nicht rein.
    .help = Meistens hilft es, Plex Media Server auf seinem Computer neu zu starten.
claim-end-someone-else = { $server } ist jetzt beansprucht, aber nicht von deinem Konto.
    .help = Vielleicht hat ihn inzwischen jemand anderes im Haus beansprucht. Frag nach, oder melde dich mit dem anderen Konto an.
claim-end-needs-consent = { $server } läuft auf einem anderen Computer.
    .help = Der Code muss über dein Heimnetz gehen.
claim-end-closed = Das ging nicht: { $server } kann nur an seinem eigenen Computer beansprucht werden.
    .help = Starte Locksmith auf jenem Computer, oder öffne dort die Seite von Plex.
claim-end-cut-off = Das ging nicht: { $server } erreicht Plex nicht.
    .help = Sein Computer braucht eine Internetverbindung, bevor er beansprucht werden kann.
claim-end-changed = Das wurde angehalten: An dieser Adresse antwortet jetzt ein anderer Server.
    .help = Nichts wurde geändert. Prüfe noch einmal, und wähle den Server neu.
claim-end-duplicate = Das wurde angehalten: Zwei Computer geben sich als { $server } aus.
    .help = Nichts wurde geändert. Einer von beiden ist eine Kopie. Schalte zuerst den aus.
claim-end-still-starting = Das ging nicht: { $server } startet noch.
    .help = Nichts wurde geändert. Gib ihm ein paar Minuten, und versuch es noch einmal.
claim-end-code-refused = Das ging nicht: Der Code wurde immer wieder abgelehnt.
    .help = Nichts wurde geändert. Vielleicht hat Plex Schwierigkeiten: Seine Statusseite sagt es.
claim-end-failed = Das ging nicht: { $server } oder Plex war nicht zu erreichen.
    .help = Unter Details steht, was passiert ist. Vielleicht war die Verbindung unterbrochen.

# Anmelden

sign-in-asking = Plex wird um eine Anmeldeseite gebeten
sign-in-waiting = Es wird im Browser auf dich gewartet
sign-in-approved = Bestätigt. Plex wird gefragt, wer du bist
sign-in-continue = Mach im Browser weiter.
sign-in-continue-text = Melde dich auf der Seite von Plex mit dem Konto an, dem der Server gehört. Dein Passwort bleibt dort: Diese App sieht es nie.
sign-in-no-browser = Öffne diesen Link in irgendeinem Browser.
sign-in-no-browser-text = Von hier aus ließ sich kein Browser öffnen. Kopiere den Link, oder scanne ihn mit einem Handy. Dein Passwort bleibt auf der Seite von Plex.
sign-in-scan = Oder mit einem Handy scannen
sign-in-qr = QR-Code des Anmelde-Links
sign-in-code = Code
sign-in-link = Link
copy-link = Link kopieren
copy-code = Code kopieren
open-page-again = Die Seite noch einmal öffnen
show-link-and-code = Link und Code zeigen
sign-in-trouble-wait = Plex bittet um etwas Geduld. Wir machen von selbst weiter.
sign-in-trouble-plex = Plex selbst hat Schwierigkeiten. Wir versuchen es weiter.
sign-in-trouble-computer = Dieser Computer erreicht Plex gerade nicht. Wir versuchen es von selbst wieder.
sign-in-expired = Die Zeit zum Anmelden ist um.
    .help = Die Anmeldeseite von Plex gilt nur ein paar Minuten. Ein neuer Versuch öffnet eine neue.
sign-in-denied = Plex hat die Anmeldung nicht angenommen.
    .help = Die Anfrage wurde auf der Seite von Plex abgelehnt oder zurückgezogen. Nichts wurde geändert.
sign-in-not-reached = Dieser Computer erreicht Plex nicht, daher kann sich niemand anmelden.
    .help = Das liegt an der Internetverbindung, nicht an deinem Konto oder Passwort.
sign-in-asks-to-wait = Plex bittet um etwas Geduld.
    .help = Zu viele Geräte haben auf einmal gefragt. Versuch es in einer Minute wieder.
sign-in-in-trouble = Plex selbst hat Schwierigkeiten, nicht dein Konto.
    .help = Anmelden geht wieder, wenn Plex wieder da ist. Seine Statusseite sagt mehr.
sign-in-cancelled = Die Anmeldung wurde abgebrochen.
    .help = Nichts wurde geändert.

# Finden

find-looking = Deine Server werden gesucht…
find-looking-text = Sie erscheinen in der Liste, sobald sie antworten. Das dauert ein paar Sekunden.
find-none = Noch hat kein Server geantwortet.
find-none-help = Ist der Computer des Servers an und im selben Netz wie dieser hier? Kennst du seine Adresse, gib sie ins Feld ein.
find-choose = Wähle einen Server aus der Liste.
find-tried = Was wir versucht haben
find-tried-here = Gefragt, ob auf diesem Computer ein Server läuft.
find-tried-announced = Auf Server gehorcht, die sich melden.
find-tried-not-announced = Dieser Computer kann nicht auf Server horchen, die sich melden.
tried-not-sent = Das ganze Heimnetz wird gefragt (noch nicht gesendet)
tried-once = Das ganze Heimnetz einmal gefragt.
tried-times = Das ganze Heimnetz { $count }-mal gefragt.
tried-often = Das ganze Heimnetz immer wieder gefragt.
tried-failures =
    { $count ->
        [one] 1 Frage ließ sich nicht senden.
       *[other] { $count } Fragen ließen sich nicht senden.
    }

# Eine Anleitung

guide-runs-on = Der Server läuft auf:
guide-choose = Wählen…
guide-steps = Was zu tun ist
guide-step = { $number }. { $text }
guide-texts = Zum Kopieren
guide-note = Gut zu wissen

# Fertig

done-sign-in-again = Was dich sonst noch nach einer Anmeldung fragen kann
done-tvs = Fernseher und Streaming-Boxen
done-tvs-how = Öffne dort Plex. Es zeigt einen Code: Gib ihn auf plex.tv/link ein.
done-phones = Handys und Tablets
done-phones-how = Öffne die Plex-App, und melde dich an.
done-tautulli = Tautulli
done-tautulli-how = Settings, Plex Media Server: noch einmal bei Plex anmelden.
done-seerr = Seerr, Overseerr, Jellyseerr
done-seerr-how = Melde dich ab und mit Plex als Besitzer wieder an. Prüfe dann Settings, Plex.
done-tracearr = Tracearr
done-tracearr-how = Settings, Servers: Plex noch einmal verbinden.
done-sonarr = Sonarr, Radarr, Lidarr
done-sonarr-how = Settings, Connect, Plex Media Server: auf Authenticate with Plex.tv drücken.
done-kometa = Kometa
done-kometa-how = Schreibe die neue Anmeldung in config.yml, unter plex.
done-home-assistant = Home Assistant
done-home-assistant-how = Einstellungen, Geräte & Dienste: Plex fragt dort nach einer neuen Anmeldung.
done-friends = Was aus Freunden und Familie wird
done-friends-same = Vom selben Konto beansprucht wie zuvor: Freunde behalten meistens ihren Zugang. Manche Besitzer mussten noch einmal teilen.
done-friends-other = Von einem anderen Konto beansprucht: Niemand hat mehr Zugang. Teile in Plex neu: Einstellungen, Bibliothekszugriff verwalten.
done-friends-promise = So berichten es Besitzer. Plex verspricht weder das eine noch das andere.

# Der Bericht

report-open = Bericht kopieren…
report-title = Ein Bericht zum Einfügen in ein Forum
report-text = Nichts wird irgendwohin gesendet. Lies ihn zuerst. Kopiert wird er, wenn du auf den Knopf drückst.
report-copy = Bericht kopieren
report-copied = Bericht kopiert.
report-preview = Vorschau
report-withheld = Was weggelassen wurde
report-nothing-withheld = Es gab nichts wegzulassen.

# Über

about-version = Version { $version }
about-what = Bringt dich zurück in deinen eigenen Plex Media Server.
about-plex = Es ist nicht von Plex, und Plex unterstützt es nicht. Plex ist eine Marke von Plex, Inc.
about-privacy = Du meldest dich auf der Seite von Plex an. Diese App sieht nie dein Passwort, behält keine Anmeldung und meldet sich ab, wenn du sie schließt.
about-copy = Eine Reparatur hebt eine Kopie der alten Einstellungen des Servers 30 Tage lang auf diesem Computer auf, damit du sie rückgängig machen kannst.
about-network = Es spricht nur mit deinen eigenen Servern und mit Plex.

# Kein Fenster

no-window = Locksmith for Plex konnte auf diesem Computer kein Fenster öffnen.
no-window-help = Vielleicht fehlt sein Grafiktreiber oder ist zu alt. Die Kommandozeile geht ohne: plex-locksmith check
no-demo = Locksmith for Plex konnte das simulierte Zuhause nicht starten.
not-signed-out = Plex hat die Abmeldung nicht bestätigt. Du kannst diese Anmeldung auf der Geräteseite von Plex entfernen: https://app.plex.tv/desktop/#!/settings/devices/all
