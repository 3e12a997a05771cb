# Was jedes Thema braucht: Tage, Zeitspannen, Zahlen.

language-name = Deutsch
# What nobody translates
plain = { $text }

number-group-separator = .

# 6. Nov. 1994
day =
    { $day }. { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] Apr.
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sept.
        [10] Okt.
        [11] Nov.
       *[12] Dez.
    } { $year }

# Zeitspannen stehen nach "um": im Akkusativ.
span-minutes =
    { $count ->
        [one] 1 Minute
       *[other] { $count } Minuten
    }
span-hours =
    { $count ->
        [one] 1 Stunde
       *[other] { $count } Stunden
    }
span-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
span-years =
    { $count ->
        [one] 1 Jahr
       *[other] { $count } Jahre
    }
