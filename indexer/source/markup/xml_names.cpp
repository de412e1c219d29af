#include "indexer/source/markup/xml_names.h"

#include <algorithm>
#include <array>

#include "indexer/schema/text/ascii.h"

namespace tickerdex {
namespace {

struct KnownSpace {
  std::string_view begins;  ///< the namespace in lower case, or its beginning if it has versions
  std::string_view prefix;
};

// The first that fits counts. Addresses are compared without "http://" and "www.".
constexpr auto kSpaces = std::to_array<KnownSpace>({
    {"w3.org/2005/atom", ""},
    {"purl.org/atom/ns#", ""},
    {"purl.org/echo/", ""},
    {"purl.org/pie/", ""},
    {"example.com/newformat#", ""},
    {"uri/of/echo/namespace#", ""},
    {"purl.org/rss/1.0/modules/content/", "content"},
    {"purl.org/rss/1.0/modules/", "module"},
    {"purl.org/rss/1.0/", ""},
    {"purl.org/net/rss1.1", ""},
    {"my.netscape.com/", ""},
    {"channel.netscape.com/", ""},
    {"backend.userland.com/rss", ""},
    {"blogs.law.harvard.edu/tech/rss", ""},
    {"cyber.harvard.edu/rss", ""},
    {"w3.org/1999/xhtml", ""},
    {"iptc.org/std/nar/", ""},
    {"iptc.org/std/nitf/", ""},
    {"iptc.org/std/newsml/", ""},
    {"purl.org/dc/elements/1.", "dc"},
    {"purl.org/metadata/dublin_core", "dc"},
    {"purl.org/dc/terms/", "dcterms"},
    {"search.yahoo.com/mrss", "media"},
    {"tools.search.yahoo.com/mrss", "media"},
    {"video.search.yahoo.com/mrss", "media"},
    {"itunes.com/dtds/podcast", "itunes"},
    {"itunes.apple.com/", "itunes"},
    {"w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    {"w3.org/1999/xlink", "xlink"},
    {"w3.org/2000/svg", "svg"},
    {"w3.org/1998/math/mathml", "math"},
    {"w3.org/xml/1998/namespace", "xml"},
    {"rssnamespace.org/feedburner/ext/", "feedburner"},
    {"prismstandard.org/namespaces/", "prism"},
    {"nytimes.com/namespaces/rss/", "nyt"},
});

const KnownSpace* known(std::string_view space) {
  std::string lower = ascii_lower(trimmed(space));
  for (const std::string_view beginning : {"http://", "https://", "www."}) {
    if (lower.starts_with(beginning)) lower.erase(0, beginning.size());
  }
  const auto found = std::ranges::find_if(
      kSpaces, [&](const KnownSpace& row) { return lower.starts_with(row.begins); });
  return found == kSpaces.end() ? nullptr : &*found;
}

std::string joined(std::string_view prefix, std::string_view name) {
  std::string out = ascii_lower(prefix);
  if (!out.empty()) out += ':';
  return out + ascii_lower(name);
}

}  // namespace

std::string xml_name(std::string_view name, std::string_view prefix, std::string_view space,
                     std::string_view root_space) {
  if (space.empty()) return joined(prefix, name);
  if (const KnownSpace* row = known(space)) {
    // Modules keep the prefixes by which everybody knows them.
    return joined(row->prefix == "module" ? prefix : row->prefix, name);
  }
  if (space == root_space) return ascii_lower(name);
  return joined(prefix.empty() ? "other" : prefix, name);
}

std::string xml_attribute_name(std::string_view name, std::string_view prefix,
                               std::string_view space) {
  if (prefix.empty()) return ascii_lower(name);
  const KnownSpace* row = space.empty() ? nullptr : known(space);
  return joined(row == nullptr || row->prefix == "module" ? prefix : row->prefix, name);
}

}  // namespace tickerdex
