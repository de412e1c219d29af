// A file for --symbols is loaded or refused with its place, and a loaded table is consistent.
#include "indexer/article/ticker/symbols.h"

#include <algorithm>

#include "indexer/article/ticker/company_name.h"
#include "indexer/article/ticker/ticker_scan.h"
#include "indexer/schema/errors.h"
#include "tests/fuzz/held_file.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

namespace {

void check(const Symbols& symbols) {
  require(symbols.size() > 0 && symbols.size() == symbols.listings().size(),
          "a table that loads has symbols");
  for (const Listing& listing : symbols.listings()) {
    require(symbols.contains(listing.ticker.symbol), "a listing is found by its symbol",
            listing.ticker.symbol);
    const std::string name = distinctive_name(listing.name);
    if (name.size() < 2) continue;
    const auto same = symbols.by_name(name);
    require(std::ranges::find(same, &listing) != same.end(), "a listing is found by its name",
            listing.name);
    const auto words = static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1;
    const auto known = symbols.names_by_word(name.substr(0, name.find(' ')));
    require(known.max_words >= words, "the longest name is known by its first word", name);
    require(known.alone < static_cast<std::ptrdiff_t>(symbols.size()), "a listing is one of them");
    find_tickers("Shares of " + listing.name + " rose, said " + listing.name + " (" +
                     listing.ticker.symbol + ")",
                 &symbols);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static fuzz::HeldFile file;
  const std::string& path = file.write(fuzz::Input(data, size).rest());
  try {
    check(Symbols::load(path));
  } catch (const SourceError& error) {
    const std::string_view what = error.what();
    require(what.starts_with(path), "an error names the file", what);
    require(what.find('\n') == std::string_view::npos, "an error is one line", what);
  }
  return 0;
}
