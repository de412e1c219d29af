// Three passes: read the changed files and set their articles aside; find the latest record of each
// id and compare it with the documents (latest_by_id.h); read again those unchanged files in which
// a record is now the latest because the one that followed it is gone.
#include "indexer/command/update_phase.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <sstream>
#include <unordered_set>

#include "indexer/command/index_phase.h"
#include "indexer/command/publish_phase.h"
#include "indexer/command/read_phase.h"
#include "indexer/command/rejects.h"
#include "indexer/command/settings.h"
#include "indexer/command/space.h"
#include "indexer/ledger/carry_over.h"
#include "indexer/ledger/latest_by_id.h"
#include "indexer/ledger/temp_record_file.h"
#include "indexer/publish/generations.h"
#include "indexer/schema/article_codec.h"
#include "indexer/schema/errors.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/generation.h"
#include "indexer/schema/text/safe_text.h"
#include "indexer/writer/spool.h"

namespace tickerdex {
namespace {

using Clock = RebuildReport::Clock;

class UpdatePhase {
 public:
  UpdatePhase(const RebuildRequest& request, const std::string& base_folder,
              const LedgerReader& base, const SourceDiff& diff, RebuildReport report,
              Progress& progress)
      : request_(request),
        base_folder_(base_folder),
        base_(base),
        diff_(diff),
        report_(std::move(report)),
        progress_(progress),
        candidate_(request.index, request.now_utc),
        rejects_(request.rejects_path),
        ledger_(candidate_.folder(), settings_of(request)),
        articles_(OutputFile::temporary(candidate_.folder())),
        records_(candidate_.folder()),
        spool_(candidate_.folder(), request.plan().sorter_bytes()) {}

  RebuildReport run() {
    check_space();
    report_.manifest = begin_manifest(request_, candidate_.name());
    read_changed();
    compare_versions();
    fetch_from_unchanged();
    const auto read_done = Clock::now();
    make_database();
    report_.read_seconds = RebuildReport::seconds(report_.started, read_done);
    report_.index_seconds = RebuildReport::seconds(read_done, Clock::now());
    publish_phase(request_, candidate_, report_, progress_);
    return std::move(report_);
  }

 private:
  // Needed: a copy of the base, the new tables, and the articles read.
  void check_space() const {
    constexpr std::uint64_t kReadTwice = 4;  // as articles, and as tables
    const std::uint64_t needed =
        2 * folder_bytes(base_folder_) + kReadTwice * diff_.bytes_to_read;
    const std::uint64_t free = request_.checks_space ? free_space(request_.index) : needed;
    if (free >= needed) return;
    throw IndexError(
        fmt::format("an update of {} takes some {} MB, but only {} MB are free; free "
                    "some space, or use --no-space-check",
                    request_.index, needed >> 20, free >> 20));
  }

  // The files must be those that diff_sources() saw.
  bool check_walk(const SourceFile& file) {
    ++walked_;
    if (!is_same_walk(diff_, file)) fail_changed();
    return !diff_.files[file.number - 1].is_unchanged;
  }
  [[noreturn]] void fail_changed() const { give_up("the sources changed while they were read"); }
  [[noreturn]] void give_up(const std::string& why) const {
    if (!has_standard_input()) throw NeedsRebuild(why);
    throw SourceError(why + ", and standard input cannot be read again; run rebuild");
  }
  bool has_standard_input() const {
    return std::ranges::find(request_.sources, "-") != request_.sources.end();
  }

  void read_changed() {
    ReadHooks hooks;
    hooks.ledger = &ledger_;
    hooks.wants = [&](const SourceFile& file) { return check_walk(file); };
    hooks.article = [&](const ReadArticle& article, std::string_view encoded) {
      records_.append({article.record, articles_.size(), encoded.size()});
      articles_.append(encoded);
    };
    totals_ = read_phase(request_, hooks, rejects_, progress_).sources;
    report_.warn(rejects_.close());
    if (walked_ != diff_.files.size()) fail_changed();
    articles_.flush();
  }

  // All records of the current sources, in their order: written to the ledger and compared with the
  // documents.
  void compare_versions() {
    progress_.begin("comparing", 0, "");
    LatestById versions(candidate_.folder(), request_.plan().record_bytes() / 2);
    base_.walk(base_.documents(), [&](const ArticleKey& key, std::uint64_t place) {
      versions.add({key, place, 0, 0, Version::document});
    });
    const std::vector<std::uint64_t> begins = record_begins();
    records_.rewind();
    ReadRecord read;
    bool has_read = records_.next(read);
    for (std::uint64_t number = 1; number <= diff_.files.size(); ++number) {
      const FileChange& file = diff_.files[number - 1];
      if (file.is_unchanged) {
        carry_file(number, file, begins[file.old_number - 1], versions);
        continue;
      }
      for (; has_read && read.record.file() == number; has_read = records_.next(read)) {
        ledger_.article(read.record);
        versions.add({read.record.key, read.record.sequence, read.offset,
                      static_cast<std::uint32_t>(read.length), Version::read});
      }
    }
    counts_ = versions.decide([&](std::uint64_t document) { removed_.push_back(document); },
                              [&](const Version& latest) { take(latest); });
    std::ranges::sort(removed_);
    const auto max_changed =
        request_.max_changed_share * static_cast<double>(base_.documents().size());
    if (static_cast<double>(counts_.added + counts_.removed) > max_changed &&
        !has_standard_input()) {
      throw NeedsRebuild("most of the articles changed");
    }
    progress_.end();
  }

  // Where each file's records begin in the base's ledger.
  std::vector<std::uint64_t> record_begins() const {
    std::vector<std::uint64_t> begins;
    std::uint64_t at = 0;
    for (const auto& file : base_.files()) {
      begins.push_back(at);
      at += file.articles;
    }
    if (at != base_.records().size()) throw NeedsRebuild("the ledger's counts do not agree");
    return begins;
  }

  void carry_file(std::uint64_t number, const FileChange& file, std::uint64_t begin,
                  LatestById& versions) {
    ledger::FileEntry entry = base_.files()[file.old_number - 1];
    const std::uint64_t count = entry.articles;
    entry.mtime_ns = file.mtime_ns;
    for (const auto& [reason, times] : entry.rejects) carried_rejects_[reason] += times;
    for (const auto& [kind, times] : entry.skipped) {
      report_.manifest.add_skipped(path_text(entry.path), kind, times);
    }
    ledger_.carried_file(number, std::move(entry));
    constexpr std::uint64_t kRecordMask = (std::uint64_t{1} << ledger::kFileShift) - 1;
    constexpr std::uint64_t kRecordsPerDrop = 1 << 17;
    if ((walked_records_ += count) >= kRecordsPerDrop) {
      base_.drop_pages();
      walked_records_ = 0;
    }
    const auto carry = [&](ledger::RecordEntry record, std::uint64_t) {
      record.sequence = number << ledger::kFileShift | (record.sequence & kRecordMask);
      ledger_.article(record);
      versions.add({record.key, record.sequence, 0, 0, Version::unread});
    };
    base_.walk(base_.records().subspan(begin, count), carry);
  }

  // Memory needed to index a large article; the words of its title count twice.
  static std::uint64_t memory_of(std::string_view encoded) {
    if (encoded.size() <= kSmallRecordBytes) return 0;
    RecordWeight weight(Format::text);
    weight.add(encoded);
    const bool has_long_title = decode_article(encoded).title.size() > kSmallRecordBytes;
    return weight.indexing_bytes() * (has_long_title ? 2 : 1);
  }

  void take(const Version& latest) {
    if (latest.kind == Version::unread) {
      wanted_.insert(latest.sequence);
      wanted_files_.insert(latest.sequence >> ledger::kFileShift);
      return;
    }
    std::string encoded(latest.length, '\0');
    articles_.handle()->read_at(latest.offset, encoded.data(), encoded.size());
    spool_.add(latest.key, decode_article(encoded).published_utc, latest.sequence, encoded,
               memory_of(encoded));
  }

  void fetch_from_unchanged() {
    if (wanted_.empty()) return;
    Rejects ignored("");
    ReadHooks hooks;
    hooks.wants = [&](const SourceFile& file) {
      if (!is_same_walk(diff_, file)) fail_changed();
      return wanted_files_.contains(file.number);
    };
    hooks.article = [&](const ReadArticle& article, std::string_view encoded) {
      if (wanted_.erase(article.record.sequence) == 0) return;
      spool_.add(article.record.key, article.published_utc, article.record.sequence, encoded,
                 article.indexing_bytes);
    };
    RebuildRequest files_only = request_;
    std::istringstream nothing;
    files_only.standard_input = &nothing;
    const ReadTotals read = read_phase(files_only, hooks, ignored, progress_);
    totals_.bytes += read.sources.bytes;
    if (!wanted_.empty()) fail_changed();
  }

  void make_database() {
    spool_.sort();
    Manifest& manifest = report_.manifest;
    const std::string delta = candidate_.folder() + "/addition";
    std::vector<ArticleKey> added;
    if (spool_.size() > 0) {
      index_phase(request_, spool_,
                  {delta, candidate_.name(), dictionary_of_base(),
                   [&](const ArticleKey& key) { added.push_back(key); }},
                  progress_);
    }
    progress_.begin("merging", 0, "");
    carry_over({base_folder_, base_.database(), removed_, spool_.size() > 0 ? delta : "",
                candidate_.folder() + "/carried", candidate_.folder(), candidate_.name(),
                request_.plan().record_bytes() / 2});
    auto next = removed_.begin();
    base_.walk(base_.documents(), [&](const ArticleKey& key, std::uint64_t place) {
      if (next != removed_.end() && *next == place) {
        ++next;
      } else {
        ledger_.document(key);
      }
    });
    for (const auto& key : added) ledger_.document(key);
    const Xapian::Database database(candidate_.folder());
    ledger_.finish(candidate_.name(), identity_of(database));
    manifest.articles = counts_.articles();
    manifest.undated = manifest.articles - database.get_value_freq(number_of(Slot::published));
    manifest.duplicate_ids = counts_.duplicates;
    auto all_rejects = rejects_.by_reason();
    for (const auto& [reason, times] : carried_rejects_) all_rejects[reason] += times;
    count_sources(ledger_.files(), totals_, all_rejects, manifest);
    report_.reject_examples = rejects_.examples();
    report_.unreadable_dates = rejects_.unreadable_dates();
    report_.update->carried = counts_.carried;
    report_.update->added = counts_.added;
    report_.update->removed = counts_.removed;
  }

  // New articles use the base's dictionary, else every update would add another one.
  std::string dictionary_of_base() const {
    const Xapian::Database database(base_folder_);
    const std::string prefix(layout::kDictionaryKey);
    const auto key = database.metadata_keys_begin(prefix);
    return key == database.metadata_keys_end(prefix) ? "" : database.get_metadata(*key);
  }

  struct ReadRecord {
    ledger::RecordEntry record;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
  };

  const RebuildRequest& request_;
  const std::string& base_folder_;
  const LedgerReader& base_;
  const SourceDiff& diff_;
  RebuildReport report_;
  Progress& progress_;
  Candidate candidate_;
  Rejects rejects_;
  LedgerWriter ledger_;
  OutputFile articles_;                 ///< all articles read, encoded
  TempRecordFile<ReadRecord> records_;  ///< of these articles, in source order
  Spool spool_;                         ///< the articles that become documents
  std::uint64_t walked_ = 0;
  std::uint64_t walked_records_ = 0;  ///< since the ledger's pages were last dropped
  SourceTotals totals_;
  ArticleCounts counts_;
  std::vector<std::uint64_t> removed_;
  std::map<std::string, std::uint64_t> carried_rejects_;
  std::unordered_set<std::uint64_t> wanted_;
  std::unordered_set<std::uint64_t> wanted_files_;
};

}  // namespace

RebuildReport update_phase(const RebuildRequest& request, const std::string& base_folder,
                           const LedgerReader& base, const SourceDiff& diff,
                           RebuildReport report, Progress& progress) {
  return UpdatePhase(request, base_folder, base, diff, std::move(report), progress).run();
}

}  // namespace tickerdex
