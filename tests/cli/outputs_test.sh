#!/usr/bin/env bash
# Where a run may write besides its index, what it may read whole, and who may hold its lock.
. "$(dirname "$0")/check.sh"

mkdir s
for i in $(seq 20); do
  printf '{"id":"%d","title":"T %d","body":"said words","date":"2025-11-14"}\n' "$i" "$i"
done >s/a.jsonl
cp s/a.jsonl kept
expect 0 index rebuild --quiet --index ix s
before=$(ls -R ix)

# refused WORDS OPTION FILE [SOURCE]: a usage error before anything is written, and no change.
refused() {
  expect 2 timeout 20 "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix "$2" "$3" "${4:-s}"
  says err "tickerdex-index: error: $2 $3: "
  says err "$1"
  cmp -s kept s/a.jsonl || fail "$2 $3 changed a source"
  [ "$(ls -R ix)" = "$before" ] || fail "$2 $3 changed the index"
}

mkdir folder
mkfifo pipe
ln -s /dev/null null
ln -s kept link
ln -s nowhere dangling
ln s/a.jsonl hard
for option in --metrics --rejects; do
  for file in folder folder/ . ..; do refused 'a folder' $option "$file"; done
  refused 'a pipe' $option pipe
  for file in /dev/null /dev/zero /dev/full; do refused 'a device' $option $file; done
  for file in null link dangling /dev/stdout; do refused 'a symbolic link' $option $file; done
  for file in s/a.jsonl s/new ./s/../s/new "$folder/s/new"; do
    refused 'it lies in the source s' $option "$file"
  done
  refused 'it is the source s/a.jsonl' $option s/a.jsonl s/a.jsonl
  refused 'it is the source hard' $option s/a.jsonl hard
  refused 'by a link' $option hard
  for file in ix/new ix/current/new ix/generations/new ix/lock; do
    refused 'it lies in the index ix' $option "$file"
  done
done
if [ "$(id -u)" = 0 ]; then
  for kind in 'null 3' 'zero 5' 'full 7'; do
    mknod "own ${kind% *}" c 1 "${kind#* }" 2>/dev/null || continue
    [ -c "own ${kind% *}" ] && refused 'a device' --metrics "own ${kind% *}"
    [ -c "own ${kind% *}" ] || fail "a device was replaced"
  done
fi
expect 2 index rebuild --quiet --index ix --metrics same --rejects ./same s
says err 'it is the file of --rejects'
printf '1 said\n' >canary
expect 2 index rebuild --quiet --index ix --canary canary --rejects canary s
says err 'it is the file of --canary'
expect 2 index rebuild --quiet --index new --metrics new/m s
[ ! -e new ] || fail "a refused path made an index"
expect 2 index rebuild --quiet --index ix --rejects nowhere/r s
says err 'there is no folder nowhere'
for option in --canary --symbols --query-program; do
  for file in folder pipe /dev/zero; do
    expect 2 timeout 20 "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix "$option" $file s
    says err "$option $file: it is a"
  done
done
head -c 1100000 /dev/zero | tr '\0' '#' >large
expect 2 index rebuild --quiet --index ix --canary large s
says err 'larger than 1048576 bytes'

# What was planted under names that could be guessed is not written through, and stays.
echo precious >victim
for name in m.prom r.jsonl; do ln -s victim $name.new; done
ln -s ../victim ix/current.new
printf '{"id":\n' >>s/a.jsonl
expect 0 index rebuild --quiet --index ix --metrics m.prom --rejects r.jsonl s
[ "$(cat victim)" = precious ] || fail "a planted link was written through"
grep -q last_run_success m.prom || fail "no metrics"
[ "$(jq -r .reason r.jsonl)" != '' ] || fail "no rejects"
[ "$(stat -c %a m.prom r.jsonl | sort -u)" = 644 ] || fail "modes: $(stat -c %a m.prom r.jsonl)"
[ "$(ls -A | grep -c tickerdex-)" = 0 ] || fail "something is left: $(ls -A)"

# An earlier metrics file of no use is not read without bound, and is replaced.
head -c 5000000 /dev/zero >m.prom
expect 0 index rebuild --quiet --index ix --metrics m.prom s
says err 'warning: '
says err '4194304 bytes'
grep -q last_run_success m.prom || fail "no metrics in place of a useless file"

# A run that fails or is refused keeps what it rejected; one that found nothing, the old file.
echo old >r.jsonl
expect 4 index rebuild --quiet --index ix --rejects r.jsonl nowhere
[ "$(cat r.jsonl)" = old ] || fail "a run that read nothing replaced the rejects"
expect 3 index rebuild --quiet --index ix --max-rejects 0 --rejects r.jsonl s
[ "$(wc -l <r.jsonl)" = 1 ] || fail "a refused run lost its rejects"

# A disk that is full for them costs no night: a warning, exit 0, published.
cat >full.sh <<'END'
mkdir -p full && mount -t tmpfs -o size=64k tmpfs full || exit 99
echo old >full/r.jsonl
head -c 100000 /dev/zero >full/ballast 2>/dev/null
"$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix --rejects full/r.jsonl --metrics full/m.prom s
code=$?
[ "$(cat full/r.jsonl)" = old ] || echo "the rejects were lost"
[ "$(ls -A full | wc -l)" = 2 ] || ls -A full
exit $code
END
export TICKERDEX_INDEX_PROGRAM
alone=(unshare -m)
[ "$(id -u)" = 0 ] || alone=(unshare -rm)
if "${alone[@]}" sh -c 'mkdir -p full && mount -t tmpfs tmpfs full' 2>/dev/null; then
  expect 0 "${alone[@]}" sh full.sh
  [ ! -s out ] || fail "a full disk: $(cat out)"
  says err 'warning: --rejects: cannot write full/r.jsonl'
  says err 'warning: --metrics: cannot write full/m.prom'
else
  echo "no mount is allowed here: the full disk is left out"
fi
(ulimit -f 1; expect 4 index rebuild --quiet --index ix s; says err 'File too large')

# A signal leaves the old files, and nothing beside them.
mkfifo news
exec 9<>news
echo old >r.jsonl
"$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix --rejects r.jsonl --metrics m.prom - <news 2>err 9>&- &
process=$!
while ! ls -A | grep -q r.jsonl.tickerdex-; do sleep 0.02; done
kill -TERM $process
wait $process && fail "a run that was interrupted gives 0"
[ "$(cat r.jsonl)" = old ] || fail "an interrupted run replaced the rejects"
! ls -A | grep -q tickerdex- || fail "an interrupted run left $(ls -A)"
# A kill leaves one, which the next run takes away.
"$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix --rejects r.jsonl - <news 2>err 9>&- &
process=$!
while ! ls -A | grep -q r.jsonl.tickerdex-; do sleep 0.02; done
kill -KILL $process
wait $process 2>/dev/null || true
expect 0 index rebuild --quiet --index ix --rejects r.jsonl s
! ls -A | grep -q tickerdex- || fail "what a killed run left is there: $(ls -A)"

# A report that nobody reads, after the swap: a signal ends the run all the same, as published.
mkfifo unread
exec 8<>unread
head -c 65536 /dev/zero >&8
live=$(readlink ix/current)
"$TICKERDEX_INDEX_PROGRAM" rebuild --format json --quiet --index ix s >unread 2>err 9>&- &
process=$!
while [ "$(readlink ix/current)" = "$live" ]; do sleep 0.05; done
sleep 0.5
kill -TERM $process
code=0
timeout 30 tail --pid=$process -f /dev/null || fail "SIGTERM does not end a run that hangs on its report"
wait $process || code=$?
[ $code = 0 ] || fail "exit $code of a run that had published"
says err 'interrupted by SIGTERM after it published'
exec 8>&-

# A canary's program, and what that starts, end with the run.
cat >slow <<'END'
#!/bin/sh
sleep 987 &
echo $$ $! >children
trap '' TERM
wait
sleep 986
END
chmod +x slow
for signal in TERM INT HUP; do
  rm -f children
  env --default-signal=INT,HUP "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index ix --canary canary \
    --query-program ./slow s 2>err 9>&- &
  process=$!
  while [ ! -s children ]; do sleep 0.02; done
  read -r child grandchild <children
  kill -s $signal $process
  code=0
  wait $process || code=$?
  [ $code = 4 ] || fail "exit $code after SIG$signal in a canary"
  for i in $(seq 50); do
    alive=$(cat /proc/$child/stat /proc/$grandchild/stat 2>/dev/null | grep -vc ') Z' || true)
    [ "$alive" = 0 ] && break
    sleep 0.1
  done
  [ "$alive" = 0 ] || fail "a canary's children outlive SIG$signal"
  checks=$((checks + 1))
done
exec 9>&-

# The lock: nobody but who may write the index can open it; a planted one is not touched.
before=$(readlink ix/current)
[ "$(stat -c %a ix/lock)" = 600 ] || fail "mode of the lock: $(stat -c %a ix/lock)"
chmod 644 ix/lock
expect 0 index rebuild --quiet --index ix s
[ "$(stat -c %a ix/lock)" = 600 ] || fail "a wide lock was not tightened"
chmod 755 . ix
if [ "$(id -u)" = 0 ]; then
  expect 66 setpriv --reuid 65534 --regid 65534 --clear-groups -- flock -n ix/lock true
fi
for command in 'rebuild --quiet' 'update --quiet' rollback; do
  rm ix/lock
  ln -s ../victim ix/lock
  source=s
  [ "$command" = rollback ] && source=
  # shellcheck disable=SC2086
  expect 4 index $command --index ix $source
  says err 'ix/lock cannot be used as the lock: it is a symbolic link'
  [ "$(cat victim)" = precious ] || fail "the lock destroyed a file"
done
rm ix/lock
ln victim ix/lock
expect 0 index rebuild --quiet --index ix s
[ "$(cat victim)" = precious ] || fail "the lock destroyed a file of two names"
chmod 777 ix
expect 0 index rebuild --quiet --index ix s
says err 'warning: any user can put other files into ix'
chmod 755 ix

# Reports beside an index that lies in a source are no news.
mkdir -p news.d/ix.reports
cp kept news.d/a.jsonl
printf 'A report\n\nexit 0\n' >news.d/ix.reports/20251114T021500Z-exit0.txt
for name in news.d/ix news.d/ix/; do
  expect 0 index rebuild --format json --index $name news.d
  json '[.articles, .rejected]' '[20,0]'
  json '[.skipped[] | select(.[1] == "reports of the index")] | length' 1
done
ln -s news.d/ix other
expect 0 index rebuild --format json --index other news.d
json '[.articles, .rejected]' '[20,0]'
# What standard input reads, and the program itself.
printf '{"id":"1","title":"t","body":"b"}\n' >piped.jsonl
cp piped.jsonl piped.kept
for option in --rejects --metrics; do
  expect 2 index rebuild -q --index piped.ix $option piped.jsonl - <piped.jsonl
  says err 'it is what standard input reads'
  cmp piped.jsonl piped.kept || fail "$option destroyed what standard input reads"
done
cp "$TICKERDEX_INDEX_PROGRAM" own-program
expect 2 ./own-program rebuild -q --index piped.ix --rejects own-program piped.jsonl
says err 'it is this very program'

# A value that is empty or missing is said to be, and takes no other argument's place.
for option in --canary --symbols --rejects --metrics --now --input-format --query-program --memory; do
  expect 2 index rebuild -q --index piped.ix "$option" '' piped.jsonl
  says err "$option needs "
  expect 2 index rebuild -q --index piped.ix "$option=" piped.jsonl
  expect 2 index rebuild -q --index piped.ix "$option" -- piped.jsonl
  expect 2 index rebuild -q --index piped.ix piped.jsonl "$option"
done
[ ! -e piped.ix ] && [ ! -e -- ] || fail 'something was made'
finish
