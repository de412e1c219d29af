#include "indexer/cli/status_report.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <nlohmann/json.hpp>

#include "indexer/cli/report_words.h"
#include "indexer/schema/date/date.h"
#include "indexer/schema/text/safe_text.h"

namespace tickerdex {
namespace {

using Json = nlohmann::ordered_json;

Json optional_number(const std::optional<std::int64_t>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json generations_json(const std::vector<GenerationStatus>& generations) {
  Json list = Json::array();
  for (const auto& [info, bytes, trouble] : generations) {
    Json entry = info.manifest ? Json::parse(manifest_to_json(*info.manifest)) : Json::object();
    entry["generation"] = info.name;
    entry["live"] = info.live;
    entry["folder"] = path_text(info.folder);
    entry["bytes"] = bytes;
    entry["trouble"] = trouble.empty() ? Json(nullptr) : Json(trouble);
    list.push_back(std::move(entry));
  }
  return list;
}

std::string headline(const IndexStatus& status) {
  if (status.live.empty()) return "nothing is live";
  if (!status.age_seconds && status.future_utc) {
    return fmt::format("live {}, dated in the future: {} (was the clock wrong?)",
                       safe_name(status.live), format_rfc3339(*status.future_utc));
  }
  if (!status.age_seconds) return fmt::format("live {}, of unknown age", safe_name(status.live));
  return fmt::format("live {}, {} {}", safe_name(status.live),
                     status.checked_utc ? "found unchanged" : "published",
                     age_text(*status.age_seconds) + " ago");
}

}  // namespace

void print_status_text(const IndexStatus& status, std::ostream& out) {
  fmt::print(out, "{}: {}\n", safe_name(status.index), headline(status));
  for (const auto& [info, bytes, trouble] : status.generations) {
    const std::string counts =
        info.manifest ? fmt::format("{:>12} articles  {:>8}  {:>6} rejected",
                                    format_count(info.manifest->articles), format_byte_size(bytes),
                                    format_count(info.manifest->rejected()))
                      : "damaged";
    fmt::print(out, "{} {}  {}\n", info.live ? "*" : " ", info.name, counts);
    if (!info.live && !trouble.empty()) {
      fmt::print(out, "    cannot be rolled back to: {}\n", safe_name(trouble));
    }
  }
  for (const auto& [info, bytes, trouble] : status.refused) {
    fmt::print(out, "refused {}  {}\n", info.name, format_byte_size(bytes));
    if (!info.manifest) continue;
    for (const auto& [gate, text] : info.manifest->refused) {
      fmt::print(out, "  {}: {}\n", gate, safe_name(text));
    }
  }
  for (const auto& trouble : status.troubles) fmt::print(out, "trouble: {}\n", safe_name(trouble));
  for (const auto& warning : status.warnings) fmt::print(out, "warning: {}\n", safe_name(warning));
  if (status.too_old()) {
    fmt::print(out, "too old: --max-age is {}, {}\n", age_text(*status.max_age_seconds),
               status.age_seconds    ? fmt::format("the live generation is {} old",
                                                   age_text(*status.age_seconds))
               : status.live.empty() ? "and there is no live generation"
                                     : "and the age of the live generation is not known");
  }
  if (status.troubles.empty() && !status.too_old()) fmt::print(out, "healthy\n");
}

void print_status_json(const IndexStatus& status, std::ostream& out) {
  Json json;
  json["index"] = path_text(status.index);
  json["live"] = status.live.empty() ? Json(nullptr) : Json(status.live);
  json["age_seconds"] = optional_number(status.age_seconds);
  json["checked"] =
      status.checked_utc ? Json(format_rfc3339(*status.checked_utc)) : Json(nullptr);
  json["max_age_seconds"] = optional_number(status.max_age_seconds);
  json["too_old"] = status.too_old();
  json["healthy"] = status.troubles.empty();
  json["troubles"] = status.troubles;
  json["warnings"] = status.warnings;
  json["generations"] = generations_json(status.generations);
  json["refused"] = generations_json(status.refused);
  out << report_json(json);
}

void print_verify_text(const VerifyReport& report, std::ostream& out) {
  fmt::print(out, "{} in {}: {}\n", safe_name(report.generation), safe_name(report.index),
             report.is_sound() ? "sound" : "damaged");
  for (const auto& part : report.parts) {
    report_line(out, part.name, fmt::format("{} ({:.1f} s)", part.what, part.seconds));
    for (const auto& trouble : part.troubles) {
      report_line(out, "", "trouble: " + safe_name(trouble));
    }
  }
}

void print_verify_json(const VerifyReport& report, std::ostream& out) {
  Json json;
  json["index"] = path_text(report.index);
  json["generation"] = report.generation;
  json["folder"] = path_text(report.folder);
  json["sound"] = report.is_sound();
  json["parts"] = Json::array();
  for (const auto& part : report.parts) {
    json["parts"].push_back({{"part", part.name},
                             {"checked", part.what},
                             {"seconds", part.seconds},
                             {"troubles", part.troubles}});
  }
  out << report_json(json);
}

void print_rollback_text(const RollbackRequest& request, const RollbackReport& report,
                         std::ostream& out) {
  const Manifest& m = report.manifest;
  fmt::print(out, "rolled back to {} in {}\n", safe_name(m.generation), safe_name(request.index));
  report_line(out, "articles", format_count(m.articles));
  report_line(out, "age", age_text(report.age_seconds));
  if (!report.from.empty()) {
    report_line(out, "from",
                safe_name(report.from) + ", kept until another generation is published");
  }
}

void print_rollback_json(const RollbackRequest& request, const RollbackReport& report,
                         std::ostream& out) {
  Json json;
  json["index"] = path_text(request.index);
  json["result"] = "rolled back";
  json["from"] = report.from.empty() ? Json(nullptr) : Json(report.from);
  json["folder"] = path_text(report.folder);
  json["age_seconds"] = report.age_seconds;
  json.update(Json::parse(manifest_to_json(report.manifest)));
  out << report_json(json);
}

}  // namespace tickerdex
