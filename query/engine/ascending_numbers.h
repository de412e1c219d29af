// The numbers of an attribute that never decrease from document to document, with undefined ones
// last, as for articles in date order. A range of numbers is then a range of documents. Errors:
// ColumnDamaged.
#pragma once

#include <cstdint>

#include "indexer/schema/column/column_array.h"
#include "query/engine/document_number.h"

namespace tickerdex {

class AscendingNumbers {
 public:
  /// By document number - 1; NaN: none. The array's bytes must outlive this object.
  explicit AscendingNumbers(const ColumnArray<double>& numbers);

  DocumentNumber last_document() const { return static_cast<DocumentNumber>(numbers_.size()); }
  /// Documents 1 .. last_dated() have a number, the others have none.
  DocumentNumber last_dated() const { return last_dated_; }
  /// For a document up to last_dated().
  double operator[](DocumentNumber document) const { return numbers_[document - 1]; }

  /// The first document from `from` on whose number is at least `number`; last_dated() + 1 if there
  /// is none, in 64 bits to avoid overflow.
  std::uint64_t lower_bound(double number, std::uint64_t from = 1) const;
  /// The first document whose number is greater.
  std::uint64_t upper_bound(double number, std::uint64_t from = 1) const;

 private:
  std::uint64_t end() const { return std::uint64_t{last_dated_} + 1; }

  ColumnArray<double> numbers_;
  DocumentNumber last_dated_;
};

}  // namespace tickerdex
