#include "indexer/source/json_general.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <vector>

namespace tickerdex {
namespace {

using Json = nlohmann::json;

/// Strips the library's message of exception name, position and quotation of the input.
std::string error_text(std::string_view message) {
  constexpr std::string_view kPlaceEnd = ": ";
  const std::size_t place = message.find("parse error at");
  if (place != std::string_view::npos) {
    const std::size_t end = message.find(kPlaceEnd, place);
    if (end != std::string_view::npos) message.remove_prefix(end + kPlaceEnd.size());
  } else if (const std::size_t name_end = message.find("] "); name_end < 48) {
    message.remove_prefix(name_end + 2);
  }
  std::string words(message);
  const std::size_t quotation = words.find("; last read: ");
  if (quotation != std::string::npos) {
    const std::size_t expected = words.rfind("'; expected ");
    const bool behind = expected != std::string::npos && expected > quotation;
    words.erase(quotation, behind ? expected + 1 - quotation : std::string::npos);
  }
  constexpr std::size_t kMaxWords = 160;
  if (words.size() > kMaxWords) words.resize(kMaxWords);
  // Input that imitates the library's messages may remain in part, but only as ASCII.
  std::erase_if(words, [](char c) { return c < 0x20 || c > 0x7E; });
  return words;
}

class Builder final : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(const WantedKey& wanted) : wanted_(wanted) {}

  bool null() override { return put({}); }
  bool boolean(bool) override { return put({}); }
  bool number_integer(number_integer_t number) override { return text(fmt::to_string(number)); }
  bool number_unsigned(number_unsigned_t number) override { return text(fmt::to_string(number)); }
  bool number_float(number_float_t number, const string_t& written) override {
    const bool whole = written.find_first_of(".eE") == string_t::npos;  // beyond 64 bits
    return text(whole ? written : fmt::to_string(number));
  }
  bool string(string_t& value) override {
    std::erase(value, '\0');
    return text(std::move(value));
  }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(Value::Kind::object); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Value::Kind::list); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (depth_ == 1) dropping_ = !wanted_(name);
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const Json::exception& error) override {
    problem_ = {position, error_text(error.what())};
    return false;
  }

  Value take() { return std::move(root_); }
  const JsonProblem& problem() const { return problem_; }

 private:
  bool text(std::string value) {
    Value made;
    made.kind = Value::Kind::text;
    made.text = std::move(value);
    return put(std::move(made));
  }

  bool put(Value value) {
    if (depth_ == 0) {
      root_ = std::move(value);
      return true;
    }
    if (dropping_) return true;
    Value& parent = *open_.back();
    if (parent.kind == Value::Kind::object) value.key = std::move(key_);
    parent.items.push_back(std::move(value));
    return true;
  }

  bool open(Value::Kind kind) {
    if (depth_ == kMaxJsonDepth) {
      problem_ = {0, fmt::format("nested deeper than {} levels", kMaxJsonDepth)};
      return false;
    }
    Value made;
    made.kind = kind;
    put(std::move(made));
    // Pointers to open values stay valid: a parent grows only after its child is closed.
    if (depth_ == 0) {
      open_.push_back(&root_);
    } else if (!dropping_) {
      open_.push_back(&open_.back()->items.back());
    }
    ++depth_;
    return true;
  }

  bool close() {
    --depth_;
    if (depth_ == 0 || !dropping_) open_.pop_back();
    return true;
  }

  const WantedKey& wanted_;
  Value root_;
  std::vector<Value*> open_;
  std::string key_;
  std::size_t depth_ = 0;
  bool dropping_ = false;  ///< inside a member that is not wanted
  JsonProblem problem_;
};

}  // namespace

std::variant<Value, JsonProblem> parse_json_general(std::string_view text,
                                                    const WantedKey& wanted) {
  Builder builder(wanted);
  if (Json::sax_parse(text, &builder)) return builder.take();
  return builder.problem();
}

}  // namespace tickerdex
