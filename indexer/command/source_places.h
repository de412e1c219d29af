// Whether sources can be read, and where they lie against the index: asked before anything is made.
#pragma once

#include <string>
#include <vector>

namespace tickerdex {

/// A source that is the index or lies inside it, by whatever name, can only be a mistake. An index
/// inside a source is none: the walk passes over it. The index need not be there.
/// @throws UsageError; SourceError for a source that is not there, or is a device.
void check_source_places(const std::string& index, const std::vector<std::string>& sources);

}  // namespace tickerdex
