// The recognisers of single lines, each with lines that it must and must not recognise.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

#include "indexer/article/page/byline.h"
#include "indexer/article/page/labels.h"
#include "indexer/article/page/line_shape.h"
#include "indexer/article/page/navigation.h"
#include "indexer/article/page/tails.h"
#include "indexer/article/page/time_line.h"
#include "indexer/article/page/topics.h"
#include "tests/unit/catch.h"

using namespace tickerdex::page;

namespace {

struct Row {
  std::string_view line;
  std::string_view expected;
};

std::string name_of(Tail tail) {
  switch (tail) {
    case Tail::none:
      return "none";
    case Tail::line:
      return "line";
    case Tail::section:
      return "section";
    case Tail::rest:
      return "rest";
    case Tail::comments:
      return "comments";
  }
  return "?";
}

std::string topics(std::string_view line) {
  const TopicLine kind = topic_line(line);
  if (kind == TopicLine::no) return "no";
  return fmt::format("{}: {}", kind == TopicLine::single ? "single" : "several",
                     fmt::join(split_topics(line), "|"));
}

std::string byline(std::string_view line) {
  const auto found = byline_of(line);
  if (!found) return "none";
  return found->publisher.empty() ? found->authors : found->authors + " @ " + found->publisher;
}

std::string scores(std::string_view line) {
  std::string out;
  for (const auto& [symbol, score] : ticker_scores_of(line))
    out += fmt::format("{}={};", symbol, score);
  return out;
}

std::string time(std::string_view line) {
  const auto found = time_line_of(line);
  if (!found) return "none";
  return fmt::format("{}{}|{}|{}|{}", found->date, found->is_update ? " (update)" : "",
                     found->relative, found->author, found->source);
}

std::string label(std::string_view line) {
  const auto found = label_of(line);
  return found ? fmt::format("{}={}", static_cast<int>(found->kind), found->value) : "none";
}

}  // namespace

TEST_CASE("buttons, menus and notices are navigation, prose that begins with the same words is not", "[page]") {
  const Row rows[] = {
      {"Back to News", "yes"},
      {"back to news", "yes"},
      {"Back to all articles", "yes"},
      {"Share", "yes"},
      {"Share:", "yes"},
      {"Share prices rose", "no"},
      {"Share Tweet Print Email", "yes"},
      {"Facebook | X | LinkedIn", "yes"},
      {"Share on Facebook", "yes"},
      {"Share on Friday fell", "no"},
      {"Back to News of the day: oil falls", "no"},
      {"Back to growth", "no"},
      {"Home > Markets > Autos", "yes"},
      {"Oil > Gas in the race for heat", "no"},
      {"5 min read", "yes"},
      {"Reading time: 4 minutes", "yes"},
      {"1,234 views", "yes"},
      {"5 million views of the crash", "no"},
      {"Advertisement", "yes"},
      {"Advertisement sales rose", "no"},
      {"Subscribe", "yes"},
      {"Subscribe to the idea that rates fall", "no"},
      {"Follow us on Facebook and X", "yes"},
      {"We use cookies to improve your visit.", "yes"},
      {"Cookies are sold by Sample Foods", "no"},
      {"© 2025 Sample Wire", "yes"},
      {"Sample Wire. All rights reserved.", "yes"},
      {"Photo: Jane Doe", "yes"},
      {"Image: a plant in Texas", "yes"},
      {"***", "yes"},
      {"----------", "yes"},
      {"Print", "yes"},
      {"Print media shrink", "no"},
      {"Teilen", "yes"},
      {"Teilen und herrschen", "no"},
      {"Zurück zu News", "yes"},
      {"返回新闻", "yes"},
      {"返回新闻发布会现场", "no"},
      {"分享", "yes"},
      {"ニュースに戻る", "yes"},
      {"シェア", "yes"},
      {"シェアが伸びた", "no"},
      {"X", "yes"},
      {"X posts a loss", "no"},
      {"", "no"},
  };
  for (const Row& row : rows) {
    INFO("line: " << row.line);
    CHECK((is_navigation(row.line) ? "yes" : "no") == row.expected);
  }
}

TEST_CASE("a tail is recognised by its whole line", "[page]") {
  const Row rows[] = {
      {"Leave a Comment", "comments"},
      {"Leave a comment on the bill, said the minister", "none"},
      {"Comments (3)", "comments"},
      {"3 Comments", "comments"},
      {"评论（3）", "comments"},
      {"3 Comments that moved markets", "none"},
      {"Comments from the Fed moved bonds", "none"},
      {"Your email address will not be published.", "line"},
      {"Save my name, email, and website in this browser for the next time I comment.", "line"},
      {"Related articles", "section"},
      {"Related articles:", "section"},
      {"## Related Articles", "section"},
      {"Related companies fell", "none"},
      {"Read more", "section"},
      {"Read more: Five phones for the winter", "line"},
      {"Read more into it than there is", "none"},
      {"More from Sample Wire", "section"},
      {"More from less, says the board", "none"},
      {"Sign up for our newsletter", "line"},
      {"Sign up for our daily briefing here", "line"},
      {"Sign up for a contract, they said", "none"},
      {"Disclaimer", "rest"},
      {"Disclaimer: nothing here is advice", "rest"},
      {"Disclaimers are cheap, he said", "none"},
      {"About the author", "rest"},
      {"About the author nobody knows much.", "none"},
      {"发表评论", "comments"},
      {"相关阅读", "section"},
      {"コメントを残す", "comments"},
      {"関連記事", "section"},
      {"Schreiben Sie einen Kommentar", "comments"},
      {"Haftungsausschluss", "rest"},
      {"", "none"},
  };
  for (const Row& row : rows) {
    INFO("line: " << row.line);
    CHECK(name_of(tail_of(row.line)) == row.expected);
  }
}

TEST_CASE("topics are split where they are glued or separated", "[page]") {
  const Row rows[] = {
      {"Corporate EarningsCompany Outlook", "several: Corporate Earnings|Company Outlook"},
      {"TechnologyM&AIPO", "several: Technology|M&A|IPO"},
      {"Technology, Regulation", "several: Technology|Regulation"},
      {"Technology | IPO | Dividends", "several: Technology|IPO|Dividends"},
      {"Mergers & AcquisitionsMarket Trends", "several: Mergers & Acquisitions|Market Trends"},
      {"Company OutlookQuantum Widgets", "several: Company Outlook|Quantum Widgets"},
      {"Quantum WidgetsCompany Outlook", "several: Quantum Widgets|Company Outlook"},
      {"E-commerceAILogistics", "several: E-commerce|AI|Logistics"},
      {"Technology", "single: Technology"},
      {"technology", "single: technology"},
      {"OpenAI", "no"},
      {"OpenAI and DeepMind", "no"},
      {"McDonald", "no"},
      {"PayPal", "no"},
      {"Technology stocks rose", "no"},
      {"Technology, they say, is cheap", "no"},
      {"Earnings fell. Outlook cut.", "no"},
      {"Alibaba, JD.com, PDD", "no"},
      {"", "no"},
      {"YouTube Music grows", "no"},
  };
  for (const Row& row : rows) {
    INFO("line: " << row.line);
    CHECK(topics(row.line) == row.expected);
  }
}

TEST_CASE("unknown topics under a label are split, too", "[page]") {
  CHECK(split_topics("Quantum WidgetsDeep Mines") ==
        std::vector<std::string>{"Quantum Widgets", "Deep Mines"});
  CHECK(split_topics("eSports, #chips, iPhone") ==
        std::vector<std::string>{"eSports", "chips", "iPhone"});
  CHECK(split_topics("科技、云计算") == std::vector<std::string>{"科技", "云计算"});
}

TEST_CASE("a byline names its authors", "[page]") {
  const Row rows[] = {
      {"By Jane Doe", "Jane Doe"},
      {"By Jane Doe and John Smith", "Jane Doe, John Smith"},
      {"BY JANE DOE", "JANE DOE"},
      {"By Jane Doe, John Smith and Li Na", "Jane Doe, John Smith, Li Na"},
      {"By Jane Doe, Staff Writer", "Jane Doe"},
      {"Jane Doe, Staff Writer", "Jane Doe"},
      {"Jane Doe, Senior Markets Reporter", "Jane Doe"},
      {"Written by Jane van der Doe", "Jane van der Doe"},
      {"By Jane Doe, Sample Wire", "Jane Doe @ Sample Wire"},
      {"By Sample Wire Staff", "Sample Wire Staff"},
      {"(Reporting by Jane Doe in London; Editing by John Smith)", "Jane Doe"},
      {"Reporting by Jane Doe; editing by John Smith", "Jane Doe"},
      {"Von Erika Muster", "Erika Muster"},
      {"Von Siemens lernen wir alle", "none"},
      {"By Friday the deal was off", "none"},
      {"By Friday", "none"},
      {"By the end of the year", "none"},
      {"By contrast, Tesla fell.", "none"},
      {"By 2030", "none"},
      {"By Jane Doe's account the deal failed.", "none"},
      {"Tesla, analyst says, is cheap", "none"},
      {"Apple, Writer of cheques", "none"},
      {"记者 张样本", "张样本"},
      {"文／見本太郎", "見本太郎"},
      {"By", "none"},
      {"", "none"},
      {"(Sample Wire)", "none"},
      {"()", "none"},
  };
  for (const Row& row : rows) {
    INFO("line: " << row.line);
    CHECK(byline(row.line) == row.expected);
  }
}

TEST_CASE("scores by ticker are split where the number begins", "[page]") {
  const Row rows[] = {
      {"JD0.41", "JD=0.41;"},
      {"JD 0.41", "JD=0.41;"},
      {"JD: -0.41", "JD=-0.41;"},
      {"PDD-0.08", "PDD=-0.08;"},
      {"9988.HK0.86", "9988.HK=0.86;"},
      {"BRK.B0.2", "BRK.B=0.2;"},
      {"NYSE:BABA0.3", "NYSE:BABA=0.3;"},
      {"$BABA 0.5", "BABA=0.5;"},
      {"JD - 0.41", "JD=0.41;"},
      {"JD0.41 Bullish", "JD=0.41;"},
      {"JD 0.1 (Somewhat-Bullish)", "JD=0.1;"},
      {"JD0.41BABA0.12", "JD=0.41;BABA=0.12;"},
      {"JD 0.41, BABA 0.12", "JD=0.41;BABA=0.12;"},
      {"JD 0.41 BABA 0.12", "JD=0.41;BABA=0.12;"},
      {"JD1", "JD=1;"},
      {"JD", ""},
      {"0.41", ""},
      {"Jd0.41", ""},
      {"JD rose 0.41", ""},
      {"", ""},
      {"JD0.41 and more", ""},
  };
  for (const Row& row : rows) {
    INFO("line: " << row.line);
    CHECK(scores(row.line) == row.expected);
  }
}

TEST_CASE("a label is a whole line, or ends at its colon or number", "[page]") {
  const auto of = [](LabelKind kind, std::string_view value) {
    return fmt::format("{}={}", static_cast<int>(kind), value);
  };
  CHECK(label("Sentiment Score") == of(LabelKind::sentiment, ""));
  CHECK(label("Sentiment Score: 0.66") == of(LabelKind::sentiment, "0.66"));
  CHECK(label("**Sentiment Score:** 0.66") == of(LabelKind::sentiment, "0.66"));
  CHECK(label("Sentiment Score0.66") == of(LabelKind::sentiment, "0.66"));
  CHECK(label("Sentiment Score -0.2") == of(LabelKind::sentiment, "-0.2"));
  CHECK(label("Market Impact | 0.31") == of(LabelKind::impact, "0.31"));
  CHECK(label("MARKET IMPACT: 0.31") == of(LabelKind::impact, "0.31"));
  CHECK(label("市场影响：0.31") == of(LabelKind::impact, "0.31"));
  CHECK(label("作者：张样本") == of(LabelKind::author, "张样本"));
  CHECK(label("Impact of rates on banks") == "none");
  CHECK(label("Impact on margins was 0.31") == "none");
  CHECK(label("Market: 0.31") == "none");
  CHECK(label("") == "none");
}

TEST_CASE("a time line contains only a time and an author", "[page]") {
  const Row rows[] = {
      {"November 14, 2025", "November 14, 2025|||"},
      {"Published: November 14, 2025", "November 14, 2025|||"},
      {"Published on November 14, 2025 by Jane Doe", "November 14, 2025||Jane Doe|"},
      {"Jane Doe · 9 hours ago · 4 min read", "|9 hours ago|Jane Doe|"},
      {"Sample Research | November 5, 2025", "November 5, 2025|||Sample Research"},
      {"Last updated: November 14, 2025", "November 14, 2025 (update)|||"},
      {"Updated 3 hours ago", "|3 hours ago||"},
      {"9 hours ago", "|9 hours ago||"},
      {"— Sample Wire, November 14, 2025", "November 14, 2025|||Sample Wire"},
      {"2025年11月13日", "2025年11月13日|||"},
      {"发布时间：2025年11月13日", "2025年11月13日|||"},
      {"On November 14, 2025 Alibaba said it had grown", "none"},
      {"He left 9 hours ago, friends said", "none"},
      {"Jane Doe", "none"},
      {"", "none"},
      {"The plan of November 14, 2025 failed", "none"},
  };
  for (const Row& row : rows) {
    INFO("line: " << row.line);
    CHECK(time(row.line) == row.expected);
  }
}

TEST_CASE("prose is distinguished from headings by its length and its end", "[page]") {
  CHECK(is_prose("The shares rose by a tenth on the day of the news."));
  CHECK(is_prose(std::string(150, 'a')));
  CHECK_FALSE(is_prose("Five phones for the winter"));
  CHECK_FALSE(is_prose("It rose."));
  CHECK(is_prose("公司称，云计算与人工智能业务保持增长，广告收入受短视频带动。"));
  CHECK(key_of("  ## Related Articles: ") == "related articles");
  CHECK(key_of("**Disclaimer**") == "disclaimer");
  CHECK(pieces_of("A - B | C·D") == std::vector<std::string_view>{"A", "B", "C", "D"});
}
