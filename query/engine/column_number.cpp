#include "query/engine/column_number.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "query/engine/bytes_to_bits.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBatch = 4096;

bool is_between(double number, double first, double last) {
  return number >= first && number <= last;
}

/// Bit i: whether numbers[i] is in [first, last]. Without a branch, as it may be any of them.
std::uint64_t bits_between(std::span<const double, 64> numbers, double first, double last) {
  std::array<std::uint8_t, 64> is_in;
  for (std::size_t i = 0; i < is_in.size(); ++i) {
    is_in[i] = static_cast<std::uint8_t>(numbers[i] >= first) &
               static_cast<std::uint8_t>(numbers[i] <= last);
  }
  return high_bits_of(is_in.data(), 127);
}

/// Document d has numbers[d - 1].
void add_where_between(std::span<const double> numbers, double first, double last,
                       DocumentSet& out) {
  const auto add = [&](std::size_t begin, std::size_t end) {
    for (auto document = begin; document < end; ++document) {
      if (is_between(numbers[document - 1], first, last)) {
        out.add(static_cast<DocumentNumber>(document));
      }
    }
  };
  const std::size_t end = numbers.size() + 1;
  add(1, std::min<std::size_t>(64, end));
  std::size_t document = 64;
  for (; document + 64 <= end; document += 64) {
    const auto bits = bits_between(numbers.subspan(document - 1).first<64>(), first, last);
    if (bits != 0) out.add_word(document / 64, bits);
  }
  add(document, end);
}

class ColumnNumber : public NumberAttribute {
 public:
  explicit ColumnNumber(const Column& column) : numbers_(column.numbers) {
    if (column.is_ascending) ascending_.emplace(numbers_);
  }

  const AscendingNumbers* ascending() const override { return ascending_ ? &*ascending_ : nullptr; }

  void add_between(double first, double last, const DocumentSet* among,
                   DocumentSet& out) const override {
    if (ascending_) {
      const auto begin = ascending_->lower_bound(first);
      const auto end = ascending_->upper_bound(last, begin);
      if (begin < end) {
        out.add_range(static_cast<DocumentNumber>(begin), static_cast<DocumentNumber>(end - 1));
      }
      return;
    }
    constexpr std::size_t kLookUpPays = 16;
    if (among != nullptr && among->count() * kLookUpPays < numbers_.size()) {
      among->for_each([&](DocumentNumber document) {
        if (is_between(numbers_[document - 1], first, last)) out.add(document);
      });
      return;
    }
    add_where_between(numbers_, first, last, out);
  }

  void visit(const DocumentSet& set, const Sink& sink) override {
    std::vector<DocumentNumber> documents(kBatch);
    std::vector<double> values(kBatch);
    std::size_t held = 0;
    const auto flush = [&] {
      if (held > 0) sink({{documents.data(), held}, {values.data(), held}});
      held = 0;
    };
    set.for_each([&](DocumentNumber document) {
      documents[held] = document;
      values[held] = numbers_[document - 1];
      if (++held == kBatch) flush();
    });
    flush();
  }

 private:
  std::span<const double> numbers_;
  std::optional<AscendingNumbers> ascending_;
};

}  // namespace

std::unique_ptr<NumberAttribute> column_number(const Column& column) {
  return std::make_unique<ColumnNumber>(column);
}

}  // namespace tickerdex
