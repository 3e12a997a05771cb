# A repair: its steps, what the owner is asked, why it failed, and how it ended.

step-stop = Stop the server
step-back-up = Keep a copy of its settings
step-remove = Remove the old sign-in
step-start = Start the server
step-claim = Claim it for your account
step-stop-again = Stop the server again
step-write = Write the new sign-in into its settings
step-start-again = Start it with the new sign-in
step-verify = Check that Plex lists it and that it lets you in
step-put-back = Restore its settings

ask-stop = Please stop { $server } now.
ask-stop-then = Locksmith continues by itself once the server no longer responds.
ask-start = Please start { $server } again now.
ask-start-then = Locksmith continues by itself once the server responds.

# Why it failed: one sentence, and what to do

fault-not-permitted = You aren't allowed to change { $server }. Start Locksmith as an administrator (on Linux: with sudo), or as the user who runs the server.
fault-not-allowed-to-control = This Mac doesn't let Locksmith close { $server } yet. Allow it in System Settings, Privacy & Security, Automation, then try again.
fault-disk-full = The disk is full. Free up some space, then try again.
fault-read-only = The settings of { $server } are read-only.
fault-missing = The settings of { $server } aren't where they were.
fault-not-settings = The settings of { $server } are damaged, or they aren't Plex settings.
fault-changed = Something else changed the settings of { $server } in the meantime.
fault-not-as-written = The settings read back differently from what was written: the disk may be failing.
fault-timed-out = This computer took too long.
fault-host-timed-out = The computer or NAS that { $server } runs on took too long.
fault-connection-broke = The connection to the computer or NAS that { $server } runs on was lost. The details below say more.
fault-tool-failed = A tool of this computer's system failed. The details below have its message.
fault-host-tool-failed = A system tool on the computer or NAS that { $server } runs on failed. The details below have its message.
fault-nothing-to-ask = There's no way to ask { $server } to close.
fault-unsupported = That isn't possible on this computer.
fault-untrusted = The settings of { $server } are a link, or not a plain file. They may belong to someone else, so Locksmith leaves them alone.
fault-busy = Locksmith is already running on this computer.
fault-engine-not-running = Docker or Podman isn't running. Start it, then try again.
fault-engine-forbidden = You aren't allowed to use Docker or Podman. Start Locksmith as an administrator (on Linux: with sudo), then try again.
fault-container-replaced = The container of { $server } was removed or re-created in the meantime. Check again, so that Locksmith finds the new one.
fault-helper-refused = The settings of { $server } can only be replaced by a small helper container, and Docker or Podman didn't run it. The details below have its message.
fault-other = Something went wrong on this computer. The details below say more.
fault-host-other = Something went wrong on the computer or NAS that { $server } runs on. The details below say more.
fault-plex-asks-to-wait = Plex asked us to wait a moment.
fault-plex-in-trouble = Plex itself is having trouble, not your server.
fault-signed-out = Plex didn't accept the claim code, or it no longer knows this sign-in.
fault-plex-does-not-know = Plex couldn't find what we asked it for.
fault-plex-unreachable = This computer can't reach Plex right now.
fault-unreachable = { $server } or Plex couldn't be reached.
fault-still-running = { $server } didn't stop in time.
fault-not-seen = This computer can't reach your home network right now, so Locksmith can't tell whether { $server } has stopped.
fault-runs-elsewhere = { $server } is run by another user, a service or a container, not by you.
fault-did-not-start = { $server } closed again right after it was started.
fault-no-answer = { $server } was started, but didn't respond in time.
fault-still-claimed = { $server } seems to use other settings than the ones that were found.
fault-not-in-use = { $server } doesn't use these settings: nothing there changed while it stopped and started. They may be a copy.
fault-not-claimed = { $server } didn't accept the new sign-in.
fault-other-identity = Where { $server } was, another server responds now.
fault-other-owner = { $server } belongs to { $owner }. You have to agree to the change first.
fault-other-server = These are the settings of another server, not of { $server }.
fault-other-settings = The settings there now belong to { $other }, another server. Locksmith won't overwrite them unless you say so.
fault-no-address = We don't know where { $server } responds. Type its address into the field, then try again.
fault-not-signed-in = You aren't signed in.
fault-duplicate = Two computers claim to be { $server }.
fault-cut-off = { $server } can't reach Plex, so it can't be claimed.
fault-someone-else = { $server } was claimed by another account in the meantime.
fault-still-starting = { $server } is still starting.
fault-code-refused = Every claim code from Plex was refused.
fault-claim-failed = { $server } couldn't be claimed.
fault-no-backup = The copy of the settings is damaged or gone.
fault-cancelled = You cancelled it.

# How it ended

end-back-in = You're back in.
end-not-seen-yet = { $server } has a new sign-in, but we couldn't confirm yet that it works.
end-cancelled-untouched = The repair was cancelled. Nothing on { $server } was changed.
end-cancelled-restored = The repair was cancelled. The settings of { $server } are as they were.
end-failed-untouched = The repair failed. Nothing on { $server } was changed.
end-failed-restored = The repair failed. The settings of { $server } are as they were.
end-failed-not-restored = The repair failed, and the settings of { $server } aren't restored yet.
end-could-not-continue = The repair of { $server } couldn't continue.
end-put-back = The settings of { $server } are as they were before the repair.
end-not-put-back = The settings of { $server } couldn't be restored.
end-runs = { $server } is running.
end-restart-cancelled = The restart was cancelled. { $server } is running.
end-restart-failed = The restart failed, but { $server } is running.
end-not-started = { $server } couldn't be started.

end-help-yours-again = { $server } is yours again.
end-help-look-again = Plex can take a few minutes. Check again before you do anything else.
end-help-nothing-else = Nothing else was touched.
end-help-not-answering = It isn't responding yet: start it, or give it a few minutes.
end-help-could-not-restore = Its settings couldn't be restored. { $fault }
end-help-copy-is-safe = The copy of them is safe.
end-help-can-be-put-back = Its settings can still be restored.
end-help-sign-in-returned = The sign-in that the repair had made for it was signed out again.
end-help-sign-in-works = The newer sign-in still works. You can remove it on Plex's page of authorized devices.
end-help-newer-kept = The newer settings are kept in { $file }. You can delete that file.
end-help-answers-again = It's responding again.
end-help-answers-as-before = It responds as it did before.

# The sign-in in a server's settings

sign-in-alive = Plex still accepts this sign-in
sign-in-dead = Plex no longer accepts this sign-in
sign-in-not-asked = Plex couldn't be asked whether it still accepts this sign-in

# An earlier repair

record-at-work = Another copy of Locksmith is working on { $server } right now.
record-interrupted = A repair of { $server } was interrupted.
record-repaired = { $server } was repaired. You can undo that.
record-unverified = { $server } has a new sign-in that isn't confirmed to work yet. You can undo that.
record-undone = The repair of { $server } was undone.

account-named = { $account }
account-unnamed = an unknown account
