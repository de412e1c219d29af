#!/usr/bin/env bash
# Build, size and searches for one corpus, one line per figure: who, what, value, unit.
#
#   bash tests/bench/run.sh CORPUS.jsonl QUERIES.txt [WORKDIR]
#   bash tests/bench/run.sh generated [ARTICLES=200000] [WORKDIR]
#
# The corpus needs at least the keys title and body; queries are words, one query per line. With
# TICKERDEX_PEERS=SCRIPT that script is then run with the same corpus, queries and a folder, and
# prints its own lines. Searches use a warm cache. Run it on an otherwise idle machine.
source "$(dirname "${BASH_SOURCE[0]}")/programs.sh"

if [ "${1:-}" = generated ]; then
  articles=${2:-200000}
  work=${3:-$(mktemp -d)}
  mkdir -p "$work"
  corpus=$work/corpus.jsonl queries=$work/queries.txt
  "$generate" "$articles" >"$corpus"
  "$generate" queries 300 >"$queries"
else
  [ $# -ge 2 ] || { sed -n 's/^#   /usage: /p' "$0" >&2; exit 2; }
  corpus=$(realpath "$1") queries=$(realpath "$2")
  work=${3:-$(mktemp -d)}
  mkdir -p "$work"
fi
cd "$work"

"$bench_analyze"
build_index index "$corpus"
seconds=$(jq .seconds report.json)
articles=$(jq .articles report.json)
figure build "$(ratio %.0f "$articles" "$seconds")" articles/s
figure memory "$(jq '.peak_memory_bytes / 1e6 | round' report.json)" MB
index_bytes=$(jq .index_bytes report.json)
text_bytes=$(jq -r '.title + .body' "$corpus" | wc -c)
figure size "$(ratio %.0f "$index_bytes" 1000000)" MB
figure size/input "$(ratio %.2f "$index_bytes" "$(stat -c %s "$corpus")")" times
figure size/text "$(ratio %.2f "$index_bytes" "$text_bytes")" times
"$bench_query" index "$queries"

# Whole processes, from exec to the last byte of ten hits with snippets and a facet.
mapfile -t words < <(head -n 100 "$queries")
started=$(date +%s%N)
for text in "${words[@]}"; do
  "$query" --index index --match any --facet ticker -- "$text" >/dev/null || true
done
figure process "$(ratio %.1f $((($(date +%s%N) - started) / ${#words[@]})) 1000000)" ms/query

if [ -n "${TICKERDEX_PEERS:-}" ]; then
  bash "$TICKERDEX_PEERS" "$corpus" "$queries" "$work/peers"
fi
