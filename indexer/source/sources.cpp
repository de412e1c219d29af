#include "indexer/source/sources.h"

#include <fmt/format.h>

#include <chrono>
#include <vector>

#include "indexer/schema/errors.h"
#include "indexer/schema/hash.h"
#include "indexer/schema/text/safe_text.h"
#include "indexer/source/byte_stream.h"
#include "indexer/source/charset.h"
#include "indexer/source/detect.h"
#include "indexer/source/file_kinds.h"
#include "indexer/source/formats.h"
#include "indexer/source/unpack/unpacker.h"
#include "indexer/source/window.h"

namespace tickerdex {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr std::string_view kEmptyFile = "empty file";
/// A decompressor may use this part of the memory for a record.
constexpr std::uint64_t kDecoderShare = 8;

/// Shows each byte of a stream to `watch` once and in order, also if it is read by seeking, when
/// finish() shows the rest.
class WatchedStream final : public ByteStream {
 public:
  WatchedStream(ByteStream& stream, std::function<void(std::string_view)> watch)
      : stream_(stream), watch_(std::move(watch)) {}

  std::size_t read(char* into, std::size_t size) override {
    const std::size_t got = stream_.read(into, size);
    if (place_ <= watched_ && watched_ < place_ + got) {
      const auto known = static_cast<std::size_t>(watched_ - place_);
      watched_ = place_ + got;
      watch_({into + known, got - known});
    }
    place_ += got;
    return got;
  }
  bool seek(std::uint64_t offset) override {
    if (!stream_.seek(offset)) return false;
    place_ = offset;
    return true;
  }
  void finish() {
    if (place_ != watched_) seek(watched_);
    std::vector<char> buffer(std::size_t{1} << 16);
    while (read(buffer.data(), buffer.size()) > 0) {
    }
  }

 private:
  ByteStream& stream_;
  std::function<void(std::string_view)> watch_;
  std::uint64_t place_ = 0;
  std::uint64_t watched_ = 0;
};

class SourceReader {
 public:
  SourceReader(const SourceOptions& options, const RecordSink& records, const RejectSink& rejects)
      : options_(options),
        rejects_([&](Rejected&& rejected) {
          if (reading_) rejected.place.file = file_.number;
          ++rejected_;
          rejects(std::move(rejected));
        }),
        records_([&](Record&& record) {
          ++totals_.records;
          ++outcome_.records;
          records(std::move(record));
        }),
        walker_({[&](const FoundFile& found) {
                   take(found, [&] { return open_found(found); });
                 },
                 [&](const std::string& path, std::string reason) { skip(path, reason); },
                 rejects_},
                options.links),
        unpacker_(unpack_limits(options),
                  {[&](Window& window, ByteStream& rest, const UnpackedFile& file) {
                     decode(window, rest, file);
                   },
                   [&](const std::string& path, std::string reason) { skip(path, reason); },
                   [&](const std::string& path, const UnpackError& error) {
                     std::string detail = error.detail;
                     if (!error.inside.empty()) detail += ", in " + path_text(error.inside);
                     rejects_({error.reason, std::move(detail), {path_text(path), 0, error.offset}});
                   }}) {}

  SourceTotals run() {
    check();
    exclude_index(options_.index, walker_);
    for (const std::string& source : options_.sources) {
      named_ = source;
      if (source != kStandardInput) {
        walker_.walk(source);
      } else if (standard_input_read_) {
        skip(source, "already read");
      } else {
        standard_input_read_ = true;
        FoundFile found;
        found.path = source;
        found.is_regular = false;
        take(found, [&] { return read_from(*options_.standard_input); });
      }
      ++file_.source;
    }
    return std::move(totals_);
  }

 private:
  void check() const {
    for (const std::string& source : options_.sources) {
      if (source == kStandardInput) {
        if (options_.standard_input == nullptr) throw SourceError("-: there is no standard input");
        continue;
      }
      const std::string reason = why_not_a_source(source);
      if (!reason.empty()) throw SourceError(fmt::format("{}: {}", source, reason));
    }
  }

  void skip(const std::string& path, std::string reason) {
    if (reading_) ++outcome_.skipped[reason];
    ++totals_.skipped_by_kind[reason];
    if (totals_.skipped.size() < kMaxNamedSkips) {
      totals_.skipped.emplace_back(path_text(path), std::move(reason));
    }
  }

  void reject(const std::string& path, std::string reason, std::string detail) {
    rejects_({std::move(reason), std::move(detail), {path_text(path), 0, 0}});
  }

  template <class Open>
  void take(const FoundFile& found, const Open& open) {
    ++file_.number;
    file_.found = found;
    if (options_.wants && !options_.wants(file_)) return;
    const auto mtime =
        std::chrono::floor<std::chrono::seconds>(std::chrono::nanoseconds(found.mtime_ns));
    outcome_ = {};
    hash_.reset();
    reading_ = true;
    try {
      const auto stream = open();
      read_stream(*stream, found.path, found.is_regular ? mtime.count() : options_.now_utc);
    } catch (const ReadError& error) {
      outcome_.was_read = false;
      reject(found.path, "cannot read file", error.what());
    }
    reading_ = false;
    outcome_.hash = hash_.value();
    if (options_.on_file_end) options_.on_file_end(file_, outcome_);
  }

  void read_stream(ByteStream& raw, const std::string& path, std::int64_t mtime_utc) {
    if (options_.on_file) options_.on_file(file_);
    ++totals_.files;
    WatchedStream counted(raw, [&](std::string_view bytes) {
      hash_.add(bytes);
      outcome_.bytes += bytes.size();
      totals_.bytes += bytes.size();
      if (options_.on_progress) options_.on_progress(totals_);
    });
    const UnpackedFile file{path, path, mtime_utc};
    if (unpacker_.read(counted, file, file_.found.bytes, [&] { return outcome_.bytes; })) {
      counted.finish();
    }
  }

  void decode(Window& window, ByteStream& rest, const UnpackedFile& file) {
    ByteOrderMark mark = byte_order_mark(window.view());
    window.consume(length_of(mark));
    if (mark == ByteOrderMark::none) mark = byte_order_of_markup(window.view());
    if (mark == ByteOrderMark::none || mark == ByteOrderMark::utf8) {
      return read_window(window, file);
    }
    const auto decoded = decode_stream(mark, std::string(window.view()), rest);
    Window text(*decoded);
    text.fill(kDetectBytes);
    read_window(text, file);
  }

  void read_window(Window& window, const UnpackedFile& file) {
    const std::string& path = file.path;
    const std::string_view beginning = window.view().substr(0, kDetectBytes);
    Detected detected = detect(beginning, file.name);
    using Kind = Detected::Kind;
    switch (detected.kind) {
      case Kind::empty:
        return skip(path, std::string(kEmptyFile));
      case Kind::binary:
        if (detected.what == kControlCharacters) detected.what = "binary file";
        return skip(path, std::move(detected.what));
      case Kind::unsupported:
        if (!options_.format) return skip(path, detected.what + " is not read yet");
        break;
      case Kind::documentation:
        if (path != named_) return skip(path, std::move(detected.what));
        break;
      case Kind::articles:
        break;
    }
    const Format format = options_.format.value_or(detected.format);
    if (const auto names_without_text = entry_of(format).names_without_text;
        names_without_text != nullptr && !options_.has_key_map) {
      const std::string names = names_without_text(trimmed(beginning));
      const bool is_long = beginning.size() == kDetectBytes;
      if (!names.empty() && path != named_) return skip(path, "no titles or texts");
      if (!names.empty() && is_long) return reject_without_text(path, to_utf8(names));
    }
    split(window, file, format);
  }

  /// Prices and the like: said once for all rows.
  void reject_without_text(const std::string& path, const std::string& names) {
    reject(path, std::string(kReasonNoText),
           "in " + names + "; --map title=NAME or body=NAME names others");
  }

  void split(Window& window, const UnpackedFile& file, Format format) {
    auto facts = std::make_shared<FileFacts>();
    facts->path = path_text(file.path);
    facts->name = path_text(file.name);
    facts->format = format;
    facts->mtime_utc = file.mtime_utc;
    facts->number = file_.number;
    const std::uint64_t before = totals_.records + rejected_;
    window.before_growth(options_.room.before_growth);
    SplitJob job{
        window,        std::move(facts), records_, rejects_, options_.room.max_record_bytes(),
        &options_.room};
    entry_of(format).split(job);
    if (totals_.records + rejected_ != before) return;
    skip(file.path, entry_of(format).may_be_blank ? std::string(kEmptyFile) : "no records");
  }

  static UnpackLimits unpack_limits(const SourceOptions& options) {
    UnpackLimits limits = options.unpack;
    if (options.room.is_limited()) {
      limits.decoder_bytes = options.room.bytes / kDecoderShare;
      limits.memory_for = [&](std::uint64_t bytes) {
        return options.room.memory_for(bytes * kDecoderShare);
      };
    }
    return limits;
  }

  const SourceOptions& options_;
  SourceTotals totals_;
  SourceFile file_;  ///< the last one found
  bool reading_ = false;
  FileOutcome outcome_;
  StreamHash hash_;
  std::uint64_t rejected_ = 0;
  RejectSink rejects_;
  RecordSink records_;
  Walker walker_;
  Unpacker unpacker_;
  std::string named_;  ///< the current source
  bool standard_input_read_ = false;
};

}  // namespace

SourceTotals read_sources(const SourceOptions& options, const RecordSink& records,
                          const RejectSink& rejects) {
  return SourceReader(options, records, rejects).run();
}

}  // namespace tickerdex
