#include "indexer/article/ticker/symbols.h"

#include <algorithm>

#include "indexer/article/ticker/company_name.h"
#include "indexer/article/ticker/symbols_file.h"
#include "indexer/schema/hash.h"

namespace tickerdex {

Symbols Symbols::load(const std::string& path) {
  return parse_symbols(path, read_symbols_file(path));
}

std::size_t Symbols::hash_of(std::string_view text) {
  return static_cast<std::size_t>(hash64(text));
}

void Symbols::add(Listing listing) {
  const std::size_t index = listings_.size();
  by_symbol_.try_emplace(listing.ticker.symbol, index);
  if (const std::string name = distinctive_name(listing.name); name.size() > 1) {
    by_name_[name].push_back(index);
    const std::string_view head = std::string_view(name).substr(0, name.find(' '));
    const auto words = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
    const auto [entry, is_first] = first_words_.try_emplace(std::string(head));
    FirstWord& word = entry->second;
    word.names.max_words = std::max(word.names.max_words, words);
    if (is_first) {
      word.only_name = name;
      if (words == 1 || short_name(name) == head) {
        word.names.alone = static_cast<std::ptrdiff_t>(index);
      }
    } else if (word.only_name != name) {
      word.only_name.clear();
      if (!word.is_whole) word.names.alone = -1;
    }
    if (words == 1 && !word.is_whole) {
      word.is_whole = true;
      word.names.alone = static_cast<std::ptrdiff_t>(index);
    }
    maybe_first_word_[hash_of(head) % kFilterBits] = true;
  }
  listings_.push_back(std::move(listing));
}

bool Symbols::contains(std::string_view symbol) const {
  return by_symbol_.find(symbol) != by_symbol_.end();
}

std::vector<const Listing*> Symbols::by_name(std::string_view folded_name) const {
  std::vector<const Listing*> found;
  const auto entry = by_name_.find(folded_name);
  if (entry == by_name_.end()) return found;
  for (const std::size_t index : entry->second) found.push_back(&listings_[index]);
  return found;
}

Symbols::NamesByWord Symbols::names_by_word(std::string_view folded_word) const {
  if (!maybe_first_word_[hash_of(folded_word) % kFilterBits]) return {};
  const auto entry = first_words_.find(folded_word);
  return entry == first_words_.end() ? NamesByWord{} : entry->second.names;
}

}  // namespace tickerdex
