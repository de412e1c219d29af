#include "indexer/publish/read_back.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "indexer/ledger/ledger_reader.h"
#include "indexer/schema/article_codec.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/stored_data.h"
#include "indexer/writer/article_key.h"

namespace tickerdex {
namespace {

constexpr std::size_t kMaxTroubles = 10;  // damage seldom comes alone
constexpr std::uint64_t kSample = 500;

class Reader {
 public:
  /// `ledger` is null if it cannot be used; others report that.
  Reader(const std::string& folder, const LedgerReader* ledger)
      : database_(folder), stored_(database_), ledger_(ledger) {
    result_.is_compared =
        ledger_ != nullptr && ledger_->documents().size() == database_.get_doccount();
  }

  /// Every `step`th article and the last one.
  ReadBack read(std::uint64_t step, const std::function<void(std::uint64_t)>& progress) {
    const std::uint64_t count = database_.get_doccount();
    std::uint64_t ordinal = 0;
    const auto end = database_.postlist_end("");
    for (auto document = database_.postlist_begin(""); document != end; ++document, ++ordinal) {
      if (ordinal % step != 0 && ordinal + 1 != count) continue;
      read_one(*document, ordinal);
      progress(++result_.articles);
    }
    return std::move(result_);
  }

 private:
  void read_one(Xapian::docid document, std::uint64_t ordinal) {
    try {
      const auto encoded = stored_.encoded(database_.get_document(document).get_data());
      const auto article = decode_article(encoded);
      if (result_.is_compared &&
          article_key(article.id, encoded) != ledger_->documents()[ordinal]) {
        add_trouble(document, "it is not the article that was written");
      }
      const auto term = term_for(Field::id, article.id);
      auto posting = database_.postlist_begin(term);
      posting.skip_to(document);
      if (posting == database_.postlist_end(term) || *posting != document) {
        add_trouble(document, "its id does not lead to it");
      }
    } catch (const IndexError& error) {
      add_trouble(document, error.what());
    }
  }

  void add_trouble(Xapian::docid document, std::string_view what) {
    if (result_.troubles.size() < kMaxTroubles) {
      result_.troubles.push_back(fmt::format("document {}: {}", document, what));
    }
  }

  Xapian::Database database_;
  DataReader stored_;
  const LedgerReader* ledger_;
  ReadBack result_;
};

ReadBack read_sample(const std::string& folder, const LedgerReader& ledger) {
  const auto step = std::max<std::uint64_t>(ledger.documents().size() / kSample, 1);
  return Reader(folder, &ledger).read(step, [](std::uint64_t) {});
}

}  // namespace

ReadBack read_back_all(const std::string& folder,
                       const std::function<void(std::uint64_t)>& progress) {
  std::optional<LedgerReader> ledger;
  try {
    ledger.emplace(folder);
  } catch (const IndexError&) {
    // verify checks the ledger separately
  }
  return Reader(folder, ledger ? &*ledger : nullptr).read(1, progress);
}

std::vector<GateFinding> check_read_back(const std::string& folder) {
  std::vector<GateFinding> findings;
  const LedgerReader ledger(folder);
  try {
    const auto result = read_sample(folder, ledger);
    // Xapian takes a table that it cannot open, for any reason, for an absent one.
    if (!result.troubles.empty() && read_sample(folder, ledger).troubles.empty()) {
      throw IndexError(
          fmt::format("articles in {} could not be read at the first attempt: the disk "
                      "may be failing; run again",
                      folder));
    }
    for (const auto& trouble : result.troubles) {
      findings.push_back({"check", "an article cannot be read back: " + trouble});
    }
  } catch (const Xapian::Error& error) {
    if (error.get_error_string() != nullptr) throw;  // the disk, not the database
    findings.push_back({"check", "articles cannot be read back: " + error.get_msg()});
  }
  return findings;
}

}  // namespace tickerdex
