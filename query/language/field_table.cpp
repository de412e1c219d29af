#include "query/language/field_table.h"

#include <algorithm>
#include <array>

#include "indexer/schema/nearest_name.h"

namespace tickerdex {
namespace {

constexpr QueryField query_field(const FieldSpec& field) {
  return {field.name,   *field.query,  field.field,      field.slot.value_or(Slot::published),
          field.lowest, field.highest, field.has_marker, false};
}

/// Calls add(field) for each, in the order of the table.
template <class Add>
constexpr void for_each_field(Add&& add) {
  for (const auto& spec : kFields) {
    if (!spec.query) continue;
    QueryField field = query_field(spec);
    add(field);
    if (spec.query != FieldKind::date) continue;
    field.has_marker = false;
    field.name = "since";
    field.kind = FieldKind::since;
    add(field);
    field.name = "until";
    field.kind = FieldKind::until;
    add(field);
  }
  for (const auto kind : kTopicKinds) {
    QueryField field = query_field(spec_of(Field::topic));
    field.name = kind;
    field.is_topic_kind = true;
    add(field);
  }
}

constexpr auto make_table() {
  constexpr std::size_t kCount = [] {
    std::size_t n = 0;
    for_each_field([&](const QueryField&) { ++n; });
    return n;
  }();
  std::array<QueryField, kCount> table{};
  std::size_t n = 0;
  for_each_field([&](const QueryField& field) { table[n++] = field; });
  return table;
}
constexpr auto kTable = make_table();

}  // namespace

std::span<const QueryField> query_fields() { return kTable; }

const QueryField* find_query_field(std::string_view name) {
  const auto found = std::find_if(kTable.begin(), kTable.end(),
                                  [&](const QueryField& field) { return field.name == name; });
  return found == kTable.end() ? nullptr : &*found;
}

std::vector<std::string> similar_field_names(std::string_view typed) {
  constexpr std::size_t kShown = 3;
  std::vector<std::string> names;
  for (const auto& field : kTable) names.emplace_back(field.name);
  return nearest_names(typed, names, kShown);
}

}  // namespace tickerdex
