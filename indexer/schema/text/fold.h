// Folding: the form in which all text is compared.
//
// NFKC, full case folding, combining marks removed from Latin, Greek, Hebrew and Arabic letters
// (never from kana or Indic ones), typographic apostrophes and hyphens made plain. "ＢＡＢＡ" and
// "baba" have the same folded form, and so have "café", "cafe\u0301" and "CAFE". Invisible
// characters (soft hyphen, zero-width and bidirectional controls) are removed. Bytes that are not
// UTF-8 count as U+FFFD.
//
// Beyond NFKC, to match what people type: letters with a stroke and the like become plain ("Ørsted"
// is "orsted", "Mærsk" "maersk", "złoty" "zloty", "ı" "i"); decimal digits of any script become
// ASCII; a trade mark sign becomes a space ("Apple™" is not "appletm"), and a fraction gets spaces
// around it ("3½" is "3 1⁄2 "). fold(fold(x)) == fold(x). Thread-safe, stateless.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tickerdex {

std::string fold(std::string_view utf8);

/// fold() with white space trimmed and collapsed to single spaces: for whole values.
std::string fold_value(std::string_view utf8);

struct FoldedChar {
  char32_t c;
  std::uint32_t begin;  ///< bytes of the original text: [begin, end)
  std::uint32_t end;
};

/// Folds text and records the origin of each character, so that a match can be marked in the
/// original text.
///
/// Unicode normalises cluster by cluster: characters do not interact across a normalisation
/// boundary, so each cluster is folded separately, and the result gets the cluster's bytes as
/// origin. A cluster has at most kMaxCluster characters (UAX #15, stream-safe text), since
/// reordering a million stacked accents would take quadratic time.
/// Has a cache; not thread-safe.
class CharFolder {
 public:
  CharFolder();
  ~CharFolder();
  CharFolder(const CharFolder&) = delete;
  CharFolder& operator=(const CharFolder&) = delete;

  /// Appends the folded characters of `text`, which begins `offset` bytes into the original.
  void fold(std::string_view text, std::size_t offset, std::vector<FoldedChar>& out);

 private:
  static constexpr std::size_t kMaxCluster = 32;
  static constexpr std::size_t kCacheSlots = 512;
  static constexpr std::size_t kCachedLength = 5;

  struct Cached {
    char32_t from = 0;  // 0: empty slot
    std::uint8_t length = 0;
    std::array<char32_t, kCachedLength> to{};
  };
  struct Normalizers;

  void expand(const char32_t* cluster, std::size_t length);
  void put_cluster(const char32_t* cluster, std::size_t length, std::size_t begin, std::size_t end,
                   std::vector<FoldedChar>& out);
  void put(char32_t tagged, std::size_t begin, std::size_t end, std::vector<FoldedChar>& out);

  std::unique_ptr<Normalizers> normalizers_;
  std::vector<char32_t> expanded_;
  std::array<Cached, kCacheSlots> cache_{};
  bool drops_marks_ = false;  // the marks of the last letter are removed
};

}  // namespace tickerdex
