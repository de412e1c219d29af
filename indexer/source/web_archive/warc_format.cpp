#include "indexer/source/web_archive/warc_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "indexer/schema/date/date_parse.h"
#include "indexer/source/charset.h"
#include "indexer/source/html/html_format.h"
#include "indexer/source/html/page_charset.h"
#include "indexer/source/web_archive/header_block.h"
#include "indexer/source/web_archive/http_body.h"

namespace tickerdex {
namespace {

constexpr std::string_view kVersion = "WARC/";
constexpr std::string_view kNext = "\nWARC/1.";
constexpr std::string_view kReasonDamagedRecord = "damaged record";
constexpr std::size_t kMaxHeaderBytes = std::size_t{64} << 10;
/// Blocks that are not wanted are held up to here, so that their length can be checked.
constexpr std::size_t kHeldBytes = std::size_t{1} << 20;
constexpr std::size_t kTailBytes = 16;  // behind a block: line ends, and the next record's version

bool is_html(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

/// "<https://example.com/a>" of early writers.
std::string_view address_of(std::string_view uri) {
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  return uri;
}

bool is_robots_file(std::string_view uri) {
  return uri.substr(0, uri.find_first_of("?#")).ends_with("/robots.txt");
}

/// Whether a record's block ends here, as far as is known of what follows.
bool is_boundary(std::string_view rest) {
  while (!rest.empty() && is_white(rest.front())) rest.remove_prefix(1);
  return rest.starts_with(kVersion.substr(0, rest.size()));
}

/// A page within a block.
struct Page {
  std::string content_type;
  std::string_view body;
};

/// What a record says of its block.
struct RecordFacts {
  std::string type;
  std::string url;
  std::string date;
  std::string content_type;
  std::optional<std::uint64_t> length;
  std::size_t header_bytes = 0;

  explicit RecordFacts(const HeaderBlock& headers)
      : type(ascii_lower(headers.value("warc-type"))),
        url(address_of(headers.value("warc-target-uri"))),
        date(headers.value("warc-date")),
        content_type(headers.value("content-type")),
        header_bytes(headers.bytes) {
    const std::string_view text = headers.value("content-length");
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) length = number;
  }

  bool may_hold_page() const {
    const bool is_page_type = type == "response" || type == "resource" || type == "conversion";
    return is_page_type && !is_robots_file(url);
  }
};

class WarcSplitter {
 public:
  explicit WarcSplitter(SplitJob& job) : job_(job), in_(job.in) {}

  void run() {
    while (find_record()) read_record();
  }

 private:
  /// Consumes up to the next record; what is not blank before it is rejected.
  bool find_record() {
    skip_blank();
    in_.fill(kVersion.size());
    if (in_.view().empty()) return false;
    if (in_.view().starts_with(kVersion)) return true;
    job_.reject(std::string(kReasonDamagedRecord), "no WARC version where a record should begin",
                job_.here());
    return skip_to_next();
  }

  void skip_blank() {
    do {
      const std::string_view held = in_.view();
      const std::size_t blank = static_cast<std::size_t>(
          std::ranges::find_if_not(held, is_white) - held.begin());
      const bool ends = blank < held.size();
      in_.consume(blank);
      if (ends) return;
    } while (in_.more());
  }

  /// Consumes up to a line that begins with "WARC/1."; false if there is none.
  bool skip_to_next() {
    for (;;) {
      const std::string_view held = in_.view();
      const std::size_t found = held.find(kNext);
      if (found != std::string_view::npos) {
        in_.consume(found + 1);
        return true;
      }
      in_.consume(held.size() - std::min(held.size(), kNext.size() - 1));
      if (in_.more()) continue;
      in_.consume(in_.view().size());
      return false;
    }
  }

  void read_record() {
    const Spot spot = job_.here();
    std::optional<HeaderBlock> headers;
    while (!(headers = read_headers(in_.view()))) {
      const bool is_long = in_.view().size() > kMaxHeaderBytes;
      if (!is_long && in_.more()) continue;
      job_.reject(std::string(is_long ? kReasonDamagedRecord : "truncated record"),
                  "its headers do not end", spot);
      in_.consume(kVersion.size());
      skip_to_next();
      return;
    }
    const RecordFacts facts(*headers);
    const std::size_t most = facts.may_hold_page()
                                 ? std::max(job_.max_record_bytes, kHeldBytes)
                                 : kHeldBytes;
    if (facts.length && *facts.length > most) return skip_long(facts, *facts.length, spot);
    const std::size_t end = facts.header_bytes + static_cast<std::size_t>(facts.length.value_or(0));
    in_.fill(end + kTailBytes);
    const std::string_view held = in_.view();
    if (facts.length && held.size() >= end &&
        is_boundary(held.substr(end, kTailBytes))) {
      take(facts, held.substr(facts.header_bytes, end - facts.header_bytes), spot);
      in_.consume(end);
      return;
    }
    take_to_next(facts, most, spot);
  }

  /// The length is missing or wrong: the record ends before the next one.
  void take_to_next(const RecordFacts& facts, std::size_t most, Spot spot) {
    std::size_t searched = facts.header_bytes - 1;
    for (;;) {
      const std::string_view held = in_.view();
      const std::size_t found = held.find(kNext, searched);
      if (found != std::string_view::npos) {
        const std::size_t end = std::max(found, facts.header_bytes);
        take(facts, held.substr(facts.header_bytes, end - facts.header_bytes), spot);
        in_.consume(found + 1);
        return;
      }
      if (held.size() > facts.header_bytes + most) {
        job_.reject(std::string(kReasonDamagedRecord), "its length is wrong", spot);
        skip_to_next();
        return;
      }
      searched = std::max(facts.header_bytes - 1, held.size() - std::min(held.size(), kNext.size()));
      if (in_.more()) continue;
      const std::string_view all = in_.view();  // reading may have moved it
      const std::size_t got = all.size() - facts.header_bytes;
      if (facts.length && got < *facts.length) {
        job_.reject("truncated record",
                    fmt::format("{} of {} bytes before the end", got, *facts.length), spot);
      } else {
        take(facts, all.substr(facts.header_bytes), spot);
      }
      in_.consume(in_.view().size());
      return;
    }
  }

  /// Skips a block that is not kept in memory; rejects the record if it is a page. A length that
  /// leads past the next record is wrong.
  void skip_long(const RecordFacts& facts, std::uint64_t length, Spot spot) {
    in_.fill(facts.header_bytes + kMaxHeaderBytes);
    const bool is_page =
        facts.may_hold_page() && page_in(facts, in_.view().substr(facts.header_bytes)).has_value();
    LongRecord record(job_, spot);
    in_.consume(facts.header_bytes - 1);  // the line end before the block
    for (std::uint64_t left = length + 1; left > 0;) {
      const std::string_view held = in_.view().substr(
          0, static_cast<std::size_t>(std::min<std::uint64_t>(left, in_.view().size())));
      const std::size_t next = held.find(kNext);
      const bool is_last = held.size() == left;
      const std::size_t keep = is_last ? 0 : std::min(held.size(), kNext.size() - 1);
      const std::size_t bytes = next == std::string_view::npos ? held.size() - keep : next;
      record.add(held.substr(0, bytes));
      in_.consume(bytes);
      left -= bytes;
      if (next != std::string_view::npos || left == 0) break;
      if (!in_.more()) {
        if (!is_page) job_.reject("truncated record", "it ends early", spot);
        in_.consume(in_.view().size());
        break;
      }
    }
    if (is_page) record.reject();
  }

  /// The page in a block, of which the beginning suffices; nullopt if it holds none.
  std::optional<Page> page_in(const RecordFacts& facts, std::string_view block) {
    Page page{facts.content_type, block};
    if (facts.type == "response") {
      http_ = block.starts_with("HTTP/") ? read_headers(block) : std::nullopt;
      if (!http_) return std::nullopt;
      const std::string_view status = http_->first_line;
      const std::size_t space = status.find(' ');
      if (space == std::string_view::npos || !status.substr(space + 1).starts_with("200")) {
        return std::nullopt;
      }
      page = {std::string(http_->value("content-type")), block.substr(http_->bytes)};
    }
    const std::string type = media_type(page.content_type);
    const bool is_text = type == "text/plain" || (type.empty() && facts.type == "conversion");
    if (is_html(type) || is_text) return page;
    const std::string_view text = trimmed(page.body);
    if (!type.empty() || text.empty() || looks_like_html(text) == Likeness::none) return std::nullopt;
    page.content_type = "text/html";
    return page;
  }

  void take(const RecordFacts& facts, std::string_view block, Spot spot) {
    if (!facts.may_hold_page()) return;
    http_.reset();
    const std::optional<Page> page = page_in(facts, block);
    if (!page) return;
    std::string_view body = page->body;
    std::optional<HttpBody> decoded;
    if (http_) decoded = decoded_body(*http_, body, job_.max_record_bytes);
    if (decoded && !decoded->trouble.empty()) {
      return job_.reject("unreadable page", std::move(decoded->trouble), spot);
    }
    if (decoded) body = decoded->bytes;
    if (is_blank(body)) return;
    std::string record = fmt::format(
        "WARC\nWARC-Target-URI: {}\nWARC-Date: {}\nContent-Type: {}\n\n", facts.url, facts.date,
        page->content_type);
    record += body;
    job_.emit(record, spot);
  }

  SplitJob& job_;
  Window& in_;
  std::optional<HeaderBlock> http_;  ///< of the last page
};

/// UTF-8 of a body that begins with a mark of UTF-16 or UTF-32; else as its charset says.
std::string text_of_body(std::string_view body, std::string_view content_type) {
  const ByteOrderMark mark = byte_order_mark(body);
  body.remove_prefix(length_of(mark));
  if (mark == ByteOrderMark::none) return page_to_utf8(body, charset_of(content_type));
  if (mark == ByteOrderMark::utf8) return page_to_utf8(body);
  struct Nothing final : ByteStream {
    std::size_t read(char*, std::size_t) override { return 0; }
  } nothing;
  const auto stream = decode_stream(mark, std::string(body), nothing);
  std::string text;
  std::string piece(std::size_t{1} << 16, '\0');
  while (const std::size_t got = stream->read(piece.data(), piece.size())) {
    text.append(piece, 0, got);
  }
  return text;
}

}  // namespace

Likeness looks_like_warc(std::string_view text) {
  const bool has_version = text.starts_with(kVersion) && text.size() > kVersion.size() &&
                           is_digit(text[kVersion.size()]);
  return has_version ? Likeness::certain : Likeness::none;
}

void split_warc(SplitJob& job) { WarcSplitter(job).run(); }

std::variant<RawArticle, Rejected> parse_warc(const Record& record, const KeyMap&) {
  const auto headers = read_headers(record.bytes);
  if (!headers) return Rejected{std::string(kReasonDamagedRecord), "no headers", record.place};
  const std::string_view content_type = headers->value("content-type");
  std::string text =
      text_of_body(std::string_view(record.bytes).substr(headers->bytes), content_type);
  clean_controls(text);
  const bool is_page = is_html(media_type(content_type));
  RawArticle raw;
  if (is_page) {
    raw = article_of_page(text);
  } else {
    raw.body = std::move(text);
    raw.is_page_text = true;
  }
  if (raw.title.empty() && is_blank(raw.body)) {
    return Rejected{std::string(kReasonNoText), is_page ? "an HTML page" : "", record.place};
  }
  if (raw.url.empty()) raw.url = one_line(to_utf8(headers->value("warc-target-uri")));
  if (const auto date = parse_date(headers->value("warc-date"))) {
    raw.crawled_utc = date->utc;
    raw.crawl_time_is_declared = true;
  }
  add_facts(raw, record);
  return raw;
}

}  // namespace tickerdex
