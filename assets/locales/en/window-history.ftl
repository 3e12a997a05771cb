# The history of a server in the window: strips, pages, and what is kept of it.

window-history = History
window-history-of = History of { $server }
window-history-of-all = History of all servers
window-history-day = 24 hours
window-history-week = 7 days
window-history-month = 30 days
window-history-last-day = Last 24 hours
window-history-last-week = Last 7 days
window-history-last-month = Last 30 days

# What a stretch of time was.
window-history-fine = Fine
window-history-not-watched = Not watched
window-history-checking = Being checked
window-history-unclear = Unclear
window-history-warning = Warning
window-history-problem = Problem

# A strip, read aloud: "Last 24 hours: Fine for 21 hours. Not letting you in: 21:14 to 21:40. Not watched for 2 hours."
window-history-strip = { $stretch }: { $parts }.
window-history-parts = { $part }. { $rest }
window-history-strip-of = { $subject }. { $strip }
window-history-part-for = { $state } for { $span }
window-history-part-from-to = { $state }: { $from } to { $to }
window-history-part-since = { $state }: { $from } until now
window-history-part-often = { $state } { $count } times, for { $span } in all
window-history-band = { $from } to { $to }: { $state }
window-history-band-now = { $from } until now: { $state }
window-history-event-at = { $moment } { $what }
window-history-more-events =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
window-history-time = { $time }

window-history-events = What happened
window-history-no-events = Nothing changed in this time.
window-history-nothing-yet = There's no history yet. Locksmith keeps one while it's open.
window-history-show-more = Show more
window-history-other-writes = Another copy of Locksmith is keeping the history. This window shows what it records.
window-history-not-kept = Locksmith can't keep the history on this computer. You'll see what happens until you quit, but it won't be saved.
window-history-disk-full = The disk is full, so Locksmith can't keep the history. You'll see what happens until you quit, but it won't be saved.
window-history-forbidden = Locksmith isn't allowed to write its history on this computer. You'll see what happens until you quit, but it won't be saved.

window-history-delete = Delete history…
window-history-delete-title = Delete the history?
window-history-delete-text = Everything Locksmith has recorded about your servers and this computer is deleted for good. Then it starts over. Your servers stay as they are.
window-history-delete-now = Delete history
window-history-keep = Keep history
window-history-deleted = The history is deleted.
window-history-not-deleted = Locksmith couldn't delete the history.
window-history-other-first = Another copy of Locksmith is keeping the history. Quit that one first.
