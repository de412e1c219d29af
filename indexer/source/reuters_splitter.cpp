// Reuters-21578 SGML: a record is <REUTERS …>…</REUTERS>. A record without its end tag before the
// next record or the end of the file is truncated and rejected; the rest is read.
#include <algorithm>

#include "indexer/source/splitter.h"

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

}  // namespace

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

}  // namespace tickerdex
