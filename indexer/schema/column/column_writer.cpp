#include "indexer/schema/column/column_writer.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <vector>

#include "indexer/schema/column/column_format.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/list_codec.h"

namespace tickerdex {
namespace {

using namespace columns;

// Values numbered as they come, then renumbered in sorted order.
class Dictionary {
 public:
  std::uint32_t code(std::string_view value) {
    const auto [found, is_new] =
        codes_.try_emplace(std::string(value), static_cast<std::uint32_t>(codes_.size() + 1));
    if (is_new) values_.push_back(&found->first);
    return found->second;
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(values_.size()); }

  // by_code[c]: the sorted code of what code() gave as c; values() are sorted afterwards.
  std::vector<std::uint32_t> sort() {
    std::vector<std::uint32_t> order(values_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return *values_[a] < *values_[b]; });
    std::vector<std::uint32_t> by_code(values_.size() + 1, 0);
    std::vector<const std::string*> sorted(values_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      by_code[order[i] + 1] = i + 1;
      sorted[i] = values_[order[i]];
    }
    values_ = std::move(sorted);
    return by_code;
  }
  const std::vector<const std::string*>& values() const { return values_; }

 private:
  std::unordered_map<std::string, std::uint32_t> codes_;
  std::vector<const std::string*> values_;
};

template <class T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append_code(std::string& out, std::uint32_t code, std::uint32_t width) {
  out.append(reinterpret_cast<const char*>(&code), width);  // little-endian
}

void append_dictionary(std::string& out, const Dictionary& dictionary) {
  std::uint32_t end = 0;
  for (const auto* value : dictionary.values()) {
    end += static_cast<std::uint32_t>(value->size());
    append(out, end);
  }
  out.resize(padded(out.size()));
  for (const auto* value : dictionary.values()) out += *value;
}

std::string numbers_section(const Xapian::Database& database, Xapian::valueno slot,
                            std::uint32_t documents) {
  std::vector<double> numbers(documents, std::numeric_limits<double>::quiet_NaN());
  const auto end = database.valuestream_end(slot);
  for (auto value = database.valuestream_begin(slot); value != end; ++value) {
    numbers[value.get_docid() - 1] = Xapian::sortable_unserialise(*value);
  }
  return {reinterpret_cast<const char*>(numbers.data()), documents * sizeof(double)};
}

std::string single_section(const Xapian::Database& database, std::uint32_t documents,
                           Entry& entry) {
  Dictionary dictionary;
  std::vector<std::uint32_t> codes(documents, 0);
  const auto end = database.valuestream_end(entry.slot);
  for (auto value = database.valuestream_begin(entry.slot); value != end; ++value) {
    codes[value.get_docid() - 1] = dictionary.code(*value);
  }
  const auto sorted = dictionary.sort();
  entry.values = dictionary.size();
  entry.width = width_for(entry.values);
  std::string out;
  for (const auto code : codes) append_code(out, sorted[code], entry.width);
  out.resize(padded(out.size()));
  append_dictionary(out, dictionary);
  return out;
}

std::string lists_section(const Xapian::Database& database, std::uint32_t documents, Entry& entry) {
  Dictionary dictionary;
  std::vector<std::uint32_t> starts{0};
  std::vector<std::uint32_t> codes;
  const auto end = database.valuestream_end(entry.slot);
  for (auto value = database.valuestream_begin(entry.slot); value != end; ++value) {
    starts.resize(value.get_docid(), starts.back());
    const std::string bytes = *value;
    for (const auto item : decode_list(bytes)) codes.push_back(dictionary.code(item));
    starts.push_back(static_cast<std::uint32_t>(codes.size()));
  }
  starts.resize(std::size_t{documents} + 1, starts.back());
  const auto sorted = dictionary.sort();
  entry.values = dictionary.size();
  entry.width = width_for(entry.values);
  std::string out(reinterpret_cast<const char*>(starts.data()), starts.size() * sizeof starts[0]);
  for (const auto code : codes) append_code(out, sorted[code], entry.width);
  out.resize(padded(out.size()));
  append_dictionary(out, dictionary);
  return out;
}

std::string section_of(const Xapian::Database& database, Kind kind, std::uint32_t documents,
                       Entry& entry) {
  switch (kind) {
    case Kind::numbers:
      return numbers_section(database, entry.slot, documents);
    case Kind::single:
      return single_section(database, documents, entry);
    case Kind::lists:
      return lists_section(database, documents, entry);
  }
  return {};
}

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
  header.columns = static_cast<std::uint32_t>(plans.size());
  header.documents = database.get_lastdocid();
  generation.copy(header.generation.data(), kGenerationBytes);

  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  std::vector<Entry> entries;
  std::uint64_t offset = sizeof(Header) + plans.size() * sizeof(Entry);
  out.seekp(static_cast<std::streamoff>(offset));
  for (const auto& plan : plans) {
    Entry entry{};
    entry.slot = number_of(plan.slot);
    entry.kind = static_cast<std::uint32_t>(plan.kind);
    entry.offset = offset;
    std::string section = section_of(database, plan.kind, header.documents, entry);
    section.resize(padded(section.size()));
    entry.length = section.size();
    entry.checksum = libdeflate_crc32(0, section.data(), section.size());
    out.write(section.data(), static_cast<std::streamsize>(section.size()));
    offset += section.size();
    entries.push_back(entry);
  }
  header.checksum = checksum_of(header, entries);
  out.seekp(0);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.write(reinterpret_cast<const char*>(entries.data()),
            static_cast<std::streamsize>(entries.size() * sizeof(Entry)));
  out.close();
  if (!out) throw IndexError(fmt::format("cannot write {}: {}", path, std::strerror(errno)));
}

}  // namespace tickerdex
