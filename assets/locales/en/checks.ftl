# The checklist: what each check looks at, and what it saw.

# This computer

check-local-network = Access to your home network
check-network = Internet connection
check-names = Looks up internet addresses
check-plex-name = Finds Plex
check-proxy = Proxy
check-clock = Date and time
check-plex-secure = Secure connection to Plex
check-plex-service = Plex is up
check-vpn = No VPN in the way
check-plex-direct = Plex's local addresses

# A server

check-found = Found
check-answers = Responds
check-is-plex = Is a Plex server
check-one-identity = Found only once
check-ready = Started up
check-server-clock = Date and time
check-reaches-plex = Reaches Plex
check-linked = Claimed
check-yours = Claimed by you
check-published = Plex knows its address
check-papers = Security certificate
check-lets-you-in = Lets you in
check-browser = Opens in your browser

# Why a check was not made

check-not-yet = Not checked yet
check-not-checked = Not checked, because { $consequence }
check-took-too-long = Couldn't be checked: it took too long
check-fell-over = Couldn't be checked: something went wrong in Locksmith
check-no-clock = Not checked, because nothing has told us the time yet
check-not-signed-in = Not checked, because you aren't signed in
check-no-list = Not checked, because Plex hasn't sent the list of your servers
check-not-yours = Not checked, because we don't know that it's yours
check-unprovable = Not checked, because Plex lists no address at which it could prove itself
check-in-front = Not checked, because something stands in front of it, such as a reverse proxy
check-computer-first = Not checked, because this computer has a problem of its own
check-answer-lost = Not checked, because its answer got lost on the way

# What was seen of this computer

check-network-allowed = The system allows it
check-network-denied = The system doesn't allow it
check-online = Connected
check-not-online = Not connected
check-names-found = Addresses can be looked up
check-names-silent = Nothing responds that could look up addresses
check-names-not-found = No address could be looked up
check-plex-found = Plex can be found
check-plex-not-found = Other addresses can be looked up, but not Plex's
check-plex-leads-nowhere = Something makes Plex's address lead nowhere
check-plex-leads-home = Something makes Plex's address lead to a device in your home
check-plex-leads-astray = What responds at Plex's address turns this computer away
check-proxy-works = It works
check-proxy-refuses = It doesn't let this computer through to Plex
check-proxy-silent = It isn't responding
check-clock-right = Right
check-clock-off = Off by { $span }
check-secure = Nobody is in between
check-intercepted = Something else responds in Plex's place
check-intercepted-by = Something else responds in Plex's place. It calls itself { $issuer }
check-plex-answers = Plex responds in { $ms } ms
check-plex-silent = Plex isn't responding
check-plex-asks-to-wait = Plex asked us to wait
check-plex-in-trouble = Plex is having trouble
check-no-vpn = No VPN is on
check-vpn-on = A VPN is on
check-plex-direct-open = None is blocked
check-plex-direct-withheld = Some that browsers use for your server are blocked

# What was seen of a server

check-found-on-network = On your network
check-found-here = On this computer
check-found-typed = At the address you typed
check-found-listed = On your list at Plex
check-waiting-for-answer = Waiting for it to respond
check-answers-in = In { $ms } ms
check-answers-after =
    { $seconds ->
        [one] After 1 second
       *[other] After { $seconds } seconds
    }
check-answers-from-afar-in = In { $ms } ms, from another network
check-answers-from-afar-after =
    { $seconds ->
        [one] After 1 second, from another network
       *[other] After { $seconds } seconds, from another network
    }
check-something-answers = Something responds
check-replaced-by = { $server } responds at { $address }, and this server responds nowhere
check-on-another-network = It isn't on this network
check-no-address = Plex lists no address that this computer could try
check-plex-not-running = Its computer responds, but Plex Media Server doesn't
check-address-refuses = Something at its address turns us away: another device may have the address now
check-no-route = This computer can't get there
check-silent-from-afar = No response in time. It's on another network than this computer
check-silent = No response in time
check-hung-up = It hung up without a response
check-name-unknown = Its name can't be found
check-is-plex-yes = Yes
check-is-other = No, it's something else
check-answers-otherwise = No, it responds like something else
check-one-computer = One computer has this identity
check-two-computers = Two computers have this identity
check-shared-address = Two computers take turns at this address
check-started = Yes
check-still-starting = It's still starting
check-reaches-plex-yes = Yes
check-cut-off = It can't reach Plex
check-claimed = Someone is signed in on it
check-not-claimed = Nobody is signed in on it
check-claimed-not-told = This server doesn't say
check-yours-yes = Plex lists it as yours
check-shared-with-you = Plex lists it as shared with you
check-old-sign-in = It's using a sign-in that Plex no longer accepts
check-not-listed = Not on the list of { $account }
check-stored-owner = It's signed in as { $owner }
check-managed-user = { $account } is a managed user
check-published-yes = Yes
check-published-nowhere = Plex knows no address for it in your home
check-published-in-container = Plex only knows an address inside its container
check-published-elsewhere = Plex knows it at { $address }, where it doesn't respond
check-proved = It proved which server it is
check-certificate-expired = It has expired
check-certificate-not-yet-valid = It isn't valid yet
check-certificate-wrong-name = It belongs to another name
check-certificate-untrusted = It couldn't be verified
check-lets-in = Yes
check-refuses = No, it turns you away
check-unasked = We couldn't ask it
check-browser-fails = You told us that it only fails in your browser

# For Details

detail-said = { $words }
detail-failed = { $error }
detail-name = { $name }: { $answer }
detail-interface = interface { $name }
detail-proxy = { $place }
detail-status = status { $code }
detail-first-answer = first response after { $ms } ms
detail-clock-ahead =
    { $seconds ->
        [one] its clock is 1 second ahead
       *[other] its clock is { $seconds } seconds ahead
    }
detail-clock-behind =
    { $seconds ->
        [one] its clock is 1 second behind
       *[other] its clock is { $seconds } seconds behind
    }
detail-published = published: { $addresses }
detail-field = { $name }: { $value }
detail-logged = its log: { $what }
detail-logged-on = its log of { $date }: { $what }

log-no-names = plex.tv could not be found
log-certificate-refused = the certificate of plex.tv was refused
log-revoked = plex.tv refused its sign-in
log-in-touch = it is in touch with plex.tv
log-malformed = its database is damaged
log-port-taken = another program uses its port

name-addresses = { $addresses }
name-nothing = not found
name-silent = no response in time
