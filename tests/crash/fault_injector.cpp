// LD_PRELOAD: counts the calls that touch INDEX, and makes the process die or fail at one of them.
//
//   TICKERDEX_FAULT_INDEX   the folder, absolute and without symlinks
//   TICKERDEX_FAULT_OUTPUTS another such folder, optional
//   TICKERDEX_FAULT_AT      the call at which it happens, from 1; 0: only count
//   TICKERDEX_FAULT_ACTION  kill: SIGKILL before the call; torn: half of a write, then SIGKILL;
//                           term: SIGTERM, and a moment to handle it;
//                           EIO: this call fails; ENOSPC: it fails, and so does every later call
//                           that needs space
//   TICKERDEX_FAULT_LOG     file to which each call is appended: "17 write docdata.glass"
//
// Counted are calls that change INDEX, and, for EIO and ENOSPC, those that read from it as well.
// A call touches INDEX if its path or its descriptor's path (/proc/self/fd) is inside it.
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace {

enum class Action { count, kill, torn, term, eio, enospc };

struct Settings {
  std::string index;
  std::string outputs;
  long at = 0;
  Action action = Action::count;
  std::string log;

  Settings() {
    const auto get = [](const char* name) {
      const char* value = std::getenv(name);
      return std::string(value ? value : "");
    };
    index = get("TICKERDEX_FAULT_INDEX");
    outputs = get("TICKERDEX_FAULT_OUTPUTS");
    at = std::atol(get("TICKERDEX_FAULT_AT").c_str());
    log = get("TICKERDEX_FAULT_LOG");
    const std::string name = get("TICKERDEX_FAULT_ACTION");
    action = name == "kill"     ? Action::kill
             : name == "torn"   ? Action::torn
             : name == "term"   ? Action::term
             : name == "EIO"    ? Action::eio
             : name == "ENOSPC" ? Action::enospc
                                : Action::count;
  }
};

const Settings& settings() {
  static const Settings kSettings;
  return kSettings;
}

std::atomic<long> calls{0};
std::atomic<bool> is_full{false};

[[noreturn]] void die() {
  ::syscall(SYS_kill, ::getpid(), SIGKILL);
  for (;;) ::pause();
}

bool is_below(std::string_view path, const std::string& folder) {
  return !folder.empty() && path.starts_with(folder) &&
         (path.size() == folder.size() || path[folder.size()] == '/');
}

bool is_watched(std::string_view path) {
  return is_below(path, settings().index) || is_below(path, settings().outputs);
}

std::string path_of(int descriptor) {
  std::array<char, 4096> target{};
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t size = ::readlink(link.c_str(), target.data(), target.size());
  return size > 0 ? std::string(target.data(), static_cast<std::size_t>(size)) : std::string();
}

std::string path_at(int folder, const char* path) {
  if (path[0] == '/') return path;
  std::array<char, 4096> here{};
  if (folder != AT_FDCWD) return path_of(folder) + "/" + path;
  return std::string(::getcwd(here.data(), here.size()) ? here.data() : "") + "/" + path;
}

enum class Kind { changes, takes_space, reads };

// 0: the call proceeds. Otherwise the errno it fails with. `half` does half of a write.
template <class Half>
int meet(const char* name, const std::string& path, Kind kind, const Half& half) {
  if (!is_watched(path)) return 0;
  const Settings& s = settings();
  const bool fails = s.action == Action::eio || s.action == Action::enospc;
  if (kind == Kind::reads && !fails) return 0;
  const long number = ++calls;
  if (!s.log.empty()) {
    const int log = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, s.log.c_str(),
                                               O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    const std::string line = std::to_string(number) + " " + name + " " +
                             path.substr(path.find_last_of('/') + 1) + "\n";
    if (::syscall(SYS_write, log, line.data(), line.size()) < 0) die();
    ::syscall(SYS_close, log);
  }
  if (number != s.at) return is_full && kind == Kind::takes_space ? ENOSPC : 0;
  switch (s.action) {
    case Action::count: return 0;
    case Action::torn: half(); [[fallthrough]];
    case Action::kill: die();
    case Action::term:
      ::syscall(SYS_kill, ::getpid(), SIGTERM);
      ::usleep(50'000);
      return 0;
    case Action::eio: return EIO;
    case Action::enospc: is_full = true; return ENOSPC;
  }
  return 0;
}

int meet(const char* name, const std::string& path, Kind kind) {
  return meet(name, path, kind, [] {});
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

constexpr bool takes_mode(int flags) { return (flags & (O_CREAT | O_TMPFILE)) != 0; }

int open_at(const char* name, int folder, const char* path, int flags, mode_t mode) {
  const bool writes = (flags & (O_CREAT | O_TRUNC | O_TMPFILE)) != 0 &&
                      (flags & O_ACCMODE) != O_RDONLY;
  const int error =
      meet(name, path_at(folder, path), writes ? Kind::takes_space : Kind::reads);
  if (error != 0) {
    errno = error;
    return -1;
  }
  return static_cast<int>(::syscall(SYS_openat, folder, path, flags | O_LARGEFILE, mode));
}

mode_t mode_of(int flags, va_list arguments) {
  return takes_mode(flags) ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

}  // namespace

// Every wrapper: meet(), then the real call.
#define TICKERDEX_MEET(name, path, kind)              \
  if (const int error = meet(name, (path), (kind))) { \
    errno = error;                                    \
    return -1;                                        \
  }

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_at("open", AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_at("open", AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_at("open", folder, path, flags, mode);
}
int openat64(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_at("open", folder, path, flags, mode);
}

// libc's own open() inside these functions is not visible here.
static FILE* open_stream(const char* name, const char* path, const char* mode) {
  const Kind kind = mode[0] == 'r' ? Kind::reads : Kind::takes_space;
  if (const int error = meet("open", path_at(AT_FDCWD, path), kind)) {
    errno = error;
    return nullptr;
  }
  return real<FILE*(const char*, const char*)>(name)(path, mode);
}
FILE* fopen(const char* path, const char* mode) { return open_stream("fopen", path, mode); }
FILE* fopen64(const char* path, const char* mode) { return open_stream("fopen64", path, mode); }
int mkostemp(char* path, int flags) {
  TICKERDEX_MEET("open", path_at(AT_FDCWD, path), Kind::takes_space)
  return real<int(char*, int)>("mkostemp")(path, flags);
}
int mkostemp64(char* path, int flags) { return mkostemp(path, flags); }
int mkstemp(char* path) { return mkostemp(path, 0); }
int mkstemp64(char* path) { return mkostemp(path, 0); }

ssize_t write(int to, const void* bytes, size_t size) {
  const int error = meet("write", path_of(to), Kind::takes_space, [&] {
    if (::syscall(SYS_write, to, bytes, size / 2) < 0) die();
  });
  if (error != 0) {
    errno = error;
    return -1;
  }
  return ::syscall(SYS_write, to, bytes, size);
}
static ssize_t write_at(int to, const void* bytes, size_t size, off64_t at) {
  const int error = meet("pwrite", path_of(to), Kind::takes_space, [&] {
    if (::syscall(SYS_pwrite64, to, bytes, size / 2, at) < 0) die();
  });
  if (error != 0) {
    errno = error;
    return -1;
  }
  return ::syscall(SYS_pwrite64, to, bytes, size, at);
}
ssize_t pwrite(int to, const void* bytes, size_t size, off_t at) {
  return write_at(to, bytes, size, at);
}
ssize_t pwrite64(int to, const void* bytes, size_t size, off64_t at) {
  return write_at(to, bytes, size, at);
}
ssize_t writev(int to, const iovec* pieces, int count) {
  const int error = meet("writev", path_of(to), Kind::takes_space, [&] {
    if (::syscall(SYS_write, to, pieces[0].iov_base, pieces[0].iov_len) < 0) die();
  });
  if (error != 0) {
    errno = error;
    return -1;
  }
  return ::syscall(SYS_writev, to, pieces, count);
}
ssize_t read(int from, void* bytes, size_t size) {
  TICKERDEX_MEET("read", path_of(from), Kind::reads)
  return ::syscall(SYS_read, from, bytes, size);
}
ssize_t pread(int from, void* bytes, size_t size, off_t at) {
  TICKERDEX_MEET("pread", path_of(from), Kind::reads)
  return ::syscall(SYS_pread64, from, bytes, size, at);
}
ssize_t pread64(int from, void* bytes, size_t size, off64_t at) {
  TICKERDEX_MEET("pread", path_of(from), Kind::reads)
  return ::syscall(SYS_pread64, from, bytes, size, at);
}

int fsync(int file) {
  TICKERDEX_MEET("fsync", path_of(file), Kind::changes)
  return static_cast<int>(::syscall(SYS_fsync, file));
}
int fdatasync(int file) {
  TICKERDEX_MEET("fdatasync", path_of(file), Kind::changes)
  return static_cast<int>(::syscall(SYS_fdatasync, file));
}
int ftruncate(int file, off_t size) {
  TICKERDEX_MEET("ftruncate", path_of(file), Kind::changes)
  return static_cast<int>(::syscall(SYS_ftruncate, file, size));
}
int ftruncate64(int file, off64_t size) {
  TICKERDEX_MEET("ftruncate", path_of(file), Kind::changes)
  return static_cast<int>(::syscall(SYS_ftruncate, file, size));
}
int fallocate(int file, int mode, off_t offset, off_t size) {
  TICKERDEX_MEET("fallocate", path_of(file), Kind::takes_space)
  return static_cast<int>(::syscall(SYS_fallocate, file, mode, offset, size));
}
ssize_t copy_file_range(int in, off64_t* in_at, int out, off64_t* out_at, size_t size,
                        unsigned flags) {
  TICKERDEX_MEET("copy_file_range", path_of(out), Kind::takes_space)
  return ::syscall(SYS_copy_file_range, in, in_at, out, out_at, size, flags);
}
ssize_t sendfile(int out, int in, off_t* at, size_t size) {
  TICKERDEX_MEET("sendfile", path_of(out), Kind::takes_space)
  return ::syscall(SYS_sendfile, out, in, at, size);
}
int rename(const char* from, const char* to) {
  TICKERDEX_MEET("rename", path_at(AT_FDCWD, to), Kind::changes)
  return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) {
  TICKERDEX_MEET("rename", path_at(to_folder, to), Kind::changes)
  return static_cast<int>(::syscall(SYS_renameat2, from_folder, from, to_folder, to, 0));
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  TICKERDEX_MEET("rename", path_at(to_folder, to), Kind::changes)
  return static_cast<int>(::syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
}
int chmod(const char* path, mode_t mode) {
  TICKERDEX_MEET("chmod", path_at(AT_FDCWD, path), Kind::changes)
  return static_cast<int>(::syscall(SYS_fchmodat, AT_FDCWD, path, mode));
}
int fchmod(int file, mode_t mode) {
  TICKERDEX_MEET("chmod", path_of(file), Kind::changes)
  return static_cast<int>(::syscall(SYS_fchmod, file, mode));
}
int fchmodat(int folder, const char* path, mode_t mode, int flags) {
  TICKERDEX_MEET("chmod", path_at(folder, path), Kind::changes)
  return real<int(int, const char*, mode_t, int)>("fchmodat")(folder, path, mode, flags);
}
int fchown(int file, uid_t user, gid_t group) {
  TICKERDEX_MEET("chown", path_of(file), Kind::changes)
  return static_cast<int>(::syscall(SYS_fchown, file, user, group));
}
int symlinkat(const char* target, int folder, const char* path) {
  TICKERDEX_MEET("symlink", path_at(folder, path), Kind::takes_space)
  return static_cast<int>(::syscall(SYS_symlinkat, target, folder, path));
}
int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) {
  TICKERDEX_MEET("link", path_at(to_folder, to), Kind::takes_space)
  return static_cast<int>(::syscall(SYS_linkat, from_folder, from, to_folder, to, flags));
}
int mkdirat(int folder, const char* path, mode_t mode) {
  TICKERDEX_MEET("mkdir", path_at(folder, path), Kind::takes_space)
  return static_cast<int>(::syscall(SYS_mkdirat, folder, path, mode));
}
int symlink(const char* target, const char* path) {
  TICKERDEX_MEET("symlink", path_at(AT_FDCWD, path), Kind::takes_space)
  return static_cast<int>(::syscall(SYS_symlinkat, target, AT_FDCWD, path));
}
int link(const char* from, const char* to) {
  TICKERDEX_MEET("link", path_at(AT_FDCWD, to), Kind::takes_space)
  return static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int mkdir(const char* path, mode_t mode) {
  TICKERDEX_MEET("mkdir", path_at(AT_FDCWD, path), Kind::takes_space)
  return static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}
int unlink(const char* path) {
  TICKERDEX_MEET("unlink", path_at(AT_FDCWD, path), Kind::changes)
  return static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}
int rmdir(const char* path) {
  TICKERDEX_MEET("rmdir", path_at(AT_FDCWD, path), Kind::changes)
  return static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR));
}
int remove(const char* path) {
  TICKERDEX_MEET("unlink", path_at(AT_FDCWD, path), Kind::changes)
  return real<int(const char*)>("remove")(path);
}
int unlinkat(int folder, const char* path, int flags) {
  TICKERDEX_MEET("unlink", path_at(folder, path), Kind::changes)
  return static_cast<int>(::syscall(SYS_unlinkat, folder, path, flags));
}

}  // extern "C"
