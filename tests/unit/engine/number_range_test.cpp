// Ranges of numbers from the columns against the same questions put to the value slots.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/writer/column_writer.h"
#include "query/engine/column_attribute.h"
#include "query/engine/slot_attribute.h"
#include "tests/unit/catch.h"
#include "tests/unit/engine/random.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
using tickerdex::test::Random;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Numbers = std::vector<std::optional<double>>;

/// Few different ones, so that many are equal, and some are the ends of ranges.
Numbers random_numbers(Random& random, std::size_t count) {
  Numbers numbers;
  const auto different = 1 + random.below(static_cast<std::uint32_t>(2 * count));
  for (std::size_t i = 0; i < count; ++i) {
    numbers.push_back(static_cast<double>(random.below(different)) - different / 3);
  }
  if (random.one_in(4)) numbers[random.below(static_cast<std::uint32_t>(count))] = kInfinity;
  return numbers;
}

/// In order, those without a number last; with `late`, an old one behind them, as an update adds
/// it.
Numbers in_order(Random& random, std::size_t count, bool late) {
  auto numbers = random_numbers(random, count);
  std::sort(numbers.begin(), numbers.end());
  if (random.one_in(2)) numbers.resize(count + random.below(200));
  if (late) numbers.push_back(numbers[random.below(static_cast<std::uint32_t>(count))]);
  return numbers;
}

Numbers in_disorder(Random& random, std::size_t count) {
  auto numbers = random_numbers(random, count);
  const bool is_all_over = random.one_in(2);
  for (std::size_t i = 0; i < count; ++i) {
    if (random.one_in(5)) numbers[i].reset();
    if (!is_all_over && i > 4200) numbers[i].reset();
  }
  return numbers;
}

class NumberIndex {
 public:
  NumberIndex(Random& random, const Numbers& numbers, bool gaps) : numbers_(numbers) {
    const std::string folder = folder_ / "db";
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OVERWRITE);
    for (const auto& number : numbers) {
      Xapian::Document document;
      if (number) document.add_value(0, Xapian::sortable_serialise(*number));
      database.add_document(document);
    }
    for (Xapian::docid d = 1; gaps && d < numbers.size(); d += 1 + random.below(9)) {
      database.delete_document(d);
    }
    database.commit();
    write_columns(database, "test", folder + "/columns");
    database_ = Xapian::Database(folder);
    columns_ = column_attributes(database_, folder + "/columns", warnings_);
    slots_ = slot_attributes(database_);
  }

  /// With the numbers of documents beside the ends of words and blocks, and others.
  double end_of_range(Random& random) const {
    const auto size = static_cast<std::uint32_t>(numbers_.size());
    const std::uint32_t block = random.one_in(2) ? 64 : 4096;
    auto at = random.below(size);
    if (random.one_in(2)) at = std::min(size - 1, at / block * block + random.below(3));
    if (random.one_in(10) || !numbers_[at]) return random.one_in(2) ? kInfinity : -kInfinity;
    const double number = *numbers_[at];
    return random.one_in(3) ? number + 0.5 : number;
  }

  void check(Random& random) {
    const auto column = columns_->number(Slot::published);
    const auto slot = slots_->number(Slot::published);
    for (int round = 0; round < 40; ++round) {
      const double first = random.one_in(4) ? -kInfinity : end_of_range(random);
      const double last = random.one_in(4) ? kInfinity : end_of_range(random);
      INFO(first << " to " << last);
      check(*column, *slot, first, last, nullptr);
      DocumentSet among;
      const auto one_in = 1 + random.below(random.one_in(2) ? 3 : 300);
      for (Xapian::docid d = 1; d <= database_.get_lastdocid(); ++d) {
        if (random.one_in(one_in)) among.add(d);
      }
      check(*column, *slot, first, last, &among);
    }
    REQUIRE(warnings_.empty());
  }

  bool is_ascending() const { return columns_->number(Slot::published)->ascending() != nullptr; }

 private:
  static void check(const NumberAttribute& column, const NumberAttribute& slot, double first,
                    double last, const DocumentSet* among) {
    DocumentSet all;
    slot.add_between(first, last, nullptr, all);
    DocumentSet found;
    column.add_between(first, last, among, found);
    if (among == nullptr) {
      REQUIRE(found == all);
      return;
    }
    DocumentSet others = found;
    others -= all;
    REQUIRE(others.empty());
    DocumentSet expected;
    slot.add_between(first, last, among, expected);
    found &= *among;
    expected &= *among;
    REQUIRE(found == expected);
  }

  Numbers numbers_;
  test::TempFolder folder_;
  Xapian::Database database_;
  std::vector<std::string> warnings_;
  std::unique_ptr<Attributes> columns_;
  std::unique_ptr<Attributes> slots_;
};

}  // namespace

TEST_CASE("ranges of numbers from columns are those of the value slots", "[engine][range]") {
  Random random(20261122);
  for (const std::size_t documents : {1, 2, 62, 63, 64, 65, 200, 4095, 4096, 4097, 8192, 9000}) {
    for (const bool gaps : {false, true}) {
      INFO(documents);
      NumberIndex ascending(random, in_order(random, documents, false), false);
      REQUIRE(ascending.is_ascending());
      ascending.check(random);
      NumberIndex(random, in_order(random, documents, false), gaps).check(random);
      NumberIndex(random, in_order(random, documents, true), gaps).check(random);
      NumberIndex(random, in_disorder(random, documents), gaps).check(random);
    }
  }
}

TEST_CASE("numbers in order are found by their value, and where they end", "[engine][range]") {
  const std::vector<double> numbers{-3, 1, 1, 1, 7, std::numeric_limits<double>::quiet_NaN()};
  const AscendingNumbers ascending{ColumnArray<double>(numbers)};
  CHECK(ascending.last_document() == 6);
  CHECK(ascending.last_dated() == 5);
  CHECK(ascending[5] == 7);
  CHECK(ascending.lower_bound(-4) == 1);
  CHECK(ascending.lower_bound(1) == 2);
  CHECK(ascending.lower_bound(1, 3) == 3);
  CHECK(ascending.upper_bound(1) == 5);
  CHECK(ascending.lower_bound(8) == 6);
  CHECK(ascending.upper_bound(7) == 6);
  CHECK(AscendingNumbers(ColumnArray<double>()).lower_bound(0) == 1);
}
