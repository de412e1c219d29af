// Documents whose scores are known already: of parts that Xapian scored.
#pragma once

#include <memory>
#include <span>

#include "query/engine/scoring/scorer.h"
#include "query/engine/scoring/top_hits.h"

namespace tickerdex {

/// `documents` are by number and live longer. Their scores are taken `factor` times.
std::unique_ptr<Scorer> listed_scorer(std::span<const RankedDocument> documents, double factor);

}  // namespace tickerdex
