// A section is streamed to the file, so that memory does not depend on the number of documents: the
// values of a slot are read once for the dictionary and once for the codes. The checksums of its
// blocks are computed from what is read back.
#include "indexer/writer/column_writer.h"


#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "indexer/schema/column/column_format.h"
#include "indexer/schema/column/value_dictionary.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/list_codec.h"

namespace tickerdex {
namespace {

using namespace columns;

// Writes bytes sequentially from an offset of the file.
class Stretch {
 public:
  Stretch(const std::string& path, std::uint64_t offset)
      : path_(path), out_(path, std::ios::binary | std::ios::in | std::ios::out), end_(offset) {
    out_.seekp(static_cast<std::streamoff>(offset));
  }
  void append(const void* bytes, std::size_t count) {
    out_.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(count));
    end_ += count;
  }
  template <class T>
  void append(const T& value) {
    append(&value, sizeof value);
  }
  void pad(std::uint64_t section) {
    constexpr std::array<char, 8> kZeros{};
    append(kZeros.data(), static_cast<std::size_t>(padded(end_ - section) - (end_ - section)));
  }
  void close() {
    out_.close();
    if (!out_) fail_to("write", path_, errno);
  }
  std::uint64_t end() const { return end_; }

 private:
  std::string path_;
  std::fstream out_;
  std::uint64_t end_;
};

class SectionWriter {
 public:
  SectionWriter(const Xapian::Database& database, const std::string& path)
      : database_(database), path_(path), documents_(database.get_lastdocid()) {}

  /// Writes the section of `plan` at `offset`.
  Entry write(const Plan& plan, std::uint64_t offset) {
    Entry entry{};
    entry.slot = number_of(plan.slot);
    entry.kind = static_cast<std::uint32_t>(plan.kind);
    entry.offset = offset;
    switch (plan.kind) {
      case Kind::single: return finished(entry, write_single(entry));
      case Kind::lists: return finished(entry, write_lists(entry));
      default: return finished(entry, write_numbers(entry));
    }
  }

  Entry write_lengths(std::uint64_t offset) {
    Entry entry{};
    entry.slot = kLengthsSlot;
    entry.kind = static_cast<std::uint32_t>(Kind::lengths);
    entry.offset = offset;
    Stretch out(path_, offset);
    std::uint64_t next = 1;  // may go one beyond the greatest number
    const auto end = database_.postlist_end("");
    for (auto document = database_.postlist_begin(""); document != end; ++document, ++next) {
      for (; next < *document; ++next) out.append(std::uint32_t{0});
      out.append(document.get_doclength());
    }
    for (; next <= documents_; ++next) out.append(std::uint32_t{0});
    out.pad(offset);
    out.close();
    return finished(entry, out.end());
  }

  /// The checksums of everything written, in order.
  std::span<const std::uint64_t> sums() const { return sums_; }

 private:
  Entry finished(Entry& entry, std::uint64_t end) {
    entry.length = end - entry.offset;
    add_sums(entry);
    return entry;
  }

  /// visit(document, bytes) for every document, in order; null if it has no value.
  template <class Visit>
  void walk(std::uint32_t slot, Visit&& visit) {
    std::uint64_t next = 1;  // may go one beyond the greatest number
    const auto end = database_.valuestream_end(slot);
    for (auto value = database_.valuestream_begin(slot); value != end; ++value) {
      for (; next < value.get_docid(); ++next) visit(nullptr);
      const std::string bytes = *value;
      visit(&bytes);
      ++next;
    }
    for (; next <= documents_; ++next) visit(nullptr);
  }

  std::uint64_t write_numbers(Entry& entry) {
    Stretch out(path_, entry.offset);
    AscendingCheck order;
    std::vector<Zone> zones(documents_ / kZoneDocuments + (documents_ % kZoneDocuments != 0));
    std::size_t document = 0;
    walk(entry.slot, [&](const std::string* bytes) {
      const double number = bytes ? Xapian::sortable_unserialise(*bytes)
                                  : std::numeric_limits<double>::quiet_NaN();
      out.append(number);
      order.add(number);
      zones[document++ / kZoneDocuments].add(number);
    });
    for (const auto& zone : zones) out.append(zone);
    if (order.is_ascending()) entry.flags |= kAscending;
    out.close();
    return out.end();
  }

  std::uint64_t write_single(Entry& entry) {
    ValueDictionary dictionary;
    walk(entry.slot, [&](const std::string* bytes) {
      if (bytes) dictionary.add(*bytes);
    });
    describe(dictionary, entry);
    entry.codes = documents_;
    Stretch out(path_, entry.offset);
    walk(entry.slot, [&](const std::string* bytes) {
      const std::uint32_t code = bytes ? dictionary.code(*bytes) : 0;
      out.append(&code, entry.width);  // little-endian
    });
    return finish(dictionary, entry, out);
  }

  std::uint64_t write_lists(Entry& entry) {
    ValueDictionary dictionary;
    walk(entry.slot, [&](const std::string* bytes) {
      if (!bytes) return;
      for (const auto item : decode_list(*bytes)) dictionary.add(item);
    });
    describe(dictionary, entry);
    Stretch starts(path_, entry.offset);
    Stretch out(path_, entry.offset + (std::uint64_t{documents_} + 1) * sizeof(std::uint32_t));
    std::uint32_t start = 0;
    starts.append(start);
    bool is_distinct = true;
    std::vector<std::uint32_t> codes;  // of one document
    walk(entry.slot, [&](const std::string* bytes) {
      codes.clear();
      if (bytes) {
        for (const auto item : decode_list(*bytes)) codes.push_back(dictionary.code(item));
      }
      for (const auto code : codes) out.append(&code, entry.width);
      start += static_cast<std::uint32_t>(codes.size());
      starts.append(start);
      std::sort(codes.begin(), codes.end());
      is_distinct = is_distinct && std::adjacent_find(codes.begin(), codes.end()) == codes.end();
    });
    starts.close();
    entry.codes = start;
    if (is_distinct) entry.flags |= kDistinct;
    return finish(dictionary, entry, out);
  }

  static void describe(ValueDictionary& dictionary, Entry& entry) {
    dictionary.sort();
    entry.values = dictionary.size();
    entry.width = width_for(entry.values);
    if (dictionary.folds_apart()) entry.flags |= kFoldsApart;
  }

  static std::uint64_t finish(const ValueDictionary& dictionary, const Entry& entry, Stretch& out) {
    out.pad(entry.offset);
    std::uint32_t end = 0;
    for (std::uint32_t code = 1; code <= dictionary.size(); ++code) {
      end += static_cast<std::uint32_t>(dictionary.value(code).size());
      out.append(end);
    }
    out.pad(entry.offset);
    for (std::uint32_t code = 1; code <= dictionary.size(); ++code) {
      const auto value = dictionary.value(code);
      out.append(value.data(), value.size());
    }
    out.pad(entry.offset);
    out.close();
    return out.end();
  }

  void add_sums(const Entry& entry) {
    std::ifstream in(path_, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(entry.offset));
    std::string block(kBlockBytes, '\0');
    for (std::uint64_t left = entry.length; left > 0; left -= block.size()) {
      block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left, kBlockBytes)));
      if (!in.read(block.data(), static_cast<std::streamsize>(block.size()))) {
        fail_to("read", path_, errno);
      }
      sums_.push_back(sum_of(block));
    }
  }

  const Xapian::Database& database_;
  std::string path_;
  std::uint32_t documents_;
  std::vector<std::uint64_t> sums_;
};

}  // namespace

void write_columns(const Xapian::Database& database, std::string_view generation,
                   const std::string& path) {
  std::vector<Plan> plans;
  for (const auto& plan : kPlan) {
    if (database.get_value_freq(number_of(plan.slot)) > 0) plans.push_back(plan);
  }
  Header header{};
  std::copy(kMagic.begin(), kMagic.end(), header.magic.begin());
  header.version = kVersion;
  header.columns = static_cast<std::uint32_t>(plans.size() + 1);
  const auto identity = identity_of(database);
  header.documents = identity.last_document;
  generation.copy(header.generation.data(), kGenerationBytes);
  identity.uuid.copy(header.uuid.data(), kUuidFieldBytes);
  header.revision = identity.revision;

  std::ofstream(path, std::ios::binary | std::ios::trunc).close();
  SectionWriter sections(database, path);
  std::vector<Entry> entries;
  std::uint64_t offset = sizeof(Header) + std::uint64_t{header.columns} * sizeof(Entry);
  for (const auto& plan : plans) {
    entries.push_back(sections.write(plan, offset));
    offset += entries.back().length;
  }
  entries.push_back(sections.write_lengths(offset));
  Stretch sums(path, offset + entries.back().length);
  for (const auto sum : sections.sums()) sums.append(sum);
  sums.close();
  header.checksum = checksum_of(header, entries, sections.sums());
  Stretch out(path, 0);
  out.append(header);
  for (const auto& entry : entries) out.append(entry);
  out.close();
}

}  // namespace tickerdex
