#include "indexer/process/progress.h"

#include <sstream>

#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("quiet progress prints nothing", "[process]") {
  std::ostringstream out;
  {
    Progress progress(out, Progress::Style::none, 80);
    progress.begin("reading", 10, "articles");
    for (std::uint64_t i = 0; i < 10; ++i) progress.advance(i);
  }
  CHECK(out.str().empty());
}

TEST_CASE("a bar fits the terminal and is erased at the end", "[process]") {
  for (const std::uint32_t width : {20U, 80U}) {
    std::ostringstream out;
    {
      Progress progress(out, Progress::Style::bar, width);
      progress.begin("indexing", 1000, "articles");
      const auto start = Progress::Clock::now();
      while (Progress::Clock::now() - start < std::chrono::milliseconds(150)) progress.advance(500);
    }
    const std::string wipe = "\r\x1b[K";
    REQUIRE(out.str().size() > 2 * wipe.size());
    CHECK(out.str().ends_with(wipe));
    const std::string line = out.str().substr(wipe.size());
    CHECK(line.substr(0, line.find('\r')).size() < width);
    CHECK(line.starts_with("indexing"));
  }
}
