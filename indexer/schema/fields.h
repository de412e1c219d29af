// The one table of term prefixes and value slots. Nothing else spells a prefix or a slot number.
//
// Prefixes follow Omega's letters where Omega has one. A term is prefix + folded value; values
// never begin with an ASCII capital, so no ':' is needed between them. Slots: numbers once given
// are never reused. Source: design, section 3.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tickerdex {

/// Raised when an index of an older version cannot answer like one of this version.
inline constexpr int kSchemaVersion = 3;

/// Xapian refuses longer terms; `term_for` keeps below it.
inline constexpr std::size_t kMaxTermBytes = 245;

enum class Field : std::uint8_t {
  body, title, ticker, about, qualified_ticker, source, author, topic, language, host,
  day, month, year, id, story, present,
};

enum class TermKind : std::uint8_t {
  stemmed,  ///< words: folded, stemmed, with positions
  words,    ///< words: folded, not stemmed, with positions (names of people)
  boolean,  ///< one whole value, folded
};

struct FieldSpec {
  Field field;
  std::string_view name;
  std::string_view prefix;
  TermKind kind;
};

inline constexpr std::array<FieldSpec, 16> kFields{{
    {Field::body, "body", "", TermKind::stemmed},
    {Field::title, "title", "S", TermKind::stemmed},
    {Field::ticker, "ticker", "XT", TermKind::boolean},
    {Field::about, "about", "XP", TermKind::boolean},
    {Field::qualified_ticker, "qualified_ticker", "XX", TermKind::boolean},
    {Field::source, "source", "XS", TermKind::boolean},
    {Field::author, "author", "A", TermKind::words},
    {Field::topic, "topic", "K", TermKind::boolean},
    {Field::language, "lang", "L", TermKind::boolean},
    {Field::host, "site", "H", TermKind::boolean},
    {Field::day, "day", "D", TermKind::boolean},
    {Field::month, "month", "M", TermKind::boolean},
    {Field::year, "year", "Y", TermKind::boolean},
    {Field::id, "id", "Q", TermKind::boolean},
    {Field::story, "story", "XD", TermKind::boolean},
    {Field::present, "present", "XHAS", TermKind::boolean},
}};

constexpr const FieldSpec& spec_of(Field field) {
  return kFields[static_cast<std::size_t>(field)];
}
constexpr std::string_view prefix_of(Field field) { return spec_of(field).prefix; }

enum class Slot : std::uint32_t {
  published = 0,         ///< sortable_serialise(UTC seconds)
  tickers = 1,           ///< list, most salient first
  source = 2,            ///< text as given
  topics = 3,            ///< list, kinds included ("place:usa")
  language = 4,          ///< "en"
  story = 5,             ///< sortable_serialise
  sentiment = 6,         ///< sortable_serialise(-1..1)
  impact = 7,            ///< sortable_serialise(0..1)
  author = 8,            ///< text as given
  date_known = 9,        ///< "declared", "text", "relative", "file"; absent: none
  ticker_sentiment = 10, ///< list of symbol, decimal in turn
  about = 11,            ///< list: the primary ones of slot 1
};
constexpr std::uint32_t number_of(Slot slot) { return static_cast<std::uint32_t>(slot); }

/// Topics that are more than a subject carry their kind before a colon: "place:usa".
/// Each kind is also a query field and a facet.
inline constexpr std::array<std::string_view, 5> kTopicKinds{"place", "exchange", "person", "org",
                                                             "company"};
/// Names under which `Field::present` marks what an article has, besides kTopicKinds: "XHASticker".
/// Each is also a query field, for `ticker:*` and `ticker:none`.
inline constexpr std::array<std::string_view, 11> kPresentNames{
    "title",  "author", "source", "topic",     "lang",  "site",
    "ticker", "about",  "date",   "sentiment", "impact"};

struct TopicParts {
  std::string_view kind;  ///< one of kTopicKinds, or empty
  std::string_view value;
};
TopicParts split_topic(std::string_view topic);

/// The boolean term of a whole value: prefix + fold(value), spaces collapsed. A value too long
/// for a term keeps its beginning and gets a hash, so equal values still have equal terms.
/// For dates pass the digits ("20251114"), for `present` the field's name ("ticker").
std::string term_for(Field field, std::string_view value);

/// As above, for a value that is folded already or is a word: only the bound is applied.
std::string bounded_term(std::string_view prefix, std::string_view folded);

}  // namespace tickerdex
