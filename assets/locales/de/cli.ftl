# Die Befehlszeile: ihre Hilfe, und was nur sie sagt.

cli = Locksmith for Plex: bringt dich zurück in deinen eigenen Plex Media Server. Ohne Befehl öffnet sich das Fenster.
    .demo = Benutzt ein simuliertes Zuhause: Kein Paket verlässt diesen Computer
    .language = Die Sprache: ein Kürzel wie en oder de
    .verbose = Sagt auf der Standardfehlerausgabe, was geschieht; zweimal sagt mehr
    .help = Gibt die Hilfe aus
    .version = Gibt die Version aus
    .commands = Befehle
    .arguments = Argumente
    .options = Optionen
    .exit-status = Status am Ende: 0 alles in Ordnung (claim, repair: bestätigt; undo: wiederhergestellt), 1 etwas stimmt nicht und wurde genannt, 2 falscher Aufruf, 3 Prüfen war nicht möglich, 4 niemand hat zugestimmt, und nichts wurde geändert.

cli-check = Findet und prüft die Server, und gibt aus, was gefunden wurde
    .json = Gibt ein JSON-Objekt aus und sonst nichts
    .sign-in = Meldet sich zuerst über den Browser an, und am Ende wieder ab
    .address = Prüft auch dort. Kann mehrmals angegeben werden
    .wait = Sucht so lange weiter
    .browser-fails = Du siehst den Fehler im Browser: Server, die in Ordnung sind, werden als Browser-Problem gezeigt

cli-guide = Gibt aus, was zu tun ist, mit den Befehlen zum Kopieren
    .about = Ein Server (Name, Adresse oder Gerätekennung) oder eine Ursache wie unclaimed
    .platform = Worauf der Server läuft: mac, windows, linux, synology, qnap, wd-my-cloud, unraid oder docker
    .json = Gibt ein JSON-Objekt aus und sonst nichts

cli-claim = Meldet sich an, beansprucht einen Server, und bestätigt es
    .server = Sein Name, eine Adresse oder seine Gerätekennung
    .yes = Stimmt zu, den Code unverschlüsselt über das Heimnetz an den Server zu schicken
    .json = Gibt ein JSON-Objekt aus und sonst nichts

cli-repair = Ersetzt die alte Anmeldung eines Servers: behält eine Kopie seiner Einstellungen, entfernt die Anmeldung, beansprucht den Server, und bestätigt es
    .server = Sein Name, eine Adresse oder seine Gerätekennung. Unnötig, wenn nur einer erreichbar ist
    .folder = Die Einstellungen sind in diesem Ordner: einer Freigabe eines NAS oder /config eines Containers. Du erfährst, wann du den Server stoppen und starten sollst
    .yes = Stimmt der Reparatur zu. Um die Anmeldung von jemand anderem zu entfernen, muss dessen Name getippt werden
    .json = Gibt ein JSON-Objekt aus und sonst nichts

cli-undo = Stellt die Einstellungen von vor der letzten Reparatur wieder her
    .json = Gibt ein JSON-Objekt aus und sonst nichts
    .leave = Vergisst nach einer Frage eine unterbrochene Reparatur, die du weder rückgängig machen noch fortsetzen willst

cli-report = Gibt einen Bericht für ein Forum aus, ohne etwas Privates darin
    .sign-in = Meldet sich zuerst über den Browser an, und am Ende wieder ab

cli-completions = Gibt Vervollständigungen für eine Shell aus
    .shell = bash, elvish, fish, powershell oder zsh

# Falscher Aufruf

usage-no-such-command = Es gibt keinen Befehl „{ $command }“.
usage-missing = Dieser Befehl braucht { $argument }.
usage-value-missing = { $argument } braucht einen Wert.
usage-wrong-value = „{ $value }“ ist kein Wert für { $argument }.
usage-twice = { $argument } kann nur einmal angegeben werden.
usage-unexpected = „{ $argument }“ passt hier nicht.
usage-no-text = Ein Argument ist kein gültiger Text.
usage-other = Diese Argumente passen nicht zusammen.
usage-empty-folder = --folder braucht einen Ordner.
usage-empty-name = Der Name ist leer.
usage-no-undo-in-demo = Das simulierte Zuhause endet mit jedem Befehl: Darin gibt es nichts rückgängig zu machen.
usage-no-such-language = „{ $code }“ ist keine der Sprachen: { $known }.
usage-no-such-platform = „{ $name }“ ist keine der Plattformen: { $known }.
usage-wrong-address = --address { $address }: { $why }
usage-wrong-seconds = --wait nimmt ganze Sekunden bis { $most }, nicht „{ $text }“.
usage-help = Versuche: plex-locksmith --help
usage-no-window = Diese Ausgabe hat kein Fenster. Versuche: plex-locksmith check

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
cli-sign-in-expired = Die Zeit, die Plex dafür gibt, war um.
cli-sign-in-denied = Die Anfrage wurde abgelehnt.
cli-sign-in-plex = Plex war nicht zu erreichen oder hat eine Störung. Es liegt nicht an deinem Server.
cli-sign-in-cancelled = Sie wurde abgebrochen.

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
cli-try-address = Ist deiner an? Versuche: plex-locksmith check --address SEINE-ADRESSE
cli-left-over =
    { $count ->
        [one] Plex führt noch einen alten Eintrag von { $server } auf. Entferne ihn unter https://app.plex.tv, Einstellungen, Autorisierte Geräte.
       *[other] Plex führt noch { $count } alte Einträge auf, von { $server } und anderen. Entferne sie unter https://app.plex.tv, Einstellungen, Autorisierte Geräte.
    }
cli-list-full = Mehr als { $count } Adressen haben geantwortet; der Rest wird nicht gezeigt.
cli-state-ok = OK
cli-state-warning = Warnung
cli-state-problem = Problem
cli-state-skipped = nicht geprüft
cli-start-with-sudo = Gehören sie einem anderen Benutzer, starte dies mit sudo: sudo plex-locksmith { $command }
cli-start-as-that-user = Gehören sie einem anderen Benutzer, starte dies als dieser oder als Administrator.
cli-repairs-of-root = Reparaturen, die mit sudo gemacht wurden, nimmt man mit sudo zurück: sudo plex-locksmith undo
cli-to-continue = Um sie fortzusetzen: { $command }
cli-to-restore = Um seine Einstellungen wiederherzustellen: { $command }
cli-to-restore-after = Um seine Einstellungen wiederherzustellen: { $command } (nimmt zuerst die spätere Reparatur von { $server } zurück)

# Einen Server finden

cli-could-not-look = Dieser Computer konnte im Netzwerk nicht nach Servern suchen.
cli-no-such-server = Kein Server „{ $name }“ wurde gefunden. Um alle zu sehen: plex-locksmith check
cli-several-servers = Mehrere Server heißen „{ $name }“: Nenne seine Adresse oder Gerätekennung.
cli-went-away = Der Server ist verschwunden. Nichts wurde geändert.
cli-nothing-changed = Nichts wurde geändert.
cli-cancelled-unchanged = Abgebrochen. Nichts wurde geändert.
cli-busy = Auf diesem Computer arbeitet schon ein Locksmith. Nichts wurde geändert.
cli-nobody-to-ask = Nichts wurde geändert: Hier ist niemand, den wir fragen könnten. Stimme vorab mit --yes zu.

# Beanspruchen

cli-nothing-to-claim = Nichts wurde geändert: Es gibt nichts zu beanspruchen.
cli-address-changed = Die Adresse des Servers hat sich inzwischen geändert. Nichts wurde geändert. Versuche es noch einmal.
cli-not-responding = { $server } antwortet nicht. Nichts wurde geändert.
cli-several-addresses = { $server } antwortet an { $addresses }
cli-say-which-address = { $server } antwortet an mehreren Adressen, und keine kann sich ausweisen: { $addresses }. Nichts wurde geändert. Sag, welche: plex-locksmith claim { $address } --yes
cli-ask-lan = Den Code unverschlüsselt an { $server } unter { $address } schicken?
cli-goes-by-lan = Der Code für { $server } geht unverschlüsselt an { $address }.
cli-agree-to-lan = { $server } unter { $address } kann nicht zeigen, dass er auf diesem Computer läuft. Nichts wurde geändert. Um ihn dort zu beanspruchen, stimme mit --yes zu.
cli-newcomer = { $server } unter { $address } ist nicht { $old }: Es ist ein anderer, neuer Server an der Stelle von { $old }.
cli-ask-newcomer = { $server } trotzdem beanspruchen?
cli-name-newcomer = Nichts wurde geändert. Um ihn trotzdem zu beanspruchen, nenne seine Gerätekennung: plex-locksmith claim { $id } --yes
cli-claim-verified = Beansprucht und bestätigt.
cli-claim-not-listed = Er sagt, dass er beansprucht ist, aber Plex führt ihn noch nicht als deinen auf. Nicht bestätigt.
cli-claim-not-let-in = Plex führt ihn als deinen auf, aber er lässt dich noch nicht herein. Nicht bestätigt.
cli-claim-someone-else = Er ist jetzt beansprucht, und Plex führt ihn nicht als deinen auf.
cli-claim-needs-consent = Was unter { $address } antwortet, kann nicht zeigen, dass es das Programm des Servers ist. Nichts wurde geschickt. Um ihn trotzdem zu beanspruchen, stimme mit --yes zu.
cli-claim-closed = Er vertraut diesem Computer nicht: Starte dies auf dem Computer des Servers.
cli-claim-cut-off = Er konnte Plex nicht erreichen. Prüfe seine Internetverbindung und seine Uhr.
cli-claim-changed = Was an dieser Adresse antwortet, sagt nicht, dass es dieser Server ist. Kein Code wurde geschickt.
cli-claim-duplicate = Zwei Computer geben sich als dieser Server aus. Nichts wurde geschickt.
cli-claim-still-starting = Er startet noch. Versuche es in ein paar Minuten wieder.
cli-claim-code-refused = Die Codes von Plex wurden immer wieder abgelehnt. Versuche es später wieder.
cli-claim-cancelled = Abgebrochen.

# Eine Anleitung

cli-guide-needs-server = Um zu sehen, was bei einem Server zu tun ist, nenne ihn: plex-locksmith guide SERVER
cli-guide-platforms = Die Schritte hängen davon ab, worauf der Server läuft. Sag es mit --platform: { $platforms }.
cli-guide-to-copy = { $label }:
cli-guide-other = Ein anderer Weg: { $label }
cli-guide-nothing-wrong = Mit ihm ist alles in Ordnung.
cli-your-server = dein Server

# Ein Bericht

cli-left-out = Weggelassen:

# Was eine Reparatur tun wird

cli-repair-of = Reparatur von { $server }
cli-repair-changes = Ändert sich
cli-repair-changes-what = Die alte Anmeldung wird aus seinen Einstellungen entfernt (PlexOnlineToken, -Username, -Mail und -Home), und eine für dein Konto kommt hinein.
cli-repair-stays = Bleibt
cli-repair-stays-what = Deine Bibliotheken, dein Verlauf, alle anderen Einstellungen und deine Dateien.
cli-repair-redoing = Vielleicht neu
cli-repair-redoing-what = Fernseher, Handys und Zusatzprogramme fragen vielleicht wieder nach einer Anmeldung. Freunde brauchen vielleicht eine neue Einladung.
cli-repair-settings = Einstellungen
cli-repair-signed-in-there = Angemeldet
cli-repair-no-account-named = kein Konto ist genannt
cli-repair-whose = Besitzer
cli-repair-whose-user = { $user }, ein anderer Benutzer dieses Computers
cli-repair-stop-and-start = Stopp und Start
cli-repair-stop-and-start-by = durch { $means }
cli-repair-stop-and-start-by-you = durch dich: Wir sagen dir, wann, und merken, wenn es geschehen ist
cli-repair-copy = Kopie
cli-repair-copy-what = In { $place }, nur für dich, { $days } Tage lang. Um sie wiederherzustellen: { $command } undo
cli-undo-until = Bis { $until }. { $how }
cli-copy-is-kept = Eine Kopie der Einstellungen bleibt: { $place }
cli-copy-is-at = Die Kopie: { $place }

# Reparieren

cli-several-in-reach = Mehrere Server sind erreichbar: { $servers }. Sag, welcher: plex-locksmith repair NAME
cli-other-folder = Die Einstellungen in { $folder } sind nicht die von { $server }. Nichts wurde geändert.
cli-out-of-reach = Die Einstellungen von { $server } sind von diesem Computer aus nicht erreichbar.
cli-way-into-reach = Starte dies auf dem Computer des Servers, oder sag, wo seine Einstellungen sind: plex-locksmith repair --folder ORDNER
cli-settings-silent = Die Einstellungen von { $server } sind in { $place }, aber er antwortet nicht. Starte ihn, oder sag, wo er antwortet: plex-locksmith repair SEINE-ADRESSE --folder ORDNER
cli-settings-gone = Seine Einstellungen in { $place } sind gerade nicht erreichbar.
cli-no-settings = Wo sie auf diesem Computer üblich sind, fanden sich keine Einstellungen eines Plex-Servers.
cli-no-repair-helps = Nichts wurde geändert: Hier hilft keine Reparatur.
cli-nothing-to-repair = Es gibt nichts zu reparieren.
cli-repair-not-started = Die Reparatur ließ sich nicht beginnen. Nichts wurde geändert.
cli-ask-repair = { $server } reparieren?
cli-ask-continue = Die Reparatur von { $server } fortsetzen?
cli-belongs-to = { $server } gehört zum Konto { $owner }. Alle, mit denen er geteilt ist, verlieren den Zugriff.
cli-was-signed-in-as = { $server } war als { $owner } angemeldet. Bist du das? Wenn nicht, verlieren alle, mit denen er geteilt ist, den Zugriff.
cli-type-to-remove = Tippe { $wanted }, um die Anmeldung von { $owner } von { $server } zu entfernen:
cli-whole-address-of = die ganze E-Mail-Adresse von { $owner }
cli-other-name = Nichts wurde geändert: Das ist ein anderer Name.
cli-type-in-terminal = Nichts wurde geändert: Um die Anmeldung von { $owner } zu entfernen, starte dies in einem Terminal, und tippe dort { $wanted }.
cli-was-ended = { $server } hat sich nicht selbst beendet, und wurde beendet.
cli-leaving = Hält dort an, wo nichts halb fertig bleibt
cli-step-failed = Das ist gescheitert. { $why }
cli-details = Einzelheiten: { $detail }
cli-changed-itself = { $server } selbst hat inzwischen andere Einstellungen geändert: { $settings }
cli-why-not-listed = Plex führt { $server } noch nicht als deinen auf.
cli-why-not-let-in = Plex führt { $server } als deinen auf, aber er lässt dich noch nicht herein.
cli-why-not-restored = Es ließ sich nicht wiederherstellen: { $why }
cli-because = { $sentence } ({ $detail })

# Rückgängig machen

cli-nothing-to-undo = Es gibt keine Reparatur, die sich zurücknehmen lässt.
cli-nothing-to-leave = Es wurde keine Reparatur unterbrochen.
cli-leave-means = Locksmith würde die Kopie der alten Einstellungen entfernen und diese Reparatur vergessen. Du kannst sie dann weder rückgängig machen noch fortsetzen. Der Server selbst bleibt, wie er ist.
cli-ask-leave = { $server } so lassen, wie er ist?
cli-left = { $server } bleibt, wie er ist. Die Kopie ist weg.
cli-not-left = Die Kopie ließ sich nicht entfernen. Sonst wurde nichts geändert.
cli-began-on = Sie begann am { $day }.
cli-undo-does = Das stoppt { $server }, stellt seine Einstellungen in { $place } wieder her, wie sie waren, und startet ihn wieder.
cli-ask-undo = Die Einstellungen von { $server } wiederherstellen?
cli-taken-to-be-stopped = { $server } antwortet nicht: Wir nehmen an, dass er gestoppt ist.
cli-undo-not-started = Die Rücknahme ließ sich nicht beginnen. Nichts wurde geändert.
cli-ask-over = Die Einstellungen dort gehören jetzt { $other }, einem anderen Server. Trotzdem darüber wiederherstellen?
cli-other-settings = Die Einstellungen in { $place } gehören { $other }, einem anderen Server. Nichts wurde geändert.
cli-sign-in-works = Die Anmeldung, die { $server } jetzt hat, funktioniert. Die Rücknahme brächte die alte zurück, die das meist nicht tut: Lass es besser so.
cli-sign-in-dead = Plex akzeptiert die Anmeldung nicht mehr, die { $server } jetzt hat.
cli-sign-in-not-asked = Plex ließ sich nicht fragen, ob die Anmeldung, die { $server } jetzt hat, noch gilt.
cli-changed-since = Einstellungen, die seither geändert wurden, und wieder wie vorher wären: { $settings }.
cli-changed-since-unknown = Was seither geändert wurde, lässt sich nicht sagen. { $why }
cli-yes-or-no = { $question } [j/N]
