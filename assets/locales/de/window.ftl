# Was nur das Fenster sagt.

list-checking = Wird geprüft
list-in-progress = In Arbeit
list-reaches-plex = Erreicht Plex
checklist-folded =
    { $count ->
        [one] 1 weitere nicht geprüft
       *[other] { $count } weitere nicht geprüft
    }
checklist-passed =
    { $count ->
        [one] 1 Prüfung bestanden
       *[other] { $count } Prüfungen bestanden
    }
checklist-open = { $count } noch nicht geprüft
checklist-passed-and-open = { $passed } · { $open }

# Der Rahmen

title = Locksmith for Plex
demo = Demo
demo-hint = Das ist ein simuliertes Zuhause. Deine eigenen Server bleiben unberührt. Sein NAS nimmt jedes Passwort außer „wrong“.
menu = Mehr
menu-about = Über Locksmith
menu-check-everything = Alles noch einmal prüfen
menu-larger = Größere Schrift
menu-smaller = Kleinere Schrift
menu-light = Helle Farben
menu-dark = Dunkle Farben
menu-sign-out = Abmelden
signed-out = Nicht angemeldet
your-account = dein Konto
signed-in-as = Angemeldet als { $account }.
switch = Nicht du? Wechseln
switch-account = Konto wechseln
your-servers = Deine Server
group-needs-attention = Hier ist etwas zu tun
group-yours = Deine Server
group-shared-with-you = Mit dir geteilt
group-others = Andere
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
copied-what = Kopiert: { $what }
copied-short = Kopiert
copied = Kopiert.
labelled = { $what }:
try-again = Noch einmal versuchen
check-again = Noch einmal prüfen
recheck = Noch einmal prüfen: { $what }
sign-in = Bei Plex anmelden
sign-in-here = Anmelden
sign-in-to-find = Melde dich an, dann können wir dir sagen, welche Server Plex kennt.
already-listed = Er ist schon in der Liste.
open-plex = Plex öffnen
status-page = Statusseite von Plex
what-to-do = Zeigen, was ich tun kann
what-will-change = Was ändert sich?
what-happened = Was passiert ist
show-computer = Diesen Computer zeigen
checking-again = Wird noch einmal geprüft…
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
address-hint = z. B. 192.168.1.5
address-busy = Adresse wird geprüft…
address-add = Prüfen
search-again = Noch einmal suchen
searching = Suche läuft…
searching-found = Suche läuft… { $count } gefunden
searching-network = Dein Heimnetz wird durchsucht
found-none = Keiner gefunden
found-count = { $count } gefunden
list-full = Mehr als { $count } Adressen haben geantwortet. Die übrigen werden nicht gezeigt.
list-row = { $title }: { $state }
list-row-named = { $title }: { $state } ({ $symbol })
old-entry = Bei Plex steht noch ein alter Eintrag von { $server }.
old-entries = Bei Plex stehen noch { $count } alte Server.
remove-old-entries = Alte Einträge entfernen…

symbol-fine = in Ordnung
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
waiting-for-answer = Warten auf seine Antwort
checking-by-itself = Wird automatisch noch einmal geprüft
still-fails-in-browser = In meinem Browser geht es immer noch nicht
nothing-to-fix = Hier gibt es nichts zu reparieren.
should-be-mine = Dieser Server sollte mir gehören
works-now = Jetzt geht es

link-network = Von diesem Computer zu deinem Heimnetz: { $state }.
link-server = Von deinem Heimnetz zu { $server }: { $state }.
link-plex = Von { $server } zu Plex: { $state }.
link-of-stations = { $from } – { $to }: { $state }.
link-works = funktioniert
link-problem = hier liegt das Problem
link-trouble = funktioniert, aber mit Problemen
link-busy = wird geprüft
link-not-checked = nicht geprüft

detail-machine = Gerätekennung
detail-version = Version
detail-closed-settings = Einstellungen eines Servers hier, die sich nicht lesen lassen
detail-cause = Ursache
detail-not-known = unbekannt

# Zwei Computer mit einer Identität

twins-compare = Vergleiche die beiden. Der, den du nicht mehr benutzt, sollte ausgeschaltet werden.
twins-stop-one = Zeigen, wie ich einen ausschalte
twins-proven = Dieser ist nachweislich deiner.
twin-computer = Computer { $number }
twin-name = Name
twin-address = Adresse
twin-claimed = Beansprucht
twin-version = Version
twin-system = System
twin-since = Zuerst gesehen
twin-found = Gefunden
twin-is-claimed = Ja
twin-is-not-claimed = Nein
twin-newer-version = { $version }, die neuere
twin-claimed-by = Von { $owner }

# Beanspruchen

claim-confirm-title = { $server } über dein Heimnetz beanspruchen?
claim-confirm-newcomer = Vorsicht: Das ist nicht { $old }. { $newcomer } ist ein anderer, neuer Server an dessen Stelle, ohne die Bibliotheken von { $old }.
claim-confirm-text = Er läuft auf einem anderen Computer, unter { $address }. Der Code geht unverschlüsselt über dein Heimnetz dorthin. Er gilt nur einmal und nur ein paar Minuten. Mach nur weiter, wenn Netz und Server dir gehören.
claim-confirm = Über das Heimnetz beanspruchen
claim-back-in = Du bist wieder drin.
claim-verified = { $server } ist von { $account } beansprucht. Laut Plex gehört er dir, und er lässt dich rein.
claiming-title = { $server } wird beansprucht
claiming-takes = Das dauert meist ein paar Sekunden, höchstens 2 Minuten.
claiming-long = Plex lässt sich Zeit. Bisher ist nichts schiefgegangen.
claim-step-right-server = Prüfen, ob es der richtige Server ist
claim-step-code = Einen Code von Plex holen
claim-step-hand-over = Den Code an { $server } übergeben
claim-step-server-says-so = { $server } bestätigt es
claim-step-plex-lists = Laut Plex gehört er dir
claim-step-lets-you-in = { $server } lässt dich rein
claim-other-first = Zuerst wird { $server } beansprucht
claim-news-yours = { $server } gehört wieder dir.
claim-news-cancelled = Das Beanspruchen von { $server } wurde abgebrochen.
claim-news-failed = { $server } ließ sich nicht beanspruchen.
claim-news-unseen = Dass { $server } beansprucht ist, ist noch nicht bestätigt.

claim-stage-looking = Es wird geprüft, ob es der richtige Server ist
claim-stage-asking = Ein Code wird bei Plex geholt
claim-stage-asking-again = Der Code ist abgelaufen. Ein neuer wird geholt (Nummer { $nth })
claim-stage-handing = Der Code wird dem Server übergeben
claim-stage-server-starts = Warten, bis der Server gestartet ist
claim-stage-waiting-for-plex = Warten, bis der Server bei Plex eingetragen ist
claim-stage-waiting-for-server = Warten, bis der Server dich reinlässt

claim-end-not-listed = { $server } hat den Code angenommen, gehört dir laut Plex aber noch nicht.
    .help = Wenn Plex ausgelastet ist, kann das ein paar Minuten dauern. Prüfe noch einmal, bevor du ihn erneut beanspruchst.
claim-end-not-let-in = { $server } hat den Code angenommen, lässt dich aber noch nicht rein.
    .help = Meistens hilft es, Plex Media Server auf seinem Computer neu zu starten.
claim-end-someone-else = { $server } ist jetzt beansprucht, aber nicht von deinem Konto.
    .help = Vielleicht hat ihn inzwischen jemand anderes im Haus beansprucht. Frag nach oder melde dich mit dem anderen Konto an.
claim-end-needs-consent = { $server } läuft auf einem anderen Computer.
    .help = Der Code muss über dein Heimnetz gehen.
claim-end-closed = Das hat nicht geklappt: { $server } lässt sich nur an dem Computer beanspruchen, auf dem er läuft.
    .help = Starte Locksmith auf seinem Computer oder öffne dort die Seite von Plex.
claim-end-cut-off = Das hat nicht geklappt: { $server } erreicht Plex nicht.
    .help = Sein Computer braucht eine funktionierende Internetverbindung, bevor du ihn beanspruchen kannst.
claim-end-changed = Vorsichtshalber gestoppt: Unter dieser Adresse antwortet jetzt ein anderer Server.
    .help = Es wurde nichts geändert. Prüfe noch einmal und wähle den Server neu.
claim-end-duplicate = Vorsichtshalber gestoppt: Zwei Computer geben sich als { $server } aus.
    .help = Es wurde nichts geändert. Einer von beiden ist eine Kopie. Schalte den zuerst aus.
claim-end-still-starting = Das hat nicht geklappt: { $server } startet noch.
    .help = Es wurde nichts geändert. Gib ihm ein paar Minuten und versuch es noch einmal.
claim-end-code-refused = Das hat nicht geklappt: Jeder Code wurde abgelehnt.
    .help = Es wurde nichts geändert. Vielleicht hat Plex eine Störung: Sieh auf der Statusseite nach.
claim-end-failed = Das hat nicht geklappt: { $server } oder Plex war nicht zu erreichen.
    .help = Unter Details steht, was passiert ist. Vielleicht war die Verbindung unterbrochen.

# Anmelden

sign-in-asking = Die Anmeldeseite wird bei Plex angefordert
sign-in-waiting = Die Anmeldung wartet im Browser auf dich
sign-in-approved = Bestätigt. Dein Konto wird bei Plex abgefragt
sign-in-continue = Mach im Browser weiter.
sign-in-continue-text = Melde dich auf der Seite von Plex an. Dein Passwort bleibt dort: Locksmith sieht es nie.
sign-in-continue-text-owner = Melde dich auf der Seite von Plex mit dem Konto an, dem der Server gehört. Dein Passwort bleibt dort: Locksmith sieht es nie.
sign-in-not-opened = Hat sich kein Browser geöffnet?
sign-in-cannot = Deshalb kannst du dich gerade nicht anmelden. Es liegt nicht an deinem Konto oder Passwort.
sign-in-still-waiting = Wir warten noch. Hat sich die Seite geöffnet?
sign-in-no-browser = Öffne diesen Link in einem beliebigen Browser.
sign-in-no-browser-text = Von hier aus ließ sich kein Browser öffnen. Kopiere den Link oder scanne ihn mit einem Handy. Dein Passwort bleibt auf der Seite von Plex.
sign-in-scan = Oder mit einem Handy scannen
sign-in-qr = QR-Code mit dem Anmeldelink
sign-in-link = Link
copy-link = Link kopieren
open-page-again = Die Seite noch einmal öffnen
show-link = Link anzeigen
sign-in-trouble-wait = Plex bittet um etwas Geduld. Wir machen automatisch weiter.
sign-in-trouble-plex = Plex selbst hat eine Störung. Wir versuchen es weiter.
sign-in-trouble-computer = Dieser Computer erreicht Plex gerade nicht. Wir versuchen es automatisch wieder.
sign-in-expired = Die Zeit zum Anmelden ist abgelaufen.
    .help = Die Anmeldeseite von Plex gilt nur ein paar Minuten. Ein neuer Versuch öffnet eine neue.
sign-in-denied = Die Anmeldung wurde nicht bestätigt.
    .help = Die Anfrage wurde auf der Seite von Plex abgelehnt oder zurückgezogen. Es wurde nichts geändert.
sign-in-not-reached = Dieser Computer erreicht Plex nicht, deshalb kannst du dich gerade nicht anmelden.
    .help = Es liegt an der Internetverbindung, nicht an deinem Konto oder Passwort.
sign-in-asks-to-wait = Plex bittet um etwas Geduld.
    .help = Zu viele Geräte haben gleichzeitig angefragt. Versuch es in einer Minute noch einmal.
sign-in-in-trouble = Plex selbst hat eine Störung, nicht dein Konto.
    .help = Anmelden geht wieder, sobald die Störung vorbei ist. Auf der Statusseite steht mehr.
sign-in-cancelled = Die Anmeldung wurde abgebrochen.
    .help = Es wurde nichts geändert.

# Finden

find-looking = Deine Server werden gesucht…
find-looking-text = Sie erscheinen in der Liste, sobald sie antworten. Das dauert ein paar Sekunden.
find-none = Noch hat kein Server geantwortet.
find-none-help = Ist der Computer des Servers an und im selben Netz wie dieser hier? Wenn du seine Adresse kennst, gib sie unter „Adresse eines Servers“ ein.
find-choose = Wähle einen Server aus der Liste.
find-tried = Was wir versucht haben
find-tried-here = Auf diesem Computer nach einem Server gesucht.
find-tried-announced = Auf Server gelauscht, die sich melden.
find-tried-not-announced = Dieser Computer kann nicht hören, wenn sich Server melden.
tried-not-sent = Das ganze Heimnetz durchsuchen (noch nicht begonnen)
tried-once = Das ganze Heimnetz einmal durchsucht.
tried-times = Das ganze Heimnetz { $count }-mal durchsucht.
tried-often = Das ganze Heimnetz immer wieder durchsucht.
tried-failures =
    { $count ->
        [one] 1 Anfrage ließ sich nicht senden.
       *[other] { $count } Anfragen ließen sich nicht senden.
    }

# Eine Anleitung

guide-place = Für: { $platform }
guide-runs-on-other = Er läuft auf etwas anderem
guide-for-experts = Für Fortgeschrittene
guide-step = { $number }. { $text }
guide-note = Gut zu wissen

# Fertig

done-sign-in-again = Was jetzt vielleicht eine neue Anmeldung braucht
done-tvs = Fernseher und Streaming-Boxen
done-tvs-how = Öffne dort Plex. Es zeigt einen Code: Gib ihn auf plex.tv/link ein.
done-phones = Handys und Tablets
done-phones-how = Öffne die Plex-App und melde dich an.
done-tautulli = Tautulli
done-tautulli-how = Settings, Plex Media Server: noch einmal bei Plex anmelden.
done-seerr = Seerr, Overseerr, Jellyseerr
done-seerr-how = Melde dich ab und als Besitzer mit Plex wieder an. Prüfe dann Settings, Plex.
done-tracearr = Tracearr
done-tracearr-how = Settings, Servers: Plex noch einmal verbinden.
done-sonarr = Sonarr, Radarr, Lidarr
done-sonarr-how = Settings, Connect, Plex Media Server: auf Authenticate with Plex.tv drücken.
done-kometa = Kometa
done-kometa-how = Trage die neue Anmeldung in config.yml unter plex ein.
done-home-assistant = Home Assistant
done-home-assistant-how = Einstellungen, Geräte & Dienste: Plex fragt dort nach einer neuen Anmeldung.
done-other-programs = Andere Programme, die Plex nutzen
done-friends = Was mit Freunden und Familie passiert
done-friends-same = Vom selben Konto beansprucht wie zuvor: Freunde behalten meistens ihren Zugriff. Manche Besitzer mussten noch einmal teilen.
done-friends-other = Von einem anderen Konto beansprucht: Niemand hat mehr Zugriff. Teile in Plex neu: Einstellungen, Bibliothekszugriff verwalten.
done-friends-promise = So berichten es Besitzer. Plex verspricht weder das eine noch das andere.

# Der Bericht

report-open = Bericht kopieren…
report-title = Ein Bericht zum Einfügen in ein Forum
report-text = Es wird nichts verschickt. Lies den Bericht zuerst. Kopiert wird er erst, wenn du auf den Knopf drückst.
report-copy = Bericht kopieren
report-copied = Bericht kopiert.
report-preview = Vorschau
report-only-you-see = Das siehst nur du
report-withheld = Was weggelassen wurde
report-nothing-withheld = Es gab nichts wegzulassen.

# Über

about-version = Version { $version }
about-what = Damit du wieder in deinen eigenen Plex Media Server kommst.
about-plex = Locksmith ist nicht von Plex und wird von Plex nicht unterstützt. Plex ist eine Marke von Plex, Inc.
about-privacy = Du meldest dich auf der Seite von Plex an. Locksmith sieht nie dein Passwort, behält keine Anmeldung und meldet sich beim Schließen selbst ab.
about-copy = Eine Reparatur hebt eine Kopie der alten Einstellungen des Servers 30 Tage lang auf diesem Computer auf, damit du sie rückgängig machen kannst.
about-history = Solange Locksmith offen ist, führt es auf diesem Computer einen Verlauf deiner Server und behält ihn 90 Tage lang. Du kannst ihn jederzeit löschen.
about-network = Locksmith verbindet sich nur mit deinen eigenen Servern und mit Plex.
about-updates = Es sucht nicht nach Updates und sammelt keine Statistiken.
about-project = Seite des Projekts
licenses = Lizenzen aller Bestandteile
licenses-text = In Locksmith steckt die Arbeit vieler Menschen. Das sind die Bestandteile und ihre Lizenzen.
licenses-parts = Dieselbe Liste für andere Programme (CycloneDX): { $place }

# Alles vergessen

forget = Alles vergessen…
forget-title = Alles vergessen?
forget-text = Locksmith löscht alles, was es auf diesem Computer aufhebt, und beendet sich dann: Größe und Einstellungen des Fensters, den Verlauf deiner Server, die Kopien aus deinen Reparaturen, die Schlüssel der NAS, bei denen du dich angemeldet hast, und die zufällige Kennung dieser Installation.
forget-stays = Danach kannst du keine Reparatur mehr rückgängig machen. Deine Server und dein Plex-Konto bleiben, wie sie sind.
forget-now = Vergessen und beenden
forget-keep = Alles behalten
forget-first = Eine Reparatur ist noch nicht fertig, und ihre Kopie ist vielleicht die einzige der alten Einstellungen. Setze sie zuerst fort oder stelle die Einstellungen wieder her.
forget-show-repair = Reparatur anzeigen
forget-failed = Locksmith konnte nicht alles löschen.

# Kein Fenster

no-window = Locksmith for Plex konnte auf diesem Computer kein Fenster öffnen.
no-window-help = Vielleicht fehlt der Grafiktreiber oder ist zu alt. Die Kommandozeile geht auch ohne: plex-locksmith check
window-alone = Dieses Programm öffnet nur das Fenster. Für alles andere tippe das hier in einem Terminal:
no-demo = Locksmith for Plex konnte das simulierte Zuhause nicht starten.
not-signed-out = Plex hat die Abmeldung nicht bestätigt. Du kannst diese Anmeldung auf der Geräteseite von Plex entfernen: https://app.plex.tv/desktop/#!/settings/devices/all

# Benachrichtigungen

window-notify = Benachrichtigen, wenn mich ein eigener Server nicht mehr reinlässt
window-notify-on = Benachrichtigungen sind an. Solange Locksmith offen ist und du angemeldet bist, erfährst du, wenn dich ein eigener Server nicht mehr reinlässt, und wenn er es wieder tut.
window-notify-off = Benachrichtigungen sind aus.
window-notify-nobody = Auf diesem Computer zeigt gerade nichts Benachrichtigungen an, deshalb bleiben sie aus.
window-notify-forbidden = Dein Computer lässt Locksmith keine Benachrichtigungen anzeigen, deshalb bleiben sie aus. Erlaube sie in den Einstellungen, und versuch es noch einmal.
window-notify-not-installed = Nur ein installiertes Locksmith kann Benachrichtigungen anzeigen, deshalb bleiben sie in dieser Kopie aus.
