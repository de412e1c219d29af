#include "tests/unit/writer/database_walk.h"

#include <fmt/format.h>

#include <functional>
#include <random>
#include <sstream>
#include <vector>

namespace tickerdex::test {
namespace {

// Describes a difference of two values.
template <typename T>
std::string differ(const std::string& where, const T& a, const T& b) {
  if (a == b) return {};
  return fmt::format("{}: '{}' against '{}'", where, a, b);
}

using Check = std::function<std::string()>;
std::string first_of(const std::vector<Check>& checks) {
  for (const auto& check : checks) {
    if (auto found = check(); !found.empty()) return found;
  }
  return {};
}

std::string compare_statistics(const Xapian::Database& a, const Xapian::Database& b) {
  return first_of({
      [&] { return differ("documents", a.get_doccount(), b.get_doccount()); },
      [&] { return differ("last document", a.get_lastdocid(), b.get_lastdocid()); },
      [&] { return differ("average length", a.get_avlength(), b.get_avlength()); },
      [&] { return differ("total length", a.get_total_length(), b.get_total_length()); },
      [&] {
        return differ("shortest length", a.get_doclength_lower_bound(),
                      b.get_doclength_lower_bound());
      },
      [&] {
        return differ("longest length", a.get_doclength_upper_bound(),
                      b.get_doclength_upper_bound());
      },
      [&] { return differ("has positions", a.has_positions(), b.has_positions()); },
  });
}

std::string compare_metadata(const Xapian::Database& a, const Xapian::Database& b) {
  auto i = a.metadata_keys_begin();
  auto j = b.metadata_keys_begin();
  for (; i != a.metadata_keys_end() && j != b.metadata_keys_end(); ++i, ++j) {
    if (auto d = differ("metadata key", *i, *j); !d.empty()) return d;
    if (auto d = differ("metadata " + *i, a.get_metadata(*i), b.get_metadata(*j)); !d.empty()) {
      return d;
    }
  }
  return differ("end of metadata", i == a.metadata_keys_end(), j == b.metadata_keys_end());
}

std::string compare_positions(const Xapian::Database& a, const Xapian::Database& b,
                              Xapian::docid document, const std::string& term) {
  auto i = a.positionlist_begin(document, term);
  auto j = b.positionlist_begin(document, term);
  for (; i != a.positionlist_end(document, term) && j != b.positionlist_end(document, term);
       ++i, ++j) {
    if (*i != *j) {
      return fmt::format("position of '{}' in {}: {} against {}", term, document, *i, *j);
    }
  }
  if ((i == a.positionlist_end(document, term)) == (j == b.positionlist_end(document, term))) {
    return {};
  }
  return fmt::format("number of positions of '{}' in {}", term, document);
}

std::string compare_list(const Xapian::Database& a, const Xapian::Database& b,
                         const std::string& term) {
  auto i = a.postlist_begin(term);
  auto j = b.postlist_begin(term);
  for (; i != a.postlist_end(term) && j != b.postlist_end(term); ++i, ++j) {
    if (*i != *j || i.get_wdf() != j.get_wdf() || i.get_doclength() != j.get_doclength()) {
      return fmt::format("posting of '{}': {}/{}/{} against {}/{}/{}", term, *i, i.get_wdf(),
                         i.get_doclength(), *j, j.get_wdf(), j.get_doclength());
    }
    if (term.empty()) continue;
    if (auto d = compare_positions(a, b, *i, term); !d.empty()) return d;
  }
  return differ("end of list of '" + term + "'", i == a.postlist_end(term),
                j == b.postlist_end(term));
}

std::string compare_terms(const Xapian::Database& a, const Xapian::Database& b) {
  auto i = a.allterms_begin();
  auto j = b.allterms_begin();
  for (; i != a.allterms_end() && j != b.allterms_end(); ++i, ++j) {
    const std::string term = *i;
    auto found = first_of({
        [&] { return differ("term", term, *j); },
        [&] { return differ("term frequency of " + term, i.get_termfreq(), j.get_termfreq()); },
        [&] {
          return differ("collection frequency of " + term, a.get_collection_freq(term),
                        b.get_collection_freq(term));
        },
        [&] {
          return differ("wdf bound of " + term, a.get_wdf_upper_bound(term),
                        b.get_wdf_upper_bound(term));
        },
        [&] { return compare_list(a, b, term); },
    });
    if (!found.empty()) return found;
  }
  return differ("end of terms", i == a.allterms_end(), j == b.allterms_end());
}

std::string compare_document(const Xapian::Database& a, const Xapian::Database& b,
                             Xapian::docid number) {
  const auto left = a.get_document(number);
  const auto right = b.get_document(number);
  const auto where = fmt::format("document {}: ", number);
  if (auto d = differ(where + "length", a.get_doclength(number), b.get_doclength(number));
      !d.empty()) {
    return d;
  }
  if (auto d = differ(where + "unique terms", a.get_unique_terms(number),
                      b.get_unique_terms(number));
      !d.empty()) {
    return d;
  }
  if (left.get_data() != right.get_data()) return where + "data";
  auto i = a.termlist_begin(number);
  auto j = b.termlist_begin(number);
  for (; i != a.termlist_end(number) && j != b.termlist_end(number); ++i, ++j) {
    if (*i != *j || i.get_wdf() != j.get_wdf()) return where + "term list at " + *i;
  }
  if ((i == a.termlist_end(number)) != (j == b.termlist_end(number))) {
    return where + "end of term list";
  }
  auto v = left.values_begin();
  auto w = right.values_begin();
  for (; v != left.values_end() && w != right.values_end(); ++v, ++w) {
    if (v.get_valueno() != w.get_valueno() || *v != *w) {
      return fmt::format("{}value {}", where, v.get_valueno());
    }
  }
  return differ(where + "end of values", v == left.values_end(), w == right.values_end());
}

std::string compare_slot(const Xapian::Database& a, const Xapian::Database& b,
                         Xapian::valueno slot) {
  const auto where = fmt::format("slot {}: ", slot);
  auto found = first_of({
      [&] { return differ(where + "values", a.get_value_freq(slot), b.get_value_freq(slot)); },
      [&] {
        return differ(where + "lower bound", a.get_value_lower_bound(slot),
                      b.get_value_lower_bound(slot));
      },
      [&] {
        return differ(where + "upper bound", a.get_value_upper_bound(slot),
                      b.get_value_upper_bound(slot));
      },
  });
  if (!found.empty()) return found;
  auto i = a.valuestream_begin(slot);
  auto j = b.valuestream_begin(slot);
  for (; i != a.valuestream_end(slot) && j != b.valuestream_end(slot); ++i, ++j) {
    if (i.get_docid() != j.get_docid() || *i != *j) {
      return fmt::format("{}value of {} against {}", where, i.get_docid(), j.get_docid());
    }
  }
  return differ(where + "end", i == a.valuestream_end(slot), j == b.valuestream_end(slot));
}

std::string describe(const Xapian::MSet& set) {
  std::string out = fmt::format("{}/{}/{} max {}:", set.get_matches_lower_bound(),
                                set.get_matches_estimated(), set.get_matches_upper_bound(),
                                set.get_max_possible());
  for (auto i = set.begin(); i != set.end(); ++i) out += fmt::format(" {}={}", *i, i.get_weight());
  return out;
}

}  // namespace

std::string first_difference(const Xapian::Database& a, const Xapian::Database& b) {
  if (auto d = compare_statistics(a, b); !d.empty()) return d;
  if (auto d = compare_metadata(a, b); !d.empty()) return d;
  if (auto d = compare_terms(a, b); !d.empty()) return d;
  if (auto d = compare_list(a, b, ""); !d.empty()) return d;
  for (auto i = a.postlist_begin(""); i != a.postlist_end(""); ++i) {
    if (auto d = compare_document(a, b, *i); !d.empty()) return d;
  }
  for (const Xapian::valueno slot : {0U, 1U, 2U, 3U, 10U, 127U, 128U, 255U, 256U, 70000U}) {
    if (auto d = compare_slot(a, b, slot); !d.empty()) return d;
  }
  return {};
}

std::string first_query_difference(const Xapian::Database& a, const Xapian::Database& b,
                                   int count, std::uint32_t seed) {
  std::vector<std::string> terms(a.allterms_begin(), a.allterms_end());
  if (terms.empty()) return "no terms to ask for";
  std::mt19937 random(seed);
  const auto pick = [&] { return Xapian::Query(terms[random() % terms.size()]); };
  for (int i = 0; i < count; ++i) {
    const std::vector<Xapian::Query> parts{pick(), pick(), pick()};
    const auto low = fmt::format("{:04}", random() % 1000);
    const auto high = fmt::format("{:04}", random() % 1000);
    const std::vector<Xapian::Query> queries{
        {Xapian::Query::OP_OR, parts.begin(), parts.end()},
        {Xapian::Query::OP_AND, parts.begin(), parts.begin() + 2},
        {Xapian::Query::OP_PHRASE, parts.begin(), parts.begin() + 2, 2},
        {Xapian::Query::OP_NEAR, parts.begin(), parts.begin() + 2, 6},
        {Xapian::Query::OP_AND_MAYBE, {Xapian::Query::OP_VALUE_RANGE, 0, low, high}, parts[0]},
    };
    for (const auto& query : queries) {
      Xapian::Enquire left(a);
      Xapian::Enquire right(b);
      left.set_query(query);
      right.set_query(query);
      if (auto d = differ(query.get_description(), describe(left.get_mset(0, 20)),
                          describe(right.get_mset(0, 20)));
          !d.empty()) {
        return d;
      }
    }
  }
  return {};
}

std::string check_errors(const std::string& folder) {
  std::ostringstream out;
  if (Xapian::Database::check(folder, Xapian::DBCHECK_SHOW_STATS, &out) == 0) return {};
  return out.str();
}

}  // namespace tickerdex::test
