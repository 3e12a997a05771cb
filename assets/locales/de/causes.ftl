# Die Befunde. Ein oder zwei kurze Sätze ohne Fachwörter.
# .list ist der Zustand in der Liste, in ein oder zwei Wörtern. .consequence folgt auf "Nicht geprüft, weil …": das Verb steht am Ende.
# .change ist, was in einem Verlauf nach der Uhrzeit steht, als es begann.

# Ein Server

looking-at-server = { $server } wird geprüft.
impostor = Ein anderes Gerät gibt sich als { $server } aus. Es konnte das nicht beweisen und bleibt unberührt.
impostor-of-one = Ein anderes Gerät gibt sich als einer deiner Server aus. Es konnte das nicht beweisen und bleibt unberührt.

healthy = { $server } gehört dir und lässt dich rein.
    .list = Gehört dir
    .consequence = er in Ordnung ist
    .change = Ließ dich wieder rein
shared = { $owner } teilt { $server } mit dir.
    .list = Mit dir geteilt
    .consequence = er mit dir geteilt ist
    .change = War mit dir geteilt
shared-by-someone = { $server } ist mit dir geteilt.
sign-in-needed = { $server } ist beansprucht. Melde dich an, dann siehst du, ob er dir gehört.
    .list = Beansprucht
    .consequence = du nicht angemeldet bist
    .change = War beansprucht, und du warst nicht angemeldet
list-needed = { $server } ist beansprucht. Ob er dir gehört, wissen wir, sobald Plex antwortet.
in-front = Laut Plex gehört { $server } dir. Ob er dich reinlässt, ist über seine Webadresse nicht zu erkennen.
unclaimed = { $server } ist nicht beansprucht: Auf ihm ist kein Konto angemeldet. Beanspruche ihn, dann bist du wieder drin.
    .list = Nicht beansprucht
    .consequence = niemand auf ihm angemeldet ist
    .change = War nicht mehr beansprucht
unclaimed-signed-out = { $server } ist nicht beansprucht: Auf ihm ist kein Konto angemeldet. Anmelden, beanspruchen – und du bist wieder drin.
unclaimed-closed = { $server } ist nicht beansprucht. Beanspruchen kannst du ihn nur an dem Computer, auf dem er läuft.
    .list = Nicht beansprucht
    .consequence = niemand auf ihm angemeldet ist
    .change = War nicht mehr beansprucht
stale-claim = { $server } benutzt noch eine alte Anmeldung, die Plex nicht mehr akzeptiert. Wir können sie ersetzen.
    .list = Alte Anmeldung
    .consequence = er eine alte Anmeldung benutzt
    .change = Seine Anmeldung galt nicht mehr
stale-claim-not-asked = { $server } hat eine Anmeldung von dir, steht aber nicht auf deiner Liste bei Plex. Wir können sie ersetzen.
other-owner = { $server } gehört { $owner }. Du bist als { $account } angemeldet.
    .list = Gehört jemand anderem
    .consequence = er jemand anderem gehört
    .change = Gehörte jemand anderem
other-owner-unknown = { $server } gehört jemand anderem. Du bist als { $account } angemeldet.
claimed-not-listed = { $server } ist beansprucht, aber nicht von { $account }. Entweder ist seine Anmeldung alt, oder er gehört jemand anderem.
    .list = Nicht auf deiner Liste
    .consequence = er laut Plex nicht dir gehört
    .change = Verschwand von deiner Liste bei Plex
claimed-by-owner = { $server } ist beansprucht, aber nicht von { $account }. Angemeldet war er als { $owner }. Bist du das?
restricted-user = { $account } ist ein verwalteter Benutzer in einem Plex Home. Nur der Besitzer kann einen Server beanspruchen.
    .list = Verwalteter Benutzer
    .consequence = das nur der Besitzer kann
    .change = Du warst als verwalteter Benutzer angemeldet
not-accepted = Laut Plex gehört { $server } dir, aber er lässt dich nicht rein.
    .list = Lässt dich nicht rein
    .consequence = er dich nicht reinlässt
    .change = Ließ dich nicht mehr rein
server-cut-off = { $server } erreicht Plex nicht und erkennt dich deshalb nicht.
    .list = Erreicht Plex nicht
    .consequence = er Plex nicht erreicht
    .change = Verlor die Verbindung zu Plex
server-clock = Die Uhr von { $server } geht um { $span } falsch. Deshalb vertrauen Plex und er einander nicht.
    .list = Falsche Uhrzeit
    .consequence = seine Uhr falsch geht
    .change = Seine Uhr ging falsch
server-clock-soon = Die Uhr von { $server } geht um { $span } falsch. Stell sie bald, sonst vertraut Plex ihm nicht mehr.
starting = { $server } startet gerade. Das kann ein paar Minuten dauern.
    .list = Startet
    .consequence = er noch startet
    .change = Startete gerade
slow =
    { $seconds ->
        [one] { $server } hat erst nach 1 Sekunde geantwortet. Vielleicht war er im Ruhezustand.
       *[other] { $server } hat erst nach { $seconds } Sekunden geantwortet. Vielleicht war er im Ruhezustand.
    }
    .list = Langsam
    .consequence = er langsam ist
    .change = Antwortete langsam
not-running = Der Computer ist an, aber Plex Media Server läuft nicht.
    .list = Läuft nicht
    .consequence = Plex Media Server dort nicht läuft
    .change = Lief nicht mehr
unreachable = { $server } antwortet nicht. Vielleicht ist er aus, im Ruhezustand oder in einem anderen Netz.
    .list = Antwortet nicht
    .consequence = er nicht antwortet
    .change = Antwortete nicht mehr
unreachable-by-vpn = { $server } antwortet nicht. Vielleicht stört das VPN auf diesem Computer.
elsewhere = { $server } ist in einem anderen Netz.
    .list = Anderes Netz
    .consequence = er in einem anderen Netz ist
    .change = War in einem anderen Netz
container-address = { $server } läuft in einem Container und hat Plex eine Adresse genannt, die nur dort funktioniert.
    .list = Im Container versteckt
    .consequence = seine Adresse nur in seinem Container funktioniert
    .change = Gab Plex eine Adresse, die nur in seinem Container gilt
replaced = Wo { $server } sein sollte, antwortet ein anderer Server.
    .list = Ersetzt
    .consequence = an seiner Stelle ein anderer Server antwortet
    .change = Ein anderer Server antwortete an seiner Stelle
certificate = Das Sicherheitszertifikat von { $server } ist abgelaufen. Ein Neustart erneuert es meistens.
    .list = Zertifikat abgelaufen
    .consequence = er sich nicht ausweisen konnte
    .change = Sein Sicherheitszertifikat lief ab
certificate-invalid = Das Sicherheitszertifikat von { $server } ist ungültig. Ein Neustart erneuert es meistens.
duplicate-identity = Zwei Computer geben sich als { $server } aus. Solange beide laufen, ist jede Änderung riskant.
    .list = Doppelt gefunden
    .consequence = zwei Computer sich als dieser Server ausgeben
    .change = Wurde auf zwei Computern gefunden
not-plex = Unter dieser Adresse antwortet etwas, aber es ist kein Plex-Server.
    .list = Kein Plex
    .consequence = es kein Plex-Server ist
    .change = Etwas anderes antwortete an seiner Adresse
browser-only = { $server } ist in Ordnung und lässt dich rein. Es liegt an deinem Browser.
    .list = Browserproblem
    .consequence = es an deinem Browser liegt
    .change = Nur dein Browser hatte ein Problem

# Dieser Computer

looking-at-computer = Der Weg von diesem Computer zu Plex wird geprüft.
computer-fine = Dieser Computer erreicht Plex.
offline = Dieser Computer ist nicht mit dem Internet verbunden. Dein Heimnetz können wir trotzdem prüfen.
    .list = Offline
    .consequence = dieser Computer offline ist
    .change = Dieser Computer verlor die Internetverbindung
dns-broken = Dieser Computer findet keine Internetadressen.
    .list = Findet keine Adressen
    .consequence = keine Internetadresse zu finden war
    .change = Dieser Computer fand keine Internetadressen
plex-blocked = Etwas in deinem Netz blockiert Plex. Oft ist das ein Werbeblocker.
    .list = Plex ist blockiert
    .consequence = Plex blockiert ist
    .change = Etwas in deinem Netz blockierte Plex
proxy-broken = Dieser Computer geht über einen Proxy ins Internet, aber der Proxy funktioniert nicht.
    .list = Proxy funktioniert nicht
    .consequence = der Proxy nicht funktioniert
    .change = Der Proxy funktionierte nicht mehr
tls-intercepted = Ein Virenscanner oder ein Firmennetz fängt die Verbindung zu Plex ab.
    .list = Verbindung abgefangen
    .consequence = die Verbindung abgefangen wird
    .change = Etwas fing die Verbindung zu Plex ab
clock-wrong = Die Uhr dieses Computers geht um { $span } falsch. Das akzeptiert Plex nicht.
    .list = Falsche Uhrzeit
    .consequence = die Uhr dieses Computers falsch geht
    .change = Die Uhr dieses Computers ging falsch
plex-down = Plex selbst hat eine Störung, nicht dein Server. Wir versuchen es weiter.
    .list = Störung bei Plex
    .consequence = Plex eine Störung hat
    .change = Plex hatte eine Störung
rate-limited =
    { $seconds ->
        [one] Plex bittet um etwas Geduld. In 1 Sekunde versuchen wir es wieder.
       *[other] Plex bittet um etwas Geduld. In { $seconds } Sekunden versuchen wir es wieder.
    }
    .list = Wartet auf Plex
    .consequence = Plex um Geduld bittet
    .change = Plex bat um etwas Geduld
rate-limited-until = Plex bittet um etwas Geduld. Um { $time } Uhr versuchen wir es wieder.
rate-limited-soon = Plex bittet um etwas Geduld. Gleich versuchen wir es wieder.
local-network-denied = macOS lässt diese App nicht in dein Heimnetz. Erlaube es in den Datenschutzeinstellungen.
    .list = Kein Zugriff aufs Netz
    .consequence = macOS es nicht erlaubt
    .change = Dieser Computer verlor den Zugriff auf dein Heimnetz
plex-direct-blocked = Dein Router blockiert einige lokale Adressen von Plex. Locksmith kommt ohne sie aus.
    .list = Router blockiert Namen
    .consequence = dein Router einige Adressen blockiert
    .change = Dein Router blockierte einige lokale Adressen von Plex
vpn = Ein VPN ist an. Vielleicht verbirgt es dein Heimnetz.
    .list = VPN ist an
    .consequence = ein VPN an ist
    .change = Ein VPN war an

# Warum ein Server nicht antwortet, jeweils mit dem nächsten Schritt

hint-vpn = Ein VPN ist an. Schalte es kurz aus oder erlaube in seinen Einstellungen den Zugriff aufs lokale Netz.
hint-other-network = Vielleicht ist er in einem anderen Netz als dieser Computer.
hint-container = Läuft er in einem Container, dann ist sein Port vielleicht nicht freigegeben oder hat nach außen eine andere Nummer.
hint-address-taken = Vielleicht hat sich seine Adresse geändert, und die alte gehört jetzt einem anderen Gerät.
hint-firewall = Vielleicht sperrt eine Firewall auf seinem Computer diesen hier aus.
hint-power = Vielleicht ist sein Computer aus oder im Ruhezustand.

# Knöpfe

action-open-plex = Plex öffnen
action-sign-in = Bei Plex anmelden
action-claim = Diesen Server beanspruchen
action-show-me-how = Anleitung zeigen
action-show-me-how-to-fix-it = Lösung zeigen
action-show-what-to-do = Zeigen, was ich tun kann
action-show-what-happened = Zeigen, was passiert ist
action-repair = Reparieren…
action-switch-account = Konto wechseln
action-find-out-which = Herausfinden, was zutrifft…
action-start-server = Starten
action-restart-server = Server neu starten…
action-show-what-to-check = Zeigen, was ich prüfen soll
action-check-now = Jetzt prüfen
action-check-again = Noch einmal prüfen
action-show-both = Beide zeigen
action-change-address = Adresse ändern
action-open-private-window = Im privaten Fenster öffnen
action-show-what-to-allow = Zeigen, was ich erlauben muss
action-open-time-settings = Zeiteinstellungen öffnen
action-open-proxy-settings = Proxy-Einstellungen öffnen
action-open-status-page = Statusseite von Plex
action-open-privacy-settings = Datenschutzeinstellungen öffnen
