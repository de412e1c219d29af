// How well feeds are read: prints the shares of expectations of title, link, date, author, summary
// and the like that hold, over a folder of feeds.
//
//   bench_feeds FOLDER [-v]
//
// Each file says in a comment what a reader should see, as in feedparser's tests, in Python:
//
//   Expect: not bozo and entries[0]['title'] == u'Example'
//
// Markup in an expected text is compared as the text that it stands for. What Tickerdex has no
// field for (a copyright, a picture) or cannot know (the address that a server told) is counted
// apart. -v prints the expectations that do not hold, and what was found.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/date/date.h"
#include "indexer/schema/date/date_parse.h"
#include "indexer/schema/text/ascii.h"
#include "indexer/schema/text/utf8.h"
#include "indexer/source/charset.h"
#include "indexer/source/document_facts.h"
#include "indexer/source/feed/feed_item.h"
#include "indexer/source/feed/person.h"
#include "indexer/source/html/fragment_text.h"
#include "indexer/source/html/page_charset.h"
#include "indexer/source/markup/parse_xml.h"
#include "indexer/source/markup/xml_record.h"
#include "indexer/source/sources.h"

namespace fs = std::filesystem;
using namespace tickerdex;

namespace {

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What stands behind "Expect:", up to the end of the comment.
std::string expectation_of(std::string bytes) {
  std::erase(bytes, '\0');  // UTF-16 and UTF-32
  constexpr std::string_view kMark = "Expect:";
  const std::size_t at = bytes.find(kMark);
  if (at == std::string::npos) return {};
  const std::size_t end = std::min(bytes.find("-->", at), bytes.find("\n\n", at));
  return std::string(
      trimmed(std::string_view(bytes).substr(at + kMark.size(), end - at - kMark.size())));
}

// Splits at a word or mark that stands outside of quotes and brackets.
std::vector<std::string> split_at(std::string_view text, std::string_view mark) {
  std::vector<std::string> parts(1);
  char quote = 0;
  int brackets = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\' && i + 1 < text.size()) parts.back() += text[i++];
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(' || c == '{') {
      ++brackets;
    } else if (c == ')' || c == '}') {
      --brackets;
    } else if (brackets == 0 && text.substr(i).starts_with(mark)) {
      parts.emplace_back();
      i += mark.size() - 1;
      continue;
    }
    parts.back() += text[i];
  }
  for (std::string& part : parts) part = trimmed(part);
  return parts;
}

std::string without_brackets(std::string text) {
  while (text.size() > 2 && text.front() == '(' && text.back() == ')' &&
         text.find('=') != std::string::npos) {
    text = trimmed(std::string_view(text).substr(1, text.size() - 2));
  }
  return text;
}

// u'caf\u00e9' and 'a' 'b' + "c"; nothing if it is no string.
std::optional<std::string> python_string(std::string_view literal) {
  std::string out;
  bool any = false;
  for (std::size_t i = 0; i < literal.size();) {
    const char c = literal[i];
    if (is_white(c) || c == '+' || c == 'u' || c == 'b' || c == 'r') {
      ++i;
      continue;
    }
    if (c != '\'' && c != '"') return std::nullopt;
    any = true;
    std::string_view close = literal.substr(i, 1);
    if (literal.substr(i).starts_with("\"\"\"") || literal.substr(i).starts_with("'''")) {
      close = literal.substr(i, 3);
    }
    i += close.size();
    while (i < literal.size() && !literal.substr(i).starts_with(close)) {
      if (literal[i] != '\\' || i + 1 == literal.size()) {
        out += literal[i++];
        continue;
      }
      const char kind = literal[i + 1];
      const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
      i += 2;
      if (digits > 0) {
        append_utf8(out, static_cast<char32_t>(
                             std::stoul(std::string(literal.substr(i, digits)), nullptr, 16)));
        i += digits;
      } else {
        out += kind == 'n' ? '\n' : kind == 't' ? '\t' : kind == 'r' ? '\r' : kind;
      }
    }
    i = std::min(i + close.size(), literal.size());
  }
  if (!any) return std::nullopt;
  return out;
}

// (2004, 1, 1, 19, 48, 21, 3, 1, 0)
std::optional<std::int64_t> python_time(std::string_view tuple) {
  if (!tuple.starts_with('(')) return std::nullopt;
  std::istringstream in{std::string(tuple.substr(1))};
  std::vector<int> numbers;
  int number = 0;
  char comma = 0;
  while (in >> number) {
    numbers.push_back(number);
    in >> comma;
  }
  if (numbers.size() != 9) return std::nullopt;
  return utc_from_civil({numbers[0], numbers[1], numbers[2]}) + numbers[3] * 3600 +
         numbers[4] * 60 + numbers[5];
}

struct Feed {
  std::vector<RawArticle> items;
  DocumentFacts facts;
};

Feed read_feed(const std::string& bytes) {
  Feed feed;
  std::istringstream in(bytes);
  SourceOptions options;
  options.sources = {"-"};
  options.standard_input = &in;
  read_sources(
      options,
      [&](Record&& record) {
        if (record.file->document) feed.facts = *record.file->document;
        if (record.file->format != Format::feed) {
          auto parsed = parse_record(record, {});
          if (auto* raw = std::get_if<RawArticle>(&parsed)) feed.items.push_back(std::move(*raw));
          return;
        }
        // An item that says only when it was written is none, but can be asked.
        const XmlRecord parsed = parse_xml_record(record);
        feed.items.push_back(read_feed_item(parsed.tree, parsed.element, *parsed.document));
      },
      [](Rejected&&) {});
  if (feed.items.empty()) read_feed_facts(parse_xml(page_to_utf8(bytes)).tree, feed.facts);
  return feed;
}

std::string spaced(std::string_view text) {
  std::string line(text);
  for (std::size_t at; (at = line.find("\xC2\xA0")) != std::string::npos;) line.replace(at, 2, " ");
  return one_line(line);
}

// Feedparser's text of an element, which may have markup.
std::string plain(std::string_view text) {
  return spaced(has_markup(text) ? html_to_text(text) : std::string(text));
}

std::string shown_time(std::optional<std::int64_t> utc) {
  return utc ? std::to_string(*utc) : std::string("none");
}

class Bench {
 public:
  explicit Bench(bool verbose) : verbose_(verbose) {}

  void check(const std::string& name, const std::string& bytes) {
    const std::string expectation = expectation_of(bytes);
    if (expectation.empty()) return;
    name_ = name;
    has_header_ =
        bytes.find("Header:") != std::string::npos && bytes.find("Content-L") != std::string::npos;
    feed_ = read_feed(bytes);
    for (const std::string& clause : split_at(expectation, " and "))
      check_clause(without_brackets(clause));
  }

  void print() const {
    std::size_t right = 0, all = 0;
    for (const auto& [what, share] : shares_) {
      std::printf("feeds %s %.3f of %zu\n", what.c_str(),
                  double(share.first) / double(share.second), share.second);
      right += share.first;
      all += share.second;
    }
    std::printf("feeds all %.4f of %zu\n", double(right) / double(all), all);
    std::size_t sum = 0;
    for (const auto& entry : apart_) sum += entry.second;
    std::printf("feeds apart %zu\n", sum);
    for (const auto& [what, times] : apart_) std::printf("  %4zu %s\n", times, what.c_str());
  }

 private:
  void check_clause(const std::string& clause) {
    if (clause == "bozo" || clause == "not bozo") return;
    auto sides = split_at(clause, "==");
    if (sides.size() < 2) return apart(clause);
    const std::string expected = sides.back();
    sides.pop_back();
    for (const std::string& path : sides) check_path(path, expected);
  }

  // entries[0]['title_detail'].value -> {"entries", "0", "title_detail", "value"}
  static std::vector<std::string> keys_of(std::string_view path) {
    std::vector<std::string> keys(1);
    for (const char c : path) {
      const bool is_mark = c == '[' || c == ']' || c == '\'' || c == '"' || c == '.';
      if (!is_mark)
        keys.back() += c;
      else if (!keys.back().empty())
        keys.emplace_back();
    }
    if (keys.back().empty()) keys.pop_back();
    std::erase(keys, "u");
    return keys;
  }

  void check_path(const std::string& path, const std::string& expected) {
    std::vector<std::string> keys = keys_of(path);
    if (keys.size() < 2) return apart(path);
    const bool is_feed = keys[0] == "feed";
    if (!is_feed && keys[0] != "entries") return apart(keys[0]);
    RawArticle found;
    if (is_feed) {
      found = feed_.facts.shared;
      found.title = found.source;
      found.url = feed_.facts.address;
      keys.erase(keys.begin());
    } else {
      const auto number = static_cast<std::size_t>(std::stoul(keys[1]));
      if (number < feed_.items.size()) found = feed_.items[number];
      keys.erase(keys.begin(), keys.begin() + 2);
    }
    std::string name;
    for (const std::string& key : keys) {
      const bool is_number = !key.empty() && is_digit(key[0]);
      name += (name.empty() ? "" : ".") + (is_number ? "N" : key);
    }
    compare(is_feed, name, found, expected);
  }

  void compare(bool is_feed, const std::string& name, const RawArticle& found,
               const std::string& expected) {
    const auto text = python_string(expected);
    const std::string of = is_feed ? "feed's " : "";
    const bool is_known = text || expected == "None" || expected.starts_with('(');
    if (!is_known) return apart(of + name);
    const std::string wanted = text.value_or("");
    const bool is_address =
        name == "link" || name == "id" || name == "guid" || name.ends_with("href");
    if (is_address && wanted.find("127.0.0.1") != std::string::npos) {
      return apart("address of the document itself");
    }
    if (has_header_ && (name == "link" || name == "id" || name.ends_with("language"))) {
      return apart("what the server's headers tell");
    }
    if (name == "title" || name == "title_detail.value") {
      return count(of + "title", spaced(found.title) == plain(wanted), found.title, wanted);
    }
    if (name == "link") return count(of + "link", found.url == wanted, found.url, wanted);
    if (name == "language")
      return count(of + "language", found.language == wanted, found.language, wanted);
    if (name == "author" || name == "author_detail.name" || name == "authors.N.name") {
      const bool is_right =
          person_name(wanted) == found.author ||
          (name == "authors.N.name" && found.author.find(wanted) != std::string::npos);
      return count(of + "author", is_right, found.author, wanted);
    }
    if (is_feed) return apart("feed's " + name);
    if (name == "summary" || name == "description" || name == "summary_detail.value" ||
        name == "content.N.value") {
      const bool is_content = name == "content.N.value";
      return count(is_content ? "content" : "summary", spaced(found.body) == plain(wanted),
                   found.body, wanted);
    }
    if (name == "id" || name == "guid") return count("id", found.id == wanted, found.id, wanted);
    if (name == "source.title")
      return count("source", found.source == plain(wanted), found.source, wanted);
    if (name == "source.author" || name == "source.author_detail.name") {
      return count("author", person_name(wanted) == found.author, found.author, wanted);
    }
    if (name == "tags.N.term" || name == "category" || name == "tags.N.label") {
      const bool is_right = std::ranges::find(found.topics, wanted) != found.topics.end();
      return count("topics", is_right, found.topics.empty() ? "" : found.topics[0], wanted);
    }
    if (name.ends_with(".language"))
      return count("language", found.language == wanted, found.language, wanted);
    for (const std::string_view date : {"published", "updated", "created", "modified", "issued"}) {
      if (name != date && name != std::string(date) + "_parsed") continue;
      const auto time = text ? parse_date(wanted) : std::nullopt;
      const auto utc = time ? std::optional(time->utc) : python_time(expected);
      const auto date_found = parse_date(found.published);
      const auto found_utc = date_found ? std::optional(date_found->utc) : std::nullopt;
      return count("date", utc && utc == found_utc, found.published + " = " + shown_time(found_utc),
                   expected);
    }
    apart(name);
  }

  void count(const std::string& what, bool is_right, const std::string& found,
             const std::string& wanted) {
    auto& [right, all] = shares_[what];
    right += is_right;
    ++all;
    if (verbose_ && !is_right) {
      std::printf("  %s of %s: \"%s\", not \"%s\"\n", what.c_str(), name_.c_str(),
                  one_line(found).c_str(), one_line(wanted).c_str());
    }
  }
  void apart(const std::string& what) { ++apart_[what]; }

  bool verbose_;
  std::string name_;
  bool has_header_ = false;  ///< the server said more: where the document is, its language
  Feed feed_;
  std::map<std::string, std::pair<std::size_t, std::size_t>> shares_;
  std::map<std::string, std::size_t> apart_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: bench_feeds FOLDER [-v]\n", stderr), 2;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Bench bench(argc > 2);
  for (const auto& file : files) bench.check(fs::relative(file, argv[1]), content_of(file));
  bench.print();
}
