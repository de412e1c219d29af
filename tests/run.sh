#!/usr/bin/env bash
# Installs missing packages, builds everything and runs all tests; takes some minutes the first
# time.
#   bash tests/run.sh              warnings are errors
#   bash tests/run.sh --sanitize   the same under address and undefined-behaviour sanitizers
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$top/.build/tests
# Moderate optimisation without debug information halves the time to compile.
options=(-DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-O1 -DNDEBUG")
case "${1:-}" in
  "") ;;
  --sanitize)
    build=$top/.build/sanitize
    options=(-DTICKERDEX_SANITIZE=ON -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1)
    # Xapian 1.4's own Database::check deletes a table through a base class of another size.
    export ASAN_OPTIONS=detect_leaks=1:new_delete_type_mismatch=0 UBSAN_OPTIONS=print_stacktrace=1
    ;;
  *) echo "usage: bash tests/run.sh [--sanitize]" >&2; exit 2 ;;
esac

mkdir -p "$top/.build"
bash "$top/tests/packages.sh" --tests
echo "build: ${build#"$top"/}"
cmake -S "$top" -B "$build" -G Ninja -DTICKERDEX_WERROR=ON -DTICKERDEX_TESTS=ON "${options[@]}" \
  >"$top/.build/configure.log" 2>&1 || { cat "$top/.build/configure.log" >&2; exit 1; }
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure --timeout 900 -j "$(nproc)"
