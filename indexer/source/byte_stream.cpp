#include "indexer/source/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "indexer/schema/errors.h"
#include "indexer/schema/hash.h"

namespace tickerdex {
namespace {

class FileStream final : public ByteStream {
 public:
  explicit FileStream(int descriptor) : descriptor_(descriptor) {
#ifdef POSIX_FADV_SEQUENTIAL
    ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream() override { ::close(descriptor_); }

  std::size_t read(char* into, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, into, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) throw ReadError(error_text(errno));
    }
  }
  bool seek(std::uint64_t offset) override {
    return ::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) >= 0;
  }

 private:
  int descriptor_;
};

class IstreamStream final : public ByteStream {
 public:
  explicit IstreamStream(std::istream& in) : in_(in) {}

  std::size_t read(char* into, std::size_t size) override {
    if (!in_) return 0;
    in_.read(into, static_cast<std::streamsize>(size));
    if (in_.bad()) throw ReadError("the stream failed");
    return static_cast<std::size_t>(in_.gcount());
  }

 private:
  std::istream& in_;
};

}  // namespace

std::unique_ptr<ByteStream> open_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw ReadError(error_text(errno));
  return read_descriptor(descriptor);
}

std::unique_ptr<ByteStream> read_descriptor(int descriptor) {
  return std::make_unique<FileStream>(descriptor);
}

std::unique_ptr<ByteStream> read_from(std::istream& in) {
  return std::make_unique<IstreamStream>(in);
}

std::uint64_t content_hash_of(ByteStream& stream) {
  std::vector<char> buffer(1 << 18);
  StreamHash hash;
  while (const std::size_t got = stream.read(buffer.data(), buffer.size())) {
    hash.add({buffer.data(), got});
  }
  return hash.value();
}

}  // namespace tickerdex
