// A small database of articles in a temporary folder, made with Xapian alone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/article.h"
#include "indexer/schema/fields.h"
#include "tests/unit/temp_folder.h"

namespace tickerdex::test {

class TestIndex {
 public:
  /// Document numbers are 1, 2, 3 … in the order given.
  explicit TestIndex(const std::vector<Article>& articles, const std::string& schema = std::to_string(kSchemaVersion),
                     const std::string& below = "db");

  std::string folder() const { return folder_.string(); }
  std::string columns_path() const { return (folder_ / "columns").string(); }
  std::string root() const { return root_.path(); }
  Xapian::Database open() const { return Xapian::Database(folder()); }

 private:
  TempFolder root_;
  std::filesystem::path folder_;
};

/// What the indexer would store of one article.
Xapian::Document document_of(const Article& article);

/// An article of which only these matter.
Article article(const std::string& id, const std::string& title, const std::string& body);

}  // namespace tickerdex::test
