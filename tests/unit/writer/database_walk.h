// Compares two databases through Xapian's public API alone.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

namespace tickerdex::test {

/// Statistics, metadata, every term, posting, position, value, bound, term list and data; the
/// first place where `b` differs from `a`, in words. Empty: none does.
std::string first_difference(const Xapian::Database& a, const Xapian::Database& b);

/// The same for `count` seeded queries over the terms of `a`: OR, AND, phrase, NEAR and value
/// ranges; documents, weights and estimates of the match.
std::string first_query_difference(const Xapian::Database& a, const Xapian::Database& b,
                                   int count, std::uint32_t seed);

/// What Xapian's own check says: "" if it found no error.
std::string check_errors(const std::string& folder);

}  // namespace tickerdex::test
