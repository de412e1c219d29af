#include "indexer/publish/durable.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "indexer/publish/replacement.h"
#include "indexer/schema/errors.h"

namespace tickerdex {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* what, const std::string& path) {
  throw IndexError(fmt::format("cannot {} {}: {}", what, path, error_text(errno)));
}

struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

std::string parent_of(const std::string& path) {
  const auto parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

}  // namespace

void sync_path(const std::string& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
  if (file.number < 0) fail("open", path);
  if (::fsync(file.number) != 0) fail("fsync", path);
}

void sync_tree(const std::string& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) {
      sync_tree(entry.path().string());
    } else {
      sync_path(entry.path().string());
    }
  }
  sync_path(folder);
}

void write_file_durably(const std::string& path, std::string_view bytes) {
  Replacement file(path);
  file.write(bytes);
  file.commit();
}

void rename_path(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) fail("rename to", to);
}

bool replace_symlink(const std::string& target, const std::string& link) {
  remove_stale_temporaries(link);
  const std::string temporary = temporary_name(link);
  if (::symlink(target.c_str(), temporary.c_str()) != 0) fail("create", link);
  try {
    rename_path(temporary, link);
  } catch (const IndexError&) {
    ::unlink(temporary.c_str());
    throw;
  }
  try {
    sync_path(parent_of(link));
  } catch (const IndexError&) {
    return false;
  }
  return true;
}

}  // namespace tickerdex
