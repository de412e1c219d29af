#include "query/engine/column_attribute.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "indexer/schema/column/column_file.h"
#include "indexer/schema/database_identity.h"
#include "query/engine/column_number.h"
#include "query/engine/slot_attribute.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBatch = 4096;

/// Collects batches over a set: `take(document, numbers)` appends a document's numbers.
template <class Take>
void visit_in_batches(const DocumentSet& set, const TextAttribute::Sink& sink, Take&& take) {
  std::vector<std::uint32_t> starts{0};
  std::vector<ValueNumber> numbers;
  starts.reserve(kBatch + 1);
  numbers.reserve(kBatch);
  const auto flush = [&] {
    if (starts.size() > 1) sink({starts, numbers});
    starts.resize(1);
    numbers.clear();
  };
  set.for_each([&](DocumentNumber document) {
    take(document, numbers);
    starts.push_back(static_cast<std::uint32_t>(numbers.size()));
    if (starts.size() > kBatch) flush();
  });
  flush();
}

/// `Code` has the width given in the file: one loop for each width, without a branch inside.
template <class Code>
class ColumnText : public TextAttribute {
 public:
  explicit ColumnText(const Column& column) : column_(column), codes_(column.codes_as<Code>()) {}

  void visit(const DocumentSet& set, const Sink& sink) override {
    typename ColumnArray<Code>::Reader codes(codes_);
    const auto take = [&](std::uint64_t i, std::vector<ValueNumber>& numbers) {
      if (const ValueNumber code = codes[i]) numbers.push_back(code - 1);
    };
    if (column_.kind == columns::Kind::single) {
      visit_in_batches(set, sink, [&](DocumentNumber document, std::vector<ValueNumber>& numbers) {
        take(document - 1, numbers);
      });
      return;
    }
    ColumnArray<std::uint32_t>::Reader starts(column_.starts);
    visit_in_batches(set, sink, [&](DocumentNumber document, std::vector<ValueNumber>& numbers) {
      const auto begin = starts[document - 1];
      const auto end = starts[document];
      for (auto i = begin; i < end; ++i) take(i, numbers);
    });
  }

  ValueNumber value_count() const override { return column_.dictionary.size(); }
  std::optional<ValueCounts> count(const DocumentSet& set) const override {
    if (!column_.folds_apart) return {};
    std::vector<std::uint32_t> by_code(std::size_t{column_.dictionary.size()} + 1, 0);
    check(set);
    if (column_.kind == columns::Kind::single) {
      const Code* const codes = codes_.data();
      set.for_each([&](DocumentNumber document) { ++by_code[codes[document - 1]]; });
    } else if (column_.is_distinct) {
      set.for_each_batch(
          [&](std::span<const DocumentNumber> documents) { count_distinct(documents, by_code); });
    } else {
      set.for_each([&](DocumentNumber document) { count_each_once(document, by_code); });
    }
    ValueCounts counts;
    counts.missing = by_code.front();
    by_code.erase(by_code.begin());
    counts.articles = std::move(by_code);
    return counts;
  }
  std::string_view value(ValueNumber number) const override {
    return column_.dictionary.value(number);
  }

 private:
  /// Checks what counting reads of these documents, and of some between them, so that the loops
  /// need no checks.
  void check(const DocumentSet& set) const {
    constexpr std::uint64_t kStretch = 8192;
    const std::uint32_t* const starts = column_.starts.data();
    for (auto first = set.next(1); first;) {
      const auto end = (*first / kStretch + 1) * kStretch;
      const auto last = *set.previous(static_cast<DocumentNumber>(end - 1));
      if (column_.kind == columns::Kind::single) {
        codes_.check(*first - 1, last);
      } else {
        column_.starts.check(*first - 1, std::uint64_t{last} + 1);
        codes_.check(starts[*first - 1], starts[last]);
      }
      first = set.next(end);
    }
  }

  // The number of values of an article is unpredictable, and a branch on it would cost more
  // than the counting: four positions are always written, and as many kept as there are values.
  void count_distinct(std::span<const DocumentNumber> documents,
                      std::vector<std::uint32_t>& by_code) const {
    constexpr std::uint32_t kAtOnce = 4;
    const std::uint32_t* const starts = column_.starts.data();
    const Code* const codes = codes_.data();
    std::array<std::uint32_t, kAtOnce * DocumentSet::kBatch> places;
    std::size_t held = 0;
    for (const auto document : documents) {
      const auto begin = starts[document - 1];
      const auto count = starts[document] - begin;
      for (std::uint32_t i = 0; i < kAtOnce; ++i) places[held + i] = begin + i;
      held += std::min(count, kAtOnce);
      by_code[0] += count == 0;
      for (auto i = kAtOnce; i < count; ++i) ++by_code[codes[begin + i]];
    }
    for (std::size_t i = 0; i < held; ++i) ++by_code[codes[places[i]]];
  }

  void count_each_once(DocumentNumber document, std::vector<std::uint32_t>& by_code) const {
    const Code* const codes = codes_.data();
    const auto begin = column_.starts.data()[document - 1];
    const auto end = column_.starts.data()[document];
    by_code[0] += begin == end;
    for (auto i = begin; i < end; ++i) {
      const auto code = codes[i];
      bool is_again = false;
      for (auto before = begin; before < i; ++before) is_again |= codes[before] == code;
      by_code[code] += !is_again;
    }
  }

  Column column_;
  ColumnArray<Code> codes_;
};

class ColumnAttributes : public Attributes {
 public:
  ColumnAttributes(const Xapian::Database& database, const std::string& path,
                   std::vector<std::string>& warnings)
      : slots_(slot_attributes(database)),
        warnings_(warnings),
        file_(ColumnFile::open(path, identity_of(database), trouble_)) {}

  std::unique_ptr<TextAttribute> text(Slot slot) override {
    Column column;
    if (!find(slot, column) || column.kind == columns::Kind::numbers) return slots_->text(slot);
    switch (column.width) {
      case 1: return std::make_unique<ColumnText<std::uint8_t>>(column);
      case 2: return std::make_unique<ColumnText<std::uint16_t>>(column);
      default: return std::make_unique<ColumnText<std::uint32_t>>(column);
    }
  }

  std::unique_ptr<NumberAttribute> number(Slot slot) override {
    Column column;
    if (!find(slot, column) || column.kind != columns::Kind::numbers) return slots_->number(slot);
    return column_number(column);
  }

  ColumnArray<std::uint32_t> lengths() override {
    Column column;
    if (file_ == nullptr) {
      warn(trouble_);
    } else if (file_->lengths(column) == ColumnFile::Found::damaged) {
      warn(file_->trouble());
    }
    return column.lengths;
  }

 private:
  bool find(Slot slot, Column& column) {
    if (file_ == nullptr) {
      warn(trouble_);
      return false;
    }
    switch (file_->column(slot, column)) {
      case ColumnFile::Found::yes: return true;
      case ColumnFile::Found::empty:
        return false;  // the slot is empty, too, and as fast
      case ColumnFile::Found::damaged: warn(file_->trouble());
    }
    return false;
  }

  void warn(const std::string& trouble) {
    if (std::exchange(warned_, true)) return;
    warnings_.push_back(fmt::format(
        "{}; the value slots are used instead, more slowly; a rebuild writes it again", trouble));
  }

  std::unique_ptr<Attributes> slots_;
  std::vector<std::string>& warnings_;
  std::string trouble_;
  std::unique_ptr<ColumnFile> file_;  // opened at once: the folder may be removed during the search
  bool warned_ = false;
};

}  // namespace

std::unique_ptr<Attributes> column_attributes(const Xapian::Database& database,
                                              const std::string& path,
                                              std::vector<std::string>& warnings) {
  return std::make_unique<ColumnAttributes>(database, path, warnings);
}

}  // namespace tickerdex
