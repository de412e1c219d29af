// An arbitrary or damaged postlist table: lists are in order, in bounds and finite, or end in the
// proper error. And a single chunk of any bytes, compared with a simple decoder.
//   input := '0' level:digit bytes of a table | '1' change* to a good table | '2' bytes of a chunk
//            | '3' bytes of iamglass
//   change := offset:u16 byte:u8, little-endian
#include <xapian.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/schema/glass/encoding.h"
#include "query/engine/postings/glass_postings.h"
#include "query/engine/postings/glass_table.h"
#include "query/engine/postings/posting_chunk.h"
#include "tests/fuzz/held_file.h"
#include "tests/fuzz/input.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

constexpr int kBlockBytes = 2048;
constexpr DocumentNumber kLast = 300000;

using Postings = std::vector<std::pair<DocumentNumber, std::uint32_t>>;

struct GoodTable {
  std::string bytes;
  GlassTree tree;
  std::vector<std::string> terms;
};

GoodTable good_table() {
  const test::TempFolder root;
  const std::string folder = root / "db";
  {
    Xapian::WritableDatabase database(folder, Xapian::DB_CREATE | Xapian::DB_NO_SYNC, kBlockBytes);
    for (Xapian::docid i = 1; i <= 4000; ++i) {
      Xapian::Document document;
      document.add_term("every", i % 100 == 0 ? i * 1000 : i % 3);
      if (i % 300 == 0) document.add_term("gaps", 1);
      if (i % 7 == 0) document.add_term(std::string("nul\0", 4), 2);
      if (i % 20 == 0) document.add_term("word" + std::to_string(i), 5);
      database.replace_document(i + i / 1000 * 70000, document);
    }
  }
  const auto version = read_glass_version(folder);
  require(version.has_value(), "Xapian writes the format that we know");
  require(version->postlist.levels > 0, "the table has branch blocks");
  GoodTable good{test::read_file(folder + "/postlist.glass"), version->postlist, {}};
  require(good.bytes.size() < 65536, "each byte of the table can be changed");
  good.terms = {"every", "gaps", std::string("nul\0", 4), "word20", "word2000", "word4000", "none"};
  return good;
}

void take(Postings& postings, const PostingBatch& batch, DocumentNumber begin, DocumentNumber end) {
  require(batch.documents.size() == batch.wdfs.size(), "each posting has its wdf");
  for (std::size_t i = 0; i < batch.documents.size(); ++i) {
    const auto document = batch.documents[i];
    require(document >= begin && document < end, "postings are those that were asked for");
    require(postings.empty() || postings.back().first < document, "documents ascend");
    postings.emplace_back(document, batch.wdfs[i]);
  }
}

Postings all_of(PostingList& list) {
  Postings postings;
  for (;;) {
    const auto batch = list.next(kEndOfDocuments);
    if (batch.documents.empty()) return postings;
    take(postings, batch, 1, kLast + 1);
  }
}

/// By windows and leaps.
Postings some_of(PostingList& list) {
  Postings found;
  constexpr DocumentNumber kWindow = 50;
  for (DocumentNumber begin = 1; begin < kLast; begin += 3 * kWindow) {
    const auto end = begin + kWindow;
    list.skip_to(begin);
    for (;;) {
      const auto batch = list.next(end);
      if (batch.documents.empty()) break;
      take(found, batch, begin, end);
    }
  }
  return found;
}

void walk(std::string_view bytes, const GlassTree& tree, const std::vector<std::string>& terms,
          bool damaged) {
  static fuzz::HeldFile file;
  const auto& path = file.write(bytes);
  std::shared_ptr<const GlassTable> table = GlassTable::open(path, tree);
  require(table != nullptr, "a file can be mapped");
  const auto lists = glass_posting_lists(table, 4000, kLast);
  for (std::size_t i = 0; i <= terms.size(); ++i) {
    const auto list = [&] { return i < terms.size() ? lists->list(terms[i]) : lists->documents(); };
    try {
      const auto all = all_of(*list());
      const auto some = some_of(*list());
      // In a damaged tree a search may end elsewhere than a walk does.
      require(damaged || std::includes(all.begin(), all.end(), some.begin(), some.end()),
              "leaps find what a walk finds");
      require(damaged || all.size() == list()->termfreq(), "a walk finds all");
    } catch (const Xapian::DatabaseCorruptError& error) {
      require(damaged, "a good table is read to its end", error.get_msg());
      require(error.get_msg().starts_with(path + " is damaged in block "), "damage has a place");
    } catch (const Xapian::DatabaseModifiedError& error) {  // a block of a later revision
      require(damaged, "a good table is of its revision", error.get_msg());
    }
  }
}

/// Nothing if the bytes do not hold together.
std::optional<Postings> plainly_decoded(std::string_view chunk, DocumentNumber first) {
  if (chunk.empty() || (chunk[0] != '0' && chunk[0] != '1')) return std::nullopt;
  const char* at = chunk.data() + 1;
  const char* const end = chunk.data() + chunk.size();
  std::uint64_t span = 0;
  std::uint64_t document = first;
  at = glass::get_varint(at, end, span);
  if (at == nullptr || at == end || first + span > 0xffffffff || span > 0xffffffff) {
    return std::nullopt;
  }
  Postings postings;
  for (;;) {
    std::uint64_t often = 0;
    at = glass::get_varint(at, end, often);
    if (at == nullptr || often > 0xffffffff || document > first + span) return std::nullopt;
    postings.emplace_back(static_cast<DocumentNumber>(document), static_cast<std::uint32_t>(often));
    if (at == end) return postings;
    std::uint64_t gap = 0;
    at = glass::get_varint(at, end, gap);
    if (at == nullptr || gap > 0xffffffff) return std::nullopt;
    document += gap + 1;
  }
}

std::optional<Postings> decoded(std::string_view bytes, DocumentNumber first) {
  PostingChunk chunk;
  if (!chunk.open(bytes, first)) return std::nullopt;
  Postings postings;
  std::array<DocumentNumber, 13> documents;
  std::array<std::uint32_t, 13> wdfs;
  for (;;) {
    const auto count = chunk.decode(documents.data(), wdfs.data(), documents.size());
    if (!count) return std::nullopt;
    if (*count == 0) return postings;
    require(*count <= documents.size(), "there is room for what is decoded");
    for (std::size_t i = 0; i < *count; ++i) postings.emplace_back(documents[i], wdfs[i]);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const GoodTable good = good_table();
  fuzz::Input input(data, size);
  switch (input.choice(4)) {
    case 0: {
      const GlassTree tree{0, input.choice(kMaxLevels + 1), kBlockBytes, false};
      walk(input.rest(), tree, good.terms, true);
      break;
    }
    case 1: {
      std::string bytes = good.bytes;
      for (auto changes = input.rest(); changes.size() >= 3; changes.remove_prefix(3)) {
        const auto low = static_cast<unsigned char>(changes[0]);
        const auto high = static_cast<unsigned char>(changes[1]);
        bytes[(low + 256U * high) % bytes.size()] = changes[2];
      }
      walk(bytes, good.tree, good.terms, bytes != good.bytes);
      break;
    }
    case 2: {
      const std::string exact(input.rest());  // so that a read beyond it is noticed
      for (const DocumentNumber first : {1U, 0xfffffff0U}) {
        require(decoded(exact, first) == plainly_decoded(exact, first), "both ways decode alike");
      }
      break;
    }
    default:
      if (const auto version = parse_glass_version(input.rest())) {
        require(version->postlist.levels <= kMaxLevels, "a cursor reaches the leaves");
        require(version->postlist.block_bytes >= 2048, "a block has a size");
        require(version->uuid.size() == 36, "a UUID has its length");
      }
  }
  return 0;
}
