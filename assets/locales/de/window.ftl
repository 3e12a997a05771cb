# Was nur das Fenster sagt.

list-checking = Wird geprüft
list-reaches-plex = Erreicht Plex
checklist-folded =
    { $count ->
        [one] 1 weitere nicht geprüft, weil { $consequence }
       *[other] { $count } weitere nicht geprüft, weil { $consequence }
    }
checklist-folded-unsaid =
    { $count ->
        [one] 1 weitere nicht geprüft
       *[other] { $count } weitere nicht geprüft
    }
