// The second half of WordReader: pieces of words to terms and Xapian queries.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "query/language/word_query.h"

namespace tickerdex {
namespace {

bool is_stemmed(const QueryField* field) {
  return field == nullptr || spec_of(field->field).kind == TermKind::stemmed;
}

}  // namespace

std::vector<std::string> WordReader::languages_for(const QueryField* field) const {
  std::vector<std::string> languages{""};
  if (is_stemmed(field)) {
    languages.insert(languages.end(), context_.languages.begin(), context_.languages.end());
  }
  return languages;
}

std::set<std::string> WordReader::shorter_stems(const std::string& typed) {
  // What English words go on with; a stemmer knows the whole words only.
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

WordReader::Meaning WordReader::meaning_of(const Piece& piece, bool is_last,
                                           const QueryField* field) {
  Meaning meaning;
  switch (piece.form) {
    case Piece::Form::stemmed:
      for (const auto& language : languages_for(field)) {
        meaning.terms.push_back(language.empty() ? piece.text
                                                 : context_.analyzer->stem(piece.text, language));
      }
      break;
    case Piece::Form::exact:
      meaning.terms.push_back(piece.text);
      break;
    case Piece::Form::unigram:
      if (is_last) {
        meaning.prefix = piece.text;
      } else {
        meaning.terms.push_back(piece.text);
      }
      break;
    case Piece::Form::prefix:
      meaning.prefix = piece.text;
      if (is_stemmed(field)) {
        const auto stems = shorter_stems(piece.text);
        meaning.terms.assign(stems.begin(), stems.end());
      }
      break;
  }
  return meaning;
}

const std::vector<Xapian::Query>& WordReader::alternatives(const std::string& prefix) {
  const auto [place, is_new] = alternatives_.try_emplace(prefix);
  if (!is_new) return place->second;
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  if (context_.database != nullptr) {
    const auto end = context_.database->allterms_end(prefix);
    for (auto term = context_.database->allterms_begin(prefix); term != end; ++term) {
      found.emplace_back(term.get_termfreq(), *term);
    }
  }
  if (found.empty()) found.emplace_back(0, prefix);
  if (found.size() > kMaxPhraseAlternatives) {
    warnings_.add(fmt::format("'{}' inside a phrase or NEAR stands for its {} most frequent words "
                              "of {}",
                              shown(prefix), kMaxPhraseAlternatives, found.size()));
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    found.resize(kMaxPhraseAlternatives);
  }
  for (const auto& [frequency, term] : found) place->second.emplace_back(term);
  return place->second;
}

Xapian::Query WordReader::single(const Meaning& meaning, const std::string& prefix) {
  std::set<std::string> terms;
  for (const auto& term : meaning.terms) terms.insert(bounded_term(prefix, term));
  // Of a word's forms mostly one is in use, and a term alone is matched faster than synonyms.
  if (context_.database != nullptr && terms.size() > 1) {
    const std::string any = *terms.begin();
    std::erase_if(terms, [&](const auto& term) { return !context_.database->term_exists(term); });
    if (terms.empty()) terms.insert(any);
  }
  std::vector<Xapian::Query> queries(terms.begin(), terms.end());
  if (meaning.prefix.empty()) {
    if (queries.size() == 1) return queries.front();
    return Xapian::Query(Xapian::Query::OP_SYNONYM, queries.begin(), queries.end());
  }
  const auto wildcard = [&](Xapian::Query::op combiner) {
    return Xapian::Query(Xapian::Query::OP_WILDCARD, prefix + meaning.prefix, 0,
                         Xapian::Query::WILDCARD_LIMIT_ERROR, combiner);
  };
  if (queries.empty()) return wildcard(Xapian::Query::OP_SYNONYM);
  queries.push_back(wildcard(Xapian::Query::OP_OR));
  return Xapian::Query(Xapian::Query::OP_SYNONYM, queries.begin(), queries.end());
}

Xapian::Query WordReader::windowed(const std::vector<Meaning>& meanings,
                                   const std::string& prefix, Xapian::Query::op op,
                                   std::uint32_t window) {
  // What a place can be whatever the language: one term, or an OR of many.
  std::vector<Xapian::Query> fixed(meanings.size());
  std::size_t languages = 1;
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    const auto& meaning = meanings[i];
    if (meaning.prefix.empty()) {
      languages = std::max(languages, meaning.terms.size());
      continue;
    }
    auto any = alternatives(prefix + meaning.prefix);
    for (const auto& term : meaning.terms) any.emplace_back(bounded_term(prefix, term));
    fixed[i] = any.size() == 1 ? any.front()
                               : Xapian::Query(Xapian::Query::OP_OR, any.begin(), any.end());
  }
  std::set<std::vector<std::string>> seen;
  std::vector<Xapian::Query> queries;
  for (std::size_t language = 0; language < languages; ++language) {
    std::vector<std::string> terms;
    std::vector<Xapian::Query> places;
    for (std::size_t i = 0; i < meanings.size(); ++i) {
      const auto& own = meanings[i].terms;
      if (!meanings[i].prefix.empty()) {
        places.push_back(fixed[i]);
        continue;
      }
      terms.push_back(own.size() == 1 ? own.front() : own[language]);
      places.emplace_back(bounded_term(prefix, terms.back()));
    }
    if (!seen.insert(terms).second) continue;
    queries.emplace_back(op, places.begin(), places.end(), window);
  }
  if (queries.size() == 1) return queries.front();
  return Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end());
}

Leaf WordReader::leaf(const std::vector<Piece>& pieces, const QueryField* field,
                      Highlight::Kind kind, std::uint32_t window) {
  std::vector<Meaning> meanings;
  for (const auto& piece : pieces) {
    // Among words that are only near, one character may stand anywhere.
    const bool is_last = &piece == &pieces.back() || kind == Highlight::Kind::near ||
                         kind == Highlight::Kind::adj;
    meanings.push_back(meaning_of(piece, is_last, field));
  }
  const std::string prefix(prefix_of(field == nullptr ? Field::body : field->field));
  Leaf result;
  result.is_plain = field == nullptr;
  result.is_scored = true;
  if (pieces.size() == 1) {
    kind = Highlight::Kind::word;
    result.query = single(meanings.front(), prefix);
  } else {
    const auto op =
        kind == Highlight::Kind::near ? Xapian::Query::OP_NEAR : Xapian::Query::OP_PHRASE;
    result.query = windowed(meanings, prefix, op, window);
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
