// A query as a tree that is walked window by window, in document order.
//
// A node adds what it matches to a window, or, as a part of an AND, keeps of the window's documents
// those that it matches: their level rises by one. Either way it adds its score to theirs. Scores
// of documents that are left out in the end mean nothing. Nodes only go forward.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "query/engine/document_set.h"
#include "query/engine/postings/posting_list.h"
#include "query/engine/ranking.h"
#include "query/engine/scoring/bm25.h"
#include "query/engine/scoring/window.h"

namespace tickerdex {

inline constexpr double kAnyScore = -std::numeric_limits<double>::infinity();

class WalkNode {
 public:
  virtual ~WalkNode() = default;

  /// No document from `from` on matches before this one; kEndOfDocuments: none does.
  virtual std::uint64_t next(DocumentNumber from) = 0;
  /// All matches in the window come to level 1; returns how many at most. The whole score is owed
  /// only to documents that end above `least`, if no more is added afterwards.
  virtual std::uint64_t add(WalkWindow& window, double least) = 0;
  /// The same in an empty window, where matches may come to another level, which is returned.
  virtual std::uint8_t fill(WalkWindow& window, double least) {
    add(window, least);
    return 1;
  }
  /// Matches of level `level` or more come to `level` + 1. Of the window's documents at most
  /// `candidates` are at that level; returns as much of the next.
  virtual std::uint64_t keep(WalkWindow& window, std::uint8_t level, std::uint64_t candidates) = 0;
  /// About how many documents match in all, rather too many.
  virtual std::uint64_t estimate() const = 0;
  /// No document gets more.
  virtual double most() const = 0;
};

/// What scoring reads of an index; it lives longer than the nodes.
struct ScoreSource {
  Bm25 bm25;
  std::span<const std::uint32_t> lengths;  ///< by document number - 1
  bool has_great_lengths = true;           ///< one may be 2^31 or more
};

/// `wqf` 0: it matches and scores nothing. Scores are taken `factor` times.
std::unique_ptr<WalkNode> term_node(std::unique_ptr<PostingList> list, std::uint32_t wqf,
                                    const ScoreSource& source, double factor = 1);
/// Documents by number, which live as long as the node.
std::unique_ptr<WalkNode> scored_node(std::span<const RankedDocument> documents, double factor);
std::unique_ptr<WalkNode> set_node(DocumentSet set);
std::unique_ptr<WalkNode> any_node(std::vector<std::unique_ptr<WalkNode>> parts);

inline constexpr std::size_t kMaxParts = WalkWindow::kMaxLevel - 1;
/// At least one part, at most kMaxParts; `excluded` matches not.
std::unique_ptr<WalkNode> all_node(std::vector<std::unique_ptr<WalkNode>> parts,
                                   DocumentSet excluded);

}  // namespace tickerdex
