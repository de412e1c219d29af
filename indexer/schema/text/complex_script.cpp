#include "indexer/schema/text/complex_script.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace tickerdex {
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
