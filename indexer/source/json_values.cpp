// JSON as one array of objects, one object, or a sequence of objects, with any formatting. Elements
// are found by counting brackets outside strings, so that an array of any length needs the memory
// of one element; the parser checks what is inside.
#include "indexer/source/splitter.h"

namespace tickerdex {
namespace {

/// Finds the end of one value, chunk by chunk.
class ValueScanner {
 public:
  /// Returns how many bytes of `chunk` belong to the value; ended() is true after its end.
  std::size_t feed(std::string_view chunk) {
    for (std::size_t at = 0; at < chunk.size(); ++at) {
      const char c = chunk[at];
      if (in_string_) {
        if (escaped_) {
          escaped_ = false;
        } else if (c == '\\') {
          escaped_ = true;
        } else if (c == '"') {
          in_string_ = false;
        }
        continue;
      }
      switch (c) {
        case '"':
          in_string_ = true;
          break;
        case '{':
        case '[':
          ++depth_;
          break;
        case '}':
        case ']':
          if (depth_ == 0) return end(at);  // the array's bracket after a bare value
          if (--depth_ == 0) return end(at + 1);
          break;
        case ',':
          if (depth_ == 0) return end(at);
          break;
        default:
          break;
      }
    }
    return chunk.size();
  }
  bool ended() const { return ended_; }

 private:
  std::size_t end(std::size_t at) {
    ended_ = true;
    return at;
  }
  std::uint64_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool ended_ = false;
};

void skip_value(const SplitJob& job, Spot start, ValueScanner& scanner, std::size_t scanned) {
  LongRecord record(job, start);
  for (;;) {
    record.add(job.in.view().substr(0, scanned));
    job.in.consume(scanned);
    if (scanner.ended() || (job.in.view().empty() && !job.in.more())) break;
    scanned = scanner.feed(job.in.view());
  }
  record.reject();
}

/// False if the input ends first.
bool split_value(SplitJob& job) {
  const Spot start = job.here();
  ValueScanner scanner;
  std::size_t scanned = 0;
  for (;;) {
    const std::string_view held = job.in.view();
    scanned += scanner.feed(held.substr(scanned));
    if (scanned > job.max_record_bytes) {
      skip_value(job, start, scanner, scanned);
      return true;
    }
    if (scanner.ended()) {
      job.emit(held.substr(0, scanned), start);
      job.in.consume(scanned);
      return true;
    }
    if (!job.in.more()) break;
  }
  job.reject("invalid JSON", "the input ends inside this value", start);
  job.in.consume(scanned);
  return false;
}

/// Skips to the next line that begins with a bracket.
void skip_junk(Window& in) {
  bool line_start = false;
  do {
    const std::string_view held = in.view();
    for (std::size_t at = 0; at < held.size(); ++at) {
      if (line_start && (held[at] == '{' || held[at] == '[')) return in.consume(at);
      line_start = held[at] == '\n';
    }
    in.consume(held.size());
  } while (in.more());
}

}  // namespace

void split_json_values(SplitJob& job) {
  bool in_array = false;
  do {
    while (!job.in.view().empty()) {
      const std::string_view held = job.in.view();
      const char c = held.front();
      if (is_white(c) || (c == ',' && in_array)) {
        std::size_t run = 1;
        while (run < held.size() && (is_white(held[run]) || (held[run] == ',' && in_array))) ++run;
        job.in.consume(run);
      } else if (in_array && c == ']') {
        in_array = false;
        job.in.consume(1);
      } else if (in_array && c == '}') {
        job.reject("invalid JSON", "'}' without '{'", job.here());
        job.in.consume(1);
      } else if (in_array || c == '{') {
        if (!split_value(job)) return;
      } else if (c == '[') {
        in_array = true;
        job.in.consume(1);
      } else {
        job.reject("invalid JSON", "expected '{' or '['", job.here());
        skip_junk(job.in);
      }
    }
  } while (job.in.more());
  if (in_array) job.reject("invalid JSON", "the array is not closed", job.here());
}

}  // namespace tickerdex
