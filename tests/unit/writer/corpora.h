// Documents for the writers' tests, the same on every machine for a given seed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/writer/document.h"
#include "indexer/writer/writer.h"

namespace tickerdex::test {

/// Words with a skewed distribution, with positions, boolean terms, values and data.
std::vector<Document> random_documents(std::size_t count, std::uint32_t seed);

/// Hard cases: NULs, terms of maximum length, bytes above 127, no terms, no data, huge wdf,
/// duplicate and unordered positions up to 2^32 - 1, thousands of terms, large data.
std::vector<Document> hostile_documents();

/// One document with one term that has `positions` positions.
Document long_position_list(std::uint32_t positions);

void write_all(Writer& writer, const std::vector<Document>& documents);

/// Writes a database of `documents` to `folder`.
void build_bulk(const std::string& folder, const std::vector<Document>& documents,
                std::uint64_t memory_bytes = 1U << 26, std::uint32_t jobs = 2);
void build_api(const std::string& folder, const std::vector<Document>& documents);

}  // namespace tickerdex::test
