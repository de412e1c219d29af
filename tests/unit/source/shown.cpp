#include "tests/unit/source/shown.h"

#include <fmt/format.h>

#include <sstream>

#include "indexer/source/formats.h"

namespace tickerdex {
namespace {

std::string shown(const Place& place) {
  const std::string path = place.path == "-" ? "" : place.path + ":";
  return fmt::format("{}{}+{}", path, place.line, place.offset);
}

/// Escapes line ends, tabs and other control characters, so that a line stays a line.
std::string visible(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

Lines run(SourceOptions options, const KeyMap& map) {
  Lines lines;
  const auto totals = read_sources(
      options,
      [&](Record&& record) {
        const auto parsed = parse_record(record, map);
        if (const auto* raw = std::get_if<RawArticle>(&parsed)) {
          lines.push_back(shown(raw->place) + shown(*raw));
        } else {
          lines.push_back(shown(std::get<Rejected>(parsed)));
        }
      },
      [&](Rejected&& rejected) { lines.push_back(shown(rejected)); });
  for (const auto& [path, reason] : totals.skipped) lines.push_back("~ " + path + ": " + reason);
  return lines;
}

}  // namespace

std::string shown(const RawArticle& raw) {
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format(" {}={}", name, visible(value));
  };
  add("id", raw.id);
  add("url", raw.url);
  add("title", raw.title);
  add("body", raw.body);
  add("published", raw.published);
  add("dateline", raw.dateline);
  add("source", raw.source);
  add("author", raw.author);
  add("language", raw.language);
  add("tickers", fmt::format("{}", fmt::join(raw.tickers, "+")));
  add("topics", fmt::format("{}", fmt::join(raw.topics, "+")));
  add("sentiment", raw.sentiment);
  add("impact", raw.impact);
  for (const auto& [ticker, score] : raw.ticker_sentiment) add(ticker, score);
  add("relative", raw.relative_time);
  if (raw.is_page_text) out += " page";
  if (raw.crawl_time_is_declared) add("crawled", std::to_string(*raw.crawled_utc));
  return out;
}

std::string shown(const Rejected& rejected) {
  // The text after the column comes from the JSON library and changes with its version.
  const std::string detail = rejected.detail.substr(0, rejected.detail.find(": syntax error"));
  return fmt::format("! {} {}{}{}", shown(rejected.place), rejected.reason,
                     detail.empty() ? "" : ": ", visible(detail));
}

Lines read_text(std::string_view bytes, std::optional<Format> format, const KeyMap& map) {
  std::istringstream in{std::string(bytes)};
  SourceOptions options;
  options.sources = {"-"};
  options.format = format;
  options.standard_input = &in;
  return run(options, map);
}

Lines read_paths(const std::vector<std::string>& sources, std::string_view folder,
                 Links links) {
  SourceOptions options;
  options.links = links;
  options.sources = sources;
  Lines lines = run(options, {});
  const std::string prefix = std::string(folder) + "/";
  for (std::string& line : lines) {
    for (std::size_t at; (at = line.find(prefix)) != std::string::npos;) {
      line.erase(at, prefix.size());
    }
  }
  return lines;
}

Lines cut(std::string_view bytes, Format format, std::size_t chunk_bytes,
          std::size_t max_record_bytes) {
  std::istringstream in{std::string(bytes)};
  const auto stream = read_from(in);
  Window window(*stream, chunk_bytes);
  auto facts = std::make_shared<FileFacts>();
  facts->path = "-";
  facts->format = format;
  Lines lines;
  const RecordSink records = [&](Record&& record) {
    lines.push_back(shown(record.place) + " " + visible(record.bytes));
  };
  const RejectSink rejects = [&](Rejected&& rejected) { lines.push_back(shown(rejected)); };
  SplitJob job{window, std::move(facts), records, rejects, max_record_bytes};
  entry_of(format).split(job);
  return lines;
}

}  // namespace tickerdex
