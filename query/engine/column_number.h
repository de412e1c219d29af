// The numbers of a column of the `columns` file.
#pragma once

#include <memory>

#include "indexer/schema/column/column_file.h"
#include "query/engine/attribute.h"

namespace tickerdex {

/// `column` is of kind numbers; its file must outlive the result.
std::unique_ptr<NumberAttribute> column_number(const Column& column);

}  // namespace tickerdex
