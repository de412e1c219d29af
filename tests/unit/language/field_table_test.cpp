#include "query/language/field_table.h"

#include <set>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("the fields with a presence query are those that the indexer marks", "[language]") {
  std::set<std::string_view> asked;
  for (const auto& field : query_fields()) {
    if (field.has_marker) asked.insert(field.name);
  }
  std::set<std::string_view> marked(kTopicKinds.begin(), kTopicKinds.end());
  for (const auto& spec : kFields) {
    if (spec.has_marker) marked.insert(spec.name);
  }
  CHECK(asked == marked);
}
