// Plain text: one file is one record, and a page as it was copied. Its cleaning is done where the
// rest of an article is concluded (indexer/article/).
#include "indexer/source/charset.h"
#include "indexer/source/splitter.h"

namespace tickerdex {

void split_text(SplitJob& job) {
  const Spot start = job.here();
  do {
    if (job.in.view().size() > job.max_record_bytes) {
      job.reject_too_large(start);
      do {
        job.in.consume_lines(job.in.view().size(), 0);
      } while (job.in.more());
      return;
    }
  } while (job.in.more());
  const std::string_view text = job.in.view();
  if (!is_blank(text)) job.emit(std::string(text), start);
  job.in.consume(text.size());
}

std::variant<RawArticle, Rejected> parse_text(const Record& record, const KeyMap&) {
  RawArticle raw;
  raw.body = clean_text(record.bytes);
  raw.is_page_text = true;
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
