#include "indexer/source/feed/person.h"

#include <algorithm>

#include "indexer/schema/text/ascii.h"
#include "indexer/source/charset.h"

namespace tickerdex {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_mail_byte(char c) {
  return is_alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' ||
         c == '\'' || c == '=' || c == '&';
}

// The mail address around the "@" at `at`.
std::string_view mail_at(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_mail_byte(text[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_mail_byte(text[end])) ++end;
  if (begin == at || end == at + 1) return {};
  return text.substr(begin, end - begin);
}

// Without brackets and quotes around the name: "(Jane Doe)", "\"Jane Doe\"".
std::string bare(std::string_view text) {
  text = trimmed(text);
  while (text.size() >= 2) {
    const bool is_enclosed =
        (text.front() == '(' && text.back() == ')') || (text.front() == '"' && text.back() == '"');
    if (!is_enclosed) break;
    text = trimmed(text.substr(1, text.size() - 2));
  }
  while (!text.empty() && (text.back() == ',' || text.back() == ';')) text.remove_suffix(1);
  return one_line(text);
}

std::string_view first_mail(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('@', at)) != npos; ++at) {
    if (const auto mail = mail_at(text, at); !mail.empty()) return mail;
  }
  return {};
}

std::string one_person(std::string_view text) {
  const std::string_view mail = first_mail(text);
  if (mail.empty()) return one_line(text);
  auto begin = static_cast<std::size_t>(mail.data() - text.data());
  std::size_t end = begin + mail.size();
  constexpr std::string_view kScheme = "mailto:";
  if (text.substr(0, begin).ends_with(kScheme)) begin -= kScheme.size();
  for (const std::string_view brackets : {"()", "<>", "[]"}) {
    if (begin == 0 || end == text.size()) break;
    if (text[begin - 1] != brackets[0] || text[end] != brackets[1]) continue;
    --begin;
    ++end;
    break;
  }
  const std::string name = bare(std::string(text.substr(0, begin)).append(text.substr(end)));
  return name.empty() ? std::string(mail) : name;
}

}  // namespace

std::string person_name(std::string_view text) {
  const auto mails = std::ranges::count(text, '@');
  if (mails < 2) return one_person(text);
  std::string names;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    const std::string name = one_person(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (name.empty()) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

}  // namespace tickerdex
