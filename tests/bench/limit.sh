#!/usr/bin/env bash
# The peak resident size of a search that prints all articles, one line per format.
#
#   bash tests/bench/limit.sh [WORKDIR] [ARTICLES]      1000000
source "$(dirname "${BASH_SOURCE[0]}")/programs.sh"

work=${1:-$(mktemp -d)}
articles=${2:-1000000}
mkdir -p "$work"
cd "$work"
"$generate" "$articles" 20 >corpus.jsonl
build_index index corpus.jsonl
for format in text json jsonl csv tsv ids; do
  for words in the '"of the"' '--sort newest'; do
    # shellcheck disable=SC2086
    "$query" --index index --limit 18446744073709551615 --format "$format" --match any $words \
      >/dev/null 2>&1 &
    peak=0
    while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$!/status" 2>/dev/null) && [ -n "$now" ]; do
      peak=$now
      sleep 0.05
    done
    wait $! || true
    figure "memory of $articles hits as $format, $words" "$((peak / 1024))" MiB
  done
done
rm -rf index corpus.jsonl
