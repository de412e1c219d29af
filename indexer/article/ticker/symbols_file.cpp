#include "indexer/article/ticker/symbols_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "indexer/schema/errors.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/safe_text.h"

namespace tickerdex {
namespace {

using Json = nlohmann::json;

namespace fs = std::filesystem;

// A table of every listing in the world has some 20 MB.
constexpr std::uint64_t kMaxBytes = std::uint64_t{64} << 20;

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw SourceError(
      fmt::format("{}: {}; expected the SEC's company_tickers.json or CSV with the columns "
                  "ticker,name",
                  path, reason));
}

// "a", "b" and 3 more: the keys or columns found instead of the expected ones, short and on one
// line.
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kMaxNames = 12;
  constexpr std::size_t kMaxBytesOfName = 40;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxNames); ++i) {
    const bool is_long = names[i].size() > kMaxBytesOfName;
    text += fmt::format("{}\"{}{}\"", text.empty() ? "" : ", ",
                        safe_name(std::string_view(names[i]).substr(0, kMaxBytesOfName)),
                        is_long ? "…" : "");
  }
  if (names.size() > kMaxNames) text += fmt::format(" and {} more", names.size() - kMaxNames);
  return text.empty() ? "none" : text;
}

std::string_view kind_of(const Json& value) {
  return value.is_object()   ? "an object"
         : value.is_array()  ? "a list"
         : value.is_string() ? "text"
         : value.is_number() ? "a number"
                             : "null, true or false";
}

void add_listing(Symbols& symbols, const std::string& symbol, const std::string& name,
                 const std::string& exchange) {
  std::optional<Ticker> ticker = parse_ticker(symbol);
  if (!ticker) return;
  if (const auto known = canonical_exchange(exchange)) {
    // A number becomes a listing only with its exchange: 9988 and HKEX make 9988.HK.
    if (const auto qualified = parse_ticker(*known + ":" + symbol)) ticker = qualified;
  }
  symbols.add({std::move(*ticker), name});
}

// Finds the columns; headers may have any order and case.
struct Columns {
  std::optional<std::size_t> ticker;
  std::optional<std::size_t> name;
  std::optional<std::size_t> exchange;

  void see(const std::string& header, std::size_t column) {
    const std::string key = ascii_lower(header);
    if (!ticker && (key == "ticker" || key == "symbol")) ticker = column;
    if (!name && (key == "name" || key == "title")) name = column;
    if (!exchange && key == "exchange") exchange = column;
  }
};

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : ""; }

// The keys of the objects, for the message if none has a ticker.
struct SeenKeys {
  std::vector<std::string> names;
  bool has_ticker = false;

  void see(const std::string& key) {
    if (std::ranges::find(names, key) == names.end() && names.size() < 100) names.push_back(key);
  }
};

void add_object(Symbols& symbols, const Json& entry, SeenKeys& seen) {
  std::string fields[3];
  for (const auto& [key, value] : entry.items()) {
    const std::string name = ascii_lower(key);
    if (name == "ticker" || name == "symbol") {
      fields[0] = text_of(value);
      seen.has_ticker = true;
    }
    if (name == "title" || name == "name") fields[1] = text_of(value);
    if (name == "exchange") fields[2] = text_of(value);
    if (symbols.size() == 0 && !seen.has_ticker) seen.see(key);
  }
  add_listing(symbols, fields[0], fields[1], fields[2]);
}

void add_json(Symbols& symbols, const std::string& path, const std::string& text) {
  Json root;
  try {
    root = Json::parse(text);
  } catch (const Json::parse_error& error) {
    fail(path, fmt::format("no JSON at byte {}", error.byte));
  } catch (const Json::out_of_range&) {
    fail(path, "a number in it is beyond all bounds");
  }
  if (root.is_object() && root.contains("fields") && root.contains("data") &&
      root["fields"].is_array() && root["data"].is_array()) {
    Columns columns;
    for (std::size_t i = 0; i < root["fields"].size(); ++i)
      columns.see(text_of(root["fields"][i]), i);
    if (!columns.ticker) {
      std::vector<std::string> names;
      for (const Json& field : root["fields"]) names.push_back(text_of(field));
      fail(path, "\"fields\" names no ticker; it names " + listed(names));
    }
    for (const Json& row : root["data"]) {
      const auto cell = [&](std::optional<std::size_t> column) {
        return column && row.is_array() && *column < row.size() ? text_of(row[*column])
                                                                : std::string();
      };
      add_listing(symbols, cell(columns.ticker), cell(columns.name), cell(columns.exchange));
    }
    return;
  }
  SeenKeys seen;
  std::size_t objects = 0;
  for (const Json& entry : root) {
    if (!entry.is_object()) continue;
    ++objects;
    add_object(symbols, entry, seen);
  }
  if (symbols.size() > 0 || seen.has_ticker) return;
  if (objects > 0) {
    fail(path, "no object in it has a key ticker or symbol; they have " + listed(seen.names));
  }
  std::vector<std::string> keys;
  if (root.is_object()) {
    for (const auto& [key, value] : root.items()) keys.push_back(key);
  }
  if (root.empty()) return;
  fail(path, fmt::format("it contains no list of objects, but {}",
                         keys.empty() ? "a list of " + std::string(kind_of(root.front()))
                                      : "an object with the keys " + listed(keys)));
}

// Reads one record (RFC 4180); quoted fields may contain newlines. Moves `at` past it.
std::vector<std::string> next_record(const std::string& text, std::size_t& at, std::size_t& line,
                                     const std::string& path) {
  std::vector<std::string> fields(1);
  const std::size_t first_line = line;
  while (at < text.size()) {
    const char c = text[at++];
    if (c == '"' && fields.back().empty()) {
      while (true) {
        const std::size_t quote = text.find('"', at);
        if (quote == std::string::npos) {
          fail(path, fmt::format("line {}: a quote is never closed", first_line));
        }
        fields.back().append(text, at, quote - at);
        at = quote + 1;
        if (at >= text.size() || text[at] != '"') break;
        fields.back() += '"';
        ++at;
      }
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c == '\n') {
      ++line;
      break;
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

void add_csv(Symbols& symbols, const std::string& path, const std::string& text) {
  std::size_t at = 0;
  std::size_t line = 1;
  Columns columns;
  const std::vector<std::string> header = next_record(text, at, line, path);
  for (std::size_t i = 0; i < header.size(); ++i) columns.see(header[i], i);
  if (!columns.ticker) {
    fail(path, "line 1: no column is named ticker or symbol; the columns are " + listed(header));
  }
  while (at < text.size()) {
    const std::vector<std::string> row = next_record(text, at, line, path);
    const auto cell = [&](std::optional<std::size_t> column) {
      return column && *column < row.size() ? row[*column] : std::string();
    };
    add_listing(symbols, cell(columns.ticker), cell(columns.name), cell(columns.exchange));
  }
}

}  // namespace

std::string read_symbols_file(const std::string& path) {
  constexpr std::string_view kWanted = "--symbols needs a file of symbols";
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw SourceError(fmt::format("{}: is {}; {}", path,
                                  fs::is_directory(status) ? "a folder" : "not a regular file",
                                  kWanted));
  }
  std::ifstream file(path, std::ios::binary);
  std::string text;
  std::array<char, 1 << 16> chunk;
  while (file && text.size() <= kMaxBytes) {
    file.read(chunk.data(), chunk.size());
    text.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (!file.is_open() || file.bad()) {
    throw SourceError(fmt::format("{}: cannot be read; {}", path, kWanted));
  }
  if (text.size() > kMaxBytes) {
    fail(path, fmt::format("is larger than {} MiB, the limit", kMaxBytes >> 20));
  }
  return text;
}

Symbols parse_symbols(const std::string& path, std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) fail(path, "the file is empty");
  if (text.find('\0') != std::string::npos || text.starts_with("\x1F\x8B")) {
    fail(path, "contains binary data, not text");
  }
  Symbols symbols;
  if (text[first] == '{' || text[first] == '[') {
    add_json(symbols, path, text);
  } else {
    add_csv(symbols, path, text);
  }
  if (symbols.size() == 0) fail(path, "no symbol in it");
  return symbols;
}

}  // namespace tickerdex
