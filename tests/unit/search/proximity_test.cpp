#include "query/search/proximity.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <set>
#include <string>

#include "tests/unit/catch.h"
#include "tests/unit/engine/random.h"

using namespace tickerdex;
using tickerdex::test::Random;

namespace {

/// "1 5 9|2 6": positions of each word.
std::vector<Occurrences> words_of(const std::string& text) {
  std::vector<Occurrences> words(1);
  std::uint32_t number = 0;
  bool in_number = false;
  const auto flush = [&] {
    if (in_number) words.back().push_back({number, 0});
    number = 0;
    in_number = false;
  };
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      number = number * 10 + static_cast<std::uint32_t>(c - '0');
      in_number = true;
    } else {
      flush();
      if (c == '|') words.emplace_back();
    }
  }
  flush();
  return words;
}

std::string text_of(const std::vector<Occurrences>& words) {
  std::string text;
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (w > 0) text += '|';
    for (std::size_t i = 0; i < words[w].size(); ++i) {
      if (i > 0) text += ' ';
      text += std::to_string(words[w][i].position);
    }
  }
  return text;
}

/// Every combination is tried.
std::vector<Occurrences> by_trying(const std::vector<Occurrences>& words, std::uint32_t window,
                                   bool in_order) {
  std::vector<std::set<std::size_t>> used(words.size());
  std::vector<std::size_t> chosen(words.size());
  const std::function<void(std::size_t)> choose = [&](std::size_t w) {
    if (w < words.size()) {
      for (chosen[w] = 0; chosen[w] < words[w].size(); ++chosen[w]) choose(w + 1);
      return;
    }
    std::vector<std::uint32_t> positions;
    for (std::size_t i = 0; i < words.size(); ++i) positions.push_back(words[i][chosen[i]].position);
    if (!in_order) std::sort(positions.begin(), positions.end());
    for (std::size_t i = 1; i < positions.size(); ++i) {
      if (positions[i] <= positions[i - 1]) return;
    }
    if (positions.back() - positions.front() >= window) return;
    for (std::size_t i = 0; i < words.size(); ++i) used[i].insert(chosen[i]);
  };
  choose(0);
  std::vector<Occurrences> kept(words.size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    for (const auto i : used[w]) kept[w].push_back(words[w][i]);
  }
  return kept;
}

std::set<std::uint32_t> positions_of(const std::vector<Occurrences>& words) {
  std::set<std::uint32_t> positions;
  for (const auto& word : words) {
    for (const auto& occurrence : word) positions.insert(occurrence.position);
  }
  return positions;
}

struct Row {
  std::string words;
  std::uint32_t window;
  std::string in_order;
  std::string near;
};

}  // namespace

TEST_CASE("only occurrences of a match are kept", "[search][proximity]") {
  const std::vector<Row> rows{
      {"1 5 9|2 7", 2, "1|2", "1|2"},
      {"2 7|1 5 9", 2, "|", "2|1"},
      {"1 5|2 3 9", 3, "1|2 3", "1 5|2 3"},
      {"1|2|3", 3, "1|2|3", "1|2|3"},
      {"1|2|3", 2, "||", "||"},
      {"3|2|1", 3, "||", "3|2|1"},
      {"1|1", 5, "|", "|"},              // one word cannot be two
      {"1 2|1 2", 5, "1|2", "1 2|1 2"},  // but a repeated one can
      {"1 2 3|1 2 3", 2, "1 2|2 3", "1 2 3|1 2 3"},
      {"|4", 9, "|", "|"},
      {"4|", 9, "|", "|"},
      {"7", 1, "7", "7"},
      {"1 100|50 101", 1, "|", "|"},
      {"1 4|1 4|1 4", 9, "||", "||"},  // three words, two places
  };
  for (const auto& row : rows) {
    INFO(row.words << " within " << row.window);
    auto ordered = words_of(row.words);
    keep_in_order(ordered, row.window);
    auto near = words_of(row.words);
    keep_near(near, row.window);
    CHECK(text_of(ordered) == row.in_order);
    CHECK(text_of(near) == row.near);
  }
}

TEST_CASE("proximity agrees with trying every combination", "[search][proximity]") {
  Random random(7);
  for (int round = 0; round < 4000; ++round) {
    std::vector<Occurrences> words(1 + random.below(4));
    const std::uint32_t reach = 3 + random.below(20);
    for (auto& word : words) {
      std::set<std::uint32_t> positions;
      for (auto n = random.below(5); n > 0; --n) positions.insert(1 + random.below(reach));
      for (const auto position : positions) {
        word.push_back({position, random.below(100)});
      }
    }
    const std::uint32_t window = 1 + random.below(8);
    INFO(text_of(words) << " within " << window);
    auto ordered = words;
    keep_in_order(ordered, window);
    REQUIRE(ordered == by_trying(words, window, true));
    auto near = words;
    keep_near(near, window);
    REQUIRE(positions_of(near) == positions_of(by_trying(words, window, false)));
  }
}
