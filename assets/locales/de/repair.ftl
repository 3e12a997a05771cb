# Eine Reparatur: ihre Schritte, worum der Besitzer gebeten wird, warum sie scheiterte, und wie sie ausging.

step-stop = Den Server stoppen
step-back-up = Eine Kopie seiner Einstellungen anlegen
step-remove = Die alte Anmeldung entfernen
step-start = Den Server starten
step-claim = Ihn für dein Konto beanspruchen
step-stop-again = Den Server noch einmal stoppen
step-write = Die neue Anmeldung in seine Einstellungen schreiben
step-start-again = Ihn mit der neuen Anmeldung starten
step-verify = Prüfen, ob er laut Plex dir gehört und dich reinlässt
step-put-back = Seine Einstellungen wiederherstellen

ask-stop = Bitte stoppe { $server } jetzt.
ask-stop-then = Locksmith macht automatisch weiter, sobald der Server nicht mehr antwortet.
ask-start = Bitte starte { $server } jetzt wieder.
ask-start-then = Locksmith macht automatisch weiter, sobald der Server antwortet.

# Warum sie scheiterte: ein Satz, und was zu tun ist

fault-not-permitted = Du darfst { $server } nicht ändern. Starte Locksmith als Administrator (unter Linux: mit sudo) oder als der Benutzer, unter dem der Server läuft.
fault-not-allowed-to-control = Auf diesem Mac darf Locksmith { $server } noch nicht beenden. Erlaube es unter Systemeinstellungen, Datenschutz & Sicherheit, Automation. Versuch es dann noch einmal.
fault-disk-full = Die Festplatte ist voll. Schaff etwas Platz und versuch es noch einmal.
fault-read-only = Die Einstellungen von { $server } sind schreibgeschützt.
fault-missing = Die Einstellungen von { $server } sind nicht mehr dort, wo sie waren.
fault-not-settings = Die Einstellungen von { $server } sind beschädigt oder gar nicht von Plex.
fault-changed = Etwas anderes hat inzwischen die Einstellungen von { $server } geändert.
fault-not-as-written = Beim Zurücklesen sehen die Einstellungen anders aus: Vielleicht geht die Festplatte kaputt.
fault-timed-out = Dieser Computer hat zu lange gebraucht.
fault-host-timed-out = Der Computer oder das NAS, auf dem { $server } läuft, hat zu lange gebraucht.
fault-connection-broke = Die Verbindung zu dem Computer oder NAS, auf dem { $server } läuft, ist abgebrochen. Unter Details steht mehr.
fault-tool-failed = Ein Systemprogramm dieses Computers ist fehlgeschlagen. Unter Details steht seine Meldung.
fault-host-tool-failed = Auf dem Computer oder NAS, auf dem { $server } läuft, ist ein Systemprogramm fehlgeschlagen. Unter Details steht seine Meldung.
fault-nothing-to-ask = Es gibt keinen Weg, { $server } zum Beenden aufzufordern.
fault-unsupported = Das ist auf diesem Computer nicht möglich.
fault-untrusted = Die Einstellungen von { $server } sind eine Verknüpfung oder keine gewöhnliche Datei. Vielleicht gehören sie jemand anderem, daher lässt Locksmith sie in Ruhe.
fault-busy = Locksmith läuft auf diesem Computer schon.
fault-engine-not-running = Docker oder Podman läuft nicht. Starte es und versuche es dann erneut.
fault-engine-forbidden = Du darfst Docker oder Podman nicht verwenden. Starte Locksmith als Administrator (unter Linux: mit sudo) und versuche es dann erneut.
fault-container-replaced = Der Container von { $server } wurde inzwischen entfernt oder neu erstellt. Prüfe noch einmal, damit Locksmith den neuen findet.
fault-helper-refused = Die Einstellungen von { $server } lassen sich nur durch einen kleinen Hilfscontainer ersetzen, und Docker oder Podman hat ihn nicht gestartet. Unter Details steht die Meldung.
fault-other = Auf diesem Computer ist etwas schiefgegangen. Unter Details steht mehr.
fault-host-other = Auf dem Computer oder NAS, auf dem { $server } läuft, ist etwas schiefgegangen. Unter Details steht mehr.
fault-plex-asks-to-wait = Plex bittet um etwas Geduld.
fault-plex-in-trouble = Plex selbst hat eine Störung, nicht dein Server.
fault-signed-out = Plex hat den Code nicht akzeptiert oder kennt diese Anmeldung nicht mehr.
fault-plex-does-not-know = Plex hat nichts dazu gefunden.
fault-plex-unreachable = Dieser Computer erreicht Plex gerade nicht.
fault-unreachable = { $server } oder Plex war nicht zu erreichen.
fault-still-running = { $server } hat sich nicht rechtzeitig beendet.
fault-not-seen = Dieser Computer erreicht dein Heimnetz gerade nicht. Locksmith sieht deshalb nicht, ob { $server } gestoppt ist.
fault-runs-elsewhere = { $server } läuft unter einem anderen Benutzer, als Dienst oder in einem Container, nicht unter deinem Benutzer.
fault-did-not-start = { $server } hat sich gleich nach dem Start wieder beendet.
fault-no-answer = { $server } wurde gestartet, hat aber nicht rechtzeitig geantwortet.
fault-still-claimed = { $server } benutzt offenbar andere Einstellungen als die, die wir gefunden haben.
fault-not-in-use = { $server } benutzt diese Einstellungen nicht: Beim Stoppen und Starten hat sich dort nichts geändert. Vielleicht sind sie eine Kopie.
fault-not-claimed = { $server } hat die neue Anmeldung nicht akzeptiert.
fault-other-identity = Wo { $server } war, antwortet jetzt ein anderer Server.
fault-other-owner = { $server } gehört { $owner }. Du musst der Änderung zuerst zustimmen.
fault-other-server = Das sind die Einstellungen eines anderen Servers, nicht die von { $server }.
fault-other-settings = Die Einstellungen dort gehören jetzt { $other }, einem anderen Server. Locksmith überschreibt sie nur, wenn du es sagst.
fault-no-address = Wir wissen nicht, wo { $server } antwortet. Gib seine Adresse ins Feld ein und versuch es noch einmal.
fault-not-signed-in = Du bist nicht angemeldet.
fault-duplicate = Zwei Computer geben sich als { $server } aus.
fault-cut-off = { $server } erreicht Plex nicht und kann deshalb nicht beansprucht werden.
fault-someone-else = { $server } wurde inzwischen von einem anderen Konto beansprucht.
fault-still-starting = { $server } startet noch.
fault-code-refused = Jeder Code von Plex wurde abgelehnt.
fault-claim-failed = { $server } ließ sich nicht beanspruchen.
fault-no-backup = Die Kopie der Einstellungen ist beschädigt oder weg.
fault-cancelled = Du hast es abgebrochen.

# Wie sie ausging

end-back-in = Du bist wieder drin.
end-not-seen-yet = { $server } hat eine neue Anmeldung, aber ob sie funktioniert, ist noch nicht bestätigt.
end-cancelled-untouched = Die Reparatur wurde abgebrochen. An { $server } wurde nichts geändert.
end-cancelled-restored = Die Reparatur wurde abgebrochen. Die Einstellungen von { $server } sind, wie sie waren.
end-failed-untouched = Die Reparatur ist fehlgeschlagen. An { $server } wurde nichts geändert.
end-failed-restored = Die Reparatur ist fehlgeschlagen. Die Einstellungen von { $server } sind, wie sie waren.
end-failed-not-restored = Die Reparatur ist fehlgeschlagen, und die Einstellungen von { $server } sind noch nicht wiederhergestellt.
end-could-not-continue = Die Reparatur von { $server } ließ sich nicht fortsetzen.
end-put-back = Die Einstellungen von { $server } sind wieder wie vor der Reparatur.
end-not-put-back = Die Einstellungen von { $server } ließen sich nicht wiederherstellen.
end-runs = { $server } läuft.
end-restart-cancelled = Der Neustart wurde abgebrochen. { $server } läuft.
end-restart-failed = Der Neustart ist fehlgeschlagen, aber { $server } läuft.
end-not-started = { $server } ließ sich nicht starten.

end-help-yours-again = { $server } gehört wieder dir.
end-help-look-again = Bei Plex kann das ein paar Minuten dauern. Prüfe noch einmal, bevor du etwas anderes tust.
end-help-nothing-else = Sonst wurde nichts verändert.
end-help-not-answering = Er antwortet noch nicht: Starte ihn oder gib ihm ein paar Minuten.
end-help-could-not-restore = Seine Einstellungen ließen sich nicht wiederherstellen. { $fault }
end-help-copy-is-safe = Die Kopie davon ist in Ordnung.
end-help-can-be-put-back = Seine Einstellungen lassen sich noch wiederherstellen.
end-help-sign-in-returned = Die Anmeldung, die bei der Reparatur entstanden ist, wurde wieder abgemeldet.
end-help-sign-in-works = Die neuere Anmeldung funktioniert noch. Auf der Geräteseite von Plex kannst du sie entfernen.
end-help-newer-kept = Die neueren Einstellungen liegen in { $file }. Die Datei kannst du löschen.
end-help-answers-again = Er antwortet wieder.
end-help-answers-as-before = Er antwortet wie zuvor.

# Die Anmeldung in den Einstellungen eines Servers

sign-in-alive = Plex akzeptiert diese Anmeldung noch
sign-in-dead = Plex akzeptiert diese Anmeldung nicht mehr
sign-in-not-asked = Plex konnte nicht gefragt werden, ob es diese Anmeldung noch akzeptiert

# Eine frühere Reparatur

record-at-work = Ein zweites Locksmith arbeitet gerade an { $server }.
record-interrupted = Eine Reparatur von { $server } wurde unterbrochen.
record-repaired = { $server } wurde repariert. Das kannst du rückgängig machen.
record-unverified = { $server } hat eine neue Anmeldung, aber ob sie funktioniert, ist noch nicht bestätigt. Das kannst du rückgängig machen.
record-undone = Die Reparatur von { $server } wurde rückgängig gemacht.

account-named = { $account }
account-unnamed = „Unbekannt“
