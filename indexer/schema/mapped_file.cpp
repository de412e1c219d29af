#include "indexer/schema/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "indexer/schema/text/safe_text.h"

namespace tickerdex {
namespace {

// The current mappings, for a signal handler, which must not lock or allocate: entries are claimed
// and released with one store each. If there are too many files, the name of one is not recorded.
struct Noted {
  std::atomic<bool> is_taken{false};
  std::atomic<const char*> begin{nullptr};  // set last, cleared first
  std::atomic<std::size_t> size{0};
  std::array<char, 1024> path;
};
constexpr std::size_t kMaxNoted = 64;
std::array<Noted, kMaxNoted> noted;

void note(const std::string& path, const char* begin, std::size_t size) {
  for (auto& place : noted) {
    if (place.is_taken.exchange(true)) continue;
    const std::string name = safe_name(path);
    // The end of a path is more useful than its beginning.
    const auto cut = name.size() < place.path.size() ? 0 : name.size() - place.path.size() + 1;
    std::memcpy(place.path.data(), name.c_str() + cut, name.size() - cut + 1);
    place.size = size;
    place.begin = begin;
    return;
  }
}

void forget(const char* begin) {
  for (auto& place : noted) {
    if (place.begin != begin) continue;
    place.begin = nullptr;
    place.is_taken = false;
    return;
  }
}

/// The path of the mapped file that contains `address`, as safe_name(), NUL-terminated; null if
/// there is none, or too many files are mapped. Async-signal-safe; valid as long as the file is
/// mapped.
const char* mapped_path_at(const void* address) noexcept {
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  for (const auto& place : noted) {
    const auto begin = reinterpret_cast<std::uintptr_t>(place.begin.load());
    if (begin != 0 && at >= begin && at - begin < place.size) return place.path.data();
  }
  return nullptr;
}

UnreadableFileEnd chosen;

// Builds a line without heap memory; text that does not fit is dropped.
class Line {
 public:
  void add(std::string_view text) {
    for (const char c : text) add(c);
  }
  void write() const {
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, bytes_.data(), size_);
  }

 private:
  void add(char c) {
    if (size_ < bytes_.size()) bytes_[size_++] = c;
  }

  std::array<char, 2048> bytes_;
  std::size_t size_ = 0;
};

// Async-signal-safe.
extern "C" void end_unreadable(int, siginfo_t* info, void*) {
  const char* const path = mapped_path_at(info->si_addr);
  Line line;
  line.add(chosen.program);
  line.add(": error: ");
  line.add(path != nullptr ? path : "a file of the index");
  line.add(" cannot be read any more: the disk fails, or it was cut short; ");
  line.add(chosen.advice);
  line.add("\n");
  line.write();
  ::_exit(chosen.exit_code);
}

}  // namespace

std::optional<MappedFile> MappedFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return std::nullopt;
  std::optional<MappedFile> file(std::in_place);
  struct stat facts {};
  bool done = ::fstat(descriptor, &facts) == 0;
  if (done && !S_ISREG(facts.st_mode)) {  // a pipe would block
    errno = EINVAL;
    done = false;
  }
  if (done && facts.st_size > 0) {
    const auto size = static_cast<std::size_t>(facts.st_size);
    void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    done = mapped != MAP_FAILED;
    if (done) {
      file->data_ = static_cast<const char*>(mapped);
      file->size_ = size;
      note(path, file->data_, size);
    }
  }
  const int trouble = errno;
  ::close(descriptor);
  errno = trouble;
  if (!done) file.reset();
  return file;
}

MappedFile::~MappedFile() {
  if (data_ == nullptr) return;
  forget(data_);
  ::munmap(const_cast<char*>(data_), size_);
}

void MappedFile::drop_pages() const {
  if (data_ != nullptr) ::madvise(const_cast<char*>(data_), size_, MADV_DONTNEED);
}

void MappedFile::swap(MappedFile& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
}

void end_on_unreadable_files(const UnreadableFileEnd& end) {
  chosen = end;
  struct sigaction action {};
  action.sa_sigaction = end_unreadable;
  action.sa_flags = SA_SIGINFO;
  ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace tickerdex
