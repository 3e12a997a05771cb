# Would a replacement of the file $1 work? $2: for so many blocks of 1024 bytes there has to be room. $3: a word that no other call has.
resolve "$1"
[ -e "$f" ] || exit "$MISSING"
[ -f "$f" ] || exit "$NOT_A_FILE"
bench "$3"
cp -p "../$n" "./$n" || exit
words=$(dd if=/dev/zero of=./room bs=1024 count="$2" 2>&1) || {
    echo "$words" >&2
    exit 1
}
# Some systems find out only then that there is no room.
flushed ./room
exit 0
