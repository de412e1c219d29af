#include "query/language/field_table.h"

#include <algorithm>
#include <array>

#include "indexer/schema/nearest_name.h"

namespace tickerdex {
namespace {

constexpr QueryField terms(std::string_view name, FieldKind kind, Field field,
                           bool has_marker = true) {
  return {name, kind, field, Slot::published, 0, 0, has_marker, false};
}
constexpr QueryField number(std::string_view name, Slot slot, double lowest, double highest) {
  return {name, FieldKind::number, Field::present, slot, lowest, highest, true, false};
}
constexpr QueryField date(std::string_view name, FieldKind kind) {
  return {name, kind, Field::present, Slot::published, 0, 0, kind == FieldKind::date, false};
}

constexpr std::array kBase{
    terms("title", FieldKind::words, Field::title),
    terms("author", FieldKind::words, Field::author),
    terms("source", FieldKind::value, Field::source),
    terms("topic", FieldKind::topic, Field::topic),
    terms("lang", FieldKind::value, Field::language),
    terms("site", FieldKind::host, Field::host),
    terms("id", FieldKind::value, Field::id, false),
    terms("ticker", FieldKind::ticker, Field::ticker),
    terms("about", FieldKind::ticker, Field::about),
    date("date", FieldKind::date),
    date("since", FieldKind::since),
    date("until", FieldKind::until),
    number("sentiment", Slot::sentiment, -1, 1),
    number("impact", Slot::impact, 0, 1),
};

constexpr auto make_table() {
  std::array<QueryField, kBase.size() + kTopicKinds.size()> table{};
  std::size_t n = 0;
  for (const auto& field : kBase) table[n++] = field;
  for (const auto kind : kTopicKinds) {
    table[n] = terms(kind, FieldKind::topic, Field::topic);
    table[n++].is_topic_kind = true;
  }
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
