// Which articles to keep, remove and add: compares the documents of a generation with all records
// of the current sources.
//
// Of the records with one id the last in source order is the latest, as in a rebuild (spool.h). If
// the document was made from the same content, it is kept. So the result does not depend on which
// files were read.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/ledger/ledger_format.h"
#include "indexer/writer/external_sorter.h"

namespace tickerdex {

struct Version {
  enum Kind : std::uint32_t { document, unread, read };

  ArticleKey key;
  std::uint64_t sequence = 0;  ///< of a document: its ordinal, from 0
  std::uint64_t offset = 0;    ///< of a record that was read: where its article is stored
  std::uint32_t length = 0;
  std::uint32_t kind = document;
};

struct ArticleCounts {
  std::uint64_t carried = 0;
  std::uint64_t added = 0;
  std::uint64_t removed = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t articles() const { return carried + added; }
};

class LatestById {
 public:
  /// Temporary files go to `folder`; `memory_bytes` is a limit.
  LatestById(const std::string& folder, std::uint64_t memory_bytes)
      : sorter_(folder, memory_bytes) {}

  void add(const Version& version) { sorter_.add(version); }

  /// Call once, after the last add(). A changed article is both removed and added.
  ArticleCounts decide(const std::function<void(std::uint64_t document)>& remove,
                      const std::function<void(const Version& latest)>& add);

 private:
  struct IdOrder {
    bool operator()(const Version& a, const Version& b) const;
  };
  ExternalSorter<Version, IdOrder> sorter_;
};

}  // namespace tickerdex
