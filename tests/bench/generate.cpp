// Prints news-like articles as JSON lines, the same for the same arguments on every machine:
//
//   bench_generate COUNT [WORDS=350] [SEED=1]
//   bench_generate queries COUNT [SEED=1]        queries of two or three such words, one per line
//
// Words follow Zipf's law, and an article repeats its own: of 375 words 181 are distinct in
// Reuters-21578, and 189 here; a word takes 5.6 bytes there with its space, and 5.5 here. Each
// article has tickers (a few far more frequent than the rest), a time within ten years,
// a source, topics and an author. Keys: id, title, body, published, date (the day, for
// peers that want no more), tickers, source, author, topics, language.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/date/date.h"

namespace {

constexpr std::uint64_t kVocabulary = 400000;

// SplitMix64: no library's distribution, whose numbers may differ from machine to machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

// Rank r has weight 1 / r; ranks without bound are cut at `most`. By inversion of the integral.
std::uint64_t zipf(Random& random, std::uint64_t most) {
  const double rank = std::exp(random.unit() * std::log(static_cast<double>(most) + 1));
  const auto whole = static_cast<std::uint64_t>(rank) - 1;
  return whole < most ? whole : most - 1;
}

// The word of a rank: syllables that spell its number, so that frequent words are short.
void append_word(std::string& out, std::uint64_t rank) {
  static constexpr std::string_view kConsonants = "tnsrhldcmfpgwbvk";
  static constexpr std::array<std::string_view, 4> kVowels{"e", "a", "or", "in"};
  constexpr std::uint64_t kSyllables = kConsonants.size() * kVowels.size();
  do {
    out += kConsonants[rank % kConsonants.size()];
    out += kVowels[rank / kConsonants.size() % kVowels.size()];
    rank /= kSyllables;
  } while (rank-- > 0);
}

std::string ticker(std::uint64_t rank) {
  std::string symbol;
  do {
    symbol += static_cast<char>('A' + rank % 26);
    rank /= 26;
  } while (rank-- > 0);
  return symbol + "Q";
}

// An article returns to its own words: without that, its words are far more diverse than real ones.
class Wording {
 public:
  explicit Wording(Random& random) : random_(&random) {}

  void append(std::string& out, std::uint64_t words) {
    bool start = true;
    for (std::uint64_t i = 0; i < words; ++i) {
      const std::size_t at = out.size();
      if (random_->below(40) == 0) {
        out += fmt::format("{}.{}", random_->below(1000), random_->below(100));
      } else {
        append_word(out, rank());
        if (start) out[at] = static_cast<char>(out[at] - 'a' + 'A');
      }
      start = random_->below(18) == 0;
      if (i + 1 < words) out += start ? (random_->below(5) == 0 ? ".\\n" : ". ") : " ";
    }
    out += '.';
  }

 private:
  static constexpr std::uint64_t kRepeatedPercent = 37;

  std::uint64_t rank() {
    const bool again = !used_.empty() && random_->below(100) < kRepeatedPercent;
    used_.push_back(again ? used_[random_->below(used_.size())] : zipf(*random_, kVocabulary));
    return used_.back();
  }

  Random* random_;
  std::vector<std::uint64_t> used_;
};

void append_article(std::string& out, std::uint64_t number, std::uint64_t words,
                    std::uint64_t seed) {
  static constexpr std::array<std::string_view, 12> kTopics{
      "earnings", "mergers", "ipo", "macro", "energy", "technology", "retail", "banking",
      "regulation", "dividends", "ratings", "commodities"};
  constexpr std::int64_t kFirst = 1420070400;  // 2015-01-01
  constexpr std::uint64_t kSeconds = 10ULL * 365 * 86400;
  Random random(seed * 1000003 + number);
  const std::string symbol = ticker(zipf(random, 6000));
  out += fmt::format(R"x({{"id":"gen-{}","title":")x", number);
  Wording wording(random);
  wording.append(out, 6 + random.below(6));
  out += fmt::format(R"x( ({})","body":")x", symbol);
  wording.append(out, words / 2 + random.below(words));
  const auto utc = kFirst + static_cast<std::int64_t>(random.below(kSeconds));
  out += fmt::format(R"x(","published":"{}","date":"{}","tickers":["{}")x",
                     tickerdex::format_rfc3339(utc),
                     tickerdex::period_name(utc, tickerdex::Period::day), symbol);
  for (auto more = zipf(random, 4); more > 0; --more) {
    out += fmt::format(R"(,"{}")", ticker(zipf(random, 6000)));
  }
  out += fmt::format(R"x(],"source":"Source {}","author":"Author {}","topics":["{}"],"language":"en"}})x",
                     zipf(random, 40), zipf(random, 3000), kTopics[zipf(random, kTopics.size())]);
  out += '\n';
}

// Words as texts have them, so that most queries have a frequent one.
void append_query(std::string& out, std::uint64_t number, std::uint64_t seed) {
  Random random(seed * 7000003 + number);
  for (auto left = 2 + random.below(2); left > 0; --left) {
    append_word(out, zipf(random, kVocabulary));
    out += left > 1 ? ' ' : '\n';
  }
}

std::uint64_t argument(int argc, char** argv, int index, std::uint64_t fallback) {
  if (index >= argc) return fallback;
  std::uint64_t value = 0;
  const char* end = argv[index] + std::strlen(argv[index]);
  const auto parsed = std::from_chars(argv[index], end, value);
  return parsed.ec == std::errc() && parsed.ptr == end ? value : 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool queries = argc > 1 && std::string_view(argv[1]) == "queries";
  const auto count = argument(argc, argv, queries ? 2 : 1, 0);
  const auto words = queries ? 1 : argument(argc, argv, 2, 350);
  const auto seed = argument(argc, argv, 3, 1);
  if (count == 0 || words == 0) {
    std::fputs("usage: bench_generate [queries] COUNT [WORDS=350] [SEED=1]\n", stderr);
    return 2;
  }
  std::string out;
  for (std::uint64_t number = 1; number <= count; ++number) {
    if (queries) {
      append_query(out, number, seed);
    } else {
      append_article(out, number, words, seed);
    }
    if (out.size() < (1U << 20) && number != count) continue;
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return 1;
    out.clear();
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
