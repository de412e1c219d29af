#!/usr/bin/env bash
# The peak resident size of a rebuild against its --memory, one line a run.
#
#   bash tests/bench/memory.sh [WORKDIR] [GIGABYTES...]      1 10
#
# Ten gigabytes need some 60 GB of disk. TICKERDEX_BENCH_MEMORY="64MiB 2GiB" takes other sizes.
source "$(dirname "${BASH_SOURCE[0]}")/programs.sh"

work=${1:-$(mktemp -d)}
shift || true
sizes=("$@")
[ $# -gt 0 ] || sizes=(1 10)
mkdir -p "$work"
cd "$work"
for gigabytes in "${sizes[@]}"; do
  "$generate" $((gigabytes * 500000)) 300 >corpus.jsonl
  for memory in ${TICKERDEX_BENCH_MEMORY:-128MiB 512MiB 1GiB}; do
    build_index index corpus.jsonl --memory "$memory"
    figure "memory of $(ratio %.2f "$(stat -c %s corpus.jsonl)" 1000000000) GB at $memory" "$(
      jq -r '"\(.peak_memory_bytes / 1048576 | ceil) MiB, \(.articles) articles in \(.seconds | round)"' \
        report.json)" s
  done
done
rm -rf index corpus.jsonl
