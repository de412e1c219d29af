// Attributes of documents for facets and sorting: the seam behind which columns stand.
//
// A text attribute numbers its values: facets count numbers and look a value's bytes up once, at
// the end. A dictionary column has the numbers on disk; value slots get theirs on the fly. Both
// hand over documents in batches, so that counting is a loop over arrays and no call a document.
// One thread. Errors: Xapian::Error, and of a column ColumnDamaged: an answer that was begun with
// it is begun anew, and then has the attribute from the value slots.
#pragma once

#include <xapian.h>

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
/// numbers[starts[i + 1] - 1], as they are stored (a value may stand twice).
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
  /// Numbers known by now are below this; it may grow while visiting.
  virtual ValueNumber value_count() const = 0;
  /// Articles of `set` by value number, each article once a value. Only where values are sorted by
  /// number and no two of them fold alike or to nothing; else nothing.
  virtual std::optional<ValueCounts> count(const DocumentSet&) const { return {}; }
  /// Valid until the next visit().
  virtual std::string_view value(ValueNumber number) const = 0;
};

/// values[i] is that of documents[i]; NaN if it has none.
struct NumberBatch {
  std::span<const DocumentNumber> documents;
  std::span<const double> values;
};

class NumberAttribute {
 public:
  using Sink = std::function<void(const NumberBatch&)>;
  virtual ~NumberAttribute() = default;
  virtual void visit(const DocumentSet& set, const Sink& sink) = 0;
  /// Adds the documents of `among` (null: all) whose number is in [first, last], infinities
  /// included; of other documents with such a number any may be added.
  virtual void add_between(double first, double last, const DocumentSet* among,
                           DocumentSet& out) const = 0;
  /// Null where numbers are not known to ascend. Valid as long as this object.
  virtual const AscendingNumbers* ascending() const { return nullptr; }
};

/// All attributes of one open index.
class Attributes {
 public:
  virtual ~Attributes() = default;
  /// Of tickers, about, source, topics, language, author, date_known.
  virtual std::unique_ptr<TextAttribute> text(Slot slot) = 0;
  /// Of published (UTC seconds), sentiment, impact.
  virtual std::unique_ptr<NumberAttribute> number(Slot slot) = 0;
  /// Terms of each document, by document number - 1; empty where they are not at hand. Valid as long
  /// as this object.
  virtual ColumnArray<std::uint32_t> lengths() = 0;
};

/// Reads the value slots of `database`.
std::unique_ptr<Attributes> slot_attributes(const Xapian::Database& database);

}  // namespace tickerdex
