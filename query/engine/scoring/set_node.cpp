// Documents that are known already, without a score: filters.
#include <bit>
#include <utility>

#include "query/engine/scoring/node.h"
#include "query/engine/scoring/term_cursor.h"

namespace tickerdex {
namespace {

class SetNode : public WalkNode {
 public:
  explicit SetNode(DocumentSet set) : set_(std::move(set)), count_(set_.count()) {}

  std::uint64_t next(DocumentNumber from) override {
    const auto found = set_.next(from);
    return found ? *found : kEndOfDocuments;
  }

  std::uint64_t add(WalkWindow& window, double) override {
    std::uint64_t added = 0;
    for (std::size_t word = 0; word < WalkWindow::kWords; ++word) {
      const auto bits = set_.word(window.begin / 64 + word);
      if (bits == 0) continue;
      window.touched |= std::uint64_t{1} << word;
      added += raise(window, word, bits, 1);
    }
    return added;
  }

  std::uint64_t keep(WalkWindow& window, std::uint8_t level, std::uint64_t) override {
    const auto next = static_cast<std::uint8_t>(level + 1);
    std::uint64_t kept = 0;
    window.for_each_touched([&](std::size_t word) {
      const auto own = set_.word(window.begin / 64 + word);
      if (own != 0) kept += raise(window, word, own & window.bits(word, level), next);
    });
    return kept;
  }

  std::uint64_t estimate() const override { return count_; }
  double most() const override { return 0; }

 private:
  static std::uint64_t raise(WalkWindow& window, std::size_t word, std::uint64_t bits,
                             std::uint8_t level) {
    const auto raised = static_cast<std::uint64_t>(std::popcount(bits));
    for (; bits != 0; bits &= bits - 1) {
      window.level[window.document(word, bits) - window.begin] = level;
    }
    return raised;
  }

  DocumentSet set_;
  std::uint64_t count_;
};

}  // namespace

std::unique_ptr<WalkNode> set_node(DocumentSet set) {
  return std::make_unique<SetNode>(std::move(set));
}

}  // namespace tickerdex
