# Guides: title, introduction (intro), questions, steps, notes, and the buttons to other paths.
# A step is one line, of 110 characters at most. It asks nothing, and a text to copy stands below it.

guide-common = Guide
    .where = Where does { $server } run?
    .where-intro = The steps depend on it. Not sure? Choose “Something else”.
    .check-again = Wait 2 minutes, then press “Check again”.
    .check-later = Wait 5 minutes until everything has started, then press “Check again”.
    .check-now = Press “Check again”.
    .check-whenever = Press “Check again” if you don't want to wait.
    .power-cycle = Shut down the computer or device it runs on, wait 10 seconds, and turn it on again.
    .time-zone = Check the time zone in the same place. It has to be yours.
    .wait-until-stopped = Wait about 10 seconds, until it has stopped.
    .restart-command = Enter this to restart Plex:
    .reach-nas = In a terminal on this computer (Command Prompt on Windows), enter this:
    .restart-router = Unplug your router for 10 seconds, plug it in again, and wait 5 minutes.
    .open-router = Open the page of your router in a browser, and sign in.
    .leave-open = Leave this window open. It asks Plex again by itself.
    .switch-account = Press “Switch account”, and sign in with that account.
    .second-account = Have you ever used “Continue with Google”, Apple or Facebook? That's a separate account.
    .old-mails = Search your mailboxes for old e-mails from Plex. The address they went to is the account to try.
    .stored-account = The server knows which account it is. On its own computer, enter this in a terminal:
    .open-plex = Open Plex
    .open-status-page = Plex status page
    .open-proxy-settings = Open proxy settings
    .open-time-settings = Open time settings
    .open-privacy-settings = Open Privacy settings

guide-answer = Answer
    .computers = Computer
    .nas-devices = NAS
    .containers = Container or other device
    .something-else = Something else
    .yes = Yes
    .no = No
    .not-sure = I'm not sure
    .set-up-by-me = I did, with the account I'm signed in with
    .set-up-as-another = I did, but maybe with another account
    .set-up-by-other = Someone else
    .pi-hole = Pi-hole
    .ad-guard = AdGuard Home
    .next-dns = NextDNS
    .router-filter = A filter in the router
    .none-of-these = None of these
    .fritz-box = FRITZ!Box
    .dnsmasq = Asus Merlin or DD-WRT
    .unbound = pfSense or OPNsense
    .openwrt = OpenWrt
    .other-router = Another one
    .chrome = Chrome or Edge
    .firefox = Firefox
    .safari = Safari
    .other-browser = Another one
    .opens-elsewhere = Yes, only this computer is offline
    .opens-nowhere = No, nothing opens there either
    .both-at-home = At home, and so am I
    .away = At home, but I'm not
    .rented = It's a rented server
    .at-home = At home
    .at-work = At work or school
    .as-guest = In a hotel, or visiting someone
    .pause-vpn = No, I can pause it
    .tailscale = Yes, it's Tailscale
    .other-vpn = Yes, it's another VPN

copy-text = To copy
    .stop = Stop the server
    .start = Start the server
    .restart = Restart the server
    .keep-awake = Keep it awake
    .let-sleep = Let it sleep again
    .resolvers = DNS servers
    .forget-answers = Forget old addresses
    .pi-hole = Pi-hole, on its command line
    .first-name = First name
    .second-name = Second name
    .ad-guard = AdGuard Home, custom filtering rules
    .names-to-allow = Names to allow
    .names-to-except = Names to exclude
    .own-list = This computer's own list of names
    .proxy = Is a proxy set here?
    .set-clock = Set the time over the internet
    .fritz-box = FRITZ!Box, list of exceptions
    .dnsmasq = dnsmasq, additional option
    .unbound = Unbound, custom options
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
    .at-its-computer = Its own page
    .its-page = The server's own page
    .address = The server's address
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
    .claim = Go back, and press “Claim this server”. It takes up to 2 minutes.
    .refused = Was the claim refused? Start Locksmith on the server's own computer, and claim it there.

guide-claim-there = Claim { $server } where it runs.
    .intro = While no account is signed in on it, it only listens to its own computer.
    .intro-far = While no account is signed in on it, it only listens to its own network. This computer is on another one.
    .intro-container = A container with a network of its own treats this computer as a stranger. From inside, claiming works.
    .intro-code = It can't be claimed from here, but its own settings can sign it in.
    .start-there = Start Locksmith on the computer that runs the server. It finds the server there.
    .finds-it = Sign in there, and press “Claim this server”.
    .at-its-page = On the server's own computer, open this address in a browser:
    .follow-plex = Sign in there, and claim the server or set it up when Plex offers it.
    .same-router = Connect this computer to the same router as the server, without guest Wi-Fi or VPN.
    .tunnel = Turn on SSH there, enter this in a terminal on this computer, and leave it open:
    .through-tunnel = Open this address in a browser on this computer, sign in, and claim the server:
    .get-code = Open plex.tv/claim in a browser, sign in, and copy the code. It works for 4 minutes.
    .from-inside = Enter this with your code in it:

guide-container = Container
    .why-it-is-closed = A container with a network of its own treats everyone as a stranger from outside, even you at home. On its computer's own network (host), it sees you as you are.
    .why-a-code-is-not-enough = A new claim code in the container's settings does nothing while an old sign-in is stored there. Most containers read the code only once, when they're created, so a restart isn't enough either. A code works for 4 minutes.
    .before-recreating = See where the container keeps its settings:
    .is-kept = Continue only if /config is there with a folder or named volume of yours.
    .recreate = Recreate the container with one of these lines:
    .remote-watch-pass = Does Plex ask for a Remote Watch Pass at home? Then the container needs its computer's network: see “For experts”.
    .not-yet = Still not fixed? The container may be telling Plex an address that nobody else can reach: see “For experts”.

guide-container-address = Tell Plex where { $server } really is.
    .intro = It runs in a container, and told Plex an address that only works inside it. No other device can reach it.
    .open-page = Open this address in a browser, and sign in:
    .open-network = Open Settings, choose Network under the server's name, and press “Show Advanced”.
    .enter-address = Under “Custom server access URLs”, enter this:
    .save = Press “Save Changes”.
    .note = Does the page not open? Then publish port 32400 of the container first.

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

guide-ask-owner = Ask whoever set up { $server }.
    .intro = Only the account that set it up can open its settings or share it.
    .ask-them = Ask them whether the server still works for them.
    .let-share = Have them share it with you in Plex, under Settings, Manage Library Access.

guide-which-account = Find out whose { $server } is.
    .intro = Either it still uses an old sign-in of yours, or another account owns it. A new password ends old sign-ins.
    .intro-set-up = The account that was used to set it up still owns it.
    .changed-password = Did you change your Plex password, or sign out all devices?
    .who-set-it-up = Who set up { $server }?

guide-managed-user = Sign in as the owner of the Plex Home.
    .intro = { $account } is a managed user or a guest in a Plex Home. Only the owner can claim { $server }.
    .intro-nameless = You're signed in as a managed user or a guest in a Plex Home. Only the owner can claim { $server }.
    .switch = Press “Switch account”. Plex's own page opens in your browser.
    .sign-in = Sign in there with the e-mail address of the owner.
    .greeted = Does Plex greet you as the same user? Choose “Not you” or Sign out there first.
    .ask-them = Aren't you the owner? Ask whoever set up the Plex Home to do this with you.

# The server's computer

guide-restart = Restart { $server }.
    .intro = When it starts, it asks Plex again who may come in. Nothing is lost.
    .only-plex = Restart only Plex instead
    .other = It didn't help: show what to check

guide-certificate = Let { $server } renew its security certificate.
    .intro = Plex issues security certificates for a few weeks at a time. A server renews its own when it starts.
    .wait = Wait 10 minutes, then press “Check again”.
    .only-plex = Restart only Plex instead
    .still-expired = It has still expired
    .note = Still expired? Plex may have been asked too often. Leave the server running for a few hours, then check again.

guide-not-running = Start Plex Media Server on its computer.
    .intro = The computer is on, but the server isn't running on it.
    .stops-again = Does it stop again right away? Restart the whole computer, and check whether its disk is full.

guide-server-clock = Set the clock of { $server }.
    .intro = Its date or time is far off. That's why it can't tell whether it's really talking to Plex.
    .note = Wrong again after every start? Then the small battery in that computer is empty.

guide-replaced = Find the settings of { $server } again.
    .intro = A new, empty server responds in its place. Your libraries aren't lost: they belong to the old settings.
    .do-not-claim = Don't claim the new server yet. It would stay empty.
    .windows-stop = On that PC, stop the Plex that runs now. It belongs to another user or a service.
    .windows-user = Sign in to Windows as the user who set up Plex.
    .windows-start = Open the Start menu, type Plex Media Server, and press Enter.
    .container-folder = In the container's settings, set /config or the data folder to the old folder again.
    .container-start = Restart the container.
    .old-folder = Find the folder where Plex kept its data before, on its disk or on the old one.
    .use-old-folder = Have Plex use that folder again, and restart Plex.
    .reinstalled = Plex was reinstalled, and everything was deleted
    .restore = Restore Plex's data folder from a backup, and restart Plex.
    .note = Do you really want to start over? Then claim the new server, and remove the old entry from Plex's list of devices.

guide-starting = Give { $server } some time.
    .intro = After an update, it first tidies up its library. With a large library, that can take half an hour.
    .intro-still = After more than an hour, something is stuck. A restart usually helps.
    .leave-it = Leave it on. Stopping it now can damage the library.
    .wait = Press “Check again” after a few minutes.
    .still-starting = It's still starting after an hour

guide-slow = Keep { $server } awake.
    .intro = It took a while to respond, as if the computer or its disks had been asleep.
    .check = Press “Check again”. If it responds within a second, it's awake.

guide-found-twice = Let only one computer be { $server }.
    .intro = This happens when a server was moved or copied, and the old one still runs. We won't change anything until one is gone.
    .decide = Decide which computer should be the server from now on.
    .decide-of-these = Decide which of these should be the server from now on:
    .shut-down-other = Shut down the other one.
    .not-by-itself = Do you still need the other computer? Uninstall Plex Media Server there before you go on using it.
    .note = Nothing is lost: the libraries stay on both computers.

guide-not-plex = Find the address of the server.
    .intro = Another device responds here. The router may have given the server a new address.
    .search-again = Press “Search again” beside the list. A server on this network usually turns up by itself.
    .look-in-router = If it doesn't, open the page of your router, and find its computer in the list of devices.
    .type-it = Type the address from there into the field “Address of a server”.
    .keep-address = Have the router always give that computer the same address.
    .note = A server listens on port 32400, unless its owner chose another one.
    .note-address = The device that responded is at { $address }.

guide-browser = Open Plex in a new private window.
    .intro = { $server } lets you in. Something in your browser gets in the way.
    .which-browser = Which browser do you use?
    .chrome = Press Ctrl+Shift+N to open a private window.
    .chrome-mac = Press Shift+Command+N to open a private window.
    .firefox = Press Ctrl+Shift+P to open a private window.
    .firefox-mac = Press Shift+Command+P to open a private window.
    .another = Open a new private window from your browser's menu.
    .go-there = Go to this address, and sign in as { $account }:
    .go-there-nameless = Go to this address, and sign in with the account that owns the server:
    .ad-blocker = If Plex works there, turn off ad blockers for app.plex.tv in the normal window.
    .stored-data = Click the symbol left of the address, then Cookies and site data, and delete what is stored.
    .stored-firefox = Click the lock left of the address, and choose “Clear cookies and site data”.
    .stored-safari = In Safari's settings, open Privacy, Manage Website Data, and remove plex.tv.
    .stored-another = In the browser's settings, delete the cookies and site data of plex.tv.
    .allow-local = Click the symbol again, open Site settings, and allow Local network access.
    .on-a-mac = Open System Settings, Privacy & Security, Local Network, and turn on your browser.

# Networks

guide-server-cut-off = Help { $server } reach Plex.
    .intro = It responds in your home, but it and Plex on the internet can't reach each other.
    .ask = Enter this. Any number but 000 means that it can reach Plex:
    .ad-blocker = There's an ad blocker on my network
    .note = Antivirus software or a company network that intercepts the connection has the same effect: exclude plex.tv there.

guide-unreachable = Get { $server } back on your network.
    .intro = It was there before, or Plex lists it, but nothing responds now.
    .intro-still = If its computer is on and on your network, a firewall or a new address is the likeliest reason.
    .is-on = Press a key on its computer, or look at its lights, to make sure that it's on.
    .same-network = Connect this computer to the same network as the server, without guest Wi-Fi or VPN.
    .still-gone = It's on, and still not found
    .find-in-router = Open the page of your router, and find the server's computer in its list of devices.
    .type-it = Type its address into the field “Address of a server”.
    .note-far = It's on another network than this computer, and the router between them may keep them apart. Try this from a computer on the server's own network.

guide-elsewhere = Join the network that { $server } is on.
    .intro = Plex knows this server, and it isn't on this computer's network.
    .where-is-it = Where is { $server }?
    .join = Connect this computer to the Wi-Fi or network that the server is on.
    .no-guest = Leave any guest Wi-Fi, and turn off any VPN. Both keep this computer from the server.
    .as-usual = Try Plex from here as usual. It may work all the same.
    .start-at-home = Otherwise, start Locksmith once you're home.
    .ask-host = Ask whoever runs the machine whether it's on.
    .start-there = If you can sign in on it, start Locksmith there.

# This computer

guide-offline = Connect this computer to the internet.
    .intro = We can check your home network without it, but not Plex itself.
    .on-your-phone = Do web pages open on your phone, on the same Wi-Fi?
    .restart-computer = Restart this computer.
    .call-provider = If nothing opens even then, call your internet provider.

guide-dns-broken = Let this computer look up addresses elsewhere.
    .intro = Whatever looks up internet addresses for it, usually the router, isn't responding.
    .forget-answers = In a terminal (Command Prompt on Windows), enter this:
    .note = A VPN or antivirus software can cause this, too: pause it for a moment to find out.

guide-plex-blocked = Allow Plex on your network.

guide-unblock = Allow Plex
    .intro = An ad blocker or filter on your network keeps Plex out.
    .which = Which of these do you use?
    .pi-hole = Open the page of your Pi-hole, and choose Domains.
    .pi-hole-add = Enter this, check “Add domain as wildcard”, and press “Add to Allowed domains”:
    .pi-hole-again = Do the same with this:
    .pi-hole-command = In a terminal on your Pi-hole, enter this:
    .ad-guard = Open the page of AdGuard Home, then Filters, Custom filtering rules.
    .ad-guard-add = Add these two lines:
    .apply = Press Apply.
    .next-dns = Open my.nextdns.io, sign in, and choose Allowlist.
    .add-names = Add these names:
    .router = Look for parental controls or a filter list there, and allow these names:
    .provider = Parental controls at your internet provider can do the same.
    .pause-here = Pause ad blockers, web filters and antivirus software on this computer.
    .own-list = Open this file in an editor:
    .delete-lines = Delete the lines with plex in them, and save the file.

guide-proxy-broken = Turn off the proxy, or fix it.
    .intro = This computer is set to reach Plex through a proxy. At home, hardly anyone needs one.
    .terminal = Enter this where you started Locksmith. Every line that it prints sets a proxy:
    .company = Is it a company's computer? Ask whoever looks after it.

guide-intercepted = Stop what is intercepting the connection.
    .intro = Something between this computer and Plex is intercepting the connection. Signing in through it wouldn't be safe.
    .intro-issuer = “{ $issuer }” responds in Plex's place and is intercepting the connection. Signing in through it wouldn't be safe.
    .where-are-you = Where are you right now?
    .scanner = In your antivirus software, look for web protection or HTTPS scanning.
    .except = Exclude these names there:
    .avast = In Avast or AVG, open Settings, Protection, Core Shields, Web Shield.
    .https-off = Turn off HTTPS scanning, or add these names to its exceptions:
    .kaspersky = In Kaspersky, open Settings, Network settings, Trusted addresses.
    .add-names = Add these names:
    .eset = In ESET, open Advanced setup, SSL/TLS.
    .bitdefender = In Bitdefender, open Protection, Online Threat Prevention, Settings.
    .home-network = Use your home network, or your phone's internet connection, instead.
    .company = The network there is meant to do that. Only whoever runs it can make an exception.
    .welcome-page = Open any page in a browser. The welcome page of the network appears.
    .accept = Accept it, or sign in there.
    .proxy = Is there a proxy in the system's network settings that you don't know? Turn it off.

guide-clock = Set the clock of this computer.
    .intro = Plex doesn't accept a computer whose date or time is far off.
    .terminal = Enter this in a terminal:
    .note = Wrong again after every start? Then the small battery in this computer is empty.

guide-plex-down = Wait for Plex.
    .intro = Plex itself is having trouble. It's not your server, your account or your network.
    .how-long = Plex's status page says how long it may take.
    .change-nothing = Don't change anything on your server meanwhile. That could make things worse.

guide-rate-limited = Wait a moment.
    .intro = Plex was asked too often from your network, by some device or add-on.
    .add-ons = For an hour, stop add-ons that ask Plex all day, such as Kometa or Tautulli.

guide-network-denied = Let this app see your home network.
    .intro = The system, or a firewall on this computer, keeps it out.
    .intro-mac = macOS asks once, and remembers the answer.
    .firewall = Open the settings of your firewall or antivirus software.
    .allow = Allow Locksmith for Plex on private networks.
    .mac-settings = Open System Settings, Privacy & Security, Local Network.
    .mac-switch = Turn on Locksmith for Plex. If it's on, turn it off and on again.
    .mac-reopen = Close this app and open it again.
    .mac-not-listed = Not in the list? Restart the Mac, and allow it when macOS asks.
    .mac-note = The same list decides about browsers: Chrome has to be on, too. Safari doesn't need it.

guide-names-blocked = Let your router allow Plex's local addresses.
    .intro = It blocks addresses that lead into your own home. Locksmith doesn't need them, but some browsers and TVs do.
    .which-router = Which router do you have?
    .fritz-box = Open Home Network, Network, Network Settings, more settings.
    .fritz-box-enter = Under “DNS Rebind Protection”, enter this:
    .dnsmasq = Find the additional options for dnsmasq, under DNS or LAN.
    .enter = Add this:
    .unbound = Open Services, DNS Resolver or Unbound DNS, and find its custom options.
    .openwrt = Open Network, DHCP and DNS, and find the domains that rebind protection leaves out.
    .openwrt-enter = Add this name:
    .openwrt-command = Or enter this on its command line:
    .save = Save, and restart the router.
    .look-for = Look for “rebind” in the settings. If there is a list of exceptions, add plex.direct.
    .no-setting = If there is no such setting, enter these as DNS servers on this computer and the TVs:
    .withheld = This address was blocked, to test with:

guide-vpn = Pause the VPN, or let it allow your home network.
    .intro = While it's on, this computer may not see your home, and your server may treat you as a stranger.
    .keep-it-on = Do you need the VPN right now?
    .tailscale = Open Tailscale's menu, and choose Exit nodes.
    .tailscale-switch = Turn on “Allow local network access”.
    .settings = Open the settings of your VPN, and look for “Allow LAN” or “Local network sharing”.
    .allow = Turn it on.

# Removing a sign-in by hand

guide-remove-sign-in = Remove the old sign-in from { $server }.
    .intro = You do this where the server runs, the way Plex itself recommends. Your libraries and watch history stay.
    .intro-code = A new sign-in takes the place of the old one. Your libraries and watch history stay.
    .intro-owner = It's claimed by { $owner }. Continue only if the server is yours: with another account, everyone it was shared with loses access.
    .intro-foreign = Only for a server that is yours. With another account, everyone it was shared with loses access.
    .start-there = Start Locksmith on the computer that runs the server, as the user who runs Plex.
    .as-its-user = Start Locksmith as the user of this computer who runs Plex.
    .repair-there = Sign in there, and press “Repair…”. It makes a copy first, and can undo everything.
    .whose = See whose sign-in it is. If it's someone else's, stop here, and ask them:
    .stop = Stop the server:
    .start = Start the server:
    .keep = Make a copy of the settings. It has to say “done”:
    .keep-values = Make a copy of the settings. The first time, it has to say that it completed:
    .remove = Remove the old sign-in. It has to say “done”:
    .remove-values = Remove the old sign-in. It may say that one of the values isn't there:
    .open-folders = Open its folders. A line with # appears:
    .keep-in-folders = After the #, enter this to make a copy. It has to say “done”:
    .remove-in-folders = After the #, enter this to remove the old sign-in. It has to say “done”:
    .close-folders = Type exit, and press Enter.
    .claim = Wait a minute, press “Check again”, and claim the server.
    .claim-there = Wait a minute, start Locksmith on that computer, and claim the server there.
    .claim-container = If the claim is refused, get a code at plex.tv/claim, and enter this with it:
    .restore = If anything goes wrong, this stops the server, restores the copy, and starts it again:
    .stop-and-restore = If anything goes wrong, turn it off under Apps, restore the copy, and turn it on again:
    .quit-and-restore = If anything goes wrong, quit the server, restore the copy, and start it again:
    .restore-in-container = If anything goes wrong, this restores the copy, from stop to start:
    .delete = Once you're back in, delete the copy:
    .ask-who-knows = Ask whoever set up the server where it runs, and how to get at its settings.
    .start-there-or = Start Locksmith there if you can. It finds the server, and offers to repair it.
    .stop-there = Stop Plex Media Server there.
    .copy-there = Make a copy of its settings.
    .remove-there = Remove these four values from the settings, and nothing else:
    .start-again = Start Plex Media Server again.
    .other = Try another account first
    .note = Never delete all of the settings: to Plex it would be a new server, and you would have to set up its libraries again.
    .note-delete = Are you back in? Delete the copy: it holds a sign-in. Don't show it to anyone.
