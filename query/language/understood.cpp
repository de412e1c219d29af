#include "query/language/understood.h"

#include <algorithm>
#include <array>

#include "query/language/lexer.h"

namespace tickerdex {
namespace {

using Kind = Clause::Kind;

void print(const Clause& clause, std::string& out);

void print_grouped(const Clause& clause, bool grouped, std::string& out) {
  if (grouped) out += '(';
  print(clause, out);
  if (grouped) out += ')';
}

void print_all(const Clause& clause, std::string& out) {
  const auto& parts = clause.parts;
  const auto plain = static_cast<std::size_t>(
      std::find_if(parts.begin(), parts.end(),
                   [](const Clause& part) {
                     return part.kind == Kind::negation || !is_plain(part);
                   }) -
      parts.begin());
  const bool grouped = plain > 1 && plain < parts.size();
  if (grouped) out += '(';
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += " AND ";
    print_grouped(parts[i], parts[i].kind == Kind::any, out);
    if (grouped && i + 1 == plain) out += ')';
  }
}

void print(const Clause& clause, std::string& out) {
  switch (clause.kind) {
    case Kind::empty:
      break;
    case Kind::leaf:
      out += clause.leaf->understood;
      break;
    case Kind::all:
      print_all(clause, out);
      break;
    case Kind::any:
      for (const auto& part : clause.parts) {
        if (&part != &clause.parts.front()) out += " OR ";
        print_grouped(part, part.kind == Kind::all, out);
      }
      break;
    case Kind::negation: {
      const auto& inner = clause.parts.front();
      out += "NOT ";
      print_grouped(inner, inner.kind != Kind::leaf || inner.leaf->is_near, out);
      break;
    }
  }
}

std::string quoted(std::string_view text) {
  constexpr std::array<std::array<std::string_view, 2>, 3> kMarks{
      {{"\"", "\""}, {"«", "»"}, {"「", "」"}}};
  for (const auto& [opens, closes] : kMarks) {
    if (text.find(closes) == std::string_view::npos) {
      return std::string(opens).append(text).append(closes);
    }
  }
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? ' ' : c;
  return out += '"';
}

bool is_bare(const std::vector<Lexeme>& lexemes, std::size_t at, std::string_view text) {
  return lexemes.size() == at + 2 && lexemes[at].kind == LexemeKind::word &&
         lexemes[at].text == text && text.find('*') == std::string_view::npos;
}

}  // namespace

std::string understood(const Clause& clause) {
  std::string out;
  print(clause, out);
  return out;
}

std::string spelled_words(std::string_view words) {
  const bool is_bare_word = is_bare(lex(words), 0, words) &&
                            words.find_first_of(":~") == std::string_view::npos;
  return is_bare_word ? std::string(words) : quoted(words);
}

std::string spelled_value(const QueryField& field, std::string_view value) {
  std::string out(field.name);
  out += ':';
  const std::string bare = out + std::string(value);
  const bool may_be_bare = is_bare(lex(bare), 1, value) && value != "none" &&
                           value.find(',') == std::string_view::npos;
  return may_be_bare ? bare : out + quoted(value);
}

}  // namespace tickerdex
