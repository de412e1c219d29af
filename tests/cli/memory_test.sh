#!/usr/bin/env bash
# --memory limits the process for any kind of record; a record that needs more is rejected naming a
# sufficient --memory, and with that it is indexed.
source "$(dirname "${BASH_SOURCE[0]}")/check.sh"

# words BYTES: "word word …"; repeated TEXT BYTES: TEXT again and again.
repeated() { head -c "$2" < <(yes "$1" | tr -d '\n'); }

# bounded MIB COMMAND...: checks that it succeeds and its peak exceeds the budget by at most a
# tenth.
bounded() {
  local budget=$1 peak
  shift
  expect 0 /usr/bin/time -q -f %M -o peak "$@"
  peak=$(tail -n 1 peak)
  [ "$peak" -le $((budget * 1024 * 11 / 10)) ] || fail "a peak of $peak kB at ${budget}MiB: $*"
  checks=$((checks + 1))
}

rebuild() {
  bounded "$1" "$TICKERDEX_INDEX_PROGRAM" rebuild --format json --max-rejects 100 --index ix \
    --jobs "$2" --memory "$1MiB" --rejects rejects "${@:3}"
}

mkdir kinds
for i in 1 2 3 4; do
  printf '{"id":"w%s","title":"Words","body":"%s"}\n' $i "$(repeated 'word ' 2500000)"
done >kinds/words.jsonl
printf '{"id":"l","title":"List","body":"b","tickers":[%s1]}\n' "$(repeated '1,' 200000)" >kinds/list.jsonl
printf '{"id":"n","title":"Nested","body":[%s"b"]}\n' "$(repeated '[],' 150000)" >kinds/nested.jsonl
printf '{"id":"t","title":"Tags","body":"%s"}\n' "$(repeated '<p>a</p>' 1600000)" >kinds/tags.jsonl
printf '{"id":"e","title":"Escapes","body":"%s"}\n' "$(repeated '\u4e2d\u6587' 600000)" >kinds/escapes.jsonl
printf '{"id":"u","title":"Url","body":"b","url":"http://%scom/"}\n' "$(repeated 'a.' 600000)" >kinds/url.jsonl
printf 'id,title,body\nc,Row,"%s"\n' "$(repeated 'row ' 2500000)" >kinds/row.csv
printf 'A title of a page\n\n%s\n' "$(repeated 'page ' 2500000)" >kinds/page.txt
rebuild 64 2 kinds
json .articles 11
json .rejected 0
rebuild 112 8 kinds
json .articles 11

# A record that can never fit is a reject with its place; the run goes on within its limit.
rm -rf ix
mkdir large
{
  printf '{"id":"a","title":"Before","body":"said"}\n'
  printf '{"id":"b","title":"Large","body":"%s"}\n' "$(repeated 'word ' 8000000)"
  printf '{"id":"c","title":"After","body":"said"}\n'
} >large/a.jsonl
printf '{"id":"d","title":"Long","body":["a",%s"b"]}\n' "$(repeated '"c",' 1000000)" >large/d.jsonl
printf 'id,title,body\ne,Quoted,"%s\n%s"\nf,Next,said\n' "$(repeated 'word ' 6000000)" more >large/e.csv
rebuild 64 2 large
json .articles 3
json .rejected 3
json '.rejects["record needs more memory"]' 3
needed=$(jq -r 'select(.line == 2 and (.path | endswith("a.jsonl"))).detail' rejects |
  sed -n 's/.*run with --memory \([0-9]*\)MiB$/\1/p')
[ -n "$needed" ] || fail "no --memory is named: $(cat rejects)"

# An update with more memory indexes what was too large before; with the same it has nothing to do.
bounded 64 "$TICKERDEX_INDEX_PROGRAM" update --format json --max-rejects 100 --index ix --jobs 2 \
  --memory 64MiB large
json .result 'nothing to do'
enough=$(sed -n 's/.*run with --memory \([0-9]*\)MiB"}$/\1/p' rejects | sort -n | tail -n 1)
rebuild "$needed" 2 large/a.jsonl
json .articles 3
json .rejected 0
rebuild 64 2 large
bounded "$enough" "$TICKERDEX_INDEX_PROGRAM" update --format json --max-rejects 100 --index ix \
  --jobs 2 --memory "${enough}MiB" large
json .articles 6
json .rejected 0
finish
