#include "query/search/hits.h"

namespace tickerdex {
namespace {

class HitsInMemory : public HitSource {
 public:
  explicit HitsInMemory(std::vector<Hit> hits) : hits_(std::move(hits)) {}
  std::uint64_t size() const override { return hits_.size(); }
  Hit hit(std::uint64_t i) override { return hits_.at(i); }
  Article article(std::uint64_t i) override { return hits_.at(i).article; }

 private:
  std::vector<Hit> hits_;
};

}  // namespace

Hits::Hits(std::vector<Hit> hits) : source_(std::make_shared<HitsInMemory>(std::move(hits))) {}

}  // namespace tickerdex
