#include "indexer/ledger/carry_over.h"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>

#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/writer/writer.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kBooleanTerms = 40;

// copy_file() shares blocks where the file system supports it.
void copy_database(const std::string& from, const std::string& to) {
  try {
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(from)) {
      const auto name = entry.path().filename();
      if (name.extension() == ".glass" || name == std::string(layout::kDatabaseFile)) {
        fs::copy_file(entry.path(), fs::path(to) / name);
      }
    }
  } catch (const fs::filesystem_error& error) {
    fail_to("copy", from, error.code().value());
  }
}

Xapian::Database unchanged_base(const CarryOver& request) {
  Xapian::Database base(request.base);
  if (identity_of(base) == request.base_state) return base;
  throw IndexError(fmt::format("{}: another program wrote to the live database while it was read; "
                               "run again, or rebuild",
                               request.base));
}

void delete_documents(const CarryOver& request, const Xapian::Database& base) {
  // Document numbers come from the base, which the copy equals.
  Xapian::WritableDatabase copy(request.work, Xapian::DB_OPEN);
  std::uint64_t held = 0;
  std::uint64_t at = 0;
  auto next = request.removed.begin();
  const auto end = base.postlist_end("");
  for (auto document = base.postlist_begin("");
       document != end && next != request.removed.end(); ++document, ++at) {
    if (at != *next) continue;
    ++next;
    held += (base.get_doclength(*document) + kBooleanTerms) * kPendingPostingBytes;
    copy.delete_document(*document);
    if (held < request.memory_bytes) continue;
    copy.commit();
    held = 0;
  }
  copy.commit();
  copy.close();
}

}  // namespace

void carry_over(const CarryOver& request) {
  Xapian::Database joined;
  const Xapian::Database base = unchanged_base(request);
  if (request.removed.empty()) {
    joined.add_database(base);
  } else {
    copy_database(request.base, request.work);
    unchanged_base(request);  // a commit during the copy would mix two states
    delete_documents(request, base);
    joined.add_database(Xapian::Database(request.work));
  }
  if (!request.addition.empty()) joined.add_database(Xapian::Database(request.addition));
  joined.compact(request.target);
  unchanged_base(request);  // Xapian does not always notice blocks overwritten during the copy
  joined.close();
  Xapian::WritableDatabase target(request.target, Xapian::DB_OPEN);
  target.set_metadata(std::string(layout::kGenerationKey), request.generation);
  target.commit();
  target.close();
  for (const auto& folder : {request.work, request.addition}) {
    std::error_code error;
    if (!folder.empty()) fs::remove_all(folder, error);
    if (error) fail_to("remove", folder, error.value());
  }
}

}  // namespace tickerdex
