#include "indexer/cli/metrics.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "indexer/command/version.h"
#include "indexer/publish/durable.h"
#include "indexer/publish/small_file.h"
#include "indexer/schema/text/safe_text.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

constexpr std::string_view kLastSuccess = "tickerdex_last_success_timestamp_seconds";

// A label value: path_text(), so that different names get different labels, with characters unsafe
// for a terminal in hex as well.
std::string label_text(std::string_view text) {
  const std::string valid = path_text(text);
  std::string out;
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(valid, at);
    const std::string_view bytes = std::string_view(valid).substr(begin, at - begin);
    if (c == '\\' || c == '"') {
      out += '\\';
      out += bytes;
    } else if (is_terminal_control(c) || is_invisible(c)) {
      for (const char byte : bytes) out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    } else {
      out += bytes;
    }
  }
  return out;
}

class Page {
 public:
  explicit Page(const std::string& index) : label_(fmt::format("index=\"{}\"", label_text(index))) {}

  void family(std::string_view name, std::string_view help) {
    text_ += fmt::format("# HELP {} {}\n# TYPE {} gauge\n", name, help, name);
  }
  template <class Number>
  void sample(std::string_view name, Number value, const std::string& more = {}) {
    text_ += fmt::format("{}{{{}{}}} {}\n", name, label_, more, value);
  }
  template <class Number>
  void gauge(std::string_view name, std::string_view help, Number value) {
    family(name, help);
    sample(name, value);
  }

  const std::string& label() const { return label_; }
  const std::string& text() const { return text_; }

 private:
  std::string label_;
  std::string text_;
};

// The value of `name` for this index in an earlier file.
std::optional<std::int64_t> earlier(const std::string& before, std::string_view name,
                                    const std::string& label) {
  const std::string beginning = fmt::format("\n{}{{{}}} ", name, label);
  const auto at = before.find(beginning);
  if (at == std::string::npos) return std::nullopt;
  return std::strtoll(before.c_str() + at + beginning.size(), nullptr, 10);
}

void describe_run(const Manifest& run, Page& page) {
  page.gauge("tickerdex_last_run_articles", "Articles that the last run indexed.", run.articles);
  page.gauge("tickerdex_last_run_undated_articles", "Those of them without a date.", run.undated);
  page.gauge("tickerdex_last_run_read_bytes", "Bytes that the last run read.", run.bytes_read);
  page.gauge("tickerdex_last_run_records", "Records that the last run read.", run.records);
  constexpr std::string_view kRejected = "tickerdex_last_run_rejected_records";
  page.family(kRejected, "Records that the last run rejected, by reason.");
  for (const auto& [reason, count] : run.rejects) {
    page.sample(kRejected, count, fmt::format(",reason=\"{}\"", label_text(reason)));
  }
  if (run.rejects.empty()) page.sample(kRejected, 0, ",reason=\"\"");
}

void describe_live(const Manifest& live, Page& page) {
  page.gauge("tickerdex_live_articles", "Articles in the live generation.", live.articles);
  page.gauge("tickerdex_live_undated_articles", "Those of them without a date.", live.undated);
  page.gauge("tickerdex_live_index_bytes", "Size of the live generation.", live.index_bytes);
  page.gauge("tickerdex_live_timestamp_seconds", "When the live generation was finished.",
             live.finished_utc);
}

}  // namespace

std::string metrics_text(const RunOutcome& outcome, const std::string& before) {
  const bool success = outcome.exit_code == 0;
  Page page(outcome.index);
  page.family("tickerdex_build_info", "The program that wrote this.");
  page.sample("tickerdex_build_info", 1, fmt::format(",version=\"{}\"", kTickerdexVersion));
  page.gauge("tickerdex_last_run_success",
             "1 if the last run published or had nothing to do, else 0.", success ? 1 : 0);
  page.gauge("tickerdex_last_run_exit_code", "Exit code of the last run.", outcome.exit_code);
  page.gauge("tickerdex_last_run_timestamp_seconds", "When the last run ended.",
             outcome.ended_utc);
  page.gauge("tickerdex_last_run_duration_seconds", "How long the last run took.",
             fmt::format("{:.3f}", outcome.seconds));
  page.gauge("tickerdex_last_run_peak_memory_bytes", "Most memory that the last run held.",
             outcome.peak_memory_bytes);
  if (outcome.run) describe_run(*outcome.run, page);

  std::optional<std::int64_t> last = outcome.ended_utc;
  if (!success) {
    last = earlier("\n" + before, kLastSuccess, page.label());
    if (!last && outcome.live) last = outcome.live->finished_utc;
  }
  if (last) page.gauge(kLastSuccess, "When a run last ended well.", *last);
  if (outcome.live) describe_live(*outcome.live, page);
  return page.text();
}

std::string write_metrics(const std::string& path, const RunOutcome& outcome) {
  std::error_code error;
  SmallFile before;
  if (std::filesystem::exists(path, error)) before = read_small_file(path, kMaxMetricsBytes);
  write_file_durably(path, metrics_text(outcome, before.bytes));
  if (before.trouble.empty()) return {};
  return fmt::format(
      "the time of the last success may be lost: the old metrics file {} was not "
      "read: {}",
      path, before.trouble);
}

}  // namespace tickerdex
