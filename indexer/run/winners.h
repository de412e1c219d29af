// Which articles stay, go and come: the documents of a generation against all records of the
// sources as they are now.
//
// Of the records with one id the last in source order is the winner, as in a rebuild (spool.h).
// Where it is what the document was made from, the document stays as it is; so it does not matter
// whether a file was read or not, or why another record won before.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/build/external_sorter.h"
#include "indexer/run/ledger_format.h"

namespace tickerdex {

struct Contender {
  enum Kind : std::uint32_t { document, unread, read };

  ArticleKey key;
  std::uint64_t sequence = 0;  ///< of a document: how many stand before it
  std::uint64_t offset = 0;    ///< of a record that was read: where its article is kept
  std::uint32_t length = 0;
  std::uint32_t kind = document;
};

struct WinnerCounts {
  std::uint64_t carried = 0;
  std::uint64_t added = 0;
  std::uint64_t removed = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t articles() const { return carried + added; }
};

class Winners {
 public:
  /// Temporary files go to `folder`; memory is the budget.
  Winners(const std::string& folder, std::uint64_t memory_bytes)
      : sorter_(folder, memory_bytes) {}

  void add(const Contender& contender) { sorter_.add(contender); }

  /// Ends adding. A changed article is removed and added.
  WinnerCounts decide(const std::function<void(std::uint64_t document)>& remove,
                      const std::function<void(const Contender& winner)>& add);

 private:
  struct ById {
    bool operator()(const Contender& a, const Contender& b) const;
  };
  ExternalSorter<Contender, ById> sorter_;
};

}  // namespace tickerdex
