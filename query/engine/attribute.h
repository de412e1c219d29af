// Attributes of documents for facets and sorting: the interface to columns and value slots.
//
// A text attribute numbers its values: facets count numbers and look up a value's bytes once, at
// the end. A dictionary column has the numbers on disk; values of slots are numbered on the fly.
// Both return documents in batches, so that counting is a loop over arrays without a call per
// document. Not thread-safe. Errors: Xapian::Error, and ColumnDamaged for a column: the search then
// starts again and takes the attribute from the value slots.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/schema/fields.h"
#include "query/engine/ascending_numbers.h"
#include "query/engine/document_set.h"

namespace tickerdex {

using ValueNumber = std::uint32_t;

/// Some documents of the set, in order: document i has numbers[starts[i]] to
/// numbers[starts[i + 1] - 1], as stored (a value may occur twice).
struct ValueBatch {
  std::span<const std::uint32_t> starts;  ///< one more than documents
  std::span<const ValueNumber> numbers;
};

struct ValueCounts {
  std::vector<std::uint32_t> articles;
  std::uint64_t missing = 0;  ///< articles without a value
};

class TextAttribute {
 public:
  using Sink = std::function<void(const ValueBatch&)>;
  virtual ~TextAttribute() = default;

  /// Every document of `set` is in exactly one batch, in order; without a value: no numbers.
  virtual void visit(const DocumentSet& set, const Sink& sink) = 0;
  /// All numbers so far are below this; it may grow while visiting.
  virtual ValueNumber value_count() const = 0;
  /// Articles of `set` by value number, each counted once per value. nullopt unless values are
  /// sorted by number and have different, non-empty folded forms.
  virtual std::optional<ValueCounts> count(const DocumentSet&) const { return {}; }
  /// Valid until the next visit().
  virtual std::string_view value(ValueNumber number) const = 0;
};

/// values[i] belongs to documents[i]; NaN if it has none.
struct NumberBatch {
  std::span<const DocumentNumber> documents;
  std::span<const double> values;
};

class NumberAttribute {
 public:
  using Sink = std::function<void(const NumberBatch&)>;
  virtual ~NumberAttribute() = default;
  virtual void visit(const DocumentSet& set, const Sink& sink) = 0;
  /// Adds the documents of `among` (null: all) whose number is in [first, last], including
  /// infinities; may also add other documents with such a number.
  virtual void add_between(double first, double last, const DocumentSet* among,
                           DocumentSet& out) const = 0;
  /// Null if numbers are not known to ascend. Valid as long as this object.
  virtual const AscendingNumbers* ascending() const { return nullptr; }
};

/// All attributes of one open index.
class Attributes {
 public:
  virtual ~Attributes() = default;
  /// For tickers, about, source, topics, language, author, date_known.
  virtual std::unique_ptr<TextAttribute> text(Slot slot) = 0;
  /// For published (UTC seconds), sentiment, impact.
  virtual std::unique_ptr<NumberAttribute> number(Slot slot) = 0;
  /// The length of each document in terms, by document number - 1; empty if not available. Valid as
  /// long as this object.
  virtual ColumnArray<std::uint32_t> lengths() = 0;
};

}  // namespace tickerdex
