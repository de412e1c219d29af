// The numbers of an attribute that do not fall from one document to the next, those without one
// last: articles in date order. What lies between two numbers is then a stretch of documents.
// Errors: ColumnDamaged.
#pragma once

#include <cstdint>

#include "indexer/schema/column/column_array.h"
#include "query/engine/document_number.h"

namespace tickerdex {

class AscendingNumbers {
 public:
  /// By document number - 1; NaN: none. The array's bytes live longer.
  explicit AscendingNumbers(const ColumnArray<double>& numbers);

  DocumentNumber last_document() const { return static_cast<DocumentNumber>(numbers_.size()); }
  /// Documents 1 .. last_dated() have a number, the others have none.
  DocumentNumber last_dated() const { return last_dated_; }
  /// Of a document up to last_dated().
  double operator[](DocumentNumber document) const { return numbers_[document - 1]; }

  /// The first document from `from` on whose number is `number` or more; none: last_dated() + 1, in
  /// 64 bits, as there may be no such number.
  std::uint64_t lower_bound(double number, std::uint64_t from = 1) const;
  /// The first whose number is more.
  std::uint64_t upper_bound(double number, std::uint64_t from = 1) const;

 private:
  std::uint64_t end() const { return std::uint64_t{last_dated_} + 1; }

  ColumnArray<double> numbers_;
  DocumentNumber last_dated_;
};

}  // namespace tickerdex
