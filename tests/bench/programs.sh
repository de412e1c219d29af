# Sourced by the benchmarks: builds the programs, or uses those of TICKERDEX_BUILD.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${TICKERDEX_BUILD:-$top/.build/bench}
if [ -z "${TICKERDEX_BUILD:-}" ]; then
  mkdir -p "$top/.build"
  bash "$top/tests/packages.sh" --tests >&2
  cmake -S "$top" -B "$build" -G Ninja >"$top/.build/configure.log"
  cmake --build "$build" --target tickerdex-index tickerdex-query bench_generate bench_query \
    bench_analyze >&2
fi
index=$build/indexer/tickerdex-index
query=$build/query/tickerdex-query
generate=$build/tests/bench/bench_generate
bench_query=$build/tests/bench/bench_query
bench_analyze=$build/tests/bench/bench_analyze

# figure WHAT VALUE UNIT: prints one line.
figure() { printf 'tickerdex %s %s %s\n' "$1" "$2" "$3"; }

# ratio FORMAT A B: A / B.
ratio() { awk -v f="$1" -v a="$2" -v b="$3" 'BEGIN { printf f, a / b }'; }

# build_index INDEX SOURCE OPTION...: builds a new index; writes the report to report.json.
build_index() {
  local folder=$1 source=$2
  shift 2
  rm -rf "$folder"
  "$index" rebuild --quiet --format json --index "$folder" "$@" "$source" >report.json
}
