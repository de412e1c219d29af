// Compares two databases through Xapian's public API.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

namespace tickerdex::test {

/// Compares statistics, metadata, terms, postings, positions, values, bounds, term lists and data;
/// describes the first difference. Empty: none.
std::string first_difference(const Xapian::Database& a, const Xapian::Database& b);

/// The same for `count` seeded queries over the terms of `a`: OR, AND, phrase, NEAR and value
/// ranges; documents, weights and estimates of the match.
std::string first_query_difference(const Xapian::Database& a, const Xapian::Database& b,
                                   int count, std::uint32_t seed);

/// The output of Xapian's own check; "" if it found no error.
std::string check_errors(const std::string& folder);

}  // namespace tickerdex::test
