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
    return raise(window, 0, [](std::size_t) { return ~std::uint64_t{0}; });
  }

  std::uint64_t keep(WalkWindow& window, std::uint8_t level, std::uint64_t) override {
    return raise(window, level, [&](std::size_t word) { return window.bits(word, level); });
  }

  std::uint64_t estimate() const override { return count_; }
  double most() const override { return 0; }

 private:
  template <class Candidates>
  std::uint64_t raise(WalkWindow& window, std::uint8_t level, Candidates&& candidates) {
    std::uint64_t raised = 0;
    for (std::size_t word = 0; word < WalkWindow::kWords; ++word) {
      const auto own = set_.word(window.begin / 64 + word);
      if (own == 0) continue;
      const auto both = own & candidates(word);
      raised += static_cast<std::uint64_t>(std::popcount(both));
      for (auto bits = both; bits != 0; bits &= bits - 1) {
        window.level[window.document(word, bits) - window.begin] =
            static_cast<std::uint8_t>(level + 1);
      }
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
