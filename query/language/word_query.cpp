#include "query/language/word_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/schema/text/fold.h"
#include "indexer/schema/text/utf8.h"
#include "query/language/understood.h"

namespace tickerdex {
namespace {

std::size_t first_width(std::string_view utf8) {
  std::size_t width = 1;
  while (width < utf8.size() && is_utf8_trail(utf8[width])) ++width;
  return width;
}

/// The run of overlapping bigrams; empty if they do not overlap.
std::string run_of(const std::vector<std::string>& bigrams) {
  std::string run;
  for (std::size_t i = 0; i + 1 < bigrams.size(); ++i) {
    const auto step = first_width(bigrams[i]);
    if (!bigrams[i + 1].starts_with(std::string_view(bigrams[i]).substr(step))) return {};
    run += bigrams[i].substr(0, step);
  }
  return run + bigrams.back();
}

std::string text_of(const QueryWord& word) {
  if (!word.compound.empty()) return word.compound;
  if (word.kind == TokenKind::bigram) return run_of(word.parts);
  std::string text;
  for (const auto& part : word.parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

std::vector<std::string> parts_of(const std::vector<QueryWord>& words) {
  std::vector<std::string> parts;
  for (const auto& word : words) parts.insert(parts.end(), word.parts.begin(), word.parts.end());
  return parts;
}

}  // namespace

std::string WordReader::spell(const std::vector<QueryWord>& words, std::string_view typed) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + text_of(word);
  // A word too long for a term is known only by its hash, which cannot be typed.
  if (parts_of(context_.analyzer->query_words(text)) == parts_of(words)) return text;
  std::string folded = fold_value(typed);
  for (char& c : folded) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '*') c = ' ';
  }
  return folded;
}

bool WordReader::read_wildcard(std::string_view stripped, Reading& reading) {
  constexpr std::size_t kShortest = 2;
  const auto words = context_.analyzer->query_words(stripped);
  if (words.size() != 1) return false;
  const auto& word = words.front();
  const bool is_whole = word.parts.size() == 1 || !word.compound.empty();
  if (word.kind != TokenKind::word || !is_whole) return false;
  const auto text = text_of(word);
  if (count_code_points(text) < kShortest || text.size() >= kMaxWordBytes) return false;
  if (spelled_words(text) != text) return false;
  reading.pieces.push_back({Piece::Form::prefix, text});
  reading.spelled = text + '*';
  reading.is_wildcard = true;
  return true;
}

void WordReader::read_words(std::string_view text, Reading& reading) {
  auto words = context_.analyzer->query_words(text);
  if (words.size() == 1 && !words.front().compound.empty() && words_read_ < kMaxQueryWords) {
    ++words_read_;
    reading.pieces.push_back({Piece::Form::exact, words.front().compound});
  } else {
    cut_to_limit(words);
    for (const auto& word : words) {
      const auto form = word.kind == TokenKind::bigram    ? Piece::Form::exact
                        : word.kind == TokenKind::unigram ? Piece::Form::unigram
                                                          : Piece::Form::stemmed;
      for (const auto& part : word.parts) reading.pieces.push_back({form, part});
      // A run followed by something ends here: its last character has its own position.
      if (word.kind == TokenKind::bigram && &word != &words.back()) {
        const auto& last = word.parts.back();
        reading.pieces.push_back({Piece::Form::exact, last.substr(first_width(last))});
      }
    }
  }
  if (!reading.pieces.empty()) reading.spelled = spell(words, text);
}

void WordReader::cut_to_limit(std::vector<QueryWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto& word = words[i];
    const auto left = kMaxQueryWords - words_read_;
    if (word.parts.size() <= left) {
      words_read_ += word.parts.size();
      continue;
    }
    warnings_.add(fmt::format("only the first {} words are searched", kMaxQueryWords));
    words_read_ = kMaxQueryWords;
    word.parts.resize(left);
    word.compound.clear();
    words.resize(left > 0 ? i + 1 : i);
    return;
  }
}

WordReader::Reading WordReader::read(std::string_view text, bool is_quoted) {
  Reading reading;
  const auto star = text.find('*');
  if (is_quoted) {
    if (star != std::string_view::npos) {
      warnings_.add("'*' inside quotation marks is ignored");
    }
    read_words(text, reading);
    return reading;
  }
  if (text.ends_with('~')) {
    const auto stripped = text.substr(0, text.find_last_not_of('~') + 1);
    read_words(stripped, reading);
    if (!reading.pieces.empty()) {
      warnings_.add(fmt::format("'~' is not supported yet: searched as {}", reading.spelled));
    }
    return reading;
  }
  if (star == std::string_view::npos) {
    read_words(text, reading);
    return reading;
  }
  const auto stripped = text.substr(0, text.find_last_not_of('*') + 1);
  if (star == stripped.size() && words_read_ < kMaxQueryWords && read_wildcard(stripped, reading)) {
    ++words_read_;
    return reading;
  }
  read_words(text, reading);
  const bool is_run = reading.pieces.size() == 1 && star == stripped.size() &&
                      reading.pieces.front().form != Piece::Form::stemmed;
  if (!reading.pieces.empty() && !is_run) {
    warnings_.add(fmt::format("'{}' is searched as words: '*' may only follow two letters or more",
                              shown(text)));
  }
  return reading;
}

Clause WordReader::words(std::string_view text, bool is_quoted, const QueryField* field) {
  const auto reading = read(text, is_quoted);
  if (reading.pieces.empty() && field != nullptr) {
    warnings_.add(fmt::format("'{}:{}' has no letter or digit: left out", field->name, shown(text)));
  }
  return phrase_of(reading, field);
}

Clause WordReader::phrase_of(const Reading& reading, const QueryField* field) {
  if (reading.pieces.empty()) return {};
  const auto count = static_cast<std::uint32_t>(reading.pieces.size());
  auto result = terms_.leaf(reading.pieces, field,
                            count == 1 ? Highlight::Kind::word : Highlight::Kind::phrase, count);
  if (field == nullptr) {
    result.understood = reading.is_wildcard ? reading.spelled : spelled_words(reading.spelled);
  } else {
    result.understood = reading.is_wildcard ? fmt::format("{}:{}", field->name, reading.spelled)
                                            : spelled_value(*field, reading.spelled);
  }
  return Clause::of(std::move(result));
}

Clause WordReader::near(const Node& node) {
  const bool ordered = node.kind == Node::Kind::adj;
  const QueryField* field = nullptr;
  std::vector<Piece> pieces;
  std::string spelled;
  Reading only;
  std::uint32_t operands = 0;
  for (const auto& operand : node.children) {
    if (field == nullptr) field = operand.field;
    auto reading = read(operand.text, operand.kind == Node::Kind::quoted);
    if (reading.pieces.empty()) continue;
    if (operands > 0) spelled += fmt::format(" {}/{} ", ordered ? "ADJ" : "NEAR", node.distance);
    spelled += reading.is_wildcard ? reading.spelled : spelled_words(reading.spelled);
    pieces.insert(pieces.end(), reading.pieces.begin(), reading.pieces.end());
    if (++operands == 1) only = std::move(reading);
  }
  if (operands <= 1) return phrase_of(only, field);
  // "Within n words" of two words is a window of n + 1. A phrase widens it by its words, and the
  // window has space for each word: "a NEAR/1 b NEAR/1 c" are three adjacent words.
  const auto count = static_cast<std::uint32_t>(pieces.size());
  const auto window = std::max(node.distance + 1 + count - operands, count);
  auto result =
      terms_.leaf(pieces, field, ordered ? Highlight::Kind::adj : Highlight::Kind::near, window);
  result.is_near = field == nullptr;
  result.understood =
      field == nullptr ? spelled : fmt::format("{}:({})", field->name, spelled);
  return Clause::of(std::move(result));
}

}  // namespace tickerdex
