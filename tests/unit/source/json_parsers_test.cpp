// The fast parser against the general one: on whatever the fast one takes they agree.
#include "indexer/source/json_parsers.h"

#include <array>
#include <random>
#include <string>

#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

std::string shown(const Value& value) {
  std::string out = value.key.empty() ? std::string() : "'" + value.key + "':";
  switch (value.kind) {
    case Value::Kind::nothing: return out + "null";
    case Value::Kind::text: return out + "<" + value.text + ">";
    case Value::Kind::list: out += "["; break;
    case Value::Kind::object: out += "{"; break;
  }
  for (const Value& item : value.items) out += shown(item) + ",";
  return out + (value.kind == Value::Kind::list ? "]" : "}");
}

bool wanted(std::string_view key) { return !key.starts_with("no"); }

/// Whether the fast parser accepts it; its result must equal that of the general one.
bool agree(const std::string& text) {
  CAPTURE(text);
  const auto fast = parse_json_fast(text, wanted);
  const auto general = parse_json_general(text, wanted);
  if (!fast) return false;
  REQUIRE(std::holds_alternative<Value>(general));
  REQUIRE(shown(*fast) == shown(std::get<Value>(general)));
  return true;
}

class JsonMaker {
 public:
  explicit JsonMaker(unsigned seed) : random_(seed) {}

  std::string object(int depth) {
    std::string out = "{";
    for (auto left = below(5); left > 0; --left) {
      out += space() + string() + space() + ":" + value(depth) + (left > 1 ? "," : "");
    }
    return out + "}";
  }

  /// One byte changed, removed, doubled or inserted.
  void damage(std::string& text) {
    if (text.empty()) return;
    static constexpr std::string_view kBytes = "{}[]\",:\\u0d8-+.eE tfn1 ";
    const std::size_t at = below(text.size());
    switch (below(4)) {
      case 0: text[at] = kBytes[below(kBytes.size())]; break;
      case 1: text.erase(at, 1 + below(3)); break;
      case 2: text.insert(at, text, at, 1 + below(4)); break;
      default: text.insert(at, 1, kBytes[below(kBytes.size())]); break;
    }
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::string space() { return std::string(below(6) == 0 ? 1 : 0, ' '); }

  std::string string() {
    static constexpr std::array<std::string_view, 14> kPieces{
        "a", "title", "no", "é", "阿里", "\\n", "\\\"", "\\u00e9", "\\ud83d\\udcc8", "\\u0000",
        "\\\\", "\\/", " ", "\\ud83d"};
    std::string out = "\"";
    for (auto left = below(4); left > 0; --left) out += kPieces[below(kPieces.size())];
    return out + "\"";
  }

  std::string value(int depth) {
    static constexpr std::array<std::string_view, 18> kPlain{
        "null", "true", "false", "0", "-0", "1.50", "-1e5", "1E+2", "0.1", "12345678901234567890",
        "123456789012345678901234", "-9223372036854775808", "1e400", "NaN", "01", "1.", "tru", ""};
    switch (below(depth > 0 ? 4 : 2)) {
      case 0: return space() + std::string(kPlain[below(below(9) == 0 ? 18 : 10)]) + space();
      case 1: return string();
      case 2: return object(depth - 1);
      default: break;
    }
    std::string out = "[";
    for (auto left = below(4); left > 0; --left) out += value(depth - 1) + (left > 1 ? "," : "");
    return out + "]";
  }

  std::mt19937 random_;
};

TEST_CASE("both JSON parsers agree on random objects, whole and damaged", "[json]") {
  JsonMaker maker(4711);
  int whole = 0;
  int damaged = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text = maker.object(4);
    whole += agree(text);
    maker.damage(text);
    damaged += agree(text);
  }
  CHECK(whole > 5000);    // else the fast one declines what it should take
  CHECK(damaged > 1000);
}

TEST_CASE("the fast parser declines text that needs the general one", "[json]") {
  for (const char* text : {"", " ", "17", "\"a\"", "[1]", "{", "{}}", "{} x", "{\"a\":1,}",
                           "{\"a\":[1,]}", "{\"a\" 1}", "{a:1}", "{\"a\":01}", "{\"a\":\"\\q\"}",
                           "{\"no\":tru}", "{\"no\":\"\\ud83d\"}", "{\"no\":[1 2]}"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_json_fast(text, wanted));
  }
}

TEST_CASE("an unusually long text parses, and so does a short one after it", "[json]") {
  CHECK(agree("{\"title\":\"" + std::string(3'000'000, 'x') + "\"}"));
  CHECK(agree(R"({"title":"T"})"));
}

}  // namespace
}  // namespace tickerdex
