#include "indexer/source/feed/web_address.h"

#include <algorithm>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

constexpr std::size_t npos = std::string_view::npos;

struct Parts {
  std::string_view scheme;
  std::string_view authority;  ///< with "//" before it
  std::string_view path;
  std::string_view query;  ///< with "?" before it
  std::string_view fragment;
};

Parts parts_of(std::string_view address) {
  Parts parts;
  parts.scheme = scheme_of(address);
  if (!parts.scheme.empty()) address.remove_prefix(parts.scheme.size() + 1);
  const auto cut = [&](std::string_view marks) {
    const std::size_t at = std::min(address.find_first_of(marks), address.size());
    const std::string_view tail = address.substr(at);
    address = address.substr(0, at);
    return tail;
  };
  parts.fragment = cut("#");
  parts.query = cut("?");
  if (address.starts_with("//")) {
    const std::size_t end = std::min(address.find('/', 2), address.size());
    parts.authority = address.substr(0, end);
    address.remove_prefix(end);
  }
  parts.path = address;
  return parts;
}

std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, slash);
    const bool is_last = slash == path.size();
    path.remove_prefix(slash);
    if (segment == "/." || segment == ".") {
      if (is_last) out += '/';
    } else if (segment == "/.." || segment == "..") {
      const std::size_t last = out.rfind('/');
      out.resize(last == npos ? 0 : last);
      if (is_last) out += '/';
    } else {
      out += segment;
    }
  }
  return out;
}

}  // namespace

std::string_view scheme_of(std::string_view address) {
  const std::size_t colon = address.find(':');
  if (colon == npos || colon == 0 || !is_letter(address.front())) return {};
  const std::string_view scheme = address.substr(0, colon);
  const bool is_scheme = std::ranges::all_of(
      scheme, [](char c) { return is_alphanumeric(c) || c == '+' || c == '-' || c == '.'; });
  return is_scheme ? scheme : std::string_view();
}

std::string resolve_address(std::string_view base, std::string_view link) {
  base = trimmed(base);
  link = trimmed(link);
  if (!scheme_of(link).empty() || scheme_of(base).empty()) return std::string(link);
  const Parts from = parts_of(base);
  const Parts to = parts_of(link);
  std::string out = std::string(from.scheme) + ':';
  const auto end_with = [&](std::string_view path, std::string_view query) {
    return out.append(path).append(query).append(to.fragment);
  };
  if (!to.authority.empty()) {
    out += to.authority;
    return end_with(without_dots(to.path), to.query);
  }
  out += from.authority;
  if (to.path.empty()) return end_with(from.path, to.query.empty() ? from.query : to.query);
  if (to.path.starts_with('/')) return end_with(without_dots(to.path), to.query);
  const std::size_t slash = from.path.rfind('/');
  std::string path(slash == npos ? std::string_view(from.authority.empty() ? "" : "/")
                                 : from.path.substr(0, slash + 1));
  return end_with(without_dots(path.append(to.path)), to.query);
}

}  // namespace tickerdex
