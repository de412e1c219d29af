// One hit for people: see text_output.h for the layout.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "query/output/hit_fields.h"
#include "query/output/output.h"

namespace tickerdex {

/// Columns shared by the hits of a page, in cells; 0: no such column.
struct HitColumns {
  std::size_t rank = 2;
  std::size_t title = 0;
  std::size_t date = 0;
  std::size_t tickers = 0;
};
/// Reads the article of every hit. The first hit's rank is `offset` + 1.
HitColumns columns_for(const Hits& hits, std::uint64_t offset, std::size_t width);

void print_hit(const Hit& hit, const HitColumns& columns, const OutputOptions& options,
               std::ostream& out);

/// "field: value" lines.
void print_hit_fields(const Hit& hit, const std::vector<HitField>& fields,
                      const OutputOptions& options, std::ostream& out);

/// "2025-11-14", "2025-11-14 18:15", "2025-11", "2025", "undated".
std::string shown_date(const Article& article);
/// "BABA JD +3" within `width` cells.
std::string shown_tickers(const Article& article, std::size_t width);

}  // namespace tickerdex
