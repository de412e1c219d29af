// The table of fields: name, term prefix, value slot, presence marker, facet, query field. Indexing
// (writer/), columns (column/), query fields (query/language/field_table) and facets
// (query/search/facet_names) derive from it.
//
// Prefixes are those of Omega, if it has one. A term is prefix + folded value; values never begin
// with an ASCII capital, so no ':' is needed between them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tickerdex {

/// Increased when an index of an older version gives other results.
inline constexpr int kSchemaVersion = 3;

/// Xapian refuses longer terms; term_for() never exceeds it.
inline constexpr std::size_t kMaxTermBytes = 245;

enum class Field : std::uint8_t {
  body, title, ticker, about, qualified_ticker, source, author, topic, language, host, date,
  day, month, year, sentiment, impact, date_known, ticker_sentiment, id, story, present,
};

enum class TermKind : std::uint8_t {
  none,
  stemmed,  ///< words: folded, stemmed, with positions
  words,    ///< words: folded, not stemmed, with positions (names of people)
  boolean,  ///< one whole value, folded
};

/// Numbers are never reused.
enum class Slot : std::uint32_t {
  published = 0,  ///< UTC seconds
  tickers = 1,    ///< most salient first
  source = 2,     ///< as declared
  topics = 3,     ///< with their kind, if any ("place:usa")
  language = 4,   ///< "en"
  story = 5,
  sentiment = 6,          ///< -1..1
  impact = 7,             ///< 0..1
  author = 8,             ///< as declared
  date_known = 9,         ///< "declared", "text", "relative", "file"; absent: none
  ticker_sentiment = 10,  ///< symbol and decimal
  about = 11,             ///< the primary tickers of slot 1
};
constexpr std::uint32_t number_of(Slot slot) { return static_cast<std::uint32_t>(slot); }

/// The format of a slot's bytes. The `columns` file has a column for every slot except pairs.
enum class SlotShape : std::uint8_t {
  single,  ///< one text
  list,    ///< list_codec.h
  number,  ///< sortable_serialise
  pairs,   ///< a list of alternating items
};

enum class FacetKind : std::uint8_t {
  text,    ///< values of the slot
  topic,   ///< topics without a kind, plus a facet for each of kTopicKinds
  date,    ///< periods of the published time: "date:year", "date:month"
  number,  ///< sentiment, in three ranges
};

/// The kind of a field's value after the colon in a query.
enum class FieldKind : std::uint8_t {
  words,   ///< text: words, phrases, wildcards
  value,   ///< one whole value
  topic,   ///< one whole value; '-' and '_' may replace a space. Also for each of kTopicKinds
  host,    ///< a host name, or a URL on it
  ticker,  ///< a symbol, perhaps with its exchange
  number,  ///< a bound or a range
  date,    ///< a period; adds `since` and `until`
  since,   ///< the beginning of a period and everything after it
  until,   ///< the end of a period and everything before it
};

struct FieldSpec {
  Field field;
  std::string_view name;  ///< of the query field, the facet and the presence marker
  std::string_view prefix = {};
  TermKind kind = TermKind::none;
  std::optional<Slot> slot = {};
  SlotShape shape = SlotShape::single;  ///< of the slot
  bool has_marker = false;              ///< articles with a value have the term "XHAS" + name
  std::optional<FacetKind> facet = {};
  std::optional<FieldKind> query = {};
  double lowest = 0, highest = 0;  ///< limits of a number
};

/// Messages list facets and query fields in this order.
inline constexpr std::array kFields = std::to_array<FieldSpec>({
    {.field = Field::body, .name = "body", .kind = TermKind::stemmed},
    {.field = Field::title, .name = "title", .prefix = "S", .kind = TermKind::stemmed,
     .has_marker = true, .query = FieldKind::words},
    {.field = Field::ticker, .name = "ticker", .prefix = "XT", .kind = TermKind::boolean,
     .slot = Slot::tickers, .shape = SlotShape::list,
     .has_marker = true, .facet = FacetKind::text, .query = FieldKind::ticker},
    {.field = Field::about, .name = "about", .prefix = "XP", .kind = TermKind::boolean,
     .slot = Slot::about, .shape = SlotShape::list,
     .has_marker = true, .facet = FacetKind::text, .query = FieldKind::ticker},
    {.field = Field::qualified_ticker, .name = "qualified_ticker", .prefix = "XX",
     .kind = TermKind::boolean},
    {.field = Field::source, .name = "source", .prefix = "XS", .kind = TermKind::boolean,
     .slot = Slot::source,
     .has_marker = true, .facet = FacetKind::text, .query = FieldKind::value},
    {.field = Field::author, .name = "author", .prefix = "A", .kind = TermKind::words,
     .slot = Slot::author,
     .has_marker = true, .facet = FacetKind::text, .query = FieldKind::words},
    {.field = Field::topic, .name = "topic", .prefix = "K", .kind = TermKind::boolean,
     .slot = Slot::topics, .shape = SlotShape::list,
     .has_marker = true, .facet = FacetKind::topic, .query = FieldKind::topic},
    {.field = Field::language, .name = "lang", .prefix = "L", .kind = TermKind::boolean,
     .slot = Slot::language,
     .has_marker = true, .facet = FacetKind::text, .query = FieldKind::value},
    {.field = Field::host, .name = "site", .prefix = "H", .kind = TermKind::boolean,
     .has_marker = true, .query = FieldKind::host},
    {.field = Field::date, .name = "date", .slot = Slot::published, .shape = SlotShape::number,
     .has_marker = true, .facet = FacetKind::date, .query = FieldKind::date},
    {.field = Field::day, .name = "day", .prefix = "D", .kind = TermKind::boolean},
    {.field = Field::month, .name = "month", .prefix = "M", .kind = TermKind::boolean},
    {.field = Field::year, .name = "year", .prefix = "Y", .kind = TermKind::boolean},
    {.field = Field::sentiment, .name = "sentiment",
     .slot = Slot::sentiment, .shape = SlotShape::number, .has_marker = true,
     .facet = FacetKind::number, .query = FieldKind::number, .lowest = -1, .highest = 1},
    {.field = Field::impact, .name = "impact",
     .slot = Slot::impact, .shape = SlotShape::number, .has_marker = true,
     .query = FieldKind::number, .lowest = 0, .highest = 1},
    {.field = Field::date_known, .name = "date_known", .slot = Slot::date_known,
     .facet = FacetKind::text},
    {.field = Field::ticker_sentiment, .name = "ticker_sentiment",
     .slot = Slot::ticker_sentiment, .shape = SlotShape::pairs},
    {.field = Field::id, .name = "id", .prefix = "Q", .kind = TermKind::boolean,
     .query = FieldKind::value},
    {.field = Field::story, .name = "story", .prefix = "XD", .kind = TermKind::boolean},
    {.field = Field::present, .name = "present", .prefix = "XHAS", .kind = TermKind::boolean},
});

constexpr const FieldSpec& spec_of(Field field) {
  return kFields[static_cast<std::size_t>(field)];
}
constexpr std::string_view prefix_of(Field field) { return spec_of(field).prefix; }

inline constexpr std::size_t kSlotCount = static_cast<std::size_t>(
    std::count_if(kFields.begin(), kFields.end(), [](const FieldSpec& f) { return f.slot; }));
/// The fields with a slot, by its number.
inline constexpr auto kSlotFields = [] {
  std::array<FieldSpec, kSlotCount> fields{};
  std::copy_if(kFields.begin(), kFields.end(), fields.begin(),
               [](const FieldSpec& field) { return field.slot.has_value(); });
  std::sort(fields.begin(), fields.end(),
            [](const FieldSpec& a, const FieldSpec& b) { return *a.slot < *b.slot; });
  return fields;
}();
constexpr bool is_list(Slot slot) {
  return std::any_of(kSlotFields.begin(), kSlotFields.end(), [&](const FieldSpec& field) {
    return field.slot == slot && field.shape == SlotShape::list;
  });
}

/// Topics other than subjects have a kind before a colon: "place:usa". Each kind is also a query
/// field, a facet and a presence marker.
inline constexpr std::array<std::string_view, 5> kTopicKinds{"place", "exchange", "person", "org",
                                                             "company"};

struct TopicParts {
  std::string_view kind;  ///< one of kTopicKinds, or empty
  std::string_view value;
};
TopicParts split_topic(std::string_view topic);

/// The boolean term of a whole value: prefix + fold(value), with spaces collapsed. A value too long
/// for a term is truncated and gets a hash, so that equal values still have equal terms. For dates
/// pass the digits ("20251114"), for `present` the field's name ("ticker").
std::string term_for(Field field, std::string_view value);

/// The same for a word or a folded value: only limits the length.
std::string bounded_term(std::string_view prefix, std::string_view folded);

}  // namespace tickerdex
