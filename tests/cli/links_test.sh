#!/usr/bin/env bash
# A folder cannot make the indexer read anything outside it or anything endless.
. "$(dirname "$0")/check.sh"

article() { printf '{"id":"%s","title":"Title %s","body":"%s words"}\n' "$1" "$1" "$2"; }
# is_kind PATH KIND: checks the kind of a skipped file in the JSON report out.
is_kind() {
  local kind
  kind=$(jq -r --arg path "$1" '.skipped[] | select(.[0] == $path) | .[1]' out)
  [ "$kind" = "$2" ] || fail "$1 is skipped as '$kind' instead of '$2'"
  checks=$((checks + 1))
}
out_of='symlink that leads out of the source (--follow-links)'
quick() { timeout --kill-after=5 60 "$TICKERDEX_INDEX_PROGRAM" "$@"; }

mkdir -p in/day far/deep
article 1 plain >in/day/a.jsonl
article 2 secret >far/secret.jsonl
article 3 secret >far/deep/b.jsonl
ln -s /etc/passwd in/passwd.txt
ln -s ../far/secret.jsonl in/relative
ln -s "$PWD/far/secret.jsonl" in/absolute
ln -s ../far in/folder
ln -s relative in/chain
ln -s day/../../far/deep in/dots
ln -s /proc/kmsg in/kernel.txt
ln -s /proc in/proc
ln -s /sys in/sys
ln -s /dev/zero in/zero.txt
ln -s /dev/stdin in/stdin.txt
ln -s day in/today
ln -s "$PWD/in/day/a.jsonl" in/latest
mkfifo in/pipe

for command in rebuild update; do
  expect 0 quick $command --index "$command" --format json in
  json '[.articles, .rejected]' '[1,0]'
  for name in passwd.txt relative absolute folder chain dots kernel.txt proc sys zero.txt stdin.txt; do
    is_kind "in/$name" "$out_of"
  done
  is_kind in/pipe 'not a regular file'
  expect 1 query --index "$command" secret
  expect 1 query --index "$command" root
done
expect 0 quick rebuild --index ix in
says out "$out_of"

# With --follow-links they are read, but devices and kernel files never are; an update uses the same
# option.
expect 0 quick rebuild --index all --format json --follow-links in </dev/null
is_kind in/kernel.txt 'a file of the kernel'
is_kind in/proc 'a file of the kernel'
is_kind in/sys 'a file of the kernel'
is_kind in/zero.txt 'not a regular file'
expect 0 query --index all --count secret
[ "$(cat out)" = 2 ] || fail "links are not followed"
expect 0 query --index all --count root
expect 0 quick update --index all --format json --follow-links in </dev/null
json '.result' 'nothing to do'
expect 0 quick update --index all --format json --max-shrink 100 in
json '[.update.rebuilt_because, .articles]' '["--follow-links changed",1]'
expect 1 query --index all secret

# An update checks links again: one that now leads outwards loses its article.
mkdir turn
article 4 kept >turn/kept.jsonl
article 5 turned >turn/target.jsonl
ln -s target.jsonl turn/a
expect 0 quick rebuild --quiet --index turned turn
rm turn/a turn/target.jsonl
ln -s ../far/secret.jsonl turn/a
expect 0 quick update --quiet --index turned --max-shrink 100 turn
expect 1 query --index turned 'turned OR secret'

# A SOURCE itself may be a link, a link to a folder, a pipe, or standard input by its name.
ln -s far linked
expect 0 quick rebuild --index named --format json linked in/relative
json '.articles' 2
expect 0 quick rebuild --index named --format json <(article 6 piped) <(article 7 piped)
json '.articles' 2
article 8 named >content
mkfifo pipe
cat content >pipe &
expect 0 quick rebuild --index named --max-shrink 100 --format json pipe
json '.articles' 1
wait
expect 0 quick rebuild --index named --format json /dev/stdin <content
json '.articles' 1
for source in - /dev/stdin; do
  cat content | quick rebuild --index named --format json "$source" >out || fail "no pipe: $source"
  json '.articles' 1
done
for device in /dev/zero /dev/full; do
  expect 4 quick rebuild --index named "$device"
  says err "$device: a device, which is not read"
done
expect 0 quick rebuild --index named --force /dev/null
says out 'empty file'
finish
