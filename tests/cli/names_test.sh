#!/usr/bin/env bash
# A name may be any bytes: it does not control a terminal, and JSON preserves it exactly.
. "$(dirname "$0")/check.sh"

# Controls and invisible characters: C0 and DEL, C1, bidi, zero-width, tags, byte order mark, and
# invalid UTF-8.
weapons=$'\x01\x07\x1b[31m\x7f\xc2\x9b31m\xc2\x85\xd8\x9c\xe2\x80\x8b\xe2\x80\x8d\xe2\x80\x8e\xe2\x80\xa8\xe2\x80\xae\xe2\x81\xa0\xe2\x81\xa6\xef\xbb\xbf\xf3\xa0\x81\xa1\xff\xfe\xed\xa0\x80'
hostile='[\x01-\x08\x0b-\x1f\x7f]|\xC2[\x80-\x9F]|\xD8\x9C|\xE2\x80[\x8B\x8E\x8F\xA8-\xAE]|\xE2\x81[\xA0-\xAF]|\xEF\xBB\xBF|\xF3\xA0'
clean() {  # clean FILE...
  local file
  for file in "$@"; do
    if LC_ALL=C grep -qP "$hostile" "$file"; then fail "a control in $file"; fi
    iconv -f UTF-8 -t UTF-8 "$file" >/dev/null || fail "$file is not UTF-8"
    checks=$((checks + 1))
  done
}

mkdir "in$weapons"
printf '{"id":"1","title":"One","body":"common words"}\n' >"in$weapons/ev${weapons}il.jsonl"
printf '{\n' >"in$weapons/bad${weapons}.jsonl"
: >"in$weapons/empty${weapons}.txt"
ln -s /etc/passwd "in$weapons/link${weapons}"
all=(--max-rejects 100 "in$weapons")
expect 0 index rebuild --index "ix$weapons" "${all[@]}"
clean out err
says out '%FF%FE%ED%A0%80'
for format in text json; do
  expect 0 index rebuild --index "ix$weapons" --format $format --log-format $format \
    --rejects "rj$weapons" --metrics m.prom "${all[@]}"
  clean out err m.prom "rj$weapons"
  expect 0 index update --index "ix$weapons" --format $format --log-format $format "${all[@]}"
  clean out err
  for command in status verify rollback; do
    expect 0 index $command --index "ix$weapons" --format $format
    clean out err
  done
  expect 0 query --index "ix$weapons" --format $format common
  clean out err
  expect 3 index rebuild --index "ix$weapons" --format $format --log-format $format "in$weapons"
  clean out err
  expect 0 index status --index "ix$weapons" --format $format
  clean out err
  expect 4 index rebuild --index no --log-format $format "no$weapons"
  clean out err
  expect 4 index status --index "no$weapons" --format $format
  clean out err
  expect 2 index rebuild --index "ix$weapons" --log-format $format "ix$weapons"
  clean out err
done
for option in --input-format --map --memory --now --max-rejects --canary --query-program --symbols \
              --jobs --keep --wait --writer --format --log-format --metrics --rejects --no-such; do
  code=0
  index rebuild --index new "$option" "/no$weapons/x" "${all[@]}" >out 2>err || code=$?
  clean out err
done
printf '1 %s\n' "$weapons" >canary
expect 3 index rebuild --index "ix$weapons" --canary canary --query-program "$TICKERDEX_QUERY_PROGRAM" "${all[@]}"
clean out err
printf '%s\n' "$weapons" >canary
expect 2 index rebuild --index "ix$weapons" --canary canary --query-program "$TICKERDEX_QUERY_PROGRAM" "${all[@]}"
clean out err
printf '%s,%s\n1,2\n' "$weapons" "$weapons" >symbols.csv
expect 4 index rebuild --index new --symbols symbols.csv "${all[@]}"
clean out err

# All bytes that a name may have, and names that look like escapes.
command -v python3 >/dev/null || { echo "no python3: names are not read back"; finish; exit 0; }
cat >make.py <<'END'
import os
names = [b"a" + bytes([b]) + b"z" for b in range(1, 256) if b != 0x2F]
names += [b"100%", b"%41", b"%2541", b"%%41", b"%\xff", b"5%up", b"%e9\xe9", b"\xef\xbf\xbd",
          b"caf\xe9", b"a\xed\xb3\xbfz", b"\xf4\x90\x80\x80", b"back\\slash", b'quo"te\'s',
          b"new\nline\n", b" lead", b"trail ", b"two  spaces", b"e\xcc\x81", b"\xc3\xa9", b"\\xff",
          b"&#255;", b"\\udcff", b"\xe2\x80\xae", b"\xc2\x9b", b"\xe2\x80\x8b"]
article = '{"id":"%d","title":"T %d","body":"common %d"}\n'
for folder in (b"all", b"bad", b"none"): os.mkdir(folder)
for i, name in enumerate(names):
    open(b"all/" + name, "w").write(article % (i, i, i))
    open(b"bad/" + name, "w").write(article % (i, i, i) + "{")
    open(b"none/" + name, "wb").write(b"%PDF-1.7\n")
for name in names[::20]:
    os.mkdir(b"source-" + name)
    open(b"source-" + name + b"/a.jsonl", "w").write(article % (1, 1, 1))
END
cat >compare.py <<'END'
import json, os, sys, urllib.parse
texts = [json.loads(line) for line in sys.stdin]
paths = [urllib.parse.unquote_to_bytes(text) for text in texts]
folder = os.fsencode(sys.argv[1])
wanted = {os.path.join(folder, name) for name in os.listdir(folder)}
assert len(paths) == len(set(texts)) == len(set(paths)), "two names are written alike"
assert set(paths) == wanted, (set(paths) - wanted, wanted - set(paths))
ordinary = {path.decode() for path in wanted if path.isascii() and b"%" not in path}
assert len(ordinary) > 100 and ordinary <= set(texts), "an ordinary name is not written as it is"
END
python3 make.py
read_back() {
  python3 compare.py "$1" <paths || fail "the names of $1 are not preserved"
  checks=$((checks + 1))
}
expect 0 index rebuild --quiet --index names all
query --index names --limit 1000 --format json common | jq -c '.hits[].path' >paths
read_back all
query --index names --limit 1000 --format jsonl common | jq -c .path >paths
read_back all
expect 0 index rebuild --quiet --force --index names --rejects rejects.jsonl bad
jq -c .path rejects.jsonl >paths
read_back bad
expect 0 index rebuild --force --index names --format json none
jq -c '.skipped[][0]' out >paths
read_back none
expect 0 index status --index names --format json
jq -c '.generations[-1].skipped[][0]' out >paths
read_back none
expect 0 index rebuild --quiet --index carried none all
printf '{"id":"new","title":"New","body":"common"}\n' >all/new.jsonl
find all none -type f -exec touch -d 2025-01-01 {} +
expect 0 index update --index carried --format json none all
json '.update.rebuilt_because' null
jq -c '.skipped[][0]' out >paths
read_back none
query --index carried --limit 1000 --format jsonl common | jq -c .path >paths
read_back all

# Sources and indexes of such names, in reports and in labels.
mapfile -d '' sources < <(find . -maxdepth 1 -name 'source-*' -printf '%P\0')
expect 0 index rebuild --index many --format json "${sources[@]}"
jq -c '.sources[]' out >paths
python3 -c '
import json, os, sys, urllib.parse
got = {urllib.parse.unquote_to_bytes(json.loads(line)) for line in sys.stdin}
assert got == {name for name in os.listdir(b".") if name.startswith(b"source-")}, got
' <paths || fail "the sources are not preserved"
for source in "${sources[@]}"; do
  expect 0 index rebuild --quiet --index "ix-$source" --metrics one.prom "$source"
  cat one.prom >>all.prom
  expect 0 index status --index "ix-$source" --format json
  SOURCE=$source python3 -c '
import json, os, sys, urllib.parse
got = urllib.parse.unquote_to_bytes(json.load(sys.stdin)["index"])
assert got == b"ix-" + os.environb[b"SOURCE"], got
' <out || fail "the index of $source is not preserved"
done
clean all.prom
labels=$(grep -a '^tickerdex_live_articles{' all.prom | sort -u | wc -l)
[ "$labels" = "${#sources[@]}" ] || fail "$labels labels for ${#sources[@]} indexes"
finish
