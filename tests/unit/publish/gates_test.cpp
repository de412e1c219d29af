#include "indexer/publish/gates.h"

#include <xapian.h>

#include <fstream>

#include "tests/unit/catch.h"
#include "tests/unit/temp_folder.h"

using namespace tickerdex;

namespace {

Manifest of(std::uint64_t articles, std::uint64_t undated = 0, std::uint64_t bad = 0) {
  Manifest manifest;
  manifest.articles = articles;
  manifest.undated = undated;
  if (bad > 0) manifest.rejects = {{"bad", bad}};
  manifest.sources = {"a", "b"};
  manifest.source_articles = {articles, 0};
  return manifest;
}

std::string gates_of(const Manifest& now, const Manifest* live, const GateOptions& options = {}) {
  std::string names;
  for (const auto& finding : judge_counts(now, live, options)) names += finding.gate + " ";
  return names;
}

}  // namespace

TEST_CASE("a share exactly at a gate's limit passes, and one above it does not", "[gates]") {
  const auto live = of(1000);
  CHECK(gates_of(of(800), &live).empty());
  CHECK(gates_of(of(799), &live) == "shrink ");
  CHECK(gates_of(of(5000), &live).empty());
  CHECK(gates_of(of(95, 0, 5), nullptr).empty());
  CHECK(gates_of(of(94, 0, 6), nullptr) == "rejects ");
  CHECK(gates_of(of(1000, 200), &live).empty());
  CHECK(gates_of(of(1000, 201), &live) == "undated ");
}

TEST_CASE("an empty generation after a full one is refused whatever --max-shrink is", "[gates]") {
  GateOptions options;
  options.max_shrink = 1;
  const auto live = of(1);
  CHECK(gates_of(of(0), &live, options) == "shrink source ");
  const auto empty = of(0);
  CHECK(gates_of(of(0), &empty, options).empty());
}

TEST_CASE("a first build is judged without comparison", "[gates]") {
  CHECK(gates_of(of(0), nullptr).empty());
  CHECK(gates_of(of(10, 10), nullptr).empty());
  CHECK(gates_of(of(0, 0, 1), nullptr) == "rejects ");
}

TEST_CASE("files without an article are refused if nothing was live, unless forced", "[gates]") {
  auto now = of(0);
  now.add_skipped("a/x.pdf", "PDF document");
  const auto findings = judge_counts(now, nullptr, {});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0] == GateFinding{"empty", "no article in a, b; skipped: 1 PDF document"});
  const auto empty = of(0);
  CHECK(gates_of(now, &empty) == "empty ");
  const auto live = of(1);
  CHECK(gates_of(now, &live) == "shrink source ");
  now.articles = 1;
  CHECK(gates_of(now, nullptr).empty());
}

TEST_CASE("a source that gave articles and gives none is named", "[gates]") {
  auto live = of(1000);
  live.source_articles = {990, 10};
  auto now = of(1000);
  const auto findings = judge_counts(now, &live, {});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0] == GateFinding{"source", "b gave no articles, but 10 before"});
  now.sources = {"a", "c"};  // b is no longer named, on purpose
  CHECK(gates_of(now, &live).empty());
  live.source_articles.clear();  // an older manifest
  CHECK(gates_of(of(1000), &live).empty());
}

TEST_CASE("all gates that fail are named, with their numbers", "[gates]") {
  const auto live = of(100);
  const auto findings = judge_counts(of(10, 9, 10), &live, {});
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].text ==
        "10 articles, down from 100: 90.0 % fewer, --max-shrink is 20 %");
  CHECK(findings[1].text ==
        "10 of 20 records and files were rejected: 50.0 %, --max-rejects is 5 %");
  CHECK(findings[2].text ==
        "90.0 % of the articles are undated, up from 0.0 %, --max-undated-jump is 20 points");
}

TEST_CASE("the error for another database format names the writer that works", "[gates]") {
  const test::TempFolder temp;
  const auto folder = temp / "database";
  Xapian::WritableDatabase(folder, Xapian::DB_CREATE).commit();
  int times = 0;
  const auto beside = [&] { ++times; };
  CHECK(check_database(folder, 0, 2, beside).empty());
  CHECK(times == 1);
  std::fstream iamglass(folder + "/iamglass", std::ios::in | std::ios::out | std::ios::binary);
  iamglass.seekp(14);  // the date of the format, behind the magic
  iamglass.write("\xff\xff", 2);
  iamglass.close();
  const auto findings = check_database(folder, 0, 2, beside);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].text.find("use --writer api") != std::string::npos);
}
