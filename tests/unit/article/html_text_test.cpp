#include "indexer/article/html_text.h"

#include <string>

#include "indexer/article/plain_text.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

struct Row {
  std::string_view body;
  std::string_view expected;
};

std::string read(std::string_view body) {
  return is_html(body) ? plain_paragraphs(html_text(body)) : std::string(body);
}

}  // namespace

TEST_CASE("markup is removed, text and symbols are kept", "[html]") {
  const Row rows[] = {
      {"<p>One.</p><p>Two.</p>", "One.\nTwo."},
      {"<P>One.</P><P>Two.</P>", "One.\nTwo."},
      {"One.<br>Two.<br/>Three.<br />Four.", "One.\nTwo.\nThree.\nFour."},
      {"<div class=\"x\">One <b>bold</b> <a href='y'>link</a>.</div>", "One bold link."},
      {"<p>IBM <IBM> rose</p>", "IBM <IBM> rose"},
      {"<p>Agilent <A> and Borden <BN> and <TD></p>", "Agilent <A> and Borden <BN> and <TD>"},
      {"Borden <BR> rose", "Borden <BR> rose"},
      {"International Business Machines <IBM> rose", "International Business Machines <IBM> rose"},
      {"a < b and c > d", "a < b and c > d"},
      {"<p>a < b</p>", "a < b"},
      {"<p>AT&amp;T, R&#38;D, S&#x26;P</p>", "AT&T, R&D, S&P"},
      {"<p>&lt;IBM&gt; &quot;up&quot; &mdash; caf&eacute;</p>", "<IBM> \"up\" — café"},
      {"AT&amp;T is not touched without markup", "AT&amp;T is not touched without markup"},
      {"<p>a&unknown; b&; c& d&#0; e&#xd800;</p>", "a&unknown; b&; c& d&#0; e&#xd800;"},
      {"<p>One</p><script>var x = '<p>';</script><style>p{}</style><p>Two</p>", "One\nTwo"},
      {"<p>One<!-- hidden <p> -->Two</p>", "OneTwo"},
      {"<p>One<!-- never closed", "One<!-- never closed"},
      {"<p>One<script>never closed", "Onenever closed"},
      {"<table><tr><td>BABA</td><td>0.4</td></tr></table>", "BABA 0.4"},
      {"<ul><li>One</li><li>Two</li></ul>", "One\nTwo"},
      {"<p", "<p"},
      {"</p>", ""},
      {"<", "<"},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO("body: " << row.body);
    CHECK(read(row.body) == row.expected);
  }
}

TEST_CASE("unclosed markup takes linear time and loses no text", "[html][hostile]") {
  std::string body = "<p>";
  for (int i = 0; i < 100000; ++i) body += "<a <!-- <svg> ";
  const std::string text = html_text(body);
  CHECK(text.find("<!--") != std::string::npos);
  CHECK(html_text(body) == text);
}
