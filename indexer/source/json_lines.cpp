// JSON lines: a record is a line. Lines are found by memchr alone, so that splitting costs almost
// nothing compared with parsing; the parser checks whether it is JSON.
#include "indexer/source/splitter.h"

namespace tickerdex {
namespace {

void skip_line(const SplitJob& job) {
  LongRecord record(job, job.here());
  do {
    const std::string_view held = job.in.view();
    const std::size_t newline = held.find('\n');
    record.add(held.substr(0, newline));
    if (newline != std::string_view::npos) {
      job.in.consume_lines(newline + 1, 1);
      break;
    }
    job.in.consume_lines(held.size(), 0);
  } while (job.in.more());
  record.reject();
}

}  // namespace

void split_json_lines(SplitJob& job) {
  std::size_t searched = 0;
  for (;;) {
    const std::string_view held = job.in.view();
    const std::size_t newline = held.find('\n', searched);
    const bool whole = newline != std::string_view::npos;
    const std::size_t length = whole ? newline : held.size();
    if (length > job.max_record_bytes) {
      skip_line(job);
      searched = 0;
      continue;
    }
    if (!whole) {
      searched = held.size();
      if (job.in.more()) continue;
    }
    const std::string_view line = job.in.view().substr(0, length);
    if (!is_blank(line)) job.emit(line, job.here());
    if (!whole) return;
    job.in.consume_lines(length + 1, 1);
    searched = 0;
  }
}

}  // namespace tickerdex
