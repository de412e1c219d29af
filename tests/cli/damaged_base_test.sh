#!/usr/bin/env bash
# A damaged generation is neither built on nor rolled back to, and never called healthy: an update
# says what is wrong and rebuilds everything.
. "$(dirname "$0")/check.sh"

cp -r "$TICKERDEX_TEST_DATA/articles" news
chmod -R u+w news
seq 1 400 | while read -r i; do
  printf '{"id":"%s","title":"Story %s","body":"said %s %s","date":"2025-11-14"}\n' "$i" "$i" "$i" "$((i * 7919))"
done >news/many.jsonl
expect 0 index rebuild --quiet --index whole news
articles=$(query --index whole --count '')

fresh() {
  rm -rf ix
  cp -a whole ix
  live=$(realpath ix/current)
}
overwrite() {  # overwrite FILE: its second half, its size kept
  local size
  size=$(stat -c %s "$1")
  head -c $((size - size / 2)) /dev/urandom | dd of="$1" bs=1 seek=$((size / 2)) conv=notrunc status=none
}
is_right() { [ "$(query --index ix --count '')" = "$1" ] && query --index ix --format ids --limit 1000 '' >/dev/null; }

told() {  # told WHAT FILE: by status, by an update, which heals it, and by a second one
  expect 4 index status --index ix
  says out "trouble: $(basename "$live"): "
  grep -q "$2" out || fail "$2 $1: status does not name it"
  expect 4 index status --index ix --max-age 1000d
  expect 0 index update --index ix news
  says out 'which was live, is damaged: '
  grep -q "warning: .*$2" err || fail "$2 $1: the update does not warn of it"
  is_right "$articles" || fail "$2 $1: the new generation does not answer"
  expect 0 index status --index ix
  expect 0 index update --index ix news
  says out 'nothing to do'
  case $2 in
    *.glass | iamglass)
      expect 4 index rollback --index ix
      says err 'is damaged' ;;
    *)  # searches do without it
      expect 0 index rollback --index ix
      says err 'the next update will rebuild everything'
      is_right "$articles" || fail "$2 $1: the generation gone back to does not answer" ;;
  esac
}
for name in docdata.glass position.glass termlist.glass postlist.glass iamglass columns ledger checksums; do
  fresh
  rm "$live/$name"
  told missing "$name"
  fresh
  truncate -s -1 "$live/$name"
  told 'cut by a byte' "$name"
  fresh
  overwrite "$live/$name"
  told overwritten "$name"
done

# Also with changes to index.
for name in docdata.glass position.glass termlist.glass postlist.glass; do
  for how in missing overwritten 'with a flipped bit, its time kept'; do
    fresh
    case $how in
      missing) rm "$live/$name" ;;
      overwritten) overwrite "$live/$name" ;;
      *)
        cp -p "$live/$name" before
        printf '\x5a' | dd of="$live/$name" bs=1 seek=$(($(stat -c %s "$live/$name") / 2)) conv=notrunc status=none
        cmp -s before "$live/$name" && continue
        touch -r before "$live/$name" ;;
    esac
    echo '{"id":"new","title":"new","body":"said"}' >news/new.jsonl
    expect 0 index update --index ix news
    says out 'which was live, is damaged: '
    is_right $((articles + 1)) || fail "$name $how: the new generation does not answer"
    rm news/new.jsonl
  done
done

# Times are not enough: a copy with other times is read completely and found undamaged.
fresh
touch "$live"/*
expect 0 index status --index ix
expect 0 index update --index ix news
says out 'nothing to do'

# A canary reads what it finds: an index with an unreadable article does not go live.
cat >half-broken <<'EOF'
#!/bin/sh
case "$*" in *--count*) echo 5 ;; *) echo "a table cannot be read" >&2; exit 2 ;; esac
EOF
chmod +x half-broken
echo '1 said' >canary
expect 3 index rebuild --index ix --canary canary --query-program ./half-broken news
says err 'said: 5 found, but not all can be read: a table cannot be read'
expect 0 index rebuild --quiet --index ix --canary canary --query-program "$TICKERDEX_QUERY_PROGRAM" news

# Counts of a damaged generation are not compared with the next one.
fresh
sed -i 's/"articles": [0-9]*/"articles": 99999/' "$live/manifest.json"
echo '{"id":"new","title":"new","body":"said"}' >news/new.jsonl
expect 0 index update --index ix news
says err 'its manifest says 99999'
rm news/new.jsonl
# A manifest of another generation is damage, too.
fresh
sed -i 's/"generation": "[^"]*"/"generation": "20200101T000000Z-000000"/' "$live/manifest.json"
expect 4 index status --index ix
says out 'its manifest belongs to 20200101T000000Z-000000'

# Another index inside a source is not read as news, nor are the reports next to it.
mkdir -p news/archive
cp -a whole news/archive/ix
mkdir news/archive/ix.reports
echo 'published, 5 articles' >news/archive/ix.reports/20260101T000000Z-exit0.txt
expect 0 index rebuild --index other news
says out 'an index'
[ "$(query --index other --count '')" = "$articles" ] || fail 'an index was read as news'
finish
