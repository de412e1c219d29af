#include "indexer/publish/checked.h"

#include <sstream>

#include "indexer/publish/durable.h"
#include "indexer/publish/small_file.h"
#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/generation.h"

namespace tickerdex {
namespace {

constexpr std::uint64_t kMaxBytes = 4096;

std::string path_in(const std::string& index) {
  return index + "/" + std::string(layout::kChecked);
}

}  // namespace

void note_checked(const std::string& index, const std::string& generation, std::int64_t now_utc) {
  write_file_durably(path_in(index), generation + " " + format_rfc3339(now_utc) + "\n");
}

std::optional<std::int64_t> checked_utc(const std::string& index, const std::string& generation) {
  std::istringstream in(read_small_file(path_in(index), kMaxBytes).bytes);
  std::string name;
  std::string time;
  if (!(in >> name >> time) || name != generation) return {};
  const auto parsed = parse_date(time);
  return parsed ? std::optional(parsed->utc) : std::nullopt;
}

}  // namespace tickerdex
