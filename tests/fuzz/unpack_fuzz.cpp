// Archives and compressed files, by streaming and by seeking: any bytes end within the limits, and
// something is said of each file, under a name inside it.

#include "indexer/source/unpack/unpacker.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

class Memory final : public ByteStream {
 public:
  Memory(std::string_view bytes, bool can_seek) : bytes_(bytes), can_seek_(can_seek) {}
  std::size_t read(char* into, std::size_t size) override {
    const std::size_t got = bytes_.substr(place_).copy(into, size);
    place_ += got;
    return got;
  }
  bool seek(std::uint64_t offset) override {
    if (!can_seek_ || offset > bytes_.size()) return false;
    place_ = static_cast<std::size_t>(offset);
    return true;
  }

 private:
  std::string_view bytes_;
  bool can_seek_;
  std::size_t place_ = 0;
};

void check(std::string_view bytes, bool can_seek) {
  UnpackLimits limits;
  limits.free_bytes = 1 << 20;
  limits.total_bytes = 8 << 20;
  limits.decoder_bytes = 16 << 20;
  limits.members = 1000;
  std::size_t said = 0;
  std::uint64_t unpacked = 0;
  const auto is_inside = [](const std::string& path) {
    require(path == "in" || path.starts_with("in!"), "a name is inside the file", path);
  };
  Unpacker unpacker(limits, {[&](Window& window, ByteStream&, const UnpackedFile& file) {
                               ++said;
                               is_inside(file.path);
                               do {
                                 unpacked += window.view().size();
                                 window.consume(window.view().size());
                               } while (window.more());
                             },
                             [&](const std::string& path, const std::string& reason) {
                               ++said;
                               is_inside(path);
                               require(!reason.empty(), "a skip has a reason");
                             },
                             [&](const std::string& path, const UnpackError& error) {
                               ++said;
                               is_inside(path);
                               require(!error.reason.empty() && !error.detail.empty(),
                                       "a reject has a reason");
                             }});
  Memory memory(bytes, can_seek);
  unpacker.read(memory, {"in", "in", 0}, can_seek ? bytes.size() : 0, [&] { return bytes.size(); });
  require(said > 0, "something is said of each file", bytes);
  require(unpacked <= limits.total_bytes + bytes.size(), "unpacking is bounded", bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::Input(data, size).rest());
  check(bytes, true);
  check(bytes, false);
  return 0;
}
