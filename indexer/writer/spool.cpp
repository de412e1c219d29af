#include "indexer/writer/spool.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

constexpr std::size_t kBlockBytes = 1 << 18;
constexpr std::size_t kMaxSampled = 4096;
constexpr std::uint32_t kMaxSampledBytes = 16 << 10;

}  // namespace

bool Spool::ById::operator()(const SpoolKey& a, const SpoolKey& b) const {
  return std::tie(a.article.id_high, a.article.id_low, a.sequence) <
         std::tie(b.article.id_high, b.article.id_low, b.sequence);
}

bool Spool::ByDocument::operator()(const SpoolKey& a, const SpoolKey& b) const {
  return std::tie(a.date, a.article.id_high, a.article.id_low) <
         std::tie(b.date, b.article.id_high, b.article.id_low);
}

Spool::Spool(const std::string& folder, std::uint64_t memory_bytes)
    : file_(OutputFile::temporary(folder, kBlockBytes)),
      by_id_(folder, memory_bytes / 2),
      by_document_(folder, memory_bytes / 2) {}

void Spool::add(const ArticleKey& article, std::optional<std::int64_t> published_utc,
                std::uint64_t sequence, std::string_view encoded, std::uint64_t memory_bytes) {
  constexpr std::uint64_t kMax = std::numeric_limits<std::uint32_t>::max();
  if (encoded.size() > kMax) throw IndexError("an article of 4 GiB or more cannot be indexed");
  SpoolKey key;
  key.article = article;
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
  key.date = published_utc ? static_cast<std::uint64_t>(*published_utc) ^ kSign
                           : std::numeric_limits<std::uint64_t>::max();
  key.sequence = sequence;
  key.offset = file_.size();
  key.length = static_cast<std::uint32_t>(encoded.size());
  key.memory_kib = static_cast<std::uint32_t>(std::min((memory_bytes + 1023) / 1024, kMax));
  file_.append(encoded);
  by_id_.add(key);
}

void Spool::sort() {
  file_.flush();
  by_id_.sort();
  SpoolKey latest;
  SpoolKey key;
  if (by_id_.next(latest)) {
    while (by_id_.next(key)) {
      if (key.article.same_id(latest.article)) {
        ++duplicates_;
      } else {
        keep(latest);
      }
      latest = key;
    }
    keep(latest);
  }
  by_id_.clear();
  size_ = by_document_.size();
  by_document_.sort();
}

void Spool::keep(const SpoolKey& key) {
  by_document_.add(key);
  if (sample_.size() < kMaxSampled) sample_.push_back(key);
}

std::vector<std::string> Spool::sample(std::size_t bytes) {
  std::vector<std::string> articles;
  for (SpoolKey key : sample_) {
    key.length = std::min(key.length, kMaxSampledBytes);
    if (key.length > bytes) break;
    bytes -= key.length;
    read_at(key, articles.emplace_back());
  }
  return articles;
}

bool Spool::next(Item& item, const std::function<void(std::uint64_t)>& before) {
  SpoolKey key;
  if (!by_document_.next(key)) return false;
  item.memory_bytes = std::uint64_t{key.memory_kib} * 1024;
  if (before) before(item.memory_bytes);
  item.key = key.article;
  read_at(key, item.encoded);
  return true;
}

void Spool::read_at(const SpoolKey& key, std::string& encoded) {
  if (key.length > kBlockBytes) {
    encoded.resize(key.length);
    file_.handle()->read_at(key.offset, encoded.data(), key.length);
    return;
  }
  const std::uint64_t window_end = window_begin_ + window_.size();
  if (key.offset < window_begin_ || key.offset + key.length > window_end) {
    // Reads ahead only if the last article was adjacent: feeds are mostly in time order.
    const bool forward = key.offset >= window_begin_ && key.offset <= window_end + kBlockBytes;
    const std::uint64_t wanted = std::max<std::uint64_t>(key.length, forward ? kBlockBytes : 0);
    window_.resize(std::min<std::uint64_t>(wanted, file_.size() - key.offset));
    file_.handle()->read_at(key.offset, window_.data(), window_.size());
    window_begin_ = key.offset;
  }
  encoded.assign(window_, key.offset - window_begin_, key.length);
}

}  // namespace tickerdex
