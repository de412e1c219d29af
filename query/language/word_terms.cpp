#include "query/language/word_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace tickerdex {
namespace {

bool is_stemmed(const QueryField* field) {
  return field == nullptr || spec_of(field->field).kind == TermKind::stemmed;
}

}  // namespace

std::vector<std::string> WordTerms::languages_for(const QueryField* field) const {
  std::vector<std::string> languages{""};
  if (is_stemmed(field)) {
    languages.insert(languages.end(), context_.languages.begin(), context_.languages.end());
  }
  return languages;
}

std::set<std::string> WordTerms::shorter_stems(const std::string& typed) {
  // Endings of English words; a stemmer works only on whole words.
  static constexpr std::array<std::string_view, 22> kEndings{
      "s",  "es",  "ed",   "ing",  "ion",  "ions", "ation", "ment", "ments", "ly",   "er",
      "ers", "y",  "ies",  "on",   "al",   "ive",  "ness",  "ss",   "ity",   "able", "e"};
  constexpr std::size_t kShortest = 3;
  std::set<std::string> stems;
  for (const auto& language : context_.languages) {
    stems.insert(context_.analyzer->stem(typed, language));
    if (language != "en") continue;
    for (const auto ending : kEndings) {
      auto stem = context_.analyzer->stem(typed + std::string(ending), language);
      if (stem.size() >= kShortest && stem.size() < typed.size()) stems.insert(std::move(stem));
    }
  }
  std::erase_if(stems, [&](const std::string& stem) { return stem.starts_with(typed); });
  return stems;
}

WordTerms::Meaning WordTerms::meaning_of(const WordPiece& piece, bool is_last,
                                         const QueryField* field) {
  Meaning meaning;
  switch (piece.form) {
    case WordPiece::Form::stemmed:
      for (const auto& language : languages_for(field)) {
        meaning.terms.push_back(language.empty() ? piece.text
                                                 : context_.analyzer->stem(piece.text, language));
      }
      break;
    case WordPiece::Form::exact:
      meaning.terms.push_back(piece.text);
      break;
    case WordPiece::Form::unigram:
      if (is_last) {
        meaning.prefix = piece.text;
      } else {
        meaning.terms.push_back(piece.text);
      }
      break;
    case WordPiece::Form::prefix:
      meaning.prefix = piece.text;
      if (is_stemmed(field)) {
        const auto stems = shorter_stems(piece.text);
        meaning.terms.assign(stems.begin(), stems.end());
      }
      break;
  }
  return meaning;
}

const std::vector<Query>& WordTerms::alternatives(const std::string& prefix) {
  const auto [place, is_new] = alternatives_.try_emplace(prefix);
  if (!is_new) return place->second;
  std::vector<ListedTerm> found;
  if (context_.terms != nullptr) found = context_.terms->beginning_with(prefix);
  if (found.empty()) found.push_back({prefix, 0});
  if (found.size() > kMaxPhraseAlternatives) {
    warnings_.add(
        fmt::format("'{}' inside a phrase or NEAR is limited to its {} most frequent words "
                    "of {}",
                    shown(prefix), kMaxPhraseAlternatives, found.size()));
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.termfreq != b.termfreq ? a.termfreq > b.termfreq : a.term < b.term;
    });
    found.resize(kMaxPhraseAlternatives);
  }
  for (auto& listed : found) place->second.push_back(Query::term(std::move(listed.term)));
  return place->second;
}

Query WordTerms::single(const Meaning& meaning, const std::string& prefix) {
  std::set<std::string> terms;
  for (const auto& term : meaning.terms) terms.insert(bounded_term(prefix, term));
  // Mostly only one form of a word occurs, and a single term is matched faster than a synonym.
  if (context_.terms != nullptr && terms.size() > 1) {
    const std::string any = *terms.begin();
    std::erase_if(terms, [&](const auto& term) { return !context_.terms->has(term); });
    if (terms.empty()) terms.insert(any);
  }
  std::vector<Query> forms;
  for (const auto& term : terms) forms.push_back(Query::term(term));
  if (!meaning.prefix.empty()) forms.push_back(Query::prefix(prefix + meaning.prefix));
  return Query::synonym(std::move(forms));
}

Query WordTerms::windowed(const std::vector<Meaning>& meanings, const std::string& prefix,
                          Query (*make)(std::vector<Query>, std::uint32_t), std::uint32_t window) {
  // The possible terms at a position, independent of the language.
  std::vector<Query> fixed(meanings.size());
  std::size_t languages = 1;
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    const auto& meaning = meanings[i];
    if (meaning.prefix.empty()) {
      languages = std::max(languages, meaning.terms.size());
      continue;
    }
    auto any = alternatives(prefix + meaning.prefix);
    for (const auto& term : meaning.terms) any.push_back(Query::term(bounded_term(prefix, term)));
    fixed[i] = Query::any(std::move(any));
  }
  std::set<std::vector<std::string>> seen;
  std::vector<Query> queries;
  for (std::size_t language = 0; language < languages; ++language) {
    std::vector<std::string> terms;
    std::vector<Query> places;
    for (std::size_t i = 0; i < meanings.size(); ++i) {
      const auto& own = meanings[i].terms;
      if (!meanings[i].prefix.empty()) {
        places.push_back(fixed[i]);
        continue;
      }
      terms.push_back(own.size() == 1 ? own.front() : own[language]);
      places.push_back(Query::term(bounded_term(prefix, terms.back())));
    }
    if (seen.insert(std::move(terms)).second) queries.push_back(make(std::move(places), window));
  }
  return Query::any(std::move(queries));
}

Leaf WordTerms::leaf(const std::vector<WordPiece>& pieces, const QueryField* field,
                     Highlight::Kind kind, std::uint32_t window) {
  std::vector<Meaning> meanings;
  for (const auto& piece : pieces) {
    // In NEAR, a single character may be anywhere in a run.
    const bool is_last = &piece == &pieces.back() || kind == Highlight::Kind::near ||
                         kind == Highlight::Kind::adj;
    meanings.push_back(meaning_of(piece, is_last, field));
  }
  const std::string prefix(prefix_of(field == nullptr ? Field::body : field->field));
  Leaf result;
  result.is_plain = field == nullptr;
  if (pieces.size() == 1) {
    kind = Highlight::Kind::word;
    result.query = single(meanings.front(), prefix);
  } else {
    const auto make = kind == Highlight::Kind::near ? Query::near : Query::phrase;
    result.query = windowed(meanings, prefix, make, window);
  }
  if (field != nullptr && field->field != Field::title) return result;  // not in the text
  Highlight highlight;
  highlight.kind = kind;
  highlight.title_only = field != nullptr;
  const bool has_window = kind == Highlight::Kind::near || kind == Highlight::Kind::adj;
  highlight.window = has_window ? window : 0;
  for (auto& meaning : meanings) {
    WordMatch match;
    match.terms.insert(meaning.terms.begin(), meaning.terms.end());
    if (!meaning.prefix.empty()) match.prefixes.push_back(std::move(meaning.prefix));
    highlight.words.push_back(std::move(match));
  }
  result.highlights.push_back(std::move(highlight));
  return result;
}

}  // namespace tickerdex
