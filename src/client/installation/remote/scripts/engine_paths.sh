# For each pair of a folder that a container has mounted, and a path below it: prints what is there on this host, and the real path, each
# with a NUL behind it. "link": it leads elsewhere within the container, which only the container knows.
while [ "$#" -gt 1 ]; do
    whole=$1$2
    real=$(readlink -f "$1" && echo .)
    base=${real%??}
    end=$(readlink -f "$whole" && echo .)
    end=${end%??}
    if [ -z "$base" ] || [ ! -d "$1" ]; then what=hidden
    elif [ -L "$whole" ] || { [ -e "$whole" ] && [ "$end" != "$base$2" ]; }; then what=link
    elif [ -e "$whole" ]; then what=here
    else what=none
    fi
    printf '%s\0%s\0' "$what" "$end"
    shift 2
done
