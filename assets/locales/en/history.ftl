# What a history says. An event follows its time ("21:14 Stopped letting you in") and is about the server of the page, or names who it is about.

event-turned = { $change }
event-found = { $state }
event-found-of-computer = This computer: { $state }
event-lets-you-in = Lets you in
event-computer-well = This computer reached Plex again
event-moved = Moved to { $address }
event-address-taken = Another server responded at its address, { $address }
event-address-back = Responded at { $address } again
event-updated = Was updated to version { $version }
event-renamed = Was renamed to { $server }
event-restarted = Restarted
event-probably-restarted = Probably restarted
event-began = Locksmith started watching
event-ended = Locksmith stopped watching
event-not-watched = Locksmith resumed watching after { $span }
event-woke = This computer woke up
event-woke-after = This computer woke up after { $span }
event-plex-lost = Lost its connection to Plex
event-plex-found = Reached Plex again
event-cut-off = Stopped recognizing you
event-network-lost = This computer lost its network
event-network-back = This computer reconnected to its network
event-other-network = This computer joined another network
event-vpn-on = A VPN was turned on
event-vpn-off = The VPN was turned off

# A clause that follows "3 minutes after". "It" is the server.
lead-lost-plex = it lost Plex
lead-moved = its address changed
lead-updated = it was updated
lead-restarted = it restarted
lead-network-lost = this computer lost its network
lead-other-network = this computer's network changed
lead-woke = this computer woke up
lead-clock = its clock went wrong

event-led-to = { $what }, { $span } after { $lead }
event-right-after = { $what }, right after { $lead }
event-just-woke = { $what }, just after this computer woke up
event-at = { $time } { $what }
event-of = { $server }: { $what }

history-today = Today
history-yesterday = Yesterday
# Thu 26 Nov
history-day =
    { $weekday ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[other] Sun
    } { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[other] Dec
    }
history-day-and-time = { $day } { $time }

# What repeats. One short sentence each.
pattern-falls-back = It works after a restart, then stops letting you in after about { $span }.
pattern-falls-back-after = It works after a restart, then stops letting you in after about { $span }: each time, shortly after { $lead }.
pattern-falls-back-loses-plex = It works after a restart, then loses its connection to Plex after about { $span }.
pattern-falls-back-loses-plex-after = It works after a restart, then loses its connection to Plex after about { $span }: each time, shortly after { $lead }.
pattern-sleeps = It falls asleep, and wakes up when something connects to it.
pattern-address-changes = Its address keeps changing.
pattern-loses-plex = It keeps losing its connection to Plex.
pattern-two-take-turns = It shares its address with another server.
pattern-daily = It happens every day at about { $time }: { $state }.
pattern-own-network = Your own network drops, not the server.

# What to do about it. One short sentence each.
advice-falls-back = Next time, look in its history for what changed just before it stopped.
advice-falls-back-cut-off = Check the internet connection of its computer, and any VPN or ad blocker there.
advice-falls-back-moved = Reserve an address for it in your router, so that it stays the same.
advice-sleeps = Turn off sleep in the power settings of its computer.
advice-address-changes = Reserve an address for it in your router, so that it stays the same.
advice-loses-plex = Check the internet connection of its computer, and any VPN or ad blocker there.
advice-two-take-turns = Reserve an address for each of them in your router.
advice-daily = See what runs at that time: often it's a router restart, a backup or an update.
advice-own-network = Check this computer's Wi-Fi or cable, and your router.

pattern-seen =
    { $count ->
        [one] Seen once: { $times }
       *[other] Seen { $count } times: { $times }
    }
pattern-seen-lately = Seen { $count } times, most recently: { $times }
