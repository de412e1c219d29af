#include "indexer/source/json_value.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/json_parsers.h"

namespace tickerdex {

std::variant<Value, JsonProblem> parse_json(std::string_view text, const WantedKey& wanted) {
  if (auto value = parse_json_fast(text, wanted)) return std::move(*value);
  auto parsed = parse_json_general(text, wanted);
  if (std::holds_alternative<Value>(parsed)) return parsed;
  const auto repaired = repair_json(text);
  if (!repaired) return parsed;
  auto second = parse_json_general(*repaired, wanted);
  // Else report the first problem, at its position in the original text.
  return std::holds_alternative<Value>(second) ? second : parsed;
}

namespace {

bool is_word_char(char c) { return is_alphanumeric(c) || c == '-' || c == '+' || c == '.'; }

/// The unit of "\uXXXX" that `text` begins with, if it does.
std::optional<unsigned> escaped_unit(std::string_view text) {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  const std::string digits(text.substr(2, 4));
  if (!std::ranges::all_of(digits, is_hex_digit)) return std::nullopt;
  return static_cast<unsigned>(std::strtoul(digits.c_str(), nullptr, 16));
}

bool is_beyond_double(const std::string& word) {
  if (word.find_first_of("eE") == std::string::npos && word.size() < 300) return false;
  char* end = nullptr;
  const double number = std::strtod(word.c_str(), &end);
  return end == word.c_str() + word.size() && std::isinf(number);
}

class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::optional<std::string> run() {
    while (!text_.empty()) {
      if (in_string_) {
        in_string();
      } else {
        between();
      }
    }
    if (!changed_) return std::nullopt;
    return std::move(out_);
  }

 private:
  void keep(std::size_t bytes) {
    bytes = std::min(bytes, text_.size());
    out_ += text_.substr(0, bytes);
    text_.remove_prefix(bytes);
  }

  void replace(std::size_t bytes, std::string_view by) {
    out_ += by;
    text_.remove_prefix(bytes);
    changed_ = true;
  }

  void in_string() {
    if (text_.front() != '\\') {
      in_string_ = text_.front() != '"';
      return keep(1);
    }
    const auto unit = escaped_unit(text_);
    if (!unit) return keep(2);
    if (*unit < 0xD800 || *unit > 0xDFFF) return keep(6);
    const auto next = *unit < 0xDC00 ? escaped_unit(text_.substr(6)) : std::nullopt;
    if (next && *next >= 0xDC00 && *next <= 0xDFFF) return keep(12);
    replace(6, "\\ufffd");
  }

  void between() {
    if (!is_word_char(text_.front())) {
      in_string_ = text_.front() == '"';
      return keep(1);
    }
    const auto end = std::ranges::find_if_not(text_, is_word_char);
    const std::string word(text_.begin(), end);
    if (word == "NaN" || word == "Infinity" || word == "-Infinity" || is_beyond_double(word)) {
      replace(word.size(), "null");
    } else {
      keep(word.size());
    }
  }

  std::string_view text_;
  std::string out_;
  bool in_string_ = false;
  bool changed_ = false;
};

}  // namespace

std::optional<std::string> repair_json(std::string_view text) { return Repair(text).run(); }

}  // namespace tickerdex
