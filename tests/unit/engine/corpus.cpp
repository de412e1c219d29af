#include "tests/unit/engine/corpus.h"

#include <set>
#include <utility>

#include "indexer/writer/column_writer.h"

namespace tickerdex::test {
namespace {

std::string numbered(char letter, unsigned number) { return letter + std::to_string(number); }

Xapian::Document random_document(Random& random) {
  Xapian::Document document;
  if (random.one_in(20)) return document;  // of length 0
  for (unsigned t = 0; t < kTerms; ++t) {
    if (random.below((1U << (t / 2)) + t) == 0) {
      document.add_term(numbered('t', t), 1 + random.below(random.one_in(10) ? 300 : 4));
    }
  }
  const auto words = random.below(40);
  for (unsigned position = 1; position <= words; ++position) {
    document.add_posting(numbered('w', random.below(1 + random.below(12))), position);
  }
  if (random.one_in(2)) document.add_boolean_term("filter");
  for (const auto slot : {Slot::published, Slot::sentiment}) {
    if (random.one_in(3)) continue;
    const auto number = (static_cast<double>(random.below(21)) - 10) / 10;
    document.add_value(number_of(slot), Xapian::sortable_serialise(number));
  }
  return document;
}

Query random_range(Random& random) {
  ValueRange range{random.one_in(2) ? Slot::published : Slot::sentiment, {}, {}};
  const auto ends = random.below(4);
  const auto number = [&] { return (static_cast<double>(random.below(23)) - 11) / 10; };
  if (ends != 0) range.first = number();
  if (ends != 1) range.last = number();
  return Query::range(range);
}

Query random_synonym(Random& random, bool with_prefix) {
  std::vector<Query> forms;
  for (auto n = 2 + random.below(4); n > 0; --n)
    forms.push_back(rare_term(random.below(kTerms + 2)));
  if (with_prefix) forms.push_back(Query::prefix("w1"));
  return Query::synonym(std::move(forms));
}

Query random_places(Random& random) {
  std::vector<Query> places;
  for (auto n = 2 + random.below(2); n > 0; --n) {
    const auto place = word(random.below(random.one_in(3) ? 12 : 4));
    places.push_back(random.one_in(4) ? Query::any({place, word(random.below(12)), word(99)})
                                      : place);
  }
  const auto count = static_cast<std::uint32_t>(places.size());
  const auto window = count + random.below(4);
  return random.one_in(2) ? Query::phrase(std::move(places), window)
                          : Query::near(std::move(places), window);
}

Query random_leaf(Random& random, bool with_places) {
  switch (random.below(with_places ? 12 : 8)) {
    case 0:
      return random_synonym(random, false);
    case 1:
      return random_range(random);
    case 2:
      return Query::filter(rare_term(random.below(kTerms)));
    case 3:
      return random.one_in(4) ? Query::nothing() : Query::everything();
    case 4:
      return Query::filter(Query::term("filter"));
    case 8:
      return random_synonym(random, true);
    case 9:
      return Query::prefix(random.one_in(2) ? "w1" : "t");
    case 10:
    case 11:
      return random_places(random);
    default:
      return rare_term(random.below(kTerms + 2));  // two of them are nowhere
  }
}

Query random_tree(Random& random, int depth, bool with_places) {
  if (depth == 0 || random.one_in(4)) return random_leaf(random, with_places);
  std::vector<Query> parts;
  for (auto n = 2 + random.below(4); n > 0; --n) {
    parts.push_back(random_tree(random, depth - 1, with_places));
    while (random.one_in(4)) parts.push_back(parts.back());
  }
  switch (random.below(6)) {
    case 0:
    case 1:
      return Query::all(std::move(parts));
    case 2:
      return Query::all({parts[0], Query::filter(Query::any({parts[1], parts.back()}))});
    case 3: {
      auto base = std::move(parts.front());
      parts.erase(parts.begin());
      return Query::without(std::move(base), Query::any(std::move(parts)));
    }
    default:
      return Query::any(std::move(parts));
  }
}

}  // namespace

Query rare_term(unsigned number) { return Query::term(numbered('t', number)); }
Query word(unsigned number) { return Query::term(numbered('w', number)); }

Corpus::Corpus(Random& random, unsigned documents, bool gaps) {
  const auto path = folder_ / "db";
  {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    for (unsigned d = 0; d < documents; ++d) database.add_document(random_document(random));
    database.commit();
    for (unsigned d = 1; gaps && d <= documents; d += 1 + random.below(5)) {
      database.delete_document(d);
    }
    database.commit();
    write_columns(database, "test", path + "/columns");
  }
  database_ = Xapian::Database(path);
  attributes_ = column_attributes(database_, path + "/columns", warnings_);
  lists_ = posting_lists(database_, path);
}

Matches Corpus::find(const Query& query, std::uint64_t offset, std::uint64_t limit,
                     bool with_documents) {
  return find_matches(index(), query, {SortOrder::relevance, offset, limit, with_documents});
}

Query random_query(Random& random, int depth) { return random_tree(random, depth, true); }

Query random_query_without_places(Random& random, int depth) {
  return random_tree(random, depth, false);
}

}  // namespace tickerdex::test
