#include "query/language/query_text.h"

#include <algorithm>
#include <utility>

#include "query/language/clause.h"
#include "query/language/field_query.h"
#include "query/language/parser.h"
#include "query/language/understood.h"
#include "query/language/word_query.h"

namespace tickerdex {
namespace {

/// Converts the syntax tree to its meaning.
class Resolver {
 public:
  Resolver(const LanguageContext& context, Warnings& warnings)
      : words_(context, warnings), fields_(context, warnings) {}

  Clause resolve(const Node& node) {
    Clause clause = meaning_of(node);
    clause.joined = node.joined;
    return clause;
  }

 private:
  Clause meaning_of(const Node& node) {
    switch (node.kind) {
      case Node::Kind::empty:
        return {};
      case Node::Kind::text:
        if (auto clause = FieldReader::presence(node)) return *clause;
        return words_.words(node.text, false, node.field);
      case Node::Kind::quoted:
        return words_.words(node.text, true, node.field);
      case Node::Kind::value:
        if (auto clause = fields_.value(node)) return *clause;
        return words_.words(node.text, node.is_quoted, nullptr);
      case Node::Kind::near:
      case Node::Kind::adj:
        return words_.near(node);
      case Node::Kind::all:
        return group(Clause::Kind::all, node);
      case Node::Kind::any:
        return group(Clause::Kind::any, node);
      case Node::Kind::negation:
        break;
    }
    Clause inner = resolve(node.children.front());
    if (inner.kind == Clause::Kind::empty) return {};
    Clause negation;
    negation.kind = Clause::Kind::negation;
    negation.parts.push_back(std::move(inner));
    return negation;
  }

  Clause group(Clause::Kind kind, const Node& node) {
    std::vector<Clause> parts;
    for (const auto& child : node.children) {
      auto part = resolve(child);
      if (part.kind != Clause::Kind::empty) parts.push_back(std::move(part));
    }
    return Clause::of(kind, std::move(parts));
  }

  WordReader words_;
  FieldReader fields_;
};

}  // namespace

struct QueryText::Impl {
  Clause clause;
  Warnings warnings;
};

QueryText::QueryText(std::string_view text, const LanguageContext& context)
    : impl_(std::make_unique<Impl>()) {
  const Node tree = parse_query(text, impl_->warnings);
  impl_->clause = Resolver(context, impl_->warnings).resolve(tree);
  const bool is_blank = std::all_of(text.begin(), text.end(), [](char c) { return c == ' '; });
  if (impl_->clause.kind == Clause::Kind::empty && !is_blank) {
    impl_->warnings.add("nothing in the query can be searched: all articles match");
  }
}

QueryText::~QueryText() = default;
QueryText::QueryText(QueryText&&) noexcept = default;

BuiltQuery QueryText::build(WordMatching matching) const {
  const auto clause = arrange(impl_->clause, matching);
  BuiltQuery built;
  built.query = query_of(clause);
  built.understood = understood(clause);
  built.warnings = impl_->warnings.lines();
  built.highlights = highlights_of(clause);
  built.has_plain_words = has_plain_words(impl_->clause);
  return built;
}

}  // namespace tickerdex
