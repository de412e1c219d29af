#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "indexer/schema/mapped_file.h"
#include "query/cli/environment.h"
#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

TEST_CASE("a search whose index is cut short under it ends with a message and exit 2", "[cli]") {
  const test::TempFolder temp;
  const auto path = temp.write("columns", std::string(100'000, 'x'));
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    report_unreadable_maps();
    const auto other = MappedFile::open(__FILE__);
    auto first = MappedFile::open(path);
    const MappedFile file = std::move(*first);
    first.reset();
    std::filesystem::resize_file(path, 0);
    const volatile char* const bytes = file.data();
    ::_exit(bytes[50'000] == 'x' ? 100 : 101);
  }
  ::close(ends[1]);
  std::string told(1000, '\0');
  told.resize(static_cast<std::size_t>(std::max<ssize_t>(::read(ends[0], told.data(), 1000), 0)));
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 2);
  CHECK(told.starts_with("tickerdex-query: error: " + path + " cannot be read any more"));
}
