#!/usr/bin/env bash
# Exit codes and error lines that scripts depend on.
. "$(dirname "$0")/check.sh"

printf '{"id":"1","title":"Only one","body":"Some words here.","date":"2025-11-14"}\n' >one.jsonl
expect 0 index rebuild --quiet --index ix one.jsonl
expect 0 query --index ix words
expect 1 query --index ix absent
expect 2 query --index ix 'date:2025-02-30'
says err 'tickerdex-query: error:'
says err '28 days'
expect 2 query --index ix 'date:2025..2024'
expect 2 query --index ix --facet nonsense words
says err nonsense
expect 2 query --index ix --format xml words
expect 2 query --index nowhere words
says err 'tickerdex-index rebuild --index nowhere'
expect 2 query words
says err TICKERDEX_INDEX
expect 2 index rebuild --index ix
expect 2 index rebuild --index ix --memory tiny one.jsonl
expect 2 index rebuild --index ix --input-format docx one.jsonl
expect 2 index rebuild --index ix --map title one.jsonl
expect 2 index rebuild --index ix --map headline2=X one.jsonl
says err 'no field'
expect 4 index status --index nowhere
expect 0 index --help
expect 0 query --help
expect 0 index --version
expect 0 query --version

# Pasted prose is never an error.
for prose in 'What a day! "unclosed' '((((' 'foo:bar baz' 'AT&T, S&P: up 5%' 'A OR' '"' '-' 'NOT' \
             'http://example.com/a?b=c' "$(printf 'tab\tand\nnewline')"; do
  code=0
  query --index ix -- "$prose" >out 2>err || code=$?
  [ $code -le 1 ] || fail "prose fails with $code: $prose"
  checks=$((checks + 1))
done

# A closed pipe is not an error; a full disk is.
for i in $(seq 2000); do printf '{"id":"%d","title":"T %d","body":"common"}\n' "$i" "$i"; done >many.jsonl
expect 0 index rebuild --quiet --index many many.jsonl
code=0
{ query --index many common --limit 2000 || code=$?; echo "$code" >code; } | head -n 1 >/dev/null
[ "$(cat code)" = 0 ] || fail "a closed pipe gives $(cat code)"
if [ -w /dev/full ]; then
  code=0
  query --index many common --limit 2000 >/dev/full 2>err || code=$?
  [ $code = 2 ] || fail "a full disk gives $code"
fi

# A second rebuild is told who holds the lock; with --wait it runs next.
mkfifo pipe
"$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix --input-format jsonl - <pipe &
holder=$!
exec 9>pipe
while [ ! -s ix/lock ] || ! grep -q "^$holder " ix/lock; do sleep 0.05; done
expect 75 index rebuild --index ix one.jsonl
says err "process $holder, since "
( sleep 0.3; cat one.jsonl >&9; exec 9>&- ) &
exec 9>&-
expect 0 index rebuild --quiet --index ix --wait 30 one.jsonl
wait "$holder"

# The next run cleans up after a killed rebuild.
mkfifo pipe2
"$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix --input-format jsonl - <pipe2 &
holder=$!
exec 9>pipe2
while ! ls -d ix/generations/*.building >/dev/null 2>&1; do sleep 0.05; done
kill -9 "$holder"
wait "$holder" 2>/dev/null || true
exec 9>&-
expect 0 query --index ix words
expect 0 index rebuild --quiet --index ix one.jsonl
! ls -d ix/generations/*.building >/dev/null 2>&1 || fail "a dead run's folder is left"
finish
