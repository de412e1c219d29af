// The speed of analysing English text on one core: prints "analyze_ascii_en <MB/s>", the best of
// five, in processor time, so that other load on the machine does not matter.
//
//   analyze_bench          words drawn by Zipf's law from an invented vocabulary
//   analyze_bench FILE     the file's text
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "indexer/schema/text/analyzer.h"

namespace {

constexpr std::size_t kTextBytes = 16'000'000;

std::string invented_word(std::mt19937_64& random, std::size_t rank) {
  static constexpr std::array<const char*, 20> kSyllables{
      "ta", "re", "in", "ment", "co", "sha", "mar", "ket", "pro", "fi",
      "ti", "on", "er", "ed",   "al", "ing", "bo",  "nd",  "es",  "ly"};
  std::string word;
  // Common words are short.
  const std::size_t syllables = 1 + random() % (rank < 200 ? 2 : 4);
  for (std::size_t i = 0; i < syllables; ++i) word += kSyllables[random() % kSyllables.size()];
  return word;
}

std::string invented_text() {
  constexpr std::size_t kVocabulary = 50'000;
  std::mt19937_64 random(20251114);
  std::vector<std::string> words;
  std::vector<double> cumulative;
  double total = 0;
  for (std::size_t rank = 1; rank <= kVocabulary; ++rank) {
    words.push_back(invented_word(random, rank));
    total += 1.0 / static_cast<double>(rank);
    cumulative.push_back(total);
  }
  std::string text;
  text.reserve(kTextBytes + 64);
  for (std::size_t count = 0; text.size() < kTextBytes; ++count) {
    const double drawn = static_cast<double>(random() % 1'000'000'007) / 1'000'000'007.0 * total;
    const auto at = std::upper_bound(cumulative.begin(), cumulative.end(), drawn);
    std::string word = words[std::min<std::size_t>(
        static_cast<std::size_t>(at - cumulative.begin()), words.size() - 1)];
    if (count % 9 == 0) word[0] = static_cast<char>(word[0] - ('a' - 'A'));
    if (count % 41 == 7) word = fmt::format("{}.{:02}", random() % 500, random() % 100);
    if (count % 83 == 5) word += "'s";
    if (count % 97 == 3) word += "-based";
    text += word;
    text += count % 14 == 13 ? ".\n" : count % 11 == 10 ? ", " : " ";
  }
  return text;
}

std::string file_text(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string text = argc > 1 ? file_text(argv[1]) : invented_text();
  tickerdex::Analyzer analyzer;
  double best_seconds = INFINITY;
  std::size_t tokens = 0;
  std::size_t bytes = 0;
  for (int round = 0; round < 5; ++round) {
    tokens = bytes = 0;
    const std::clock_t begin = std::clock();
    analyzer.analyze(text, "en", [&](const tickerdex::Token& token) {
      ++tokens;
      bytes += token.term.size();
    });
    const auto took = static_cast<double>(std::clock() - begin);
    best_seconds = std::min(best_seconds, took / CLOCKS_PER_SEC);
  }
  fmt::print("analyze_ascii_en {:.1f}\n", static_cast<double>(text.size()) / 1e6 / best_seconds);
  fmt::print(stderr, "{} bytes of text, {} tokens, {} bytes of terms\n", text.size(), tokens,
             bytes);
  return tokens > 0 ? 0 : 1;
}
