# Die Seiten einer Reparatur: davor, währenddessen und danach.

# Davor

repair-title = { $server } reparieren?
repair-it = Reparieren
repair-by-hand = Zeigen, wie es von Hand geht
repair-from-here = Von hier aus reparieren…
repair-intro = Bis du „Reparieren“ drückst, wird nichts geändert. Geht etwas schief, wird alles wiederhergestellt, wie es war.
repair-intro-signed-out = Noch wird nichts geändert. Melde dich zuerst mit dem Konto an, dem der Server gehören soll.
repair-signed-in-now = Auf ihm angemeldet
repair-stored = { $account }. { $sign_in }.
repair-stored-nameless = Ein Konto ohne Namen. { $sign_in }.
repair-stored-nothing = Niemand: In seinen Einstellungen steht keine Anmeldung.
repair-still-works = Eine Anmeldung, die Plex noch akzeptiert, braucht keine Reparatur, außer der Server soll jemand anderem gehören.
repair-agree = Ja, die Anmeldung von { $other } von { $server } entfernen
repair-other-account = { $server } gehört { $other }, nicht { $account }. Nach der Reparatur gehört er { $other } nicht mehr.
repair-maybe-other-account = { $server } war als { $other } angemeldet. Bist du das? Wenn nicht, gehört er { $other } nach der Reparatur nicht mehr.

changes-label = Ändert sich
changes-sign-in = Die alte Anmeldung wird aus seinen Einstellungen entfernt, und { $server } wird für { $account } beansprucht. Sonst wird an ihm nichts verändert.
changes-claim = { $server } wird für { $account } beansprucht. Sonst wird an ihm nichts verändert.
changes-stays-label = Bleibt
changes-stays = Deine Bibliotheken, dein Wiedergabeverlauf, alle anderen Einstellungen und deine Dateien.
changes-claim-stays = Deine Bibliotheken, dein Wiedergabeverlauf, deine Einstellungen und deine Dateien.
changes-redo-label = Vielleicht noch einmal nötig
changes-redo = Fernseher, Handys und Zusatzprogramme wollen vielleicht eine neue Anmeldung. Freunde brauchen vielleicht eine neue Einladung.
changes-meanwhile-label = Währenddessen
changes-meanwhile-managed = Locksmith stoppt { $server } und startet ihn wieder, höchstens zweimal. Wer gerade etwas ansieht, wird unterbrochen.
changes-meanwhile-manual = Du stoppst { $server } und startest ihn wieder, je einmal. Locksmith sagt dir, wann.
changes-kept-label = Aufgehoben wird
changes-kept = Eine Kopie seiner Einstellungen, auf diesem Computer, 30 Tage lang. Nur du kannst sie lesen, und du kannst sie jederzeit wiederherstellen.
changes-means-label = Das heißt
changes-undo = Seine Einstellungen werden wieder genau wie vor der Reparatur, Byte für Byte, mit der alten Anmeldung.

# Der Ordner mit seinen Einstellungen

folder-choose-settings = Ordner mit seinen Einstellungen wählen…
folder-within-reach = Kannst du seine Daten auf diesem Computer öffnen, als Freigabe des NAS oder als Ordner des Containers? Dann geht die Reparatur von hier aus.
settings-within-reach = Seine Einstellungen liegen auf diesem Computer, also geht die Reparatur von hier aus.
folder-title = Wo liegen die Einstellungen von { $server }?
folder-text = Wähle die Freigabe des NAS oder den Ordner des Containers, in dem Plex seine Daten hat. Er muss sich auf diesem Computer öffnen lassen wie jeder andere Ordner. Noch wird darin nichts geändert.
folder-field = Ordner mit seinen Einstellungen
folder-choose = Wählen…
folder-look-there = Dort nachsehen
folder-looking = Der Ordner wird durchsucht
folder-choosing = Wähle den Ordner im anderen Fenster
folder-none-chosen = Du hast keinen Ordner gewählt. Du kannst den Pfad auch eintippen.
folder-to-the-repair = Weiter zur Reparatur…
folder-type-address = Seine Adresse eingeben
folder-found = Die Einstellungen von { $server } sind hier.
folder-found-another = Das sind die Einstellungen von { $server }, nicht die von { $wanted }.
folder-found-unseen = Das sind die Einstellungen von { $server }, der in deinem Netz nicht gefunden wurde. Gib seine Adresse ein und komm dann hierher zurück.
folder-repair-another = Weiter mit { $server }…
folder-no-name = Server ohne Namen
folder-no-settings = In diesem Ordner und gleich darunter liegen keine Einstellungen eines Plex-Servers.
folder-not-permitted = Du darfst diesen Ordner nicht öffnen.
folder-too-slow = Dieser Ordner ließ sich zu lange nicht öffnen. Vielleicht muss die Freigabe erst aufwachen: Versuch es noch einmal.
folder-damaged = In diesem Ordner liegen Einstellungen eines Plex-Servers, aber sie sind beschädigt oder du darfst sie nicht öffnen.
folder-failed = Dieser Ordner ließ sich nicht durchsuchen.

# Währenddessen

under-way-repairing = { $server } wird repariert
under-way-putting-back = Alles auf { $server } wird wiederhergestellt
under-way-undoing = Die Einstellungen von { $server } werden wiederhergestellt
under-way-starting = { $server } wird gestartet
under-way-restarting = { $server } wird neu gestartet
under-way-first = Zuerst: { $what }
repair-show = Zeigen
repair-steps = Schritte
repair-step-line = { $step }: { $state }
repair-state-done = fertig
repair-state-now = jetzt
repair-state-later = später
repair-state-failed = fehlgeschlagen
repair-takes = Das kann ein paar Minuten dauern
repair-waits-for-you = Warten auf dich
repair-was-ended = Er hat sich nicht von selbst beendet, deshalb haben wir ihn beendet.
repair-stop-how = Zeigen, wie ich ihn stoppe und starte
repair-kept-open = Locksmith bleibt offen, bis das fertig ist, damit der Server nicht auf halbem Weg stehen bleibt. Du kannst „Abbrechen“ drücken.
repair-kept-open-news = Noch offen: Das muss erst fertig werden.
repair-hold-writing = Abbrechen geht gerade nicht: Seine Einstellungen werden geschrieben. Das dauert einen Moment.
repair-hold-joining = Abbrechen geht gerade nicht: Der Server wird in dein Konto aufgenommen. Das dauert einen Moment.
repair-hold-putting-back = Abbrechen geht gerade nicht: Alles wird wiederhergestellt.
repair-hold-leaving = Abgebrochen. Wir hören auf, sobald nichts auf halbem Weg stehen bleibt.

# Danach

repair-again = Noch einmal reparieren…
repair-place = Einstellungen
repair-copy-at = Kopie der alten Einstellungen
repair-changed-by-itself = Einstellungen, die der Server selbst inzwischen geändert hat
repair-still-starting = Vielleicht startet er noch. Prüfe in einer Minute noch einmal.
news-yours-again = { $server } gehört wieder dir.
news-repair-cancelled = Die Reparatur von { $server } wurde abgebrochen.
news-runs = { $server } läuft.
news-restart-failed = Der Neustart von { $server } ist fehlgeschlagen.
news-not-started = { $server } ließ sich nicht starten.
news-restored = Die Einstellungen von { $server } sind, wie sie waren.
news-not-restored = Die Einstellungen von { $server } ließen sich nicht wiederherstellen.
news-repair-failed = Die Reparatur von { $server } ist fehlgeschlagen.

# Rückgängig

undo = Rückgängig…
undo-repair = Reparatur rückgängig machen…
undo-now = Reparatur rückgängig machen
undo-warning = Der Server bekommt seine alte Anmeldung zurück. Wenn Plex sie nicht mehr annimmt, bist du wieder ausgesperrt.
undo-keep-repair = Reparatur behalten
undo-title = Die Reparatur von { $server } rückgängig machen?
undo-repaired-on = Repariert am { $day }.
undo-sign-in-works = Seine jetzige Anmeldung funktioniert: Lass es lieber so, wie es ist.
undo-restore = Seine Einstellungen wiederherstellen
undo-restore-over = Überschreiben
undo-why-not = Warum sie sich nicht wiederherstellen ließen
undo-meanwhile-managed = Locksmith stoppt { $server } und startet ihn wieder. Wer gerade etwas ansieht, wird unterbrochen.
undo-meanwhile-manual = Du stoppst { $server } und startest ihn wieder. Locksmith sagt dir, wann.
copy = Die Kopie der alten Einstellungen
copy-kept-until = Eine Kopie der alten Einstellungen wird bis { $day } aufgehoben. So lange kannst du die Reparatur rückgängig machen. Die Kopie enthält die alte Anmeldung, und nur du kannst sie lesen.
copy-remove = Kopie löschen…
copy-remove-now = Kopie endgültig löschen
copy-keep = Kopie behalten
copy-leave-now = So lassen, wie es ist
copy-removed = Von dieser Reparatur ist nichts mehr gespeichert.
copy-not-removed = Sie ließ sich nicht löschen.
copy-remove-title = Die Kopie der alten Einstellungen von { $server } löschen?
copy-remove-text = Ohne sie kannst du die Reparatur nicht mehr rückgängig machen. Der Server selbst bleibt, wie er ist.
copy-leave-title = { $server } lassen, wie er ist?
copy-remove-open-text = Die Kopie seiner alten Einstellungen wird gelöscht: Die Reparatur lässt sich dann weder rückgängig machen noch fortsetzen. Der Server selbst bleibt, wie er ist.
copy-remove-unchanged-text = Seine Einstellungen wurden nicht geändert. Locksmith vergisst diese Reparatur, und der Server bleibt, wie er ist.

# Unterbrochen

interrupted-text = Vielleicht steht in seinen Einstellungen weder die alte noch die neue Anmeldung. Es ist nichts verloren: Es gibt eine Kopie.
interrupted-untouched = Seine Einstellungen wurden noch nicht geändert. Vielleicht ist der Server gestoppt.
interrupted-continue = Reparatur fortsetzen
interrupted-leave-it = So lassen, wie es ist…
interrupted-sign-in = Anmelden und fortsetzen
interrupted-restore-means = { $server } wird wieder, wie er vor der Reparatur war, mit der alten Anmeldung.
interrupted-continue-means = Die Reparatur macht weiter, wo sie aufgehört hat, und beansprucht { $server } für { $account }.

# Starten und neu starten

restart-it = Neu starten
restart-title = { $server } neu starten?
restart-text = Wer gerade etwas ansieht, wird ein bis zwei Minuten unterbrochen. Am Server wird nichts geändert, und er startet automatisch wieder.
restart-stopped-waiting = Du wartest nicht mehr auf { $server }.

# Für Details

detail-controller = Gestoppt und gestartet von
detail-owner = seinem Besitzer
detail-account = Konto in seinen Einstellungen
detail-nameless-account = ein Konto ohne Namen
detail-sign-in = Anmeldung in seinen Einstellungen
detail-sign-in-none = keine
detail-sign-in-alive = gültig: plex.tv kennt sie
detail-sign-in-dead = ungültig: plex.tv weist sie ab
detail-sign-in-not-asked = unbekannt: plex.tv konnte nicht gefragt werden
detail-user = Benutzer dieses Computers
