#include "query/language/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/language/lexer.h"
#include "query/language/query_error.h"
#include "query/language/warnings.h"

namespace tickerdex {
namespace {

bool takes_words(const QueryField* field) {
  return field == nullptr || field->kind == FieldKind::words;
}

class Parser {
 public:
  Parser(std::string_view text, Warnings& warnings) : lexemes_(lex(text)), warnings_(warnings) {}

  Node run() { return any(nullptr); }

 private:
  const Lexeme& now() const { return lexemes_[at_]; }
  LexemeKind kind() const { return now().kind; }
  const Lexeme& take() { return lexemes_[at_++]; }
  /// Whether an operand cannot begin with this lexeme.
  bool at_stop() const {
    return kind() == LexemeKind::end || kind() == LexemeKind::or_op ||
           (kind() == LexemeKind::close && depth_ > 0);
  }
  bool at_operand() const {
    return kind() == LexemeKind::word || kind() == LexemeKind::quoted ||
           kind() == LexemeKind::open || kind() == LexemeKind::field ||
           kind() == LexemeKind::minus || kind() == LexemeKind::not_op;
  }
  void left_out(const Lexeme& op) {
    warnings_.add(fmt::format("'{}' has nothing on one side: left out", shown(op.text)));
  }

  static Node of(Node::Kind kind, std::vector<Node> children) {
    if (children.empty()) return {};
    if (children.size() == 1) {
      Node only = std::move(children.front());
      only.joined = false;
      return only;
    }
    Node node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
  }

  Node any(const QueryField* field) {
    std::vector<Node> alternatives;
    const Lexeme* pending = nullptr;  // an OR without its right side yet
    for (;;) {
      Node next = all(field);
      if (next.kind != Node::Kind::empty) {
        alternatives.push_back(std::move(next));
        pending = nullptr;
      } else if (pending != nullptr) {
        left_out(*pending);
        pending = nullptr;
      }
      if (kind() != LexemeKind::or_op) break;
      if (alternatives.empty()) {
        left_out(take());
      } else {
        pending = &take();
      }
    }
    if (pending != nullptr) left_out(*pending);
    return of(Node::Kind::any, std::move(alternatives));
  }

  Node all(const QueryField* field) {
    std::vector<Node> parts;
    const Lexeme* pending = nullptr;  // an AND without its right side yet
    while (!at_stop()) {
      switch (kind()) {
        case LexemeKind::and_op: {
          const Lexeme& op = take();
          if (parts.empty() || pending != nullptr) {
            left_out(op);
          } else {
            pending = &op;
          }
          break;
        }
        case LexemeKind::near_op:
        case LexemeKind::adj_op:
          left_out(take());
          break;
        case LexemeKind::close:
          take();
          warnings_.add("')' closes nothing: left out");
          break;
        default: {
          Node next = part(field);
          if (next.kind == Node::Kind::empty) break;
          next.joined = pending != nullptr;
          pending = nullptr;
          parts.push_back(std::move(next));
        }
      }
    }
    if (pending != nullptr) left_out(*pending);
    return of(Node::Kind::all, std::move(parts));
  }

  Node part(const QueryField* field) {
    bool negated = false;
    const Lexeme* last = nullptr;
    while (kind() == LexemeKind::minus || kind() == LexemeKind::not_op) {
      if (kind() == LexemeKind::minus && field != nullptr && field->kind == FieldKind::number) break;
      negated = !negated;
      last = &take();
    }
    if (!at_operand()) {
      if (last != nullptr) left_out(*last);
      return {};
    }
    Node node = near(field);
    if (!negated || node.kind == Node::Kind::empty) return node;
    Node negation;
    negation.kind = Node::Kind::negation;
    negation.children.push_back(std::move(node));
    return negation;
  }

  static bool may_be_near(const Node& node) {
    return (node.kind == Node::Kind::text || node.kind == Node::Kind::quoted) &&
           takes_words(node.field);
  }

  /// A chain of one operator is one group; where the operator changes, the word in between is in
  /// both.
  Node near(const QueryField* field) {
    std::vector<Node> groups;
    Node left = item(field);
    while (kind() == LexemeKind::near_op || kind() == LexemeKind::adj_op) {
      const Lexeme& op = take();
      if (kind() != LexemeKind::word && kind() != LexemeKind::quoted &&
          kind() != LexemeKind::open && kind() != LexemeKind::field) {
        left_out(op);
        continue;
      }
      Node right = item(field);
      if (right.kind == Node::Kind::empty) continue;
      const auto wanted =
          op.kind == LexemeKind::near_op ? Node::Kind::near : Node::Kind::adj;
      const auto distance = allowed_distance(op);
      if (left.kind == wanted && may_be_near(right)) {
        left.distance = std::max(left.distance, distance);
        left.children.push_back(std::move(right));
      } else if (may_be_near(last_of(left)) && may_be_near(right)) {
        Node group;
        group.kind = wanted;
        group.distance = distance;
        group.children.push_back(last_of(left));
        group.children.push_back(std::move(right));
        if (left.kind == Node::Kind::near || left.kind == Node::Kind::adj) {
          add_joined(groups, std::move(left));
        }
        left = std::move(group);
      } else {
        if (left.kind != Node::Kind::empty) {
          warnings_.add(fmt::format("'{}' works only between words and quoted words: read as AND",
                                    shown(op.text)));
          add_joined(groups, std::move(left));
        }
        left = std::move(right);
      }
    }
    add_joined(groups, std::move(left));
    return of(Node::Kind::all, std::move(groups));
  }

  static const Node& last_of(const Node& node) {
    const bool is_chain = node.kind == Node::Kind::near || node.kind == Node::Kind::adj;
    return is_chain ? node.children.back() : node;
  }
  static void add_joined(std::vector<Node>& groups, Node node) {
    if (node.kind == Node::Kind::empty) return;
    node.joined = !groups.empty();
    groups.push_back(std::move(node));
  }

  std::uint32_t allowed_distance(const Lexeme& op) {
    constexpr std::uint32_t kFarthest = 1000;
    const auto allowed = std::clamp<std::uint32_t>(op.distance, 1, kFarthest);
    if (allowed != op.distance) {
      warnings_.add(fmt::format("'{}' is read as {} words: only 1 to {} are possible",
                                shown(op.text), allowed, kFarthest));
    }
    return allowed;
  }

  Node item(const QueryField* field) {
    switch (kind()) {
      case LexemeKind::open:
        return group(field);
      case LexemeKind::field: {
        const auto* named = take().field;
        return kind() == LexemeKind::open ? group(named) : values(*named);
      }
      case LexemeKind::minus:  // only before a number: see part()
        return signed_number(*field);
      default:
        return field == nullptr ? words() : values(*field);
    }
  }

  Node group(const QueryField* field) {
    const Lexeme& open = take();
    if (++depth_ > kMaxQueryDepth) {
      throw QueryError(fmt::format("parentheses nest deeper than {} levels: write the query with "
                                   "fewer",
                                   kMaxQueryDepth),
                       open.offset, open.length);
    }
    Node inner = any(field);
    if (kind() == LexemeKind::close) {
      take();
    } else {
      warnings_.add("'(' is not closed: closed at the end");
    }
    --depth_;
    return inner;
  }

  void check_closed(const Lexeme& quoted) {
    if (!quoted.closed) warnings_.add("a quotation mark is not closed: closed at the end");
  }

  static Node leaf(Node::Kind kind, std::string_view text, std::size_t offset,
                   const QueryField* field) {
    Node node;
    node.kind = kind;
    node.text = text;
    node.offset = offset;
    node.field = field;
    return node;
  }
  static std::size_t offset_of_text(const Lexeme& lexeme, std::string_view text) {
    return lexeme.offset + static_cast<std::size_t>(text.data() - lexeme.text.data()) +
           (lexeme.kind == LexemeKind::quoted ? mark_width(lexeme) : 0);
  }
  static std::size_t mark_width(const Lexeme& quoted) {
    const std::size_t marks = quoted.length - quoted.text.size();
    return quoted.closed ? marks - marks / 2 : marks;
  }

  /// Words outside of any field.
  Node words() {
    const Lexeme& lexeme = take();
    if (lexeme.kind == LexemeKind::quoted) {
      check_closed(lexeme);
      return leaf(Node::Kind::quoted, lexeme.text, lexeme.offset, nullptr);
    }
    const auto text = lexeme.text;
    const auto name = stray_field_name(text);
    if (name.empty()) return leaf(Node::Kind::text, text, lexeme.offset, nullptr);
    const auto rest = text.substr(name.size() + 1);
    const bool value_follows =
        now().glued && (kind() == LexemeKind::quoted || kind() == LexemeKind::open);
    if (rest.empty() && !value_follows) {
      if (find_query_field(name) != nullptr) {
        warnings_.add(fmt::format("there is nothing right after '{}:': searched as a word", name));
      }
      return leaf(Node::Kind::text, text, lexeme.offset, nullptr);
    }
    warnings_.add(stray_field_warning(name, rest));
    std::vector<Node> parts;
    parts.push_back(leaf(Node::Kind::text, name, lexeme.offset, nullptr));
    if (!rest.empty()) {
      parts.push_back(leaf(Node::Kind::text, rest, lexeme.offset + name.size() + 1, nullptr));
    }
    return of(Node::Kind::all, std::move(parts));
  }

  Node signed_number(const QueryField& field) {
    const Lexeme& minus = take();
    if (kind() != LexemeKind::word) {
      left_out(minus);
      return {};
    }
    const Lexeme& digits = take();
    return leaf(Node::Kind::value, {minus.text.data(), minus.length + digits.length}, minus.offset,
                &field);
  }

  /// `a,"b c",d`: one or more values without white space between them.
  Node values(const QueryField& field) {
    std::vector<Node> list;
    bool wanted = true;  // after the beginning or a comma
    const auto begin = at_;
    while (at_ == begin || now().glued) {
      if (kind() == LexemeKind::quoted && wanted) {
        const Lexeme& lexeme = take();
        check_closed(lexeme);
        const bool is_words = takes_words(&field);
        Node value = leaf(is_words ? Node::Kind::quoted : Node::Kind::value, lexeme.text,
                          offset_of_text(lexeme, lexeme.text), &field);
        value.is_quoted = true;
        list.push_back(std::move(value));
        wanted = false;
      } else if (kind() == LexemeKind::word && (wanted || now().text.front() == ',')) {
        const Lexeme& lexeme = take();
        wanted = lexeme.text.back() == ',';
        split(lexeme, field, list);
      } else {
        break;
      }
    }
    if (list.empty()) {
      warnings_.add(fmt::format("'{}:' has no value: left out", field.name));
      return {};
    }
    return of(Node::Kind::any, std::move(list));
  }

  static void split(const Lexeme& lexeme, const QueryField& field, std::vector<Node>& list) {
    std::string_view rest = lexeme.text;
    while (!rest.empty()) {
      const auto comma = std::min(rest.find(','), rest.size());
      const auto one = rest.substr(0, comma);
      if (!one.empty()) {
        list.push_back(leaf(takes_words(&field) ? Node::Kind::text : Node::Kind::value, one,
                            offset_of_text(lexeme, one), &field));
      }
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }

  std::vector<Lexeme> lexemes_;
  Warnings& warnings_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

Node parse_query(std::string_view text, Warnings& warnings) {
  if (text.size() > kMaxQueryBytes) {
    throw QueryError(fmt::format("the query has {} bytes, at most {} can be read: shorten it",
                                 text.size(), kMaxQueryBytes),
                     kMaxQueryBytes, text.size() - kMaxQueryBytes);
  }
  return Parser(text, warnings).run();
}

}  // namespace tickerdex
