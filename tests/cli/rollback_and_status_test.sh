#!/usr/bin/env bash
# Rolling back, and the age of the live generation.
. "$(dirname "$0")/check.sh"

build() {  # build DAY TITLE: a generation of one article, made on that day of November 2025
  printf '{"id":"1","title":"%s","body":"words"}\n' "$2" >one.jsonl
  expect 0 index rebuild --quiet --index ix --keep "${keep:-3}" --now "2025-11-$1T00:00:00Z" one.jsonl
}
live_title() { query --index ix --format json '' | jq -r '.hits[0].title'; }
titled() { [ "$(live_title)" = "$1" ] || fail "live is $(live_title) where $1 was expected"; checks=$((checks + 1)); }

expect 4 index rollback --index ix
says err 'has no generations'
[ ! -e ix ] || fail "a rollback made a folder"
build 01 first
expect 4 index rollback --index ix
says err 'there is no generation before'
titled first

build 02 second
build 03 third
third=$(basename "$(readlink ix/current)")
expect 0 index rollback --index ix --now 2025-11-04
says out 'rolled back to 20251102T000000Z-'
says out "$third, kept until"
titled second
expect 0 index rollback --index ix --format json --now 2025-11-04
json '[.result, .articles, .age_seconds > 250000]' '["rolled back",1,true]'
titled first
expect 4 index rollback --index ix
titled first

# Each generation can be searched by its folder.
expect 0 query --index "ix/generations/$third" --count title:third

# A later rebuild goes live, follows the one rolled back to, and removes the abandoned one.
keep=2 build 02 fourth
titled fourth
expect 0 index status --index ix --format json
json '.generations | length' 2
json '.generations[1].previous == .generations[0].generation' true
expect 0 index rollback --index ix
titled first

# A damaged predecessor is not made live.
keep=3 build 05 fifth
keep=3 build 06 sixth
expect 0 index status --index ix --format json
before=$(jq -r '.generations[] | select(.live) | .previous' out)
cp -a ix kept
for file in iamglass docdata.glass position.glass termlist.glass manifest.json; do
  : >"ix/generations/$before/$file"
  expect 4 index rollback --index ix
  says err "$before, is damaged"
  titled sixth
  # That is reported, but not as a trouble of the live generation.
  expect 0 index status --index ix
  says out 'cannot be rolled back to: '
  cp -a "kept/generations/$before/$file" "ix/generations/$before/$file"
done
expect 0 index rollback --index ix
titled fifth

# If `current` or its generation is missing, a rollback finds the newest one.
rm ix/current
expect 4 index status --index ix
says out 'nothing is live'
expect 0 index rollback --index ix
titled sixth
rm -r "$(realpath ix/current)"
expect 2 query --index ix ''
says err 'rollback'
expect 0 index rollback --index ix
titled fifth

# An analyzer other than this program's causes a warning and is not damage.
cp -a "$(realpath ix/current)/manifest.json" kept.json
sed -i 's/"analyzer": "[^"]*"/"analyzer": "1\/icu1.0"/' "$(realpath ix/current)/manifest.json"
expect 0 index status --index ix
says out 'warning: '
says out 'was made with the text analyzer 1/icu1.0, this program has '
expect 0 index status --index ix --format json
json '[.healthy, (.warnings | length)]' '[true,1]'
cp -a kept.json "$(realpath ix/current)/manifest.json"

# The probe.
expect 0 index status --index ix --now 2025-11-05T23:00:00Z --max-age 1d
says out healthy
expect 3 index status --index ix --now 2025-11-06T01:00:00Z --max-age 1d
says out 'too old: --max-age is 24 hours, the live generation is 25 hours old'
! grep -q healthy out || fail 'too old and healthy in one breath'
expect 3 index status --index ix --now 2025-11-06T01:00:00Z --max-age 1d --format json
json '[.too_old, .healthy, .max_age_seconds, .age_seconds > 86400]' '[true,true,86400,true]'
expect 3 index status --index nowhere --max-age 1d
says out 'there is no live generation'
expect 4 index status --index nowhere --format json
json '[.live, .age_seconds, .healthy]' '[null,null,false]'
expect 2 index status --index ix --max-age soon
says err 'units: s m h d'
expect 2 index status --index ix --max-age ''
says err '--max-age needs a time'

# A time in the future does not count; a clock that is slightly ahead does no harm.
expect 3 index status --index ix --now 2025-11-04T00:00:00Z --max-age 1s
says out 'dated in the future: 2025-11-05T00:00:00Z'
says out 'the age of the live generation is not known'
! grep -qE 'healthy|ago' out || fail 'a generation of tomorrow has an age'
expect 0 index status --index ix --now 2025-11-04T00:00:00Z --format json
json '[.age_seconds, .too_old]' '[null,false]'
expect 0 index status --index ix --now 2025-11-04T23:59:00Z --max-age 1s
says out '0 seconds ago'
echo "$(basename "$(readlink ix/current)") 2099-01-01T00:00:00Z" >ix/checked
expect 3 index status --index ix --now 2025-11-07 --max-age 1d
rm ix/checked

# If `current` leads elsewhere, no command takes it for a generation.
live=$(readlink ix/current)
cp -a "ix/$live" elsewhere
mkdir -p other/generations
cp -a "ix/$live" other/generations/
for target in ../elsewhere . generations "../other/$live" "$live/columns" "../no/such/place"; do
  ln -sfn "$target" ix/current
  expect 4 index status --index ix
  says out 'nothing is live'
  expect 3 index status --index ix --max-age 1000d
  expect 2 query --index ix ''
done
ln -sfn "$live" ix/current
expect 0 index status --index ix --now 2025-11-06
mv ix/current kept.current
echo words >ix/current
expect 4 index status --index ix
says out 'is not a symlink to a generation'
rm ix/current
mv kept.current ix/current

# Missing permission is not a missing generation.
if [ "$(id -u)" != 0 ]; then
  chmod 0 ix
  expect 4 index status --index ix
  says out 'Permission denied'
  expect 2 query --index ix ''
  says err 'Permission denied'
  chmod 755 ix
elif command -v setpriv >/dev/null; then
  chmod 755 .
  chmod 700 ix
  nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
  if nobody test -x "$TICKERDEX_INDEX_PROGRAM"; then
    expect 4 nobody "$TICKERDEX_INDEX_PROGRAM" status --index ix
    says out 'Permission denied'
    expect 2 nobody "$TICKERDEX_QUERY_PROGRAM" --index ix ''
    says err 'Permission denied'
  fi
fi
finish
