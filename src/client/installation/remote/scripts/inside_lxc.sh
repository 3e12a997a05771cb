# Runs the script $2 in the Linux container $1, with the other arguments.
c=$1
s=$2
shift 2
exec pct exec "$c" -- /bin/sh -c "$s" sh "$@"
