#include "query/cli/time_limit.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <functional>

#include "query/cli/run.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

struct Ended {
  int exit_code = -1;
  std::string out, err;
};

std::string all_of(int descriptor) {
  std::string text;
  std::array<char, 65536> bytes{};
  for (ssize_t got = 0; (got = ::read(descriptor, bytes.data(), bytes.size())) > 0;) {
    text.append(bytes.data(), static_cast<std::size_t>(got));
  }
  ::close(descriptor);
  return text;
}

/// A process of its own, as the program is one.
Ended in_a_process(const std::function<int()>& run, bool is_read = true) {
  std::array<int, 2> out{};
  std::array<int, 2> err{};
  REQUIRE(::pipe(out.data()) == 0);
  REQUIRE(::pipe(err.data()) == 0);
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(err[1], STDERR_FILENO);
    for (const int end : {out[0], out[1], err[0], err[1]}) ::close(end);
    ::_exit(run());
  }
  ::close(out[1]);
  ::close(err[1]);
  Ended ended;
  int status = 0;
  if (!is_read) REQUIRE(::waitpid(child, &status, 0) == child);
  ended.out = all_of(out[0]);
  ended.err = all_of(err[0]);
  if (is_read) REQUIRE(::waitpid(child, &status, 0) == child);
  if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
  return ended;
}

int query(std::vector<const char*> arguments, const SearchFunction& search) {
  arguments.insert(arguments.begin(), {"tickerdex-query", "--index", "ix"});
  return run_query(static_cast<int>(arguments.size()), arguments.data(), process_environment(),
                   search);
}

/// Hits without end.
class Endless : public HitSource {
 public:
  explicit Endless(std::uint64_t stops_at) : stops_at_(stops_at) {}
  std::uint64_t size() const override { return UINT64_MAX; }
  Hit hit(std::uint64_t i) override {
    if (i >= stops_at_) {
      for (;;) ::pause();
    }
    Hit hit;
    hit.article.id = std::string(1000, 'x');
    return hit;
  }
  Article article(std::uint64_t i) override { return hit(i).article; }

 private:
  std::uint64_t stops_at_;
};

SearchFunction finding(std::uint64_t stops_at) {
  return [stops_at](const std::string&, const SearchRequest&) {
    SearchResult result;
    result.matched = UINT64_MAX;
    result.hits = Hits(std::make_shared<Endless>(stops_at));
    return result;
  };
}

}  // namespace

TEST_CASE("a search that does not end is ended, whatever it does", "[cli][timeout]") {
  const auto ended = in_a_process([] {
    sigset_t alarm;  // as a careless parent might leave it
    sigemptyset(&alarm);
    sigaddset(&alarm, SIGALRM);
    ::sigprocmask(SIG_BLOCK, &alarm, nullptr);
    return query({"--timeout", "50ms", "x"},
                 [](const std::string&, const SearchRequest&) -> SearchResult {
                   const volatile bool is_found = false;
                   while (!is_found) continue;
                   return {};
                 });
  });
  CHECK(ended.exit_code == 2);
  CHECK(ended.out.empty());
  CHECK(ended.err.starts_with("tickerdex-query: error: no answer within 50 ms, the --timeout: "));
  CHECK(ended.err.back() == '\n');
}

TEST_CASE("only whole hits are printed when the time is over", "[cli][timeout]") {
  const auto ended = in_a_process([] {
    return query({"--timeout", "300ms", "--format", "ids", "x"}, finding(100));
  });
  CHECK(ended.exit_code == 2);
  CHECK(ended.err.find("the result is not complete") != std::string::npos);
  REQUIRE_FALSE(ended.out.empty());
  CHECK(ended.out.back() == '\n');
  CHECK(ended.out.size() % 1001 == 0);
}

TEST_CASE("a reader that does not read does not block the end", "[cli][timeout]") {
  const auto ended = in_a_process(
      [] { return query({"--timeout", "100ms", "--format", "ids", "x"}, finding(UINT64_MAX)); },
      false);
  CHECK(ended.exit_code == 2);
  CHECK(ended.err.find("the result is not complete") != std::string::npos);
}

TEST_CASE("a search within its time limit is unaffected", "[cli][timeout]") {
  const auto ended = in_a_process([] {
    return query({"--timeout", "1h", "--count", "x"}, [](const std::string&, const SearchRequest&) {
      SearchResult result;
      result.matched = 7;
      return result;
    });
  });
  CHECK(ended.exit_code == 0);
  CHECK(ended.out == "7\n");
  CHECK(ended.err.empty());
}
