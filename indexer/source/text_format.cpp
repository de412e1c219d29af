#include "indexer/source/text_format.h"

#include "indexer/source/charset.h"
#include "indexer/source/declared.h"
#include "indexer/source/markdown_text.h"

namespace tickerdex {

Likeness looks_like_text(std::string_view) { return Likeness::none; }

void split_text(SplitJob& job) {
  const Spot start = job.here();
  do {
    if (job.in.view().size() > job.max_record_bytes) {
      LongRecord record(job, start);
      do {
        record.add(job.in.view());
        job.in.consume_lines(job.in.view().size(), 0);
      } while (job.in.more());
      return record.reject();
    }
  } while (job.in.more());
  const std::string_view text = job.in.view();
  if (!is_blank(text)) job.emit(text, start);
  job.in.consume(text.size());
}

std::variant<RawArticle, Rejected> parse_text(const Record& record, const KeyMap& map) {
  RawArticle raw;
  if (is_markdown_name(record.file->name)) {
    MarkdownText markdown = read_markdown(clean_text(record.bytes));
    DeclaredFields fields;
    for (auto& [key, value] : markdown.declared) {
      const auto meaning = meaning_of(key, map);
      if (meaning && meaning->field != DeclaredField::body) {
        fields.add(*meaning, {Value::Kind::text, key, std::move(value), {}});
      }
    }
    raw = fields.to_article();
    raw.body = std::move(markdown.text);
  } else {
    raw.body = clean_text(record.bytes);
  }
  raw.is_page_text = true;
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
