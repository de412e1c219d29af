#include "indexer/source/json_outline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/declared_object.h"
#include "indexer/source/splitter.h"

namespace tickerdex {
namespace {

constexpr std::size_t kMaxListDepth = 4;
constexpr std::size_t kMaxNamed = 20;

/// Reads JSON tokens; at the end of the sample, or at an error, everything stands still.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  /// The next character that is not white space; 0 at the end.
  char peek() {
    while (at_ < text_.size() && is_white(text_[at_])) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }
  /// The string at the front, as it is written; empty if it is cut off.
  std::string_view take_string() {
    if (!take('"')) return {};
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    if (at_ >= text_.size()) {
      at_ = text_.size();
      return {};
    }
    return text_.substr(begin, at_++ - begin);
  }
  /// False if it is cut off.
  bool skip_value() {
    std::size_t depth = 0;
    do {
      const char c = peek();
      if (c == '\0') return false;
      if (c == '"') {
        take_string();
        if (at_ >= text_.size()) return false;
      } else {
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && depth > 0) --depth;
        ++at_;
        if (depth == 0 && c != '}' && c != ']') skip_scalar();
      }
    } while (depth > 0);
    return true;
  }

 private:
  void skip_scalar() {
    while (at_ < text_.size() && !is_white(text_[at_]) &&
           std::string_view(",]}").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Calls visit(key) before each value of the object at the front, while it returns true; visit
/// reads the value.
template <class Visit>
void for_each_member(Tokens& in, Visit&& visit) {
  if (!in.take('{')) return;
  while (in.peek() == '"') {
    const std::string_view key = in.take_string();
    if (!in.take(':') || !visit(key)) return;
    if (!in.take(',')) break;
  }
  in.take('}');
}

/// Whether the object at the front may be an article.
bool has_text(Tokens in) {
  bool found = false;
  for_each_member(in, [&](std::string_view key) {
    const char c = in.peek();
    if (is_wrapper_key(key) && c == '{') found = has_text(in);
    found = found || (is_text_key(key) && (c == '"' || c == '{'));
    return !found && in.skip_value();
  });
  return found;
}

std::optional<WrappedList> list_within(Tokens& in, std::size_t depth) {
  std::optional<WrappedList> found;
  for_each_member(in, [&](std::string_view key) {
    const char c = in.peek();
    if (c == '"' && is_text_key(key)) return false;
    if (c == '[') {
      Tokens inside = in;
      const std::size_t offset = inside.at();
      inside.take('[');
      if (has_text(inside)) {
        found = WrappedList{offset, depth};
        return false;
      }
    } else if (c == '{' && depth < kMaxListDepth) {
      Tokens inside = in;
      found = list_within(inside, depth + 1);
      if (found) return false;
    }
    return in.skip_value();
  });
  return found;
}

}  // namespace

std::optional<WrappedList> wrapped_list(std::string_view sample) {
  Tokens in(sample);
  return list_within(in, 1);
}

std::string keys_without_text(std::string_view sample) {
  std::vector<std::string_view> keys;
  Tokens in(sample);
  while (in.peek() != '\0') {
    if (in.peek() != '"') {
      in.take(in.peek());
      continue;
    }
    const std::string_view text = in.take_string();
    if (in.peek() != ':') continue;
    if (is_text_key(text)) return {};
    if (keys.size() < kMaxNamed && std::ranges::find(keys, text) == keys.end()) {
      keys.push_back(text);
    }
  }
  std::string names;
  for (const std::string_view key : keys) append_name(names, key);
  return names;
}

bool is_bulk_action(std::string_view sample) {
  constexpr auto kActions =
      std::to_array<std::string_view>({"index", "create", "update", "delete"});
  Tokens in(sample);
  if (!in.take('{')) return false;
  const std::string_view action = in.take_string();
  if (std::ranges::find(kActions, action) == kActions.end()) return false;
  if (!in.take(':') || in.peek() != '{') return false;
  bool is_action = true;
  for_each_member(in, [&](std::string_view key) {
    is_action =
        is_action && (key.starts_with('_') || key == "routing" || key == "retry_on_conflict");
    return is_action && in.skip_value();
  });
  return is_action && in.take('}');
}

}  // namespace tickerdex
