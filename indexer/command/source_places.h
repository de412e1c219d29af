// Whether sources can be read and are outside the index; checked before anything is created.
#pragma once

#include <string>
#include <vector>

namespace tickerdex {

/// A source that is the index or is inside it, under any name, must be a mistake. An index inside a
/// source is fine: the walk skips it. The index need not exist.
/// @throws UsageError; SourceError for a source that is missing or a device.
void check_source_places(const std::string& index, const std::vector<std::string>& sources);

}  // namespace tickerdex
