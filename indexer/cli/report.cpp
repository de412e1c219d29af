#include "indexer/cli/report.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "indexer/cli/byte_size.h"
#include "indexer/cli/report_words.h"

namespace tickerdex {
namespace {

using Json = nlohmann::ordered_json;

// A few files by name, many by reason; the manifest has them all.
void print_skipped(const Manifest& m, std::ostream& out) {
  constexpr std::size_t kNamed = 4;
  report_line(out, "skipped", plural(m.skipped.size(), "file", "files"));
  if (m.skipped.size() <= kNamed) {
    for (const auto& [path, reason] : m.skipped) {
      report_line(out, "", printable(path) + ": " + printable(reason));
    }
    return;
  }
  std::map<std::string, std::uint64_t> by_reason;
  for (const auto& [path, reason] : m.skipped) ++by_reason[reason];
  for (const auto& [reason, count] : by_reason) {
    report_line(out, "", fmt::format("{:>6}  {}", format_count(count), printable(reason)));
  }
}

}  // namespace

void print_rebuild_text(const RebuildRequest& request, const RebuildReport& report,
                        std::ostream& out) {
  const Manifest& m = report.manifest;
  fmt::print(out, "published {} in {}\n", m.generation, printable(request.index));
  report_line(out, "articles",
       fmt::format("{} ({} undated, {} replaced by a later one of the same id)",
                   format_count(m.articles), format_count(m.undated),
                   format_count(m.duplicate_ids)));
  report_line(out, "read",
       fmt::format("{}, {}, {}", plural(m.files, "file", "files"), format_byte_size(m.bytes_read),
                   plural(m.records, "record", "records")));
  report_line(out, "index", fmt::format("{}, writer {}", format_byte_size(m.index_bytes), m.writer));
  const double total = report.read_seconds + report.index_seconds + report.publish_seconds;
  report_line(out, "time",
       fmt::format("{:.1f} s: reading {:.1f}, indexing {:.1f}, publishing {:.1f}; {} articles/s",
                   total, report.read_seconds, report.index_seconds, report.publish_seconds,
                   format_count(static_cast<std::uint64_t>(static_cast<double>(m.articles) /
                                                           std::max(total, 1e-3)))));
  report_line(out, "memory", format_byte_size(m.peak_memory_bytes) + " at most");
  if (!m.skipped.empty()) print_skipped(m, out);
  if (m.rejected() > 0) {
    report_line(out, "rejected", plural(m.rejected(), "record", "records"));
    for (const auto& [reason, count] : m.rejects) {
      report_line(out, "", fmt::format("{:>6}  {}", format_count(count), printable(reason)));
    }
    for (const auto& example : report.reject_examples) report_line(out, "", printable(example));
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
  out << report_json(json);
}

}  // namespace tickerdex
