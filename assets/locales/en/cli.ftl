# The command line: its help, and what only it says.

cli = Locksmith for Plex: gets you back into your own Plex Media Server. Without a command, it opens the window.
    .demo = Uses a simulated home: no packet leaves this computer. With “all”, it has one server of each kind
    .language = The language: a code such as en or de
    .verbose = Tells what it does, on standard error; given twice, it tells more
    .help = Prints help
    .version = Prints the version
    .commands = Commands
    .arguments = Arguments
    .options = Options
    .exit-status = Exit status: 0 nothing is wrong (claim, repair: verified; undo: restored), 1 something is wrong and was named, 2 wrong use, 3 could not check, 4 nobody agreed and nothing was changed.

cli-check = Finds and checks the servers, and prints what it found
    .json = Prints one JSON object and nothing else
    .sign-in = Signs in through the browser first, and signs out again at the end
    .address = Checks there, too. Can be given several times
    .wait = Keeps looking for this long
    .browser-fails = You see the trouble in your browser: servers that are fine are shown as a browser problem

cli-guide = Prints what to do, with the commands to copy
    .about = A server (its name, address or machine identifier), or a cause such as unclaimed
    .platform = What the server runs on
    .json = Prints one JSON object and nothing else

cli-claim = Signs in, claims a server, and verifies it
    .server = Its name, an address, or its machine identifier
    .yes = Agrees to send the claim code to the server over the home network, unencrypted
    .json = Prints one JSON object and nothing else

cli-repair = Replaces a server's old sign-in: keeps a copy of its settings, removes the sign-in, claims the server, and verifies it
    .server = Its name, an address, or its machine identifier. Not needed if only one is within reach
    .folder = The settings are in this folder: a share of a NAS, or /config of a container. You're told when to stop and start the server
    .ssh = The server is on this computer, a NAS for example, and you're its administrator. SSH has to be switched on there. The user and the password are asked for
    .container = The server is in this container: of the computer that --ssh names, or else of this one
    .engine = Where the container's engine listens, for example /var/run/docker.sock. Not needed if it's in a usual place
    .host-key = The key the other computer must have, as shown the first time you connect. Without it you're asked, even with --yes
    .password-fd = Reads the password from this descriptor, one line, and closes it: plex-locksmith repair --ssh admin@nas --password-fd 3 3<FILE. An empty line stands for your SSH keys
    .yes = Agrees to the repair. To remove someone else's sign-in, its name has to be typed
    .json = Prints one JSON object and nothing else

cli-undo = Restores the settings as they were before the last repair
    .host-key = The key that the computer has to have, if the settings are on another one
    .password-fd = Reads that computer's password from this descriptor, one line, and closes it
    .json = Prints one JSON object and nothing else
    .leave = Forgets an interrupted repair that you want neither to undo nor to continue, after asking

cli-watch = Watches your servers and prints each change, until you press Ctrl-C
    .for = Stops after this long: 90s, 10m, 2h or 1d
    .sign-in = Signs in through the browser first, and signs out again at the end
    .json = Prints one JSON object per line and nothing else

cli-history = Prints what happened to your servers, and what keeps happening
    .server = Only this one: its name, or the beginning of its machine identifier
    .since = Only since then: 24h or 7d ago, or a day such as 2026-11-20
    .json = Prints one JSON object and nothing else
    .delete = Deletes the history, after asking
    .yes = Deletes it without asking

cli-report = Prints a report to paste into a forum, with nothing private in it
    .sign-in = Signs in through the browser first, and signs out again at the end

cli-completions = Prints completions for a shell
    .shell = bash, elvish, fish, powershell or zsh

# Wrong use

usage-no-such-command = There is no command “{ $command }”.
usage-missing = This command needs { $argument }.
usage-value-missing = { $argument } needs a value.
usage-wrong-value = “{ $value }” isn't a value for { $argument }.
usage-twice = { $argument } can only be given once.
usage-not-together = { $argument } and { $other } can't be given together.
usage-unexpected = “{ $argument }” isn't expected here.
usage-no-text = An argument isn't readable text.
usage-other = These arguments don't fit together.
usage-empty-folder = --folder needs a folder.
usage-empty-name = The name is empty.
usage-no-undo-in-demo = The simulated home ends with each command: there is nothing to undo in it.
usage-no-delete-in-demo = The simulated home's past is made up each time: there is nothing to delete.
usage-no-such-language = “{ $code }” isn't one of the languages: { $known }.
usage-no-such-platform = “{ $name }” isn't one of the platforms: { $known }.
usage-wrong-address = --address { $address }: { $why }
usage-wrong-host = “{ $text }” isn't a computer for --ssh. Give it as HOST, USER@HOST or USER@HOST:PORT.
usage-wrong-host-key = “{ $text }” isn't a key for --host-key. It starts with SHA256: and has 43 more characters.
usage-wrong-engine = “{ $text }” isn't a place for --engine. Give a path such as /var/run/docker.sock.
usage-wrong-descriptor = --password-fd takes the number of a descriptor (0, or 3 and up), not “{ $text }”.
usage-only-standard-input = On this system --password-fd takes only 0, standard input, not “{ $text }”: --password-fd 0 <FILE. Without it, the password is asked for.
usage-wrong-seconds = --wait takes whole seconds up to { $most }, not “{ $text }”.
usage-wrong-time = --for takes a time such as 90s, 10m, 2h or 1d, not “{ $text }”.
usage-wrong-since = --since takes a time such as 24h or 7d, or a day such as 2026-11-20, not “{ $text }”.
usage-help = Try: plex-locksmith --help
usage-no-window = This build has no window. Try: plex-locksmith check

# Starting and ending

cli-no-demo = The simulated home couldn't be started: { $why }
cli-not-started = Locksmith couldn't start: { $why }
cli-ended-at-once = Stopped at once. If you were signed in, you can remove that sign-in at { $page }
cli-not-signed-out = Plex didn't confirm the sign-out ({ $why }). You can remove this sign-in at { $page }
cli-not-written = The result couldn't be written: { $why }
cli-sign-in = Sign in to Plex in your browser. If it doesn't open by itself, go to:
cli-sign-in-open = Sign in to Plex in your browser. Open this link:
cli-signed-in-as = Signed in as { $account }.
cli-signed-in-as-of = Signed in as { $account } ({ $email }).
cli-not-signed-in = Not signed in: { $why }
cli-sign-in-expired = the time that Plex allows for it was up.
cli-sign-in-denied = the request was turned down.
cli-sign-in-plex = Plex couldn't be reached, or is having trouble. It isn't your server.
cli-sign-in-cancelled = it was cancelled.

# The checklist

cli-this-computer = This computer
cli-next = Next: { $step }
cli-nothing-found = No Plex server responded.
cli-tried =
    { $rounds ->
        [one] Asked once on the home network (GDM and mDNS), and on this computer.
       *[other] Asked { $rounds } times on the home network (GDM and mDNS), and on this computer.
    }
cli-tried-by-gdm =
    { $rounds ->
        [one] Asked once on the home network (GDM), and on this computer.
       *[other] Asked { $rounds } times on the home network (GDM), and on this computer.
    }
cli-try-address = Is yours on? Try: plex-locksmith check --address ITS-ADDRESS
cli-left-over =
    { $count ->
        [one] Plex still lists an old entry of { $server }. Remove it at https://app.plex.tv, Settings, Authorized Devices.
       *[other] Plex still lists { $count } old entries, of { $server } and others. Remove them at https://app.plex.tv, Settings, Authorized Devices.
    }
cli-list-full = More than { $count } addresses responded; the rest aren't shown.
cli-state-ok = ok
cli-state-warning = warning
cli-state-problem = problem
cli-state-skipped = not checked
cli-start-with-sudo = If they belong to another user, start this with sudo: sudo plex-locksmith { $command }
cli-start-as-that-user = If they belong to another user, start this as that user, or as an administrator.
cli-repairs-of-root = Repairs that were made with sudo are undone with sudo: sudo plex-locksmith undo
cli-to-continue = To continue it: { $command }
cli-to-restore = To restore its settings: { $command }
cli-to-restore-after = To restore its settings: { $command } (it undoes the later repair of { $server } first)

# Finding one server

cli-could-not-look = This computer couldn't look for servers on the network.
cli-no-such-server = No server “{ $name }” was found. To see all: plex-locksmith check
cli-several-servers = Several servers are called “{ $name }”: name it by its address or machine identifier.
cli-went-away = The server disappeared. Nothing was changed.
cli-nothing-changed = Nothing was changed.
cli-cancelled-unchanged = Cancelled. Nothing was changed.
cli-busy = Locksmith is already at work on this computer. Nothing was changed.
cli-nobody-to-ask = Nothing was changed: there is nobody to ask here. To agree in advance, add --yes.

# Claiming

cli-nothing-to-claim = Nothing was changed: there is nothing to claim.
cli-address-changed = The server's address has changed in the meantime. Nothing was changed. Try again.
cli-not-responding = { $server } isn't responding. Nothing was changed.
cli-several-addresses = { $server } responds at { $addresses }
cli-say-which-address = { $server } responds at several addresses, and none of them can prove that it's the right one: { $addresses }. Nothing was changed. Say which: plex-locksmith claim { $address } --yes
cli-ask-lan = Send the claim code to { $server } at { $address }, unencrypted?
cli-goes-by-lan = The claim code for { $server } goes to { $address }, unencrypted.
cli-agree-to-lan = { $server } at { $address } can't prove that it's on this computer. Nothing was changed. To claim it there, agree with --yes.
cli-newcomer = { $server } at { $address } isn't { $old }: it's a different, new server where { $old } should be.
cli-ask-newcomer = Claim { $server } anyway?
cli-name-newcomer = Nothing was changed. To claim it anyway, use its machine identifier: plex-locksmith claim { $id } --yes
cli-claim-verified = Claimed and verified.
cli-claim-not-listed = It says that it's claimed, but Plex doesn't list it as yours yet. Not verified.
cli-claim-not-let-in = Plex lists it as yours, but it isn't letting you in yet. Not verified.
cli-claim-someone-else = It's claimed now, and Plex doesn't list it as yours.
cli-claim-needs-consent = What responds at { $address } can't be shown to be the server's own program. Nothing was sent. To claim it anyway, agree with --yes.
cli-claim-closed = It doesn't trust this computer: run this on the server's own computer.
cli-claim-cut-off = It couldn't reach Plex itself. Check its internet connection and its clock.
cli-claim-changed = What responds at that address doesn't say that it is this server. No claim code was sent.
cli-claim-duplicate = Two computers claim to be this server. Nothing was sent.
cli-claim-still-starting = It's still starting. Try again in a few minutes.
cli-claim-code-refused = Every claim code from Plex was refused. Try again later.
cli-claim-cancelled = Cancelled.

# A guide

cli-guide-platforms = The steps depend on what the server runs on. Say it with --platform: { $platforms }.
cli-guide-to-copy = { $label }:
cli-guide-other = Another way: { $label }
cli-guide-for-experts = For experts:
cli-guide-as-above = The same as above, under “{ $label }”.
cli-guide-nothing-wrong = Nothing is wrong with it.
cli-your-server = your server

# Watching

cli-watch-began = Watching your servers. Press Ctrl-C to stop.
cli-watch-ended =
    { $changes ->
        [0] Watched for { $span }. Nothing changed.
        [one] Watched for { $span }. One thing changed.
       *[other] Watched for { $span }. { $changes } things changed.
    }
cli-span-seconds =
    { $count ->
        [one] 1 second
       *[other] { $count } seconds
    }
cli-watch-state = { $server }: { $word }
cli-watch-nothing = No Plex server responded.
cli-other-writes = Another copy of Locksmith is keeping the history. This one prints what it records.
cli-not-kept = What happens can't be kept: { $why }

# The history

cli-no-history-place = There is no folder on this computer to keep a history in.
cli-nothing-kept = No history is kept yet. It begins when Locksmith's window is open, or with: plex-locksmith watch
cli-nothing-since = Nothing happened in that time.
cli-not-in-history = The history has no server “{ $name }”. To see all: plex-locksmith history
cli-several-in-history = Several servers in the history match “{ $name }”: use the full machine identifier.
cli-broken-lines =
    { $count ->
        [one] One line of the history couldn't be read, and was skipped.
       *[other] { $count } lines of the history couldn't be read, and were skipped.
    }
cli-repeats = What keeps happening
cli-repeats-of = { $server }: { $what }
cli-delete-means =
    { $count ->
        [one] The history has one event, from { $day }. It's in { $place } and can't be brought back once it's deleted.
       *[other] The history has { $count } events since { $day }. It's in { $place } and can't be brought back once it's deleted.
    }
cli-ask-delete = Delete the history?
cli-history-deleted = The history is deleted.
cli-history-in-use = Another copy of Locksmith is keeping the history. Quit that one first, or choose “Delete history…” there. Nothing was deleted.

# A report

cli-left-out = Left out:
cli-only-you-see = Only you see this:

# What a repair will do

cli-repair-of = Repair of { $server }
cli-repair-changes = Changes
cli-repair-changes-what = The old sign-in is removed from its settings (PlexOnlineToken, -Username, -Mail and -Home), and one for your account is added.
cli-repair-stays = Stays
cli-repair-stays-what = Your libraries, your watch history, all other settings and your files.
cli-repair-redoing = May need redoing
cli-repair-redoing-what = TVs, phones and add-ons may ask you to sign in again. Friends may need a new invitation.
cli-repair-settings = Settings
cli-repair-signed-in-there = Signed in there
cli-repair-no-account-named = no account is named
cli-repair-whose = Owner
cli-repair-whose-user = { $user }, another user of this computer
cli-repair-stop-and-start = Stop and start
cli-repair-stop-and-start-by = by { $means }
cli-repair-stop-and-start-by-you = by you: we tell you when, and notice when you have
cli-repair-copy = Copy
cli-repair-copy-what = In { $place }, for you alone, for { $days } days. To restore it: { $command } undo
cli-undo-until = Until { $until }. { $how }
cli-copy-is-kept = A copy of the settings is kept: { $place }
cli-copy-is-at = The copy: { $place }

# Repairing

cli-several-in-reach = Several servers can be repaired from here: { $servers }. Say which: plex-locksmith repair NAME
cli-other-folder = The settings in { $folder } aren't those of { $server }. Nothing was changed.
cli-out-of-reach = The settings of { $server } can't be reached from this computer.
cli-way-into-reach = Run this on the server's own computer, or say where its settings are: plex-locksmith repair with --ssh USER@NAS, --container NAME or --folder DIR
cli-settings-silent = The settings of { $server } are in { $place }, but it isn't responding. Start it, or say where it responds: plex-locksmith repair ITS-ADDRESS --folder DIR
cli-settings-silent-there = The settings of { $server } are in { $place }, but it isn't responding. Start it, or say where it responds: plex-locksmith repair ITS-ADDRESS, with the same options
cli-settings-gone = Its settings in { $place } can't be reached right now.
cli-no-settings = No settings of a Plex server were found where they usually are on this computer.
cli-no-repair-helps = Nothing was changed: no repair helps here.
cli-nothing-to-repair = There is nothing to repair.
cli-repair-not-started = The repair couldn't be started. Nothing was changed.
cli-ask-repair = Repair { $server }?
cli-ask-continue = Continue the repair of { $server }?
cli-belongs-to = { $server } belongs to { $owner }. Everyone it's shared with loses access.
cli-was-signed-in-as = { $server } was signed in as { $owner }. Is that you? If it isn't, everyone it's shared with loses access.
cli-type-to-remove = Type { $wanted } to remove the sign-in of { $owner } from { $server }:
cli-whole-address-of = the whole e-mail address of { $owner }
cli-other-name = Nothing was changed: that's another name.
cli-type-in-terminal = Nothing was changed: to remove the sign-in of { $owner }, run this in a terminal and type { $wanted } there.
cli-was-ended = { $server } didn't close by itself, so it was ended.
cli-leaving = Stopping as soon as nothing is left halfway
cli-step-failed = That failed. { $why }
cli-details = Details: { $detail }
cli-changed-itself = { $server } itself changed some other settings in the meantime: { $settings }
cli-why-not-listed = Plex doesn't list { $server } as yours yet.
cli-why-not-let-in = Plex lists { $server } as yours, but it isn't letting you in yet.
cli-why-not-restored = It couldn't be restored: { $why }
cli-because = { $sentence } ({ $detail })

# On a host, or in a container

cli-host-user = User of { $host }:
cli-host-password = Password of { $user } on { $host } (not shown; leave it empty to use your SSH keys):
cli-signing-in-to-host = Signing in to { $host } as { $user }
cli-host-first-time = Locksmith doesn't know { $host } yet. Your password hasn't been sent.
cli-host-looks-like = It says that it's { $software }.
cli-host-fingerprint = Its key: { $key }
cli-host-answers-as = The Plex server { $server } responds at the same address.
cli-host-answers = A Plex server responds at the same address.
cli-host-compare = You can compare the key with the one that the computer itself shows, or continue if you're at home and the address is right.
cli-ask-host = Is { $host } your computer?
cli-accept-host-key = Nothing was changed: there is nobody to ask whether { $host } is your computer. If it is, add --host-key { $key }
cli-other-host-key = { $host } has the key { $key }, and that isn't the one that is expected. It may have been reset or replaced, or another device has its address. Nothing was changed.
cli-name-host-user = Nothing was changed: there is nobody to ask for the user. Say it: plex-locksmith repair --ssh USER@{ $host }
cli-hand-password-over = Nothing was changed: there is nobody to ask for the password of { $host }. Run this in a terminal, or hand the password over with --password-fd.
cli-password-not-read = Descriptor { $number } couldn't be read: { $why }
cli-password-too-long = The line in descriptor { $number } is too long for a password.
cli-password-not-text = What is in descriptor { $number } isn't readable text.
cli-password-late = Nothing came from descriptor { $number } for a minute.
cli-could-not = { $why }.
cli-host-late = { $host } took too long. Nothing was changed.
cli-on-other-host = It is on { $host }. To continue it, leave --ssh out.
cli-no-plex-on-host = No settings of a Plex server were found on { $host }.
cli-not-on-host = The settings of { $server } aren't on { $host }. Nothing was changed.
cli-no-container-on-host = { $host } has no container “{ $container }” with a Plex server.
cli-no-container = This computer has no container “{ $container }” with a Plex server.
cli-no-container-of = No container “{ $container }” with a Plex server was found at { $engine }.
cli-no-containers = Check that Docker or Podman is running, and that you may use it (on Linux, try sudo). If it listens somewhere else, say where with --engine.
cli-other-containers = Containers with a Plex server: { $containers }.
cli-not-in-container = The settings in the container “{ $container }” aren't those of { $server }. Nothing was changed.
cli-repair-if-cut-off = If it breaks off
cli-repair-if-cut-off-what = If the connection breaks while the server is stopped, the server starts again by itself within ten minutes.
cli-switch-ssh-off = If you switched SSH on for this, you can switch it off again on { $host }. To undo the repair, it has to be on.

# Undoing

cli-nothing-to-undo = There is no repair to undo.
cli-nothing-to-leave = No repair was interrupted.
cli-leave-means = Locksmith would remove its copy of the old settings and forget this repair. You can then neither undo nor continue it. The server itself stays as it is.
cli-ask-leave = Leave { $server } as it is?
cli-left = { $server } stays as it is. The copy is gone.
cli-not-left = The copy couldn't be removed. Nothing else was changed.
cli-began-on = It began on { $day }.
cli-undo-does = Undo stops { $server }, restores its settings in { $place } as they were, and starts it again.
cli-ask-undo = Restore the settings of { $server }?
cli-taken-to-be-stopped = { $server } isn't responding: we assume that it's stopped.
cli-undo-not-started = The undo couldn't be started. Nothing was changed.
cli-ask-over = The settings there now belong to { $other }, another server. Overwrite them?
cli-other-settings = The settings in { $place } belong to { $other }, another server. Nothing was changed.
cli-sign-in-works = The sign-in that { $server } has now works. Undo would bring back the old one, which usually doesn't, so it's better to leave it as it is.
cli-sign-in-dead = Plex no longer accepts the sign-in that { $server } has now.
cli-sign-in-not-asked = Plex couldn't be asked whether the sign-in that { $server } has now still works.
cli-changed-since = Settings that were changed since then, and would be as before: { $settings }.
cli-changed-since-unknown = We can't tell what was changed since then. { $why }
cli-yes-or-no = { $question } [y/N]
