#include "indexer/command/settings.h"

#include <fmt/format.h>

#include <charconv>

#include "indexer/article/ticker/symbols_file.h"
#include "indexer/command/version.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/hash.h"
#include "indexer/schema/text/analyzer.h"

namespace tickerdex {

ledger::Settings settings_of(const RebuildRequest& request) {
  ledger::Settings settings{{"the schema", std::to_string(kSchemaVersion)},
                            {"the analyzer", Analyzer::identity()},
                            {"tickerdex", std::string(kTickerdexVersion)},
                            {"--input-format", request.format ? std::string(name_of(*request.format))
                                                              : std::string()}};
  settings.emplace_back("--follow-links", request.links == Links::all ? "all" : "inside");
  std::string map;
  for (const auto& [ours, theirs] : request.key_map) {
    map.append(ours).append(1, '\0').append(theirs).append(1, '\0');
  }
  settings.emplace_back("--map", std::move(map));
  std::string symbols;
  if (!request.symbols_path.empty()) {
    symbols = fmt::format("{:016x}", hash64(read_symbols_file(request.symbols_path)));
  }
  settings.emplace_back("--symbols", std::move(symbols));
  settings.emplace_back(kRecordMemory, std::to_string(request.plan().record_bytes()));
  for (const auto& source : request.sources) settings.emplace_back("SOURCE", source);
  return settings;
}

SourceOptions source_options(const RebuildRequest& request) {
  SourceOptions options;
  options.sources = request.sources;
  options.index = request.index;
  options.links = request.links;
  options.has_key_map = !request.key_map.empty();
  options.format = request.format;
  options.standard_input = request.standard_input;
  options.now_utc = request.now_utc;
  return options;
}

std::uint64_t record_memory_of(const ledger::Settings& settings) {
  std::uint64_t bytes = 0;
  for (const auto& [name, text] : settings) {
    if (name == kRecordMemory) std::from_chars(text.data(), text.data() + text.size(), bytes);
  }
  return bytes;
}

}  // namespace tickerdex
