# Runs the script $4 in a new container of the image $3 that has what the container $2 has mounted. $1: the engine's program. Nothing is
# fetched, and no network is there; it is gone when the script has ended.
e=$1
c=$2
i=$3
s=$4
shift 4
exec "$e" run --rm -i --pull=never --network none --volumes-from "$c" --user 0:0 --entrypoint /bin/sh "$i" -c "$s" sh "$@"
