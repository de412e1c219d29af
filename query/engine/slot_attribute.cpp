#include "query/engine/slot_attribute.h"

#include <cmath>
#include <deque>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/schema/list_codec.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBatch = 1024;

/// Calls visit(number, value or null) for every document of the set, ascending.
template <class Visit>
void walk_slot(const Xapian::Database& database, Slot slot, const DocumentSet& set,
               Visit&& visit) {
  auto value = database.valuestream_begin(number_of(slot));
  const auto end = database.valuestream_end(number_of(slot));
  std::string bytes;
  set.for_each([&](DocumentNumber number) {
    if (value != end && value.get_docid() < number) value.skip_to(number);
    if (value != end && value.get_docid() == number) {
      bytes = *value;
      visit(number, &bytes);
    } else {
      visit(number, nullptr);
    }
  });
}

struct BytesHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view bytes) const {
    return std::hash<std::string_view>()(bytes);
  }
};

class SlotText : public TextAttribute {
 public:
  SlotText(const Xapian::Database& database, Slot slot) : database_(database), slot_(slot) {}

  void visit(const DocumentSet& set, const Sink& sink) override {
    std::vector<std::uint32_t> starts{0};
    std::vector<ValueNumber> numbers;
    const auto flush = [&] {
      if (starts.size() > 1) sink({starts, numbers});
      starts.assign(1, 0);
      numbers.clear();
    };
    walk_slot(database_, slot_, set, [&](DocumentNumber, const std::string* bytes) {
      if (bytes != nullptr) {
        const auto& items = items_of(*bytes);
        numbers.insert(numbers.end(), items.begin(), items.end());
      }
      starts.push_back(static_cast<std::uint32_t>(numbers.size()));
      if (starts.size() > kBatch) flush();
    });
    flush();
  }

  ValueNumber value_count() const override { return static_cast<ValueNumber>(values_.size()); }
  std::string_view value(ValueNumber number) const override { return values_[number]; }

 private:
  const std::vector<ValueNumber>& items_of(const std::string& bytes) {
    const auto known = items_by_bytes_.find(std::string_view(bytes));
    if (known != items_by_bytes_.end()) return known->second;
    std::vector<ValueNumber> items;
    if (is_list(slot_)) {
      for (const auto item : decode_list(bytes)) items.push_back(number_of_value(item));
    } else {
      items.push_back(number_of_value(bytes));
    }
    return items_by_bytes_.emplace(bytes, std::move(items)).first->second;
  }

  ValueNumber number_of_value(std::string_view value) {
    const auto known = numbers_.find(value);
    if (known != numbers_.end()) return known->second;
    const auto number = static_cast<ValueNumber>(values_.size());
    values_.emplace_back(value);
    numbers_.emplace(values_.back(), number);
    return number;
  }

  Xapian::Database database_;
  Slot slot_;
  std::deque<std::string> values_;  // by number; keys of the map below refer to it
  std::unordered_map<std::string_view, ValueNumber> numbers_;
  std::unordered_map<std::string, std::vector<ValueNumber>, BytesHash, std::equal_to<>>
      items_by_bytes_;
};

class SlotNumber : public NumberAttribute {
 public:
  SlotNumber(const Xapian::Database& database, Slot slot) : database_(database), slot_(slot) {}

  void visit(const DocumentSet& set, const Sink& sink) override {
    std::vector<DocumentNumber> documents;
    std::vector<double> values;
    const auto flush = [&] {
      if (!documents.empty()) sink({documents, values});
      documents.clear();
      values.clear();
    };
    walk_slot(database_, slot_, set, [&](DocumentNumber number, const std::string* bytes) {
      documents.push_back(number);
      values.push_back(bytes != nullptr ? Xapian::sortable_unserialise(*bytes)
                                        : std::numeric_limits<double>::quiet_NaN());
      if (documents.size() == kBatch) flush();
    });
    flush();
  }

  void add_between(double first, double last, const DocumentSet* among,
                   DocumentSet& out) const override {
    const auto add = [&](DocumentNumber document, const std::string& bytes) {
      const double number = Xapian::sortable_unserialise(bytes);
      if (number >= first && number <= last) out.add(document);
    };
    if (among != nullptr) {
      return walk_slot(database_, slot_, *among,
                       [&](DocumentNumber document, const std::string* bytes) {
                         if (bytes != nullptr) add(document, *bytes);
                       });
    }
    const auto end = database_.valuestream_end(number_of(slot_));
    for (auto value = database_.valuestream_begin(number_of(slot_)); value != end; ++value) {
      add(value.get_docid(), *value);
    }
  }

 private:
  Xapian::Database database_;
  Slot slot_;
};

class SlotAttributes : public Attributes {
 public:
  explicit SlotAttributes(const Xapian::Database& database) : database_(database) {}
  std::unique_ptr<TextAttribute> text(Slot slot) override {
    return std::make_unique<SlotText>(database_, slot);
  }
  ColumnArray<std::uint32_t> lengths() override { return {}; }

  std::unique_ptr<NumberAttribute> number(Slot slot) override {
    return std::make_unique<SlotNumber>(database_, slot);
  }

 private:
  Xapian::Database database_;
};

}  // namespace

std::unique_ptr<Attributes> slot_attributes(const Xapian::Database& database) {
  return std::make_unique<SlotAttributes>(database);
}

}  // namespace tickerdex
