#include "indexer/source/json_parsers.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace tickerdex {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// Buffers that a thread keeps between records; freed after an unusually large record.
struct Workspace {
  simdjson::dom::parser parser;
  std::string padded;
};
constexpr std::size_t kMaxKeptBytes = std::size_t{1} << 18;

std::string without_nul(std::string_view text) {
  std::string out(text);
  std::erase(out, '\0');
  return out;
}

void set_text(Value& out, std::string text) {
  out.kind = Value::Kind::text;
  out.text = std::move(text);
}

// False if the nesting is too deep.
bool fill(const element& in, Value& out, std::size_t depth);

bool fill_list(const simdjson::dom::array& array, Value& out, std::size_t depth) {
  if (depth > kMaxJsonDepth) return false;
  out.kind = Value::Kind::list;
  for (const element item : array) {
    if (!fill(item, out.items.emplace_back(), depth + 1)) return false;
  }
  return true;
}

bool fill_object(const simdjson::dom::object& object, Value& out, std::size_t depth) {
  if (depth > kMaxJsonDepth) return false;
  out.kind = Value::Kind::object;
  for (const auto& [key, value] : object) {
    Value& member = out.items.emplace_back();
    member.key = key;
    if (!fill(value, member, depth + 1)) return false;
  }
  return true;
}

bool fill(const element& in, Value& out, std::size_t depth) {
  switch (in.type()) {
    case element_type::ARRAY: return fill_list(in.get_array().value_unsafe(), out, depth);
    case element_type::OBJECT: return fill_object(in.get_object().value_unsafe(), out, depth);
    case element_type::STRING:
      set_text(out, without_nul(in.get_string().value_unsafe()));
      break;
    case element_type::INT64: set_text(out, fmt::to_string(in.get_int64().value_unsafe())); break;
    case element_type::UINT64: set_text(out, fmt::to_string(in.get_uint64().value_unsafe())); break;
    case element_type::DOUBLE: set_text(out, fmt::to_string(in.get_double().value_unsafe())); break;
    case element_type::BOOL:
    case element_type::NULL_VALUE: break;
  }
  return true;
}

std::optional<Value> read_root(Workspace& work, const WantedKey& wanted, std::size_t length) {
  if (work.parser.max_depth() != kMaxJsonDepth &&
      work.parser.allocate(length, kMaxJsonDepth)) {
    return {};
  }
  simdjson::dom::object object;
  if (work.parser.parse(work.padded.data(), length, false).get_object().get(object)) return {};
  Value root;
  root.kind = Value::Kind::object;
  for (const auto& [key, value] : object) {
    if (!wanted(key)) continue;
    Value& member = root.items.emplace_back();
    member.key = key;
    if (!fill(value, member, 2)) return {};
  }
  return root;
}

}  // namespace

std::optional<Value> parse_json_fast(std::string_view text, const WantedKey& wanted) {
  thread_local Workspace work;
  work.padded.resize(text.size() + simdjson::SIMDJSON_PADDING);
  text.copy(work.padded.data(), text.size());
  auto root = read_root(work, wanted, text.size());
  if (text.size() > kMaxKeptBytes) {
    work.parser = simdjson::dom::parser();
    work.padded = std::string();
  }
  return root;
}

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
