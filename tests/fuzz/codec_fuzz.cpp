// The encodings of articles, of documents' data and of lists: any bytes are decoded or refused, and
// a round trip preserves what was decoded.
#include <algorithm>
#include <cmath>

#include <xapian.h>

#include "indexer/schema/article_codec.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/list_codec.h"
#include "indexer/schema/stored_data.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

void check_article(std::string_view bytes) {
  try {
    const Article article = decode_article(bytes);
    require(!name_of(article.date_known).empty(), "how a date is known has a name");
    require(article.date_precision <= DatePrecision::year, "a precision is one of five");
    for (const TickerLink& link : article.tickers) {
      require(!name_of(link.evidence).empty(), "evidence has a name");
    }
    std::string again;
    encode_article(article, again);
    std::string once_more;
    encode_article(decode_article(again), once_more);
    require(once_more == again, "an article comes back as it was written");
  } catch (const IndexError&) {
    return;
  }
}

/// Frames that need no dictionary are enough to compress by.
void check_data(std::string_view bytes) {
  static const Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  static DataReader reader(database);
  static const DataDictionary none{std::string()};
  static DataCompressor compressor(none);
  try {
    reader.article(bytes);
  } catch (const IndexError&) {
  }
  std::string encoded("\x01\x03", 2);  // an article that has a body alone
  append_varint(encoded, bytes.size());
  encoded.append(bytes);
  std::string data;
  compressor.compress(encoded, data);
  require(reader.encoded(data) == encoded, "data comes back as it was stored");
  require(data.size() <= encoded.size(), "compressing makes nothing longer");
}

void check_list(std::string_view bytes) {
  const auto views = decode_list(bytes);
  std::size_t total = 0;
  for (const std::string_view item : views) total += item.size() + 1;
  require(total <= bytes.size(), "items lie in the list");
  const std::vector<std::string> items(views.begin(), views.end());
  const std::string again = encode_list(items);
  const auto back = decode_list(again);
  require(std::ranges::equal(back, items), "a list comes back as it was written");

  std::vector<std::pair<std::string, double>> scores;
  for (const std::string& item : items) scores.emplace_back(item, std::cos(double(scores.size())));
  require(decode_list(encode_scores(scores)).size() == 2 * scores.size(), "a score has a symbol");
}

void check_varint(std::string_view bytes) {
  std::string_view left = bytes;
  std::uint64_t value = 0;
  if (!read_varint(left, value)) {
    require(left == bytes, "nothing is used up by what is cut short");
    return;
  }
  require(left.size() < bytes.size(), "a number has bytes");
  std::string again;
  append_varint(again, value);
  std::string_view rest = again;
  std::uint64_t back = 0;
  require(read_varint(rest, back) && back == value && rest.empty(), "a number comes back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::Input(data, size).rest();
  check_article(bytes);
  check_data(bytes);
  check_list(bytes);
  check_varint(bytes);
  return 0;
}
