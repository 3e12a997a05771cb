# Signing in to the NAS or computer that a server runs on, so that it can be repaired from here.

# The page with name and password

host-title = Sign in to your { $device }
host-to-repair = Locksmith can repair { $server } from here if it may sign in to the { $device } it runs on. Nothing is changed yet.
host-to-undo = The settings of { $server } are on your { $device }. Sign in there first, then you can undo the repair.
host-to-continue = A repair of { $server } was interrupted. Sign in to your { $device } first, then choose how to continue.
host-nas = NAS
host-computer = computer
host-first-on = SSH is how Locksmith gets in. You can turn it off again afterwards.
host-user = User name
host-password = Password
host-password-text = The password goes only to your { $device } at { $address }, encrypted. Locksmith forgets it when you're done.
host-password-only = The password goes only to your { $device }, encrypted. Locksmith forgets it when you're done.
host-enter-nas = Sign in to the NAS
host-enter-computer = Sign in to the computer
host-signing-in = Signing in to your { $device }
host-more = Another address, or an SSH key
host-address = Address of the NAS or computer
host-bad-address = That isn't an address. Try one like 192.168.1.5, or 192.168.1.5:2222 if its SSH isn't at port 22.
host-by-key = Sign in with my SSH key
host-by-key-text = Without a password: with the keys of your SSH agent, or key files without a passphrase. If it wants a password for changes, type that one above.
host-refused-often = It has refused { $count } passwords. After a few more, it may block this computer. Make sure of the password on its own page first.

# The first time

host-key-title = Is this your { $device }?
host-key-first = Locksmith hasn't connected to { $address } before. Your password hasn't been sent yet.
host-key-proof = { $server } responds at the same address, so this should be the right one.
host-key-no-proof = { $server } isn't at this address itself. Continue only if you're sure that the address is right.
host-key-compare = Do you know its fingerprint? Then compare it. If you don't, you can go ahead at home, in your own network.
host-key-fingerprint = Fingerprint
host-key-software = SSH server
host-key-yes-nas = Yes, this is my NAS
host-key-yes-computer = Yes, this is my computer
host-key-no = No

# Another key than before

host-changed-title = This isn't the { $device } that Locksmith knew.
host-changed-text = Your password wasn't sent. Your { $device } may have been reset or replaced, or another device has its address now.
host-changed-do = Unless you reset or replaced it yourself, don't sign in here.
host-changed-forget = It was reset: forget the old one
host-key-forgotten = Locksmith forgot the old one. Sign in again, and it asks you about the new one.
host-key-not-forgotten = The old one couldn't be forgotten.

# What was found

host-signed-in = You're signed in to your { $device } ({ $address }).
host-can-control = Locksmith can stop and start it there.
host-in-container-here = It runs on this computer, in the container { $name }.
host-in-container-there = It runs there in the container { $name }.
host-absent-title = { $server } isn't on this { $device }.
host-absent-text = You're signed in at { $address }, but we didn't find its settings there.
host-found-other = We found the settings of { $server } instead.
host-closed = Some settings on it couldn't be read.
host-other-one = Sign in to another one

# Before and after the repair

host-meanwhile = Locksmith stops { $server } and starts it again, once. Anyone watching is interrupted.
host-meanwhile-there = Locksmith stops { $server } and starts it again, once. Anyone watching is interrupted. If the connection breaks, it starts again by itself within 10 minutes.
host-switch-off = Turn SSH off again
host-within-reach = Locksmith can sign in to the { $device } it runs on, and do it from here.
host-reached = Locksmith is signed in to the { $device } it runs on, so we can do it from here.
host-container-reached = It runs in a container on this computer, so we can do it from here.

# Why it failed

host-trouble-no-ssh = SSH isn't turned on there.
host-trouble-no-answer = It isn't responding.
host-trouble-unknown-name = Nothing on your network has this name.
host-trouble-not-ssh = Something else responds there, not SSH.
host-trouble-blocked = It's turning this computer away, probably because of wrong passwords.
host-trouble-no-common-algorithm = Its SSH is too old for a safe connection.
host-trouble-wrong-password = It didn't accept this name and password.
host-trouble-not-administrator = This user isn't an administrator there.
host-trouble-only-keys = It accepts no passwords, only SSH keys.
host-trouble-no-key-taken = It didn't accept any of your SSH keys.
host-trouble-code-asked = It also asks for a code, which Locksmith can't enter.
host-trouble-needs-tty = Its settings keep this user from making changes from outside.
host-trouble-root-password-differs = The password was right, but it wants another one for changes.
host-trouble-shell-is-menu = It shows this user a menu, and accepts nothing else.
host-trouble-no-plex = There's no Plex Media Server on it.
host-trouble-cut-off = The connection broke.
host-trouble-timed-out = It took too long.
host-trouble-too-much = It sent more than anything useful could be.
host-trouble-not-signed-in = You aren't signed in there anymore.
host-trouble-cancelled = You cancelled it.
host-trouble-unsupported = This copy of Locksmith can't sign in to other devices.
host-trouble-other = We couldn't sign in there.
