// Which articles stay, go and come: the documents of a generation against all records of the
// sources as they are now.
//
// Of the records with one id the last in source order is the latest, as in a rebuild (spool.h).
// Where it is what the document was made from, the document stays as it is; so it does not matter
// whether a file was read or not, or why another record won before.
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
  std::uint64_t sequence = 0;  ///< of a document: how many stand before it
  std::uint64_t offset = 0;    ///< of a record that was read: where its article is kept
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
  /// Temporary files go to `folder`; memory is the budget.
  LatestById(const std::string& folder, std::uint64_t memory_bytes)
      : sorter_(folder, memory_bytes) {}

  void add(const Version& version) { sorter_.add(version); }

  /// Ends adding. A changed article is removed and added.
  ArticleCounts decide(const std::function<void(std::uint64_t document)>& remove,
                      const std::function<void(const Version& latest)>& add);

 private:
  struct IdOrder {
    bool operator()(const Version& a, const Version& b) const;
  };
  ExternalSorter<Version, IdOrder> sorter_;
};

}  // namespace tickerdex
