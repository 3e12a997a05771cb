# Was ein Verlauf sagt. Ein Ereignis folgt auf seine Uhrzeit ("21:14 Ließ dich nicht mehr rein"); gemeint ist der Server der Seite, sonst steht
# der Name dabei.

event-turned = { $change }
event-found = { $state }
event-found-of-computer = Dieser Computer: { $state }
event-lets-you-in = Lässt dich rein
event-computer-well = Dieser Computer erreichte Plex wieder
event-moved = Neue Adresse: { $address }
event-address-taken = Ein anderer Server antwortete an seiner Adresse, { $address }
event-address-back = Antwortete wieder an { $address }
event-updated = Wurde auf Version { $version } aktualisiert
event-renamed = Heißt jetzt { $server }
event-restarted = Wurde neu gestartet
event-probably-restarted = Wurde wahrscheinlich neu gestartet
event-began = Locksmith hat mit der Beobachtung begonnen
event-ended = Locksmith hat die Beobachtung beendet
event-not-watched = Locksmith beobachtet wieder (Pause: { $span })
event-woke = Dieser Computer ist aufgewacht
event-woke-after = Dieser Computer ist aufgewacht (schlief { $span })
event-plex-lost = Verlor die Verbindung zu Plex
event-plex-found = Erreichte Plex wieder
event-cut-off = Erkannte dich nicht mehr
event-network-lost = Dieser Computer verlor sein Netz
event-network-back = Dieser Computer war wieder im Netz
event-other-network = Dieser Computer wechselte das Netz
event-vpn-on = Ein VPN wurde eingeschaltet
event-vpn-off = Das VPN wurde ausgeschaltet

# Ein Nebensatz, der auf "3 Minuten, nachdem" folgt. "Er" ist der Server.
lead-lost-plex = er die Verbindung zu Plex verloren hatte
lead-moved = sich seine Adresse geändert hatte
lead-updated = er aktualisiert worden war
lead-restarted = er neu gestartet worden war
lead-network-lost = dieser Computer sein Netz verloren hatte
lead-other-network = sich das Netz dieses Computers geändert hatte
lead-woke = dieser Computer aufgewacht war
lead-clock = seine Uhr falsch ging

event-led-to = { $what }, { $span }, nachdem { $lead }
event-right-after = { $what }, gleich nachdem { $lead }
event-just-woke = { $what }, gleich nachdem dieser Computer aufgewacht war
event-at = { $time } { $what }
event-of = { $server }: { $what }

history-today = Heute
history-yesterday = Gestern
# Do. 26. Nov.
history-day =
    { $weekday ->
        [0] Mo.
        [1] Di.
        [2] Mi.
        [3] Do.
        [4] Fr.
        [5] Sa.
       *[other] So.
    } { $day }. { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] Apr.
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sept.
        [10] Okt.
        [11] Nov.
       *[other] Dez.
    }
history-day-and-time = { $day } { $time }

# Was sich wiederholt. Je ein kurzer Satz. Die Zeitspanne steht im Akkusativ.
pattern-falls-back = Nach einem Neustart funktioniert er etwa { $span } lang, dann lässt er dich nicht mehr rein.
pattern-falls-back-after = Nach einem Neustart funktioniert er etwa { $span } lang, dann lässt er dich nicht mehr rein: jedes Mal, kurz nachdem { $lead }.
pattern-falls-back-loses-plex = Nach einem Neustart funktioniert er etwa { $span } lang, dann verliert er die Verbindung zu Plex.
pattern-falls-back-loses-plex-after = Nach einem Neustart funktioniert er etwa { $span } lang, dann verliert er die Verbindung zu Plex: jedes Mal, kurz nachdem { $lead }.
pattern-sleeps = Er schläft ein und wacht auf, sobald jemand auf ihn zugreift.
pattern-address-changes = Seine Adresse ändert sich immer wieder.
pattern-loses-plex = Er verliert immer wieder die Verbindung zu Plex.
pattern-two-take-turns = Er teilt sich seine Adresse mit einem anderen Server.
pattern-daily = Es passiert jeden Tag gegen { $time } Uhr: { $state }.
pattern-own-network = Dein eigenes Netz fällt aus, nicht der Server.

# Was dagegen hilft. Je ein kurzer Satz.
advice-falls-back = Sieh beim nächsten Mal im Verlauf nach, was sich kurz davor geändert hat.
advice-falls-back-cut-off = Prüfe die Internetverbindung seines Computers und ob dort ein VPN oder ein Werbeblocker läuft.
advice-falls-back-moved = Reserviere ihm im Router eine Adresse, damit sie gleich bleibt.
advice-sleeps = Schalte in den Energieeinstellungen seines Computers den Ruhezustand aus.
advice-address-changes = Reserviere ihm im Router eine Adresse, damit sie gleich bleibt.
advice-loses-plex = Prüfe die Internetverbindung seines Computers und ob dort ein VPN oder ein Werbeblocker läuft.
advice-two-take-turns = Reserviere jedem von beiden im Router eine eigene Adresse.
advice-daily = Sieh nach, was um diese Zeit läuft: oft ein Neustart des Routers, ein Backup oder ein Update.
advice-own-network = Prüfe WLAN oder Kabel dieses Computers und deinen Router.

pattern-seen =
    { $count ->
        [one] Einmal gesehen: { $times }
       *[other] { $count }-mal gesehen: { $times }
    }
pattern-seen-lately = { $count }-mal gesehen, zuletzt: { $times }
