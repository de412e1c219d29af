#!/usr/bin/env bash
# The nightly script, the units and the crontab line, as they are installed.
. "$(dirname "$0")/check.sh"
: "${TICKERDEX_BUILD:?}" "${TICKERDEX_CMAKE:?}"

expect 0 "$TICKERDEX_CMAKE" --install "$TICKERDEX_BUILD" --prefix "$folder/pre fix"
nightly="$folder/pre fix/bin/tickerdex-nightly"
units="$folder/pre fix/lib/systemd/system"
doc=$(dirname "$(find "$folder/pre fix" -name nightly.env)")

sh -n "$nightly" || fail "the script is no sh"
if command -v shellcheck >/dev/null; then
  shellcheck -s sh "$nightly" >out 2>&1 || fail "shellcheck has something to say"
fi
says "$doc/tickerdex.crontab" "$nightly /etc/tickerdex/nightly.env"
grep -v '^#' "$doc/tickerdex.crontab" | grep -qE '^([0-9*]+ +){5} */' || fail "no crontab line"
says "$units/tickerdex-nightly.service" "ExecStart=$nightly"
if command -v systemd-analyze >/dev/null; then
  # A prefix without blanks, as systemd would want them quoted; a user that is there.
  expect 0 "$TICKERDEX_CMAKE" --install "$TICKERDEX_BUILD" --prefix "$folder/prefix"
  mkdir units
  sed "s/^User=.*/User=$(id -un)/" "$folder/prefix/lib/systemd/system/tickerdex-nightly.service" \
    >units/tickerdex-nightly.service
  cp "$units/tickerdex-nightly.timer" units
  for unit in units/*; do
    systemd-analyze verify "$PWD/$unit" >out 2>&1 || fail "$unit"
    [ ! -s out ] || ! grep -q tickerdex out || fail "$unit is not without reproach"
    checks=$((checks + 1))
  done
else
  echo "systemd-analyze is not here: the units are not verified"
fi

# The settings as they are installed, with other places; sh and systemd read the same.
sed -e "s|^TICKERDEX_INDEX=.*|TICKERDEX_INDEX=\"$folder/my index\"|" \
    -e "s|^TICKERDEX_SOURCES=.*|TICKERDEX_SOURCES=\"$TICKERDEX_TEST_DATA/articles/news:$folder/more news\"|" \
    -e "s|^TICKERDEX_REPORTS=.*|TICKERDEX_REPORTS=\"$folder/reports\"|" \
    -e "s|^TICKERDEX_KEEP_REPORTS=.*|TICKERDEX_KEEP_REPORTS=\"3\"|" \
    -e "s|^TICKERDEX_METRICS=.*|TICKERDEX_METRICS=\"$folder/m.prom\"|" "$doc/nightly.env" >night.env
grep -vE '^#|^$' night.env | grep -vqE '^[A-Z_]+="[^"$`\\]*"$' && fail "settings that systemd reads otherwise"
mkdir "more news"
printf '{"id":"x","title":"One more","body":"Freshly arrived."}\n' >"more news/a b.jsonl"

expect 0 "$nightly" night.env
[ ! -s out ] && [ ! -s err ] || fail "it is not silent when all is well"
expect 0 query --index "my index" --count 'freshly'
[ "$(ls reports | wc -l)" = 1 ] || fail "not one report"
head -n -1 reports/*-exit0.txt >out
json '.result' published
[ "$(tail -n 1 reports/*-exit0.txt)" = 'exit 0' ] || fail "the report does not end with the exit code"
grep -q '^tickerdex_last_run_success{.*} 1$' m.prom || fail "no metrics"

# With an environment alone, as systemd calls it.
expect 0 env -i PATH="$PATH" ASAN_OPTIONS="${ASAN_OPTIONS:-}" $(sed -n 's/="\([^ "]*\)"$/=\1/p' night.env) \
  TICKERDEX_INDEX="$folder/my index" TICKERDEX_SOURCES="$folder/more news" TICKERDEX_OPTIONS=--force "$nightly"
expect 0 query --index "my index" --count ''
[ "$(cat out)" = 1 ] || fail "the environment's sources were not taken"

# A gate that refuses: 3, told, and nothing is lost.
expect 0 "$nightly" night.env
expect 0 query --index "my index" --count ''
whole=$(cat out)
sed 's|^TICKERDEX_SOURCES=.*|TICKERDEX_SOURCES="'"$folder"'/more news"|' night.env >few.env
expect 3 "$nightly" few.env
says err '--force'
expect 0 query --index "my index" --count ''
[ "$(cat out)" = "$whole" ] || fail "a refused run changed the index"

# A failure is told, and its code goes through; three reports stay.
for i in 1 2 3 4; do
  rm -rf "more news"
  expect 4 "$nightly" night.env
  says err 'no such file or folder'
  sleep 1.1  # reports are named by the second
done
[ "$(ls reports | wc -l)" = 3 ] || fail "reports: $(ls reports)"
[ "$(ls reports | grep -c 'exit4.txt$')" = 3 ] || fail "not the last reports were kept"
mkdir "more news"
expect 2 "$nightly" nowhere.env
expect 2 env -u TICKERDEX_INDEX "$nightly"
printf 'TICKERDEX_OPTIONS="--frobnicate"\n' | cat night.env - >bad.env
expect 2 "$nightly" bad.env
says err 'frobnicate'

# A locked index; and a signal to the script goes on to the run, whose word is in the report.
mkfifo "more news.jsonl" pipe
sed 's|^TICKERDEX_SOURCES=.*|TICKERDEX_SOURCES="'"$folder"'/more news.jsonl"|' night.env >slow.env
"$nightly" slow.env 2>err &
process=$!
while ! ls -d "my index"/generations/*.building >/dev/null 2>&1; do sleep 0.05; done
expect 75 "$nightly" night.env
says err 'another rebuild holds'
kill -TERM $process
code=0
wait $process || code=$?
[ $code = 4 ] || fail "exit $code after SIGTERM"
grep -q 'interrupted by SIGTERM' reports/*-exit4.txt || fail "no word of the signal"
! ls reports/*.part >/dev/null 2>&1 || fail "half a report is left"
finish
