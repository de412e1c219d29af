// A temporary file without a name: it is gone when its process ends, however it ends.
//
// Appending is buffered by the caller's block sizes. Errors (a full disk) are IndexError and name
// the folder. Reads may run beside each other; appends may not.
#pragma once

#include <cstdint>
#include <string>

namespace tickerdex {

class ScratchFile {
 public:
  ScratchFile() = default;
  /// Opens one in `folder`. @throws IndexError.
  explicit ScratchFile(const std::string& folder);
  ~ScratchFile();
  ScratchFile(ScratchFile&& other) noexcept;
  ScratchFile& operator=(ScratchFile&& other) noexcept;

  void append(const void* bytes, std::size_t count);
  void read(std::uint64_t offset, void* bytes, std::size_t count) const;
  std::uint64_t size() const { return size_; }

 private:
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::string folder_;
};

}  // namespace tickerdex
