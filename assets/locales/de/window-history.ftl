# Der Verlauf eines Servers im Fenster: Streifen, Seiten und was davon aufgehoben wird.

window-history = Verlauf
window-history-of = Verlauf von { $server }
window-history-of-all = Verlauf aller Server
window-history-day = 24 Stunden
window-history-week = 7 Tage
window-history-month = 30 Tage
window-history-last-day = Letzte 24 Stunden
window-history-last-week = Letzte 7 Tage
window-history-last-month = Letzte 30 Tage

# Was eine Zeit lang war.
window-history-fine = In Ordnung
window-history-not-watched = Nicht beobachtet
window-history-checking = Wird geprüft
window-history-unclear = Unklar
window-history-warning = Warnung
window-history-problem = Problem

# Ein Streifen, vorgelesen: "Letzte 24 Stunden: In Ordnung (21 Stunden lang). Lässt dich nicht rein (21:14 bis 21:40). Nicht beobachtet (2 Stunden lang)."
window-history-strip = { $stretch }: { $parts }.
window-history-parts = { $part }. { $rest }
window-history-strip-of = { $subject }. { $strip }
window-history-part-for = { $state } ({ $span } lang)
window-history-part-from-to = { $state } ({ $from } bis { $to })
window-history-part-since = { $state } ({ $from } bis jetzt)
window-history-part-often = { $state } ({ $count }-mal, insgesamt { $span })
window-history-band = { $from } bis { $to }: { $state }
window-history-band-now = { $from } bis jetzt: { $state }
window-history-event-at = { $moment } { $what }
window-history-more-events =
    { $count ->
        [one] und noch 1
       *[other] und noch { $count }
    }
window-history-time = { $time }

window-history-events = Was passiert ist
window-history-no-events = In dieser Zeit hat sich nichts geändert.
window-history-nothing-yet = Es gibt noch keinen Verlauf. Locksmith führt ihn, solange es offen ist.
window-history-show-more = Mehr anzeigen
window-history-other-writes = Eine andere Kopie von Locksmith führt den Verlauf. Dieses Fenster zeigt, was sie aufzeichnet.
window-history-not-kept = Locksmith kann den Verlauf auf diesem Computer nicht speichern. Was passiert, siehst du nur, bis du Locksmith beendest.
window-history-disk-full = Das Laufwerk ist voll, deshalb kann Locksmith den Verlauf nicht speichern. Was passiert, siehst du nur, bis du Locksmith beendest.
window-history-forbidden = Locksmith darf seinen Verlauf auf diesem Computer nicht schreiben. Was passiert, siehst du nur, bis du Locksmith beendest.

window-history-delete = Verlauf löschen…
window-history-delete-title = Verlauf löschen?
window-history-delete-text = Locksmith löscht endgültig alles, was es über die Zeit von deinen Servern und diesem Computer gesehen hat, und fängt neu an. Deine Server bleiben, wie sie sind.
window-history-delete-now = Verlauf löschen
window-history-keep = Verlauf behalten
window-history-deleted = Der Verlauf ist gelöscht.
window-history-not-deleted = Locksmith konnte den Verlauf nicht löschen.
window-history-other-first = Eine andere Kopie von Locksmith führt den Verlauf. Beende zuerst diese.
