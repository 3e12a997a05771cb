# Errors, for Details and the terminal: what was tried, and why it failed.

error-plain = { $what }: { $why }
error-detailed = { $what }: { $why } ({ $detail })

# What was tried over the network

could-not-reach-plex = couldn't reach Plex at { $place }
could-not-read-identity = couldn't ask { $place } who it is
could-not-read-front-page = couldn't read the front page of { $place }
could-not-read-certificate = couldn't read the certificate of { $place }
could-not-ask-for-access = couldn't ask { $place } for access
could-not-claim-server = couldn't claim the server at { $place }
could-not-find-address = couldn't find the address of { $place }
could-not-probe = couldn't check { $place }
could-not-prepare-tls = couldn't prepare secure connections on { $place }
could-not-ask-for-pin = couldn't start a sign-in at { $place }
could-not-ask-about-pin = couldn't ask { $place } about the sign-in
could-not-read-account = couldn't ask { $place } who signed in
could-not-list-servers = couldn't get the list of your servers from { $place }
could-not-ask-for-claim-code = couldn't get a claim code from { $place }
could-not-exchange-claim-code = couldn't exchange the claim code at { $place }
could-not-sign-out = couldn't sign out at { $place }

net-refused = connection refused
net-no-route = no route to it
net-timed-out = no response in time
net-reset = connection closed without a response
net-no-name = name not found
net-tls = no verified TLS connection
net-too-large = response too large
net-garbled = response not understood
net-redirected = redirected elsewhere, which isn't followed
net-status = status { $code }
net-cancelled = cancelled
net-other = failed

plex-trouble-status = Plex responded with status { $code }
plex-trouble-foreign-page = a page that isn't Plex's own
plex-trouble-unreadable = a response that Plex wouldn't give ({ $detail })
plex-trouble-no-pin = the sign-in code was empty
plex-trouble-no-name = the account has no name
plex-trouble-no-sign-in = a response without a sign-in
plex-trouble-still-signed-in = Plex still knows the sign-in
plex-trouble-signed-out = Plex no longer knows this sign-in
plex-trouble-not-found = Plex doesn't know that
plex-trouble-asks-to-wait = Plex asked us to wait

unasked-token-unusable = its access token can't be used
unasked-no-proven-way = it has no address at which it could prove itself
unasked-other-server = another server responded where it should have proved itself

mdns-too-many = there were more announcements than any home has
mdns-failed = { $why }

# What was tried on a server's installation

could-not-read = couldn't read { $place }
could-not-write = couldn't write { $place }
could-not-create = couldn't create { $place }
could-not-lock = couldn't lock { $place }
could-not-remove = couldn't remove { $place }
could-not-open = couldn't open { $place }
could-not-understand = couldn't make sense of { $place }
could-not-make-private = couldn't keep others out of { $place }
could-not-create-private-folder = couldn't create the private folder { $place }
could-not-write-journal = couldn't write the journal in { $place }
could-not-look-at = couldn't look at { $place }
could-not-look-for = couldn't look for { $place }
could-not-look-through = couldn't look through { $place }
could-not-find-settings = couldn't find a Plex server's settings in { $place }
could-not-find-identity = couldn't find a server's identity in { $place }
could-not-find-backup-place = couldn't find a place for the copy on { $place }
could-not-find-service = couldn't find the service { $place }
could-not-await-last-change = couldn't wait for the last change of { $place }
could-not-start = couldn't start { $place }
could-not-stop = couldn't stop { $place }
could-not-ask-to-close = couldn't ask { $place } to close
could-not-end = couldn't end { $place }
could-not-run = couldn't run { $place }
could-not-work-on = couldn't work on { $place }

install-not-permitted = this user isn't allowed to do that
install-not-allowed-to-control = macOS doesn't let Locksmith control it
install-disk-full = the disk is full
install-read-only = it's read-only
install-missing = it isn't there
install-not-settings = these aren't Plex settings
install-changed = something else changed it in the meantime
install-not-as-written = what was written reads back differently
install-timed-out = it took too long
install-cut-off = the connection was lost
install-tool-failed = the system's own tool failed
install-nothing-to-ask = there's nothing that could be asked
install-unsupported = not possible on this system
install-busy = Locksmith is already running
install-untrusted = the file may belong to someone else
install-engine-not-running = Docker or Podman isn't running
install-engine-forbidden = this user isn't allowed to use Docker or Podman
install-container-replaced = the container was removed or re-created in the meantime
install-helper-refused = no helper container could be run beside it
install-other = failed

# Why what was typed is no address

typed-empty = Type your server's address, like 192.168.1.5.
typed-too-long = That's too long for an address. Try one like 192.168.1.5.
typed-blank = An address has no spaces in it. Try one like 192.168.1.5.
typed-unreadable = This address has an invisible character in it. Please type it by hand.
typed-scheme = Only addresses that start with http:// or https:// work here. Try just the part after that, like 192.168.1.5.
typed-user-info = Please leave out the part before the @ sign. The address alone is enough.
typed-port = The number after the colon has to be between 1 and 65535. Plex servers usually use 32400.
typed-plex-itself = That's Plex's own website. Type your server's address at home, like 192.168.1.5.
typed-not-one-computer = No single computer can have this address. Try one like 192.168.1.5.
typed-no-address = That isn't an address. Try one like 192.168.1.5.

install-detail-link = a link leads to something that doesn't belong to the owner of its folder
install-detail-hard-link = it is a second name for a file, in a folder that others may write to
install-detail-not-a-file = it is not a plain file
install-detail-choose-file = choose { $file }, or a folder that holds it
install-detail-choose-nearer = { $count } files and folders were checked; choose a folder nearer to { $file }
install-detail-closed = { $place } is closed to you
install-detail-none-found = no { $file } was found
install-detail-no-service = it has no service
install-detail-start-with-sudo = { $said }; start Locksmith with sudo: sudo plex-locksmith
install-detail-sign-in-as = sign in to this computer as { $user }
install-detail-control-not-answered = “Locksmith wants to control { $server }” wasn't answered within { $seconds } s: allow it in System Settings, Privacy & Security, Automation
install-detail-control-refused = “Locksmith wants to control { $server }” was refused: allow it in System Settings, Privacy & Security, Automation
install-detail-quotes-settings = what it said quotes the settings, and isn't repeated here
install-detail-not-for-all-users = it isn't installed for all users
install-detail-too-large = it is larger than any settings
install-detail-no-modes = this disk keeps no permissions
install-detail-user-not-told = Windows didn't say who this user is
install-detail-others-may = others may read it
install-detail-rights-unreadable = its permissions can't be read
install-detail-rights-of-another = its permissions are another user's
install-detail-broke-down = it crashed
install-detail-not-as-sent = what arrived there isn't what was sent, and was thrown away
install-detail-in-container-layer = container { $name } keeps them inside itself and not on a disk that it shares
install-detail-file-mounted = container { $name } has this one file mounted, which can't be replaced as a whole
install-detail-container-replaced = container { $name } was replaced by a new one
net-check-crashed = the check itself crashed
net-compressed = it was compressed, though nobody asked for that
