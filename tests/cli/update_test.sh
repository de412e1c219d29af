#!/usr/bin/env bash
# An update gives the results of a rebuild and reads only what changed.
. "$(dirname "$0")/check.sh"

articles() {  # articles FIRST LAST WORD
  local i
  for i in $(seq "$1" "$2"); do
    printf '{"id":"%d","title":"Title %d %s","body":"common %s words of %d","date":"2025-11-%02d","tickers":["T%d"]}\n' \
      "$i" "$i" "$3" "$3" $((i % 7)) $((i % 14 + 1)) $((i % 4))
  done
}
# Hits of some queries with their scores, and facets, sorted.
answers() {
  for q in common 'title:word' 'words OR other' '"common word"' ticker:T1 'date:2025-11-03' '' absent; do
    query --index "$1" --limit 1000 --format json --facet ticker --facet date:day -- "$q" |
      jq -c '[.matched, ([.hits[] | [.id, .score, .title, .snippet]] | sort), .facets]' || true
  done
}
same() {  # the updated index and a rebuilt one
  rm -rf fresh
  expect 0 index rebuild --quiet --index fresh --force in
  answers ix >updated
  answers fresh >rebuilt
  cmp updated rebuilt || fail "update and rebuild differ: $1"
  expect 0 index verify --quiet --index ix
}
old() { touch -d '2025-01-01 00:00:'"$2" "$1"; }  # not so fresh that its bytes must be compared

mkdir in
for i in 0 1 2 3 4 5 6 7 8 9; do
  articles $((i * 10)) $((i * 10 + 9)) word >"in/f$i.jsonl"
  old "in/f$i.jsonl" 01
done
expect 0 index update --index ix in
says out 'rebuilt   everything: nothing is live'

live=$(readlink ix/current)
expect 0 index update --index ix in
says out 'nothing to do: 10 files are unchanged since'
expect 0 index update --index ix --format json in
json '[.result, .update.files, .update.carried]' '["nothing to do",10,100]'

# Unchanged sources do not make the index look old.
expect 0 index update --quiet --index ix --now "$(date -u -d '+30 days' +%FT%TZ)" in
expect 0 index status --index ix --max-age 26h --now "$(date -u -d '+31 days' +%FT%TZ)"
says out 'found unchanged 24 hours ago'
expect 3 index status --index ix --max-age 23h --now "$(date -u -d '+31 days' +%FT%TZ)"
rm ix/checked
expect 3 index status --index ix --max-age 26h --now "$(date -u -d '+31 days' +%FT%TZ)"
touch in/f1.jsonl
expect 0 index update --quiet --index ix in
[ "$(readlink ix/current)" = "$live" ] || fail "nothing to do, but there is a new generation"

{ articles 30 38 word; articles 39 39 other; articles 500 500 other; } >in/f3.jsonl
expect 0 index update --index ix --format json in
json '[.result, .update.rebuilt_because]' '["published",null]'
json '[.update.changed_files, .update.carried, .update.added, .update.removed, .articles]' '[1,99,2,1,101]'
same 'a changed file'
mv in/f5.jsonl in/g.jsonl
expect 0 index update --index ix in
says out '91 carried over, 10 added, 10 removed'
says out '0 changed, 1 new, 1 gone, of 10'
same 'a moved file'
articles 60 61 other >in/z.jsonl
expect 0 index update --quiet --index ix in
same 'other winners'
rm in/z.jsonl
expect 0 index update --quiet --index ix in
same 'the winners before'
rm in/f9.jsonl
expect 0 index update --quiet --index ix in
same 'a file that is gone'

# Gates hold for updates, too.
rm in/f[0124].jsonl
expect 3 index update --quiet --index ix --max-shrink 10 in
says err 'shrink'
expect 0 index update --quiet --index ix --force in
same 'forced'

# If an update cannot build on the live generation, it rebuilds.
expect 0 index update --index ix --map title=title in
says out 'everything: --map changed'
expect 0 index update --index ix --force in in/g.jsonl
says out 'everything: '
says out 'changed'
rm ix/current/ledger
expect 0 index update --index ix --force in
says out 'everything: '
same 'rebuilt'
expect 4 index update --index ix missing
expect 2 index update --index ix
expect 0 index rollback --index ix
expect 0 index update --quiet --index ix --force in
same 'after a rollback'

# The index can be read meanwhile, with any characters in its path.
odd=$(printf 'a b\n\xff')
mkdir "$odd"
cp in/g.jsonl "$odd/ x.jsonl"
expect 0 index rebuild --quiet --index "$odd.ix" "$odd"
articles 900 900 new >>"$odd/ x.jsonl"
expect 0 index update --quiet --index "$odd.ix" "$odd"
expect 0 query --index "$odd.ix" --count ''
[ "$(cat out)" = 11 ] || fail "odd paths: $(cat out)"
finish
