// XML as it is found: ill-formed, hostile, with any prefixes.
#include <string>
#include <vector>

#include "indexer/source/markup/parse_xml.h"
#include "indexer/source/markup/repair_xml.h"
#include "indexer/source/markup/split_xml.h"
#include "indexer/source/markup/xml_scanner.h"
#include "tests/unit/catch.h"

namespace tickerdex {
namespace {

using Node = MarkupTree::Node;

// <a x="1">Oil <b/></a> as "a[x=1](Oil ,b)".
void append(const MarkupTree& tree, Node node, std::string& out) {
  if (tree.is_text(node)) {
    out += tree.text(node);
    return;
  }
  out += tree.name(node);
  for (const std::string_view name : {"x", "y", "href", "xml:base", "rdf:about"}) {
    if (!tree.has_attribute(node, name)) continue;
    out.append(1, '[')
        .append(name)
        .append(1, '=')
        .append(tree.attribute(node, name))
        .append(1, ']');
  }
  const Node first = tree.first_child(node);
  if (first == MarkupTree::kNone) return;
  out += '(';
  for (Node child = first; child != MarkupTree::kNone; child = tree.next_sibling(child)) {
    if (child != first) out += ',';
    append(tree, child, out);
  }
  out += ')';
}

std::string tree_of(const std::string& xml) {
  const XmlDocument document = parse_xml(xml);
  if (!document.problem.empty()) return document.problem;
  std::string out;
  append(document.tree, MarkupTree::kDocument, out);
  return out;
}

TEST_CASE("ill-formed XML is repaired", "[xml]") {
  struct Row {
    std::string xml;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"<?xml version='1.0'?><a><b>x</b></a>", "(a(b(x)))"},
      {"<a><b>x</a>", "(a(b(x)))"},
      {"<a>x</b></a>", "(a(x))"},
      {"<a><b>x", "(a(b(x)))"},
      {"<a>1 < 2 & 3</a>", "(a(1 < 2 & 3))"},
      {"<a>AT&T &amp; &#38;&#x26; R&D;</a>", "(a(AT&T & && R&D;))"},
      {"<a>x&nbsp;&eacute;&#8217;&#146;&unknown;</a>", "(a(x\u00A0é’’&unknown;))"},
      {"<a><![CDATA[<b>&amp;</b>]]> x</a>", "(a(<b>&amp;</b> x))"},
      {"<a x=1 y='2'/>", "(a[x=1][y=2])"},
      {"<a x='1' x='2' y/>", "(a[x=1][y=])"},
      {"<a x='1 < 2 & \"3\"'/>", "(a[x=1 < 2 & \"3\"])"},
      {"<a href=\"x>text</a><b y=\"1\"/>", "(a[href=x](text))"},
      {"<a>x<!-- <b> --><?b c?>y</a>", "(a(xy))"},
      {"<a>bell \x07 and \x01 more\xEF\xBF\xBF</a>", "(a(bell  and  more))"},
      {"<a>a]]>b</a>", "(a(a]]>b))"},
      {"<A><B X='1'>x</B></A>", "(a(b[x=1](x)))"},
      {"no markup", "()"},
      {"", ""},
  };
  for (const auto& [xml, expected] : rows) {
    INFO(xml);
    if (expected == "()") {
      CHECK(parse_xml(xml).tree.size() <= 2);
    } else {
      CHECK(tree_of(xml) == expected);
    }
  }
}

TEST_CASE("names do not depend on the prefixes that a document chose", "[xml]") {
  CHECK(tree_of("<r xmlns:x='http://purl.org/dc/elements/1.1/'><x:Creator/></r>") ==
        "(r(dc:creator))");
  CHECK(tree_of("<q:feed xmlns:q='http://www.w3.org/2005/Atom'><q:entry/></q:feed>") ==
        "(feed(entry))");
  CHECK(tree_of("<rss xmlns='http://example.com/mine'><title/></rss>") == "(rss(title))");
  CHECK(tree_of("<rss><t:title xmlns:t='http://example.com/mine'/></rss>") == "(rss(t:title))");
  CHECK(tree_of("<rss><title xmlns='http://example.com/mine'/></rss>") == "(rss(other:title))");
  CHECK(tree_of("<rss><dc:creator/></rss>") == "(rss(dc:creator))");
  CHECK(tree_of("<rss xmlns:b='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><item b:about='x' "
                "xml:base='y'/></rss>") == "(rss(item[xml:base=y][rdf:about=x]))");
}

TEST_CASE("entities of a document type are text, bounded, and never fetched", "[xml]") {
  CHECK(tree_of("<!DOCTYPE a [<!ENTITY co \"Harbour &amp; Tin\"> <!ENTITY all '&co; plc'>]>"
                "<a x='&co;'>&all;</a>") == "(a[x=Harbour & Tin](Harbour & Tin plc))");
  CHECK(tree_of("<!DOCTYPE a [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><a>&secret;</a>") ==
        "(a(&secret;))");
  CHECK(tree_of("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\" [<!ENTITY % p SYSTEM "
                "\"http://127.0.0.1:1/y\"> %p;]><a>x</a>") == "(a(x))");
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\">";
  for (int i = 1; i < 12; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " \"";
    for (int times = 0; times < 10; ++times) laughs += "&l" + std::to_string(i - 1) + ";";
    laughs += "\">";
  }
  CHECK(tree_of(laughs + "]><a>&l11;</a>") == "entities expand to more than 1 MiB");
  CHECK(tree_of(laughs + "]><a>&l1;</a>") == "(a(hahahahahahahahahaha))");
  CHECK(tree_of("<!DOCTYPE a [<!ENTITY x \"&y;\"><!ENTITY y \"&x;\">]><a>&x;</a>") ==
        "entities expand to more than 1 MiB");
}

TEST_CASE("deep, wide and long XML is bounded", "[xml]") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<d>";
  const MarkupTree tree = parse_xml(deep + "text</d>").tree;
  CHECK(tree.size() <= kMaxXmlDepth + 2);
  CHECK(tree.inner_text(MarkupTree::kDocument) == "text");
  std::string wide = "<a";
  for (int i = 0; i < 20'000; ++i) wide += " k" + std::to_string(i) + "='v'";
  CHECK(parse_xml(wide + ">x</a>").tree.inner_text(0) == "x");
  std::string unclosed;
  for (int i = 0; i < 20'000; ++i) unclosed += "<a b='";
  CHECK(parse_xml(unclosed).tree.size() > 1);
  // libxml2 limits a text to 10 MB unless told otherwise.
  const std::string text(12'000'000, 'x');
  CHECK(parse_xml("<a><![CDATA[" + text + "]]></a>").tree.inner_text(0).size() == text.size());
}

TEST_CASE("the outermost element is found behind what may precede it", "[xml]") {
  CHECK(xml_root("<rss/>") == "rss");
  CHECK(
      xml_root("<?xml version='1.0'?><!-- <feed> -->\n<!DOCTYPE rss [<!ENTITY x '>'>]>\n<x:RSS>") ==
      "rss");
  CHECK(xml_root("text <rss/>").empty());
  CHECK(xml_root("<!-- unclosed <rss/>").empty());
  CHECK(xml_root("<1rss/>").empty());
}

}  // namespace
}  // namespace tickerdex
