#!/usr/bin/env bash
# A signal ends a run at once, at any point: exit 4, a message, nothing left behind.
. "$(dirname "$0")/check.sh"

printf '{"id":"1","title":"Only one","body":"Some words here.","date":"2025-11-14"}\n' >one.jsonl
expect 0 index rebuild --quiet --index ix one.jsonl
before=$(ls -R ix)

# background COMMAND...: starts it with its output in out and err, with default signals (a shell
# ignores SIGINT for background processes).
background() {
  env --default-signal=INT,HUP "$@" <&0 >out 2>err 9>&- &
  process=$!
}

until_building() {
  while ! ls -d ix/generations/*.building >/dev/null 2>&1; do sleep 0.02; done
}

# ended SIGNAL: checks that the process in the background ended correctly and in time.
ended() {
  local started code=0
  started=$(date +%s%N)
  kill -s "$1" "$process"
  wait "$process" || code=$?
  local took=$(( ($(date +%s%N) - started) / 1000000 ))
  [ "$code" = 4 ] || fail "exit $code instead of 4 after SIG$1"
  [ "$took" -lt 10000 ] || fail "SIG$1 took $took ms"
  [ "$(cat err)" = "tickerdex-index: error: interrupted by SIG$1; the live index is as before" ] ||
    fail "not the expected line after SIG$1"
  [ ! -s out ] || fail "a report after SIG$1"
  [ "$(ls -R ix)" = "$before" ] || fail "SIG$1 left something behind: $(ls -R ix)"
  expect 0 query --index ix --count ''
  [ "$(cat out)" = 1 ] || fail "the live index is not as before"
  checks=$((checks + 5))
}

# While waiting for standard input, with one thread and with several.
mkfifo pipe
exec 9<>pipe
for signal in TERM INT HUP; do
  for jobs in 1 3; do
    background "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --jobs $jobs --index ix - <pipe
    until_building
    ended $signal
  done
done

# At any time of a longer run, with both writers, each time a little later.
for i in $(seq 60000); do
  echo "{\"id\":\"$i\",\"title\":\"T $i\",\"body\":\"common w$((i % 977)) w$((i * 7919 % 30011)) z$i\"}"
done >many.jsonl
for command in 'rebuild --writer bulk' 'rebuild --writer api' update; do
  hit=0
  for pause in 0.02 0.05 0.1 0.15 0.2 0.3 0.4 0.6; do
    background "$TICKERDEX_INDEX_PROGRAM" $command --quiet --jobs 2 --memory 64MiB \
      --index ix many.jsonl
    sleep $pause
    kill -TERM "$process" 2>/dev/null || true
    code=0
    wait "$process" || code=$?
    case $code in
      4) hit=$((hit + 1)) ;;
      0) break ;;    # it was through
      143) continue ;;  # it had not begun
      *) fail "exit $code after $pause s of $command" ;;
    esac
    [ "$(ls -R ix)" = "$before" ] || fail "after $pause s of $command: $(ls -R ix)"
  done
  [ $hit -gt 0 ] || fail "no run of $command was interrupted"
  checks=$((checks + hit))
done

# While waiting for another run, whose files are not touched.
background "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix --input-format jsonl - <pipe
holder=$process
until_building
before=$(ls -R ix)
background "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix --wait 60 one.jsonl
sleep 0.3
ended TERM
cat one.jsonl >&9
exec 9>&-
wait "$holder" || fail "the other run did not publish"
exec 9<>pipe

# nohup: an ignored SIGHUP stays ignored.
(trap '' HUP; exec "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix --input-format jsonl - <pipe 9>&-) &
holder=$!
until_building
kill -HUP "$holder"
cat one.jsonl >&9
exec 9>&-
wait "$holder" || fail "SIGHUP ended a run under nohup"

# If nobody reads its output, it still publishes.
{ "$TICKERDEX_INDEX_PROGRAM" rebuild --index ix one.jsonl 2>&1 || echo $? >code; } | true
[ ! -s code ] || fail "a closed pipe ends a rebuild with $(cat code)"
"$TICKERDEX_INDEX_PROGRAM" rebuild --index ix one.jsonl >&- 2>&- || fail "closed streams end a rebuild"
! ls -d ix/generations/*.building >/dev/null 2>&1 || fail "a folder is left"

# --nice applies to all threads.
exec 9<>pipe
background "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --nice --jobs 2 --index ix - <pipe
until_building
for stat in "/proc/$process"/task/*/stat; do
  [ "$(cut -d' ' -f19 "$stat")" -ge 10 ] || fail "a thread's nice value is below 10"
done
if command -v ionice >/dev/null; then
  [ "$(ionice -p "$process")" = 'best-effort: prio 7' ] || fail "$(ionice -p "$process")"
fi
kill -TERM "$process"
wait "$process" || true

# The argument with which the program restarts itself has no effect for others.
expect 4 index --after-signal=15,0,0 rebuild --index ix one.jsonl
expect 2 index --after-signal=x rebuild --index ix one.jsonl
finish
