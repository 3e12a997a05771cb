# The report to paste into a forum. Verdicts and checks are in files of their own.

report-heading = Locksmith for Plex: report
report-summary = What's wrong
report-this-computer = This computer
report-server = Server { $number }
report-section = { $what }: { $state }
report-last-day = The last 24 hours
report-search = What was tried
report-withheld-heading = What was left out

report-made-by = Version { $version }, { $system }. Made at { $time }, { $running } after the start. All times are by this clock.
report-no-problem = No problem found: { $all }
report-still-looking = Still checking: { $all }
report-standing = { $of } ({ $word })
report-stands-for = { $stand_in } is { $name }
report-stands-for-at = { $stand_in } is { $name } at { $address }
report-no-servers = No server has responded.
report-more-servers = and { $count } more: { $state }
report-more-addresses =
    { $count ->
        [one] and 1 more address
       *[other] and { $count } more addresses
    }
report-more-interfaces =
    { $count ->
        [one] and 1 more interface
       *[other] and { $count } more interfaces
    }
report-more-failures =
    { $count ->
        [one] and 1 more failure
       *[other] and { $count } more failures
    }
report-left-out =
    { $count ->
        [one] One more server has only its verdict above: there was no room.
       *[other] { $count } more servers have only their verdicts above: there was no room.
    }
report-cut = The report is cut off here: it was too long.
report-nothing-is-withheld = Nothing had to be.
report-not-known = not known
report-yes = yes
report-no = no

report-fact = { $value }, at { $time }
report-not-checked = not checked
report-took-too-long = the check took too long
report-fell-over = the check crashed
report-at = at { $time }
report-between = from { $from } to { $to }

report-cause = Cause: { $cause }, since { $since }
report-no-cause = Cause: none, since { $since }
report-cause-before = Cause before: { $cause }, until { $time }
report-no-cause-before = Cause before: none, until { $time }
report-checks = Checks:
report-passed =
    { $count ->
        [one] 1 check passed: { $titles }
       *[other] { $count } checks passed: { $titles }
    }
report-likely-reasons = Likely reasons, most likely first:
report-next-step = Next step offered: { $step }
report-see-check = see “{ $check }”
report-check-ok = OK
report-check-warning = Warning
report-check-warning-cause = Warning, the cause
report-check-problem-cause = Problem, the cause
report-check-skipped = Not checked

report-plex = Plex: { $fact }
report-route = Route: { $fact }
report-route-none = none
report-route-network = through a network
report-route-tunnel = through a tunnel, { $interface }
report-clock-of-plex = Clock of Plex is ahead by: { $fact }
report-clocks-of-servers = Clocks of servers are ahead by: { $ahead }
report-control-name = A name that isn't Plex's: { $fact }
report-names-of-plex = Names of Plex: { $fact }
report-parts = { $all }
report-name = { $name } { $answer }
report-name-found = found
report-name-void = leads nowhere
report-name-nothing = not found
report-name-silent = no response in time
report-in-plexs-place = In Plex's place: { $certificate }
report-signed-in = Signed in: the account
report-signed-in-managed = Signed in: the account, a managed user
report-signed-in-guest = Signed in: the account, a guest
report-signed-in-waiting = Signed in: waiting for the browser
report-signed-in-approved = Signed in: approved
report-signed-in-not = Signed in: no
report-sign-in-expired = Sign-in failed: its time was up, or it ended elsewhere
report-sign-in-denied = Sign-in failed: turned down
report-sign-in-unreachable = Sign-in failed: Plex couldn't be reached
report-sign-in-cancelled = Sign-in cancelled
report-listed-servers = Servers listed by Plex: { $count }, at { $time }

report-first-verdict = First verdict: at { $time }
report-state = State: { $claimed }; owner: { $owner }
report-claimed = claimed
report-not-claimed = not claimed
report-claimed-not-known = not known whether it's claimed
report-owner-nobody = nobody
report-owner-account = the account
report-owner-shared = shared with the account
report-owner-someone-else = someone else
report-owner-not-known = not known
report-version = Version: { $version }; machine identifier: { $id }
report-listed-owned = Listed by Plex: owned; requires HTTPS: { $https }; its router hides names: { $rebinding }
report-listed-shared = Listed by Plex: shared; requires HTTPS: { $https }; its router hides names: { $rebinding }
report-of-its-home = in its Plex Home
report-platform = platform { $value }
report-platform-version = platform version { $value }
report-device = device { $value }
report-listed-version = version { $value }
report-connection = Connection: { $address }, { $kind }, { $name }
report-relay = relay
report-local = local
report-remote = remote
report-with-name = with a name
report-without-name = without a name
report-address = Address { $address }, { $seen }
report-look = Check: { $fact }
report-clock-ahead = clock ahead by { $seconds } s
report-first-answer = First response: { $took }; responses lost: { $lost }
report-announced-version = Announced with version { $version }
report-front-page = Front page: { $says }
report-shows = Shows a { $certificate }
report-name-for-browsers = Its name for browsers: { $answer }
report-access = Signed in: { $fact }
report-former = Another identity responded here before: { $id }
report-former-in-turns = Another identity responded here before: { $id }, and they take turns
report-certificate = certificate issued by { $issuer } for { $names }, valid from { $from } until { $until }
report-no-names = no name
report-other-names =
    { $count ->
        [one] 1 other name
       *[other] { $count } other names
    }
report-known-names = { $names }
report-known-and-other-names =
    { $count ->
        [one] { $names } and 1 other name
       *[other] { $names } and { $count } other names
    }
report-on-day = { $day }
report-before-calendar = before 1970
report-after-calendar = a day far away

report-search-running = Search: started at { $time }; rounds: { $rounds }; responses rejected: { $rejected }
report-search-stopped = Search: not running; rounds: { $rounds }; responses rejected: { $rejected }
report-counts = Servers: { $servers }; addresses: { $addresses }
report-too-many = More than { $limit } addresses were announced
report-mdns-unavailable = mDNS: unavailable, { $why }
report-typed-address = Typed address: one that couldn't be used
report-interface = Interface { $name }: { $address }
report-interface-down = down
report-interface-loopback = loopback
report-interface-tunnel = tunnel
report-not-sent =
    { $count ->
        [one] Not sent, once: { $what }
       *[other] Not sent, { $count } times: { $what }
    }

report-claim = Claim of { $server }, at { $time }: { $stage }
report-claim-ended = Claim of { $server }, at { $time }: { $stage }; end: { $end }
report-claim-looking = making sure it's the right server
report-claim-asking = asking for code number { $nth }
report-claim-handing = handing the code over by { $route }
report-claim-server-starts = the server is starting
report-claim-waiting-for-plex = waiting for Plex to list it
report-claim-waiting-for-server = waiting for the server to let the account in
report-claim-verified = verified, by { $route }
report-claim-not-listed = not verified, by { $route }: Plex doesn't list it
report-claim-not-let-in = not verified, by { $route }: it doesn't let the account in
report-claim-someone-else = claimed by someone else
report-claim-needs-consent = needs a confirmation for the home network
report-claim-closed = refused: it doesn't trust this computer
report-claim-cut-off = refused: it couldn't ask Plex
report-claim-changed = stopped: another server responds there
report-claim-duplicate = stopped: two computers have its identity
report-claim-still-starting = stopped: it's still starting
report-claim-code-refused = failed: no code was accepted
report-claim-failed = failed, { $error }
report-claim-cancelled = cancelled

report-no-row = a server that wasn't found
report-repair = { $kind } of { $server }, at { $time }: { $end }
report-kind-repair = Repair
report-kind-go-on = Continued repair
report-kind-undo = Undo
report-kind-start = Start
report-kind-restart = Restart
report-interrupted = A repair of { $server } was interrupted at “{ $step }”
report-interrupted-early = A repair of { $server } was interrupted before its first step
report-under-way = under way
report-step-failed = failed after { $took }
report-step-done = done in { $took }
report-step-runs = for { $took }
report-why = Why
report-why-not-restored = Why the settings weren't restored
report-end-cancelled = cancelled
report-end-failed = failed
report-end-untouched = nothing was changed
report-end-restored = the settings are as they were
report-end-not-restored = the settings aren't yet as they were
report-end-still-open = couldn't continue, and can still be undone
report-end-not-put-back = the settings couldn't be restored
report-end-runs = the server runs
report-end-does-not-run-yet = the server doesn't respond yet

report-the-account = the account
report-another-account = another account
report-another-account-nth = another account ({ $nth })

report-milliseconds = { $count } ms
report-seconds = { $count } s
report-seconds-ahead = { $count } s
report-minutes = { $count } min
report-hours = { $count } h

report-withheld-secrets =
    { $count ->
        [one] 1 token or other secret
       *[other] { $count } tokens or other secrets
    }
report-withheld-e-mails =
    { $count ->
        [one] 1 e-mail address
       *[other] { $count } e-mail addresses
    }
report-withheld-account =
    { $count ->
        [one] 1 name of the account
       *[other] { $count } names of the account
    }
report-withheld-other-accounts =
    { $count ->
        [one] 1 name of another account
       *[other] { $count } names of other accounts
    }
report-withheld-servers =
    { $count ->
        [one] 1 server name
       *[other] { $count } server names
    }
report-withheld-user-names =
    { $count ->
        [one] 1 user name
       *[other] { $count } user names
    }
report-withheld-home-folders =
    { $count ->
        [one] 1 home folder
       *[other] { $count } home folders
    }
report-withheld-host-names =
    { $count ->
        [one] 1 host name
       *[other] { $count } host names
    }
report-withheld-issuers =
    { $count ->
        [one] 1 issuer of a certificate, in whole or in part
       *[other] { $count } issuers of certificates, in whole or in part
    }
report-withheld-hardware-addresses =
    { $count ->
        [one] 1 hardware address
       *[other] { $count } hardware addresses
    }
report-withheld-public-addresses =
    { $count ->
        [one] 1 public address
       *[other] { $count } public addresses
    }
report-withheld-machine-ids =
    { $count ->
        [one] 1 machine identifier, except for its beginning
       *[other] { $count } machine identifiers, except for their beginnings
    }
report-withheld-plex-direct =
    { $count ->
        [one] 1 name under plex.direct
       *[other] { $count } names under plex.direct
    }
report-withheld-long-identifiers =
    { $count ->
        [one] 1 long identifier
       *[other] { $count } long identifiers
    }

# The history

report-nothing-noted = Nothing was noted.
report-earlier-events =
    { $count ->
        [one] One earlier event is left out.
       *[other] { $count } earlier events are left out.
    }
report-event-of = { $time } { $of }: { $what }
report-event = { $time } { $what }
report-gone-server = A server that isn't here now
report-repeats = What keeps happening:
report-pattern = { $says } { $evidence }
