# Die Anmeldung am NAS oder Computer, auf dem ein Server läuft, damit er von hier aus repariert werden kann.

# Die Seite mit Namen und Passwort

host-title = Melde dich am { $device } an
host-to-repair = Locksmith kann { $server } von hier aus reparieren, wenn es sich am { $device } anmelden darf, auf dem er läuft. Noch wird nichts geändert.
host-to-undo = Die Einstellungen von { $server } liegen auf deinem { $device }. Melde dich zuerst dort an, dann kannst du die Reparatur rückgängig machen.
host-to-continue = Eine Reparatur von { $server } wurde unterbrochen. Melde dich zuerst am { $device } an, dann wählst du, wie es weitergeht.
host-nas = NAS
host-computer = Computer
host-first-on = Über SSH kommt Locksmith hinein. Danach kannst du es wieder ausschalten.
host-user = Benutzername
host-password = Passwort
host-password-text = Das Passwort geht nur an dein Gerät unter { $address } ({ $device }), verschlüsselt. Locksmith vergisst es, wenn du fertig bist.
host-password-only = Das Passwort geht nur an dieses Gerät ({ $device }), verschlüsselt. Locksmith vergisst es, wenn du fertig bist.
host-enter-nas = Am NAS anmelden
host-enter-computer = Am Computer anmelden
host-signing-in = Anmeldung am { $device }
host-more = Andere Adresse oder SSH-Schlüssel
host-address = Adresse des NAS oder Computers
host-bad-address = Das ist keine Adresse. Versuch es mit einer wie 192.168.1.5, oder 192.168.1.5:2222, falls sein SSH nicht auf Port 22 ist.
host-by-key = Mit meinem SSH-Schlüssel anmelden
host-by-key-text = Ohne Passwort: mit den Schlüsseln deines SSH-Agenten oder mit Schlüsseldateien ohne Passphrase. Will es für Änderungen ein Passwort, gib dieses oben ein.
host-refused-often = Es hat { $count } Passwörter abgelehnt. Nach ein paar weiteren sperrt es diesen Computer vielleicht aus. Prüfe das Passwort zuerst auf seiner eigenen Seite.

# Beim ersten Mal

host-key-title = Ist das dein { $device }?
host-key-first = Locksmith verbindet sich zum ersten Mal mit { $address }. Dein Passwort wurde noch nicht gesendet.
host-key-proof = { $server } antwortet unter derselben Adresse, also sollte es das richtige Gerät sein.
host-key-no-proof = { $server } selbst ist nicht unter dieser Adresse. Mach nur weiter, wenn die Adresse sicher stimmt.
host-key-compare = Kennst du seinen Fingerabdruck? Dann vergleiche ihn. Wenn nicht, kannst du zu Hause in deinem eigenen Netz weitermachen.
host-key-fingerprint = Fingerabdruck
host-key-software = SSH-Server
host-key-yes-nas = Ja, das ist mein NAS
host-key-yes-computer = Ja, das ist mein Computer
host-key-no = Nein

# Ein anderer Schlüssel als vorher

host-changed-title = Locksmith kennt dein { $device } anders.
host-changed-text = Dein Passwort wurde nicht gesendet. Vielleicht wurde dein { $device } zurückgesetzt oder ersetzt, oder ein anderes Gerät hat jetzt seine Adresse.
host-changed-do = Wenn du es nicht selbst zurückgesetzt oder ersetzt hast, melde dich hier nicht an.
host-changed-forget = Es wurde zurückgesetzt: das alte vergessen
host-key-forgotten = Locksmith hat das alte vergessen. Melde dich noch einmal an, dann fragt es dich nach dem neuen.
host-key-not-forgotten = Das alte ließ sich nicht vergessen.

# Was gefunden wurde

host-signed-in = Du bist am { $device } angemeldet ({ $address }).
host-can-control = Locksmith kann ihn dort stoppen und starten.
host-in-container-here = Er läuft auf diesem Computer im Container { $name }.
host-in-container-there = Er läuft dort im Container { $name }.
host-absent-title = { $server } ist nicht auf diesem { $device }.
host-absent-text = Du bist unter { $address } angemeldet, aber seine Einstellungen haben wir dort nicht gefunden.
host-found-other = Gefunden haben wir die Einstellungen von { $server }.
host-closed = Manche Einstellungen darauf ließen sich nicht lesen.
host-other-one = An einem anderen Gerät anmelden

# Vor und nach der Reparatur

host-meanwhile = Locksmith stoppt { $server } und startet ihn wieder, einmal. Wer gerade etwas ansieht, wird unterbrochen.
host-meanwhile-there = Locksmith stoppt { $server } und startet ihn wieder, einmal. Wer gerade etwas ansieht, wird unterbrochen. Bricht die Verbindung ab, startet er innerhalb von 10 Minuten von selbst wieder.
host-switch-off = SSH wieder ausschalten
host-within-reach = Locksmith kann sich am { $device } anmelden, auf dem er läuft, und es von hier aus erledigen.
host-reached = Locksmith ist am { $device } angemeldet, auf dem er läuft, also geht die Reparatur von hier aus.
host-container-reached = Er läuft in einem Container auf diesem Computer, also geht die Reparatur von hier aus.

# Warum es nicht ging

host-trouble-no-ssh = SSH ist dort nicht eingeschaltet.
host-trouble-no-answer = Es antwortet nicht.
host-trouble-unknown-name = In deinem Netz hat nichts diesen Namen.
host-trouble-not-ssh = Dort antwortet etwas anderes, nicht SSH.
host-trouble-blocked = Es weist diesen Computer ab, wahrscheinlich wegen falscher Passwörter.
host-trouble-no-common-algorithm = Sein SSH ist zu alt für eine sichere Verbindung.
host-trouble-wrong-password = Es hat diesen Namen und dieses Passwort nicht angenommen.
host-trouble-not-administrator = Dieser Benutzer ist dort kein Administrator.
host-trouble-only-keys = Es nimmt keine Passwörter an, nur SSH-Schlüssel.
host-trouble-no-key-taken = Es hat keinen deiner SSH-Schlüssel angenommen.
host-trouble-code-asked = Es fragt auch nach einem Code, den Locksmith nicht eingeben kann.
host-trouble-needs-tty = Seine Einstellungen lassen diesen Benutzer von außen nichts ändern.
host-trouble-root-password-differs = Das Passwort stimmt, aber für Änderungen will es ein anderes.
host-trouble-shell-is-menu = Es zeigt diesem Benutzer ein Menü und nimmt sonst nichts an.
host-trouble-no-plex = Darauf ist kein Plex Media Server.
host-trouble-cut-off = Die Verbindung ist abgebrochen.
host-trouble-timed-out = Es hat zu lange gedauert.
host-trouble-too-much = Es hat mehr gesendet, als irgend sinnvoll sein kann.
host-trouble-not-signed-in = Du bist dort nicht mehr angemeldet.
host-trouble-cancelled = Du hast es abgebrochen.
host-trouble-unsupported = Diese Ausgabe von Locksmith kann sich nicht an anderen Geräten anmelden.
host-trouble-other = Die Anmeldung dort hat nicht geklappt.
