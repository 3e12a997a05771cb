# Prints a line of JSON for each container of the engine $1, or for the one that is called $2.
if [ -n "${2-}" ]; then
    ids=$2
else
    ids=$("$1" ps -aq --no-trunc) || exit
    [ -n "$ids" ] || exit 0
fi
# Podman knows {{.Id}} in just this form. Unquoted: ids have no blanks, and there are many. Nothing else of a container is asked for: its environment holds secrets.
"$1" inspect --type container --format '{"id":"{{.Id}}","name":{{json .Name}},"image_id":{{json .Image}},"image":{{json .Config.Image}},"running":{{json .State.Running}},"mounts":{{json .Mounts}}}' $ids || {
    status=$?
    [ -z "${2-}" ] || "$1" inspect --type container "$2" >/dev/null 2>&1 || exit "$MISSING"
    exit "$status"
}
