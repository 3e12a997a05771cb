# What was seen, for whoever looks into the details. Parts of a line, not sentences.

observed-this-computer = this computer
observed-other-network = on another network than this computer
observed-found-by = found by { $sources }
observed-claimed = { $over } in { $ms } ms, claimed
observed-not-claimed = { $over } in { $ms } ms, not claimed
observed-maybe-claimed = { $over } in { $ms } ms, doesn't say whether it's claimed
observed-starting = { $over } in { $ms } ms, starting
observed-not-plex = { $over } in { $ms } ms, not a Plex server: status { $status }
observed-no-answer = { $error } after { $ms } ms
observed-trusts = trusts this computer
observed-trusts-and-says = trusts this computer; { $fields }
observed-does-not-trust = doesn't trust this computer
observed-front-page-starting = its front page says that it's starting
observed-field = { $name } { $value }
observed-name = its plex.direct name: { $answer }
observed-certificate = its certificate: { $names }, { $from } to { $until }, issued by { $issuer }
observed-lets-in = lets the account in
observed-refuses = refuses the account (status { $status })
observed-unproven = not asked: its certificate { $fault }
observed-in-front = not asked: something in front of it has a certificate of its own
observed-unasked = not asked: { $why }
observed-answer-lost = its response was lost: { $error }

source-gdm = GDM
source-mdns = mDNS
source-here = a search on this computer
source-typed = its typed address
source-account = plex.tv

root-platform = platform
root-platform-version = platform version
root-sign-in = sign-in
root-mapping = mapping
root-mapping-error = mapping error
root-start = start

certificate-expired = has expired
certificate-not-yet-valid = isn't valid yet
certificate-wrong-name = is for another name
certificate-untrusted = can't be verified

service-answers = responds in { $ms } ms
service-asks-to-wait = asks us to wait (status 429)
