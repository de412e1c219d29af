#include "indexer/writer/glass/table_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "indexer/schema/errors.h"
#include "indexer/schema/glass/layout.h"

namespace tickerdex::glass {
namespace {

constexpr std::size_t kMaxItemBytes = 2043;
// A smaller remainder of a block is left free and not used for a component.
constexpr std::size_t kMinPart = 96;

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

std::string_view key_of_item(const char* item) {
  return {item + kItemHeaderBytes, static_cast<unsigned char>(item[2])};
}

}  // namespace

void TableWriter::open_first_leaf() {
  file_.emplace(path_);
  put_item({}, 1, {}, true, false);
}

void TableWriter::put_item(std::string_view key, std::uint16_t component, std::string_view data,
                           bool last, bool compressed) {
  const bool first = component == 1;
  const std::size_t size =
      kItemHeaderBytes + key.size() + (first ? 0 : kComponentBytes) + data.size();
  char* at = leaf_.add(size);
  put_big_endian16(at, (size - kItemHeaderBytes) | (last ? kItemLast : 0U) | (first ? kItemFirst : 0U) |
                           (compressed ? kItemCompressed : 0U));
  at[2] = static_cast<char>(key.size());
  at = put_bytes(at + kItemHeaderBytes, key);
  if (!first) {
    put_big_endian16(at, component);
    at += kComponentBytes;
  }
  put_bytes(at, data);
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  if (!file_) open_first_leaf();
  ++entries_;
  const std::size_t head = kItemHeaderBytes + key.size();
  if (const std::size_t whole = head + tag.size();
      whole <= leaf_.free_bytes() && whole <= kMaxItemBytes) {
    put_item(key, 1, tag, true, compressed);
    return;
  }
  for (std::uint32_t component = 1;; ++component) {
    if (component > std::numeric_limits<std::uint16_t>::max()) {
      throw IndexError(fmt::format("cannot write {}: an entry is larger than Xapian's limit of "
                                   "65,535 items of 2,043 bytes", path_));
    }
    const auto x = static_cast<std::uint16_t>(component);
    const std::size_t overhead = head + (component == 1 ? 0 : kComponentBytes);
    const std::size_t most = kMaxItemBytes - overhead;
    if (std::min(most, tag.size()) + overhead > leaf_.free_bytes() &&
        leaf_.free_bytes() < overhead + kMinPart) {
      next_leaf(key, x);
    }
    const std::size_t part = std::min({most, tag.size(), leaf_.free_bytes() - overhead});
    const bool last = part == tag.size();
    put_item(key, x, tag.substr(0, part), last, compressed);
    if (last) return;
    tag.remove_prefix(part);
  }
}

void TableWriter::next_leaf(std::string_view key, std::uint16_t component) {
  const std::string_view before = key_of_item(leaf_.last_item());
  const std::size_t shared = shared_prefix(key, before);
  const int order = key.compare(before);
  if (order < 0 || (order == 0 && component == 1)) {
    throw std::logic_error("keys of a table out of order");
  }
  Separator next{std::string(key.substr(0, shared + 1)), component};
  const auto block = write_block(leaf_, 0);
  put_child(0, block, std::move(leaf_first_));
  leaf_first_ = std::move(next);
}

void TableWriter::put_child(std::size_t branch, std::uint32_t child, Separator separator) {
  if (branch == branches_.size()) branches_.push_back(std::make_unique<Branch>());
  auto& at = *branches_[branch];
  constexpr std::size_t kOverhead = kChildBytes + 1 + kComponentBytes;
  if (!at.block.empty() && kOverhead + separator.key.size() > at.block.free_bytes()) {
    const auto number = write_block(at.block, branch + 1);
    put_child(branch + 1, number, std::move(at.first));
  }
  if (at.block.empty()) {
    at.first = std::move(separator);
    separator = {};
  }
  char* item = at.block.add(kOverhead + separator.key.size());
  put_big_endian32(item, child);
  item[kChildBytes] = static_cast<char>(separator.key.size());
  put_big_endian16(put_bytes(item + kChildBytes + 1, separator.key), separator.component);
}

std::uint32_t TableWriter::write_block(Block& block, std::size_t level) {
  if (next_block_ == std::numeric_limits<std::uint32_t>::max()) {
    throw IndexError(fmt::format("cannot write {}: it has more blocks than Xapian can number",
                                 path_));
  }
  file_->append(block.finish(static_cast<std::uint32_t>(level)));
  block.clear();
  return next_block_++;
}

TableRoot TableWriter::finish() {
  if (!file_) return {};
  TableRoot root{0, 0, entries_, 0};
  root.block = write_block(leaf_, 0);
  if (!branches_.empty()) {
    put_child(0, root.block, std::move(leaf_first_));
    for (std::size_t i = 0;; ++i) {
      root.block = write_block(branches_[i]->block, i + 1);
      root.level = static_cast<std::uint32_t>(i + 1);
      if (i + 1 == branches_.size()) break;
      put_child(i + 1, root.block, std::move(branches_[i]->first));
    }
  }
  root.blocks = next_block_;
  file_->sync();
  file_.reset();
  return root;
}

}  // namespace tickerdex::glass
