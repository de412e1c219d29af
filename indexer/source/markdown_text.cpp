#include "indexer/source/markdown_text.h"

#include <algorithm>
#include <optional>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

/// Removes and returns the first line, without its line end.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::string_view unquoted(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    return value.substr(1, value.size() - 2);
  }
  if (value.starts_with('[') && value.ends_with(']')) return value.substr(1, value.size() - 2);
  return value;
}

/// Front matter between two lines of ---: "key: value", or a key followed by "- item" lines. Moves
/// `text` past it.
std::vector<std::pair<std::string, std::string>> take_front_matter(std::string_view& text) {
  std::string_view rest = text;
  if (trimmed(next_line(rest)) != "---") return {};
  std::vector<std::pair<std::string, std::string>> declared;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    const std::string_view words = trimmed(line);
    if (words == "---" || words == "...") {
      text = rest;
      return declared;
    }
    const std::size_t colon = line.find(':');
    if (words.starts_with("- ") && !declared.empty()) {
      std::string& list = declared.back().second;
      if (!list.empty()) list += ", ";
      list += unquoted(trimmed(words.substr(2)));
    } else if (colon != std::string_view::npos && !is_white(line.front())) {
      declared.emplace_back(trimmed(line.substr(0, colon)),
                            unquoted(trimmed(line.substr(colon + 1))));
    } else if (!words.empty() && !words.starts_with('#') && !is_white(line.front())) {
      return {};  // a horizontal rule above prose
    }
  }
  return {};
}

/// "=====" or "-----": below a line it makes that a heading; alone it is a horizontal rule.
bool is_line_of(std::string_view line, std::string_view marks) {
  return line.size() >= 3 && marks.find(line.front()) != std::string_view::npos &&
         line.find_first_not_of(line.front()) == std::string_view::npos;
}

std::string_view without_beginning(std::string_view line) {
  while (line.starts_with("> ") || line == ">") line = trimmed(line.substr(1));
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || (level < line.size() && !is_white(line[level]))) return line;
  line = trimmed(line.substr(level));
  const std::size_t end = line.find_last_not_of('#');
  if (end == std::string_view::npos) return {};
  return end + 1 < line.size() && is_white(line[end]) ? trimmed(line.substr(0, end)) : line;
}

/// "[words](url)" at `at`: the words, and the end of the link.
std::optional<std::pair<std::string_view, std::size_t>> link_at(std::string_view line,
                                                                std::size_t at) {
  constexpr std::size_t kLongest = 2000;  // of words and URL: bounds the cost of a line of '['
  line = line.substr(0, at + kLongest);
  const std::size_t close = line.find(']', at);
  if (close == std::string_view::npos || close + 1 >= line.size() || line[close + 1] != '(') {
    return std::nullopt;
  }
  const std::size_t end = line.find(')', close);
  if (end == std::string_view::npos) return std::nullopt;
  return std::pair(line.substr(at + 1, close - at - 1), end + 1);
}

std::string plain(std::string_view line) {
  constexpr std::string_view kEscapable = "\\`*_{}[]()#+-.!|~<>$";
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view rest = line.substr(at);
    if (rest.size() > 1 && rest[0] == '\\' && kEscapable.find(rest[1]) != std::string_view::npos) {
      out += rest[1];
      at += 2;
    } else if (rest.starts_with("**") || rest.starts_with("__") || rest.starts_with("~~")) {
      at += 2;
    } else if (rest[0] == '`') {
      ++at;
    } else if (rest[0] == '*' && ((rest.size() > 1 && !is_white(rest[1])) ||
                                  (at > 0 && !is_white(line[at - 1])))) {
      ++at;
    } else if (const std::size_t mark = rest.starts_with("![") ? 1 : 0; rest[mark] == '[') {
      const auto link = link_at(line, at + mark);
      if (!link) {
        out += line[at++];
        continue;
      }
      out += plain(link->first);
      at = link->second;
    } else {
      out += line[at++];
    }
  }
  return out;
}

}  // namespace

MarkdownText read_markdown(std::string_view utf8) {
  MarkdownText read;
  read.declared = take_front_matter(utf8);
  bool in_fence = false;
  while (!utf8.empty()) {
    const std::string_view line = trimmed(next_line(utf8));
    if (line.starts_with("```") || line.starts_with("~~~")) {
      in_fence = !in_fence;
    } else if (in_fence) {
      read.text.append(line).append(1, '\n');
    } else if (!is_line_of(line, "=-*_")) {
      read.text.append(plain(without_beginning(line))).append(1, '\n');
    }
  }
  return read;
}

bool is_markdown_name(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string extension = ascii_lower(path.substr(dot + 1));
  return extension == "md" || extension == "markdown";
}

}  // namespace tickerdex
