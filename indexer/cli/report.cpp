#include "indexer/cli/report.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/cli/report_words.h"
#include "indexer/schema/text/safe_text.h"

namespace tickerdex {
namespace {

using Json = nlohmann::ordered_json;

// Counts by kind, and the first names.
void print_skipped(const Manifest& m, std::ostream& out) {
  constexpr std::size_t kNamed = 10;
  report_line(out, "skipped", plural(m.all_skipped(), "file", "files"));
  for (const auto& [kind, count] : m.skipped_by_kind) {
    report_line(out, "", fmt::format("{:>6}  {}", format_count(count), safe_name(kind)));
  }
  const std::size_t named = std::min(m.skipped.size(), kNamed);
  for (std::size_t i = 0; i < named; ++i) {
    report_line(out, "", safe_name(m.skipped[i].first) + ": " + safe_name(m.skipped[i].second));
  }
  if (m.all_skipped() > named) {
    report_line(
        out, "",
        fmt::format("and {} more, see --format json", format_count(m.all_skipped() - named)));
  }
}

void print_unreadable_dates(const UnreadableDates& dates, std::ostream& out) {
  if (dates.count == 0) return;
  std::string samples;
  for (const std::string& sample : dates.samples) {
    samples += samples.empty() ? "\"" : ", \"";
    samples += safe_name(sample) + "\"";
  }
  report_line(out, "",
              fmt::format("{} undated because a date could not be read: {}",
                          format_count(dates.count), samples));
}

void print_findings(std::string_view label, const std::vector<GateFinding>& findings,
                    std::ostream& out) {
  for (const auto& [gate, text] : findings) {
    report_line(out, label, gate + ": " + safe_name(text));
  }
}

void print_update(const UpdateCounts& update, std::ostream& out) {
  if (!update.why_rebuilt.empty()) {
    report_line(out, "rebuilt", "everything: " + safe_name(update.why_rebuilt));
    return;
  }
  report_line(out, "update",
              fmt::format("{} carried over, {} added, {} removed", format_count(update.carried),
                          format_count(update.added), format_count(update.removed)));
  report_line(out, "files",
              fmt::format("{} changed, {} new, {} gone, of {}", format_count(update.changed_files),
                          format_count(update.added_files), format_count(update.removed_files),
                          format_count(update.files)));
}

}  // namespace

std::string_view result_of(const RebuildReport& report) {
  switch (report.outcome) {
    case RebuildReport::Outcome::published:
      return "published";
    case RebuildReport::Outcome::refused:
      return "refused";
    case RebuildReport::Outcome::nothing:
      return "nothing to do";
  }
  return "";
}

std::string refusal_line(const RebuildRequest& request, const RebuildReport& report) {
  std::string line = "not published: ";
  bool has_damage = false;
  for (const auto& [gate, text] : report.manifest.refused) {
    line += gate + ": " + text + "; ";
    has_damage |= gate == "check";
  }
  line += fmt::format("{} is unchanged, the candidate is kept in {}", request.index, report.folder);
  if (!has_damage) line += "; to publish anyway, use --force";
  return line;
}

void print_rebuild_text(const RebuildRequest& request, const RebuildReport& report,
                        std::ostream& out) {
  const Manifest& m = report.manifest;
  if (report.outcome == RebuildReport::Outcome::nothing) {
    fmt::print(out, "nothing to do: {} unchanged since {}, which stays live in {}\n",
               plural(report.update->files, "file is", "files are"), safe_name(m.generation),
               safe_name(request.index));
    return;
  }
  const bool is_refused = report.outcome == RebuildReport::Outcome::refused;
  fmt::print(out, "{} {} in {}\n", is_refused ? "refused" : "published", safe_name(m.generation),
             safe_name(request.index));
  print_findings("gate", m.refused, out);
  print_findings("forced", m.forced, out);
  if (is_refused) report_line(out, "kept", safe_name(report.folder));
  report_line(out, "articles",
              fmt::format("{} ({} undated, {} replaced by a later one of the same id)",
                          format_count(m.articles), format_count(m.undated),
                          format_count(m.duplicate_ids)));
  print_unreadable_dates(report.unreadable_dates, out);
  const bool is_partial = report.update && report.update->why_rebuilt.empty();
  if (report.update) print_update(*report.update, out);
  report_line(out, "read",
              is_partial ? format_byte_size(m.bytes_read)
                         : fmt::format("{}, {}, {}", plural(m.files, "file", "files"),
                                       format_byte_size(m.bytes_read),
                                       plural(m.records, "record", "records")));
  report_line(out, "index",
              fmt::format("{}, writer {}", format_byte_size(m.index_bytes), m.writer));
  const double total = report.read_seconds + report.index_seconds + report.publish_seconds;
  report_line(
      out, "time",
      fmt::format("{:.1f} s: reading {:.1f}, indexing {:.1f}, publishing {:.1f}; {} articles/s",
                  total, report.read_seconds, report.index_seconds, report.publish_seconds,
                  format_count(static_cast<std::uint64_t>(static_cast<double>(m.articles) /
                                                          std::max(total, 1e-3)))));
  report_line(out, "memory", format_byte_size(m.peak_memory_bytes) + " at peak");
  if (m.all_skipped() > 0) print_skipped(m, out);
  if (m.rejected() > 0) {
    report_line(out, "rejected", plural(m.rejected(), "record", "records"));
    for (const auto& [reason, count] : m.rejects) {
      report_line(out, "", fmt::format("{:>6}  {}", format_count(count), safe_name(reason)));
    }
    for (const auto& example : report.reject_examples) report_line(out, "", safe_name(example));
  }
}

void print_rebuild_json(const RebuildRequest& request, const RebuildReport& report,
                        std::ostream& out) {
  Json json;
  json["index"] = path_text(request.index);
  json["folder"] = path_text(report.folder);
  json["result"] = result_of(report);
  json.update(Json::parse(manifest_to_json(report.manifest)));
  if (report.update) {
    const UpdateCounts& update = *report.update;
    json["update"] = {
        {"rebuilt_because", update.why_rebuilt.empty() ? Json(nullptr) : Json(update.why_rebuilt)},
        {"files", update.files},
        {"changed_files", update.changed_files},
        {"added_files", update.added_files},
        {"removed_files", update.removed_files},
        {"carried", update.carried},
        {"added", update.added},
        {"removed", update.removed}};
  }
  json["unreadable_dates"] = {{"count", report.unreadable_dates.count},
                              {"samples", report.unreadable_dates.samples}};
  json["read_seconds"] = report.read_seconds;
  json["index_seconds"] = report.index_seconds;
  json["publish_seconds"] = report.publish_seconds;
  json["removed_generations"] = report.removed_generations;
  json["removed_dead_runs"] = report.removed_dead;
  out << report_json(json);
}

}  // namespace tickerdex
