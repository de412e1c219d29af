# Sourced by the tests of the command line: runs each in its own empty folder.
# From ctest: TICKERDEX_INDEX_PROGRAM, TICKERDEX_QUERY_PROGRAM, TICKERDEX_TEST_DATA.
set -euo pipefail

: "${TICKERDEX_INDEX_PROGRAM:?}" "${TICKERDEX_QUERY_PROGRAM:?}" "${TICKERDEX_TEST_DATA:?}"
unset TICKERDEX_INDEX NO_COLOR COLUMNS
folder=$(mktemp -d "${TMPDIR:-/tmp}/tickerdex-cli-XXXXXX")
trap 'chmod -R u+rwx "$folder" 2>/dev/null; rm -rf "$folder"' EXIT
cd "$folder"
checks=0

index() { "$TICKERDEX_INDEX_PROGRAM" "$@"; }
query() { "$TICKERDEX_QUERY_PROGRAM" "$@"; }

fail() {
  echo "FAILED: $*" >&2
  [ -f out ] && sed 's/^/  out: /' out >&2
  [ -f err ] && sed 's/^/  err: /' err >&2
  exit 1
}

# expect CODE COMMAND...: runs the command with its output in the files out and err.
expect() {
  local wanted=$1 code=0
  shift
  "$@" >out 2>err || code=$?
  [ "$code" = "$wanted" ] || fail "exit $code instead of $wanted: $*"
  checks=$((checks + 1))
}

# says FILE TEXT: checks that FILE (out or err) contains TEXT.
says() {
  grep -qF -- "$2" "$1" || fail "$1 does not contain: $2"
  checks=$((checks + 1))
}

# json FILTER EXPECTED: checks jq's result for out.
json() {
  local got
  got=$(jq -rc "$1" out) || fail "jq cannot read out: $1"
  [ "$got" = "$2" ] || fail "$1 is $got instead of $2"
  checks=$((checks + 1))
}

finish() {
  [ "$checks" -gt 0 ] || fail "nothing was checked"
  echo "$checks checks passed"
}
