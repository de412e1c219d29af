// How far files are unpacked, so that a small hostile one cost neither hours nor memory, and what
// is thrown at damage or at a limit.
//
// A layer is one compression or one archive: news.tar.gz has two. Layer 0 is the file on disk.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>

namespace tickerdex {

struct UnpackLimits {
  std::uint64_t member_bytes = std::uint64_t{64} << 30;  ///< of one member or compressed file
  std::uint64_t total_bytes = std::uint64_t{256} << 30;  ///< of one file on disk
  /// The unpacked bytes for each byte on disk, after the first free_bytes.
  std::uint64_t ratio = 200;
  std::uint64_t free_bytes = std::uint64_t{64} << 20;
  std::uint64_t members = 1'000'000;  ///< of one file on disk
  std::uint32_t layers = 8;
  /// Of one decompressor; `memory_for` gives the --memory that would allow so much.
  std::uint64_t decoder_bytes = std::numeric_limits<std::uint64_t>::max();
  std::function<std::string(std::uint64_t bytes)> memory_for = {};
};

/// Ends the reading of a layer; those around it go on, unless it is layer 0.
struct UnpackError {
  std::string reason;        ///< of the reject
  std::string detail;
  std::uint32_t layer = 0;
  std::uint64_t offset = 0;  ///< in what the layer unpacks to
  std::string inside = {};   ///< the member that was being read; any bytes
};

inline constexpr std::string_view kReasonDamaged = "damaged archive";
inline constexpr std::string_view kReasonEncrypted = "encrypted archive";
inline constexpr std::string_view kReasonLimit = "archive over a limit";

/// What one file on disk has unpacked to so far. One thread.
class UnpackBudget {
 public:
  /// `packed_bytes` is the size on disk, or what has been read where that is unknown.
  UnpackBudget(const UnpackLimits& limits, std::function<std::uint64_t()> packed_bytes)
      : limits_(limits), packed_bytes_(std::move(packed_bytes)) {}

  const UnpackLimits& limits() const { return limits_; }
  /// @throws UnpackError of layer 0, like all below.
  void add_bytes(std::uint64_t bytes);
  void add_member();
  /// Of one member or layer: `bytes` so far. @throws UnpackError of that layer.
  void check_member(std::uint64_t bytes, std::uint32_t layer) const;
  /// @throws UnpackError of that layer, if there are too many around it.
  void check_layer(std::uint32_t layer) const;

 private:
  const UnpackLimits& limits_;
  std::function<std::uint64_t()> packed_bytes_;
  std::uint64_t bytes_ = 0;
  std::uint64_t members_ = 0;
};

}  // namespace tickerdex
