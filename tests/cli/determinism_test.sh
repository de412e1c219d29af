# The same articles give the same index for any threads, memory and order of file creation: the same
# tables byte for byte, and the same columns after their header.
source "$(dirname "${BASH_SOURCE[0]}")/check.sh"

# Enough for several batches and a trained dictionary: each sample article 60 times with new ids.
mkdir first
find "$TICKERDEX_TEST_DATA/articles" -name '*.jsonl' -exec cat {} + |
  jq -cR 'fromjson? | select(type == "object")' >articles.jsonl
[ -s articles.jsonl ] || fail "no sample articles in JSON lines"
for copy in $(seq 60); do
  jq -c --argjson copy "$copy" '.id = "\($copy)-\(.id // .title // .headline)"' articles.jsonl \
    >"first/$copy.jsonl"
done

tables() { # of the live generation, and its columns behind header and entries of columns
  local name
  for name in docdata termlist position; do sha256sum <"ix/current/$name.glass"; done
  tail -c +113 ix/current/columns | sha256sum
  query --index ix --count --match any -- a OR the OR date:2000..
}

mkdir sources
cp first/* sources/
expect 0 index rebuild --quiet --index ix --jobs 1 --memory 1GiB sources
tables >expected
for run in "4 96MiB" "2 64MiB" "3 1GiB"; do
  rm -rf ix sources
  mkdir sources
  for file in $(ls first | sort -R --random-source=<(yes "$run")); do cp "first/$file" sources/; done
  expect 0 index rebuild --quiet --index ix --jobs "${run% *}" --memory "${run#* }" sources
  tables >out
  cmp out expected || fail "with --jobs and --memory $run the index differs"
  checks=$((checks + 1))
done
finish
