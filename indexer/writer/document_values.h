// The value slots of an article, as schema/fields.h numbers them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/article.h"

namespace tickerdex {

/// Replaces `values`; ascending slots, empty ones left out.
void fill_values(const Article& article,
                 std::vector<std::pair<std::uint32_t, std::string>>& values);

}  // namespace tickerdex
