#!/usr/bin/env bash
# Going back to what was live before, and telling how old the live generation is.
. "$(dirname "$0")/check.sh"

build() {  # build DAY TITLE: a generation of one article, made on that day of November 2025
  printf '{"id":"1","title":"%s","body":"words"}\n' "$2" >one.jsonl
  expect 0 index rebuild --quiet --index ix --keep "${keep:-3}" --now "2025-11-$1T00:00:00Z" one.jsonl
}
live_title() { query --index ix --format json '' | jq -r '.hits[0].title'; }
titled() { [ "$(live_title)" = "$1" ] || fail "live is $(live_title) where $1 was expected"; checks=$((checks + 1)); }

expect 4 index rollback --index ix
says err 'holds no generations'
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

# A later rebuild is live, stands after the one gone back to, and drops what was left behind.
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
for file in iamglass docdata.glass manifest.json; do
  : >"ix/generations/$before/$file"
  case $file in docdata.glass) ;; *)
    expect 4 index rollback --index ix
    says err "$before, is damaged"
    titled sixth ;;
  esac
  cp -a "kept/generations/$before/$file" "ix/generations/$before/$file"
done
expect 0 index rollback --index ix
titled fifth

# With `current` gone, or its generation, a rollback finds what there is.
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

# The probe.
expect 0 index status --index ix --now 2025-11-05T23:00:00Z --max-age 1d
says out healthy
expect 3 index status --index ix --now 2025-11-06T01:00:00Z --max-age 1d
says out 'too old: --max-age is 24 hours, the live generation is 25 hours old'
expect 3 index status --index ix --now 2025-11-06T01:00:00Z --max-age 1d --format json
json '[.too_old, .healthy, .max_age_seconds, .age_seconds > 86400]' '[true,true,86400,true]'
expect 3 index status --index nowhere --max-age 1d
says out 'there is no live generation'
expect 4 index status --index nowhere --format json
json '[.live, .age_seconds, .healthy]' '[null,null,false]'
expect 2 index status --index ix --max-age soon
says err 'units: s m h d'
finish
