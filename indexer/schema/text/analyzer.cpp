#include "indexer/schema/text/analyzer.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include "indexer/schema/text/stemmers.h"
#include "indexer/schema/text/word_scanner.h"

namespace tickerdex {
namespace {

// Increased when the same text gives other terms than before.
constexpr int kAnalyzerVersion = 1;

std::string_view bigram_of(const WordPart& first, const WordPart& second) {
  return {first.text.data(), first.text.size() + second.text.size()};
}

class TokenMaker : public WordHandler {
 public:
  TokenMaker(StemCache* stemmer, const Analyzer::Sink& sink) : stemmer_(stemmer), sink_(sink) {}

  void word(std::span<const WordPart> parts, const WordPart& compound) override {
    bool first = true;
    for (const WordPart& part : parts) {
      const std::string_view term = term_of(part.text, stemmer_, buffer_);
      sink_({term, ++position_, part.begin, part.end, TokenKind::word});
      if (first && !compound.text.empty()) {
        sink_({compound.text, position_, compound.begin, compound.end, TokenKind::compound});
      }
      first = false;
    }
  }

  void cjk_run(std::span<const WordPart> characters) override {
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
      const WordPart& first = characters[i];
      const WordPart& second = characters[i + 1];
      sink_({bigram_of(first, second), ++position_, first.begin, second.end, TokenKind::bigram});
    }
    const WordPart& last = characters.back();
    sink_({last.text, ++position_, last.begin, last.end, TokenKind::unigram});
  }

  std::uint32_t position() const { return position_; }

 private:
  StemCache* stemmer_;
  const Analyzer::Sink& sink_;
  std::uint32_t position_ = 0;
  std::string buffer_;
};

class QueryWordMaker : public WordHandler {
 public:
  void word(std::span<const WordPart> parts, const WordPart& compound) override {
    QueryWord& made = words.emplace_back();
    for (const WordPart& part : parts) made.parts.emplace_back(bounded_word(part.text, buffer_));
    made.compound = compound.text;
  }

  void cjk_run(std::span<const WordPart> characters) override {
    QueryWord& made = words.emplace_back();
    made.kind = characters.size() == 1 ? TokenKind::unigram : TokenKind::bigram;
    if (characters.size() == 1) made.parts.emplace_back(characters.front().text);
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
      made.parts.emplace_back(bigram_of(characters[i], characters[i + 1]));
    }
  }

  std::vector<QueryWord> words;

 private:
  std::string buffer_;
};

}  // namespace

struct Analyzer::Impl {
  WordScanner scanner;
  Stemmers stemmers;
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;

std::uint32_t Analyzer::analyze(std::string_view text, std::string_view language,
                                const Sink& sink) {
  TokenMaker maker(impl_->stemmers.of(language), sink);
  impl_->scanner.scan(text, maker);
  return maker.position();
}

std::vector<QueryWord> Analyzer::query_words(std::string_view text) {
  QueryWordMaker maker;
  impl_->scanner.scan(text, maker);
  return std::move(maker.words);
}

std::string Analyzer::stem(std::string_view folded, std::string_view language) {
  std::string buffer;
  return std::string(term_of(folded, impl_->stemmers.of(language), buffer));
}

const std::vector<std::string>& Analyzer::stemmed_languages() { return Stemmers::languages(); }

std::string Analyzer::identity() {
  UVersionInfo icu;
  UVersionInfo unicode;
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  return fmt::format("{}/icu{}.{}/unicode{}.{}/xapian{}", kAnalyzerVersion, icu[0], icu[1],
                     unicode[0], unicode[1], Xapian::version_string());
}

std::optional<std::string> other_analyzer(std::string_view stored) {
  const std::string own = Analyzer::identity();
  if (stored == own) return std::nullopt;
  if (stored.empty()) {
    return fmt::format("does not say which text analyzer made it (this program has {})", own);
  }
  return fmt::format("was made with the text analyzer {}, this program has {}", stored, own);
}

}  // namespace tickerdex
