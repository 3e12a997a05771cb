# The pages of a repair: before it, while it runs, and after it.

# Before it

repair-title = Repair { $server }?
repair-it = Repair it
repair-by-hand = Show me how to do it by hand
repair-from-here = Repair it from here…
repair-intro = Nothing is changed until you press “Repair it”. If anything fails, everything is restored as it was.
repair-intro-signed-out = Nothing is changed yet. Sign in first, with the account that should own the server.
repair-signed-in-now = Signed in on it
repair-stored = { $account }. { $sign_in }.
repair-stored-nameless = An account without a name. { $sign_in }.
repair-stored-nothing = Nobody: its settings hold no sign-in.
repair-still-works = A sign-in that Plex still accepts needs no repair, unless someone else should own the server.
repair-agree = Yes, remove the sign-in of { $other } from { $server }
repair-other-account = { $server } belongs to { $other }, not to { $account }. After the repair, { $other } no longer owns it.
repair-maybe-other-account = { $server } was signed in as { $other }. Is that you? If it isn't, { $other } no longer owns it after the repair.

changes-label = Changes
changes-sign-in = The old sign-in is removed from its settings, and { $server } is claimed by { $account }. Nothing else on it is touched.
changes-claim = { $server } is claimed by { $account }. Nothing else on it is touched.
changes-stays-label = Stays
changes-stays = Your libraries, your watch history, all other settings and your files.
changes-claim-stays = Your libraries, your watch history, your settings and your files.
changes-redo-label = You may have to redo
changes-redo = TVs, phones and add-ons may ask you to sign in again. Friends may need a new invitation.
changes-meanwhile-label = Meanwhile
changes-meanwhile-managed = Locksmith stops { $server } and starts it again, twice at most. Anyone watching is interrupted.
changes-meanwhile-manual = You stop { $server } and start it again, once each. Locksmith tells you when.
changes-kept-label = Kept
changes-kept = A copy of its settings, on this computer, for 30 days. Only you can read it, and you can restore it any time.
changes-means-label = This means
changes-undo = Its settings become what they were before the repair, byte for byte, with the old sign-in.

# The folder with its settings

folder-choose-settings = Choose its settings folder…
folder-within-reach = Can you open its data on this computer, as a shared folder of the NAS or a folder of the container? Then we can do it from here.
settings-within-reach = Its settings are on this computer, so we can do it from here.
folder-title = Where are the settings of { $server }?
folder-text = Choose the shared folder of the NAS, or the folder of the container, where Plex keeps its data. It has to open on this computer like any other folder. Nothing in it is changed yet.
folder-field = Folder with its settings
folder-choose = Choose…
folder-look-there = Look there
folder-looking = Looking through the folder
folder-choosing = Choose the folder in the other window
folder-none-chosen = You didn't choose a folder. You can also type its path.
folder-to-the-repair = Continue to the repair…
folder-type-address = Type its address
folder-found = The settings of { $server } are here.
folder-found-another = These are the settings of { $server }, not of { $wanted }.
folder-found-unseen = These are the settings of { $server }, which wasn't found on your network. Type its address, then come back here.
folder-repair-another = Continue with { $server }…
folder-no-name = a server without a name
folder-no-settings = There are no Plex server settings in this folder, or right below it.
folder-not-permitted = You aren't allowed to look into this folder.
folder-too-slow = This folder took too long to open. A shared folder may have to wake up first: try again.
folder-damaged = There are Plex server settings in this folder, but they're damaged or you can't open them.
folder-failed = We couldn't look through this folder.

# While it runs

under-way-repairing = Repairing { $server }
under-way-putting-back = Restoring everything on { $server }
under-way-undoing = Restoring the settings of { $server }
under-way-starting = Starting { $server }
under-way-restarting = Restarting { $server }
under-way-first = { $what } first
repair-show = Show
repair-steps = Steps
repair-step-line = { $step }: { $state }
repair-state-done = done
repair-state-now = now
repair-state-later = later
repair-state-failed = failed
repair-takes = This can take a few minutes
repair-waits-for-you = Waiting for you
repair-was-ended = It didn't close by itself, so we ended it.
repair-stop-how = Show me how to stop and start it
repair-kept-open = Locksmith stays open until this is finished, so that the server isn't left halfway. You can press Cancel.
repair-kept-open-news = Still open: this has to finish first.
repair-hold-writing = You can't cancel right now: its settings are being written. It takes a moment.
repair-hold-joining = You can't cancel right now: the server is joining your account. It takes a moment.
repair-hold-putting-back = You can't cancel right now: everything is being restored.
repair-hold-leaving = Cancelled. We'll stop as soon as nothing is left halfway.

# After it

repair-again = Repair it again…
repair-place = Settings
repair-copy-at = Copy of the old settings
repair-changed-by-itself = Settings that the server itself changed meanwhile
repair-still-starting = It may still be starting. Check again in a minute.
news-yours-again = { $server } is yours again.
news-repair-cancelled = The repair of { $server } was cancelled.
news-runs = { $server } is running.
news-restart-failed = The restart of { $server } failed.
news-not-started = { $server } couldn't be started.
news-restored = The settings of { $server } are as they were.
news-not-restored = The settings of { $server } couldn't be restored.
news-repair-failed = The repair of { $server } failed.

# Undo

undo = Undo…
undo-repair = Undo the repair…
undo-now = Undo the repair
undo-warning = The server gets its old sign-in back. If that's the one Plex refused, you'll be locked out again.
undo-keep-repair = Keep the repair
undo-title = Undo the repair of { $server }?
undo-repaired-on = Repaired on { $day }.
undo-sign-in-works = Its current sign-in works, so it's better to leave it as it is.
undo-restore = Restore its settings
undo-restore-over = Overwrite them
undo-why-not = Why they couldn't be restored
undo-meanwhile-managed = Locksmith stops { $server } and starts it again. Anyone watching is interrupted.
undo-meanwhile-manual = You stop { $server } and start it again. Locksmith tells you when.
copy = The copy of the old settings
copy-kept-until = A copy of the old settings is kept until { $day }. Until then, you can undo the repair. It holds the old sign-in, and only you can read it.
copy-remove = Remove the copy…
copy-remove-now = Remove the copy for good
copy-keep = Keep the copy
copy-leave-now = Leave it as it is
copy-removed = Nothing from that repair is kept anymore.
copy-not-removed = It couldn't be removed.
copy-remove-title = Remove the copy of the old settings of { $server }?
copy-remove-text = Without it, you can't undo the repair anymore. The server itself stays as it is.
copy-leave-title = Leave { $server } as it is?
copy-remove-open-text = The copy of its old settings is removed: the repair can then be neither undone nor continued. The server itself stays as it is.
copy-remove-unchanged-text = Its settings weren't changed. Locksmith forgets this repair, and the server stays as it is.

# Interrupted

interrupted-text = Its settings may have neither the old sign-in nor the new one. Nothing is lost: there's a copy of them.
interrupted-untouched = Its settings weren't changed yet. The server may be stopped.
interrupted-continue = Continue the repair
interrupted-leave-it = Leave it as it is…
interrupted-sign-in = Sign in to continue
interrupted-restore-means = { $server } goes back to what it was before the repair, with the old sign-in.
interrupted-continue-means = The repair continues where it stopped, and claims { $server } for { $account }.

# Start and restart

restart-it = Restart it
restart-title = Restart { $server }?
restart-text = Anyone watching is interrupted for a minute or two. Nothing on the server is changed, and it starts again by itself.
restart-stopped-waiting = You stopped waiting for { $server }.

# For Details

detail-controller = Stopped and started by
detail-owner = its owner
detail-account = Account in its settings
detail-nameless-account = an account without a name
detail-sign-in = Sign-in in its settings
detail-sign-in-none = none
detail-sign-in-alive = alive: plex.tv knows it
detail-sign-in-dead = dead: plex.tv refuses it
detail-sign-in-not-asked = not known: plex.tv could not be asked
detail-user = User of this computer
