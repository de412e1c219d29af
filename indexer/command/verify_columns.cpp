#include "indexer/command/verify_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "indexer/schema/column/column_file.h"
#include "indexer/schema/column/column_format.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/list_codec.h"
#include "indexer/schema/text/fold.h"

namespace tickerdex {
namespace {

class ColumnValues {
 public:
  explicit ColumnValues(const Column& column) : column_(column) {}

  std::uint32_t code(std::size_t at) const { return column_.code(at); }

  /// Whether the column has no value for `document`.
  bool is_empty(Xapian::docid document) const {
    const std::size_t at = document - 1;
    switch (column_.kind) {
      case columns::Kind::numbers:
        return std::isnan(column_.numbers[at]);
      case columns::Kind::single:
        return code(at) == 0;
      case columns::Kind::lists:
        return column_.starts[at] == column_.starts[at + 1];
      case columns::Kind::lengths:
        break;
    }
    return true;
  }

  bool equals(Xapian::docid document, const std::string& stored) const {
    const std::size_t at = document - 1;
    switch (column_.kind) {
      case columns::Kind::numbers:
        return column_.numbers[at] == Xapian::sortable_unserialise(stored);
      case columns::Kind::single:
        return is_value(code(at), stored);
      case columns::Kind::lists: {
        std::uint32_t next = column_.starts[at];
        for (const auto item : decode_list(stored)) {
          if (next >= column_.starts[at + 1] || !is_value(code(next), item)) return false;
          ++next;
        }
        return next == column_.starts[at + 1];
      }
      case columns::Kind::lengths:
        break;
    }
    return false;
  }

 private:
  bool is_value(std::uint32_t code, std::string_view value) const {
    return code > 0 && code <= column_.dictionary.size() &&
           column_.dictionary.value(code - 1) == value;
  }

  const Column& column_;
};

void compare(const Xapian::Database& database, Xapian::valueno slot, const Column* column,
             std::vector<std::string>& troubles) {
  std::uint64_t wrong = 0;
  Xapian::docid first = 0;
  const auto note = [&](Xapian::docid document) {
    if (wrong++ == 0) first = document;
  };
  // 64 bits, so that the number after the greatest document number does not overflow to 0.
  std::uint64_t last = 0;
  const auto expect_empty_before = [&](std::uint64_t end) {
    if (!column) return;
    for (std::uint64_t document = last + 1; document < end; ++document) {
      const auto number = static_cast<Xapian::docid>(document);
      if (!ColumnValues(*column).is_empty(number)) note(number);
    }
  };
  const auto end = database.valuestream_end(slot);
  for (auto value = database.valuestream_begin(slot); value != end; ++value) {
    const auto document = value.get_docid();
    expect_empty_before(document);
    if (!column || !ColumnValues(*column).equals(document, *value)) note(document);
    last = document;
  }
  expect_empty_before(std::uint64_t{database.get_lastdocid()} + 1);
  if (wrong > 0) {
    troubles.push_back(fmt::format("{}: slot {} differs from the database in {} documents, the "
                                   "first is {}",
                                   layout::kColumns, slot, wrong, first));
  }
}

/// The flag may be unset where it could be set: that only costs time.
bool folds_apart(const ColumnDictionary& dictionary) {
  std::set<std::string> folded;
  for (std::uint32_t number = 0; number < dictionary.size(); ++number) {
    auto form = fold_value(dictionary.value(number));
    if (form.empty() || !folded.insert(std::move(form)).second) return false;
  }
  return true;
}

/// Whether the flags of a column are true, and the zones of its numbers.
void check_flags(const Column& column, Xapian::valueno slot, std::vector<std::string>& troubles) {
  bool is_right = true;
  if (column.kind == columns::Kind::numbers) {
    columns::AscendingCheck order;
    std::vector<columns::Zone> zones(column.zones.size());
    for (std::size_t at = 0; at < column.numbers.size(); ++at) {
      order.add(column.numbers[at]);
      zones[at / columns::kZoneDocuments].add(column.numbers[at]);
    }
    is_right = order.is_ascending() == column.is_ascending &&
               std::equal(zones.begin(), zones.end(), column.zones.read().begin());
  } else if (column.is_distinct) {
    std::vector<std::uint32_t> codes;
    for (std::size_t document = 0; document + 1 < column.starts.size(); ++document) {
      codes.clear();
      for (auto i = column.starts[document]; i < column.starts[document + 1]; ++i) {
        codes.push_back(ColumnValues(column).code(i));
      }
      std::sort(codes.begin(), codes.end());
      is_right = is_right && std::adjacent_find(codes.begin(), codes.end()) == codes.end();
    }
  }
  if (column.folds_apart) is_right = is_right && folds_apart(column.dictionary);
  if (!is_right) {
    troubles.push_back(fmt::format("{}: the flags of slot {} are wrong", layout::kColumns, slot));
  }
}

void compare_lengths(const Xapian::Database& database, const Column& column,
                     std::vector<std::string>& troubles) {
  std::uint64_t wrong = 0;
  Xapian::docid first = 0;
  const auto expect = [&](std::uint64_t document, Xapian::termcount length) {
    if (column.lengths[document - 1] != length && wrong++ == 0) {
      first = static_cast<Xapian::docid>(document);
    }
  };
  std::uint64_t next = 1;
  const auto end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document, ++next) {
    for (; next < *document; ++next) expect(next, 0);
    expect(next, document.get_doclength());
  }
  for (; next <= database.get_lastdocid(); ++next) expect(next, 0);
  if (wrong > 0) {
    troubles.push_back(fmt::format("{}: the lengths differ from the database in {} documents, the "
                                   "first is {}",
                                   layout::kColumns, wrong, first));
  }
}

}  // namespace

std::string verify_columns(const Xapian::Database& database, const std::string& folder,
                           std::string_view generation, std::vector<std::string>& troubles) {
  std::string trouble;
  const auto file = ColumnFile::open(folder + "/" + std::string(layout::kColumns),
                                     identity_of(database), trouble);
  if (!file) {
    troubles.push_back(trouble);
    return "not read";
  }
  if (file->generation() != generation) {
    troubles.push_back(fmt::format("{} belongs to {}", layout::kColumns, file->generation()));
  }
  for (const auto& plan : columns::kPlan) {
    Column column;
    const auto found = file->whole_column(plan.slot, column);
    if (found == ColumnFile::Found::damaged) {
      troubles.push_back(file->trouble());
    } else {
      compare(database, number_of(plan.slot),
              found == ColumnFile::Found::yes ? &column : nullptr, troubles);
      if (found == ColumnFile::Found::yes) check_flags(column, number_of(plan.slot), troubles);
    }
  }
  Column lengths;
  switch (file->whole_lengths(lengths)) {
    case ColumnFile::Found::yes:
      compare_lengths(database, lengths, troubles);
      break;
    case ColumnFile::Found::empty:
      troubles.push_back(fmt::format("{}: the lengths are missing", layout::kColumns));
      break;
    case ColumnFile::Found::damaged:
      troubles.push_back(file->trouble());
  }
  return fmt::format("{} columns of {} documents compared with their slots, and their lengths",
                     columns::kPlan.size(), database.get_doccount());
}

}  // namespace tickerdex
