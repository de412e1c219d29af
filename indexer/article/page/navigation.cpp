#include "indexer/article/page/navigation.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/article/page/line_shape.h"
#include "indexer/article/plain_text.h"

namespace tickerdex::page {
namespace {

using Names = std::unordered_set<std::string_view>;

constexpr std::size_t kMaxLineBytes = 400;

/// Each is a button alone, and a row of them is a row of buttons.
const Names& button_words() {
  static const Names kWords{
      "home",     "menu",     "share",     "tweet",     "print",    "email",    "e-mail",
      "save",     "search",   "facebook",  "twitter",   "x",        "linkedin", "whatsapp",
      "reddit",   "telegram", "pinterest", "instagram", "youtube",  "threads",  "mastodon",
      "bluesky",  "wechat",   "weibo",     "flipboard", "pocket",   "rss",      "follow",
      "login",    "register", "subscribe", "bookmark",  "copy",     "close",    "next",
      "previous", "prev",     "listen",    "like",      "teilen",   "drucken",  "merken",
      "anzeige",  "werbung",  "ad",        "ads",       "sponsored", "advertisement",
      "startseite", "anmelden", "abonnieren", "suche",
  };
  return kWords;
}

const Names& sections() {
  static const Names kNames{
      "news",      "markets",  "market news", "business",  "finance",  "economy",   "stocks",
      "companies", "opinion",  "world",       "blog",      "research", "analysis",  "press releases",
      "newsroom",  "articles", "all news",    "insights",  "nachrichten", "wirtschaft", "finanzen",
      "börse",     "首页",     "新闻",        "财经",       "股票",     "市场",      "ホーム",
      "ニュース",   "マーケット", "経済",      "investing", "latest",
  };
  return kNames;
}

const Names& whole_lines() {
  static const Names kLines{
      "skip to content", "skip to main content", "skip navigation", "skip to navigation",
      "log in", "sign in", "sign up", "sign out", "log out", "create account", "create an account",
      "my account", "subscribe now", "show more", "show less", "load more", "see more",
      "view all", "see all", "view more", "learn more", "continue reading", "read full article",
      "read full story", "read the full article", "copy link", "link copied", "copy url",
      "share this", "share this article", "share this post", "share this page", "share this story",
      "share article", "share link", "gift this article", "save article", "save for later",
      "add to watchlist", "add to favorites", "listen to this article", "print this article",
      "email this article", "click to enlarge", "enlarge image", "view comments", "go to top",
      "back to top", "scroll to top", "article continues below", "story continues",
      "story continues below advertisement", "advertisement - scroll to continue",
      "sponsored content", "accept", "accept all", "accept cookies", "accept all cookies",
      "reject all", "decline", "cookie settings", "cookie policy", "cookie preferences",
      "manage cookies", "manage preferences", "privacy policy", "privacy notice", "terms of use",
      "terms of service", "terms and conditions", "contact us", "contact", "about us", "about",
      "help", "careers", "advertise", "advertise with us", "sitemap", "site map", "follow us",
      "open in app", "get the app", "download the app", "toggle navigation", "previous article",
      "next article", "previous post", "next post", "was this article helpful?",
      "zurück zur startseite", "zurück zur übersicht", "zurück zu news", "zurück nach oben",
      "artikel teilen", "artikel merken", "artikel drucken", "jetzt abonnieren", "weiterlesen",
      "mehr lesen", "mehr anzeigen", "zum inhalt springen", "cookie-einstellungen", "datenschutz",
      "impressum", "alle akzeptieren", "zur merkliste",
      "返回新闻", "返回首页", "返回列表", "返回", "返回顶部", "分享", "分享到", "分享至", "广告",
      "打印", "收藏", "登录", "注册", "订阅", "菜单", "搜索", "阅读全文", "展开全文", "查看更多",
      "加载更多", "上一篇", "下一篇", "微信", "微博", "关注", "点赞", "复制链接", "隐私政策",
      "返回新聞", "返回首頁", "廣告", "登入", "訂閱", "閱讀全文",
      "ニュースに戻る", "一覧に戻る", "トップに戻る", "ホームに戻る", "トップページ", "シェア",
      "シェアする", "ツイート", "ポスト", "広告", "印刷", "ログイン", "会員登録", "新規登録",
      "メニュー", "検索", "続きを読む", "もっと見る", "保存", "リンクをコピー", "フォロー", "スポンサー",
      "前の記事", "次の記事", "プライバシーポリシー", "利用規約",
  };
  return kLines;
}

/// "***", "-----", "• • •": nothing to read.
bool is_rule(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
  });
}

bool is_any(std::string_view key, const std::initializer_list<std::string_view>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return key.starts_with(prefix); });
}

bool is_button_row(const std::vector<std::string_view>& words) {
  return words.size() <= 12 && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           return button_words().contains(word) || word == "|" || word == "·" || word == "/";
         });
}

/// "5 min read", "Reading time: 4 minutes", "1,234 views", "Lesezeit 3 Min."
bool is_counter(const std::vector<std::string_view>& words) {
  static const Names kCounted{
      "min", "min.", "mins", "minute", "minutes", "read", "reading", "time", "time:", "read:",
      "views", "view", "shares", "likes", "claps", "of", "lesezeit", "lesezeit:", "lesedauer:",
      "minuten", "estimated", "about", "words", "-", "in",
  };
  bool number = false;
  bool counted = false;
  for (const std::string_view word : words) {
    const bool digits = word.find_first_not_of("0123456789,.k") == std::string_view::npos &&
                        word.front() >= '0' && word.front() <= '9';
    if (!digits && !kCounted.contains(word)) return false;
    number |= digits;
    counted |= !digits;
  }
  return number && counted && words.size() <= 6;
}

/// "Home > Markets > Autos": short parts, the first of them a place that sites have.
bool is_breadcrumb(std::string_view line) {
  constexpr std::array<std::string_view, 5> kArrows{" > ", " › ", " » ", " / ", " → "};
  for (const std::string_view arrow : kArrows) {
    const std::size_t at = line.find(arrow);
    if (at == std::string_view::npos || line.size() > 160) continue;
    const std::string first = ascii_lower(trimmed(line.substr(0, at)));
    return (button_words().contains(first) || sections().contains(first)) && !ends_sentence(line);
  }
  return false;
}

/// "Share on X", "Follow us on Facebook and X", "Back to all articles"
bool is_invitation(std::string_view key, const std::vector<std::string_view>& words) {
  if (words.size() > 9) return false;
  if (is_any(key, {"share on ", "share via ", "share to ", "share this on ", "follow us on ",
                   "find us on ", "join us on ", "share this:", "share:"})) {
    return button_words().contains(words.back());
  }
  return words.size() <= 5 && is_any(key, {"back to ", "return to ", "zurück zu ", "zurück zur "}) &&
         (sections().contains(words.back()) || key.ends_with("articles") ||
          key.ends_with("posts") || key.ends_with("list") || key.ends_with("overview") ||
          key.ends_with("home") || key.ends_with("homepage") || key.ends_with("results"));
}

bool is_notice(std::string_view key) {
  return is_any(key, {"we use cookies", "this site uses cookies", "this website uses cookies",
                      "our site uses cookies", "by continuing to use this site",
                      "by continuing to browse", "please enable javascript",
                      "javascript is disabled", "your browser does not support", "©",
                      "copyright ©", "copyright (c)", "wir verwenden cookies",
                      "diese website verwendet cookies", "diese seite verwendet cookies",
                      "本网站使用cookie", "本网站使用 cookie", "当サイトではcookie",
                      "当サイトでは cookie", "(c) 20"}) ||
         (key.size() <= 200 && (key.ends_with("all rights reserved") ||
                                key.ends_with("alle rechte vorbehalten")));
}

bool is_credit(std::string_view key) {
  return key.size() <= 120 &&
         is_any(key, {"image:", "photo:", "image source:", "photo credit:", "image credit:",
                      "photo by ", "image by ", "photograph:", "foto:", "bild:", "bildquelle:",
                      "图片来源", "图：", "写真：", "画像："});
}

}  // namespace

bool is_navigation(std::string_view line) {
  if (line.empty() || line.size() > kMaxLineBytes) return false;
  const std::string key = key_of(line);
  if (is_rule(key)) return true;
  if (whole_lines().contains(key)) return true;
  const std::vector<std::string_view> words = words_of(key);
  return is_button_row(words) || is_counter(words) || is_invitation(key, words) ||
         is_breadcrumb(line) || is_notice(key) || is_credit(key);
}

bool is_section_name(std::string_view line) {
  return line.size() <= 40 && sections().contains(key_of(line));
}

}  // namespace tickerdex::page
