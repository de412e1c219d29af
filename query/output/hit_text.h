// Prints one hit for people; text_output.h shows the layout.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/schema/date/date_zone.h"
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
HitColumns columns_for(const Hits& hits, std::uint64_t offset, std::size_t width,
                       const DateZone& zone);

void print_hit(const Hit& hit, const HitColumns& columns, const DateZone& zone,
               const OutputOptions& options, std::ostream& out);

/// "field: value" lines.
void print_hit_fields(const Hit& hit, const std::vector<HitField>& fields,
                      const OutputOptions& options, std::ostream& out);

/// "2025-11-14", "2025-11-14 18:15Z", "2025-11", "2025", "undated". In other zones than UTC
/// "2025-11-14 13:15-05:00"; a date without a time is in UTC and marked so: "2025-11-14Z".
std::string shown_date(const Article& article, const DateZone& zone);
/// "BABA JD +3" within `width` cells.
std::string shown_tickers(const Article& article, std::size_t width);

}  // namespace tickerdex
