#include "query/output/output.h"

#include <array>

#include "query/output/json_output.h"
#include "query/output/table_output.h"
#include "query/output/text_output.h"

namespace tickerdex {
namespace {

using Facets = OutputFormatSpec::Facets;

// clang-format off
constexpr std::array kFormats = std::to_array<OutputFormatSpec>({
    // format             name     print        facets               fields snippets table notes warnings
    {OutputFormat::text,  "text",  print_text,  Facets::beside_hits, true,  true,  false, true,  false},
    {OutputFormat::json,  "json",  print_json,  Facets::beside_hits, true,  true,  false, true,  true},
    {OutputFormat::jsonl, "jsonl", print_jsonl, Facets::alone,       true,  true,  false, false, false},
    {OutputFormat::csv,   "csv",   print_csv,   Facets::alone,       true,  false, true,  false, false},
    {OutputFormat::tsv,   "tsv",   print_tsv,   Facets::alone,       true,  false, true,  false, false},
    {OutputFormat::ids,   "ids",   print_ids,   Facets::none,        false, false, false, false, false},
});
// clang-format on

constexpr bool table_is_in_order() {
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    if (static_cast<std::size_t>(kFormats[i].format) != i) return false;
  }
  return true;
}
static_assert(table_is_in_order(), "kFormats is indexed by OutputFormat");

}  // namespace

std::span<const OutputFormatSpec> output_formats() { return kFormats; }

const OutputFormatSpec& spec_of(OutputFormat format) {
  return kFormats.at(static_cast<std::size_t>(format));
}

bool shows_facets(const SearchRequest& request, OutputFormat format) {
  const auto place = spec_of(format).facets;
  return !request.facets.empty() &&
         (place == Facets::beside_hits || (place == Facets::alone && request.limit == 0));
}

void print_result(const SearchRequest& request, const SearchResult& result,
                  const OutputOptions& options, std::ostream& out) {
  spec_of(options.format).print(request, result, options, out);
}

}  // namespace tickerdex
