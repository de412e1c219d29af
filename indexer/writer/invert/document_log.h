// The documents of a run with their terms, in the order of adding.
//
//   document := V number  V length  V bytes + tag of its slots (value_writer.h)  V terms  term*
//   term     := V term number  record (list_source.h)
//
// Adding a document groups its occurrences by term: a first pass looks up each term and its group,
// a second one collects the positions of each group. Position tags are encoded here, once.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/schema/glass/encoding.h"
#include "indexer/writer/document.h"
#include "indexer/writer/invert/byte_log.h"
#include "indexer/writer/invert/term_dictionary.h"

namespace tickerdex::invert {

struct DocumentSummary {
  std::uint64_t length = 0;       ///< sum of wdf
  std::uint64_t largest_wdf = 0;
};

/// Appends to a log and to the dictionary's counts. Keeps its buffers between documents.
class DocumentGrouper {
 public:
  /// @throws IndexError if a term exceeds the limits (limits.h).
  DocumentSummary add(std::uint32_t number, const Document& document, std::string_view slots_tag,
                      TermDictionary& dictionary, ByteLog& log);

 private:
  struct Group {
    std::uint32_t term;
    std::uint32_t previous_document;
    std::uint32_t positions;  // how many
    std::uint32_t begin;      // of its positions
    std::uint32_t end;        // of those collected so far
    std::uint64_t wdf;
    bool sorted;
  };

  void look_up(std::uint32_t number, const Document& document, TermDictionary& dictionary);
  void place_positions(const Document& document);
  char* put_group(std::uint32_t number, Group& group, TermDictionary& dictionary, char* at);

  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> group_of_;  // by occurrence
  std::vector<Group> groups_;
  std::vector<std::uint32_t> positions_;
};

/// Reads a piece of the log.
class DocumentReader {
 public:
  explicit DocumentReader(std::string_view piece)
      : at_(piece.data()), end_(piece.data() + piece.size()) {}

  /// Requires that all terms of the previous document have been read.
  bool next_document();
  std::uint32_t number() const { return static_cast<std::uint32_t>(number_); }
  std::uint64_t length() const { return length_; }
  std::string_view slots_tag() const { return slots_tag_; }
  std::uint64_t terms() const { return terms_; }

  /// `record` is the whole record, `payload` what follows its first number.
  void next_term(std::uint32_t& term, std::string_view& record, const char*& payload) {
    std::uint64_t value;
    at_ = glass::get_varint(at_, value);
    term = static_cast<std::uint32_t>(value);
    const char* const begin = at_;
    payload = glass::get_varint(at_, value);
    at_ = payload + value;
    record = {begin, static_cast<std::size_t>(at_ - begin)};
  }

 private:
  const char* at_;
  const char* end_;
  std::uint64_t number_ = 0;
  std::uint64_t length_ = 0;
  std::string_view slots_tag_;
  std::uint64_t terms_ = 0;
};

}  // namespace tickerdex::invert
