#include "indexer/article/page/tails.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/article/page/line_shape.h"

namespace tickerdex::page {
namespace {

constexpr std::size_t kMaxLineBytes = 400;

const std::unordered_map<std::string_view, Tail>& openers() {
  static const std::unordered_map<std::string_view, Tail> kOpeners{
      {"leave a comment", Tail::comments},
      {"leave a reply", Tail::comments},
      {"leave comment", Tail::comments},
      {"post a comment", Tail::comments},
      {"post comment", Tail::comments},
      {"write a comment", Tail::comments},
      {"add a comment", Tail::comments},
      {"add comment", Tail::comments},
      {"join the conversation", Tail::comments},
      {"join the discussion", Tail::comments},
      {"comments", Tail::comments},
      {"comments are closed", Tail::comments},
      {"no comments", Tail::comments},
      {"no comments yet", Tail::comments},
      {"be the first to comment", Tail::comments},
      {"reader comments", Tail::comments},
      {"what do you think?", Tail::comments},
      {"kommentare", Tail::comments},
      {"kommentar schreiben", Tail::comments},
      {"schreiben sie einen kommentar", Tail::comments},
      {"schreibe einen kommentar", Tail::comments},
      {"kommentar hinterlassen", Tail::comments},
      {"发表评论", Tail::comments},
      {"评论", Tail::comments},
      {"网友评论", Tail::comments},
      {"写评论", Tail::comments},
      {"全部评论", Tail::comments},
      {"發表評論", Tail::comments},
      {"コメント", Tail::comments},
      {"コメントを残す", Tail::comments},
      {"コメントする", Tail::comments},
      {"コメントを書く", Tail::comments},

      {"disclaimer", Tail::rest},
      {"disclaimers", Tail::rest},
      {"legal disclaimer", Tail::rest},
      {"disclosure", Tail::rest},
      {"disclosures", Tail::rest},
      {"risk disclosure", Tail::rest},
      {"risk warning", Tail::rest},
      {"important information", Tail::rest},
      {"forward-looking statements", Tail::rest},
      {"cautionary note regarding forward-looking statements", Tail::rest},
      {"about the author", Tail::rest},
      {"about the authors", Tail::rest},
      {"haftungsausschluss", Tail::rest},
      {"risikohinweis", Tail::rest},
      {"über den autor", Tail::rest},
      {"über die autorin", Tail::rest},
      {"免责声明", Tail::rest},
      {"風險提示", Tail::rest},
      {"风险提示", Tail::rest},
      {"关于作者", Tail::rest},
      {"免責事項", Tail::rest},
      {"著者について", Tail::rest},

      {"related", Tail::section},
      {"related articles", Tail::section},
      {"related stories", Tail::section},
      {"related news", Tail::section},
      {"related posts", Tail::section},
      {"related content", Tail::section},
      {"related reading", Tail::section},
      {"related coverage", Tail::section},
      {"read more", Tail::section},
      {"read next", Tail::section},
      {"also read", Tail::section},
      {"see also", Tail::section},
      {"up next", Tail::section},
      {"what to read next", Tail::section},
      {"you may also like", Tail::section},
      {"you might also like", Tail::section},
      {"recommended", Tail::section},
      {"recommended for you", Tail::section},
      {"recommended reading", Tail::section},
      {"recommended stories", Tail::section},
      {"recommended articles", Tail::section},
      {"most read", Tail::section},
      {"most popular", Tail::section},
      {"trending", Tail::section},
      {"trending now", Tail::section},
      {"latest news", Tail::section},
      {"latest articles", Tail::section},
      {"top stories", Tail::section},
      {"popular posts", Tail::section},
      {"recent posts", Tail::section},
      {"don't miss", Tail::section},
      {"more stories", Tail::section},
      {"more news", Tail::section},
      {"more articles", Tail::section},
      {"newsletter", Tail::section},
      {"newsletters", Tail::section},
      {"mehr zum thema", Tail::section},
      {"lesen sie auch", Tail::section},
      {"ähnliche artikel", Tail::section},
      {"verwandte artikel", Tail::section},
      {"das könnte sie auch interessieren", Tail::section},
      {"meistgelesen", Tail::section},
      {"相关阅读", Tail::section},
      {"相关新闻", Tail::section},
      {"相关文章", Tail::section},
      {"推荐阅读", Tail::section},
      {"延伸阅读", Tail::section},
      {"热门文章", Tail::section},
      {"猜你喜欢", Tail::section},
      {"相關新聞", Tail::section},
      {"延伸閱讀", Tail::section},
      {"関連記事", Tail::section},
      {"関連ニュース", Tail::section},
      {"おすすめ記事", Tail::section},
      {"おすすめ", Tail::section},
      {"アクセスランキング", Tail::section},
      {"人気記事", Tail::section},
  };
  return kOpeners;
}

bool begins(std::string_view key, std::initializer_list<std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return key.starts_with(prefix); });
}

/// The texts around the boxes of a comment form.
bool is_form_line(std::string_view key) {
  return begins(key, {"your email address will not be published", "required fields are marked",
                      "save my name, email", "notify me of follow-up", "notify me of new posts",
                      "you must be logged in to", "log in to comment", "log in to leave",
                      "sign in to comment", "please log in to comment", "this site uses akismet",
                      "ihre e-mail-adresse wird nicht veröffentlicht",
                      "deine e-mail-adresse wird nicht veröffentlicht", "您的邮箱地址不会被公开",
                      "您的电子邮箱地址不会被公开", "您的電子郵件地址不會被公開",
                      "メールアドレスが公開されることはありません"});
}

/// "Comments (3)", "3 Comments", "Kommentare (0)", "评论（3）"
bool is_comment_count(std::string_view key) {
  const std::size_t first = key.find_first_of("0123456789");
  const std::size_t last = key.find_last_of("0123456789");
  if (first == std::string_view::npos || key.size() > 40) return false;
  std::string word(key.substr(0, first));
  word += key.substr(last + 1);
  std::string bare;
  for (const char c : word) {
    if (c != '(' && c != ')' && c != ' ') bare += c;
  }
  return bare == "comments" || bare == "comment" || bare == "kommentare" || bare == "kommentar" ||
         bare == "评论" || bare == "评论（）" || bare == "条评论" || bare == "コメント" ||
         bare == "コメント（）" || bare == "件のコメント" || bare == "replies";
}

}  // namespace

Tail tail_of(std::string_view line) {
  if (line.empty() || line.size() > kMaxLineBytes) return Tail::none;
  const std::string key = key_of(line);
  if (const auto found = openers().find(key); found != openers().end()) return found->second;
  if (is_form_line(key)) return Tail::line;
  if (is_comment_count(key)) return Tail::comments;
  if (begins(key, {"disclaimer: ", "disclaimer – ", "disclaimer - ", "disclosure: ", "免责声明：",
                   "免責事項：", "haftungsausschluss: "})) {
    return Tail::rest;
  }
  const bool colon = key.find(": ") != std::string::npos || key.find("：") != std::string::npos;
  if (colon && begins(key, {"read more: ", "read also: ", "also read: ", "related: ", "read: ",
                            "see also: ", "read next: ", "more: ", "watch: ", "lesen sie auch: ",
                            "mehr zum thema: ", "相关阅读：", "延伸阅读：", "関連記事："})) {
    return Tail::line;
  }
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() >= 3 && words.size() <= 6 && starts_with_upper(words[2]) &&
      begins(key, {"more from ", "more on ", "more about ", "latest from "}) &&
      !ends_sentence(line)) {
    return Tail::section;
  }
  if (words.size() <= 20 &&
      begins(key, {"sign up for our ", "sign up to our ", "sign up for the ", "sign up here ",
                   "subscribe to our ", "subscribe to the ", "subscribe for ", "get our newsletter",
                   "enter your email", "join our newsletter", "newsletter abonnieren",
                   "abonnieren sie unseren newsletter", "订阅我们", "ニュースレターに登録"})) {
    return Tail::line;
  }
  return Tail::none;
}

}  // namespace tickerdex::page
