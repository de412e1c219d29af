// Posting lists read from the tables themselves against Xapian's own iterator: whatever wrote the
// database, however a list is walked; and what happens where the tables are damaged.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "query/engine/postings/glass_postings.h"
#include "query/engine/postings/glass_table.h"
#include "query/engine/postings/posting_list.h"
#include "tests/unit/catch.h"
#include "tests/unit/engine/random.h"
#include "tests/unit/temp_folder.h"
#include "tests/unit/writer/corpora.h"

using namespace tickerdex;
using namespace tickerdex::test;

namespace {

using Posting = std::pair<DocumentNumber, std::uint32_t>;
using Postings = std::vector<Posting>;

/// Of the tables, never of Xapian.
std::unique_ptr<PostingLists> from_tables(const std::string& folder) {
  const auto version = read_glass_version(folder);
  REQUIRE(version);
  auto table = GlassTable::open(folder + "/postlist.glass", version->postlist);
  REQUIRE(table);
  const Xapian::Database database(folder);
  return glass_posting_lists(std::move(table), database.get_doccount(), database.get_lastdocid());
}

void append(Postings& postings, const PostingBatch& batch) {
  REQUIRE(batch.documents.size() == batch.wdfs.size());
  for (std::size_t i = 0; i < batch.documents.size(); ++i) {
    postings.emplace_back(batch.documents[i], batch.wdfs[i]);
  }
}

Postings all_of(PostingList& list) {
  Postings postings;
  for (;;) {
    const auto batch = list.next(kEndOfDocuments);
    if (batch.documents.empty()) return postings;
    append(postings, batch);
  }
}

/// Walks `list`, which holds `all`, by steps and leaps at random.
void walk_at_random(PostingList& list, const Postings& all, Random& random) {
  const auto place_of = [&](DocumentNumber document) {
    return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), Posting{document, 0}) -
                                    all.begin());
  };
  const auto stride = std::max<std::uint32_t>(2, all.back().first >> random.below(14));
  std::size_t place = 0;
  for (int step = 0; step < 200 && place < all.size(); ++step) {
    const auto here = all[place].first;
    const auto room = static_cast<DocumentNumber>(kEndOfDocuments - 1 - here);
    const auto target = here + std::min(room, random.below(stride));
    if (random.one_in(2)) {
      const auto back = random.one_in(5) ? target / 2 : target;
      list.skip_to(back);
      place = std::max(place, place_of(back));
      continue;
    }
    Postings found;
    append(found, list.next(target));
    REQUIRE(found.empty() == (here >= target));
    REQUIRE(found.size() <= all.size() - place);
    const auto expected = all.begin() + static_cast<std::ptrdiff_t>(place);
    REQUIRE(std::equal(found.begin(), found.end(), expected));
    REQUIRE((found.empty() || found.back().first < target));
    place += found.size();
  }
  if (place == all.size()) {
    REQUIRE(list.next(kEndOfDocuments).documents.empty());
    list.skip_to(1);
    REQUIRE(list.next(kEndOfDocuments).documents.empty());
  }
}

std::vector<std::string> terms_of(const Xapian::Database& database) {
  std::vector<std::string> terms;
  const auto end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end; ++term) terms.push_back(*term);
  return terms;
}

/// Every list of the database in `folder`: whole, and walked at random.
void require_lists_of_xapian(const std::string& folder, std::uint32_t seed = 1) {
  Random random(seed);
  const Xapian::Database database(folder);
  const auto lists = from_tables(folder);
  const auto oracle = posting_lists_by_xapian(database);
  auto terms = terms_of(database);
  const auto present = terms.size();
  for (std::size_t i = 0; i < present; i += 1 + present / 50) {
    terms.push_back(terms[i] + "absent");
    terms.push_back(terms[i] + std::string(2, '\0'));
  }
  terms.insert(terms.end(), {"", "absent", std::string(1, '\0'), std::string(300, 'x')});
  for (const auto& term : terms) {
    INFO(folder << ": " << term);
    const auto expected = all_of(*oracle->list(term));
    const auto list = lists->list(term);
    REQUIRE(list->termfreq() == expected.size());
    REQUIRE(lists->termfreq(term) == expected.size());
    REQUIRE(all_of(*list) == expected);
    for (int walk = 0; walk < 20 && expected.size() > 1; walk += expected.size() < 100 ? 10 : 1) {
      walk_at_random(*lists->list(term), expected, random);
    }
  }
  const auto expected = all_of(*oracle->documents());
  const auto documents = lists->documents();
  REQUIRE(documents->termfreq() == expected.size());
  REQUIRE(all_of(*documents) == expected);
  for (int walk = 0; walk < 50 && !expected.empty(); ++walk) {
    walk_at_random(*lists->documents(), expected, random);
  }
}

/// Adds, replaces and deletes, in several commits: blocks out of order, chunks cut in the middle.
void change(const std::string& folder, Random& random) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  for (int commit = 0; commit < 4; ++commit) {
    for (int i = 0; i < 800; ++i) {
      Xapian::Document document;
      for (unsigned t = 1; t < 30; ++t) {
        if (random.one_in(t)) document.add_term(fmt::format("c{}", t), random.below(3 * t));
      }
      if (random.one_in(40)) document.add_term("heavy", 1U << random.below(31));
      if (random.one_in(300)) document.add_term(std::string("a\0b", 3));
      const auto last = database.get_lastdocid();
      if (last > 0 && random.one_in(3)) {
        database.replace_document(1 + random.below(last), document);
      } else {
        database.add_document(document);
      }
    }
    for (int i = 0; i < 200; ++i) {
      try {
        database.delete_document(1 + random.below(database.get_lastdocid()));
      } catch (const Xapian::DocNotFoundError&) {
      }
    }
    database.commit();
  }
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

constexpr DocumentNumber kHighest = 5000;  // no document of a damaged database may be above it

/// What Xapian::Error a walk through all lists ends with, if any.
std::string error_of_walk(const std::string& folder, const std::vector<std::string>& terms) {
  try {
    const auto version = read_glass_version(folder);
    if (!version) return "another format";
    auto table = GlassTable::open(folder + "/postlist.glass", version->postlist);
    if (!table) return "no table";
    const auto lists = glass_posting_lists(std::move(table), 100, kHighest);
    const auto walk = [](PostingList& all, PostingList& some) {
      DocumentNumber last = 0;
      for (;;) {
        const auto batch = all.next(kEndOfDocuments);
        if (batch.documents.empty()) break;
        bool ascends = true;
        for (const auto document : batch.documents) {
          ascends = ascends && document > last;
          last = document;
        }
        REQUIRE(ascends);
        REQUIRE(last <= kHighest);
      }
      for (DocumentNumber document = 1; document < 4000; document += 97) {
        some.skip_to(document);
        const auto found = some.next(document + 50).documents;
        if (found.empty()) continue;
        REQUIRE((found.front() >= document && found.back() < document + 50));
      }
    };
    for (const auto& term : terms) {
      lists->termfreq(term);
      walk(*lists->list(term), *lists->list(term));
    }
    walk(*lists->documents(), *lists->documents());
    return "";
  } catch (const Xapian::DatabaseCorruptError& error) {
    return error.get_msg();
  }
}

}  // namespace

TEST_CASE("lists read from the tables are Xapian's, for both writers", "[engine][postings]") {
  const TempFolder root;
  int number = 0;
  for (const auto& documents : {random_documents(3000, 5), hostile_documents(),
                                random_documents(1, 6), std::vector<Document>{}}) {
    const auto bulk = root / fmt::format("bulk{}", number);
    const auto api = root / fmt::format("api{}", number++);
    build_bulk(bulk, documents);
    build_api(api, documents);
    require_lists_of_xapian(bulk);
    require_lists_of_xapian(api);
  }
}

TEST_CASE("lists of databases that were changed and compacted are Xapian's", "[engine][postings]") {
  const TempFolder root;
  Random random(11);
  const auto changed = root / "changed";
  build_bulk(changed, hostile_documents());
  for (std::uint32_t round = 0; round < 3; ++round) {
    change(changed, random);
    require_lists_of_xapian(changed, round);
  }
  Xapian::Database database(changed);
  for (const int block_bytes : {2048, 4096, 8192, 16384, 32768, 65536}) {
    const auto compacted = root / fmt::format("compact{}", block_bytes);
    database.compact(compacted, Xapian::Compactor::FULL, block_bytes);
    REQUIRE(read_glass_version(compacted)->postlist.block_bytes ==
            static_cast<std::size_t>(block_bytes));
    require_lists_of_xapian(compacted);
    change(compacted, random);
    require_lists_of_xapian(compacted);
  }
}

TEST_CASE("gaps and numbers of every width are read", "[engine][postings]") {
  const TempFolder root;
  Random random(12);
  const auto folder = root / "db";
  {
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    std::uint64_t number = 1;
    for (int i = 0; number < kEndOfDocuments; ++i) {
      Xapian::Document document;
      document.add_term("every", random.one_in(3) ? 1U << random.below(31) : 1 + random.below(200));
      if (random.one_in(2)) document.add_term("half", random.below(3));
      if (random.one_in(50)) document.add_term("rare", random.below(3));
      database.replace_document(static_cast<Xapian::docid>(number), document);
      const auto bits = i < 3000 ? 1 : i < 6000 ? 9 : i < 9000 ? 16 : 23;
      number += 1 + random.below(1U << random.below(static_cast<std::uint32_t>(bits)));
    }
  }
  for (std::uint32_t seed = 0; seed < 5; ++seed) require_lists_of_xapian(folder, seed);
}

TEST_CASE("tables of another format are read through Xapian", "[engine][postings]") {
  const TempFolder root;
  Xapian::WritableDatabase held(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_term("word", 3);
  held.add_document(document);
  const Postings expected{{1, 3}};
  CHECK(all_of(*posting_lists(held, root / "nowhere")->list("word")) == expected);

  const auto folder = root / "db";
  build_api(folder, random_documents(2, 1));
  CHECK(all_of(*posting_lists(held, folder)->list("word")) == expected);  // of another database
  const auto whole = read_file(folder + "/iamglass");
  for (std::size_t cut = 0; cut < 37; ++cut) {
    write(folder + "/iamglass", whole.substr(0, cut));
    CHECK_FALSE(read_glass_version(folder));
  }
  auto later = whole;
  ++later[15];
  write(folder + "/iamglass", later);
  CHECK_FALSE(read_glass_version(folder));
}

TEST_CASE("a database that was changed since it was opened is read through Xapian",
          "[engine][postings]") {
  const TempFolder root;
  const auto folder = root / "db";
  build_api(folder, random_documents(5, 1));
  const Xapian::Database before(folder);
  Xapian::WritableDatabase writer(folder, Xapian::DB_OPEN);
  writer.delete_document(2);
  writer.commit();
  CHECK(posting_lists(before, folder)->documents()->termfreq() == 5);
  CHECK(all_of(*posting_lists(before, folder)->documents()).size() == 5);
  CHECK(all_of(*posting_lists(Xapian::Database(folder), folder)->documents()).size() == 4);
}

TEST_CASE("damaged tables end in an error that names file and block, or in postings in order",
          "[engine][postings][damage]") {
  const TempFolder root;
  Random random(13);
  const auto folder = root / "db";
  change(folder, random);
  const auto terms = terms_of(Xapian::Database(folder));
  REQUIRE(Xapian::Database(folder).get_lastdocid() <= kHighest);
  REQUIRE(error_of_walk(folder, terms).empty());
  const auto path = folder + "/postlist.glass";
  const auto good = read_file(path);
  const auto block = read_glass_version(folder)->postlist.block_bytes;
  int noticed = 0;
  for (int round = 0; round < 1500; ++round) {
    auto bytes = good;
    for (auto changes = 1 + random.below(3); changes > 0; --changes) {
      // The heads of blocks are where most is decided.
      auto at = random.below(static_cast<std::uint32_t>(bytes.size()));
      if (random.one_in(2)) at = static_cast<std::uint32_t>(at / block * block + at % 64);
      if (at < bytes.size()) bytes[at] = static_cast<char>(random.below(256));
    }
    if (random.one_in(20)) bytes.resize(random.below(static_cast<std::uint32_t>(bytes.size())));
    write(path, bytes);
    const auto error = error_of_walk(folder, terms);
    INFO(error);
    if (error.empty() || error == "no table") continue;
    ++noticed;
    REQUIRE(error.starts_with(path + " is damaged in block "));
  }
  CHECK(noticed > 300);
  write(path, good);
  const auto version = read_file(folder + "/iamglass");
  for (std::size_t at = 0; at < version.size(); ++at) {
    for (const int bit : {0, 3, 7}) {
      auto bytes = version;
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
      write(folder + "/iamglass", bytes);
      error_of_walk(folder, terms);
    }
  }
}
