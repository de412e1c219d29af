#include "query/language/field_table.h"

#include <algorithm>
#include <array>
#include <numeric>

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

/// Levenshtein's distance; names are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

}  // namespace

std::span<const QueryField> query_fields() { return kTable; }

const QueryField* find_query_field(std::string_view name) {
  const auto found = std::find_if(kTable.begin(), kTable.end(),
                                  [&](const QueryField& field) { return field.name == name; });
  return found == kTable.end() ? nullptr : &*found;
}

std::vector<std::string_view> similar_field_names(std::string_view typed) {
  constexpr std::size_t kShown = 3;
  constexpr std::size_t kLongest = 24;
  if (typed.size() > kLongest) return {};
  std::string lower(typed);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  std::vector<std::pair<std::size_t, std::string_view>> ranked;
  for (const auto& field : kTable) {
    const bool begins_so = lower.size() >= 3 && (field.name.starts_with(lower) ||
                                                 lower.starts_with(field.name));
    const auto edits = begins_so ? 0 : distance(lower, field.name);
    // A word of four letters with two edits is mostly another word.
    if (edits <= (field.name.size() > 4 ? 2U : 1U)) ranked.emplace_back(edits, field.name);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string_view> names;
  for (const auto& [edits, name] : ranked) {
    if (names.size() < kShown) names.push_back(name);
  }
  return names;
}

}  // namespace tickerdex
