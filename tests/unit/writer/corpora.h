// Documents for the writers' tests, the same for a seed on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/writer/document.h"
#include "indexer/writer/writer.h"

namespace tickerdex::test {

/// Words by a skewed draw, with positions, boolean terms, values and data.
std::vector<Document> random_documents(std::size_t count, std::uint32_t seed);

/// What a writer might trip over: NULs, longest terms, bytes above 127, no terms, no data, huge
/// wdf, positions given twice, in disorder and up to 2^32 - 1, thousands of terms, large data.
std::vector<Document> hostile_documents();

/// One document whose one term has `positions` positions.
Document long_position_list(std::uint32_t positions);

void write_all(Writer& writer, const std::vector<Document>& documents);

/// Writes a database of `documents` to `folder`.
void build_bulk(const std::string& folder, const std::vector<Document>& documents,
                std::uint64_t memory_bytes = 1U << 26, std::uint32_t jobs = 2);
void build_api(const std::string& folder, const std::vector<Document>& documents);

}  // namespace tickerdex::test
