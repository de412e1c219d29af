#!/usr/bin/env bash
# Where an index and its sources may lie: other file systems, links, odd names, no permission.
. "$(dirname "$0")/check.sh"

printf '{"id":"1","title":"Only one","body":"Some words here.","date":"2025-11-14"}\n' >one.jsonl

# holds INDEX COUNT: checks the count of a query.
holds() {
  expect 0 query --index "$1" --count ''
  [ "$(cat out)" = "$2" ] || fail "$1 has $(cat out) articles instead of $2"
}

# Names with spaces, a newline, quotes, a leading dash and bytes that are not UTF-8.
i=0
for name in 'a b' $'new\nline' "qu'o\"te" '-dash' $'byte\377\376' 'ü中文' '*' ; do
  i=$((i + 1))
  mkdir -- "./src $name"
  cp one.jsonl "./src $name/$name.jsonl"
  expect 0 index rebuild --quiet --index "./ix $name/deep/er" "./src $name"
  expect 0 index rebuild --format json --metrics "./m $i.prom" --index "./ix $name/deep/er" "./src $name"
  jq -e . out >/dev/null || fail "the report is not JSON with the name $name"
  holds "./ix $name/deep/er" 1
  expect 0 query --index "./ix $name/deep/er" --format json words
  jq -e '.hits[0].path | length > 0' out >/dev/null || fail "no path with the name $name"
  expect 0 index status --index "./ix $name/deep/er"
  says out healthy
  ! LC_ALL=C grep -q $'[\x01-\x09\x0b-\x1f]' out || fail "a control byte in the status"
  [ "$(wc -l <out)" = 4 ] || fail "the status has too many lines with the name $name"
done

# A link to the index and from the index; a slash at the end.
mkdir real
ln -s real link
expect 0 index rebuild --quiet --index link one.jsonl
expect 0 index rebuild --quiet --index link/ one.jsonl
[ -L link ] || fail "the link was replaced"
holds link 1
holds real/ 1
ln -s nowhere dangling
expect 4 index rebuild --quiet --index dangling one.jsonl
other=$(mktemp -d /dev/shm/tickerdex-XXXXXX 2>/dev/null || true)
if [ -n "$other" ]; then
  trap 'chmod -R u+rwx "$folder" "$other" 2>/dev/null; rm -rf "$folder" "$other"' EXIT
  ln -s "$other" far
  expect 0 index rebuild --quiet --index far/ix one.jsonl
  expect 0 index rebuild --quiet --index far/ix --rejects here.jsonl one.jsonl
  holds far/ix 1
  holds "$other/ix" 1
fi
# generations may be a link, to a larger disk.
mkdir split large
ln -s ../large split/generations
expect 0 index rebuild --quiet --index split one.jsonl
expect 0 index rebuild --quiet --index split one.jsonl
holds split 1

# An index inside a source is skipped.
mkdir inside
cp one.jsonl inside
for i in 1 2 3; do
  expect 0 index rebuild --format json --index inside/ix inside
  json '[.articles, .rejected]' '[1,0]'
done
json '[.skipped[] | select(.[1] == "the index itself")] | length' 1
ln -s inside/ix other
expect 0 index rebuild --format json --index other inside
json '[.articles, .rejected]' '[1,0]'

# A source that is the index, or lies in it, under any name: a usage error before anything is
# created.
for source in own ./own own/ own/. own/../own "$PWD/own"; do
  for command in rebuild update; do
    expect 2 index $command --index own "$source"
    says err 'is --index own'
    [ ! -e own ] || fail "an index was made from itself, named $source"
  done
done
expect 0 index rebuild --quiet --index own one.jsonl
ln -s own by-link
ln -s own/generations below
before=$(ls -lR own)
for source in own by-link by-link/ own/current own/current/manifest.json below by-link/generations; do
  for command in rebuild update; do
    expect 2 index $command --index own one.jsonl "$source"
    says err '--index own'
    expect 2 index $command --index by-link "$source"
  done
done
expect 2 index rebuild --index split large
says err 'SOURCE large is --index split'
[ "$(ls -lR own)" = "$before" ] || fail "an index was touched by a run that it is the source of"
cp one.jsonl own-news.jsonl
expect 0 index rebuild --quiet --index own own-news.jsonl

# Without permission: a message, and the index can still be searched. Root has all permissions and
# becomes nobody for this.
nobody() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups -- "$@"; }
fi
chmod 755 .
if nobody "$TICKERDEX_INDEX_PROGRAM" --version >/dev/null 2>&1 && nobody test -r one.jsonl; then
  mkdir shared
  expect 0 index rebuild --quiet --index shared/ix one.jsonl
  chmod -R a-w,a+rX shared
  if [ "$(id -u)" != 0 ]; then chmod u-w shared; fi
  before=$(ls -lR shared)
  expect 4 nobody "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index shared/ix one.jsonl
  says err 'shared/ix/lock: Permission denied'
  expect 4 nobody "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index shared/new one.jsonl
  says err 'cannot create shared/new: Permission denied'
  expect 0 nobody "$TICKERDEX_QUERY_PROGRAM" --index shared/ix --facet source words
  expect 0 nobody "$TICKERDEX_INDEX_PROGRAM" status --index shared/ix
  [ "$(ls -lR shared)" = "$before" ] || fail "a read-only index was changed"
  # Only generations/ is not writable: nothing is published, nothing is left.
  chmod u+w shared shared/ix shared/ix/lock
  chmod a+w shared/ix shared/ix/lock
  expect 4 nobody "$TICKERDEX_INDEX_PROGRAM" rebuild --quiet --index shared/ix one.jsonl
  says err 'Permission denied'
  holds shared/ix 1
  chmod -R 000 shared/ix/generations
  if [ "$(id -u)" = 0 ]; then
    expect 2 nobody "$TICKERDEX_QUERY_PROGRAM" --index shared/ix words
    says err 'tickerdex-query: error:'
  fi
  chmod -R u+rwx shared
else
  echo "nobody cannot run the programs here: permissions are left out"
fi

# A read-only file system.
alone=(unshare -m)
[ "$(id -u)" = 0 ] || alone=(unshare -rm)
expect 0 index rebuild --quiet --index readonly one.jsonl
if "${alone[@]}" sh -c 'mount --bind readonly readonly && mount -o remount,bind,ro readonly' 2>/dev/null; then
  code=0
  "${alone[@]}" sh -c 'mount --bind readonly readonly && mount -o remount,bind,ro readonly
    "$0" rebuild --quiet --index readonly one.jsonl' "$TICKERDEX_INDEX_PROGRAM" 2>err || code=$?
  [ $code = 4 ] || fail "exit $code on a read-only file system"
  says err 'Read-only file system'
else
  echo "no mount is allowed here: the read-only file system is left out"
fi
finish
