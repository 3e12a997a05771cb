# Removes what this program has left beside the file $1.
resolve "$1"
cd -P "$d" || exit "$MISSING"
rm -rf ./.Preferences-*.locksmith
rm -f "./$n.before-locksmith"
[ ! -e "./$n.before-locksmith" ]
