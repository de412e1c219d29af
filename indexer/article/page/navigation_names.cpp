#include "indexer/article/page/navigation_names.h"

#include <unordered_set>

namespace tickerdex::page {
namespace {

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

}  // namespace

bool is_button_word(std::string_view key) { return button_names().contains(key); }

bool is_section_word(std::string_view key) { return section_names().contains(key); }

bool is_whole_line(std::string_view key) { return line_names().contains(key); }

}  // namespace tickerdex::page
