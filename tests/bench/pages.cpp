// How well web pages are read: prints the F1 of the body's word 4-grams and the shares of titles,
// bylines and dates that are right, over a folder of pages.
//
//   bench_pages FOLDER [-v]    FOLDER/NAME/{source.html,expected.html,expected-metadata.json}
//
// The layout is that of Mozilla Readability's test pages. A title is right if its words are, the
// site's name at its end aside; a byline if it names the same people; both only where one is
// expected. -v prints the pages whose F1 is below .9 and the titles and bylines that differ.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unicode/uchar.h>
#include <vector>

#include "indexer/article/article_builder.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/source/markup/parse_html.h"
#include "indexer/source/record.h"

namespace fs = std::filesystem;
using namespace tickerdex;

namespace {

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Words as the index has them, folded; of Chinese and the like each character.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  const auto end_word = [&] {
    if (!words.back().empty()) words.emplace_back();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const auto point = static_cast<UChar32>(c);
    if (!u_isalnum(point)) {
      end_word();
      continue;
    }
    const bool is_ideograph = c >= 0x2E80 && c < 0x10000 && u_charType(point) == U_OTHER_LETTER;
    if (is_ideograph) end_word();
    append_utf8(words.back(), static_cast<char32_t>(u_tolower(point)));
    if (is_ideograph) end_word();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += ' ' + word;
  return text;
}

using Grams = std::map<std::string, int>;

Grams grams_of(std::string_view text) {
  constexpr std::size_t kWords = 4;
  const auto words = words_of(text);
  Grams grams;
  for (std::size_t i = 0; i + kWords <= words.size(); ++i) {
    ++grams[words[i] + ' ' + words[i + 1] + ' ' + words[i + 2] + ' ' + words[i + 3]];
  }
  return grams;
}

double f1(const Grams& found, const Grams& expected) {
  double both = 0, all_found = 0, all_expected = 0;
  for (const auto& [gram, times] : found) all_found += times;
  for (const auto& [gram, times] : expected) {
    all_expected += times;
    if (const auto there = found.find(gram); there != found.end()) {
      both += std::min(times, there->second);
    }
  }
  if (all_found == 0 || all_expected == 0) return all_found == all_expected ? 1 : 0;
  return 2 * both / (all_found + all_expected);
}

std::string visible_text(const MarkupTree& tree) {
  std::string text;
  for (MarkupTree::Node node = 1; node < tree.size(); ++node) {
    const auto name = tree.name(node);
    // A new element may be a new block: only inline ones are not.
    const bool in_line = name == "a" || name == "b" || name == "i" || name == "em" ||
                         name == "strong" || name == "span" || name == "sup" || name == "sub" ||
                         name == "u" || name == "code" || name == "abbr" || name == "mark";
    if (!name.empty() && !in_line) text += '\n';
    text += tree.text(node);
  }
  return text;
}

std::string text_at(const nlohmann::json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The words of a title; where one of two goes on, that may be the site's name.
bool same_title(const std::string& found, const std::string& expected) {
  const std::string a = joined(words_of(found));
  const std::string b = joined(words_of(expected));
  if (a == b) return true;
  if (a.empty() || b.empty()) return false;
  const std::string& longer = a.size() > b.size() ? found : expected;
  const std::string& shorter = a.size() > b.size() ? b : a;
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " · ", " [", " :: "}) {
    const std::size_t at = longer.rfind(mark);
    if (at != std::string::npos && joined(words_of(longer.substr(0, at))) == shorter) return true;
  }
  return false;
}

bool same_names(std::string found, const std::string& expected) {
  auto a = words_of(found);
  auto b = words_of(expected);
  const auto is_filler = [](const std::string& word) { return word == "by" || word == "and"; };
  std::erase_if(a, is_filler);
  std::erase_if(b, is_filler);
  return a == b;
}

struct Share {
  int right = 0;
  int all = 0;
  void count(bool is_right) { right += is_right, ++all; }
  void print(const char* what) const {
    std::printf("pages %s %.3f of %d\n", what, all == 0 ? 1.0 : double(right) / all, all);
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: bench_pages FOLDER [-v]\n", stderr), 2;
  const bool verbose = argc > 2;
  const bool shows = argc > 3;
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(argv[1])) {
    if (fs::exists(entry.path() / "expected.html")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  double sum = 0;
  Share titles, bylines, dates;
  for (const auto& folder : folders) {
    auto facts = std::make_shared<FileFacts>();
    facts->format = Format::html;
    auto parsed = parse_record({content_of(folder / "source.html"), {}, facts}, {});
    Article article;
    if (auto* raw = std::get_if<RawArticle>(&parsed)) {
      auto built = ArticleBuilder({}).build(std::move(*raw));
      if (auto* whole = std::get_if<Article>(&built)) article = std::move(*whole);
    }
    const auto expected = grams_of(visible_text(parse_html(content_of(folder / "expected.html"))));
    const double score = f1(grams_of(article.body), expected);
    sum += score;
    const auto metadata = nlohmann::json::parse(content_of(folder / "expected-metadata.json"));
    const std::string name = folder.filename();
    if (shows && name == argv[3]) std::printf("%s\n----\n%s\n", article.body.c_str(), visible_text(parse_html(content_of(folder / "expected.html"))).c_str());
    if (verbose && score < .9) std::printf("  F1 %.3f %s\n", score, name.c_str());
    const auto check = [&](Share& share, bool is_right, const char* what, const std::string& found,
                           const std::string& wanted) {
      share.count(is_right);
      if (verbose && !is_right) {
        std::printf("  %s of %s: \"%s\", not \"%s\"\n", what, name.c_str(), found.c_str(),
                    wanted.c_str());
      }
    };
    if (const auto title = text_at(metadata, "title"); !title.empty()) {
      check(titles, same_title(article.title, title), "title", article.title, title);
    }
    if (const auto byline = text_at(metadata, "byline"); !byline.empty()) {
      check(bylines, same_names(article.author, byline), "byline", article.author, byline);
    }
    if (const auto time = text_at(metadata, "publishedTime"); !time.empty()) {
      const auto wanted = parse_date(time);
      const auto found = article.published_utc ? format_rfc3339(*article.published_utc) : "none";
      check(dates, wanted && article.published_utc == wanted->utc, "date", found, time);
    }
  }
  std::printf("pages body-f1 %.4f of %zu\n", sum / static_cast<double>(folders.size()),
              folders.size());
  titles.print("titles");
  bylines.print("bylines");
  dates.print("dates");
}
