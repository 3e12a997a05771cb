# A folder of our own beside the settings: nobody else looks into it or puts a link there, and a rename out of it is one step.
swept() {
    rm -rf ./.Preferences-*.locksmith
}

bench() {
    cd -P "$d" || exit "$MISSING"
    swept
    t=.Preferences-$$-$1.locksmith
    mkdir -m 700 "./$t" && cd -P "./$t" || exit
    # Whoever owns the folder may have put another one in its place.
    [ -O . ] || exit "$CHANGED"
    trap 'cd .. && rm -rf "./$t"' EXIT
    trap 'exit 1' INT TERM
}

# Is what comes in of this digest, and of this length where there is no tool for digests?
is() {
    if command -v sha256sum >/dev/null 2>&1; then
        [ "$(sha256sum | cut -c1-64)" = "$1" ]
    elif command -v openssl >/dev/null 2>&1; then
        [ "$(openssl dgst -sha256 | sed 's/.*[ =]//')" = "$1" ]
    else
        [ "$(($(wc -c)))" = "$2" ]
    fi
}

flushed() {
    sync "$@" 2>/dev/null || sync
}
