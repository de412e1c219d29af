#!/usr/bin/env bash
# Every damage of the live generation is named, and none causes a crash.
. "$(dirname "$0")/check.sh"

expect 4 index verify --index ix
says err 'no index at ix'
expect 0 index rebuild --quiet --index ix "$TICKERDEX_TEST_DATA/articles"
expect 0 index verify --index ix
says out sound
says out ' documents ('
says out ' articles decoded'
says out ' columns of '
expect 0 index verify --index ix --format json
json '[.sound, [.parts[].part]]' '[true,["current","files","database","articles","columns","manifest","ledger"]]'
expect 0 index verify --quiet --index ix
[ ! -s out ] || fail "--quiet is not quiet"

live=$(realpath ix/current)
cp -a "$live" whole
names=$(cd whole && ls)
damaged() {  # damaged WHAT FILE: verify says so, and the file's or the database's name
  local code=0
  timeout 60 "$TICKERDEX_INDEX_PROGRAM" verify --index ix >out 2>err || code=$?
  [ "$code" = 4 ] || fail "$2 $1: exit $code"
  grep -q 'trouble: .' out || fail "$2 $1: no trouble is named"
  timeout 60 "$TICKERDEX_INDEX_PROGRAM" status --index ix >/dev/null 2>&1 || [ $? = 4 ] ||
    fail "$2 $1: status fails otherwise"
  timeout 60 "$TICKERDEX_QUERY_PROGRAM" --index ix cloud >/dev/null 2>&1 || [ $? -le 2 ] ||
    fail "$2 $1: a query fails otherwise"
  rm -rf "$live"
  cp -a whole "$live"
  checks=$((checks + 1))
}
flip() {  # flip FILE OFFSET: one bit
  local byte
  byte=$(od -An -tu1 -j "$2" -N1 "$1" | tr -d ' ')
  printf "\\x$(printf %x $((byte ^ 4)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}
for name in $names; do
  case $name in flintlock) continue ;; esac
  size=$(stat -c %s "whole/$name")
  rm "$live/$name"
  damaged missing "$name"
  for to in 0 1 $((size / 2)) $((size - 3)); do  # a manifest's last byte is but a newline
    truncate -s "$to" "$live/$name"
    damaged "cut to $to" "$name"
  done
  head -c "$size" /dev/urandom >"$live/$name"
  damaged "of random bytes" "$name"
done
for name in $names; do  # each byte is under a checksum, but those of manifest.json
  case $name in flintlock | manifest.json) continue ;; esac
  size=$(stat -c %s "whole/$name")
  for part in 1 3 5 7 9; do
    flip "$live/$name" $((size * part / 10))
    damaged "with a bit flipped at $part/10" "$name"
  done
done

# Another version, another generation, other numbers.
sed -i 's/"manifest": 1/"manifest": 9/' "$live/manifest.json"
damaged 'of another version' manifest.json
sed -i 's/"articles": [0-9]*/"articles": 7/' "$live/manifest.json"
damaged 'with another count' manifest.json
sed -i 's/"undated": [0-9]*/"undated": 99/' "$live/manifest.json"
damaged 'with another undated count' manifest.json
sed -i 's/"schema": [0-9]*/"schema": 99/' "$live/manifest.json"
damaged 'of another schema' manifest.json
printf '\x09' | dd of="$live/ledger" bs=1 seek=8 conv=notrunc status=none
damaged 'of another version' ledger
printf '\x09' | dd of="$live/columns" bs=1 seek=8 conv=notrunc status=none
damaged 'of another version' columns
mkdir in
printf '{"id":"1","title":"Other","body":"words"}\n' >in/a.jsonl
expect 0 index rebuild --quiet --index other in
for name in columns ledger manifest.json docdata.glass; do
  cp "other/current/$name" "$live/$name"
  damaged 'of another generation' "$name"
done

# `current` is dangling or leads elsewhere.
expect 0 index verify --index ix
ln -sfn generations/gone ix/current
expect 4 index verify --index ix
says err 'is gone'
cp -a whole elsewhere
ln -sfn ../elsewhere ix/current
expect 4 index verify --index ix
says err 'which is not a generation'
rm ix/current
expect 4 index verify --index ix
finish
