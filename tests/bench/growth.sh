#!/usr/bin/env bash
# The growth of build time, memory and search time with the number of articles: a table, and
# exponents of growth between the smallest and the largest (1.00: in proportion).
#
#   bash tests/bench/growth.sh [WORKDIR] [ARTICLES...]      200000 1000000 5000000
#
# Five million articles need some 60 GB of disk during the build. Options for the rebuild come
# from TICKERDEX_BENCH_OPTIONS ("--memory 512MiB").
source "$(dirname "${BASH_SOURCE[0]}")/programs.sh"

work=${1:-$(mktemp -d)}
shift || true
sizes=("$@")
[ $# -gt 0 ] || sizes=(200000 1000000 5000000)
mkdir -p "$work"
cd "$work"
read -ra options <<<"${TICKERDEX_BENCH_OPTIONS:-}"
"$generate" queries 100 >queries.txt

: >table
for articles in "${sizes[@]}"; do
  "$generate" "$articles" 300 >corpus.jsonl
  build_index index corpus.jsonl "${options[@]}"
  "$bench_query" index queries.txt own >figures
  of() { awk -v what="$1" '$2 == what && NF == 4 { print $3 }' figures; }
  echo "$articles $(jq -r '[.bytes_read / 1e9, .seconds, .peak_memory_bytes / 1e6,
    .index_bytes / 1e9] | map(tostring) | join(" ")' report.json) $(of top10-or) $(of top10-and) \
$(of facets3-or) $(of newest-or)" >>table
  tail -n 1 table >&2
done
rm -rf index corpus.jsonl
awk '
  BEGIN { printf "%9s %8s %8s %8s %9s %9s %9s %9s %9s\n", "articles", "input GB", "build s",
                 "peak MB", "index GB", "OR us", "AND us", "facets us", "newest us" }
  { printf "%9d %8.2f %8.1f %8.0f %9.2f %9d %9d %9d %9d\n", $1, $2, $3, $4, $5, $6, $7, $8, $9
    for (i = 1; i <= NF; ++i) { if (NR == 1) first[i] = $i; last[i] = $i } }
  END { if (NR < 2) exit
        printf "%9s %8s", "exponent", ""
        for (i = 3; i <= 9; ++i)
          printf " %*.2f", i < 5 ? 8 : 9, log(last[i] / first[i]) / log(last[1] / first[1])
        printf "\n" }' table
