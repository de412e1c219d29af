// Whole copied pages.
#include "indexer/article/page_text.h"

#include <fstream>
#include <sstream>
#include <string>

#include "tests/unit/article/show_raw.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

constexpr std::string_view kOne =
    "The first paragraph is long enough to be told from a button or a heading.";
constexpr std::string_view kTwo =
    "The second paragraph of the story is also long, and it ends with a full stop.";
constexpr std::string_view kBody =
    "body=The first paragraph is long enough to be told from a button or a heading. / "
    "The second paragraph of the story is also long, and it ends with a full stop.";

/// "$1" and "$2" are the two paragraphs.
std::string page(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '$' && i + 1 < pattern.size() &&
        (pattern[i + 1] == '1' || pattern[i + 1] == '2')) {
      out += pattern[++i] == '1' ? kOne : kTwo;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

std::string sample(const std::string& name) {
  std::ifstream file(TICKERDEX_TEST_DATA "/articles/" + name);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return cleaned(text.str());
}

struct Row {
  std::string_view page;
  std::string_view before_body;  ///< what show() has before the two paragraphs
};

}  // namespace

TEST_CASE("a page's fields are extracted and its prose is kept", "[page]") {
  const Row rows[] = {
      {"Title of it\n$1\n$2\n", "title=Title of it"},
      {"\n\nBack to News\n\nTitle of it\n\n$1\n\n$2\n\n", "title=Title of it"},
      {"\r\nTitle of it\r\n$1\r\n$2\r\n", "title=Title of it"},
      {"# Title of it\n$1\n$2", "title=Title of it"},
      {"Markets\nTitle of it\n$1\n$2", "title=Title of it"},
      {"Title of it | Sample Wire\nTitle of it\n$1\n$2", "title=Title of it | source=Sample Wire"},
      {"Title of it\nTitle of it\n$1\n$2", "title=Title of it"},
      {"Title of it\nBy Jane Doe\n$1\n$2", "title=Title of it | author=Jane Doe"},
      {"By Jane Doe\nTitle of it\n$1\n$2", "title=Title of it | author=Jane Doe"},
      {"Title of it\nJane Doe\n9 hours ago\n$1\n$2",
       "title=Title of it | author=Jane Doe | ago=9 hours ago"},
      {"Title of it\nReuters\n9 hours ago\n$1\n$2",
       "title=Title of it | source=Reuters | ago=9 hours ago"},
      {"Title of it\n9 hours ago\n$1\n$2", "title=Title of it | ago=9 hours ago"},
      {"Title of it\n$1\n$2\nNovember 14, 2025", "title=Title of it | date=November 14, 2025"},
      {"Title of it\nNovember 14, 2025\n$1\n$2", "title=Title of it | date=November 14, 2025"},
      {"Title of it\nNovember 14, 2025\n$1\n$2\nNovember 20, 2025",
       "title=Title of it | date=November 14, 2025"},
      {"Title of it\nUpdated: November 15, 2025\n$1\n$2\nNovember 14, 2025",
       "title=Title of it | date=November 14, 2025"},
      {"Title of it\nUpdated: November 15, 2025\n$1\n$2",
       "title=Title of it | date=November 15, 2025"},
      {"Title of it\n$1\n$2\nMarket Impact: 0.31", "title=Title of it | impact=0.31"},
      {"Title of it\n$1\nMarket Impact\n0.31\n$2", "title=Title of it | impact=0.31"},
      {"Title of it\nSentiment Score\n0.66\n$1\n$2", "title=Title of it | sentiment=0.66"},
      {"Title of it\n$1\n$2\nTicker Sentiment\nJD0.41\nBABA-0.1",
       "title=Title of it | scores=JD=0.41;BABA=-0.1"},
      {"Title of it\n$1\n$2\nTicker SentimentJD0.41", "title=Title of it | scores=JD=0.41"},
      {"Title of it\n$1\n$2\nSentiment: Bullish (0.35)", "title=Title of it | sentiment=0.35"},
      {"Title of it\n$1\n$2\nSentiment: Positive", "title=Title of it"},
      {"Title of it\nCorporate EarningsCompany Outlook\n$1\n$2",
       "title=Title of it | topics=Corporate Earnings;Company Outlook"},
      {"Title of it\n$1\n$2\nTopics\nQuantum WidgetsDeep Mines",
       "title=Title of it | topics=Quantum Widgets;Deep Mines"},
      {"Title of it\nSentiment Score\n0.6\nQuantum WidgetsDeep Mines\n$1\n$2",
       "title=Title of it | topics=Quantum Widgets;Deep Mines | sentiment=0.6"},
      {"Title of it\nJane Doe\n•\n9 hours ago\n$1\n$2",
       "title=Title of it | author=Jane Doe | ago=9 hours ago"},
      {"Title of it\n$1\n$2\nTags: chips, Technology",
       "title=Title of it | topics=chips;Technology"},
      {"Title of it\n$1\n$2\nTickers: BABA, JD", "title=Title of it | tickers=BABA;JD"},
      {"Title of it\n$1\n$2\nRelated Tickers\nBABA\nJD", "title=Title of it | mentioned=BABA;JD"},
      {"Title of it\nSource: Sample Wire\n$1\n$2", "title=Title of it | source=Sample Wire"},
      {"Title of it\n$1\n$2\nLeave a Comment\nYour email address will not be "
       "published.\nName\nEmail",
       "title=Title of it"},
      {"Title of it\n$1\n$2\nLeave a Comment\nNovember 14, 2025",
       "title=Title of it | date=November 14, 2025"},
      {"Title of it\n$1\n$2\nComments (1)\nBen\n2 hours ago\nGreat lunch!", "title=Title of it"},
      {"Title of it\nComments (1)\n$1\n$2", "title=Title of it"},
      {"Title of it\n$1\n$2\nRelated articles\nFive phones\nA margin explained",
       "title=Title of it"},
      {"Title of it\n$1\nRead more\nFive phones\n$2", "title=Title of it"},
      {"Title of it\n$1\nAdvertisement\n$2\nShare\nTweet", "title=Title of it"},
      {"Title of it\n$1\n$2\nDisclaimer\nThis is no advice, and we mean it in every word.",
       "title=Title of it"},
      {"Title of it\n$1\n$2\nAbout the author\nJane Doe writes.", "title=Title of it"},
      {"Title of it\n$1\n$2\n(Reporting by Jane Doe; Editing by John Smith)",
       "title=Title of it | author=Jane Doe"},
      {"Title of it\n$1\n$2\nURL: https://sample.example/a\nLanguage: English",
       "title=Title of it | language=English | url=https://sample.example/a"},
  };
  for (const Row& row : rows) {
    INFO("page: " << row.page);
    CHECK(cleaned(page(row.page)) == std::string(row.before_body) + " | " + std::string(kBody));
  }
}

TEST_CASE("prose is never taken for navigation", "[page]") {
  const std::string_view lines[] = {
      "Share prices rose",
      "Impact: a small one, say analysts",
      "Market Trends",
      "November 14, 2025",
      "By Friday the unit was sold",
      "Comments from the Fed moved bonds",
      "Related companies fell",
      "Sentiment was weak",
      "Tags and labels sell well",
      "Source: company filings and our own sums.",
      "Jane Doe",
      "Date: to be decided",
  };
  for (const std::string_view line : lines) {
    std::string text = page("Title of it\n$1\n");
    text.append(line).append("\n").append(kTwo);
    INFO("line: " << line);
    CHECK(cleaned(text) == "title=Title of it | body=" + std::string(kOne) + " / " +
                               std::string(line) + " / " + std::string(kTwo));
  }
}

TEST_CASE("menus above and below the article are removed", "[page]") {
  const std::string_view menu =
      "Sample Wire\nHome\nNews\nMarkets\nCrypto corner\nFunds\nBonds\nPersonal finance\nTools\n"
      "Podcasts\nEvents\nMy list\nLog in\nSubscribe\n";
  const std::string text =
      std::string(menu) + page("Title of it, in more words\n$1\n$2\n") + std::string(menu);
  CHECK(cleaned(text) == "title=Title of it, in more words | " + std::string(kBody));
  // A list in an article is not a menu.
  std::string list = page("Title of it\n$1\n");
  for (const std::string_view name : {"Apple", "Bosch", "Canon", "Dell", "Exxon", "Ford", "Gap",
                                      "Honda", "IBM", "Johnson", "Kraft", "Lufthansa", "Merck"}) {
    list.append(name).append("\n");
  }
  CHECK(cleaned(list).ends_with("Lufthansa / Merck"));
}

TEST_CASE("a page that occurs twice is kept once", "[page]") {
  const std::string once = std::string("title=Title of it | ") + std::string(kBody);
  const std::string ago =
      std::string("title=Title of it | ago=9 hours ago | ") + std::string(kBody);
  CHECK(cleaned(page("Title of it\n$1\n$2\nTitle of it\n$1\n$2")) == once);
  CHECK(cleaned(page(
            "Title of it\n9 hours ago\n$1\n$2\nBack to News\nTitle of it\n8 hours ago\n$1\n$2")) ==
        ago);
  CHECK(cleaned(page("Title of it\n$1\n$2\nTitle of it - Sample\n9 hours ago\n$1\n$2")) == ago);
  CHECK(cleaned(page("Title of it\n$1\n$2\n$1\n$2\nMarket Impact: 0.3")) ==
        "title=Title of it | impact=0.3 | " + std::string(kBody));
  CHECK(cleaned(page("Title of it\n$1\n$2\n$1\n$2\n$1\n$2\n$1\n$2")) == once);
  std::string many;
  for (int i = 0; i < 1000; ++i)
    many += page("Title of it\n" + std::to_string(i + 1) + " hours ago\n$1\n$2\n");
  CHECK(cleaned(many) == "title=Title of it | ago=1 hours ago | " + std::string(kBody));
}

TEST_CASE("a sentence that is quoted again is not a second copy", "[page]") {
  const std::string text =
      page("Title of it\n$1\n$2\nWhat comes next\n") +
      "A third paragraph stands here, so that the page goes on for a while.\n" +
      "A fourth paragraph stands here, so that the page goes on for longer.\n" +
      "A fifth paragraph stands here, and then the first is quoted once more.\n" +
      "Small heading\n" + std::string(kOne) + "\n";
  const std::string shown = cleaned(text);
  CHECK(shown.find("What comes next") != std::string::npos);
  CHECK(shown.find("Small heading") != std::string::npos);
  CHECK(shown.find(kOne) == shown.rfind(kOne));
}

TEST_CASE("fields that already have a value are kept", "[page]") {
  RawArticle raw;
  raw.title = "Declared title";
  raw.published = "2025-01-02";
  raw.author = "Declared Author";
  raw.body = page("Declared title\nBy Jane Doe\nNovember 14, 2025\n$1\n$2");
  raw.is_page_text = true;
  clean_page_text(raw);
  CHECK(show(raw) == "title=Declared title | author=Declared Author | declared=2025-01-02 | " +
                         std::string(kBody));
  CHECK_FALSE(raw.is_page_text);
}

TEST_CASE("text that is not a page is unchanged", "[page]") {
  RawArticle raw;
  raw.body = "Back to News\n\n  Share ";
  clean_page_text(raw);
  CHECK(raw.body == "Back to News\n\n  Share ");
}

TEST_CASE("the sample pages are cleaned", "[page][samples]") {
  CHECK(
      sample("news/jd-logistics-saved-twice.txt") ==
      "title=JD.com opens forty small warehouses before the holidays | author=Joan Example | "
      "ago=9 hours ago | impact=0.22 | body=JD.com (JD) will open forty small warehouses in "
      "northern cities before the holidays, a notice invented for this sample says. / Each holds "
      "about two thousand kinds of goods and serves orders within half an hour. / The company did "
      "not say what the sites cost. A rival, Alibaba, runs a larger network of the same sort.");
  CHECK(sample("news/toyota-hybrid.txt")
            .starts_with("title=トヨタ、ハイブリッド車の生産を一割増へ | author=見本太郎 | "
                         "date=2025年11月10日 | body=トヨタ"));
  CHECK(sample("news/tencent-youxi.txt")
            .starts_with(
                "title=腾讯游戏收入增长，海外市场贡献过半 | author=张样本 | source=样本通讯社 | "
                "date=2025年11月13日 | body=（样本通讯社）腾讯"));
  CHECK(sample("news/sap-cloud-auftraege.txt")
            .starts_with(
                "title=SAP sammelt mehr Cloud-Aufträge ein als erwartet | author=Erika Muster | "
                "date=14. November 2025 | body=Der Softwarekonzern"));
  CHECK(
      sample("research/jd-food-delivery.txt")
          .starts_with("title=JD.com's food delivery push costs more than it brings, for now | "
                       "source=Research Desk of Sample Research | ago=9 hours ago | "
                       "topics=Corporate Earnings;Company Outlook | sentiment=0.66 | impact=0.31 | "
                       "scores=JD=0.41;BABA=0.12;PDD=-0.08 | body=JD.com (JD) spent"));
  const std::string blog = sample("blog/alibaba-to-the-moon.txt");
  CHECK(
      blog.starts_with("title=Why Alibaba is my biggest position right now | author=Marcy Fields | "
                       "source=Sample Blog | body=I am going"));
  CHECK(blog.ends_with("To the moon!"));
}
