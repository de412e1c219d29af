#include "query/output/output.h"

#include "query/output/ids_output.h"
#include "query/output/json_output.h"
#include "query/output/table_output.h"
#include "query/output/text_output.h"

namespace tickerdex {

bool shows_facets(const SearchRequest& request, OutputFormat format) {
  if (request.facets.empty()) return false;
  switch (format) {
    case OutputFormat::text:
    case OutputFormat::json:
      return true;
    case OutputFormat::jsonl:
    case OutputFormat::csv:
    case OutputFormat::tsv:
      return request.limit == 0;
    case OutputFormat::ids:
      return false;
  }
  return false;
}

void print_result(const SearchRequest& request, const SearchResult& result,
                  const OutputOptions& options, std::ostream& out) {
  switch (options.format) {
    case OutputFormat::text: return print_text(request, result, options, out);
    case OutputFormat::json: return print_json(request, result, options, out);
    case OutputFormat::jsonl: return print_jsonl(request, result, options, out);
    case OutputFormat::csv: return print_csv(request, result, options, out);
    case OutputFormat::tsv: return print_tsv(request, result, options, out);
    case OutputFormat::ids: return print_ids(result, out);
  }
}

}  // namespace tickerdex
