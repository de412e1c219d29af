#!/usr/bin/env bash
# Builds the fuzzers with clang and runs them one after another; stops at the first failure.
#   bash tests/fuzz/run.sh [NAME|all] [SECONDS]   600 seconds each unless told otherwise
#   bash tests/fuzz/run.sh --keep [NAME|all]      adds to corpus/NAME the inputs that reached new code
# Interesting inputs are collected in .build/fuzz/found/NAME; an input that breaks a property, or
# takes longer than ten seconds, is written to .build/fuzz/broken.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$top/.build/fuzz
max_kept=40
keep=no
[ "${1:-}" = --keep ] && { keep=yes; shift; }
names=${1:-all}
seconds=${2:-600}

mkdir -p "$build/broken"
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="${CXX:-clang++}" -DTICKERDEX_FUZZ=ON \
  -DTICKERDEX_TESTS=ON "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -gline-tables-only" \
  >"$build/configure.log" 2>&1 || { cat "$build/configure.log" >&2; exit 1; }
if [ "$names" = all ]; then
  names=$(cd "$top/tests/fuzz" && for file in *_fuzz.cpp; do echo "${file%_fuzz.cpp}"; done)
fi

for name in $names; do
  cmake --build "$build" --target "${name}_fuzz"
  found=$build/found/$name
  mkdir -p "$found"
  if [ $keep = yes ]; then
    corpus=$top/tests/fuzz/corpus/$name
    # Counters off: an input is kept for reaching new code, not for how often it does.
    "$build/tests/fuzz/${name}_fuzz" -merge=1 -set_cover_merge=1 -use_counters=0 \
      -rss_limit_mb=2048 -timeout=10 "$corpus" "$found" 2>&1 | tail -n 1
    # Ordered by what they add. Names that are hashes come from fuzzing.
    (cd "$corpus" && { ls -tr | grep -xE '[0-9a-f]{40}' || true; } | tail -n "+$((max_kept + 1))" |
      xargs -r rm)
  else
    "$build/tests/fuzz/${name}_fuzz" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 \
      -print_final_stats=1 -artifact_prefix="$build/broken/$name-" \
      "$found" "$top/tests/fuzz/corpus/$name"
  fi
done
