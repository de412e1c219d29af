#include "indexer/source/file_kinds.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  std::string_view what;
  std::size_t offset = 0;
  std::string_view before = {};  ///< at the very beginning
};

// The first match counts. Bytes that a text could begin with must not be listed.
constexpr auto kMagic = std::to_array<Magic>({
    {"\x7F"
     "ELF"sv,
     "ELF program"},
    {"\0asm"sv, "WebAssembly program"},
    {"\xCA\xFE\xBA\xBE"sv, "program"},
    {"\xCF\xFA\xED\xFE"sv, "program"},
    {"\xFE\xED\xFA\xCF"sv, "program"},
    {"MZ\x90\0"sv, "program"},
    {"\x89PNG\r\n\x1A\n"sv, "PNG image"},
    {"\xFF\xD8\xFF"sv, "JPEG image"},
    {"GIF87a"sv, "GIF image"},
    {"GIF89a"sv, "GIF image"},
    {"II*\0"sv, "TIFF image"},
    {"MM\0*"sv, "TIFF image"},
    {"WEBP"sv, "WebP image", 8, "RIFF"sv},
    {"WAVE"sv, "WAVE audio", 8, "RIFF"sv},
    {"AVI "sv, "AVI media", 8, "RIFF"sv},
    {"ftyp"sv, "MPEG-4 media", 4, "\0\0\0"sv},
    {"ID3\x02"sv, "MP3 audio"},
    {"ID3\x03"sv, "MP3 audio"},
    {"ID3\x04"sv, "MP3 audio"},
    {"OggS\0"sv, "Ogg media"},
    {"\x1A\x45\xDF\xA3"sv, "Matroska media"},
    {"%PDF-"sv, "PDF document"},
    {"%!PS-Adobe"sv, "PostScript document"},
    {"{\\rtf1"sv, "RTF document"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "Office document (OLE)"},
    {"PK\x05\x06"sv, "empty ZIP archive"},
    {"\x1F\x8B"sv, "gzip data"},
    {"\x1F\x9D"sv, "compressed data (compress)"},
    {"1AY&SY"sv, "bzip2 data", 4, "BZh"sv},
    {"\xFD"
     "7zXZ\0"sv,
     "xz data"},
    {"\x28\xB5\x2F\xFD"sv, "zstd data"},
    {"\x04\x22\x4D\x18"sv, "lz4 data"},
    {"7z\xBC\xAF\x27\x1C"sv, "7z archive"},
    {"Rar!\x1A\x07"sv, "RAR archive"},
    {"!<arch>\n"sv, "ar archive"},
    {"ustar"sv, "tar archive", 257},
    {"SQLite format 3\0"sv, "SQLite database"},
    {"PAR1\x15"sv, "Parquet file"},
    {"ARROW1\0\0"sv, "Arrow file"},
    {"Obj\x01"sv, "Avro file"},
    {"\x89HDF\r\n\x1A\n"sv, "HDF5 file"},
    {"\x80\x02"sv, "Python pickle"},
    {"\x80\x03"sv, "Python pickle"},
    {"\x80\x04\x95"sv, "Python pickle"},
    {"\x80\x05\x95"sv, "Python pickle"},
    {"\x93NUMPY"sv, "NumPy file"},
    {"\x0F\x0D\x58\x61\x70\x69\x61\x6E"sv, "Xapian table"},
    {"wOF2"sv, "font"},
});

struct Inside {
  std::string_view name;
  std::string_view what;
};

// The kind of a ZIP archive follows from the names in it, which precede each member uncompressed.
constexpr auto kInZip = std::to_array<Inside>({
    {"word/", "Word document"},
    {"xl/", "Excel workbook"},
    {"ppt/", "PowerPoint document"},
    {"mimetypeapplication/epub+zip", "EPUB book"},
    {"mimetypeapplication/vnd.oasis.opendocument", "OpenDocument file"},
    {"META-INF/MANIFEST.MF", "Java archive"},
    {"AndroidManifest.xml", "Android package"},
});

// Beginnings of markup, in lower case, after white space and comments.
constexpr auto kMarkup = std::to_array<Markup>({
    {"<!element", "DTD", true},
    {"<!entity", "DTD", true},
    {"<!attlist", "DTD", true},
    {"<!notation", "DTD", true},
    {"<?xml", "XML"},
    {"<sec-document", "EDGAR submission"},
    {"<sec-header", "EDGAR submission"},
    {"<submission", "EDGAR submission"},
});

std::string_view zip_kind(std::string_view beginning) {
  for (const Inside& inside : kInZip) {
    // A zero precedes each name: the length of a field, below 256.
    for (std::size_t at = 0; (at = beginning.find(inside.name, at + 1)) != std::string_view::npos;) {
      if (beginning[at - 1] == '\0') return inside.what;
    }
  }
  return "ZIP archive";
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && !(c >= '\t' && c <= '\r') && c != '\x1B' && c != '\x1E';
}

}  // namespace

std::string_view magic_kind(std::string_view beginning) {
  if (beginning.starts_with("PK\x03\x04")) return zip_kind(beginning);
  for (const Magic& magic : kMagic) {
    if (beginning.size() < magic.offset || !beginning.starts_with(magic.before)) continue;
    if (beginning.substr(magic.offset).starts_with(magic.bytes)) return magic.what;
  }
  return {};
}

std::string_view binary_kind(std::string_view beginning) {
  if (const std::string_view kind = magic_kind(beginning); !kind.empty()) return kind;
  // Text may contain a stray NUL or two; of random bytes every tenth is a control character.
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(beginning, is_control));
  if (controls >= 4 && controls * 25 > beginning.size()) return kControlCharacters;
  return {};
}

std::string markup_beginning(std::string_view text) {
  constexpr std::size_t kMaxBytes = 16;
  while (text.starts_with("<!--")) {
    const std::size_t end = text.find("-->");
    if (end == std::string_view::npos) return {};
    text = trimmed(text.substr(end + 3));
  }
  return ascii_lower(text.substr(0, kMaxBytes));
}

const Markup* markup_of(std::string_view beginning) {
  const auto found = std::ranges::find_if(
      kMarkup, [&](const Markup& row) { return beginning.starts_with(row.beginning); });
  return found == kMarkup.end() ? nullptr : &*found;
}

}  // namespace tickerdex
