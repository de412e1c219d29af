#!/usr/bin/env bash
# A suspicious generation is not published, with a message why and what to do.
. "$(dirname "$0")/check.sh"

articles() {  # articles FIRST LAST [DATE]
  local i
  for i in $(seq "$1" "$2"); do
    printf '{"id":"%d","title":"Title %d","body":"common words"%s}\n' "$i" "$i" "${3:+,\"date\":\"$3\"}"
  done
}
count() { query --index ix --count ''; }
holds() { [ "$(count)" = "$1" ] || fail "the index holds $(count) where $1 were expected"; checks=$((checks + 1)); }

mkdir in other
articles 1 100 2025-11-14 >in/a.jsonl
articles 101 110 2025-11-14 >other/b.jsonl
expect 0 index rebuild --quiet --index ix in other

# Shrunk.
articles 1 50 2025-11-14 >in/a.jsonl
expect 3 index rebuild --quiet --index ix in other
says err 'not published: shrink: 60 articles, down from 110'
says err '--force'
holds 110
refused=$(ls -d ix/generations/*.refused)
expect 0 query --index "$refused" --count ''
[ "$(cat out)" = 60 ] || fail "the refused candidate cannot be searched"
expect 0 index status --index ix
says out 'refused '
says out 'shrink: 60 articles'
expect 0 index status --index ix --format json
json '[(.generations | length), (.refused | length), .refused[0].refused[0].gate]' '[1,1,"shrink"]'

# Several at once; only the newest is kept.
echo '{' >other/b.jsonl
articles 1 10 >in/a.jsonl
expect 3 index rebuild --index ix --format json in other
json '.result' refused
json '[.refused[].gate]' '["shrink","rejects","undated","source"]'
holds 110
[ "$(ls -d ix/generations/*.refused | wc -l)" = 1 ] || fail "more than one refused candidate"
[ ! -e "$refused" ] || fail "the older refused candidate is kept"

# An empty mount.
rm in/a.jsonl other/b.jsonl
expect 3 index rebuild --quiet --index ix --max-shrink 100 in other
says err '0 articles, down from 110'
holds 110

# Files without articles: not published even if nothing was live.
mkdir empty full
expect 0 index rebuild --quiet --index first empty
printf '%%PDF-1.7\n' >full/a.pdf
: >full/b.jsonl
expect 3 index rebuild --index second full
says err 'empty: no article in full; skipped: 1 PDF document, 1 empty file'
says err '--force'
expect 2 query --index second words
expect 0 index rebuild --quiet --force --index second full

# Skipped files are not rejects: a good folder is indexed with any number of archives in it.
articles 1 10 2025-11-14 >full/c.jsonl
for i in $(seq 30); do cp full/a.pdf "full/$i.pdf"; done
expect 0 index rebuild --index third --max-rejects 0 full
says out 'skipped   32 files'
says out '    31  PDF document'
says out '     1  empty file'
says out 'and 22 more, see --format json'
[ "$(grep -c '^            full/' out)" = 10 ] || fail "not ten files are named"

# Forced, and reported.
articles 1 10 2025-11-14 >in/a.jsonl
expect 0 index rebuild --index ix --force in other
says out 'forced    shrink: 10 articles'
says out 'forced    source: other gave no articles, but 10 before'
holds 10
expect 0 index status --index ix --format json
json '[.generations[-1].forced[].gate]' '["shrink","source"]'
expect 0 index rebuild --quiet --index ix in other

# Canaries.
printf '# must be there\n10 common\n1\ttitle:7 -absent\n' >canary
expect 0 index rebuild --quiet --index ix --canary canary --query-program "$TICKERDEX_QUERY_PROGRAM" in
printf '11 common\n1 common absent\n1 date:2025-02-30\n' >canary
expect 3 index rebuild --quiet --index ix --canary canary --query-program "$TICKERDEX_QUERY_PROGRAM" in
says err 'canary:1: common: 10 found, but at least 11 expected'
says err 'canary:2: common absent: 0 found, but at least 1 expected'
says err 'canary:3: date:2025-02-30: cannot be run: tickerdex-query: error:'
expect 0 index rebuild --quiet --index ix --force --canary canary --query-program "$TICKERDEX_QUERY_PROGRAM" in
printf 'common\n' >canary
expect 2 index rebuild --quiet --index ix --canary canary --query-program "$TICKERDEX_QUERY_PROGRAM" in
says err 'canary:1: not a canary'
printf '1 common\n' >canary
expect 2 index rebuild --quiet --index ix --canary canary --query-program ./absent in
mkdir alone
cp "$TICKERDEX_INDEX_PROGRAM" alone/
PATH=/usr/bin:/bin expect 2 alone/tickerdex-index rebuild --index ix --canary canary in
says err '--query-program'
cp "$TICKERDEX_QUERY_PROGRAM" alone/
expect 0 alone/tickerdex-index rebuild --quiet --index ix --canary canary in
expect 2 index rebuild --index ix --max-shrink lots in
expect 2 index rebuild --index ix --max-rejects 101 in
finish
