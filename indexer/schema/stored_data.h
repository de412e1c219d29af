// What a document's data is: an article's encoding, compressed with a dictionary of its index.
//
//   data  := article | frame      told apart by the first byte
//   frame := a zstd frame (RFC 8878) of an article; it names its dictionary. Bytes behind it are
//            no part of it.
//
// Articles are short, and a compressor that starts from nothing spends most of one on learning what
// news looks like. A dictionary trained on a sample knows: Reuters stories come to 39 % of their
// size, against 57 % by deflate, in half the time. Dictionaries stand in the database's metadata
// under kDictionaryKey and their number, so databases can be merged whatever theirs are.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/schema/article.h"

struct ZSTD_CCtx_s;
struct ZSTD_CDict_s;
struct ZSTD_DCtx_s;
struct ZSTD_DDict_s;

namespace Xapian {
class Database;
}

namespace tickerdex {

/// A dictionary prepared for compressing; serves all threads.
class DataDictionary {
 public:
  /// `bytes` as train_dictionary() gives them (indexer/build); empty: without one.
  explicit DataDictionary(std::string bytes);
  ~DataDictionary();
  DataDictionary(const DataDictionary&) = delete;
  DataDictionary& operator=(const DataDictionary&) = delete;

  const std::string& bytes() const { return bytes_; }
  /// Under which the database keeps it: "tickerdex.dictionary.1804289383".
  std::string metadata_key() const;
  const ZSTD_CDict_s* prepared() const { return prepared_; }

 private:
  std::string bytes_;
  ZSTD_CDict_s* prepared_ = nullptr;
};

/// One a thread.
class DataCompressor {
 public:
  /// `dictionary` must outlive this.
  explicit DataCompressor(const DataDictionary& dictionary);

  /// Replaces `data` by `encoded` (encode_article), compressed where that is shorter.
  void compress(std::string_view encoded, std::string& data);

 private:
  struct Free {
    void operator()(ZSTD_CCtx_s* context) const;
  };
  const DataDictionary* dictionary_;
  std::unique_ptr<ZSTD_CCtx_s, Free> context_;
};

/// Reads the data of a database's documents; fetches each dictionary when it first meets it.
class DataReader {
 public:
  explicit DataReader(const Xapian::Database& database);
  ~DataReader();
  DataReader(const DataReader&) = delete;
  DataReader& operator=(const DataReader&) = delete;

  /// encode_article() of what was stored. @throws IndexError for damage or a missing dictionary.
  std::string encoded(std::string_view data);
  Article article(std::string_view data);

 private:
  struct Free {
    void operator()(ZSTD_DCtx_s* context) const;
    void operator()(ZSTD_DDict_s* dictionary) const;
  };
  const ZSTD_DDict_s* dictionary(std::uint32_t number);

  const Xapian::Database* database_;
  std::unique_ptr<ZSTD_DCtx_s, Free> context_;
  std::unordered_map<std::uint32_t, std::unique_ptr<ZSTD_DDict_s, Free>> dictionaries_;
};

}  // namespace tickerdex
