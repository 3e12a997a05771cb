# Runs the script $4 in a new container of the image $3 that has what the container $2 has mounted. $1: the engine's program. Nothing is
# fetched, and no network is there; it is gone when the script has ended.
e=$1
c=$2
i=$3
s=$4
shift 4
# Podman takes a volume of the image for a second one at the same place.
case $e in *podman) v=--image-volume=ignore ;; *) v= ;; esac
exec "$e" run --rm -i --pull=never ${v:+"$v"} --network none --volumes-from "$c" --user 0:0 --entrypoint /bin/sh "$i" -c "$s" sh "$@"
