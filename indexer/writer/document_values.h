// The value slots of an article (schema/fields.h).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/article.h"

namespace tickerdex {

/// Replaces `values`: slots ascend, and empty values are omitted.
void fill_values(const Article& article,
                 std::vector<std::pair<std::uint32_t, std::string>>& values);

}  // namespace tickerdex
