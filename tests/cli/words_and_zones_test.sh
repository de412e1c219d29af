#!/usr/bin/env bash
# Zones, time lines, spreadsheets and errors, as users see them.
. "$(dirname "$0")/check.sh"

cat >news.jsonl <<'END'
{"id":"a","title":"=HYPERLINK(\"http://example.com\")","body":"oil","published":"2008-09-14T03:30:00Z","sentiment":-0.5}
{"id":"b","title":"Oil","body":"oil","published":"2008-09-14T12:00:00Z"}
{"id":"c","title":"Oil","body":"oil","published":"2008-09-17T03:59:59Z"}
{"id":"d","title":"Oil","body":"oil","published":"2008-09-17T04:00:00Z"}
{"id":"e","title":"Oil","body":"oil","published":"2008-09-20"}
{"id":"f","title":"Oil","body":"oil"}
END
expect 0 index --index ix --quiet rebuild news.jsonl

# Filter, facet and printed time use the same zone.
new_york="--tz America/New_York"
expect 0 query --index ix $new_york 'date:2008-09-14..2008-09-16' --facet date:day --format json
json '[.hits[].id] | sort' '["b","c"]'
json '.facets["date:day"].values | map([.value, .count])' \
  '[["2008-09-14",1],["2008-09-15",0],["2008-09-16",1]]'
json '.facets["date:day"] | [.shown, .periods, .distinct, .missing, .zone]' \
  '["all",3,2,0,"America/New_York"]'
expect 0 query --index ix $new_york id:c
says out '2008-09-16 23:59-04:00'
expect 0 query --index ix id:c
says out '2008-09-17 03:59Z'
expect 0 query --index ix id:c $new_york --format csv
says out '2008-09-17T03:59:59Z'

# A time line has its empty days, or says that it is not complete.
expect 0 query --index ix oil --facet date:day
says out 'date:day  7 days, 4 of them empty, 1 article without'
expect 0 query --index ix oil --facet date:day:2
says out 'date:day  the 2 largest of 3 days, 1 article without'
expect 0 query --index ix oil --facet date:day:5
says out 'date:day  3 days with articles of 7, the empty ones left out'
expect 0 query --index ix oil --facet date:day:2 --limit 0 --format csv
says err 'date:day: only the 2 largest of 3 days; date:day:0 shows all'

# Cells for a spreadsheet.
expect 0 query --index ix id:a --format csv --fields sentiment,title --csv-safe
says out '-0.5,"'"'"'=HYPERLINK(""http://example.com"")"'
expect 0 query --index ix id:a --format csv --fields sentiment,title
says out '-0.5,"=HYPERLINK('

# Errors with suggestions.
expect 2 index build --index ix news.jsonl
says err 'there is no command build; did you mean rebuild?'
expect 0 index --index ix status
expect 2 query --index ix oil --facet
says err '--facet needs a name'
expect 2 query --index ix oil --facet tikcer
says err 'did you mean ticker?'
expect 2 query --index ix oil --fields titel
says err 'did you mean title?'
expect 2 query --index ix oil --timeout soon
says err '--timeout takes a time such as 500ms, 10s or 2m'
expect 0 query --index ix oil --timeout 1h --count
[ "$(cat out)" = 6 ] || fail "a search within its time"
finish
