#include "query/engine/column_number.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "query/engine/document_set.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBatch = 4096;

bool is_between(double number, double first, double last) {
  return number >= first && number <= last;
}

/// Bit i: whether numbers[i] is in [first, last]. Without a branch, since it is unpredictable.
std::uint64_t bits_between(std::span<const double, 64> numbers, double first, double last) {
  std::array<std::uint8_t, 64> is_in;
  for (std::size_t i = 0; i < is_in.size(); ++i) {
    is_in[i] = static_cast<std::uint8_t>(numbers[i] >= first) &
               static_cast<std::uint8_t>(numbers[i] <= last);
  }
  return high_bits_of(is_in.data(), 127);
}

class ColumnNumber : public NumberAttribute {
 public:
  explicit ColumnNumber(const Column& column) : numbers_(column.numbers), zones_(column.zones) {
    if (column.is_ascending) ascending_.emplace(numbers_);
  }

  const AscendingNumbers* ascending() const override { return ascending_ ? &*ascending_ : nullptr; }

  void add_between(double first, double last, const DocumentSet* among,
                   DocumentSet& out) const override {
    if (ascending_) {
      const auto begin = ascending_->lower_bound(first);
      const auto end = ascending_->upper_bound(last, begin);
      if (begin < end) add_documents(begin, end, out);
      return;
    }
    constexpr std::size_t kLookUpPays = 16;
    if (among != nullptr && among->count() * kLookUpPays < numbers_.size()) {
      ColumnArray<double>::Reader numbers(numbers_);
      among->for_each([&](DocumentNumber document) {
        if (is_between(numbers[document - 1], first, last)) out.add(document);
      });
      return;
    }
    const auto zones = zones_.read();
    for (std::size_t i = 0; i < zones.size(); ++i) {
      if (zones[i].maximum < first || zones[i].minimum > last) continue;
      const auto begin = i * columns::kZoneDocuments + 1;
      const auto end = std::min(begin + columns::kZoneDocuments, numbers_.size() + 1);
      if (zones[i].minimum >= first && zones[i].maximum <= last && zones[i].count == end - begin) {
        add_documents(begin, end, out);
      } else {
        add_where_between(begin, end, first, last, out);
      }
    }
  }

  void visit(const DocumentSet& set, const Sink& sink) override {
    std::vector<DocumentNumber> documents(kBatch);
    std::vector<double> values(kBatch);
    std::size_t held = 0;
    const auto flush = [&] {
      if (held > 0) sink({{documents.data(), held}, {values.data(), held}});
      held = 0;
    };
    ColumnArray<double>::Reader numbers(numbers_);
    set.for_each([&](DocumentNumber document) {
      documents[held] = document;
      values[held] = numbers[document - 1];
      if (++held == kBatch) flush();
    });
    flush();
  }

 private:
  /// For documents [begin, end), which must not be empty.
  static void add_documents(std::uint64_t begin, std::uint64_t end, DocumentSet& out) {
    out.add_range(static_cast<DocumentNumber>(begin), static_cast<DocumentNumber>(end - 1));
  }

  /// The numbers of documents [begin, end).
  void add_where_between(std::size_t begin, std::size_t end, double first, double last,
                         DocumentSet& out) const {
    const auto numbers = numbers_.read(begin - 1, end - 1);
    const double* at = numbers.data();
    const auto add_each = [&](std::size_t stop) {
      for (; begin < stop; ++begin, ++at) {
        if (is_between(*at, first, last)) out.add(static_cast<DocumentNumber>(begin));
      }
    };
    add_each(std::min((begin + 63) / 64 * 64, end));
    for (; begin + 64 <= end; begin += 64, at += 64) {
      const auto bits = bits_between(std::span<const double, 64>(at, 64), first, last);
      if (bits != 0) out.add_word(begin / 64, bits);
    }
    add_each(end);
  }

  ColumnArray<double> numbers_;
  ColumnArray<columns::Zone> zones_;
  std::optional<AscendingNumbers> ascending_;
};

}  // namespace

std::unique_ptr<NumberAttribute> column_number(const Column& column) {
  return std::make_unique<ColumnNumber>(column);
}

}  // namespace tickerdex
