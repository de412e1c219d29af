#!/usr/bin/env bash
# The peak resident size of a rebuild compared with its --memory, one line per run.
#
#   bash tests/bench/memory.sh [WORKDIR] [GIGABYTES...]      1 10
#
# First large records of several kinds, and an update of two lines among two million headlines;
# then gigabytes of articles. Each peak is the kernel's figure; the bench fails if it exceeds the
# budget by more than a tenth.
# Ten gigabytes need some 60 GB of disk. TICKERDEX_BENCH_MEMORY="64MiB 2GiB" takes other sizes.
source "$(dirname "${BASH_SOURCE[0]}")/programs.sh"

work=${1:-$(mktemp -d)}
shift || true
sizes=("$@")
[ $# -gt 0 ] || sizes=(1 10)
mkdir -p "$work"
cd "$work"

# bounded WHAT MIB COMMAND...: prints one line; ends the bench if the peak is above 1.1 of the
# budget.
bounded() {
  local what=$1 budget=$2 peak
  shift 2
  /usr/bin/time -q -f %M -o peak "$@" >report.json
  peak=$(tail -n 1 peak)
  figure "memory of $what at ${budget}MiB" $((peak / 1024)) MiB
  [ "$peak" -le $((budget * 1024 * 11 / 10)) ] || { echo "above its budget" >&2; exit 1; }
}
rebuild() {
  rm -rf index
  bounded "$1" "$2" "$index" rebuild --quiet --format json --no-space-check --force --index index \
    --jobs "$3" --memory "$2MiB" corpus
}
repeated() { head -c "$2" < <(yes "$1" | tr -d '\n'); }
# records COUNT BYTES: of prose.
records() {
  rm -rf corpus
  mkdir corpus
  "$generate" $(($2 / 1600 + 1)) 300 | jq -r .body | tr '\n"\\' '   ' | head -c "$2" >prose
  for i in $(seq "$1"); do
    printf '{"id":"r%s","title":"Record","body":"' "$i"
    cat prose
    printf '"}\n'
  done >corpus/records.jsonl
}

records 4 62914560
rebuild "4 records of 60 MiB" 64 2
records 12 62914560
rebuild "12 records of 60 MiB" 1024 8
records 40 6000000
rebuild "40 records of 6 MB" 128 8
for kind in '1,' '"a",' '[],' '{},'; do
  printf '{"title":"List","body":[%s"b"]}\n' "$(repeated "$kind" 900000)" >corpus/records.jsonl
  rebuild "a list of $kind" 512 2
  rebuild "a list of $kind, which does not fit," 64 2
done
for kind in 'a b ' '<p>a</p>' '\u4e2d\u6587' '$ABCD ' 'A&B 10-K ' '\n' 'x'; do
  printf '{"title":"Text","body":"%s"}\n' "$(repeated "$kind" 6000000)" >corpus/records.jsonl
  rebuild "6 MB of $kind" 512 2
done
rm -rf corpus prose
mkdir corpus
"$generate" 2000000 8 | jq -c '{id, title, published}' >corpus/headlines.jsonl
rebuild "two million headlines" 128 2
printf '{"id":"new1","title":"One more"}\n{"id":"new2","title":"Two more"}\n' >corpus/new.jsonl
bounded "an update of two lines among them" 128 "$index" update --quiet --format json \
  --no-space-check --index index --jobs 2 --memory 128MiB corpus
rm -rf corpus index

for gigabytes in "${sizes[@]}"; do
  "$generate" $((gigabytes * 500000)) 300 >corpus.jsonl
  for memory in ${TICKERDEX_BENCH_MEMORY:-128MiB 512MiB 1GiB}; do
    build_index index corpus.jsonl --memory "$memory"
    figure "memory of $(ratio %.2f "$(stat -c %s corpus.jsonl)" 1000000000) GB at $memory" "$(
      jq -r '"\(.peak_memory_bytes / 1048576 | ceil) MiB, \(.articles) articles in \(.seconds | round)"' \
        report.json)" s
  done
done
rm -rf index corpus.jsonl
