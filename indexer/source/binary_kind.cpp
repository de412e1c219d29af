// Files that are no text: by their magic bytes, else by the control characters in them.
#include <algorithm>
#include <array>

#include "indexer/source/detect.h"

namespace tickerdex {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view what;
  std::size_t offset = 0;
};

constexpr std::array<Magic, 22> kMagic = {{
    {"\x7F"
     "ELF"sv,
     "ELF program"},
    {"\x89PNG\r\n\x1A\n"sv, "PNG image"},
    {"\xFF\xD8\xFF"sv, "JPEG image"},
    {"GIF87a"sv, "GIF image"},
    {"GIF89a"sv, "GIF image"},
    {"RIFF"sv, "RIFF media"},
    {"%PDF-"sv, "PDF document"},
    {"PK\x03\x04"sv, "ZIP archive"},
    {"PK\x05\x06"sv, "ZIP archive"},
    {"\x1F\x8B"sv, "gzip data"},
    {"BZh"sv, "bzip2 data"},
    {"\xFD"
     "7zXZ\0"sv,
     "xz data"},
    {"\x28\xB5\x2F\xFD"sv, "zstd data"},
    {"7z\xBC\xAF\x27\x1C"sv, "7z archive"},
    {"Rar!\x1A\x07"sv, "RAR archive"},
    {"ustar"sv, "tar archive", 257},
    {"SQLite format 3\0"sv, "SQLite database"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "OLE document"},
    {"PAR1"sv, "Parquet file"},
    {"\x0F\x0D\x58\x61\x70\x69\x61\x6E"sv, "Xapian table"},
    {"\0asm"sv, "WebAssembly program"},
    {"\xCA\xFE\xBA\xBE"sv, "program"},
}};

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && !(c >= '\t' && c <= '\r') && c != '\x1B' && c != '\x1E';
}

}  // namespace

std::string_view binary_kind(std::string_view beginning) {
  for (const Magic& magic : kMagic) {
    if (beginning.size() < magic.offset) continue;
    if (beginning.substr(magic.offset).starts_with(magic.bytes)) return magic.what;
  }
  // Text may have a stray NUL or two; of random bytes every tenth is such a character.
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(beginning, is_control));
  if (controls >= 4 && controls * 25 > beginning.size()) return "control characters";
  return {};
}

}  // namespace tickerdex
