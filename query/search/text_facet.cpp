// Two counts are kept: by spelling (the attribute's value numbers) and by group (spellings with the
// same folded form). A value is folded on its first occurrence, so the cost of folding depends on
// the distinct values of the set, not on articles or the dictionary. A column whose values are
// known to have different folded forms is counted by number only, and only the values shown are
// read.
#include "query/search/text_facet.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/schema/fields.h"
#include "indexer/schema/text/fold.h"

namespace tickerdex {
namespace {

constexpr std::uint32_t kUnknown = ~0U;
constexpr std::uint32_t kNotOfThisFacet = ~0U - 1;

struct Count {
  std::uint64_t articles = 0;
  std::uint64_t last_article = 0;  // ordinal from 1, so that an article counts once

  void note(std::uint64_t article) {
    if (last_article == article) return;
    last_article = article;
    ++articles;
  }
};

struct Spelling {
  Count count;
  std::uint32_t group = kUnknown;
};

struct Group {
  Count count;
  std::string shown;
  std::uint64_t shown_articles = 0;
};

class TextCounter {
 public:
  TextCounter(TextAttribute& attribute, std::optional<std::string_view> topic_kind)
      : attribute_(attribute), topic_kind_(topic_kind) {}

  void note(const ValueBatch& batch) {
    spellings_.resize(attribute_.value_count());
    for (std::size_t i = 0; i + 1 < batch.starts.size(); ++i) {
      ++article_;
      bool has_value = false;
      for (std::uint32_t at = batch.starts[i]; at < batch.starts[i + 1]; ++at) {
        Spelling& spelling = spellings_[batch.numbers[at]];
        if (spelling.group == kUnknown) spelling.group = group_of(batch.numbers[at]);
        if (spelling.group == kNotOfThisFacet) continue;
        has_value = true;
        spelling.count.note(article_);
        groups_[spelling.group].count.note(article_);
      }
      if (!has_value) ++missing_;
    }
  }

  Facet finish() {
    for (ValueNumber number = 0; number < spellings_.size(); ++number) choose_spelling(number);
    Facet facet;
    facet.missing = missing_;
    facet.distinct = groups_.size();
    facet.values.reserve(groups_.size());
    for (auto& group : groups_) {
      facet.values.push_back({std::move(group.shown), group.count.articles});
    }
    return facet;
  }

 private:
  std::uint32_t group_of(ValueNumber number) {
    const std::string folded = fold_value(attribute_.value(number));
    std::string_view key = folded;
    if (topic_kind_) {
      const auto parts = split_topic(folded);
      if (parts.kind != *topic_kind_) return kNotOfThisFacet;
      key = parts.value;
    }
    if (key.empty()) return kNotOfThisFacet;
    const auto [found, is_new] =
        groups_by_key_.emplace(key, static_cast<std::uint32_t>(groups_.size()));
    if (is_new) groups_.emplace_back();
    return found->second;
  }

  /// The value as written, without its kind of topic.
  std::string shown_form(ValueNumber number) const {
    const std::string_view value = attribute_.value(number);
    if (!topic_kind_ || topic_kind_->empty()) return std::string(value);
    const auto colon = value.find(':');
    if (colon != std::string_view::npos) return std::string(value.substr(colon + 1));
    return std::string(split_topic(fold_value(value)).value);  // a full-width colon
  }

  void choose_spelling(ValueNumber number) {
    const Spelling& spelling = spellings_[number];
    if (spelling.group >= kNotOfThisFacet) return;
    Group& group = groups_[spelling.group];
    if (spelling.count.articles < group.shown_articles) return;
    auto form = shown_form(number);
    if (spelling.count.articles == group.shown_articles && !(form < group.shown)) return;
    group.shown = std::move(form);
    group.shown_articles = spelling.count.articles;
  }

  TextAttribute& attribute_;
  std::optional<std::string_view> topic_kind_;
  std::vector<Spelling> spellings_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::uint32_t> groups_by_key_;
  std::uint64_t article_ = 0;
  std::uint64_t missing_ = 0;
};

Facet first_values(const ValueCounts& counts, const TextAttribute& attribute,
                   std::uint32_t limit) {
  const auto& articles = counts.articles;
  Facet facet;
  facet.missing = counts.missing;
  std::vector<ValueNumber> met;
  for (ValueNumber number = 0; number < articles.size(); ++number) {
    if (articles[number] > 0) met.push_back(number);
  }
  facet.distinct = met.size();
  if (limit > 0 && limit < met.size()) {
    std::nth_element(met.begin(), met.begin() + limit, met.end(), [&](auto a, auto b) {
      return articles[a] != articles[b] ? articles[a] > articles[b] : a < b;
    });
    met.resize(limit);
  }
  for (const auto number : met) {
    facet.values.push_back({std::string(attribute.value(number)), articles[number]});
  }
  return facet;
}

}  // namespace

Facet count_text(const DocumentSet& set, TextAttribute& attribute,
                 std::optional<std::string_view> topic_kind, std::uint32_t limit) {
  if (!topic_kind) {
    if (const auto counts = attribute.count(set)) return first_values(*counts, attribute, limit);
  }
  TextCounter counter(attribute, topic_kind);
  attribute.visit(set, [&](const ValueBatch& batch) { counter.note(batch); });
  return counter.finish();
}

}  // namespace tickerdex
