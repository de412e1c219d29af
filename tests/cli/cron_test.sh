#!/usr/bin/env bash
# The nightly script, the units and the crontab line, as installed.
. "$(dirname "$0")/check.sh"
: "${TICKERDEX_BUILD:?}" "${TICKERDEX_CMAKE:?}"

expect 0 "$TICKERDEX_CMAKE" --install "$TICKERDEX_BUILD" --prefix "$folder/pre fix"
nightly="$folder/pre fix/bin/tickerdex-nightly"
units="$folder/pre fix/lib/systemd/system"
doc=$(dirname "$(find "$folder/pre fix" -name nightly.env)")

sh -n "$nightly" || fail "the script is not valid sh"
if command -v shellcheck >/dev/null; then
  shellcheck -s sh "$nightly" >out 2>&1 || fail "shellcheck reports something"
fi
says "$doc/tickerdex.crontab" "$nightly /etc/tickerdex/nightly.env"
grep -v '^#' "$doc/tickerdex.crontab" | grep -qE '^([0-9*]+ +){5} */' || fail "no crontab line"
says "$units/tickerdex-nightly.service" "ExecStart=$nightly"
if command -v systemd-analyze >/dev/null; then
  # A prefix without spaces, which systemd would need quoted; an existing user.
  expect 0 "$TICKERDEX_CMAKE" --install "$TICKERDEX_BUILD" --prefix "$folder/prefix"
  mkdir units
  sed "s/^User=.*/User=$(id -un)/" "$folder/prefix/lib/systemd/system/tickerdex-nightly.service" \
    >units/tickerdex-nightly.service
  cp "$units/tickerdex-nightly.timer" units
  for unit in units/*; do
    systemd-analyze verify "$PWD/$unit" >out 2>&1 || fail "$unit"
    [ ! -s out ] || ! grep -q tickerdex out || fail "$unit has a problem"
    checks=$((checks + 1))
  done
else
  echo "systemd-analyze is not here: the units are not verified"
fi

# The settings as installed, with other paths; sh and systemd read the same file.
sed -e "s|^TICKERDEX_INDEX=.*|TICKERDEX_INDEX=\"$folder/my index\"|" \
    -e "s|^TICKERDEX_SOURCES=.*|TICKERDEX_SOURCES=\"$TICKERDEX_TEST_DATA/articles/news:$folder/more news\"|" \
    -e "s|^TICKERDEX_REPORTS=.*|TICKERDEX_REPORTS=\"$folder/reports\"|" \
    -e "s|^TICKERDEX_KEEP_REPORTS=.*|TICKERDEX_KEEP_REPORTS=\"3\"|" \
    -e "s|^TICKERDEX_METRICS=.*|TICKERDEX_METRICS=\"$folder/m.prom\"|" "$doc/nightly.env" >night.env
mkdir "more news"
printf '{"id":"x","title":"One more","body":"Freshly arrived."}\n' >"more news/a b.jsonl"

expect 0 "$nightly" night.env
[ ! -s out ] && [ ! -s err ] || fail "it is not silent on success"
expect 0 query --index "my index" --count 'freshly'
[ "$(ls reports | wc -l)" = 1 ] || fail "not one report"
head -n -1 reports/*-exit0.txt >out
json '.result' published
[ "$(tail -n 1 reports/*-exit0.txt)" = 'exit 0' ] || fail "the report does not end with the exit code"
grep -q '^tickerdex_last_run_success{.*} 1$' m.prom || fail "no metrics"

# With only the environment, as called by systemd.
expect 0 env -i PATH="$PATH" ASAN_OPTIONS="${ASAN_OPTIONS:-}" $(sed -n 's/="\([^ "]*\)"$/=\1/p' night.env) \
  TICKERDEX_INDEX="$folder/my index" TICKERDEX_SOURCES="$folder/more news" TICKERDEX_OPTIONS=--force "$nightly"
expect 0 query --index "my index" --count ''
[ "$(cat out)" = 1 ] || fail "the environment's sources were not used"

# A gate that refuses: exit 3 with a message, and nothing is lost.
expect 0 "$nightly" night.env
expect 0 query --index "my index" --count ''
whole=$(cat out)
sed 's|^TICKERDEX_SOURCES=.*|TICKERDEX_SOURCES="'"$folder"'/more news"|' night.env >few.env
expect 3 "$nightly" few.env
says err '--force'
expect 0 query --index "my index" --count ''
[ "$(cat out)" = "$whole" ] || fail "a refused run changed the index"

# A failure is reported with its exit code; three reports are kept.
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

# Settings are read as systemd reads them, and never executed.
settings() {  # settings LINES...: the index and sources of this test, and these lines
  printf 'TICKERDEX_INDEX="%s"\nTICKERDEX_SOURCES="%s"\nTICKERDEX_OPTIONS="--quiet --force"\n' \
    "$folder/plain" "$folder/more news" >set.env
  printf '%b' "$*" >>set.env
}
settings_refused() {  # settings_refused WORDS LINES...
  local words=$1
  shift
  settings "$@"
  expect 2 "$nightly" set.env
  says err "$words"
}
printf '{"id":"x","title":"One more","body":"Freshly arrived."}\n' >"more news/a b.jsonl"
for shell in dash 'bash --posix' bash 'busybox sh'; do
  command -v "${shell%% *}" >/dev/null || { echo "$shell is not here"; continue; }
  rm -rf ./*.ix ./*.ix.reports ran
  # All of these are the same to systemd.
  odd='$HOME `touch ran` $(touch ran) \ " '"'"'.ix'
  cat >values <<'END'
TICKERDEX_INDEX="$HOME `touch ran` $(touch ran) \\ \" '.ix"
  TICKERDEX_INDEX="\$HOME \`touch ran\` $(touch ran) \ \" '.ix"  
TICKERDEX_INDEX = $HOME `touch ran` $(touch ran) \\ " '.ix   
TICKERDEX_INDEX='$HOME `touch ran` $(touch ran) \ " '"'.ix"
END
  while IFS= read -r value; do
    settings '; a comment\n\n# $(touch ran)\n'
    printf '%s\nTICKERDEX_KEEP_REPORTS=08\n' "$value" >>set.env
    # shellcheck disable=SC2086
    expect 0 $shell "$nightly" set.env
    [ -d "$odd" ] || fail "$shell: no $odd among $(ls)"
    [ -d "$odd.reports" ] || fail "$shell: no reports next to $odd"
    [ ! -e ran ] || fail "$shell executed the settings"
    rm -rf "$odd" "$odd.reports"
  done <values
  for lines in 'TICKERDEX_OPTIONS=--quiet \\\n  --force\n' '# with CRLF\r\nTICKERDEX_OPTIONS=--quiet --force\r\n'; do
    settings "$lines"
    # shellcheck disable=SC2086
    expect 0 $shell "$nightly" set.env
  done
done
settings_refused 'line 4: FOO is not a setting' 'FOO=1\n'
settings_refused 'line 5: TICKERDEX_METRIC is not a setting' '\nTICKERDEX_METRIC=1\n'
settings_refused 'line 4: not NAME="value"' 'export TICKERDEX_INDEX=x\n'
settings_refused 'line 4: not NAME="value"' 'touch ran\n'
settings_refused 'line 4: a quote that is never closed' 'TICKERDEX_INDEX="x\n\n'
settings_refused 'NUL' '\0\n'
settings_refused 'TICKERDEX_COMMAND must be update or rebuild' 'TICKERDEX_COMMAND=--help\n'
settings_refused 'TICKERDEX_COMMAND must be update or rebuild' 'TICKERDEX_COMMAND=rollback\n'
for word in --help -h --version --; do
  settings_refused "TICKERDEX_OPTIONS: $word" "TICKERDEX_OPTIONS=\"--quiet $word\"\n"
done
for keep in 00 0 x -1 1x ' ' 999999999999999999999999; do
  settings_refused 'TICKERDEX_KEEP_REPORTS must be a number' "TICKERDEX_KEEP_REPORTS=\"$keep\"\n"
done
settings_refused 'names no source' 'TICKERDEX_SOURCES=:\n'
settings_refused 'lies in' "TICKERDEX_REPORTS=\"$folder/more news/reports\"\n"
settings_refused 'lies in' "TICKERDEX_REPORTS=\"$folder/plain/reports\"\n"
[ ! -e "more news/reports" ] && [ ! -e ran ] || fail "refused settings left something"
expect 0 "$nightly" --help
says out 'Usage: tickerdex-nightly [FILE]'
expect 2 "$nightly" --frobnicate
expect 2 "$nightly" set.env set.env
expect 2 "$nightly" pre*
mkfifo settings.pipe
expect 2 timeout 10 "$nightly" settings.pipe

# Sources with any names: spaces, globs, a leading dash, a newline; nothing else is read.
mkdir 'b *' -- -dash 'b other'
for name in 'b *' ./-dash 'b other'; do cp "more news/a b.jsonl" "$name/$name.jsonl" 2>/dev/null || cp "more news/a b.jsonl" "$name/x.jsonl"; done
sed -i 's/"x"/"y"/' -- ./-dash/*.jsonl
sed -i 's/"x"/"z"/' 'b other'/*.jsonl
settings 'TICKERDEX_SOURCES=":b *::-dash:"\nTICKERDEX_INDEX=-ix\n'
expect 0 "$nightly" set.env
expect 0 query --index ./-ix --count ''
[ "$(cat out)" = 2 ] || fail "$(cat out) articles of two sources"

# Only its own reports are removed: files in this folder with its names.
settings 'TICKERDEX_KEEP_REPORTS=2\n'
rep=plain.reports
mkdir -p $rep/sub/deep $rep/20200101T000000Z-exit5.txt $rep/sub/20200101T000000Z-exit0.txt
ln -sf nowhere $rep/20200102T000000Z-exit0.txt
foreign='sub/deep/movie.part movie.part a-plan-exit-strategy.txt aaa-exit-notes.txt 20200101T000000Z-exit.txt
  20200101T000000Z-exit1000.txt 20200101T000000Z-exit07.txt 20200101T000000Z-exit0.txt.bak
  20200101T000000Z-exitx.txt 2020-01-01-exit0.txt x20200101T000000Z-exit0.txt sub/20200103T000000Z-exit0.txt
  20200101T000000Z-plan.part 20200101T000000Z-1x.part sub/20200101T000000Z.part'
own='20200101T000000Z-exit0.txt 20200101T000000Z-exit75.txt 20200101T000000Z-exit137.txt
  20200101T000000Z.part 20200101T000000Z-4711.part'
for name in $foreign $own; do echo x >"$rep/$name"; done
touch -d '5 days ago' $rep/*.part $rep/sub/*.part $rep/sub/deep/*.part
touch $rep/20200104T000000Z.part
expect 0 "$nightly" set.env
for name in $foreign 20200102T000000Z-exit0.txt 20200104T000000Z.part 20200101T000000Z-exit5.txt; do
  [ -e "$rep/$name" ] || [ -L "$rep/$name" ] || fail "$name is gone"
done
left=$(find $rep -maxdepth 1 -type f -regex '.*/[0-9]*T[0-9]*Z-exit[0-9]?[0-9]?[0-9].txt' ! -name '*exit07*' | wc -l)
[ "$left" = 2 ] || fail "$left reports where 2 are kept: $(ls $rep)"
for name in 20200101T000000Z.part 20200101T000000Z-4711.part 20200101T000000Z-exit0.txt; do
  [ ! -e $rep/$name ] || fail "$name is kept"
done

# Several runs within one second have a report each.
rm -rf $rep
settings 'TICKERDEX_OPTIONS="--quiet --force --wait 60"\n'
pids=
for i in 1 2 3; do
  "$nightly" set.env 2>>err &
  pids="$pids $!"
done
for pid in $pids; do wait "$pid" || fail "a run of three gives $?: $(cat err)"; done
[ "$(ls $rep | wc -l)" = 3 ] || fail "reports of three runs: $(ls $rep)"

# A report that cannot be kept goes to stderr, and the exit code is that of the run.
rm -rf $rep
echo file >$rep
expect 0 "$nightly" set.env
says err 'no report can be kept'
[ "$(cat $rep)" = file ] || fail "a file was taken for the folder of reports"
rm $rep
mkdir kept-elsewhere
ln -s kept-elsewhere $rep
expect 0 "$nightly" set.env
[ "$(ls kept-elsewhere | wc -l)" = 1 ] || fail "a link to the folder of reports is not followed"
cat >full.sh <<'END'
rm -f "$2"
mkdir -p "$2" && mount -t tmpfs -o size=8k tmpfs "$2" || exit 99
case $3 in blocks) head -c 9000 /dev/zero >"$2/ballast" 2>/dev/null ;; esac
"$1" set.env
END
alone=(unshare -m)
[ "$(id -u)" = 0 ] || alone=(unshare -rm)
if "${alone[@]}" sh -c 'mkdir -p full && mount -t tmpfs tmpfs full' 2>/dev/null; then
  expect 0 "${alone[@]}" sh full.sh "$nightly" $rep blocks
  says err 'exit 0; the report could not be kept'
  settings "TICKERDEX_SOURCES=nowhere\n"
  expect 4 "${alone[@]}" sh full.sh "$nightly" $rep blocks
  says err 'nowhere: no such file or folder'
  rm -rf $rep
  expect 4 "${alone[@]}" sh full.sh "$nightly" $rep room
  says err 'nowhere: no such file or folder'
fi

# If reports cannot be kept and nobody reads stderr, the index is still brought up to date, and the
# exit code is that of the run.
unkept() {  # unkept CODE SOURCE HOW: no folder for reports, and stderr as HOW says
  local code=0
  rm -rf unkept
  printf 'TICKERDEX_INDEX=%s\nTICKERDEX_SOURCES=%s\nTICKERDEX_REPORTS=/dev/null/reports\n' \
    "$folder/unkept" "$2" >unkept.env
  case $3 in
    full) "$nightly" unkept.env 2>/dev/full || code=$? ;;
    closed) "$nightly" unkept.env <&- >&- 2>&- || code=$? ;;
    unread) { "$nightly" unkept.env 2>&1 || echo $? >code.txt; } | true ;;
  esac
  if [ "$3" != unread ]; then
    [ "$code" = "$1" ] || fail "stderr $3: exit $code where $1 was expected"
  fi
  [ "$1" != 0 ] || [ -L unkept/current ] || fail "stderr $3: the index was not made"
  checks=$((checks + 1))
}
printf '{"id":"1","title":"t","body":"b"}\n' >one.article.jsonl
for how in full closed unread; do
  unkept 0 "$folder/one.article.jsonl" $how
  unkept 4 "$folder/nowhere" $how
done

# A locked index; a signal to the script is passed to the run, whose message is in the report.
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
for signal in INT HUP; do
  env --default-signal=INT,HUP "$nightly" slow.env 2>err &
  process=$!
  while ! ls -d "my index"/generations/*.building >/dev/null 2>&1; do sleep 0.05; done
  kill -s $signal $process
  code=0
  wait $process || code=$?
  [ $code = 4 ] || fail "exit $code after SIG$signal"
done
grep -q 'interrupted by SIGTERM' reports/*-exit4.txt || fail "the signal is not reported"
! ls reports/*.part >/dev/null 2>&1 || fail "an unfinished report is left"
finish
