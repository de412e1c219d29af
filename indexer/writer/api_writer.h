// The writer that uses Xapian::WritableDatabase: slow but independent of the file format. It works
// with other formats than the bulk writer's, and is the oracle of the bulk writer's tests.
//
// Xapian keeps changes in memory until a number of documents has been added, whatever their size.
// Here the bytes are estimated, and changes are committed when they reach the budget.
#pragma once

#include <memory>

#include "indexer/writer/writer.h"

namespace tickerdex {

std::unique_ptr<Writer> make_api_writer(const WriterOptions& options);

}  // namespace tickerdex
