// The labels of scores, names, dates and topics: English, German, Chinese, Japanese. Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/article/page/labels.h"

namespace tickerdex::page {

/// No label is longer.
inline constexpr std::size_t kMaxLabelBytes = 48;

/// The kind of the label "Sentiment Score", "作者"; nullopt if it is not a label.
std::optional<LabelKind> label_kind_of(std::string_view name);

}  // namespace tickerdex::page
