#include "indexer/source/reuters_format.h"

#include <algorithm>
#include <array>

#include "indexer/source/charset.h"
#include "indexer/source/file_kinds.h"
#include "indexer/source/reuters_text.h"

namespace tickerdex {
namespace {

constexpr std::string_view kOpen = "<REUTERS";
constexpr std::string_view kClose = "</REUTERS>";

/// Consumes up to the next record's tag; false if there is none.
bool find_open(Window& in) {
  for (;;) {
    const std::string_view held = in.view();
    const std::size_t found = held.find(kOpen);
    if (found != std::string_view::npos) {
      in.consume(found);
      return true;
    }
    if (held.size() >= kOpen.size()) in.consume(held.size() - kOpen.size() + 1);
    if (!in.more()) return false;
  }
}

// Skips to the end of a record that is not kept in memory, or to the next record inside it.
void skip_record(const SplitJob& job, Spot start) {
  LongRecord record(job, start);
  const auto skip = [&](std::size_t bytes) {
    record.add(job.in.view().substr(0, bytes));
    job.in.consume(bytes);
  };
  skip(kOpen.size());
  do {
    const std::string_view held = job.in.view();
    const std::size_t end = std::min(held.find(kOpen), held.find(kClose));
    if (end != std::string_view::npos) {
      skip(end);
      break;
    }
    skip(held.size() - std::min(held.size(), kClose.size() - 1));
  } while (job.in.more());
  record.reject();
}

struct Category {
  std::string_view tag;
  std::string_view kind;
};
constexpr std::array<Category, 6> kCategories = {{{"TOPICS", ""},
                                                  {"PLACES", "place:"},
                                                  {"PEOPLE", "person:"},
                                                  {"ORGS", "org:"},
                                                  {"EXCHANGES", "exchange:"},
                                                  {"COMPANIES", "company:"}}};

void add_categories(RawArticle& raw, std::string_view record) {
  for (const Category& category : kCategories) {
    std::string_view list = element(record, category.tag);
    for (;;) {
      const std::size_t begin = list.find("<D>");
      if (begin == std::string_view::npos) break;
      list.remove_prefix(begin + 3);
      const std::size_t end = std::min(list.find("</D>"), list.size());
      std::string name = one_line(decode_entities(list.substr(0, end)));
      if (!name.empty()) raw.topics.push_back(std::string(category.kind) + name);
      list.remove_prefix(end);
    }
  }
}

/// "By Rich Miller, Reuters" -> "Rich Miller".
std::string author_of(std::string_view text) {
  std::string author = one_line(decode_entities(text));
  if (ascii_lower(author).starts_with("by ")) author.erase(0, 3);
  const std::size_t agency = ascii_lower(author).rfind(", reuter");
  if (agency != std::string::npos) author.resize(agency);
  return author;
}

void add_text(RawArticle& raw, std::string_view record) {
  const bool unprocessed = record.find("<TEXT TYPE=\"UNPROC\">") != std::string_view::npos;
  const std::string_view text = text_element(record);
  if (unprocessed) {
    const std::string plain = decode_entities(text);
    raw.title = first_line(plain);
    raw.body = join_lines(plain);
    if (raw.body == raw.title) raw.body.clear();
    return;
  }
  raw.title = one_line(decode_entities(element(text, "TITLE")));
  raw.author = author_of(element(text, "AUTHOR"));
  raw.dateline = one_line(decode_entities(element(text, "DATELINE")));
  const std::size_t title_end = text.find("</TITLE>");
  std::string_view body = element(text, "BODY");
  if (body.empty() && title_end != std::string_view::npos) body = text.substr(title_end + 8);
  raw.body = join_lines(decode_entities(body));
  if (raw.body == "Blah blah blah.") raw.body.clear();
}

}  // namespace

Likeness looks_like_reuters(std::string_view text) {
  if (text.front() != '<') return Likeness::none;
  for (std::size_t at = 0; at != std::string_view::npos; at = text.find('\n', at)) {
    if (text[at] == '\n' && ++at == text.size()) break;
    if (text.substr(at).starts_with("<REUTERS ")) return Likeness::certain;
  }
  return markup_beginning(text).starts_with("<!doctype lewis") ? Likeness::certain : Likeness::none;
}

void split_reuters(SplitJob& job) {
  Window& in = job.in;
  bool any = false;
  while (find_open(in)) {
    any = true;
    const Spot start = job.here();
    std::size_t searched = kOpen.size();
    for (;;) {
      // Data beyond the limit may or may not have been read yet, so it must not matter.
      const std::string_view held = in.view().substr(0, job.max_record_bytes + 1);
      const std::size_t next = held.find(kOpen, searched);
      const std::size_t close = held.substr(0, next).find(kClose, searched);
      if (close != std::string_view::npos && close + kClose.size() <= job.max_record_bytes) {
        job.emit(held.substr(0, close + kClose.size()), start);
        in.consume(close + kClose.size());
        break;
      }
      if (close == std::string_view::npos && next != std::string_view::npos) {
        job.reject("truncated record", "no </REUTERS> before the next <REUTERS", start);
        in.consume(next);
        break;
      }
      if (held.size() > job.max_record_bytes) {
        skip_record(job, start);
        break;
      }
      searched = held.size() - std::min(held.size() - kOpen.size(), kClose.size());
      if (!in.more()) {
        job.reject("truncated record", "no </REUTERS> before the end", start);
        in.consume(in.view().size());
        return;
      }
    }
  }
  if (!any) job.reject("truncated record", "no <REUTERS> in it", job.here());
}

std::variant<RawArticle, Rejected> parse_reuters(const Record& record, const KeyMap&) {
  const std::string text = clean_text(record.bytes);
  RawArticle raw;
  const std::string number = attribute(text, "NEWID");
  if (!number.empty()) raw.id = "reut-" + number;
  raw.published = wire_date(element(text, "DATE"));
  raw.source = "Reuters";
  raw.language = "en";
  add_categories(raw, text);
  add_text(raw, text);
  if (raw.title.empty() && raw.body.empty()) raw.title = "(untitled)";
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
