#include "indexer/article/page/navigation.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/article/page/line_shape.h"
#include "indexer/article/page/navigation_names.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex::page {
namespace {

using Names = std::unordered_set<std::string_view>;

constexpr std::size_t kMaxLineBytes = 400;

/// "***", "-----", "• • •": a line without text.
bool is_rule(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) {
    return is_ascii(c) && !is_lower(c) && !is_digit(c);
  });
}

bool is_any(std::string_view key, const std::initializer_list<std::string_view>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return key.starts_with(prefix); });
}

bool is_button_row(const std::vector<std::string_view>& words) {
  return words.size() <= 12 && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           return is_button_word(word) || word == "|" || word == "·" || word == "/";
         });
}

/// "5 min read", "Reading time: 4 minutes", "1,234 views", "Lesezeit 3 Min."
bool is_counter(const std::vector<std::string_view>& words) {
  static const Names kCounted{
      "min",   "min.",  "mins",     "minute",    "minutes",    "read",    "reading",
      "time",  "time:", "read:",    "views",     "view",       "shares",  "likes",
      "claps", "of",    "lesezeit", "lesezeit:", "lesedauer:", "minuten", "estimated",
      "about", "words", "-",        "in",
  };
  bool number = false;
  bool counted = false;
  for (const std::string_view word : words) {
    const bool digits = word.find_first_not_of("0123456789,.k") == std::string_view::npos &&
                        is_digit(word.front());
    if (!digits && !kCounted.contains(word)) return false;
    number |= digits;
    counted |= !digits;
  }
  return number && counted && words.size() <= 6;
}

/// "Home > Markets > Autos": short parts, beginning with a known part of a site.
bool is_breadcrumb(std::string_view line) {
  constexpr std::array<std::string_view, 5> kArrows{" > ", " › ", " » ", " / ", " → "};
  for (const std::string_view arrow : kArrows) {
    const std::size_t at = line.find(arrow);
    if (at == std::string_view::npos || line.size() > 160) continue;
    const std::string first = ascii_lower(trimmed(line.substr(0, at)));
    return (is_button_word(first) || is_section_word(first)) && !ends_sentence(line);
  }
  return false;
}

/// "Share on X", "Follow us on Facebook and X", "Back to all articles"
bool is_invitation(std::string_view key, const std::vector<std::string_view>& words) {
  if (words.size() > 9) return false;
  if (is_any(key, {"share on ", "share via ", "share to ", "share this on ", "follow us on ",
                   "find us on ", "join us on ", "share this:", "share:"})) {
    return is_button_word(words.back());
  }
  return words.size() <= 5 &&
         is_any(key, {"back to ", "return to ", "zurück zu ", "zurück zur "}) &&
         (is_section_word(words.back()) || key.ends_with("articles") || key.ends_with("posts") ||
          key.ends_with("list") || key.ends_with("overview") || key.ends_with("home") ||
          key.ends_with("homepage") || key.ends_with("results"));
}

bool is_notice(std::string_view key) {
  return is_any(key, {"we use cookies",
                      "this site uses cookies",
                      "this website uses cookies",
                      "our site uses cookies",
                      "by continuing to use this site",
                      "by continuing to browse",
                      "please enable javascript",
                      "javascript is disabled",
                      "your browser does not support",
                      "©",
                      "copyright ©",
                      "copyright (c)",
                      "wir verwenden cookies",
                      "diese website verwendet cookies",
                      "diese seite verwendet cookies",
                      "本网站使用cookie",
                      "本网站使用 cookie",
                      "当サイトではcookie",
                      "当サイトでは cookie",
                      "(c) 20"}) ||
         (key.size() <= 200 &&
          (key.ends_with("all rights reserved") || key.ends_with("alle rechte vorbehalten")));
}

bool is_credit(std::string_view key) {
  return key.size() <= 120 &&
         is_any(key,
                {"image:", "photo:", "image source:", "photo credit:", "image credit:", "photo by ",
                 "image by ", "photograph:", "foto:", "bild:", "bildquelle:", "图片来源", "图：",
                 "写真：", "画像："});
}

}  // namespace

bool is_navigation(std::string_view line) {
  if (line.empty() || line.size() > kMaxLineBytes) return false;
  const std::string key = key_of(line);
  if (is_rule(key)) return true;
  if (is_whole_line(key)) return true;
  const std::vector<std::string_view> words = error_text(key);
  return is_button_row(words) || is_counter(words) || is_invitation(key, words) ||
         is_breadcrumb(line) || is_notice(key) || is_credit(key);
}

bool is_section_name(std::string_view line) {
  return line.size() <= 40 && is_section_word(key_of(line));
}

}  // namespace tickerdex::page
