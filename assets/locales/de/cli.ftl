# Die Kommandozeile: ihre Hilfe, und was nur sie sagt.

cli = Locksmith for Plex: damit du wieder in deinen eigenen Plex Media Server kommst. Ohne Befehl öffnet sich das Fenster.
    .demo = Benutzt ein simuliertes Zuhause: Kein Paket verlässt diesen Computer. Mit „all“ hat es einen Server jeder Art
    .language = Die Sprache: ein Kürzel wie en oder de
    .verbose = Meldet auf der Standardfehlerausgabe, was es tut; zweimal angegeben meldet es mehr
    .help = Gibt die Hilfe aus
    .version = Gibt die Version aus
    .commands = Befehle
    .arguments = Argumente
    .options = Optionen
    .exit-status = Status am Ende: 0 alles in Ordnung (claim, repair: bestätigt; undo: wiederhergestellt), 1 etwas stimmt nicht und wurde genannt, 2 falscher Aufruf, 3 Prüfen war nicht möglich, 4 niemand hat zugestimmt und es wurde nichts geändert.

cli-check = Findet und prüft die Server und gibt aus, was gefunden wurde
    .json = Gibt ein JSON-Objekt aus und sonst nichts
    .sign-in = Meldet sich zuerst über den Browser an und am Ende wieder ab
    .address = Prüft auch dort. Kann mehrmals angegeben werden
    .wait = Sucht so lange weiter
    .browser-fails = Du siehst das Problem in deinem Browser: Server, die in Ordnung sind, werden als Browserproblem gezeigt

cli-guide = Gibt aus, was zu tun ist, mit den Befehlen zum Kopieren
    .about = Ein Server (Name, Adresse oder Gerätekennung) oder eine Ursache wie unclaimed
    .platform = Worauf der Server läuft
    .json = Gibt ein JSON-Objekt aus und sonst nichts

cli-claim = Meldet sich an, beansprucht einen Server und prüft, ob es geklappt hat
    .server = Sein Name, eine Adresse oder seine Gerätekennung
    .yes = Stimmt zu, den Code unverschlüsselt über das Heimnetz an den Server zu senden
    .json = Gibt ein JSON-Objekt aus und sonst nichts

cli-repair = Ersetzt die alte Anmeldung eines Servers: legt eine Kopie seiner Einstellungen an, entfernt die Anmeldung, beansprucht den Server und prüft, ob es geklappt hat
    .server = Sein Name, eine Adresse oder seine Gerätekennung. Unnötig, wenn nur einer in Reichweite ist
    .folder = Die Einstellungen liegen in diesem Ordner: einer Freigabe eines NAS oder /config eines Containers. Du erfährst, wann du den Server stoppen und starten sollst
    .ssh = Der Server läuft auf diesem Computer, zum Beispiel einem NAS, und du bist dort Administrator. SSH muss dort eingeschaltet sein. Nach Benutzer und Passwort wird gefragt
    .container = Der Server läuft in diesem Container: auf dem Computer, den --ssh nennt, sonst auf diesem
    .engine = Wo das Programm für Container lauscht, zum Beispiel /var/run/docker.sock. Unnötig, wenn es an einem üblichen Ort ist
    .host-key = Der Schlüssel, den der Computer haben muss, so wie er beim ersten Mal angezeigt wird. Ohne ihn wirst du gefragt, auch mit --yes
    .password-fd = Liest das Passwort aus diesem Deskriptor, eine Zeile, und schließt ihn: plex-locksmith repair --ssh admin@nas --password-fd 3 3<DATEI. Eine leere Zeile steht für deine SSH-Schlüssel
    .yes = Stimmt der Reparatur zu. Um die Anmeldung von jemand anderem zu entfernen, muss man dessen Namen eintippen
    .json = Gibt ein JSON-Objekt aus und sonst nichts

cli-undo = Stellt die Einstellungen von vor der letzten Reparatur wieder her
    .host-key = Der Schlüssel, den der Computer haben muss, wenn die Einstellungen auf einem anderen liegen
    .password-fd = Liest das Passwort dieses Computers aus diesem Deskriptor, eine Zeile, und schließt ihn
    .json = Gibt ein JSON-Objekt aus und sonst nichts
    .leave = Vergisst nach einer Frage eine unterbrochene Reparatur, die du weder rückgängig machen noch fortsetzen willst

cli-watch = Beobachtet deine Server und gibt jede Änderung aus, bis du Strg+C drückst
    .for = Hört nach dieser Zeit auf: 90s, 10m, 2h oder 1d
    .sign-in = Meldet sich zuerst über den Browser an und am Ende wieder ab
    .json = Gibt je Zeile ein JSON-Objekt aus und sonst nichts

cli-history = Gibt aus, was mit deinen Servern war und was sich wiederholt
    .server = Nur dieser: sein Name oder der Anfang seiner Gerätekennung
    .since = Nur seitdem: vor 24h oder 7d, oder ein Tag wie 2026-11-20
    .json = Gibt ein JSON-Objekt aus und sonst nichts
    .delete = Löscht den Verlauf nach einer Frage
    .yes = Löscht ihn ohne Frage

cli-report = Gibt einen Bericht zum Einfügen in ein Forum aus, der nichts Privates enthält
    .sign-in = Meldet sich zuerst über den Browser an und am Ende wieder ab

cli-completions = Gibt Vervollständigungen für eine Shell aus
    .shell = bash, elvish, fish, powershell oder zsh

# Falscher Aufruf

usage-no-such-command = Es gibt keinen Befehl „{ $command }“.
usage-missing = Dieser Befehl braucht { $argument }.
usage-value-missing = { $argument } braucht einen Wert.
usage-wrong-value = „{ $value }“ ist kein Wert für { $argument }.
usage-twice = { $argument } kann nur einmal angegeben werden.
usage-not-together = { $argument } und { $other } gehen nicht zusammen.
usage-unexpected = „{ $argument }“ passt hier nicht.
usage-no-text = Ein Argument ist kein lesbarer Text.
usage-other = Diese Argumente passen nicht zusammen.
usage-empty-folder = --folder braucht einen Ordner.
usage-empty-name = Der Name ist leer.
usage-no-undo-in-demo = Das simulierte Zuhause endet mit jedem Befehl: Darin gibt es nichts rückgängig zu machen.
usage-no-delete-in-demo = Die Vergangenheit des simulierten Zuhauses wird jedes Mal neu erfunden: Es gibt nichts zu löschen.
usage-no-such-language = „{ $code }“ ist keine der Sprachen: { $known }.
usage-no-such-platform = „{ $name }“ ist keine der Plattformen: { $known }.
usage-wrong-address = --address { $address }: { $why }
usage-wrong-host = „{ $text }“ ist kein Computer für --ssh. Gib ihn als HOST, BENUTZER@HOST oder BENUTZER@HOST:PORT an.
usage-wrong-host-key = „{ $text }“ ist kein Schlüssel für --host-key. Er beginnt mit SHA256: und hat danach 43 Zeichen.
usage-wrong-engine = „{ $text }“ ist kein Ort für --engine. Gib einen Pfad wie /var/run/docker.sock an.
usage-wrong-descriptor = --password-fd braucht die Nummer eines Deskriptors (0 oder ab 3), nicht „{ $text }“.
usage-only-standard-input = Auf diesem System nimmt --password-fd nur 0, die Standardeingabe, nicht „{ $text }“: --password-fd 0 <DATEI. Ohne es wird nach dem Passwort gefragt.
usage-wrong-seconds = --wait braucht ganze Sekunden bis { $most }, nicht „{ $text }“.
usage-wrong-time = --for braucht eine Zeit wie 90s, 10m, 2h oder 1d, nicht „{ $text }“.
usage-wrong-since = --since braucht eine Zeit wie 24h oder 7d oder einen Tag wie 2026-11-20, nicht „{ $text }“.
usage-help = Versuch es mit: plex-locksmith --help
usage-no-window = Diese Version hat kein Fenster. Versuch es mit: plex-locksmith check

# Anfang und Ende

cli-no-demo = Das simulierte Zuhause ließ sich nicht starten: { $why }
cli-not-started = Locksmith konnte nicht starten: { $why }
cli-ended-at-once = Sofort beendet. Warst du angemeldet, kannst du diese Anmeldung hier entfernen: { $page }
cli-not-signed-out = Plex hat die Abmeldung nicht bestätigt ({ $why }). Du kannst diese Anmeldung hier entfernen: { $page }
cli-not-written = Das Ergebnis ließ sich nicht schreiben: { $why }
cli-sign-in = Melde dich in deinem Browser bei Plex an. Öffnet er sich nicht von selbst, geh zu:
cli-sign-in-open = Melde dich in deinem Browser bei Plex an. Öffne diesen Link:
cli-signed-in-as = Angemeldet als { $account }.
cli-signed-in-as-of = Angemeldet als { $account } ({ $email }).
cli-not-signed-in = Nicht angemeldet: { $why }
cli-sign-in-expired = Die Zeit, die Plex dafür gibt, war abgelaufen.
cli-sign-in-denied = Die Anfrage wurde abgelehnt.
cli-sign-in-plex = Plex war nicht zu erreichen oder hat eine Störung. Es liegt nicht an deinem Server.
cli-sign-in-cancelled = Die Anmeldung wurde abgebrochen.

# Die Checkliste

cli-this-computer = Dieser Computer
cli-next = Als Nächstes: { $step }
cli-nothing-found = Kein Plex-Server hat geantwortet.
cli-tried =
    { $rounds ->
        [one] Einmal im Heimnetz (GDM und mDNS) und auf diesem Computer gefragt.
       *[other] { $rounds }-mal im Heimnetz (GDM und mDNS) und auf diesem Computer gefragt.
    }
cli-tried-by-gdm =
    { $rounds ->
        [one] Einmal im Heimnetz (GDM) und auf diesem Computer gefragt.
       *[other] { $rounds }-mal im Heimnetz (GDM) und auf diesem Computer gefragt.
    }
cli-try-address = Ist deiner an? Versuch es mit: plex-locksmith check --address SEINE-ADRESSE
cli-left-over =
    { $count ->
        [one] Bei Plex steht noch ein alter Eintrag von { $server }. Entferne ihn unter https://app.plex.tv, Einstellungen, Autorisierte Geräte.
       *[other] Bei Plex stehen noch { $count } alte Einträge, von { $server } und anderen. Entferne sie unter https://app.plex.tv, Einstellungen, Autorisierte Geräte.
    }
cli-list-full = Mehr als { $count } Adressen haben geantwortet; die übrigen werden nicht gezeigt.
cli-state-ok = OK
cli-state-warning = Warnung
cli-state-problem = Problem
cli-state-skipped = nicht geprüft
cli-start-with-sudo = Wenn sie einem anderen Benutzer gehören, starte das mit sudo: sudo plex-locksmith { $command }
cli-start-as-that-user = Wenn sie einem anderen Benutzer gehören, starte das als dieser Benutzer oder als Administrator.
cli-repairs-of-root = Reparaturen mit sudo werden auch mit sudo rückgängig gemacht: sudo plex-locksmith undo
cli-to-continue = Um sie fortzusetzen: { $command }
cli-to-restore = Um seine Einstellungen wiederherzustellen: { $command }
cli-to-restore-after = Um seine Einstellungen wiederherzustellen: { $command } (macht zuerst die spätere Reparatur von { $server } rückgängig)

# Einen Server finden

cli-could-not-look = Dieser Computer konnte im Netz nicht nach Servern suchen.
cli-no-such-server = Es wurde kein Server „{ $name }“ gefunden. Um alle zu sehen: plex-locksmith check
cli-several-servers = Mehrere Server heißen „{ $name }“: Gib stattdessen eine Adresse oder Gerätekennung an.
cli-went-away = Der Server ist verschwunden. Es wurde nichts geändert.
cli-nothing-changed = Es wurde nichts geändert.
cli-cancelled-unchanged = Abgebrochen. Es wurde nichts geändert.
cli-busy = Auf diesem Computer arbeitet Locksmith schon. Es wurde nichts geändert.
cli-nobody-to-ask = Es wurde nichts geändert: Hier ist niemand, den wir fragen könnten. Stimme vorab mit --yes zu.

# Beanspruchen

cli-nothing-to-claim = Es wurde nichts geändert: Es gibt nichts zu beanspruchen.
cli-address-changed = Die Adresse des Servers hat sich inzwischen geändert. Sonst wurde nichts geändert. Versuch es noch einmal.
cli-not-responding = { $server } antwortet nicht. Es wurde nichts geändert.
cli-several-addresses = { $server } antwortet unter { $addresses }
cli-say-which-address = { $server } antwortet unter mehreren Adressen, und keine kann beweisen, dass sie die richtige ist: { $addresses }. Es wurde nichts geändert. Sag, welche: plex-locksmith claim { $address } --yes
cli-ask-lan = Den Code unverschlüsselt an { $server } unter { $address } senden?
cli-goes-by-lan = Der Code für { $server } geht unverschlüsselt an { $address }.
cli-agree-to-lan = { $server } unter { $address } kann nicht beweisen, dass er auf diesem Computer läuft. Es wurde nichts geändert. Um ihn dort zu beanspruchen, stimme mit --yes zu.
cli-newcomer = { $server } unter { $address } ist nicht { $old }: Es ist ein anderer, neuer Server an dessen Stelle.
cli-ask-newcomer = { $server } trotzdem beanspruchen?
cli-name-newcomer = Es wurde nichts geändert. Um ihn trotzdem zu beanspruchen, gib seine Gerätekennung an: plex-locksmith claim { $id } --yes
cli-claim-verified = Beansprucht und bestätigt.
cli-claim-not-listed = Er sagt, dass er beansprucht ist, gehört dir laut Plex aber noch nicht. Nicht bestätigt.
cli-claim-not-let-in = Laut Plex gehört er dir, aber er lässt dich noch nicht rein. Nicht bestätigt.
cli-claim-someone-else = Er ist jetzt beansprucht, gehört dir laut Plex aber nicht.
cli-claim-needs-consent = Was unter { $address } antwortet, kann nicht beweisen, dass es das Programm des Servers ist. Es wurde nichts gesendet. Um ihn trotzdem zu beanspruchen, stimme mit --yes zu.
cli-claim-closed = Er vertraut diesem Computer nicht: Führe das auf dem Computer des Servers aus.
cli-claim-cut-off = Er konnte Plex nicht erreichen. Prüfe seine Internetverbindung und seine Uhr.
cli-claim-changed = Was unter dieser Adresse antwortet, sagt nicht, dass es dieser Server ist. Es wurde kein Code gesendet.
cli-claim-duplicate = Zwei Computer geben sich als dieser Server aus. Es wurde nichts gesendet.
cli-claim-still-starting = Er startet noch. Versuch es in ein paar Minuten noch einmal.
cli-claim-code-refused = Jeder Code von Plex wurde abgelehnt. Versuch es später noch einmal.
cli-claim-cancelled = Abgebrochen.

# Eine Anleitung

cli-guide-platforms = Die Schritte hängen davon ab, worauf der Server läuft. Gib es mit --platform an: { $platforms }.
cli-guide-to-copy = { $label }:
cli-guide-other = Ein anderer Weg: { $label }
cli-guide-for-experts = Für Fortgeschrittene:
cli-guide-as-above = Dasselbe wie oben unter „{ $label }“.
cli-guide-nothing-wrong = Mit ihm ist alles in Ordnung.
cli-your-server = Plex Media Server

# Beobachten

cli-watch-began = Locksmith beobachtet deine Server. Zum Beenden Strg+C drücken.
cli-watch-ended =
    { $changes ->
        [0] { $span } lang beobachtet. Nichts hat sich geändert.
        [one] { $span } lang beobachtet. Eine Sache hat sich geändert.
       *[other] { $span } lang beobachtet. { $changes } Dinge haben sich geändert.
    }
cli-span-seconds =
    { $count ->
        [one] 1 Sekunde
       *[other] { $count } Sekunden
    }
cli-watch-state = { $server }: { $word }
cli-watch-nothing = Kein Plex-Server hat geantwortet.
cli-other-writes = Eine andere Kopie von Locksmith führt den Verlauf. Hier siehst du, was sie aufzeichnet.
cli-not-kept = Was geschieht, lässt sich nicht aufzeichnen: { $why }

# Der Verlauf

cli-no-history-place = Auf diesem Computer gibt es keinen Ordner für einen Verlauf.
cli-nothing-kept = Es gibt noch keinen Verlauf. Er beginnt, wenn das Fenster von Locksmith offen ist, oder mit: plex-locksmith watch
cli-nothing-since = In dieser Zeit ist nichts geschehen.
cli-not-in-history = Im Verlauf gibt es keinen Server „{ $name }“. Alle zeigt: plex-locksmith history
cli-several-in-history = Zu „{ $name }“ passen mehrere Server im Verlauf: Nenn die ganze Gerätekennung.
cli-broken-lines =
    { $count ->
        [one] Eine Zeile des Verlaufs war nicht lesbar und wurde übersprungen.
       *[other] { $count } Zeilen des Verlaufs waren nicht lesbar und wurden übersprungen.
    }
cli-repeats = Was sich wiederholt
cli-repeats-of = { $server }: { $what }
cli-delete-means =
    { $count ->
        [one] Der Verlauf hat ein Ereignis, vom { $day }. Er liegt in { $place } und ist nach dem Löschen nicht wiederherzustellen.
       *[other] Der Verlauf hat { $count } Ereignisse seit dem { $day }. Er liegt in { $place } und ist nach dem Löschen nicht wiederherzustellen.
    }
cli-ask-delete = Den Verlauf löschen?
cli-history-deleted = Der Verlauf ist gelöscht.
cli-history-in-use = Eine andere Kopie von Locksmith führt den Verlauf. Beende zuerst diese, oder wähle dort „Verlauf löschen…“. Es wurde nichts gelöscht.

# Ein Bericht

cli-left-out = Weggelassen:
cli-only-you-see = Das siehst nur du:

# Was eine Reparatur tun wird

cli-repair-of = Reparatur von { $server }
cli-repair-changes = Ändert sich
cli-repair-changes-what = Die alte Anmeldung wird aus seinen Einstellungen entfernt (PlexOnlineToken, -Username, -Mail und -Home), und eine für dein Konto wird eingetragen.
cli-repair-stays = Bleibt
cli-repair-stays-what = Deine Bibliotheken, dein Wiedergabeverlauf, alle anderen Einstellungen und deine Dateien.
cli-repair-redoing = Evtl. noch nötig
cli-repair-redoing-what = Fernseher, Handys und Zusatzprogramme wollen vielleicht eine neue Anmeldung. Freunde brauchen vielleicht eine neue Einladung.
cli-repair-settings = Einstellungen
cli-repair-signed-in-there = Angemeldet
cli-repair-no-account-named = es ist kein Konto genannt
cli-repair-whose = Besitzer
cli-repair-whose-user = { $user }, ein anderer Benutzer dieses Computers
cli-repair-stop-and-start = Stopp und Start
cli-repair-stop-and-start-by = durch { $means }
cli-repair-stop-and-start-by-you = durch dich: Wir sagen dir, wann, und merken, wenn du fertig bist
cli-repair-copy = Kopie
cli-repair-copy-what = In { $place }, nur für dich, { $days } Tage lang. Um sie wiederherzustellen: { $command } undo
cli-undo-until = Bis { $until }. { $how }
cli-copy-is-kept = Eine Kopie der Einstellungen wird aufgehoben: { $place }
cli-copy-is-at = Die Kopie: { $place }

# Reparieren

cli-several-in-reach = Mehrere Server lassen sich von hier aus reparieren: { $servers }. Sag, welcher: plex-locksmith repair NAME
cli-other-folder = Die Einstellungen in { $folder } sind nicht die von { $server }. Es wurde nichts geändert.
cli-out-of-reach = Die Einstellungen von { $server } sind von diesem Computer aus nicht zu erreichen.
cli-way-into-reach = Führe das auf dem Computer des Servers aus oder sag, wo seine Einstellungen liegen: plex-locksmith repair mit --ssh BENUTZER@NAS, --container NAME oder --folder ORDNER
cli-settings-silent = Die Einstellungen von { $server } liegen in { $place }, aber er antwortet nicht. Starte ihn oder sag, wo er antwortet: plex-locksmith repair SEINE-ADRESSE --folder ORDNER
cli-settings-silent-there = Die Einstellungen von { $server } liegen in { $place }, aber er antwortet nicht. Starte ihn oder sag, wo er antwortet: plex-locksmith repair SEINE-ADRESSE, mit denselben Optionen
cli-settings-gone = Seine Einstellungen in { $place } sind gerade nicht zu erreichen.
cli-no-settings = Auf diesem Computer fanden sich an den üblichen Orten keine Einstellungen eines Plex-Servers.
cli-no-repair-helps = Es wurde nichts geändert: Hier hilft keine Reparatur.
cli-nothing-to-repair = Es gibt nichts zu reparieren.
cli-repair-not-started = Die Reparatur ließ sich nicht starten. Es wurde nichts geändert.
cli-ask-repair = { $server } reparieren?
cli-ask-continue = Die Reparatur von { $server } fortsetzen?
cli-belongs-to = { $server } gehört { $owner }. Alle, mit denen er geteilt ist, verlieren den Zugriff.
cli-was-signed-in-as = { $server } war als { $owner } angemeldet. Bist du das? Wenn nicht, verlieren alle, mit denen er geteilt ist, den Zugriff.
cli-type-to-remove = Tippe { $wanted }, um die Anmeldung von { $owner } von { $server } zu entfernen:
cli-whole-address-of = die ganze E-Mail-Adresse von { $owner }
cli-other-name = Es wurde nichts geändert: Das ist ein anderer Name.
cli-type-in-terminal = Es wurde nichts geändert: Um die Anmeldung von { $owner } zu entfernen, führe das in einem Terminal aus und tippe dort { $wanted }.
cli-was-ended = { $server } hat sich nicht von selbst beendet und musste beendet werden.
cli-leaving = Hört auf, sobald nichts auf halbem Weg stehen bleibt
cli-step-failed = Das ist fehlgeschlagen. { $why }
cli-details = Details: { $detail }
cli-changed-itself = { $server } selbst hat inzwischen noch andere Einstellungen geändert: { $settings }
cli-why-not-listed = Laut Plex gehört dir { $server } noch nicht.
cli-why-not-let-in = Laut Plex gehört dir { $server }, aber er lässt dich noch nicht rein.
cli-why-not-restored = Es ließ sich nicht wiederherstellen: { $why }
cli-because = { $sentence } ({ $detail })

# Auf einem anderen Computer oder in einem Container

cli-host-user = Benutzer auf { $host }:
cli-host-password = Passwort von { $user } auf { $host } (bleibt unsichtbar; leer lassen, um deine SSH-Schlüssel zu nehmen):
cli-signing-in-to-host = Meldet sich auf { $host } als { $user } an
cli-host-first-time = Locksmith kennt { $host } noch nicht. Dein Passwort wurde nicht gesendet.
cli-host-looks-like = Der Computer nennt sich { $software }.
cli-host-fingerprint = Sein Schlüssel: { $key }
cli-host-answers-as = Unter derselben Adresse antwortet der Plex-Server { $server }.
cli-host-answers = Unter derselben Adresse antwortet ein Plex-Server.
cli-host-compare = Du kannst den Schlüssel mit dem vergleichen, den der Computer selbst anzeigt, oder weitermachen, wenn du zu Hause bist und die Adresse stimmt.
cli-ask-host = Ist { $host } dein Computer?
cli-accept-host-key = Es wurde nichts geändert: Hier ist niemand, den wir fragen könnten, ob { $host } dein Computer ist. Wenn ja, füge hinzu: --host-key { $key }
cli-other-host-key = { $host } hat den Schlüssel { $key }, und das ist nicht der erwartete. Vielleicht wurde der Computer zurückgesetzt oder ersetzt, oder ein anderes Gerät hat seine Adresse. Es wurde nichts geändert.
cli-name-host-user = Es wurde nichts geändert: Hier ist niemand, den wir nach dem Benutzer fragen könnten. Gib ihn an: plex-locksmith repair --ssh BENUTZER@{ $host }
cli-hand-password-over = Es wurde nichts geändert: Hier ist niemand, den wir nach dem Passwort für { $host } fragen könnten. Führe das in einem Terminal aus oder übergib das Passwort mit --password-fd.
cli-password-not-read = Deskriptor { $number } ließ sich nicht lesen: { $why }
cli-password-too-long = Die Zeile in Deskriptor { $number } ist zu lang für ein Passwort.
cli-password-not-text = Was in Deskriptor { $number } steht, ist kein lesbarer Text.
cli-password-late = Aus Deskriptor { $number } kam eine Minute lang nichts.
cli-could-not = { $why }.
cli-host-late = { $host } hat zu lange gebraucht. Es wurde nichts geändert.
cli-on-other-host = Sie betrifft { $host }. Um sie fortzusetzen, lass --ssh weg.
cli-no-plex-on-host = Auf { $host } fanden sich keine Einstellungen eines Plex-Servers.
cli-not-on-host = Die Einstellungen von { $server } liegen nicht auf { $host }. Es wurde nichts geändert.
cli-no-container-on-host = Auf { $host } gibt es keinen Container „{ $container }“ mit einem Plex-Server.
cli-no-container = Auf diesem Computer gibt es keinen Container „{ $container }“ mit einem Plex-Server.
cli-no-container-of = Unter { $engine } fand sich kein Container „{ $container }“ mit einem Plex-Server.
cli-no-containers = Prüfe, ob Docker oder Podman läuft und ob du es benutzen darfst (unter Linux: versuch es mit sudo). Lauscht es anderswo, gib mit --engine an, wo.
cli-other-containers = Container mit einem Plex-Server: { $containers }.
cli-not-in-container = Die Einstellungen im Container „{ $container }“ sind nicht die von { $server }. Es wurde nichts geändert.
cli-repair-if-cut-off = Bei Abbruch
cli-repair-if-cut-off-what = Bricht die Verbindung ab, während der Server gestoppt ist, startet er innerhalb von zehn Minuten von selbst wieder.
cli-switch-ssh-off = Wenn du SSH dafür eingeschaltet hast, kannst du es auf { $host } wieder ausschalten. Um die Reparatur rückgängig zu machen, muss es an sein.

# Rückgängig machen

cli-nothing-to-undo = Es gibt keine Reparatur, die du rückgängig machen könntest.
cli-nothing-to-leave = Es wurde keine Reparatur unterbrochen.
cli-leave-means = Locksmith würde die Kopie der alten Einstellungen entfernen und diese Reparatur vergessen. Du kannst sie dann weder rückgängig machen noch fortsetzen. Der Server selbst bleibt, wie er ist.
cli-ask-leave = { $server } so lassen, wie er ist?
cli-left = { $server } bleibt, wie er ist. Die Kopie ist weg.
cli-not-left = Die Kopie ließ sich nicht entfernen. Sonst wurde nichts geändert.
cli-began-on = Sie begann am { $day }.
cli-undo-does = Das stoppt { $server }, stellt seine Einstellungen in { $place } wieder her, wie sie waren, und startet ihn wieder.
cli-ask-undo = Die Einstellungen von { $server } wiederherstellen?
cli-taken-to-be-stopped = { $server } antwortet nicht: Wir nehmen an, dass er gestoppt ist.
cli-undo-not-started = Das Rückgängigmachen ließ sich nicht starten. Es wurde nichts geändert.
cli-ask-over = Die Einstellungen dort gehören jetzt { $other }, einem anderen Server. Überschreiben?
cli-other-settings = Die Einstellungen in { $place } gehören { $other }, einem anderen Server. Es wurde nichts geändert.
cli-sign-in-works = Die Anmeldung, die { $server } jetzt hat, funktioniert. Machst du die Reparatur rückgängig, kommt die alte zurück, die meist nicht mehr funktioniert: Lass es lieber so.
cli-sign-in-dead = Plex akzeptiert die Anmeldung nicht mehr, die { $server } jetzt hat.
cli-sign-in-not-asked = Plex konnte nicht gefragt werden, ob die Anmeldung, die { $server } jetzt hat, noch funktioniert.
cli-changed-since = Einstellungen, die seither geändert wurden und wieder wie vorher wären: { $settings }.
cli-changed-since-unknown = Was seither geändert wurde, lässt sich nicht sagen. { $why }
cli-yes-or-no = { $question } [j/N]
