#include "indexer/publish/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "indexer/process/json_text.h"
#include "indexer/publish/small_file.h"
#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

using Json = nlohmann::ordered_json;

IndexError damaged(const std::string& path, std::string_view why) {
  return IndexError(fmt::format(
      "{} is damaged ({}); rebuild the index with: tickerdex-index rebuild", path, why));
}

// The JSON library itself would round a fraction and wrap a negative number.
std::uint64_t count_from(const Json& number) {
  if (!number.is_number_unsigned()) throw std::domain_error("a count is not a whole number");
  return number.get<std::uint64_t>();
}

int version_from(const Json& number) {
  return static_cast<int>(std::min<std::uint64_t>(count_from(number), 1'000'000));
}

std::int64_t time_from(const Json& json, const char* key) {
  const auto parsed = parse_date(json.value(key, std::string()));
  return parsed ? parsed->utc : 0;
}

Json findings_json(const std::vector<GateFinding>& findings) {
  Json list = Json::array();
  for (const auto& [gate, text] : findings) list.push_back({{"gate", gate}, {"text", text}});
  return list;
}

std::vector<GateFinding> findings_from(const Json& json, const char* key) {
  std::vector<GateFinding> findings;
  for (const auto& item : json.value(key, Json::array())) {
    findings.push_back({item.value("gate", ""), item.value("text", "")});
  }
  return findings;
}

}  // namespace

std::uint64_t Manifest::rejected() const {
  std::uint64_t sum = 0;
  for (const auto& [reason, count] : rejects) sum += count;
  return sum;
}

void Manifest::add_skipped(const std::string& path, const std::string& kind, std::uint64_t count) {
  skipped_by_kind[kind] += count;
  const bool is_named = count > 0 && skipped.size() < kMaxSkipped;
  if (is_named) skipped.emplace_back(path, kind);
  skipped_more += count - (is_named ? 1 : 0);
}

std::string manifest_to_json(const Manifest& m) {
  Json json;
  json["manifest"] = kManifestVersion;
  json["generation"] = m.generation;
  json["schema"] = m.schema;
  json["made_by"] = {{"tickerdex", m.tickerdex_version},
                     {"xapian", m.xapian_version},
                     {"icu", m.icu_version},
                     {"analyzer", m.analyzer}};
  json["started"] = format_rfc3339(m.started_utc);
  json["finished"] = format_rfc3339(m.finished_utc);
  json["seconds"] = m.seconds;
  json["writer"] = m.writer;
  json["articles"] = m.articles;
  json["undated"] = m.undated;
  json["duplicate_ids"] = m.duplicate_ids;
  json["records"] = m.records;
  json["files"] = m.files;
  json["bytes_read"] = m.bytes_read;
  json["index_bytes"] = m.index_bytes;
  json["peak_memory_bytes"] = m.peak_memory_bytes;
  json["rejected"] = m.rejected();
  json["rejects"] = Json::object();
  for (const auto& [reason, count] : m.rejects) json["rejects"][reason] = count;
  json["sources"] = m.sources;
  json["source_articles"] = m.source_articles;
  json["skipped"] = Json::array();
  for (const auto& [path, reason] : m.skipped) {
    if (json["skipped"].size() == kMaxSkipped) break;
    json["skipped"].push_back({path, reason});
  }
  json["skipped_more"] = m.skipped_more + m.skipped.size() - json["skipped"].size();
  json["skipped_by_kind"] = Json::object();
  for (const auto& [kind, count] : m.skipped_by_kind) json["skipped_by_kind"][kind] = count;
  json["refused"] = findings_json(m.refused);
  json["forced"] = findings_json(m.forced);
  json["previous"] = m.previous;
  return json_text(json, 2) + "\n";
}

Manifest manifest_from_json(const std::string& text, const std::string& path) {
  try {
    const Json json = Json::parse(text);
    const int version = version_from(json.at("manifest"));
    if (version != kManifestVersion) {
      throw IndexError(
          fmt::format("{} has manifest version {}, but this program reads version {}; "
                      "rebuild the index with: tickerdex-index rebuild",
                      path, version, kManifestVersion));
    }
    Manifest m;
    m.generation = json.value("generation", "");
    m.schema = json.contains("schema") ? version_from(json["schema"]) : 0;
    const Json made_by = json.value("made_by", Json::object());
    m.tickerdex_version = made_by.value("tickerdex", "");
    m.xapian_version = made_by.value("xapian", "");
    m.icu_version = made_by.value("icu", "");
    m.analyzer = made_by.value("analyzer", "");
    m.started_utc = time_from(json, "started");
    m.finished_utc = time_from(json, "finished");
    m.seconds = json.value("seconds", 0.0);
    m.writer = json.value("writer", "");
    const auto number = [&](const char* key) {
      return json.contains(key) ? count_from(json[key]) : 0;
    };
    m.articles = number("articles");
    m.undated = number("undated");
    m.duplicate_ids = number("duplicate_ids");
    m.records = number("records");
    m.files = number("files");
    m.bytes_read = number("bytes_read");
    m.index_bytes = number("index_bytes");
    m.peak_memory_bytes = number("peak_memory_bytes");
    const Json rejects = json.value("rejects", Json::object());
    for (const auto& [reason, count] : rejects.items()) m.rejects[reason] = count_from(count);
    m.sources = json.value("sources", std::vector<std::string>());
    m.skipped = json.value("skipped", std::vector<std::pair<std::string, std::string>>());
    m.source_articles = json.value("source_articles", std::vector<std::uint64_t>());
    m.skipped_more = number("skipped_more");
    const Json kinds = json.value("skipped_by_kind", Json::object());
    for (const auto& [kind, count] : kinds.items()) m.skipped_by_kind[kind] = count_from(count);
    m.refused = findings_from(json, "refused");
    m.forced = findings_from(json, "forced");
    m.previous = json.value("previous", "");
    return m;
  } catch (const Json::exception& error) {
    throw damaged(path, error.what());
  } catch (const std::domain_error& error) {
    throw damaged(path, error.what());
  }
}

Manifest read_manifest(const std::string& generation_folder) {
  const std::string path = generation_folder + "/" + std::string(layout::kManifest);
  const SmallFile file = read_small_file(path, kMaxManifestBytes);
  if (!file.trouble.empty()) {
    throw IndexError(
        fmt::format("{} cannot be read ({}); rebuild the index with: tickerdex-index rebuild", path,
                    file.trouble));
  }
  return manifest_from_json(file.bytes, path);
}

}  // namespace tickerdex
