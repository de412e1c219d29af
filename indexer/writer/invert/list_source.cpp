#include "indexer/writer/invert/list_source.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tickerdex::invert {
namespace {

class MergedLists : public ListSource {
 public:
  explicit MergedLists(std::vector<std::unique_ptr<ListSource>> runs) : runs_(std::move(runs)) {
    for (std::size_t i = 0; i < runs_.size(); ++i) advance(i);
  }

  bool next_list() override {
    for (const std::size_t run : current_) advance(run);
    current_.clear();
    reading_ = 0;
    if (heap_.empty()) return false;
    head_.key = runs_[heap_.front()]->head().key;
    head_.documents = 0;
    head_.total_wdf = 0;
    while (!heap_.empty() && runs_[heap_.front()]->head().key == head_.key) {
      std::pop_heap(heap_.begin(), heap_.end(), after_);
      current_.push_back(heap_.back());
      heap_.pop_back();
      const auto& head = runs_[current_.back()]->head();
      head_.documents += head.documents;
      head_.total_wdf += head.total_wdf;
    }
    return true;
  }

  const ListHead& head() const override { return head_; }

  bool next_block(ListBlock& block) override {
    for (; reading_ < current_.size(); ++reading_) {
      if (runs_[current_[reading_]]->next_block(block)) return true;
    }
    return false;
  }

 private:
  void advance(std::size_t run) {
    if (!runs_[run]->next_list()) return;
    heap_.push_back(run);
    std::push_heap(heap_.begin(), heap_.end(), after_);
  }

  struct After {
    const MergedLists* lists;
    bool operator()(std::size_t a, std::size_t b) const {
      const int order = lists->runs_[a]->head().key.compare(lists->runs_[b]->head().key);
      return order != 0 ? order > 0 : a > b;
    }
  };

  std::vector<std::unique_ptr<ListSource>> runs_;
  After after_{this};
  std::vector<std::size_t> heap_;
  std::vector<std::size_t> current_;  // the runs that have the current key, in order
  std::size_t reading_ = 0;
  ListHead head_;
};

}  // namespace

std::unique_ptr<ListSource> merge_lists(std::vector<std::unique_ptr<ListSource>> runs) {
  if (runs.size() == 1) return std::move(runs.front());
  return std::make_unique<MergedLists>(std::move(runs));
}

}  // namespace tickerdex::invert
