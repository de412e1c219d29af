// A scorer of documents with known scores, for parts that Xapian scored.
#pragma once

#include <memory>
#include <span>

#include "query/engine/scoring/scorer.h"
#include "query/engine/scoring/top_hits.h"

namespace tickerdex {

/// `documents` are ordered by number and must outlive the scorer. Scores are multiplied by
/// `factor`.
std::unique_ptr<Scorer> listed_scorer(std::span<const RankedDocument> documents, double factor);

}  // namespace tickerdex
