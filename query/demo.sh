#!/usr/bin/env bash
# From a fresh clone to a first search: installs missing packages, builds, indexes the project's
# sample articles and searches them. It can be run again, and is then fast.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$top/.build/demo
bash "$top/tests/packages.sh"
mkdir -p "$build"
if ! { cmake -S "$top" -B "$build" -G Ninja -DTICKERDEX_TESTS=OFF && cmake --build "$build"; } \
    >"$build/build.log" 2>&1; then
  tail -n 40 "$build/build.log" >&2
  exit 1
fi
PATH=$build/indexer:$build/query:$PATH
export TICKERDEX_INDEX=$build/index
cd "$top/tests/data"

show() {
  local word
  printf '\n$'
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9_./:=-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$@"
}
show tickerdex-index rebuild --quiet articles
show tickerdex-index status
show tickerdex-query 'cloud revenue' --limit 3
show tickerdex-query 'about:BABA since:2025' --limit 2 --facet ticker --facet topic:5 --facet date:month
show tickerdex-query '"人工智能" OR クラウド' --limit 2
