#!/usr/bin/env bash
# Checks the direction of dependencies: main -> cli -> command -> parts -> schema. Each line of the
# table is a folder and the folders whose headers it may include, besides its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

table='
indexer/schema/hash.h
indexer/schema/text/ascii.h
indexer/schema/text/utf8.h
indexer/schema/text      indexer/schema/hash.h indexer/schema/text
indexer/schema/date      indexer/schema/text/ascii.h indexer/schema/text/utf8.h
indexer/schema/ticker    indexer/schema
indexer/schema           indexer/schema
indexer/process          indexer/schema
indexer/source/raw_article.h
indexer/source           indexer/source indexer/schema
indexer/article          indexer/source/raw_article.h indexer/schema
indexer/writer           indexer/process indexer/schema
indexer/ledger           indexer/source indexer/writer indexer/process indexer/schema
indexer/publish          indexer/ledger indexer/writer indexer/process indexer/schema
indexer/command          indexer/publish indexer/ledger indexer/source indexer/article indexer/writer indexer/process indexer/schema
indexer/cli              indexer/command indexer/publish indexer/source indexer/writer indexer/process indexer/schema
indexer                  indexer/cli
query/engine/document_number.h
query/engine/postings    query/engine/document_number.h indexer/schema
query/engine             query/engine indexer/schema
query/language           query/engine indexer/schema
query/search             query/language query/engine indexer/schema
query/output             query/search indexer/schema
query/cli                query/output query/search query/language indexer/schema
query                    query/cli
'

bad=0
# The row of a file or header is its own, or that of its deepest folder in the table. A permitted
# folder includes its subfolders.
grep -roE '^#include "(indexer|query)/[^"]+"' indexer query --include='*.h' --include='*.cpp' |
  awk -v table="$table" '
    BEGIN {
      rows = split(table, lines, "\n")
      for (i = 1; i <= rows; i++) {
        owner = lines[i]; sub(/ .*/, "", owner)
        if (owner != "") rights[owner] = lines[i]
      }
    }
    function owner_of(path) {
      while (!(path in rights) && sub(/\/[^\/]*$/, "", path)) continue
      return path
    }
    {
      file = $0; sub(/:.*/, "", file)
      header = $0; sub(/^[^"]*"/, "", header); sub(/".*/, "", header)
      owner = owner_of(file); target = owner_of(header)
      if (owner == target) next
      count = split(rights[owner], right, / +/)
      for (i = 2; i <= count; i++) if (index(target "/", right[i] "/") == 1) next
      print "layering: " file " may not include " header | "cat >&2"
      wrong = 1
    }
    END {
      print "layering: " NR " includes checked"
      exit wrong || NR < 50
    }' || bad=1

# Only schema/ spells a prefix or a slot number.
if grep -rnE 'add_boolean_term\("|"X(T|P|S|D|HAS)"|valueno\{?\(?[0-9]' indexer query \
     --include='*.cpp' --include='*.h' | grep -v '^indexer/schema/fields'; then
  echo "layering: a prefix or slot number is spelled outside schema/" >&2
  bad=1
fi
# language/ parses queries without Xapian: it accesses an index through engine/term_lister.h.
if grep -rn 'xapian\.h\|Xapian::' query/language query/output; then
  echo "layering: Xapian is named outside of the engine and the search" >&2
  bad=1
fi
exit $bad
