# What only the window says.

list-checking = Checking
list-in-progress = In progress
list-reaches-plex = Reaches Plex
checklist-folded =
    { $count ->
        [one] 1 more not checked
       *[other] { $count } more not checked
    }
checklist-passed =
    { $count ->
        [one] 1 check passed
       *[other] { $count } checks passed
    }
checklist-open = { $count } not checked yet
checklist-passed-and-open = { $passed } · { $open }

# The frame

title = Locksmith for Plex
demo = Demo
demo-hint = This is a simulated home. Nothing here touches your own servers. Its NAS takes any password but “wrong”.
menu = More
menu-about = About Locksmith
menu-check-everything = Check everything again
menu-larger = Larger text
menu-smaller = Smaller text
menu-light = Light colors
menu-dark = Dark colors
menu-sign-out = Sign out
signed-out = Not signed in
your-account = your account
signed-in-as = Signed in as { $account }.
switch = Not you? Switch
switch-account = Switch account
your-servers = Your servers
group-needs-attention = Needs attention
group-yours = Yours
group-shared-with-you = Shared with you
group-others = Others
this-computer = This computer
home-network = Home network
plex = Plex
details = Details
cancel = Cancel
back = Back
done = Done
continue = Continue…
copy-button = Copy
copy-what = Copy: { $what }
copied-what = Copied: { $what }
copied-short = Copied
copied = Copied.
labelled = { $what }:
try-again = Try again
check-again = Check again
recheck = Check again: { $what }
sign-in = Sign in to Plex
sign-in-here = Sign in
sign-in-to-find = Sign in, and we can tell you which servers Plex knows.
already-listed = It's already in the list.
open-plex = Open Plex
status-page = Plex status page
what-to-do = Show what to do
what-will-change = What will change?
what-happened = What happened
show-computer = Show this computer
checking-again = Checking again…
checked-again = Checked again.

journey-find = Find
journey-sign-in = Sign in
journey-fix = Fix
journey-done = Done
journey-step-of = Step { $number } of 4: { $step }
journey-step-done = Step { $number }, { $step }: done
journey-step-now = Step { $number }, { $step }: now
journey-step-later = Step { $number }, { $step }: later

# The list

address = Address of a server
address-hint = Such as 192.168.1.5
address-busy = Looking there…
address-add = Add
search-again = Search again
searching = Searching…
searching-found = Searching… { $count } found
searching-network = Searching your home network
found-none = None found yet
found-count = { $count } found
list-full = More than { $count } addresses responded. The rest aren't shown.
list-row = { $title }: { $state }
list-row-named = { $title }: { $state } ({ $symbol })
old-entry = Plex still lists an old { $server }.
old-entries = Plex still lists { $count } old servers.
remove-old-entries = Remove old entries…

symbol-fine = fine
symbol-warning = warning
symbol-problem = problem
symbol-neutral = neutral
symbol-skipped = not checked
symbol-busy = checking

# A server's page

checked = What was checked
result-ok = OK
result-warning = Warning
result-problem = Problem
result-not-checked = Not checked
ago-just-now = just now
ago-minutes = { $count } min ago
ago-hours = { $count } h ago
news-changed = { $subject }: { $to }. Before: { $from }.
news-changed-more =
    { $count ->
        [one] { $subject }: { $to }. Before: { $from }. And 1 more changed.
       *[other] { $subject }: { $to }. Before: { $from }. And { $count } more changed.
    }
changed-since = Changed { $ago }. Before: { $from }.
waiting-for-answer = Waiting for it to respond
checking-by-itself = Checking again by itself
still-fails-in-browser = It still fails in my browser
nothing-to-fix = There's nothing to fix.
should-be-mine = This server should be mine
works-now = It works now

link-network = This computer to your home network: { $state }.
link-server = Your home network to { $server }: { $state }.
link-plex = { $server } to Plex: { $state }.
link-of-stations = { $from } to { $to }: { $state }.
link-works = works
link-problem = here's the problem
link-trouble = works, but with trouble
link-busy = being checked
link-not-checked = not checked

detail-machine = Machine identifier
detail-version = Version
detail-closed-settings = Settings of a server here that can't be read
detail-cause = Cause
detail-not-known = not known

# Two computers with one identity

twins-compare = Compare the two. The one that you don't use anymore should be turned off.
twins-stop-one = Show how to turn one off
twins-proven = This one has proved that it's yours.
twin-computer = Computer { $number }
twin-name = Name
twin-address = Address
twin-claimed = Claimed
twin-version = Version
twin-system = System
twin-since = First seen
twin-found = Found
twin-is-claimed = Yes
twin-is-not-claimed = No
twin-newer-version = { $version }, the newer one
twin-claimed-by = By { $owner }

# Claiming

claim-confirm-title = Claim { $server } over your home network?
claim-confirm-newcomer = Careful: this isn't { $old }. { $newcomer } is a different, new server in its place, without the libraries of { $old }.
claim-confirm-text = It runs on another computer, at { $address }. The claim code goes there over your home network unencrypted. It works once, and only for a few minutes. Continue only if the network and the server are both yours.
claim-confirm = Claim it over the home network
claim-back-in = You're back in.
claim-verified = { $server } is claimed by { $account }. Plex lists it as yours, and it lets you in.
claiming-title = Claiming { $server }
claiming-takes = It usually takes a few seconds, and 2 minutes at most.
claiming-long = Plex is taking its time. Nothing has gone wrong so far.
claim-step-right-server = Make sure it's the right server
claim-step-code = Get a claim code from Plex
claim-step-hand-over = Hand it to { $server }
claim-step-server-says-so = { $server } says it's claimed
claim-step-plex-lists = Plex lists it as yours
claim-step-lets-you-in = { $server } lets you in
claim-other-first = Claiming { $server } first
claim-news-yours = { $server } is yours again.
claim-news-cancelled = Claiming { $server } was cancelled.
claim-news-failed = Claiming { $server } failed.
claim-news-unseen = The claim of { $server } isn't confirmed yet.

claim-stage-looking = Making sure it's the right server
claim-stage-asking = Asking Plex for a claim code
claim-stage-asking-again = The code expired. Asking for a new one (number { $nth })
claim-stage-handing = Handing the code to the server
claim-stage-server-starts = The server is starting. Waiting for it
claim-stage-waiting-for-plex = Still waiting for Plex to list the server
claim-stage-waiting-for-server = Still waiting for the server to let you in

claim-end-not-listed = { $server } accepted the claim, but Plex doesn't list it as yours yet.
    .help = This can take a few minutes when Plex is busy. Check again before you claim it once more.
claim-end-not-let-in = { $server } accepted the claim, but isn't letting you in yet.
    .help = Restarting Plex Media Server on its computer usually helps.
claim-end-someone-else = { $server } is claimed now, but not by your account.
    .help = Someone else in the house may have claimed it in the meantime. Ask them, or sign in with the other account.
claim-end-needs-consent = { $server } runs on another computer.
    .help = The claim has to go over your home network.
claim-end-closed = The claim failed: { $server } can only be claimed on the computer it runs on.
    .help = Start Locksmith on that computer, or open Plex's own page there.
claim-end-cut-off = The claim failed: { $server } can't reach Plex.
    .help = Its computer needs a working internet connection before it can be claimed.
claim-end-changed = The claim was stopped: another server responds at this address now.
    .help = Nothing was changed. Check again, and choose the server once more.
claim-end-duplicate = The claim was stopped: two computers claim to be { $server }.
    .help = Nothing was changed. One of them is a copy. Turn that one off first.
claim-end-still-starting = The claim failed: { $server } is still starting.
    .help = Nothing was changed. Give it a few minutes, then try again.
claim-end-code-refused = The claim failed: every claim code was refused.
    .help = Nothing was changed. Plex may be having trouble: see its status page.
claim-end-failed = The claim failed: { $server } or Plex couldn't be reached.
    .help = The details below say what happened. The connection may have been interrupted.

# Signing in

sign-in-asking = Asking Plex for a sign-in page
sign-in-waiting = Waiting for you in the browser
sign-in-approved = Approved. Asking Plex who you are
sign-in-continue = Continue in your browser.
sign-in-continue-text = Sign in on Plex's own page. Your password stays there: Locksmith never sees it.
sign-in-continue-text-owner = Sign in on Plex's own page, with the account that owns the server. Your password stays there: Locksmith never sees it.
sign-in-not-opened = Browser didn't open?
sign-in-cannot = That's why you can't sign in right now. It isn't about your account or password.
sign-in-still-waiting = Still waiting. Did the page open?
sign-in-no-browser = Open this link in any browser.
sign-in-no-browser-text = We couldn't open a browser from here. Copy the link, or scan it with a phone. Your password stays on Plex's page.
sign-in-scan = Or scan it with a phone
sign-in-qr = QR code of the sign-in link
sign-in-link = Link
copy-link = Copy link
open-page-again = Open the page again
show-link = Show the link
sign-in-trouble-wait = Plex asked us to wait a moment. We'll continue by ourselves.
sign-in-trouble-plex = Plex itself is having trouble. We keep trying.
sign-in-trouble-computer = This computer can't reach Plex right now. We'll try again by ourselves.
sign-in-expired = The time to sign in is up.
    .help = Plex's sign-in page only works for a few minutes. Trying again opens a new one.
sign-in-denied = Plex didn't accept the sign-in.
    .help = The request was turned down or withdrawn on Plex's page. Nothing was changed.
sign-in-not-reached = This computer can't reach Plex, so you can't sign in.
    .help = It's the internet connection, not your account or password.
sign-in-asks-to-wait = Plex asked us to wait a moment.
    .help = Too many devices asked at once. Try again in a minute.
sign-in-in-trouble = Plex itself is having trouble, not your account.
    .help = You can sign in again when Plex is back. Its status page tells you more.
sign-in-cancelled = The sign-in was cancelled.
    .help = Nothing was changed.

# Finding

find-looking = Looking for your servers…
find-looking-text = They appear in the list as they respond. This takes a few seconds.
find-none = No server has responded yet.
find-none-help = Is the server's computer on, and on the same network as this one? If you know its address, type it into “Address of a server”.
find-choose = Choose a server from the list.
find-tried = What we tried
find-tried-here = Looked for a server on this computer.
find-tried-announced = Listened for servers that announce themselves.
find-tried-not-announced = This computer can't hear servers that announce themselves.
tried-not-sent = Searching the whole home network (not started yet)
tried-once = Searched the whole home network once.
tried-times = Searched the whole home network { $count } times.
tried-often = Searched the whole home network again and again.
tried-failures =
    { $count ->
        [one] 1 request couldn't be sent.
       *[other] { $count } requests couldn't be sent.
    }

# A guide

guide-place = For: { $platform }
guide-runs-on-other = It runs on something else
guide-for-experts = For experts
guide-step = { $number }. { $text }
guide-note = Good to know

# Done

done-sign-in-again = What else may ask you to sign in again
done-tvs = TVs and streaming boxes
done-tvs-how = Open Plex there. It shows a code: enter it at plex.tv/link.
done-phones = Phones and tablets
done-phones-how = Open the Plex app, and sign in.
done-tautulli = Tautulli
done-tautulli-how = Settings, Plex Media Server: sign in to Plex again.
done-seerr = Seerr, Overseerr, Jellyseerr
done-seerr-how = Sign out, and sign in with Plex as the owner. Then check Settings, Plex.
done-tracearr = Tracearr
done-tracearr-how = Settings, Servers: connect Plex again.
done-sonarr = Sonarr, Radarr, Lidarr
done-sonarr-how = Settings, Connect, Plex Media Server: press Authenticate with Plex.tv.
done-kometa = Kometa
done-kometa-how = Put the new sign-in into config.yml, under plex.
done-home-assistant = Home Assistant
done-home-assistant-how = Settings, Devices & services: Plex asks you there to sign in again.
done-other-programs = Other programs that use Plex
done-friends = What happens to friends and family
done-friends-same = Claimed by the same account as before: friends usually keep their access. Some owners had to share again.
done-friends-other = Claimed by another account: nobody has access anymore. Share again in Plex: Settings, Manage Library Access.
done-friends-promise = This is what owners report. Plex promises neither.

# The report

report-open = Copy report…
report-title = A report to paste into a forum
report-text = Nothing is sent anywhere. Read it first. It's copied when you press the button.
report-copy = Copy report
report-copied = Report copied.
report-preview = Preview
report-only-you-see = Only you see this
report-withheld = What was left out
report-nothing-withheld = There was nothing to leave out.

# About

about-version = Version { $version }
about-what = Gets you back into your own Plex Media Server.
about-plex = Locksmith isn't made by Plex, and Plex doesn't support it. Plex is a trademark of Plex, Inc.
about-privacy = You sign in on Plex's own page. Locksmith never sees your password, keeps no sign-in, and signs itself out when you close it.
about-copy = A repair keeps a copy of the server's old settings on this computer for 30 days, so that you can undo it.
about-history = While it's open, Locksmith keeps a history of your servers on this computer, for 90 days. You can delete it at any time.
about-network = Locksmith only talks to your own servers and to Plex.
about-updates = It doesn't look for updates and doesn't collect statistics.
about-project = Project page
licenses = Licenses of all parts
licenses-text = Locksmith is built from the work of many people. These are the parts, and their licenses.
licenses-parts = The same list for other programs (CycloneDX): { $place }

# Forgetting everything

forget = Forget everything…
forget-title = Forget everything?
forget-text = Locksmith removes everything it keeps on this computer, and then quits: the window's size and settings, the history of your servers, the copies from your repairs, the keys of the NASes you signed in to, and the random identifier of this installation.
forget-stays = After that, you can't undo a repair anymore. Your servers and your Plex account stay as they are.
forget-now = Forget and quit
forget-keep = Keep everything
forget-first = A repair isn't finished yet, and its copy may be the only one of the old settings. Continue it or restore them first.
forget-show-repair = Show the repair
forget-failed = Locksmith couldn't remove everything.

# No window

no-window = Locksmith for Plex couldn't open a window on this computer.
no-window-help = Its graphics driver may be missing or too old. The command line works without one: plex-locksmith check
window-alone = This program only opens the window. For everything else, type this in a terminal:
no-demo = Locksmith for Plex couldn't start the simulated home.
not-signed-out = Plex didn't confirm the sign-out. You can remove this sign-in on Plex's page of authorized devices: https://app.plex.tv/desktop/#!/settings/devices/all

# Notifications

window-notify = Notify me when a server of mine stops letting me in
window-notify-on = Notifications are on. While Locksmith is open and you're signed in, you'll hear when a server of yours stops letting you in, and when it lets you in again.
window-notify-off = Notifications are off.
window-notify-nobody = Nothing on this computer shows notifications right now, so they stay off.
window-notify-forbidden = Your computer doesn't let Locksmith show notifications, so they stay off. Allow them in its settings, then try again.
window-notify-not-installed = Only an installed Locksmith can show notifications, so they stay off in this copy.
