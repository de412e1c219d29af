#!/usr/bin/env bash
# A mapped file that is truncated while being read ends the run with its name and an exit code.
. "$(dirname "$0")/check.sh"
: "${TICKERDEX_CUT_AFTER_MAP:?}"

cut() {  # cut NAME COMMAND...: NAME is cut to its first page once it is mapped
  TICKERDEX_CUT=/$1 LD_PRELOAD=$TICKERDEX_CUT_AFTER_MAP "${@:2}"
}
for i in $(seq 4000); do
  echo "{\"id\":\"$i\",\"title\":\"Title $i\",\"body\":\"some words $i\",\"source\":\"s$((i % 7))\"}"
done >a.jsonl
expect 0 index rebuild --quiet --index whole a.jsonl
expect 0 index verify --quiet --index whole
for name in columns ledger; do
  rm -rf ix && cp -a whole ix
  expect 4 cut $name "$TICKERDEX_INDEX_PROGRAM" verify --index ix
  says err "tickerdex-index: error: ix/generations/"
  says err "/$name cannot be read any more"
done
rm -rf ix && cp -a whole ix
echo '{"id":"n","title":"New","body":"words"}' >>a.jsonl
expect 4 cut ledger "$TICKERDEX_INDEX_PROGRAM" update --quiet --index ix a.jsonl
says err "/ledger cannot be read any more"
expect 0 query --index ix --count words
expect 4 index status --index ix
says out 'ledger is cut short'
expect 0 index update --quiet --index ix a.jsonl
expect 0 index status --index ix
rm -rf ix && cp -a whole ix
expect 2 cut columns "$TICKERDEX_QUERY_PROGRAM" --index ix --facet source words
says err "tickerdex-query: error: ix/generations/"
says err "/columns cannot be read any more"
finish
