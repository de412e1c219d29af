#include "tests/unit/search/story_oracle.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "indexer/schema/fields.h"

namespace tickerdex::test {
namespace {

const std::vector<std::string> kWords{"oil",  "gold", "bank", "bond", "yen",
                                      "coal", "iron", "corn", "tin",  "zinc"};
const std::vector<std::string> kSources{"Reuters", "REUTERS", "reuters", "Dow Jones", "dow  jones",
                                        "Kyodo"};
const std::vector<std::string> kTopics{"earnings",  "Earnings",    "trade",      "place:usa",
                                       "place:USA", "place:japan", "person:lee", "org:opec"};
const std::vector<std::string> kAuthors{"Ann Lee", "ann lee", "Bo Lee", "Cy Young"};
const std::vector<std::string> kSymbols{"BABA", "JD", "IBM", "BRK.B", "9988.HK"};

std::string lower(const std::string& text) {
  std::string out = text;
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// What values that count as one have in common: here, case and double spaces.
std::string plain_fold(const std::string& text) {
  std::string out = lower(text);
  for (auto at = out.find("  "); at != std::string::npos; at = out.find("  ")) out.erase(at, 1);
  return out;
}

std::string random_text(Random& random, std::uint32_t most, std::vector<std::string>& words) {
  std::string text;
  for (auto n = random.below(most); n > 0; --n) {
    const auto& word = random.any_of(kWords);
    words.push_back(word);
    if (!text.empty()) text += random.one_in(5) ? ". " : random.one_in(9) ? "\n" : " ";
    const bool capital = random.one_in(4);
    text += capital ? static_cast<char>(word[0] - 'a' + 'A') : word[0];
    text += word.substr(1);
  }
  return text;
}

bool contains(const std::vector<std::string>& words, const std::vector<std::string>& run) {
  return std::search(words.begin(), words.end(), run.begin(), run.end()) != words.end();
}

std::vector<std::string> topics_of(const Article& article, const std::string& kind) {
  std::vector<std::string> values;
  for (const auto& topic : article.topics) {
    const auto parts = split_topic(topic);
    if (parts.kind == kind) values.emplace_back(parts.value);
  }
  return values;
}

bool any_folds_to(const std::vector<std::string>& values, const std::string& folded) {
  return std::any_of(values.begin(), values.end(),
                     [&](const auto& value) { return plain_fold(value) == folded; });
}

std::vector<std::string> single(const std::string& value) {
  return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
}

std::vector<std::string> symbols_of(const Article& article, bool primary_only) {
  std::vector<std::string> symbols;
  for (const auto& link : article.tickers) {
    if (link.primary || !primary_only) symbols.push_back(link.symbol);
  }
  return symbols;
}

using Values = std::function<std::vector<std::string>(const Article&)>;

struct ValueField {
  std::string name;
  Values values;
  std::vector<std::string> typed;
};

const std::vector<ValueField>& value_fields() {
  static const std::vector<ValueField> fields{
      {"source", [](const Article& a) { return single(a.source); },
       {"reuters", "\"DOW JONES\"", "kyodo", "nobody"}},
      {"ticker", [](const Article& a) { return symbols_of(a, false); }, kSymbols},
      {"about", [](const Article& a) { return symbols_of(a, true); }, kSymbols},
      {"lang", [](const Article& a) { return single(a.language); }, {"en", "de", "fr"}},
      {"topic", [](const Article& a) { return topics_of(a, ""); }, {"earnings", "Trade"}},
      {"place", [](const Article& a) { return topics_of(a, "place"); }, {"usa", "Japan"}},
      {"person", [](const Article& a) { return topics_of(a, "person"); }, {"lee"}},
  };
  return fields;
}

std::string unquoted(std::string text) {
  std::erase(text, '"');
  return text;
}

MeantQuery value_query(Random& random) {
  const auto& field = random.any_of(value_fields());
  const auto values = field.values;
  if (random.one_in(6)) {
    return {field.name + ":none", [=](const Story& s) { return values(s.article).empty(); }};
  }
  if (random.one_in(6)) {
    return {field.name + ":*", [=](const Story& s) { return !values(s.article).empty(); }};
  }
  const auto& a = random.any_of(field.typed);
  const auto& b = random.any_of(field.typed);
  const std::string fold_a = plain_fold(unquoted(a));
  if (random.one_in(3)) {
    const std::string fold_b = plain_fold(unquoted(b));
    return {field.name + ":" + a + "," + b, [=](const Story& s) {
              const auto have = values(s.article);
              return any_folds_to(have, fold_a) || any_folds_to(have, fold_b);
            }};
  }
  return {field.name + ":" + a,
          [=](const Story& s) { return any_folds_to(values(s.article), fold_a); }};
}

MeantQuery date_query(Random& random) {
  const auto from = [](int year, int month, int day) { return utc_from_civil({year, month, day}); };
  const auto within = [](std::int64_t first, std::int64_t beyond) {
    return [=](const Story& s) {
      const auto& utc = s.article.published_utc;
      return utc && *utc >= first && *utc < beyond;
    };
  };
  constexpr std::int64_t kFar = std::int64_t{1} << 40;
  switch (random.below(6)) {
    case 0:
      return {"date:2025", within(from(2025, 1, 1), from(2026, 1, 1))};
    case 1:
      return {"date:2025-03", within(from(2025, 3, 1), from(2025, 4, 1))};
    case 2:
      return {"date:2024-11-05..2025-02", within(from(2024, 11, 5), from(2025, 3, 1))};
    case 3:
      return {"since:2025-03-02", within(from(2025, 3, 2), kFar)};
    case 4:
      return {"until:2024", within(-kFar, from(2025, 1, 1))};
    default:
      return {"date:none", [](const Story& s) { return !s.article.published_utc; }};
  }
}

MeantQuery sentiment_query(Random& random) {
  if (random.one_in(2)) {
    return {"sentiment:>0.2",
            [](const Story& s) { return s.article.sentiment && *s.article.sentiment > 0.2; }};
  }
  return {"sentiment:..-0.1",
          [](const Story& s) { return s.article.sentiment && *s.article.sentiment <= -0.1; }};
}

MeantQuery word_query(Random& random) {
  std::vector<std::string> run{random.any_of(kWords)};
  if (random.one_in(8)) {
    return {"author:lee",
            [](const Story& s) { return lower(s.article.author).find("lee") != std::string::npos; }};
  }
  const bool in_title = random.one_in(6);
  std::string text = run[0];
  if (random.one_in(3)) {
    for (auto n = 1 + random.below(2); n > 0; --n) run.push_back(random.any_of(kWords));
    text.clear();
    for (const auto& word : run) text += (text.empty() ? "\"" : " ") + word;
    text += '"';
  }
  return {(in_title ? "title:" : "") + text,
          [=](const Story& s) {
            return contains(s.title, run) || (!in_title && contains(s.body, run));
          },
          true};
}

}  // namespace

std::vector<Story> random_stories(Random& random, int count) {
  std::vector<Story> stories;
  for (int i = 0; i < count; ++i) {
    Story story;
    Article& article = story.article;
    article.id = "id" + std::to_string(i);
    article.title = random_text(random, 5, story.title);
    article.body = random_text(random, 25, story.body);
    article.language = random.one_in(8) ? "" : random.one_in(3) ? "de" : "en";
    if (!random.one_in(6)) article.source = random.any_of(kSources);
    if (!random.one_in(4)) article.author = random.any_of(kAuthors);
    for (auto n = random.below(4); n > 0; --n) article.topics.push_back(random.any_of(kTopics));
    for (auto n = random.below(3); n > 0; --n) {
      const auto& symbol = random.any_of(kSymbols);
      const std::string exchange = symbol.ends_with(".HK") ? "HKEX" : "";
      article.tickers.push_back({symbol, exchange, Evidence::qualified, 0.5, random.one_in(2)});
    }
    if (!random.one_in(7)) {  // few days, so that there are ties
      article.published_utc = utc_from_civil({2024, 10, 1}) +
                              std::int64_t{random.below(250)} * 86'400 +
                              std::int64_t{random.below(2)} * 43'200;
      article.date_known = random.one_in(2) ? DateKnown::text : DateKnown::declared;
    }
    if (random.one_in(2)) article.sentiment = (static_cast<int>(random.below(41)) - 20) / 20.0;
    stories.push_back(std::move(story));
  }
  return stories;
}

MeantQuery random_query(Random& random, int depth) {
  if (depth == 0 || random.one_in(4)) {
    switch (random.below(8)) {
      case 0:
      case 1:
        return value_query(random);
      case 2:
        return date_query(random);
      case 3:
        return sentiment_query(random);
      default:
        return word_query(random);
    }
  }
  auto a = random_query(random, depth - 1);
  auto b = random_query(random, depth - 1);
  const bool has_words = a.has_words || b.has_words;
  const auto both = [=](const Story& s) { return a.meaning(s) && b.meaning(s); };
  switch (random.below(6)) {
    case 0:
      return {"(" + a.text + " AND " + b.text + ")", both, has_words};
    case 1:
      return {"(" + a.text + " " + b.text + ")", both, has_words};
    case 2:
    case 3:
      return {"(" + a.text + " OR " + b.text + ")",
              [=](const Story& s) { return a.meaning(s) || b.meaning(s); }, has_words};
    case 4:
      return {"(" + a.text + (random.one_in(2) ? " -" : " NOT ") + b.text + ")",
              [=](const Story& s) { return a.meaning(s) && !b.meaning(s); }, a.has_words};
    default:
      return {"(NOT " + a.text + ")", [=](const Story& s) { return !a.meaning(s); }, false};
  }
}

std::vector<const Story*> matching(const std::vector<Story>& stories, const Meaning& meaning,
                                   SortOrder order) {
  std::vector<const Story*> found;
  for (const auto& story : stories) {
    if (meaning(story)) found.push_back(&story);
  }
  std::stable_sort(found.begin(), found.end(), [&](const Story* a, const Story* b) {
    const auto& a_utc = a->article.published_utc;
    const auto& b_utc = b->article.published_utc;
    if (!a_utc || !b_utc) return a_utc.has_value() && !b_utc.has_value();
    return order == SortOrder::oldest ? *a_utc < *b_utc : *a_utc > *b_utc;
  });
  return found;
}

/// Every period between the first and the last, met by walking through all days of UTC.
void add_empty_periods(Facet& facet, const std::set<std::int64_t>& times, Period period) {
  std::map<std::string, std::uint64_t> counts;
  for (auto utc = *times.begin(); utc < *times.rbegin(); utc += 86'400) {
    counts[period_name(utc, period)] = 0;
  }
  for (const auto& [value, count] : facet.values) counts[value] = count;
  facet.values.clear();
  for (const auto& [value, count] : counts) facet.values.push_back({value, count});
}

Facet plain_facet(const std::vector<const Story*>& stories, const FacetRequest& request) {
  std::map<std::string, std::map<std::string, std::set<const Story*>>> by_fold;
  Facet facet{request.name, {}, 0, 0, {}};
  std::set<std::int64_t> times;
  std::optional<Period> period;
  const auto values_of = [&](const Article& a) -> std::vector<std::string> {
    for (const auto& field : value_fields()) {
      if (field.name == request.name) return field.values(a);
    }
    if (request.name == "author") return single(a.author);
    if (request.name == "org") return topics_of(a, "org");
    if (request.name == "date_known") {
      return a.date_known == DateKnown::none ? std::vector<std::string>{}
                                             : single(std::string(name_of(a.date_known)));
    }
    if (request.name == "sentiment") {
      if (!a.sentiment) return {};
      return {*a.sentiment < -0.15 ? "negative" : *a.sentiment > 0.15 ? "positive" : "neutral"};
    }
    if (!a.published_utc) return {};
    static const std::map<std::string, Period> periods{{"date:year", Period::year},
                                                       {"date:quarter", Period::quarter},
                                                       {"date:month", Period::month},
                                                       {"date:week", Period::week},
                                                       {"date:day", Period::day}};
    times.insert(*a.published_utc);
    period = periods.at(request.name);
    return {period_name(*a.published_utc, *period)};
  };
  for (const auto* story : stories) {
    const auto values = values_of(story->article);
    if (values.empty()) ++facet.missing;
    for (const auto& value : values) by_fold[plain_fold(value)][value].insert(story);
  }
  for (const auto& [folded, spellings] : by_fold) {
    std::set<const Story*> articles;
    const auto* shown = &*spellings.begin();
    for (const auto& spelling : spellings) {
      articles.insert(spelling.second.begin(), spelling.second.end());
      if (spelling.second.size() > shown->second.size()) shown = &spelling;
    }
    facet.values.push_back({shown->first, articles.size()});
  }
  facet.distinct = facet.values.size();
  std::sort(facet.values.begin(), facet.values.end(), [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  auto limit = request.limit.value_or(10);
  if (period) {
    Facet filled = facet;
    add_empty_periods(filled, times, *period);
    if (filled.values.size() <= (limit == 0 ? 10'000 : request.limit.value_or(100))) return filled;
  }
  if (limit != 0 && facet.values.size() > limit) facet.values.resize(limit);
  if (period) {
    std::sort(facet.values.begin(), facet.values.end(),
              [](const auto& a, const auto& b) { return a.value < b.value; });
  }
  return facet;
}

}  // namespace tickerdex::test
