# What only the window says.

list-checking = Checking
list-reaches-plex = Reaches Plex
checklist-folded =
    { $count ->
        [one] 1 more not checked, because { $consequence }
       *[other] { $count } more not checked, because { $consequence }
    }
checklist-folded-unsaid =
    { $count ->
        [one] 1 more not checked
       *[other] { $count } more not checked
    }
