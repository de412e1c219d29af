#include "indexer/schema/text/word_break.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

// The voiced and semi-voiced marks distinguish kana even if the pair has no precomposed letter; all
// other marks on a CJK character are decoration.
bool is_kana_mark(char32_t c) { return c == 0x3099 || c == 0x309A; }
bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FF; }

}  // namespace

void WordBreaker::read(std::span<const TextChar> chars, WordHandler& handler) {
  for (std::size_t at = 0; at < chars.size();) {
    switch (chars[at].cls) {
      case CharClass::letter:
      case CharClass::digit:
        at = compounds_.read(chars, at, handler);
        break;
      case CharClass::cjk:
        at = read_cjk(chars, at, handler);
        break;
      case CharClass::complex:
        at = read_complex(chars, at, handler);
        break;
      case CharClass::separator:
      case CharClass::mark:
        ++at;
        break;
    }
  }
}

std::size_t WordBreaker::read_cjk(std::span<const TextChar> chars, std::size_t at,
                                  WordHandler& handler) {
  text_.clear();
  text_ends_.clear();
  parts_.clear();
  bool takes_mark = false;
  for (; at < chars.size(); ++at) {
    const TextChar& ch = chars[at];
    if (ch.cls == CharClass::mark) {
      if (is_kana_mark(ch.c) && takes_mark) {
        append_utf8(text_, ch.c);
        text_ends_.back() = text_.size();
        takes_mark = false;
      }
      parts_.back().end = ch.end;
      continue;
    }
    if (ch.cls != CharClass::cjk) break;
    append_utf8(text_, ch.c);
    text_ends_.push_back(text_.size());
    parts_.push_back({{}, ch.begin, ch.end});
    takes_mark = is_kana(ch.c);
  }
  std::size_t begin = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    parts_[i].text = std::string_view(text_).substr(begin, text_ends_[i] - begin);
    begin = text_ends_[i];
  }
  handler.cjk_run(parts_);
  return at;
}

std::size_t WordBreaker::read_complex(std::span<const TextChar> chars, std::size_t at,
                                      WordHandler& handler) {
  std::size_t end = at;
  while (end < chars.size() &&
         (chars[end].cls == CharClass::complex || chars[end].cls == CharClass::mark)) {
    ++end;
  }
  std::size_t begin = at;
  for (const std::size_t word_end : complex_.word_ends(chars.subspan(at, end - at))) {
    text_.clear();
    for (std::size_t i = begin; i < at + word_end; ++i) append_utf8(text_, chars[i].c);
    const WordPart part{text_, chars[begin].begin, chars[at + word_end - 1].end};
    handler.word({&part, 1}, {{}, part.begin, part.end});
    begin = at + word_end;
  }
  return end;
}

namespace {

// NFKC takes SARA AM and its Lao sister apart; the dictionaries spell them whole.
UChar32 whole_vowel(std::span<const TextChar> run, std::size_t at) {
  if (at + 1 >= run.size()) return 0;
  if (run[at].c == 0x0E4D && run[at + 1].c == 0x0E32) return 0x0E33;
  if (run[at].c == 0x0ECD && run[at + 1].c == 0x0EB2) return 0x0EB3;
  return 0;
}

}  // namespace

struct ComplexScript::Impl {
  bool loaded = false;
  std::unique_ptr<icu::BreakIterator> breaks;
  icu::UnicodeString text;
  std::vector<std::size_t> char_ends;  // by UTF-16 unit: the characters up to it
  std::vector<std::size_t> ends;

  void load() {
    loaded = true;
    UErrorCode status = U_ZERO_ERROR;
    breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) breaks.reset();
  }
};

ComplexScript::ComplexScript() : impl_(std::make_unique<Impl>()) {}
ComplexScript::~ComplexScript() = default;

const std::vector<std::size_t>& ComplexScript::word_ends(std::span<const TextChar> run) {
  Impl& impl = *impl_;
  if (!impl.loaded) impl.load();
  impl.ends.clear();
  if (impl.breaks) {
    impl.text.remove();
    impl.char_ends.assign(1, 0);
    for (std::size_t i = 0; i < run.size(); ++i) {
      const UChar32 whole = whole_vowel(run, i);
      if (whole != 0) ++i;
      impl.text.append(whole != 0 ? whole : static_cast<UChar32>(run[i].c));
      impl.char_ends.resize(static_cast<std::size_t>(impl.text.length()) + 1, i + 1);
    }
    impl.breaks->setText(impl.text);
    impl.breaks->first();
    for (auto at = impl.breaks->next(); at != icu::BreakIterator::DONE; at = impl.breaks->next()) {
      impl.ends.push_back(impl.char_ends[static_cast<std::size_t>(at)]);
    }
  }
  if (impl.ends.empty() || impl.ends.back() != run.size()) impl.ends.push_back(run.size());
  return impl.ends;
}

}  // namespace tickerdex
