#include "indexer/cli/resolve_gates.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

#include "indexer/schema/errors.h"
#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

// "20", "20%", "2.5": a share of 0..1.
double parse_share(const char* option, const std::string& text) {
  char* end = nullptr;
  const double percent = std::strtod(text.c_str(), &end);
  std::string rest(end);
  const bool is_number = end != text.c_str() && is_digit(text[0]);
  if (!is_number || !(rest.empty() || rest == "%") || !(percent <= 100)) {
    throw UsageError(fmt::format("{} {}: not a percentage from 0 to 100, as in 20", option, text));
  }
  return percent / 100;
}

}  // namespace

GateOptions resolve_gates(const GateTexts& typed) {
  GateOptions options;
  options.max_shrink = parse_share("--max-shrink", typed.max_shrink);
  options.max_rejects = parse_share("--max-rejects", typed.max_rejects);
  options.max_undated_jump = parse_share("--max-undated-jump", typed.max_undated_jump);
  options.force = typed.force;
  if (typed.canary.empty()) return options;
  options.canaries = read_canaries(typed.canary);
  options.query_program = find_query_program(typed.query_program);
  return options;
}

}  // namespace tickerdex
