# Was gesehen wurde, für alle, die es genau wissen wollen. Teile einer Zeile, keine Sätze.

observed-this-computer = dieser Computer
observed-other-network = in einem anderen Netz als dieser Computer
observed-found-by = gefunden durch { $sources }
observed-claimed = { $over } in { $ms } ms, beansprucht
observed-not-claimed = { $over } in { $ms } ms, nicht beansprucht
observed-maybe-claimed = { $over } in { $ms } ms, sagt nicht, ob er beansprucht ist
observed-starting = { $over } in { $ms } ms, startet
observed-not-plex = { $over } in { $ms } ms, kein Plex-Server: Status { $status }
observed-no-answer = { $error } nach { $ms } ms
observed-trusts = vertraut diesem Computer
observed-trusts-and-says = vertraut diesem Computer; { $fields }
observed-does-not-trust = vertraut diesem Computer nicht
observed-front-page-starting = seine Startseite sagt, dass er noch startet
observed-field = { $name } { $value }
observed-name = sein Name unter plex.direct: { $answer }
observed-certificate = sein Zertifikat: { $names }, { $from } bis { $until }, ausgestellt von { $issuer }
observed-lets-in = lässt das Konto rein
observed-refuses = weist das Konto ab (Status { $status })
observed-unproven = nicht gefragt: sein Zertifikat { $fault }
observed-in-front = nicht gefragt: etwas vor ihm hat ein eigenes Zertifikat
observed-unasked = nicht gefragt: { $why }
observed-answer-lost = seine Antwort ging verloren: { $error }

source-gdm = GDM
source-mdns = mDNS
source-here = eine Suche auf diesem Computer
source-typed = die eingegebene Adresse
source-account = plex.tv

root-platform = Plattform
root-platform-version = Version der Plattform
root-sign-in = Anmeldung
root-mapping = Portfreigabe
root-mapping-error = Fehler der Portfreigabe
root-start = Start

certificate-expired = ist abgelaufen
certificate-not-yet-valid = ist noch nicht gültig
certificate-wrong-name = gilt für einen anderen Namen
certificate-untrusted = lässt sich nicht prüfen

service-answers = antwortet in { $ms } ms
service-asks-to-wait = bittet uns zu warten (Status 429)
