#include "indexer/source/json_format.h"

#include <fmt/format.h>

#include <utility>

#include "indexer/source/charset.h"
#include "indexer/source/declared_object.h"
#include "indexer/source/json_outline.h"
#include "indexer/source/json_scanner.h"
#include "indexer/source/json_value.h"

namespace tickerdex {
namespace {

constexpr std::size_t kOutlineBytes = std::size_t{64} << 10;

/// '[' or '{' followed by what JSON allows there, unlike "[Reuters] Oil …".
bool begins_as_json(std::string_view text) {
  const std::string_view rest = trimmed(text.substr(1));
  const char next = rest.empty() ? '\0' : rest.front();
  if (text.front() == '{') return next == '"' || next == '}';
  if (text.front() == '[') return next == '{' || next == '[' || next == ']';
  return false;
}

/// One object per line, not one object printed over several. A damaged first line does not matter.
Format json_layout(std::string_view text) {
  if (text.front() == '[' || wrapped_list(text)) return Format::json;
  const std::size_t first_newline = text.find('\n');
  JsonScanner scanner;
  const std::size_t end = scanner.feed(text);
  if (scanner.ended() && end <= first_newline) return Format::jsonl;
  if (first_newline == std::string_view::npos) return Format::jsonl;
  std::size_t lines = 0;
  std::size_t objects = 0;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    if (newline == std::string_view::npos) break;  // perhaps cut off at the sample's end
    const std::string_view line = trimmed(text.substr(0, newline));
    text.remove_prefix(newline + 1);
    if (line.empty()) continue;
    ++lines;
    if (line.front() == '{' && line.back() == '}' && line.size() > 2) ++objects;
  }
  return objects > 0 && 2 * objects >= lines ? Format::jsonl : Format::json;
}

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

void skip_value(const SplitJob& job, Spot start, JsonScanner& scanner, std::size_t scanned) {
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
  JsonScanner scanner;
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

/// Skips to the end of the object that is open `depth` levels above; false if it does not end.
bool skip_to_end_of_object(Window& in, std::size_t depth) {
  JsonScanner scanner(depth);
  do {
    in.consume(scanner.feed(in.view()));
    if (scanner.ended()) return true;
  } while (in.more());
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

/// Valid UTF-8 without raw control characters; byte columns of valid input do not change. JSON
/// allows raw controls only as white space, so each becomes a space.
std::string prepare(std::string_view bytes) {
  std::string text = to_utf8(bytes);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

/// Consumes what stands before the elements of a list of articles in the object at the front; false
/// if it has none.
bool enter_wrapped_list(Window& in, std::size_t& objects_around) {
  in.fill(kOutlineBytes);
  const auto list = wrapped_list(in.view().substr(0, kOutlineBytes));
  if (!list) return false;
  in.consume(list->offset + 1);
  objects_around = list->depth;
  return true;
}

/// One value after another; in an array, up to its end. `unwraps`: for an object around a list of
/// articles, its elements.
void split_values(SplitJob& job, bool in_array, bool unwraps) {
  const bool is_array = in_array;
  std::size_t objects_around = 0;  // of the array
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
        if (is_array) return;
        if (objects_around > 0 && !skip_to_end_of_object(job.in, objects_around)) {
          return job.reject("invalid JSON", "the object around the list is not closed", job.here());
        }
        objects_around = 0;
      } else if (in_array && c == '}') {
        job.reject("invalid JSON", "'}' without '{'", job.here());
        job.in.consume(1);
      } else if (c == '{' && unwraps && !in_array && enter_wrapped_list(job.in, objects_around)) {
        in_array = true;
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

Rejected invalid_json(const JsonProblem& problem, const Record& record) {
  const std::string column =
      problem.column == 0 ? std::string() : fmt::format("column {}: ", problem.column);
  return {"invalid JSON", column + problem.words, record.place};
}

/// The outermost keys, for a message.
std::string keys_of(std::string_view text) {
  std::string keys;
  parse_json(text, [&](std::string_view key) {
    append_name(keys, key);
    return false;
  });
  return keys;
}

}  // namespace

Likeness looks_like_json_lines(std::string_view text) {
  const bool is_json = begins_as_json(text);
  return is_json && json_layout(text) == Format::jsonl ? Likeness::certain : Likeness::none;
}

Likeness looks_like_json_values(std::string_view text) {
  const bool is_json = begins_as_json(text);
  return is_json && json_layout(text) == Format::json ? Likeness::certain : Likeness::none;
}

void split_json_lines(SplitJob& job) {
  const bool is_bulk = is_bulk_action(job.in.view());
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
    if (!is_blank(line) && !(is_bulk && is_bulk_action(line))) job.emit(line, job.here());
    if (!whole) return;
    job.in.consume_lines(length + 1, 1);
    searched = 0;
  }
}

void split_json_articles(SplitJob& job) { split_values(job, false, true); }

void split_json_values(SplitJob& job) { split_values(job, false, false); }

void split_json_array(SplitJob& job) { split_values(job, true, false); }

std::optional<Value> read_json_object(const Record& record, Rejected& rejected) {
  auto parsed = parse_json(prepare(record.bytes), [](std::string_view) { return true; });
  if (const auto* problem = std::get_if<JsonProblem>(&parsed)) {
    rejected = invalid_json(*problem, record);
    return std::nullopt;
  }
  auto& value = std::get<Value>(parsed);
  if (value.kind == Value::Kind::object) return std::move(value);
  rejected = {"not a JSON object", {}, record.place};
  return std::nullopt;
}

std::variant<RawArticle, Rejected> parse_json_object(const Record& record, const KeyMap& map) {
  const auto wanted = [&](std::string_view key) { return is_wanted_key(key, map); };
  const std::string text = prepare(record.bytes);
  auto parsed = parse_json(text, wanted);
  if (const auto* problem = std::get_if<JsonProblem>(&parsed)) {
    return invalid_json(*problem, record);
  }
  auto& object = std::get<Value>(parsed);
  if (object.kind != Value::Kind::object) {
    return Rejected{"not a JSON object", {}, record.place};
  }
  RawArticle raw = article_of(std::move(object), map);
  if (raw.title.empty() && is_blank(raw.body)) {
    return Rejected{std::string(kReasonNoText), "keys: " + keys_of(text), record.place};
  }
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
