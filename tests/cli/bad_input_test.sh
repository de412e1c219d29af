#!/usr/bin/env bash
# Bad input is rejected with reason and place, or repaired; files without articles are skipped; the
# rest is indexed.
. "$(dirname "$0")/check.sh"

mkdir in
printf '{"id":"good-1","title":"First good one","body":"alpha"}\n{"id":"cut","title":"Tru\n{"id":"good-2","title":"Second good one","body":"beta"}\n' >in/lines.jsonl
printf 'id,title,body\ng3,Third good one,gamma\nshort\ng4,Fourth good one,delta\n' >in/rows.csv
: >in/empty.txt
printf '\177ELF\002\001\001\000\000\000\000\000\000\000\000\000' >in/binary.bin
printf 'Fifth good one\n\nCaf\351 au lait, windows-1252.\n' >in/latin.txt
printf 'Sixth good one\n\nA NUL \000 byte in the text.\n' >in/nul.txt
{ printf 'Seventh good one\n\n'; head -c 10000 /dev/zero | tr '\0' w; printf ' omega\n'; } >in/word.txt
printf '7z\274\257\047\034' >in/news.7z
printf 'PK\003\004\024\000\000\000word/document.xml' >in/letter.docx
printf 'Rar!\032\007' >in/news.rar
printf '%%PDF-1.7\n' >in/report.pdf
printf '<?xml version="1.0"?><urlset/>' >in/feed.xml
printf '# Eighth good one\n\nMarkdown **text** of a [note](https://example.com/x).\n' >in/note.md
printf 'About this.\n' >in/README.md
printf 'What changed.\n' >in/CHANGELOG.md
ln -s nowhere in/dangling.txt
ln -s . in/circle
ln -s loop2 in/loop1
ln -s loop1 in/loop2
if [ "$(id -u)" -ne 0 ]; then
  echo secret >in/secret.txt
  chmod 000 in/secret.txt
fi

expect 0 index rebuild --index ix --format json --rejects bad.jsonl --max-rejects 20 in
json '.articles' 8
json '[.skipped[] | .[0] |= sub(".*/"; "") | join(": ")] | sort | .[]' "CHANGELOG.md: documentation
README.md: documentation
binary.bin: ELF program
circle: circular symlink
dangling.txt: dangling symlink
empty.txt: empty file
feed.xml: XML is not read yet
letter.docx: Word document
loop1: circular symlink
loop2: circular symlink
news.7z: 7z archive
news.rar: RAR archive
report.pdf: PDF document"
json '.skipped_by_kind | [."circular symlink", ."7z archive", .documentation]' '[3,1,2]'
json '.rejects | keys | length' "$(if [ "$(id -u)" -ne 0 ]; then echo 3; else echo 2; fi)"
for title in First Second Third Fourth Fifth Sixth Seventh Eighth; do
  expect 0 query --index ix --count "title:\"$title good one\""
done
expect 0 query --index ix --count 'café'
expect 0 query --index ix --count "$(head -c 10000 /dev/zero | tr '\0' w)"

reasons=$(jq -r '"\(.path | sub(".*/"; "")):\(.line // 0):\(.reason)"' bad.jsonl | sort)
for wanted in 'lines.jsonl:2:' 'rows.csv:3:too few fields'; do
  grep -qF "$wanted" <<<"$reasons" || fail "no reject begins with $wanted among: $reasons"
  checks=$((checks + 1))
done
if [ "$(id -u)" -ne 0 ]; then
  grep -q '^secret.txt:0:' <<<"$reasons" || fail "an unreadable file is not rejected"
fi

# A line of 50 MB, and what follows it.
{ printf '{"id":"big","title":"Big one","body":"'; head -c 50000000 /dev/zero | tr '\0' 'x'
  printf '"}\n{"id":"next","title":"After the big one","body":"x"}\n'; } >big.jsonl
expect 0 index rebuild --index big --format json --rejects big.rejects big.jsonl
expect 0 query --index big --count 'title:after'
expect 0 query --index big --format json --fields title 'id:big'
json '.hits[0].title' 'Big one'

# A missing source stops the run before anything else, and the index is unchanged.
expect 4 index rebuild --index ix in missing
says err 'tickerdex-index: error: missing'
expect 0 query --index ix --count ''
[ "$(cat out)" = 8 ] || fail "a failed run changed the index"
expect 0 index status --index ix --format json
json '.generations | length' 1
expect 4 index rebuild --index made in missing
[ ! -e made ] || fail "an index was begun for a missing source"
expect 4 index rebuild --index made in /dev/zero
says err '/dev/zero: a device, which is not read'

# An update also counts skips and rejects of unchanged files.
find in -type f -exec touch -d 2025-01-01 {} +
expect 0 index rebuild --quiet --index ix --max-rejects 20 in
printf '{"id":"good-9","title":"Ninth good one","body":"x"}\n' >in/more.jsonl
expect 0 index update --index ix --format json --max-rejects 20 in
json '[.update.rebuilt_because, .articles, .skipped_by_kind."7z archive", (.skipped | length)]' '[null,9,1,13]'

# The error for a bad table of symbols says what it has and what is needed.
printf 'Code,Firm\nA,Agilent\n' >symbols.csv
expect 4 index rebuild --quiet --index ix --symbols symbols.csv in
says err 'symbols.csv: line 1: no column is named ticker or symbol; the columns are "Code", "Firm"; expected'
expect 0 query --index ix --count ''
[ "$(cat out)" = 9 ] || fail "a failed run changed the index"
finish
