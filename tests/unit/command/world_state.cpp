#include "tests/unit/command/world_state.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "indexer/schema/fields.h"
#include "indexer/schema/stored_data.h"

namespace tickerdex::test {
namespace {

std::string terms_of(const Xapian::Database& database, Xapian::docid document) {
  std::string text;
  for (auto term = database.termlist_begin(document); term != database.termlist_end(document);
       ++term) {
    text += fmt::format("{} {} {}:", *term, term.get_wdf(), term.get_termfreq());
    const auto end = database.positionlist_end(document, *term);
    for (auto position = database.positionlist_begin(document, *term); position != end;
         ++position) {
      text += fmt::format(" {}", *position);
    }
    text += "\n";
  }
  return text;
}

// Hits in an order independent of document numbers.
std::string answer(const Xapian::Database& database, DataReader& reader,
                   const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  std::vector<std::string> hits;
  const auto matches = enquire.get_mset(0, database.get_doccount());
  for (auto hit = matches.begin(); hit != matches.end(); ++hit) {
    hits.push_back(fmt::format("{:.12f} {}", hit.get_weight(),
                               reader.article(hit.get_document().get_data()).id));
  }
  std::sort(hits.begin(), hits.end());
  return fmt::format("{} {}", query.get_description(), fmt::join(hits, ", "));
}

}  // namespace

WorldState state_of(const std::string& database_folder) {
  const Xapian::Database database(database_folder);
  DataReader reader(database);
  WorldState state;
  const auto end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) {
    const auto stored = database.get_document(*document);
    std::string text = reader.encoded(stored.get_data()) + "\n";
    for (auto value = stored.values_begin(); value != stored.values_end(); ++value) {
      text += fmt::format("{}={}\n", value.get_valueno(), *value);
    }
    text += fmt::format("length {}\n", database.get_doclength(*document));
    state.documents[reader.article(stored.get_data()).id] = text + terms_of(database, *document);
  }
  state.statistics = fmt::format("{} documents, {} by id, length {:.9f}", database.get_doccount(),
                                 state.documents.size(), database.get_avlength());
  std::vector<std::string> terms;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    terms.push_back(*term);
    state.statistics += fmt::format("\n{} {} {}", *term, term.get_termfreq(),
                                    database.get_collection_freq(*term));
  }
  for (std::size_t i = 0; i + 1 < terms.size(); i += 5) {
    const Xapian::Query a(terms[i]);
    const Xapian::Query b(terms[i + 1]);
    state.answers.push_back(answer(database, reader, a));
    state.answers.push_back(answer(database, reader, a | b));
    state.answers.push_back(
        answer(database, reader, Xapian::Query(Xapian::Query::OP_PHRASE, a, b)));
  }
  return state;
}

std::string difference(const WorldState& a, const WorldState& b) {
  for (const auto& [id, text] : a.documents) {
    const auto found = b.documents.find(id);
    if (found == b.documents.end()) return id + " is only in the first";
    if (found->second != text) return id + ":\n" + text + "\nagainst\n" + found->second;
  }
  for (const auto& [id, text] : b.documents) {
    if (!a.documents.contains(id)) return id + " is only in the second";
  }
  if (a.statistics != b.statistics) return a.statistics + "\nagainst\n" + b.statistics;
  for (std::size_t i = 0; i < std::min(a.answers.size(), b.answers.size()); ++i) {
    if (a.answers[i] != b.answers[i]) return a.answers[i] + "\nagainst\n" + b.answers[i];
  }
  return a == b ? "" : "other queries";
}

}  // namespace tickerdex::test
