#include "indexer/schema/checksums.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "indexer/schema/errors.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/hash.h"

namespace tickerdex {
namespace {

constexpr std::string_view kMagic = "TDXSUMS\n";
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kBlockBytes = 65'536;
constexpr std::size_t kReadBlocks = 16;  // at a time

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t block_bytes;
  std::uint32_t files;
  std::uint32_t table_bytes;
  std::array<char, 32> generation;
};
static_assert(sizeof(Header) == 56);

std::uint64_t blocks_of(std::uint64_t bytes) {
  return bytes / kBlockBytes + (bytes % kBlockBytes > 0 ? 1 : 0);
}

std::int64_t mtime_of(const struct stat& status) {
  return status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
}

class File {
 public:
  explicit File(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {
    if (descriptor_ < 0 || ::fstat(descriptor_, &status_) != 0) {
      error_ = errno;
    } else if (!S_ISREG(status_.st_mode)) {
      error_ = EINVAL;
    }
  }
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  /// The error of reading it; 0: none so far.
  int error() const { return error_; }
  const struct stat& status() const { return status_; }

  /// What is there of `size` bytes; less at the end or after an error.
  std::string_view read(std::uint64_t offset, std::string& into, std::size_t size) {
    into.resize(size);
    std::size_t held = 0;
    while (held < size) {
      const auto got = ::pread(descriptor_, into.data() + held, size - held,
                               static_cast<off_t>(offset + held));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) error_ = errno;
      if (got <= 0) break;
      held += static_cast<std::size_t>(got);
    }
    return std::string_view(into).substr(0, held);
  }

 private:
  int descriptor_;
  struct stat status_ {};
  int error_ = 0;
};

/// Sums of the blocks of a file, to its end or the first error.
std::vector<std::uint64_t> sums_of(File& file) {
  std::vector<std::uint64_t> sums;
  std::string buffer;
  for (std::uint64_t offset = 0;; offset += kReadBlocks * kBlockBytes) {
    auto bytes = file.read(offset, buffer, kReadBlocks * kBlockBytes);
    const bool is_last = bytes.size() < buffer.size();
    while (!bytes.empty()) {
      sums.push_back(hash64(bytes.substr(0, kBlockBytes)));
      bytes.remove_prefix(std::min<std::size_t>(bytes.size(), kBlockBytes));
    }
    if (is_last) return sums;
  }
}

// The list of files; sums are read only when needed.
class Listing {
 public:
  struct Entry {
    std::string name;
    std::uint64_t bytes = 0;
    std::int64_t mtime_ns = 0;
    std::uint64_t first_sum = 0;
  };

  explicit Listing(const std::string& folder)
      : name_(layout::kChecksums), file_(folder + "/" + name_) {
    if (file_.error() == ENOENT) {
      trouble_ = name_ + " is missing";
    } else if (file_.error() != 0) {
      trouble_ = fmt::format("{} cannot be read: {}", name_, error_text(file_.error()));
    } else {
      read_entries();
    }
  }

  const std::string& trouble() const { return trouble_; }
  const std::vector<Entry>& entries() const { return entries_; }

  /// All sums, checked; empty and trouble() if they are damaged.
  std::vector<std::uint64_t> read_sums() {
    const std::size_t size = static_cast<std::size_t>(sums_) * sizeof(std::uint64_t);
    std::string buffer;
    const auto bytes = file_.read(sums_begin_, buffer, size + sizeof(std::uint64_t));
    std::uint64_t hash = 0;
    if (bytes.size() == buffer.size()) std::memcpy(&hash, bytes.data() + size, sizeof hash);
    if (bytes.size() != buffer.size() || hash != hash64(bytes.substr(0, size))) {
      damaged("the hash of its sums does not match");
      return {};
    }
    std::vector<std::uint64_t> sums(sums_);
    std::memcpy(sums.data(), bytes.data(), size);
    return sums;
  }

 private:
  void damaged(std::string_view what) { trouble_ = fmt::format("{} is damaged: {}", name_, what); }

  void read_entries() {
    std::string buffer;
    const auto size = static_cast<std::uint64_t>(file_.status().st_size);
    auto bytes = file_.read(0, buffer, sizeof(Header));
    Header header{};
    if (bytes.size() < sizeof header || !bytes.starts_with(kMagic)) {
      return damaged("it does not begin as a checksums file does");
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.version != kVersion || header.block_bytes != kBlockBytes) {
      trouble_ = fmt::format("{} has version {}, but this program reads version {}", name_,
                             header.version, kVersion);
      return;
    }
    if (header.table_bytes > size) return damaged("it is cut short");
    const std::size_t table_end = sizeof header + header.table_bytes;
    bytes = file_.read(0, buffer, table_end + sizeof(std::uint64_t));
    std::uint64_t hash = 0;
    if (bytes.size() == buffer.size()) std::memcpy(&hash, bytes.data() + table_end, sizeof hash);
    if (bytes.size() != buffer.size() || hash != hash64(bytes.substr(0, table_end))) {
      return damaged("the hash of its list of files does not match");
    }
    bytes = bytes.substr(sizeof header, header.table_bytes);
    for (std::uint32_t i = 0; i < header.files; ++i) {
      Entry entry;
      std::uint32_t name_bytes = 0;
      constexpr std::size_t kFixed = sizeof entry.bytes + sizeof entry.mtime_ns + sizeof name_bytes;
      if (bytes.size() >= kFixed) {
        std::memcpy(&entry.bytes, bytes.data(), sizeof entry.bytes);
        std::memcpy(&entry.mtime_ns, bytes.data() + 8, sizeof entry.mtime_ns);
        std::memcpy(&name_bytes, bytes.data() + 16, sizeof name_bytes);
      }
      if (bytes.size() < kFixed || bytes.size() - kFixed < name_bytes) {
        return damaged("its list of files is cut short");
      }
      entry.name = bytes.substr(kFixed, name_bytes);
      entry.first_sum = sums_;
      sums_ += blocks_of(entry.bytes);
      bytes.remove_prefix(kFixed + name_bytes);
      entries_.push_back(std::move(entry));
    }
    sums_begin_ = table_end + sizeof(std::uint64_t);
    if (sums_ > size / sizeof(std::uint64_t) ||
        size != sums_begin_ + (sums_ + 1) * sizeof(std::uint64_t)) {
      damaged("its size does not match its list of files");
    }
  }

  std::string name_;
  File file_;
  std::string trouble_;
  std::vector<Entry> entries_;
  std::uint64_t sums_ = 0;
  std::uint64_t sums_begin_ = 0;
};

std::string unreadable(const Listing::Entry& entry, int error) {
  return fmt::format("{} cannot be read: {}", entry.name, error_text(error));
}

/// How the file's bytes differ from those listed.
std::string byte_trouble(File& file, const Listing::Entry& entry,
                         const std::vector<std::uint64_t>& listed) {
  const auto found = sums_of(file);
  if (file.error() != 0) return unreadable(entry, file.error());
  const auto expected = blocks_of(entry.bytes);
  std::uint64_t wrong = 0;
  std::uint64_t first = 0;
  for (std::uint64_t i = 0; i < std::max<std::uint64_t>(expected, found.size()); ++i) {
    const bool is_right =
        i < expected && i < found.size() && found[i] == listed[entry.first_sum + i];
    if (!is_right && wrong++ == 0) first = i;
  }
  if (wrong == 0) return {};
  return fmt::format("{} is not what was published: {} of {} blocks of 64 KiB differ, the first at "
                     "byte {}",
                     entry.name, wrong, std::max<std::uint64_t>(expected, found.size()),
                     first * kBlockBytes);
}

/// Whether a file is missing or cut short.
std::string absence_of(const std::string& folder, const Listing::Entry& entry) {
  struct stat status {};
  if (::stat((folder + "/" + entry.name).c_str(), &status) != 0) {
    return errno == ENOENT ? entry.name + " is missing" : unreadable(entry, errno);
  }
  const auto bytes = static_cast<std::uint64_t>(status.st_size);
  if (!S_ISREG(status.st_mode)) return entry.name + " is not a regular file";
  if (bytes >= entry.bytes) return {};
  return fmt::format("{} is cut short: {} bytes where {} were published", entry.name, bytes,
                     entry.bytes);
}

/// Whether an existing file has other content than was published.
std::string change_of(const std::string& folder, const Listing::Entry& entry, CheckDepth depth,
                      const std::vector<std::uint64_t>& sums) {
  File file(folder + "/" + entry.name);
  if (file.error() != 0) return unreadable(entry, file.error());
  const auto bytes = static_cast<std::uint64_t>(file.status().st_size);
  if (bytes > entry.bytes) {
    return fmt::format("{} has grown: {} bytes where {} were published", entry.name, bytes,
                       entry.bytes);
  }
  const bool is_untouched = bytes == entry.bytes && mtime_of(file.status()) == entry.mtime_ns;
  if (depth == CheckDepth::unchanged && is_untouched) return {};
  return byte_trouble(file, entry, sums);
}

}  // namespace

bool is_table(std::string_view file) {
  return file.ends_with(".glass") || file == layout::kDatabaseFile;
}

std::vector<FileTrouble> file_troubles(const std::string& folder, CheckDepth depth) {
  Listing listing(folder);
  std::vector<std::uint64_t> sums;
  if (listing.trouble().empty()) sums = listing.read_sums();
  std::vector<FileTrouble> troubles;
  if (!listing.trouble().empty()) {
    troubles.push_back({std::string(layout::kChecksums), listing.trouble()});
  }
  for (const auto& entry : listing.entries()) {
    auto trouble = absence_of(folder, entry);
    if (trouble.empty() && listing.trouble().empty()) {
      trouble = change_of(folder, entry, depth, sums);
    }
    if (!trouble.empty()) troubles.push_back({entry.name, std::move(trouble)});
  }
  return troubles;
}

std::vector<FileTrouble> table_troubles(const std::string& folder, bool has_words) {
  const Listing listing(folder);
  std::vector<FileTrouble> troubles;
  for (const auto& entry : listing.entries()) {
    if (!is_table(entry.name) || entry.name == layout::kDatabaseFile) continue;
    auto trouble = absence_of(folder, entry);
    if (!trouble.empty()) troubles.push_back({entry.name, std::move(trouble)});
  }
  if (!has_words || !listing.entries().empty()) return troubles;
  for (const std::string_view table : {"postlist", "docdata", "termlist", "position"}) {
    std::error_code error;
    const auto name = fmt::format("{}.glass", table);
    if (std::filesystem::exists(std::filesystem::path(folder) / name, error)) continue;
    troubles.push_back({name, name + " is missing"});
  }
  return troubles;
}

FileSums sum_file(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name;
  File file(path);
  FileSums sums{name, 0, 0, {}};
  if (file.error() == 0) {
    sums.bytes = static_cast<std::uint64_t>(file.status().st_size);
    sums.mtime_ns = mtime_of(file.status());
    sums.sums = sums_of(file);
  }
  if (file.error() != 0) fail_to("read", path, file.error());
  if (sums.sums.size() != blocks_of(sums.bytes)) {
    throw IndexError(fmt::format("{} changed while it was read", path));
  }
  return sums;
}

std::vector<std::string> files_to_sum(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  std::filesystem::directory_iterator at(folder, error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    const auto name = at->path().filename().string();
    if (name != layout::kManifest && name != layout::kChecksums) names.push_back(name);
  }
  if (error) fail_to("read", folder, error.value());
  std::ranges::sort(names);
  return names;
}

std::string encode_checksums(std::string_view generation, const std::vector<FileSums>& files) {
  const auto append = [](std::string& to, const auto& value) {
    to.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  std::string table;
  std::string sums;
  for (const auto& file : files) {
    append(table, file.bytes);
    append(table, file.mtime_ns);
    append(table, static_cast<std::uint32_t>(file.name.size()));
    table += file.name;
    sums.append(reinterpret_cast<const char*>(file.sums.data()),
                file.sums.size() * sizeof(std::uint64_t));
  }
  Header header{};
  kMagic.copy(header.magic.data(), header.magic.size());
  header.version = kVersion;
  header.block_bytes = kBlockBytes;
  header.files = static_cast<std::uint32_t>(files.size());
  header.table_bytes = static_cast<std::uint32_t>(table.size());
  generation.copy(header.generation.data(), header.generation.size());
  std::string bytes;
  append(bytes, header);
  bytes += table;
  append(bytes, hash64(bytes));
  bytes += sums;
  append(bytes, hash64(sums));
  return bytes;
}

}  // namespace tickerdex
