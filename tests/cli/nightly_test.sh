#!/usr/bin/env bash
# What an unattended run produces: metrics, events, and a message before the disk is full.
. "$(dirname "$0")/check.sh"

printf '{"id":"1","title":"Only one","body":"Some words here.","date":"2025-11-14"}\n{"id":"2","title":"An \\"undated\\" one","body":"More."}\n{"id":\n' >one.jsonl

# metric NAME: prints its value in the file m.prom.
metric() { sed -n "s/^$1{.*} //p" m.prom; }

# What promtool checks: each family has its HELP and TYPE before its samples, once; names, labels
# and values are in order; units are base units at the end; no gauge ends in _total.
check_metrics() {
  awk '
    function bad(why) { print "line " NR ": " why ": " $0; failed = 1 }
    /^# HELP / { if (seen[$3]++) bad("twice"); if (NF < 4) bad("no help"); help = $3; next }
    /^# TYPE / { if ($3 != help || $4 != "gauge") bad("TYPE does not follow HELP"); type = $3; next }
    /^#/ || /^$/ { bad("neither a family nor a sample"); next }
    {
      name = $0; sub(/\{.*/, "", name)
      if (name != type) bad("a sample outside its family")
      if (name !~ /^tickerdex_[a-z_]+$/ || name ~ /_(total|count|sum|bucket|milliseconds|kilobytes)$/) bad("name")
      if ($0 !~ /^[a-z_]+\{index="([^"\\]|\\.)*"(,[a-z]+="([^"\\]|\\.)*")?\} -?[0-9]+(\.[0-9]+)?$/) bad("form")
      samples++
    }
    END { exit failed || samples < 8 }' m.prom >complaints || fail "m.prom: $(cat complaints)"
  [ "$(tail -c 1 m.prom | od -An -c | tr -d ' ')" = '\n' ] || fail "m.prom does not end with a newline"
  if command -v promtool >/dev/null; then
    promtool check metrics <m.prom >complaints 2>&1 || fail "promtool: $(cat complaints)"
  fi
  checks=$((checks + 1))
}

is() {
  [ "$(metric "$1")" = "$2" ] || fail "$1 is $(metric "$1"), not $2"
  checks=$((checks + 1))
}

odd='i"x \ 1'
expect 0 index rebuild --max-rejects 100 --quiet --index "$odd" --metrics m.prom one.jsonl
check_metrics
is tickerdex_last_run_success 1
is tickerdex_last_run_exit_code 0
is tickerdex_last_run_articles 2
is tickerdex_last_run_undated_articles 1
is tickerdex_last_run_read_bytes "$(wc -c <one.jsonl)"
is tickerdex_live_articles 2
is tickerdex_last_run_rejected_records 1
[ "$(metric tickerdex_last_run_peak_memory_bytes)" -gt 1000000 ] || fail "no peak memory"
[ "$(metric tickerdex_live_index_bytes)" -gt 1000 ] || fail "no size"
grep -qF 'index="i\"x \\ 1"' m.prom || fail "the label is not escaped"
succeeded=$(metric tickerdex_last_success_timestamp_seconds)
[ "$succeeded" -gt 1000000000 ] || fail "no time of success"

# After a failure the time of the last success is kept, and the live generation is described.
sed -i "s/^\(tickerdex_last_success_timestamp_seconds{.*}\) .*/\1 1234567890/" m.prom
expect 4 index rebuild --quiet --index "$odd" --metrics m.prom missing
check_metrics
is tickerdex_last_run_success 0
is tickerdex_last_run_exit_code 4
is tickerdex_last_success_timestamp_seconds 1234567890
is tickerdex_live_articles 2
rm m.prom
expect 4 index rebuild --quiet --index "$odd" --metrics m.prom missing
check_metrics
[ "$(metric tickerdex_last_success_timestamp_seconds)" -ge "$((succeeded - 5))" ] ||
  fail "the live generation's time is not taken where no file was"
expect 2 index rebuild --quiet --index "$odd" --memory tiny --metrics m.prom one.jsonl
is tickerdex_last_run_exit_code 2
[ "$(ls m.prom*)" = m.prom ] || fail "a temporary file is left"
# A file that cannot be written is a warning: the index is more important.
expect 0 index rebuild --max-rejects 100 --quiet --index "$odd" --metrics missing/m.prom one.jsonl
says err 'tickerdex-index: warning: --metrics: cannot write missing/m.prom: No such file'

# A signal: the process that cleans up writes them.
mkfifo pipe
exec 9<>pipe
"$TICKERDEX_INDEX_PROGRAM" rebuild --log-format json --index "$odd" --metrics m.prom - <pipe 2>err 9>&- &
process=$!
while ! ls -d "$odd"/generations/*.building >/dev/null 2>&1; do sleep 0.02; done
kill -TERM $process
code=0
wait $process || code=$?
[ $code = 4 ] || fail "exit $code after SIGTERM"
check_metrics
is tickerdex_last_run_exit_code 4
[ "$(tail -n 1 err | jq -r '[.level, .event, .exit_code, (.message | contains("SIGTERM"))] | join(" ")')" = \
  'error failed 4 true' ] || fail "no event of the signal"
# Another run holds the lock: the metrics are that one's business.
rm m.prom
"$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index "$odd" - <pipe 2>err 9>&- &
process=$!
while ! ls -d "$odd"/generations/*.building >/dev/null 2>&1; do sleep 0.02; done
expect 75 index rebuild --index "$odd" --metrics m.prom one.jsonl
[ ! -e m.prom ] || fail "metrics of a run that never was"
kill -TERM $process
wait $process || true
exec 9>&-

# Events: one JSON object a line, with time, level and event; no bar, nothing with --quiet.
expect 0 index rebuild --max-rejects 100 --log-format json --index ix one.jsonl
jq -e -s 'all(.[]; (.time | test("^20..-..-..T..:..:..[.][0-9]{3}Z$")) and
                   (.level == "info") and (.event | type == "string"))' err >/dev/null ||
  fail "events are not in form"
cp err events
[ "$(jq -rs '[.[] | select(.event == "phase").phase] | first' events)" = reading ] || fail "no reading"
[ "$(jq -rs 'last | [.event, .articles, .rejected] | join(" ")' events)" = 'published 2 1' ] ||
  fail "the last event is not that of the end"
jq -se '(map(select(.event == "phase")) | length) == (map(select(.event == "phase_end")) | length)' \
  events >/dev/null || fail "a phase that does not end"
expect 0 index rebuild --max-rejects 100 --log-format json --quiet --index ix one.jsonl
[ ! -s err ] || fail "events in spite of --quiet"
expect 4 index rebuild --log-format json --quiet --index ix missing
[ "$(jq -r '[.level, .event, .exit_code] | join(" ")' err)" = 'error failed 4' ] || fail "no event of failure"

# The report has memory and rates.
expect 0 index rebuild --max-rejects 100 --index ix one.jsonl
says out 'articles/s'
says out 'at peak'

# Eight terabytes of sources do not fit: both figures are told, and nothing was read. A file system
# that has no such files has none to index either.
if truncate -s 8T huge.jsonl 2>/dev/null; then
  before=$(ls -R ix)
  expect 4 index rebuild --quiet --index ix one.jsonl huge.jsonl
  says err '8796093 MB may take 35184389 MB'
  says err '--no-space-check'
  [ "$(ls -R ix)" = "$before" ] || fail "the space check left something"
  rm huge.jsonl
fi

# A disk that really fills up, at several sizes, with either writer.
for i in $(seq 6000); do
  echo "{\"id\":\"$i\",\"title\":\"T $i\",\"body\":\"common w$((i % 977)) w$((i * 7919 % 30011)) z$i\"}"
done >many.jsonl
cat >fill.sh <<'END'
set -e
mkdir -p full
mount -t tmpfs -o size="$1" tmpfs full
"$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --max-rejects 100 --no-space-check --index full/ix one.jsonl
before=$(ls -R full)
code=0
"$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --no-space-check --writer "$2" --index full/ix many.jsonl 2>err || code=$?
[ $code = 4 ] || { echo "exit $code where the disk is full"; exit 1; }
grep -qi 'no space left' err || { echo "another error: $(cat err)"; exit 1; }
[ "$(ls -R full)" = "$before" ] || { echo "left: $(ls -R full)"; exit 1; }
[ "$("$TICKERDEX_QUERY_PROGRAM" --index full/ix --count '')" = 2 ] || { echo "not as before"; exit 1; }
"$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index full/ix many.jsonl 2>err && { echo "no check"; exit 1; }
grep -q 'no-space-check' err || { echo "no check of space: $(cat err)"; exit 1; }
END
export TICKERDEX_INDEX_PROGRAM TICKERDEX_QUERY_PROGRAM
alone=(unshare -m)
[ "$(id -u)" = 0 ] || alone=(unshare -rm)
if "${alone[@]}" sh -c 'mkdir -p full && mount -t tmpfs tmpfs full' 2>/dev/null; then
  for size in 300k 700k 1200k 1800k; do
    for writer in bulk api; do
      # Xapian leaks a buffer where a write of its own fails.
      ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0 "${alone[@]}" bash fill.sh $size $writer >out 2>&1 || fail "a disk of $size, writer $writer"
      checks=$((checks + 1))
    done
  done
else
  echo "no mount is allowed here: the disk that fills up is left out"
fi
finish
