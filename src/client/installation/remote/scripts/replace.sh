# $1: the file. $2, $3: digest and length of what is expected there; nothing is, where they are empty. $4, $5: those of what is to be
# there, which comes in. $6: the owner, $7: the mode of a file that is made anew. $8: "copy" for a copy of the old one beside it.
# $9: a word that no other call has.
resolve "$1"
bench "$9"
copy=../$n.before-locksmith

if [ -n "$2" ]; then
    [ -e "../$n" ] || exit "$MISSING"
    [ -f "../$n" ] || exit "$NOT_A_FILE"
    cp -p "../$n" "./$n" || exit
    is "$2" "$3" <"./$n" || exit "$CHANGED"
    if [ "$8" = copy ] && [ ! -e "$copy" ]; then
        { cp -p "./$n" ./copy && chmod 600 ./copy; } || exit
    fi
else
    [ ! -e "../$n" ] || exit "$CHANGED"
    : >"./$n"
fi

# A cable that was pulled says nothing: nobody waits for the rest for ever.
exec 3<&0
cat <&3 >"./$n" &
taking=$!
pause=$(limit 60 "$taking" 3<&-)
wait "$taking"
taken=$?
kill "$pause" 2>/dev/null
[ "$taken" -lt 128 ] || exit "$CUT_SHORT"
[ "$taken" = 0 ] || exit "$taken"
is "$4" "$5" <"./$n" || exit "$NOT_AS_SENT"

if [ -z "$2" ]; then
    owner=$6
    if [ -z "$owner" ]; then
        owner=$(ls -dn .. | { read -r _ _ user group _ && echo "$user:$group"; })
    fi
    { chown "$owner" "./$n" && chmod "$7" "./$n"; } || exit
    [ ! -e "../$n" ] || exit "$CHANGED"
fi
flushed "./$n"
if [ -f ./copy ]; then
    flushed ./copy
    mv -f ./copy "$copy" || exit
fi
mv -f "./$n" "../$n" || exit
flushed ..
# They are as they were: the copy is no copy any more.
if [ -f "$copy" ] && is "$4" "$5" <"$copy"; then
    rm -f "$copy"
fi
exit 0
