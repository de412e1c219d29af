#include "tests/unit/source/pack.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace tickerdex::test {
namespace {

struct Free {
  void operator()(::archive* archive) const { archive_write_free(archive); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(::archive*, void* into, const void* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

std::string made(const std::string& format, const std::string& filter,
                 const std::vector<Member>& members) {
  std::string out;
  const std::unique_ptr<::archive, Free> writer(archive_write_new());
  ::archive* const a = writer.get();
  const auto check = [&](int result) {
    if (result < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(a));
  };
  check(archive_write_set_format_by_name(a, format.c_str()));
  if (filter != "none") check(archive_write_add_filter_by_name(a, filter.c_str()));
  archive_write_set_bytes_in_last_block(a, 1);
  check(archive_write_open(a, &out, nullptr, append, nullptr));
  for (const Member& member : members) {
    const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
    archive_entry_copy_pathname(entry.get(), member.name.c_str());
    archive_entry_set_mtime(entry.get(), member.mtime, 0);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_filetype(entry.get(), member.kind == 'd'   ? AE_IFDIR
                                            : member.kind == 'l' ? AE_IFLNK
                                            : member.kind == 'p' ? AE_IFIFO
                                                                 : AE_IFREG);
    if (member.kind == 'l') archive_entry_copy_symlink(entry.get(), member.bytes.c_str());
    if (member.kind == 'h') archive_entry_copy_hardlink(entry.get(), member.bytes.c_str());
    const std::string bytes = member.kind == 'f' ? member.bytes : std::string();
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    check(archive_write_header(a, entry.get()));
    if (!bytes.empty()) archive_write_data(a, bytes.data(), bytes.size());
  }
  check(archive_write_close(a));
  return out;
}

}  // namespace

std::string archive(const std::string& format, const std::string& filter,
                    const std::vector<Member>& members) {
  return made(format, filter, members);
}

std::string compressed(const std::string& filter, std::string_view bytes) {
  return made("raw", filter, {{"data", std::string(bytes)}});
}

}  // namespace tickerdex::test
