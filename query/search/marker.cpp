#include "query/search/marker.h"

#include <algorithm>

#include "indexer/schema/text/utf8.h"
#include "query/search/proximity.h"

namespace tickerdex {
namespace {

struct Place {
  Stretch at;
  TokenKind kind;
};

bool is_cjk(TokenKind kind) { return kind == TokenKind::bigram || kind == TokenKind::unigram; }

std::size_t first_character_bytes(std::string_view term) {
  std::size_t bytes = 1;
  while (bytes < term.size() && is_utf8_trail(term[bytes])) ++bytes;
  return bytes;
}

/// The first character of a bigram ends where the next CJK token begins.
Stretch first_character(const std::vector<Place>& places, std::size_t bigram) {
  Stretch at = places[bigram].at;
  for (std::size_t i = bigram + 1; i < places.size() && places[i].at.begin < at.end; ++i) {
    if (places[i].at.begin > at.begin) {
      at.end = places[i].at.begin;
      break;
    }
  }
  return at;
}

std::vector<Stretch> whole_words(const std::vector<Place>& places) {
  std::vector<Stretch> words;
  for (const auto& place : places) {
    if (is_cjk(place.kind)) continue;
    if (!words.empty() && place.at.begin < words.back().end) {
      words.back().begin = std::min(words.back().begin, place.at.begin);
      words.back().end = std::max(words.back().end, place.at.end);
    } else {
      words.push_back(place.at);
    }
  }
  return words;
}

}  // namespace

Marker::Marker(Analyzer& analyzer, const std::vector<Highlight>& highlights)
    : analyzer_(analyzer), highlights_(highlights) {
  std::uint32_t part = 0;
  for (const auto& highlight : highlights) {
    for (const auto& word : highlight.words) {
      for (const auto& term : word.terms) parts_by_term_[term].push_back(part);
      for (const auto& prefix : word.prefixes) {
        if (!prefix.empty()) prefixes_.emplace_back(prefix, part);
      }
      ++part;
    }
  }
  part_count_ = part;
}

bool Marker::looks_at(TextPart where) const {
  return std::any_of(highlights_.begin(), highlights_.end(), [&](const Highlight& highlight) {
    return where == TextPart::title || !highlight.title_only;
  });
}

MarkedText Marker::mark(std::string_view text, std::string_view language, TextPart where) {
  std::vector<Place> places;
  std::vector<Occurrences> found(part_count_);  // by part
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_first_character;  // part, place
  analyzer_.analyze(text, language, [&](const Token& token) {
    const auto place = static_cast<std::uint32_t>(places.size());
    places.push_back({{token.begin, token.end}, token.kind});
    const auto note = [&](std::uint32_t part) {
      auto& occurrences = found[part];
      if (!occurrences.empty() && occurrences.back().place == place) return false;
      occurrences.push_back({token.position, place});
      return true;
    };
    const auto known = parts_by_term_.find(token.term);
    if (known != parts_by_term_.end()) {
      for (const auto part : known->second) note(part);
    }
    for (const auto& [prefix, part] : prefixes_) {
      if (!token.term.starts_with(prefix) || !note(part)) continue;
      if (token.kind == TokenKind::bigram && prefix.size() <= first_character_bytes(token.term)) {
        by_first_character.emplace_back(part, place);
      }
    }
  });
  std::sort(by_first_character.begin(), by_first_character.end());

  MarkedText result;
  std::uint32_t part = 0;
  for (const auto& highlight : highlights_) {
    const std::uint32_t first_part = part;
    part += static_cast<std::uint32_t>(highlight.words.size());
    if (highlight.title_only && where == TextPart::body) continue;
    std::vector<Occurrences> words(found.begin() + first_part, found.begin() + part);
    const auto word_count = static_cast<std::uint32_t>(words.size());
    switch (highlight.kind) {
      case Highlight::Kind::word:
        break;
      case Highlight::Kind::phrase:
        keep_in_order(words, word_count);
        break;
      case Highlight::Kind::near:
        keep_near(words, highlight.window);
        break;
      case Highlight::Kind::adj:
        keep_in_order(words, highlight.window);
        break;
    }
    for (std::uint32_t w = 0; w < word_count; ++w) {
      for (const auto& occurrence : words[w]) {
        const bool first_only =
            std::binary_search(by_first_character.begin(), by_first_character.end(),
                               std::pair(first_part + w, occurrence.place));
        result.marks.push_back({first_only ? first_character(places, occurrence.place)
                                           : places[occurrence.place].at,
                                first_part + w});
      }
    }
  }
  std::sort(result.marks.begin(), result.marks.end(), [](const Mark& a, const Mark& b) {
    return std::pair(a.at.begin, a.at.end) < std::pair(b.at.begin, b.at.end);
  });
  result.words = whole_words(places);
  return result;
}

std::vector<Stretch> merge(const std::vector<Mark>& marks) {
  std::vector<Stretch> merged;
  for (const auto& mark : marks) {
    if (!merged.empty() && mark.at.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, mark.at.end);
    } else {
      merged.push_back(mark.at);
    }
  }
  return merged;
}

}  // namespace tickerdex
