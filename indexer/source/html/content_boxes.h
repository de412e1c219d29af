// Boxes within an article's text that are not part of it: share buttons, forms, related links,
// galleries, promotions.
#pragma once

#include "indexer/source/html/measured_page.h"

namespace tickerdex {

/// Leaves them out of the subtree of `part`. Tables of data are kept; tables that only place things
/// are judged as boxes.
void leave_out_boxes(MeasuredPage& page, MarkupTree::Node part);

}  // namespace tickerdex
