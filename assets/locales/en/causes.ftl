# The verdicts. One or two short sentences, at most 20 words in all, without a technician's words.
# .list is the state in a list, in one or two words. .consequence follows "Not checked, because …". .change is what happened when it
# began, in a history, after the time.

# A server

looking-at-server = Checking { $server }.
impostor = Another device says it is { $server }. It couldn't prove that, so Locksmith leaves it alone.
impostor-of-one = Another device says it is one of your servers. It couldn't prove that, so Locksmith leaves it alone.

healthy = { $server } is yours, and it lets you in.
    .list = Yours
    .consequence = it's fine
    .change = Let you in again
shared = { $owner } shares { $server } with you.
    .list = Shared with you
    .consequence = it's shared with you
    .change = Was shared with you
shared-by-someone = { $server } is shared with you.
sign-in-needed = { $server } is claimed. Sign in to see whether it's yours.
    .list = Claimed
    .consequence = you aren't signed in
    .change = Was claimed, and you weren't signed in
list-needed = { $server } is claimed. We'll know whether it's yours once Plex responds.
in-front = Plex says { $server } is yours. From its web address, we can't tell whether it lets you in.
unclaimed = { $server } isn't claimed: no account is signed in on it. Claim it, and you're back in.
    .list = Unclaimed
    .consequence = nobody is signed in on it
    .change = Was no longer claimed
unclaimed-signed-out = { $server } isn't claimed: no account is signed in on it. Sign in and claim it, and you're back in.
unclaimed-closed = { $server } isn't claimed, and can only be claimed on the computer it runs on.
    .list = Unclaimed
    .consequence = nobody is signed in on it
    .change = Was no longer claimed
stale-claim = { $server } is still using an old sign-in that Plex no longer accepts. We can replace it.
    .list = Old sign-in
    .consequence = it's using an old sign-in
    .change = Its sign-in stopped working
stale-claim-not-asked = { $server } has a sign-in of yours, but Plex doesn't list it. We can replace it.
other-owner = { $server } belongs to { $owner }. You're signed in as { $account }.
    .list = Someone else's
    .consequence = it belongs to someone else
    .change = Belonged to someone else
other-owner-unknown = { $server } belongs to someone else. You're signed in as { $account }.
claimed-not-listed = { $server } is claimed, but not by { $account }. Either its sign-in is old, or someone else owns it.
    .list = Not on your list
    .consequence = Plex doesn't list it as yours
    .change = Dropped off your list at Plex
claimed-by-owner = { $server } is claimed, but not by { $account }. It was signed in as { $owner }. Is that you?
restricted-user = { $account } is a managed user in a Plex Home. Only the owner can claim a server.
    .list = Managed user
    .consequence = only the owner can do that
    .change = You were signed in as a managed user
not-accepted = Plex says { $server } is yours, but it isn't letting you in.
    .list = Not letting you in
    .consequence = it isn't letting you in
    .change = Stopped letting you in
server-cut-off = { $server } can't reach Plex, so it can't recognize you.
    .list = Can't reach Plex
    .consequence = it can't reach Plex
    .change = Lost its connection to Plex
server-clock = The clock of { $server } is off by { $span }, so it and Plex don't trust each other.
    .list = Wrong time
    .consequence = its clock is wrong
    .change = Its clock was wrong
server-clock-soon = The clock of { $server } is off by { $span }. Set it soon, or Plex will stop trusting it.
starting = { $server } is starting. This can take a few minutes.
    .list = Starting
    .consequence = it's still starting
    .change = Was starting
slow =
    { $seconds ->
        [one] { $server } took 1 second to respond. It may have been asleep.
       *[other] { $server } took { $seconds } seconds to respond. It may have been asleep.
    }
    .list = Slow
    .consequence = it's slow
    .change = Was slow to respond
not-running = The computer is on, but Plex Media Server isn't running.
    .list = Not running
    .consequence = Plex Media Server isn't running there
    .change = Stopped running
unreachable = { $server } isn't responding. It may be off, asleep, or on another network.
    .list = Not responding
    .consequence = it isn't responding
    .change = Stopped responding
unreachable-by-vpn = { $server } isn't responding. The VPN on this computer may be in the way.
elsewhere = { $server } is on another network.
    .list = Another network
    .consequence = it's on another network
    .change = Was on another network
container-address = { $server } runs in a container, and gave Plex an address that only works inside it.
    .list = Hidden in a container
    .consequence = its address only works inside its container
    .change = Gave Plex an address that only works inside its container
replaced = A different server is responding where { $server } should be.
    .list = Replaced
    .consequence = a different server is responding in its place
    .change = A different server responded in its place
certificate = { $server }'s security certificate has expired. A restart usually renews it.
    .list = Certificate expired
    .consequence = it couldn't prove which server it is
    .change = Its security certificate expired
certificate-invalid = { $server }'s security certificate isn't valid. A restart usually renews it.
duplicate-identity = Two computers claim to be { $server }. Until one is turned off, changing anything is unsafe.
    .list = Found twice
    .consequence = two computers claim to be it
    .change = Was found on two computers
not-plex = Something responds at this address, but it isn't a Plex server.
    .list = Not Plex
    .consequence = it isn't a Plex server
    .change = Something else responded at its address
browser-only = { $server } is fine and lets you in. The problem is your browser.
    .list = Browser problem
    .consequence = your browser is the problem
    .change = Only your browser had a problem

# This computer

looking-at-computer = Checking how this computer reaches Plex.
computer-fine = This computer can reach Plex.
offline = This computer isn't connected to the internet. We can still check your home network.
    .list = Offline
    .consequence = this computer is offline
    .change = This computer lost its internet connection
dns-broken = This computer can't look up internet addresses.
    .list = Can't look up addresses
    .consequence = no address could be looked up
    .change = This computer couldn't look up internet addresses
plex-blocked = Something on your network blocks Plex. Often that's an ad blocker.
    .list = Plex is blocked
    .consequence = Plex is blocked
    .change = Something on your network blocked Plex
proxy-broken = This computer goes online through a proxy, and the proxy isn't working.
    .list = Proxy not working
    .consequence = the proxy isn't working
    .change = The proxy stopped working
tls-intercepted = Antivirus software or a company network is intercepting the connection to Plex.
    .list = Connection intercepted
    .consequence = the connection is being intercepted
    .change = Something intercepted the connection to Plex
clock-wrong = This computer's clock is off by { $span }. Plex doesn't accept that.
    .list = Wrong time
    .consequence = this computer's clock is wrong
    .change = This computer's clock was wrong
plex-down = Plex itself is having trouble, not your server. We keep trying.
    .list = Plex is having trouble
    .consequence = Plex is having trouble
    .change = Plex was having trouble
rate-limited =
    { $seconds ->
        [one] Plex asked us to slow down. We'll try again in 1 second.
       *[other] Plex asked us to slow down. We'll try again in { $seconds } seconds.
    }
    .list = Waiting for Plex
    .consequence = Plex asked us to wait
    .change = Plex asked us to slow down
rate-limited-until = Plex asked us to slow down. We'll try again at { $time }.
rate-limited-soon = Plex asked us to slow down. We'll try again in a moment.
local-network-denied = macOS is keeping this app off your home network. Allow it in Privacy settings.
    .list = No access to your network
    .consequence = macOS doesn't allow it
    .change = This computer lost access to your home network
plex-direct-blocked = Your router blocks some of Plex's local addresses. Locksmith works without them.
    .list = Router blocks names
    .consequence = your router blocks some addresses
    .change = Your router blocked some of Plex's local addresses
vpn = A VPN is on. It may hide your home network.
    .list = VPN is on
    .consequence = a VPN is on
    .change = A VPN was on

# Why a server may not answer, each with the next thing to try

hint-vpn = A VPN is on. Pause it, or allow local network access in its settings.
hint-other-network = It may be on another network than this computer.
hint-container = If it runs in a container, its port may not be open to other computers, or may have another number.
hint-address-taken = Its address may have changed, and another device may have the old one now.
hint-firewall = A firewall on its computer may be blocking this one.
hint-power = Its computer may be off or asleep.

# Buttons

action-open-plex = Open Plex
action-sign-in = Sign in to Plex
action-claim = Claim this server
action-show-me-how = Show me how
action-show-me-how-to-fix-it = Show me how to fix it
action-show-what-to-do = Show what to do
action-show-what-happened = Show what happened
action-repair = Repair…
action-switch-account = Switch account
action-find-out-which = Find out which…
action-start-server = Start it
action-restart-server = Restart the server…
action-show-what-to-check = Show what to check
action-check-now = Check now
action-check-again = Check again
action-show-both = Show both
action-change-address = Change the address
action-open-private-window = Open in a private window
action-show-what-to-allow = Show what to allow
action-open-time-settings = Open time settings
action-open-proxy-settings = Open proxy settings
action-open-status-page = Plex status page
action-open-privacy-settings = Open Privacy settings
