#include "indexer/article/page/navigation.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/article/page/labels.h"
#include "indexer/article/page/line_shape.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex::page {
namespace {

// The words and lines of buttons and menus: English, German, Chinese, Japanese. Arguments are keys
// as from key_of().

using Names = std::unordered_set<std::string_view>;

// clang-format off
const Names& button_names() {
  static const Names kWords{
      "home", "menu", "share", "tweet", "print", "email", "e-mail", "save", "search",
      "facebook", "twitter", "x", "linkedin", "whatsapp", "reddit", "telegram", "pinterest",
      "instagram", "youtube", "threads", "mastodon", "bluesky", "wechat", "weibo", "flipboard",
      "pocket", "rss", "follow", "login", "register", "subscribe", "bookmark", "copy", "close",
      "next", "previous", "prev", "listen", "like", "teilen", "drucken", "merken", "anzeige",
      "werbung", "ad", "ads", "sponsored", "advertisement", "startseite", "anmelden",
      "abonnieren", "suche",
  };
  return kWords;
}

const Names& section_names() {
  static const Names kNames{
      "news", "markets", "market news", "business", "finance", "economy", "stocks", "companies",
      "opinion", "world", "blog", "research", "analysis", "press releases", "newsroom",
      "articles", "all news", "insights", "nachrichten", "wirtschaft", "finanzen", "börse",
      "首页", "新闻", "财经", "股票", "市场", "ホーム", "ニュース", "マーケット", "経済", "investing", "latest",
  };
  return kNames;
}

const Names& line_names() {
  static const Names kLines{
      "skip to content", "skip to main content", "skip navigation", "skip to navigation",
      "log in", "sign in", "sign up", "sign out", "log out", "create account",
      "create an account", "my account", "subscribe now", "show more", "show less", "load more",
      "see more", "view all", "see all", "view more", "learn more", "continue reading",
      "read full article", "read full story", "read the full article", "copy link",
      "link copied", "copy url", "share this", "share this article", "share this post",
      "share this page", "share this story", "share article", "share link", "gift this article",
      "save article", "save for later", "add to watchlist", "add to favorites",
      "listen to this article", "print this article", "email this article", "click to enlarge",
      "enlarge image", "view comments", "go to top", "back to top", "scroll to top",
      "article continues below", "story continues", "story continues below advertisement",
      "advertisement - scroll to continue", "sponsored content", "accept", "accept all",
      "accept cookies", "accept all cookies", "reject all", "decline", "cookie settings",
      "cookie policy", "cookie preferences", "manage cookies", "manage preferences",
      "privacy policy", "privacy notice", "terms of use", "terms of service",
      "terms and conditions", "contact us", "contact", "about us", "about", "help", "careers",
      "advertise", "advertise with us", "sitemap", "site map", "follow us", "open in app",
      "get the app", "download the app", "toggle navigation", "previous article",
      "next article", "previous post", "next post", "was this article helpful?",
      "zurück zur startseite", "zurück zur übersicht", "zurück zu news", "zurück nach oben",
      "artikel teilen", "artikel merken", "artikel drucken", "jetzt abonnieren", "weiterlesen",
      "mehr lesen", "mehr anzeigen", "zum inhalt springen", "cookie-einstellungen",
      "datenschutz", "impressum", "alle akzeptieren", "zur merkliste", "返回新闻", "返回首页", "返回列表",
      "返回", "返回顶部", "分享", "分享到", "分享至", "广告", "打印", "收藏", "登录", "注册", "订阅", "菜单", "搜索", "阅读全文",
      "展开全文", "查看更多", "加载更多", "上一篇", "下一篇", "微信", "微博", "关注", "点赞", "复制链接", "隐私政策", "返回新聞",
      "返回首頁", "廣告", "登入", "訂閱", "閱讀全文", "ニュースに戻る", "一覧に戻る", "トップに戻る", "ホームに戻る", "トップページ", "シェア",
      "シェアする", "ツイート", "ポスト", "広告", "印刷", "ログイン", "会員登録", "新規登録", "メニュー", "検索", "続きを読む",
      "もっと見る", "保存", "リンクをコピー", "フォロー", "スポンサー", "前の記事", "次の記事", "プライバシーポリシー", "利用規約",
  };
  return kLines;
}
// clang-format on

/// A button by itself, or part of a row of buttons: "share", "facebook".
bool is_button_word(std::string_view key) { return button_names().contains(key); }

/// A part of a site: "markets", "wirtschaft".
bool is_section_word(std::string_view key) { return section_names().contains(key); }

/// Navigation as a whole line: "skip to content", "add to watchlist".
bool is_whole_line(std::string_view key) { return line_names().contains(key); }

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
  const std::vector<std::string_view> words = words_of(key);
  return is_button_row(words) || is_counter(words) || is_invitation(key, words) ||
         is_breadcrumb(line) || is_notice(key) || is_credit(key);
}

bool is_section_name(std::string_view line) {
  return line.size() <= 40 && is_section_word(key_of(line));
}

namespace {

constexpr std::size_t kMenuLines = 12;
constexpr std::size_t kKnownLines = 3;
constexpr std::size_t kMaxItemBytes = 40;
constexpr std::size_t kMaxItemWords = 4;

bool is_item(std::string_view line) {
  return line.size() <= kMaxItemBytes && words_of(line).size() <= kMaxItemWords &&
         line.find_first_of("0123456789") == std::string_view::npos && !ends_sentence(line) &&
         !label_of(line);
}

bool could_be_title(std::string_view line) {
  return !is_navigation(line) &&
         (words_of(line).size() > kMaxItemWords || (has_cjk(line) && count_code_points(line) > 12));
}

/// Marks the lines of menus in [begin, end); returns the end of the last one, or `begin`.
std::size_t mark_menus(const std::vector<std::string_view>& lines, std::size_t begin,
                       std::size_t end, std::vector<bool>& drop) {
  std::size_t last = begin;
  for (std::size_t at = begin; at < end;) {
    std::size_t run = at;
    std::size_t known = 0;
    for (; run < end && is_item(lines[run]); ++run) {
      known += is_navigation(lines[run]) || is_section_name(lines[run]) ? 1 : 0;
    }
    if (run - at >= kMenuLines && known >= kKnownLines) {
      std::fill(drop.begin() + static_cast<std::ptrdiff_t>(at),
                drop.begin() + static_cast<std::ptrdiff_t>(run), true);
      last = run;
    }
    at = std::max(run, at + 1);
  }
  return last;
}

}  // namespace

std::vector<std::string_view> without_menus(std::vector<std::string_view> lines) {
  const auto first_prose = std::find_if(lines.begin(), lines.end(), is_prose);
  const auto last_prose = std::find_if(lines.rbegin(), lines.rend(), is_prose);
  if (first_prose == lines.end()) return lines;
  const auto head = static_cast<std::size_t>(first_prose - lines.begin());
  const auto tail = static_cast<std::size_t>(last_prose.base() - lines.begin());

  std::vector<bool> drop(lines.size(), false);
  const std::size_t menus_end = mark_menus(lines, 0, head, drop);
  mark_menus(lines, tail, lines.size(), drop);
  const auto above = lines.begin() + static_cast<std::ptrdiff_t>(menus_end);
  if (std::none_of(lines.begin(), above, could_be_title)) {
    std::fill(drop.begin(), drop.begin() + static_cast<std::ptrdiff_t>(menus_end), true);
  }
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!drop[i]) kept.push_back(lines[i]);
  }
  return kept;
}

}  // namespace tickerdex::page
