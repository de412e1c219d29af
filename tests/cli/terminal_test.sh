#!/usr/bin/env bash
# Nothing from an article reaches the terminal as a control sequence, in any format.
. "$(dirname "$0")/check.sh"

# ESC, C1 CSI, OSC, bidi overrides and isolates, a newline and a carriage return in a title.
printf '%s\n' '{"id":"\u001b[2Jid","title":"Red \u001b[31malert\u009b2J \u202eevil\u2066\u2069 two\nlines\rover\u0007","body":"Body \u001b]0;owned\u0007 words \u0085 \u2028 end.","source":"S\u001b[1mrc","author":"A\u202eb","url":"https://example.com/\u001b[0m","topics":["t\u001b[5m"],"tickers":["BABA"]}' >evil.jsonl
cp evil.jsonl "$(printf 'ev\033[31mil.jsonl')"
expect 0 index rebuild --quiet --index ix ev*.jsonl

hostile=$'[\x01-\x08\x0b-\x1f\x7f]'
for format in text json jsonl csv tsv ids; do
  expect 0 query --index ix words --format "$format" --color never
  # csv rows may end in CR LF
  if tr -d '\r' <out | LC_ALL=C grep -q "$hostile"; then fail "a control byte in $format"; fi
  # C1 is C2 80..C2 9F; the bidi controls are E2 80 AA..AE and E2 81 A6..A9.
  if LC_ALL=C grep -qP '\xC2[\x80-\x9F]|\xE2\x80[\xA8-\xAE]|\xE2\x81[\xA6-\xA9]' out; then
    fail "a C1 or bidi control in $format"
  fi
  checks=$((checks + 1))
done
expect 0 query --index ix words --facet source --facet author --facet topic --limit 0
if LC_ALL=C grep -q "$hostile" out; then fail "a control byte in facets"; fi

# With colour, there are only our own sequences.
expect 0 query --index ix words --color always
sed 's/\x1b\[[0-9;]*m//g' out >plain
if LC_ALL=C grep -q "$hostile" plain; then fail "a foreign control sequence next to our colours"; fi
grep -q $'\x1b\[' out || fail "--color always gives no colour"
NO_COLOR=1 expect 0 query --index ix words
if grep -q $'\x1b' out; then fail "colour in spite of NO_COLOR"; fi
finish
