#include "query/language/field_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "indexer/schema/text/fold.h"
#include "indexer/schema/ticker/ticker.h"
#include "query/language/number_range.h"
#include "query/language/query_error.h"
#include "query/language/understood.h"

namespace tickerdex {
namespace {

Clause filter(Query query, std::string spelled) {
  Leaf leaf;
  leaf.query = Query::filter(std::move(query));
  leaf.understood = std::move(spelled);
  return Clause::of(std::move(leaf));
}

/// `text` must be part of the query, so that its place is known.
[[noreturn]] void fail(const Node& node, std::string_view why) {
  throw QueryError(fmt::format("{}:{}: {}", node.field->name, shown(node.text), why), node.offset,
                   node.text.size());
}

/// "example.com" of "https://www.example.com:8080/news". It is folded first, because of full-width
/// colons; the host of a host is itself, so that the understood query can be typed again.
std::string host_of(std::string_view address) {
  auto host = fold_value(address);
  if (const auto scheme = host.find("://"); scheme != std::string::npos) host.erase(0, scheme + 3);
  for (std::string before; host != before;) {
    before = host;
    host = fold_value(host.substr(0, host.find_first_of("/?#:")));
    if (host.starts_with("*.")) host.erase(0, 2);  // a host always includes its subdomains
    if (host.starts_with("www.")) host.erase(0, 4);
    while (host.ends_with('.')) host.pop_back();
  }
  return host;
}

}  // namespace

std::optional<Clause> FieldReader::presence(const Node& node) {
  if (node.is_quoted || node.field == nullptr) return std::nullopt;
  const auto& field = *node.field;
  const bool none = node.text == "none";
  if (!none && node.text != "*") return std::nullopt;
  // A bound of the published time: with any time, without one.
  const bool is_bound = field.kind == FieldKind::since || field.kind == FieldKind::until;
  const auto name = is_bound ? std::string_view("date") : field.name;
  Query marked = Query::everything();  // every article has fields without a marker
  if (field.has_marker || is_bound) marked = Query::term(term_for(Field::present, name));
  auto spelled = fmt::format("{}:{}", name, node.text);
  if (!none) return filter(std::move(marked), std::move(spelled));
  return filter(Query::without(Query::everything(), std::move(marked)), std::move(spelled));
}

std::optional<Clause> FieldReader::value(const Node& node) {
  if (auto clause = presence(node)) return clause;
  switch (node.field->kind) {
    case FieldKind::ticker:
      return ticker(node);
    case FieldKind::host:
      return host(node);
    case FieldKind::number:
      return number(node);
    case FieldKind::date:
    case FieldKind::since:
    case FieldKind::until:
      return date(node);
    case FieldKind::value:
    case FieldKind::topic:
      return whole_value(node);
    case FieldKind::words:
      break;
  }
  return std::nullopt;
}

std::optional<Clause> FieldReader::ticker(const Node& node) {
  const auto ticker = parse_ticker(node.text);
  if (!ticker) {
    warnings_.add(fmt::format("'{}:{}' is not a ticker: searched as words", node.field->name,
                              shown(node.text)));
    return std::nullopt;
  }
  auto linked = Query::term(term_for(node.field->field, ticker->symbol));
  // "9988.HK" already names its exchange, so the article's own form does not matter.
  const auto bare = parse_ticker(ticker->symbol);
  if (ticker->exchange.empty() || (bare && bare->exchange == ticker->exchange)) {
    return filter(std::move(linked), spelled_value(*node.field, ticker->symbol));
  }
  const auto qualified = ticker->exchange + ":" + ticker->symbol;
  auto listed = Query::term(term_for(Field::qualified_ticker, qualified));
  if (node.field->field != Field::ticker) {
    listed = Query::all({std::move(linked), std::move(listed)});
  }
  return filter(std::move(listed), spelled_value(*node.field, qualified));
}

Clause FieldReader::whole_value(const Node& node) {
  const auto& field = *node.field;
  const auto folded = fold_value(node.text);
  const auto left_out = [&] {
    warnings_.add(fmt::format("'{}:{}' has no value: left out", field.name, shown(node.text)));
    return Clause();
  };
  if (folded.empty()) return left_out();
  const auto stored = [&](std::string_view value) {
    return field.is_topic_kind ? fmt::format("{}:{}", field.name, value) : std::string(value);
  };
  if (!node.is_quoted && folded.ends_with('*')) {
    const auto beginning = folded.substr(0, folded.size() - 1);
    const auto spelled = spelled_value(field, beginning);
    if (spelled.ends_with(beginning)) {
      return filter(Query::prefix(std::string(prefix_of(field.field)) + stored(beginning)),
                    spelled + '*');
    }
  }
  auto query = Query::term(term_for(field.field, stored(folded)));
  if (field.kind == FieldKind::topic) {
    auto spaced = folded;
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    auto other = Query::term(term_for(field.field, stored(fold_value(spaced))));
    if (other != query) query = Query::any({std::move(query), std::move(other)});
  }
  return filter(std::move(query), spelled_value(field, folded));
}

Clause FieldReader::host(const Node& node) {
  const auto name = host_of(node.text);
  if (name.empty()) {
    warnings_.add(fmt::format("'{}:{}' names no host: left out", node.field->name,
                              shown(node.text)));
    return {};
  }
  return filter(Query::term(term_for(Field::host, name)), spelled_value(*node.field, name));
}

Clause FieldReader::number(const Node& node) {
  const auto& field = *node.field;
  const auto range = parse_number_range(node.text);
  if (!range) {
    fail(node, fmt::format("not a number or a range: write {0}:>0.5, {0}:0.1..0.4 or {0}:0.3",
                           field.name));
  }
  if (range->is_empty) {
    fail(node, fmt::format("the range ends before it begins: write {}:{}..{}", field.name,
                           *range->last, *range->first));
  }
  if ((range->first && *range->first > field.highest) ||
      (range->last && *range->last < field.lowest)) {
    warnings_.add(fmt::format("'{}:{}' matches nothing: {} runs from {} to {}", field.name,
                              shown(node.text), field.name, field.lowest, field.highest));
  }
  return filter(Query::range({field.slot, range->first, range->last}),
                fmt::format("{}:{}", field.name, range->spelled));
}

Clause FieldReader::date(const Node& node) {
  const auto& field = *node.field;
  try {
    const auto range = field.kind == FieldKind::since   ? parse_since(node.text, context_.dates)
                       : field.kind == FieldKind::until ? parse_until(node.text, context_.dates)
                                                        : parse_date_range(node.text, context_.dates);
    const auto as_number = [](const std::optional<std::int64_t>& utc) {
      return utc ? std::optional<double>(static_cast<double>(*utc)) : std::nullopt;
    };
    return filter(Query::range({field.slot, as_number(range.first_utc), as_number(range.last_utc)}),
                  spelled_value(field, message_line(node.text, node.text.size())));
  } catch (const DateRangeError& error) {
    // If the message begins with the typed text, it is not repeated.
    constexpr std::size_t kMaxCharacters = 300;
    const auto why = message_line(error.what(), kMaxCharacters);
    const auto typed = shown(node.text);
    throw QueryError(why.starts_with(typed) ? fmt::format("{}:{}", field.name, why)
                                            : fmt::format("{}:{}: {}", field.name, typed, why),
                     node.offset + std::min(error.offset, node.text.size()), error.length);
  }
}

}  // namespace tickerdex
