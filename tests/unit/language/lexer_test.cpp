#include "query/language/lexer.h"

#include <array>
#include <string>

#include "tests/unit/catch.h"

using namespace tickerdex;

namespace {

/// "word:cloud minus quoted:a b": kinds with their texts; '~' before what is glued.
std::string listed(std::string_view text) {
  constexpr std::array<const char*, 12> kNames{"word",   "quoted", "open",    "close",
                                               "minus",  "and_op", "or_op",   "not_op",
                                               "near_op", "adj_op", "field",   "end"};
  std::string out;
  for (const auto& lexeme : lex(text)) {
    if (lexeme.kind == LexemeKind::end) break;
    if (!out.empty()) out += ' ';
    if (lexeme.glued) out += '~';
    out += kNames[static_cast<std::size_t>(lexeme.kind)];
    const bool has_text = lexeme.kind == LexemeKind::word || lexeme.kind == LexemeKind::quoted ||
                          lexeme.kind == LexemeKind::field;
    if (has_text) out.append(":[").append(lexeme.text).append("]");
    if (!lexeme.closed) out += '!';
    if (lexeme.distance > 0) out += "/" + std::to_string(lexeme.distance);
  }
  return out;
}

}  // namespace

TEST_CASE("a query is cut into chunks, quotations, signs, operators and fields", "[lexer]") {
  struct Row {
    std::string_view typed, expected;
  };
  const std::array rows{
      Row{"", ""},
      Row{" \t\n ", ""},
      Row{"cloud revenue", "word:[cloud] word:[revenue]"},
      Row{"a\x01" "b\x7F" "c", "word:[a] word:[b] word:[c]"},
      Row{"a\u00A0b\u3000c\u2003d", "word:[a] word:[b] word:[c] word:[d]"},
      Row{"-a", "minus ~word:[a]"},
      Row{"+a", "word:[a]"},
      Row{"- a", "word:[-] word:[a]"},
      Row{"--a", "word:[--a]"},
      Row{"a-b 10-K C++", "word:[a-b] word:[10-K] word:[C++]"},
      Row{"(-a)", "open ~minus ~word:[a] ~close"},
      Row{"-(a", "minus ~open ~word:[a]"},
      Row{"-)", "word:[-] ~close"},
      Row{"-\"a b\"", "minus ~quoted:[a b]"},
      Row{"-ticker:BABA", "minus ~field:[ticker] ~word:[BABA]"},
      Row{"a AND b OR NOT c", "word:[a] and_op word:[b] or_op not_op word:[c]"},
      Row{"and Or nOT", "word:[and] word:[Or] word:[nOT]"},
      Row{"-OR", "minus ~word:[OR]"},
      Row{"NEAR NEAR/5 ADJ ADJ/3", "near_op/10 near_op/5 adj_op/10 adj_op/3"},
      Row{"NEAR/ NEAR/x NEAR/5x NEARLY", "word:[NEAR/] word:[NEAR/x] word:[NEAR/5x] word:[NEARLY]"},
      Row{"NEAR/99999999999", "near_op/4294967295"},
      Row{"f(x)", "word:[f] ~open ~word:[x] ~close"},
      Row{"\"a b\" c", "quoted:[a b] word:[c]"},
      Row{"\"a b", "quoted:[a b]!"},
      Row{"\"", "quoted:[]!"},
      Row{"“a b” „c d“ «e f» »g h« 「i」『j』",
          "quoted:[a b] quoted:[c d] quoted:[e f] quoted:[g h] quoted:[i] ~quoted:[j]"},
      Row{"“a \"b", "quoted:[a ] ~word:[b]"},
      Row{"a」b", "word:[a] word:[b]"},
      Row{"5\"", "word:[5] ~quoted:[]!"},
      Row{"title:\"a b\"", "field:[title] ~quoted:[a b]"},
      Row{"title:(a", "field:[title] ~open ~word:[a]"},
      Row{"title:-a", "field:[title] ~word:[-a]"},
      Row{"title：a ：b", "field:[title] ~word:[a] word:[：b]"},
      Row{"title:OR", "field:[title] ~word:[OR]"},
      Row{"title: a", "word:[title:] word:[a]"},
      Row{"(title:)", "open ~word:[title:] ~close"},
      Row{"Title:a foo:b title::", "word:[Title:a] word:[foo:b] field:[title] ~word:[:]"},
      Row{"topic:\"a b\",c,\"d\"",
          "field:[topic] ~quoted:[a b] ~word:[,c,] ~quoted:[d]"},
      Row{"ticker:NYSE:BABA", "field:[ticker] ~word:[NYSE:BABA]"},
      Row{"\xFF\xFE", "word:[\xFF\xFE]"},
      Row{"阿里巴巴 手机", "word:[阿里巴巴] word:[手机]"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    CHECK(listed(row.typed) == row.expected);
  }
}

TEST_CASE("lexemes have their places in the query", "[lexer]") {
  const auto lexemes = lex("ab -„c d“ title:e");
  REQUIRE(lexemes.size() == 6);
  CHECK(lexemes[1].offset == 3);
  CHECK(lexemes[2].offset == 4);
  CHECK(lexemes[2].length == 9);
  CHECK(lexemes[3].offset == 14);
  CHECK(lexemes[3].length == 6);
  CHECK(lexemes[4].offset == 20);
  CHECK(lexemes[5].offset == 21);
}
