# Guides: title, introduction (intro), steps, notes, and the button to another guide (other).

guide-common = Guide
    .check-again = Wait 2 minutes, then press “Check again”.
    .check-now = Press “Check again”.
    .choose-platform = Choose above what the server runs on. The exact steps depend on it.
    .time-zone = Check the time zone in the same place: it has to be yours.
    .wait-until-stopped = Wait about 10 seconds, until it's gone.
    .restart-computer = Windows or Mac: click the Plex symbol, choose Exit or Quit, then start Plex Media Server again.
    .restart-nas = NAS: open its app center, stop Plex Media Server, and start it again.
    .restart-container = Container: restart it in the list of containers.
    .restart-then = Then restart Plex Media Server, so that it tries again.
    .switch-account = Press “Not you? Switch” at the top, and sign in with that account on Plex's page.
    .second-account = Have you ever used “Continue with Google”, Apple or Facebook? That's a separate account.
    .old-mails = Search your mailboxes for old e-mails from Plex. The address they went to is the one to try.
    .stored-account = The server knows which account it is. On its own computer, enter this in a terminal:
    .open-plex = Open Plex
    .open-status-page = Plex status page
    .open-proxy-settings = Open proxy settings
    .open-time-settings = Open time settings
    .open-privacy-settings = Open Privacy settings

copy-text = To copy
    .stop = Stop the server
    .start = Start the server
    .restart = Restart the server
    .keep-awake = Keep it awake
    .let-sleep = Let it sleep again
    .resolvers = DNS servers
    .forget-answers = Forget old addresses
    .pi-hole = Pi-hole, on its command line
    .ad-guard = AdGuard Home, custom filtering rules
    .names-to-allow = Names to allow
    .names-to-except = Names to exclude
    .own-list = This computer's own list of names
    .proxy = Is a proxy set here?
    .set-clock = Set the time over the internet
    .fritz-box = FRITZ!Box, list of exceptions
    .dnsmasq = dnsmasq (DD-WRT, Asus Merlin, Pi-hole)
    .unbound = pfSense, OPNsense (Unbound), custom options
    .openwrt = OpenWrt, on its command line
    .withheld = An address that was blocked
    .ask-plex = Does it reach Plex?
    .compose-file = Compose file
    .open-firewall = Let Plex through the firewall
    .ports = Which ports are open?
    .mounts = Where are its settings?
    .host-network-run = Use the computer's network (docker run)
    .host-network-compose = Use the computer's network (compose file)
    .advertise = Or tell Plex its address (docker run)
    .claim-inside = Claim from inside
    .at-its-computer = On its own computer
    .tunnel = Tunnel
    .through-tunnel = Through the tunnel
    .addresses = Where it responds
    .plex-address = Address of Plex
    .stored-account = Show the stored account
    .keep = Make a copy of the settings
    .remove = Remove the old sign-in
    .restore = Restore the copy
    .delete = Delete the copy
    .open-folders = Open its folders
    .reach-nas = Connect to the NAS
    .four-values = The four values

# Claiming

guide-claim = Claim { $server }.
    .intro = No account is signed in on it. Claiming it signs yours in. Your libraries and watch history stay.
    .sign-in = Press “Sign in to Plex”, and use the account that should own the server.
    .claim = Go back, and press “Claim this server”. It takes up to two minutes.
    .refused = Was the claim refused? Start Locksmith on the server's own computer, and claim it there.

guide-claim-there = Claim { $server } on its own computer.
    .intro = While no account is signed in on it, it only listens to its own computer.
    .intro-far = While no account is signed in on it, it only listens to its own network. This computer is on another one.
    .runs-here = It runs on this computer: press “Check again”, and claim it once more.
    .start-there = Start Locksmith on the { $platform } that runs the server.
    .finds-it = It finds the server there. Sign in, and press “Claim this server”.
    .still-closed = Still refused? On that computer, open this address in a browser, and sign in:
    .follow-plex = Follow Plex's own page: it offers to claim the server, or to set it up.
    .same-router = Connect this computer to the same router as the NAS: no guest Wi-Fi, no VPN.
    .tunnel = As a last resort, enter this in a terminal on this computer, and leave it open. SSH has to be turned on there.
    .through-tunnel = Then open this address in a browser on this computer, sign in, and claim the server:
    .with-a-screen = Does it have a screen? Start Locksmith on that computer. It can claim the server there.
    .or-its-page = Or open this address in a browser on that computer, and sign in:
    .or-a-nas = Is it a NAS? Stop Plex in its app center, start it again, and press “Check again”.

guide-claim-container = Claim { $server } from inside its container.
    .intro = A container with a network of its own treats this computer as a stranger. From inside, claiming works.
    .get-code = Open plex.tv/claim in a browser, sign in, and copy the code. It works for 4 minutes.
    .from-inside = On the computer that runs the container, open a terminal, and enter this with your code:
    .for-good = To fix it for good, let the container use its computer's network.

guide-container = Container
    .why-it-is-closed = A container with a network of its own treats everyone as a stranger from outside, even you at home. On its computer's own network (host), it sees you as you are.
    .why-a-code-is-not-enough = A new claim code in the container's settings does nothing while an old sign-in is stored there. Most containers read the code only once, when they're created, so a restart isn't enough either. A code works for 4 minutes.
    .before-recreating = First, see where its settings are. Continue only if /config is there with a folder or named volume of yours.
    .recreate = Then recreate the container with one of these lines:
    .remote-watch-pass = Does Plex ask for a Remote Watch Pass at home? Then the container needs another network.
    .not-yet = Still not fixed? The container may be telling Plex an address that nobody else can reach.

guide-container-address = Tell Plex where { $server } really is.
    .intro = It runs in a container, and told Plex an address that only works inside it. No other device can reach it.
    .simplest = Simplest: let the container use its computer's network (host).
    .or-publish = Or keep its own network: publish port 32400, and tell Plex the computer's address.
    .note = In Plex's own settings, this is “Custom server access URLs”, under Network.

# Whose it is

guide-sign-in = Sign in to see whether { $server } is yours.
    .intro = It's claimed by an account. Only Plex can tell whether that's yours.
    .press = Go back, and press “Sign in to Plex”. Plex's own page opens in your browser.
    .as-owner = Sign in with the account that owns the server.
    .no-answer = Plex isn't responding? Its status page says whether Plex is having trouble.

guide-other-owner = Sign in as the owner of { $server }.
    .intro = It's claimed by { $owner }. Only that account can open its settings.
    .intro-nameless = It's claimed by another account. Only that account can open its settings.
    .ask-them = Is it someone else in the house? Ask them to start Locksmith, or to share the server with you.
    .other = It's my server, and that account is gone

guide-which-account = Find out whose { $server } is.
    .intro = Either another account owns it, or it still uses an old sign-in of yours, from before you changed your password.
    .changed-password = Have you changed your password, or signed out all devices? Then it's most likely an old sign-in.
    .other = It's my old sign-in: show how to remove it

guide-managed-user = Sign in as the owner of the Plex Home.
    .intro = { $account } is a managed user or a guest in a Plex Home. Only the owner can claim { $server }.
    .intro-nameless = You're signed in as a managed user or a guest in a Plex Home. Only the owner can claim { $server }.
    .switch = Press “Not you? Switch” at the top. Plex's own page opens in your browser.
    .greeted = Does it greet you as the same user? Choose “Not you” or Sign out there, and sign in with an e-mail address.
    .ask-them = Aren't you the owner? Ask whoever set up the Plex Home to do this with you.

# The server's computer

guide-restart = Restart { $server }.
    .intro = When it starts, it asks Plex again who may come in. Nothing is lost.
    .other = It didn't help: show what to check

guide-certificate = Let { $server } renew its security certificate.
    .intro = Plex issues security certificates for a few weeks at a time. A server renews its own, as long as its clock is right.
    .wait = Wait 10 minutes, then press “Check again”.
    .note = Still expired? Plex may have been asked too often. Leave the server running for a few hours, then check again.

guide-not-running = Start Plex Media Server on its computer.
    .intro = The computer is on, but the server isn't running on it.
    .windows = Windows: open the Start menu, type Plex Media Server, and press Enter.
    .mac = Mac: open Applications, and start Plex Media Server.
    .nas = NAS: open its app center, find Plex Media Server, and press Run or Start.
    .container = Container: start it in the list of containers.
    .stops-again = Does it stop again right away? Restart the whole computer, and check whether its disk is full.

guide-server-clock = Set the clock of { $server }.
    .intro = Its date or time is far off. That's why it can't tell whether it's really talking to Plex.
    .note = Wrong again after every start? Then the small battery in that computer is empty.

guide-replaced = Find the settings of { $server } again.
    .intro = A new, empty server responds in its place. Your libraries aren't lost: they belong to the old settings.
    .do-not-claim = Don't claim the new server yet. It would stay empty.
    .windows = Windows: did a service or another user start Plex? Stop it, sign in as the user who set up Plex, and start Plex there.
    .container = Container or NAS: was it set up again? Point its /config or data folder at the old one, and start it again.
    .reinstalled = Was Plex reinstalled without keeping anything? Then restore its data folder from a backup.
    .note = Do you really want to start over? Then claim the new server, and remove the old entry from Plex's list of devices.

guide-starting = Give { $server } some time.
    .intro = After an update, it first tidies up its library. With a large library, that can take half an hour.
    .leave-it = Leave it on. Stopping it now can damage the library.
    .by-itself = This page checks again by itself.
    .still-starting = Still the same after an hour? Then restart it.

guide-slow = Keep { $server } awake.
    .intro = It took a while to respond, as if the computer or its disks had been asleep.
    .check = Press “Check again”: a response within a second means that it's awake.

guide-found-twice = Let only one computer be { $server }.
    .intro = This happens when a server was moved or copied, and the old one still runs. We won't change anything until one is gone.
    .decide = Decide which computer should be the server from now on.
    .go-there = Go to the other one, and stop Plex on it.
    .not-by-itself = Keep Plex from starting there by itself: remove it from the programs that start with the computer.
    .note = Nothing is lost: the libraries stay on both computers.

guide-not-plex = Find the address of the server.
    .intro = Another device responds here. The router may have given the server a new address.
    .search-again = Press “Search again” beside the list. A server on this network is usually found without an address.
    .look-in-router = Or open the page of your router, and look for the server's computer in its list of devices.
    .type-it = Type the address from there into the field “Address of a server”.
    .keep-address = Have the router always give that computer the same address.
    .note = A server listens on port 32400, unless its owner chose another one.
    .note-address = The device that responded is at { $address }.

guide-browser = Open Plex in a new private window.
    .intro = { $server } lets you in. Something in your browser gets in the way.
    .private-window = Press Ctrl+Shift+N in Chrome or Edge, or Ctrl+Shift+P in Firefox. On a Mac: Shift+Command with the same letter.
    .go-there = Go to this address, and sign in as { $account }:
    .go-there-nameless = Go to this address, and sign in with the account that owns the server:
    .ad-blocker = Does that work? Then turn off ad blockers for app.plex.tv in the normal window.
    .stored-data = Remove what the browser has stored for plex.tv: click the symbol left of the address, then Cookies and site data.
    .allow-local = Chrome or Edge: in the same place, open Site settings, and allow Local network access.
    .on-a-mac = On a Mac: open System Settings, Privacy & Security, Local Network, and turn on your browser.

# Networks

guide-server-cut-off = Help { $server } reach Plex.
    .intro = It responds in your home, but it and Plex on the internet can't reach each other.
    .ask = Can it reach Plex? Enter this in a terminal on its computer. Any number but 000 means that it can:
    .open-plex-there = Can it reach Plex? Open plex.tv in a browser on that computer. If it opens, skip the next step.
    .ad-blocker = Is there an ad blocker on your network? Allow plex.tv and plex.direct in it.
    .note = Antivirus software or a company network that intercepts the connection has the same effect: exclude plex.tv there.

guide-unreachable = Get { $server } back on your network.
    .intro = It was there before, or Plex lists it, but nothing responds now.
    .is-on = Is its computer on and awake? Press a key on it, or look at its lights.
    .same-network = Is it on the same network as this computer? A guest Wi-Fi or a VPN keeps the two apart.
    .restart-computer = Restart that computer once. If it has a new address, the network learns it then.
    .find-in-router = Find it in your router's list of devices, and type its address into the field “Address of a server”.
    .note-far = It's on another network than this computer, and the router between them may keep them apart. Try it from a computer on the server's own network.

guide-elsewhere = Join the network that { $server } is on.
    .intro = Plex knows this server, and it isn't on this computer's network.
    .at-home = Is it at home, and so are you? Join the same Wi-Fi or network as the server. A guest Wi-Fi keeps the two apart.
    .away = Are you away? Start Locksmith at home. Or use Plex from here as usual: it may work all the same.
    .rented = Is it a rented machine? Start Locksmith on it, or ask whoever runs it.

# This computer

guide-offline = Connect this computer to the internet.
    .intro = We can check your home network without it, but not Plex itself.
    .any-page = Open any web page. Doesn't it open on other devices either? Then restart the router, and wait 5 minutes.
    .restart-computer = Does it open on other devices? Then restart this computer.

guide-dns-broken = Let this computer look up addresses elsewhere.
    .intro = Whatever looks up internet addresses for it, usually the router, isn't responding.
    .restart-router = Restart the router, and wait 5 minutes. Often that's all it takes.
    .note = A VPN or antivirus software can cause this, too: pause it for a moment to find out.

guide-plex-blocked = Allow Plex on your network.
    .intro = An ad blocker or filter blocks it: Pi-hole, AdGuard, NextDNS, your router's own, or one on this computer.
    .pi-hole = Pi-hole: open its page, Domains. Enter plex.tv, check “Add domain as wildcard”, press “Add to Allowed domains”. Do the same with plex.direct. Or enter this:
    .ad-guard = AdGuard Home: open Filters, Custom filtering rules, add these two lines, and press Apply:
    .next-dns = NextDNS or another list: open its Allowlist, and add these names:
    .own-list = None of these? Look for Plex's names in this file on this computer, and delete the lines with them:
    .note = Parental controls in the router, or at your internet provider, can do the same.

guide-proxy-broken = Turn off the proxy, or fix it.
    .intro = This computer's settings send what is meant for Plex through a proxy. At home, hardly anyone needs one.
    .terminal = Did you start Locksmith from a terminal? Enter this there. Every line that it prints sets a proxy:
    .company = Is it a company's computer? Ask whoever looks after it.

guide-intercepted = Stop what is intercepting the connection.
    .intro = Something between this computer and Plex is intercepting the connection. Signing in through it wouldn't be safe.
    .intro-issuer = “{ $issuer }” responds in Plex's place and is intercepting the connection. Signing in through it wouldn't be safe.
    .scanner = Antivirus software: look for web protection or HTTPS scanning in its settings, and exclude these names:
    .avast = Open Avast or AVG: Settings, Protection, Core Shields, Web Shield. Turn off HTTPS scanning, or exclude these names:
    .kaspersky = Open Kaspersky: Settings, Network settings, Trusted addresses, and add these names:
    .eset = Open ESET: Advanced setup, SSL/TLS, and exclude these names:
    .bitdefender = Open Bitdefender: Protection, Online Threat Prevention, Settings. Turn off Encrypted web scan, or exclude these names:
    .company = Company or school network: use your home network instead.
    .hotel = Hotel or guest network: open a browser, and accept its welcome page first.
    .proxy = Is there a proxy in the system's network settings that you don't know? Turn it off.

guide-clock = Set the clock of this computer.
    .intro = Plex doesn't accept a computer whose date or time is far off.
    .terminal = Nothing to click there? Enter this in a terminal:
    .note = Wrong again after every start? Then the small battery in this computer is empty.

guide-plex-down = Wait for Plex.
    .intro = Plex itself is having trouble. It's not your server, your account or your network.
    .leave-open = Leave this window open: it asks Plex again by itself.
    .how-long = Plex's status page says how long it may take.
    .change-nothing = Don't change anything on your server meanwhile: it wouldn't help, and could make things worse.

guide-rate-limited = Wait a moment.
    .intro = Plex was asked too often from your network, by some device or add-on.
    .leave-open = Leave this window open: it asks Plex again by itself, less and less often.
    .add-ons = Do you use add-ons that ask Plex all day, such as Kometa or Tautulli? Stop them for an hour.

guide-network-denied = Let this app see your home network.
    .intro = The system, or a firewall on this computer, keeps it out.
    .intro-mac = macOS asks once, and remembers the answer.
    .firewall = Open the settings of your firewall or antivirus software.
    .allow = Allow Locksmith for Plex on private networks.
    .mac-settings = Open System Settings, Privacy & Security, Local Network.
    .mac-switch = Turn on Locksmith for Plex. Is it on already? Turn it off and on again.
    .mac-reopen = Close this app and open it again.
    .mac-not-listed = Not in the list? Restart the Mac, and allow it when macOS asks.
    .mac-note = The same list decides about browsers: Chrome has to be on, too. Safari doesn't need it.

guide-names-blocked = Let your router allow Plex's local addresses.
    .intro = It blocks addresses that lead into your own home. Locksmith doesn't need them, but some browsers and TVs do.
    .open-router = Open the page of your router, and sign in.
    .fritz-box = FRITZ!Box: open Home Network, Network, Network Settings, more settings. Under “DNS Rebind Protection”, enter this:
    .others = Other routers: look for “rebind” in the settings, and enter the line that fits:
    .no-setting = No such setting? Let this computer and the TVs use other DNS servers:

guide-vpn = Pause the VPN, or let it allow your home network.
    .intro = While it's on, this computer may not see your home, and your server may treat you as a stranger.
    .keep-it-on = To keep it on, look in its settings for “Allow LAN” or “Local network sharing”, and turn that on.
    .tailscale = Tailscale: under Exit nodes, turn on “Allow local network access”.

# Removing a sign-in by hand

guide-remove-sign-in = Remove the old sign-in from { $server }.
    .intro = You do this on the server's own computer, in the steps that Plex itself recommends. Your libraries and watch history stay.
    .intro-owner = It's claimed by { $owner }. Continue only if the server is yours: with another account, everyone it was shared with loses access.
    .intro-foreign = Only for a server that is yours. With another account, everyone it was shared with loses access.
    .whose = See whose sign-in it is. If it's someone else's, stop here, and ask them.
    .reach-nas = In a terminal on this computer (Windows: Command Prompt), enter this:
    .stop = Stop the server:
    .start = Start the server:
    .keep = Make a copy of the settings. It has to say “done”.
    .keep-values = Make a copy of the settings. It has to say that the operation completed. The second time, it says nothing.
    .remove = Remove the old sign-in. It has to say “done”.
    .remove-values = Remove the old sign-in. It may say that one of the values isn't there: that's fine.
    .open-folders = Open its folders. A line with # appears.
    .keep-in-folders = After the #, enter this to make a copy. It has to say “done”.
    .remove-in-folders = After the #, enter this to remove the old sign-in. It has to say “done”.
    .close-folders = Type exit, and press Enter.
    .claim = Wait a minute, press “Check again”, and claim the server.
    .claim-there = Wait a minute, start Locksmith on that computer, and claim the server there.
    .claim-container = Wait a minute, press “Check again”, and claim the server. Was that refused? Get a code at plex.tv/claim, and enter this with it:
    .restore = Did anything go wrong? This stops the server, restores the copy, and starts it again:
    .stop-and-restore = Did anything go wrong? Turn it off under Apps, restore the copy, and turn it on again:
    .quit-and-restore = Did anything go wrong? Quit the server, restore the copy, and start it again:
    .restore-in-container = Did anything go wrong? This stops the container, restores the copy, and starts it again:
    .delete = Are you back in? Delete the copy: it holds a sign-in. Don't show it to anyone.
    .stop-there = Stop Plex Media Server there.
    .copy-there = Make a copy of its settings.
    .remove-there = Remove these four values from the settings, and nothing else:
    .start-there = Start Plex Media Server again.
    .other = Try another account first
    .note = Remove only these four values. Never delete all of the settings: to Plex it would be a new server, and you would have to set up its libraries again.
    .note-delete = Are you back in? Delete the copy: it holds a sign-in. Don't show it to anyone.
