// Random queries over random texts against a plain scan of the words.
#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "small_index.h"
#include "tests/unit/catch.h"

using namespace tickerdex;
using tickerdex::testing::SmallIndex;

namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words, std::string_view between) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : std::string(between)) + word;
  return text;
}

template <typename Predicate>
std::string numbers_where(const std::vector<Words>& texts, Predicate matches) {
  std::string list;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (matches(texts[i])) list += (list.empty() ? "" : " ") + std::to_string(i + 1);
  }
  return list;
}

bool has_sequence(const Words& text, const Words& sequence) {
  return std::search(text.begin(), text.end(), sequence.begin(), sequence.end()) != text.end();
}

bool has_pair(const Words& text, const Words& pair, std::size_t distance, bool in_order) {
  for (std::size_t a = 0; a < text.size(); ++a) {
    for (std::size_t b = 0; b < text.size(); ++b) {
      if (a == b || text[a] != pair[0] || text[b] != pair[1]) continue;
      if (in_order && b < a) continue;
      if (std::max(a, b) - std::min(a, b) <= distance) return true;
    }
  }
  return false;
}

template <typename Choices>
Words random_words(std::mt19937& random, const Choices& choices, std::size_t count) {
  Words words;
  for (std::size_t i = 0; i < count; ++i) words.emplace_back(choices[random() % choices.size()]);
  return words;
}

}  // namespace

TEST_CASE("phrases and NEAR match what a scan of the words matches", "[property]") {
  // None of these changes when it is stemmed.
  constexpr std::array kWords{"gold", "oil", "bank", "at&t", "10-k", "5.59"};
  std::mt19937 random(1987);
  SmallIndex index;
  std::vector<Words> texts;
  for (int i = 0; i < 120; ++i) {
    texts.push_back(random_words(random, kWords, 1 + random() % 9));
    index.add({.body = joined(texts.back(), " "), .language = i % 2 == 0 ? "en" : "de"});
  }
  // Parts have positions of their own: what a phrase and NEAR count in.
  std::vector<Words> parts = texts;
  for (auto& text : parts) {
    Words split;
    for (const auto& word : text) {
      const auto at = word.find_first_of("&-");
      split.push_back(word.substr(0, at));
      if (at != std::string::npos) split.push_back(word.substr(at + 1));
    }
    text = std::move(split);
  }
  for (int round = 0; round < 400; ++round) {
    const auto phrase = random_words(random, kWords, 2 + random() % 2);
    const auto typed = "\"" + joined(phrase, " ") + "\"";
    CAPTURE(typed);
    CHECK(index.matches(typed) ==
          numbers_where(texts, [&](const Words& text) { return has_sequence(text, phrase); }));

    constexpr std::array kSimple{"gold", "oil", "bank", "5.59"};
    const auto pair = random_words(random, kSimple, 2);
    const auto distance = 1 + random() % 4;
    const bool in_order = random() % 2 == 0;
    const auto near = joined(pair, (in_order ? " ADJ/" : " NEAR/") + std::to_string(distance) + " ");
    CAPTURE(near);
    CHECK(index.matches(near) == numbers_where(parts, [&](const Words& text) {
            return has_pair(text, pair, distance, in_order);
          }));
  }
}

TEST_CASE("AND, OR and NOT match what a scan of the words matches", "[property]") {
  constexpr std::array kWords{"gold", "oil", "bank", "coal", "iron", "corn"};
  std::mt19937 random(2006);
  SmallIndex index;
  std::vector<Words> texts;
  for (int i = 0; i < 60; ++i) {
    texts.push_back(random_words(random, kWords, 1 + random() % 4));
    index.add({.body = joined(texts.back(), " ")});
  }
  const auto has = [](const Words& text, const std::string& word) {
    return std::count(text.begin(), text.end(), word) > 0;
  };
  for (int round = 0; round < 200; ++round) {
    const auto w = random_words(random, kWords, 4);
    const std::array<std::pair<std::string, std::string>, 5> rows{{
        {w[0] + " " + w[1] + " OR " + w[2] + " -" + w[3],
         numbers_where(texts,
                       [&](const Words& t) {
                         return (has(t, w[0]) && has(t, w[1])) || (has(t, w[2]) && !has(t, w[3]));
                       })},
        {"-(" + w[0] + " OR " + w[1] + " -" + w[2] + ") " + w[3],
         numbers_where(texts,
                       [&](const Words& t) {
                         return !(has(t, w[0]) || (has(t, w[1]) && !has(t, w[2]))) && has(t, w[3]);
                       })},
        {w[0] + " (" + w[1] + " OR NOT " + w[2] + ") NOT " + w[3],
         numbers_where(texts,
                       [&](const Words& t) {
                         return has(t, w[0]) && (has(t, w[1]) || !has(t, w[2])) && !has(t, w[3]);
                       })},
        {"-" + w[0] + " OR -" + w[1],
         numbers_where(texts, [&](const Words& t) { return !has(t, w[0]) || !has(t, w[1]); })},
        {"title:none -" + w[0] + " " + w[1],
         ""},
    }};
    for (const auto& [typed, expected] : rows) {
      CAPTURE(typed);
      CHECK(index.matches(typed) == expected);
    }
  }
}

TEST_CASE("a run of characters matches exactly the texts that contain it", "[property]") {
  constexpr std::array kCharacters{"中", "国", "人", "ア"};
  // Runs are kept apart by a word: see word_query.h for those that only punctuation parts.
  constexpr std::array kPieces{"中", "国", "人", "ア", "中", "国",
                               "人", "ア", " IPO", "，x"};
  std::mt19937 random(600519);
  SmallIndex index;
  std::vector<Words> texts;
  for (int i = 0; i < 150; ++i) {
    texts.push_back(random_words(random, kPieces, 1 + random() % 9));
    index.add({.body = joined(texts.back(), ""), .language = "zh"});
  }
  for (int round = 0; round < 300; ++round) {
    const auto run = random_words(random, kCharacters, 1 + random() % 3);
    const auto expected =
        numbers_where(texts, [&](const Words& text) { return has_sequence(text, run); });
    CAPTURE(joined(run, ""));
    CHECK(index.matches(joined(run, "")) == expected);
    // Beside another word a run of two or more is exact as well.
    if (run.size() < 2) continue;
    auto beside = run;
    beside.emplace_back(" IPO");
    CAPTURE(joined(beside, ""));
    const auto found = index.matches(joined(beside, ""));
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (!has_sequence(texts[i], beside)) continue;
      CHECK((" " + found + " ").find(" " + std::to_string(i + 1) + " ") != std::string::npos);
    }
  }
}
