#!/usr/bin/env bash
# The main use: rebuild, then search, from the shell.
. "$(dirname "$0")/check.sh"

expect 0 index rebuild --index ix --format json "$TICKERDEX_TEST_DATA/articles"
json '.result' published
json '.rejected' 0
articles=$(jq .articles out)
[ "$articles" -ge 28 ] || fail "only $articles sample articles"

expect 0 query --index ix --count ''
[ "$(cat out)" = "$articles" ] || fail "--count gives $(cat out), but $articles were indexed"

expect 0 query --index ix 'ticker:BABA' --format json --facet ticker
json '.matched == (.facets.ticker.values[] | select(.value == "BABA") | .count)' true
json '[.hits[].tickers | index("BABA") != null] | all' true

expect 1 query --index ix 'zzyzxqua'
expect 1 query --index ix 'zzyzxqua' --count
[ "$(cat out)" = 0 ] || fail "--count of nothing is $(cat out)"

# The same sources give the same results.
query --index ix 'cloud OR earnings' --format jsonl --limit 100 >before
expect 0 index rebuild --index ix --quiet "$TICKERDEX_TEST_DATA/articles"
[ ! -s out ] && [ ! -s err ] || fail "--quiet is not quiet"
query --index ix 'cloud OR earnings' --format jsonl --limit 100 >after
cmp before after || fail "two rebuilds of the same sources differ"

expect 0 index status --index ix
says out healthy
[ "$(grep -c articles out)" = 2 ] || fail "status does not list two generations"
expect 0 index rebuild --index ix --quiet --keep 1 "$TICKERDEX_TEST_DATA/articles"
expect 0 index status --index ix --format json
json '.generations | length' 1
json '.healthy' true

# Both writers give the same results.
expect 0 index rebuild --index api --quiet --writer api "$TICKERDEX_TEST_DATA/articles"
query --index api 'cloud OR earnings' --format jsonl --limit 100 >by_api
cmp before by_api || fail "the writers differ"

# Standard input, a key of theirs, and the environment's index.
printf '{"HEADLINE":"From a pipe","body":"Words through standard input."}\n' |
  TICKERDEX_INDEX=piped index rebuild --quiet --map title=HEADLINE --input-format jsonl -
TICKERDEX_INDEX=piped expect 0 query --format json 'pipe'
json '.hits[0].title' 'From a pipe'
json '.hits[0].published' null

# Many skipped files are counted by kind, and a few are named.
mkdir pages
printf 'A title\n\nA body.\n' >pages/a.txt
for i in 1 2 3 4 5 6; do printf '<?xml version="1.0"?><urlset/>\n' >"pages/$i.xml"; done
expect 0 index rebuild --index pages.ix pages
says out '     6  XML is not read yet'
rm pages/[2-6].xml
expect 0 index rebuild --index pages.ix pages
says out 'pages/1.xml: XML is not read yet'

# A saved page gives its article, not what stands around it.
cat >page.html <<'PAGE'
<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Tin smelter opens | Sample Wire</title>
<meta property="og:site_name" content="Sample Wire"><meta name=author content="Jane Doe">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tin smelter opens",
 "datePublished": "2025-11-14T09:00:00Z"}</script></head>
<body><nav><a href=/>Menuword</a></nav><article><p>Harbour Tin (NYSE: HTN) said that its smelter in
Lima, closed in spring, opens again in June, two months earlier than it had planned.</p><p>Analysts
had expected a later date, since repairs took long, but a second crew was hired.</p></article>
<div class=comments><p>Commentword: I do not believe a word of it, and never did.</p></div></body>
PAGE
expect 0 index rebuild --index page.ix --quiet page.html
expect 0 query --index page.ix --format json 'smelter'
json '.hits[0] | [.title, .author, .source, .published, .tickers[0]]' \
  '["Tin smelter opens","Jane Doe","Sample Wire","2025-11-14T09:00:00Z","HTN"]'
for word in menuword commentword; do expect 1 query --index page.ix --count "$word"; done

# The later of two articles with one id is kept.
printf '{"id":"1","title":"old","body":"a"}\n{"id":"1","title":"new","body":"b"}\n' >two.jsonl
expect 0 index rebuild --index two --format json two.jsonl
json '[.articles, .duplicate_ids, .records]' '[1,1,2]'
expect 0 query --index two --format json ''
json '.hits[0].title' new
finish
