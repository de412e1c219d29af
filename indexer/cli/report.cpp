#include "indexer/cli/report.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "indexer/cli/byte_size.h"

namespace tickerdex {
namespace {

using Json = nlohmann::ordered_json;

std::string plural(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", format_count(count), count == 1 ? one : many);
}

std::string age_text(std::int64_t seconds) {
  const auto count = static_cast<std::uint64_t>(std::max<std::int64_t>(0, seconds));
  if (count < 120) return plural(count, "second", "seconds");
  if (count < 120 * 60) return plural(count / 60, "minute", "minutes");
  if (count < 72 * 3600) return plural(count / 3600, "hour", "hours");
  return plural(count / 86400, "day", "days");
}

void line(std::ostream& out, std::string_view label, const std::string& text) {
  fmt::print(out, "  {:<9} {}\n", label, text);
}

// Paths and reasons come from outside: nothing of them may steer a terminal.
std::string printable(std::string text) {
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = '?';
  }
  return text;
}

// A few files by name, many by reason; the manifest has them all.
void print_skipped(const Manifest& m, std::ostream& out) {
  constexpr std::size_t kNamed = 4;
  line(out, "skipped", plural(m.skipped.size(), "file", "files"));
  if (m.skipped.size() <= kNamed) {
    for (const auto& [path, reason] : m.skipped) {
      line(out, "", printable(path) + ": " + printable(reason));
    }
    return;
  }
  std::map<std::string, std::uint64_t> by_reason;
  for (const auto& [path, reason] : m.skipped) ++by_reason[reason];
  for (const auto& [reason, count] : by_reason) {
    line(out, "", fmt::format("{:>6}  {}", format_count(count), printable(reason)));
  }
}

std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void print_rebuild_text(const RebuildRequest& request, const RebuildReport& report,
                        std::ostream& out) {
  const Manifest& m = report.manifest;
  fmt::print(out, "published {} in {}\n", m.generation, printable(request.index));
  line(out, "articles",
       fmt::format("{} ({} undated, {} replaced by a later one of the same id)",
                   format_count(m.articles), format_count(m.undated),
                   format_count(m.duplicate_ids)));
  line(out, "read",
       fmt::format("{}, {}, {}", plural(m.files, "file", "files"), format_byte_size(m.bytes_read),
                   plural(m.records, "record", "records")));
  line(out, "index", fmt::format("{}, writer {}", format_byte_size(m.index_bytes), m.writer));
  const double total = report.read_seconds + report.index_seconds + report.publish_seconds;
  line(out, "time",
       fmt::format("{:.1f} s: reading {:.1f}, indexing {:.1f}, publishing {:.1f}; {} articles/s",
                   total, report.read_seconds, report.index_seconds, report.publish_seconds,
                   format_count(static_cast<std::uint64_t>(static_cast<double>(m.articles) /
                                                           std::max(total, 1e-3)))));
  line(out, "memory", format_byte_size(m.peak_memory_bytes) + " at most");
  if (!m.skipped.empty()) print_skipped(m, out);
  if (m.rejected() > 0) {
    line(out, "rejected", plural(m.rejected(), "record", "records"));
    for (const auto& [reason, count] : m.rejects) {
      line(out, "", fmt::format("{:>6}  {}", format_count(count), printable(reason)));
    }
    for (const auto& example : report.reject_examples) line(out, "", printable(example));
  }
}

void print_rebuild_json(const RebuildRequest& request, const RebuildReport& report,
                        std::ostream& out) {
  Json json;
  json["index"] = request.index;
  json["folder"] = report.folder;
  json["result"] = "published";
  json.update(Json::parse(manifest_to_json(report.manifest)));
  json["read_seconds"] = report.read_seconds;
  json["index_seconds"] = report.index_seconds;
  json["publish_seconds"] = report.publish_seconds;
  json["removed_generations"] = report.removed_generations;
  json["removed_dead_runs"] = report.removed_dead;
  out << dump(json) << "\n";
}

void print_status_text(const IndexStatus& status, std::ostream& out) {
  fmt::print(out, "{}: live {}, {} old\n", printable(status.index), status.live,
             age_text(status.age_seconds));
  for (const auto& [info, bytes] : status.generations) {
    const std::string counts =
        info.manifest ? fmt::format("{:>12} articles  {:>8}  {:>6} rejected",
                                    format_count(info.manifest->articles), format_byte_size(bytes),
                                    format_count(info.manifest->rejected()))
                      : "damaged";
    fmt::print(out, "{} {}  {}\n", info.live ? "*" : " ", info.name, counts);
  }
  for (const auto& trouble : status.troubles) fmt::print(out, "trouble: {}\n", printable(trouble));
  if (status.troubles.empty()) fmt::print(out, "healthy\n");
}

void print_status_json(const IndexStatus& status, std::ostream& out) {
  Json json;
  json["index"] = status.index;
  json["live"] = status.live;
  json["age_seconds"] = status.age_seconds;
  json["healthy"] = status.troubles.empty();
  json["troubles"] = status.troubles;
  json["generations"] = Json::array();
  for (const auto& [info, bytes] : status.generations) {
    Json entry = info.manifest ? Json::parse(manifest_to_json(*info.manifest)) : Json::object();
    entry["generation"] = info.name;
    entry["live"] = info.live;
    entry["bytes"] = bytes;
    json["generations"].push_back(std::move(entry));
  }
  out << dump(json) << "\n";
}

}  // namespace tickerdex
