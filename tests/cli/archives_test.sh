#!/usr/bin/env bash
# Archives are read through their layers, under names that lead nowhere; hostile ones cost a reject.
. "$(dirname "$0")/check.sh"

mkdir in
python3 - <<'PYTHON'
import gzip, io, json, os, tarfile, zipfile

def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', method) as z:
        for name, data in members:
            z.writestr(name, data)
    return out.getvalue()

def tarred(members, mode='w'):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as t:
        for name, data in members:
            info = tarfile.TarInfo(name)
            if isinstance(data, tarfile.TarInfo):
                data.name = name
                t.addfile(data)
                continue
            info.size, info.mtime = len(data), 1762000000
            t.addfile(info, io.BytesIO(data))
    return out.getvalue()

def write(name, data):
    with open('in/' + name, 'wb') as f:
        f.write(data)

def lines(*titles):
    return ''.join(json.dumps({'title': t, 'body': 'common words'}) + '\n' for t in titles).encode()

link = tarfile.TarInfo()
link.type, link.linkname = tarfile.SYMTYPE, '/etc/passwd'
inner = zipped([('deep/rows.csv', 'title,body\nFrom the zip,common words\n'), ('x.png', b'\x89PNG\r\n\x1a\n')])
write('news.tar.gz', tarred([('a.jsonl', lines('First', 'Second')), ('b.zip', inner),
                             ('../../x.jsonl', lines('Outside')), ('/etc/y.jsonl', lines('Absolute')),
                             ('evil\x1b[2J\n.jsonl', lines('Escape')), ('link.txt', link)], 'w:gz'))
info = zipfile.ZipInfo('link.txt')
info.create_system, info.external_attr = 3, 0o120777 << 16
write('link.zip', zipped([(info, '/etc/passwd'), ('caf\xe9.jsonl', lines('Accent'))]))
bad = tarred([('bad-XX.jsonl', lines('Bytes'))]).replace(b'bad-XX', b'bad-\xff\xfe')
header = bytearray(bad[:512])
header[148:156] = b' ' * 8
header[148:156] = b'%06o\0 ' % sum(header)
write('bytes.tar', bytes(header) + bad[512:])
whole = gzip.compress(lines(*('Cut %d %s' % (i, os.urandom(9).hex()) for i in range(500))), mtime=0)
write('cut.jsonl.gz', whole[:len(whole) // 2])
write('bomb.zip', zipped([('bomb.txt', b'x' * (200 << 20))]))
nested = lines('Too deep')
for i in range(10):
    nested = zipped([('%d.zip' % i if i else 'deep.jsonl', nested)])
write('nested.zip', nested)
write('many.zip', zipped([('%06d.txt' % i, b'') for i in range(100000)], zipfile.ZIP_STORED))
PYTHON

expect 0 index rebuild --index ix --format json --rejects bad.jsonl --max-rejects 10 in
json '.skipped_by_kind' '{"PNG image":1,"empty file":100000,"link in an archive":2}'
json '.rejects' '{"archive over a limit":2,"damaged archive":1}'
reasons=$(jq -r '"\(.path | sub("^in/"; "")): \(.detail)"' bad.jsonl)
for wanted in 'bomb.zip: unpacks to more than 200 times its size and 64 MiB, in bomb.txt' \
  'cut.jsonl.gz: its gzip data ends early' \
  'nested.zip!9.zip!8.zip!7.zip!6.zip!5.zip!4.zip!3.zip!2.zip: packed in more than 8 layers'; do
  grep -qF "$wanted" <<<"$reasons" || fail "no reject is $wanted among: $reasons"
  checks=$((checks + 1))
done

path_of() { # path_of TITLE PATH: an article is found with this path
  expect 0 query --index ix --format json "title:\"$1\""
  json '.hits[0].path' "$2"
}
path_of First 'in/news.tar.gz!a.jsonl'
path_of 'From the zip' 'in/news.tar.gz!b.zip!deep/rows.csv'
path_of Outside 'in/news.tar.gz!../../x.jsonl'
path_of Absolute 'in/news.tar.gz!/etc/y.jsonl'
path_of Bytes 'in/bytes.tar!bad-%FF%FE.jsonl'
path_of Accent 'in/link.zip!café.jsonl'
path_of 'Cut 7' in/cut.jsonl.gz
expect 0 query --index ix title:escape
if grep -qP '[\x1b]' out; then fail "a control in a hit"; fi
[ "$(ls)" = "$(printf '%s\n' bad.jsonl err in ix out)" ] || fail "something was unpacked: $(ls)"

# The archive is the unit of an update: it is read only when it changed.
find in -type f -exec touch -d 2025-01-01 {} +
expect 0 index rebuild --quiet --index ix --max-rejects 10 in
expect 0 index update --index ix --format json --max-rejects 10 in
json '.result' 'nothing to do'
printf '{"title":"Added","body":"x"}\n' | gzip >in/added.jsonl.gz
expect 0 index update --index ix --format json --max-rejects 10 in
json '[.update.rebuilt_because, .update.added, .skipped_by_kind."empty file"]' '[null,1,100000]'
touch in/news.tar.gz
expect 0 index update --index ix --format json --max-rejects 10 in
json '.result' 'nothing to do'

# From standard input, and with a format for all members.
expect 0 index rebuild --quiet --index piped --input-format jsonl - <in/added.jsonl.gz
expect 0 query --index piped --count title:added
finish
