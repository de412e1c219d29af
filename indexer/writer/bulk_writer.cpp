#include "indexer/writer/bulk_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include "indexer/process/threads.h"
#include "indexer/schema/errors.h"
#include "indexer/writer/glass/limits.h"
#include "indexer/writer/glass/value_writer.h"
#include "indexer/writer/glass/version_file.h"
#include "indexer/writer/invert/list_source.h"
#include "indexer/writer/invert/memory_run.h"
#include "indexer/writer/invert/run_file.h"
#include "indexer/writer/invert/stored_tags.h"
#include "indexer/writer/invert/write_lists.h"

namespace tickerdex {
namespace {

// How the budget is divided. The rest is for what any budget needs: table buffers, stacks,
// compressors.
struct Shares {
  explicit Shares(const WriterOptions& options) {
    const auto memory = static_cast<std::size_t>(options.memory_bytes);
    const std::size_t tasks = OrderedWorkers::max_tasks(options.jobs) + 1;
    run = memory / 2;
    sizes.window = std::max<std::size_t>(memory / 8, 4096);
    sizes.log_piece = std::clamp<std::size_t>(memory / 8 / tasks, 4096, 256 * 1024);
    docdata_batch = std::clamp<std::size_t>(memory / 16 / tasks, 4096, 256 * 1024);
    run_buffers = memory / 8;
  }
  std::size_t run;
  invert::MemoryRunSizes sizes;
  std::size_t docdata_batch;
  std::size_t run_buffers;
};

// How many runs are merged at a time: each needs a file descriptor and a buffer.
constexpr std::size_t kFanIn = 128;

constexpr std::size_t kManyOccurrences = 1 << 17;

class BulkWriter : public Writer {
 public:
  explicit BulkWriter(const WriterOptions& options)
      : folder_(options.folder),
        shares_(options),
        docdata_(folder_ + "/docdata.glass"),
        termlist_(folder_ + "/termlist.glass"),
        postlist_(folder_ + "/postlist.glass"),
        position_(folder_ + "/position.glass"),
        run_(std::make_unique<invert::MemoryRun>(shares_.sizes)),
        compressors_(std::max(options.jobs, 1U)),
        workers_(options.jobs),
        data_(docdata_, compressors_, workers_, shares_.docdata_batch) {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error) fail_to("create", folder_, error.value());
    if (std::filesystem::exists(folder_ + "/iamglass", error)) {
      throw IndexError(fmt::format("{} contains a database already", folder_));
    }
  }

  void add(const Document& document) override {
    if (statistics_.documents == std::numeric_limits<std::uint32_t>::max()) {
      throw IndexError("more documents than Xapian can number: 4,294,967,295");
    }
    const std::uint32_t number = ++statistics_.documents;
    slots_tag_.clear();
    std::uint32_t next_slot = 0;
    for (const auto& [slot, value] : document.values) {
      glass::append_slot(slots_tag_, slot, next_slot);
      slots_.add(slot, value);
    }
    count(number, run_->add(number, document, slots_tag_, grouper_));
    if (document.occurrences.size() > kManyOccurrences) grouper_ = {};  // frees its memory
    data_.add(number, document.data, document.data_is_compressed);
    if (run_->memory_bytes() >= shares_.run) spill();
  }

  void make_room(std::uint64_t bytes) override {
    if (bytes <= shares_.run && run_->memory_bytes() <= shares_.run - bytes) return;
    data_.flush();
    workers_.drain();
    if (!run_->empty()) spill();
  }

  void set_metadata(const std::string& key, const std::string& value) override {
    glass::check_metadata_key(key);
    metadata_[key] = value;
  }

  void finish() override {
    data_.flush();
    workers_.drain();
    for (const auto& [key, value] : metadata_) {
      if (!value.empty()) postlist_.add(std::string("\0\xc0", 2) + key, value);
    }
    slots_.write(postlist_);
    auto sources = open_runs(0);
    if (!run_->empty()) sources.push_back(close_run());
    if (!sources.empty()) {
      invert::write_lists(*invert::merge_lists(std::move(sources)), postlist_, position_,
                          workers_.jobs());
    }
    finish_term_lists();
    const glass::TableRoots roots{postlist_.finish(), docdata_.finish(), termlist_.finish(),
                                  position_.finish()};
    // Xapian needs these two even if they are empty.
    if (roots.postlist.blocks == 0) OutputFile(folder_ + "/postlist.glass").sync();
    if (roots.termlist.blocks == 0) OutputFile(folder_ + "/termlist.glass").sync();
    glass::write_version_file(folder_, roots, statistics_);
  }

 private:
  struct Run {
    invert::RunFile file;
    std::uint32_t level;  // how often its postings have been merged
  };
  using Sources = std::vector<std::unique_ptr<invert::ListSource>>;

  void count(std::uint32_t number, const invert::DocumentSummary& summary) {
    if (summary.length > std::numeric_limits<std::uint32_t>::max()) {
      throw IndexError(
          fmt::format("document {}: longer than Xapian can count: 4,294,967,295", number));
    }
    const auto length = static_cast<std::uint32_t>(summary.length);
    auto& s = statistics_;
    if (length > 0 && (s.shortest_length == 0 || length < s.shortest_length)) {
      s.shortest_length = length;
    }
    s.longest_length = std::max(s.longest_length, length);
    s.largest_wdf = std::max(s.largest_wdf, static_cast<std::uint32_t>(summary.largest_wdf));
    s.total_length += length;
  }

  // The lists of the run in memory. While they are read, the workers make its term lists.
  std::unique_ptr<invert::ListSource> close_run() {
    run_->close(workers_.jobs());
    next_piece_ = 0;
    return run_->lists([this] { hand_in_term_lists(); });
  }

  void hand_in_term_lists() {
    while (workers_.poll() && next_piece_ < run_->documents().pieces()) {
      workers_.submit(invert::termlist_task(*run_, next_piece_++, termlist_, compressors_));
    }
  }

  void finish_term_lists() {
    while (!run_->empty() && next_piece_ < run_->documents().pieces()) {
      workers_.submit(invert::termlist_task(*run_, next_piece_++, termlist_, compressors_));
    }
    workers_.drain();
  }

  void spill() {
    data_.flush();
    runs_.push_back({invert::write_run(*close_run(), folder_), 0});
    finish_term_lists();
    run_.reset();
    merge_full_levels();
    run_ = std::make_unique<invert::MemoryRun>(shares_.sizes);
  }

  Sources open_runs(std::size_t first) const {
    Sources sources;
    const std::size_t buffer = std::clamp<std::size_t>(
        shares_.run_buffers / std::max<std::size_t>(runs_.size(), 1), 4096, 1024 * 1024);
    for (std::size_t i = first; i < runs_.size(); ++i) {
      sources.push_back(invert::read_run(runs_[i].file, buffer));
    }
    return sources;
  }

  // Limits the number of files: kFanIn runs of a level become one run of the next.
  void merge_full_levels() {
    for (;;) {
      const std::uint32_t level = runs_.back().level;
      const auto first = std::find_if(runs_.begin(), runs_.end(),
                                      [&](const Run& run) { return run.level == level; });
      if (runs_.end() - first < static_cast<std::ptrdiff_t>(kFanIn)) return;
      const auto merged =
          invert::merge_lists(open_runs(static_cast<std::size_t>(first - runs_.begin())));
      auto file = invert::write_run(*merged, folder_);
      runs_.erase(first, runs_.end());
      runs_.push_back({std::move(file), level + 1});
    }
  }

  std::string folder_;
  Shares shares_;
  glass::TableWriter docdata_;
  glass::TableWriter termlist_;
  glass::TableWriter postlist_;
  glass::TableWriter position_;
  glass::SlotStatistics slots_;
  glass::DatabaseStatistics statistics_;
  std::map<std::string, std::string> metadata_;
  std::string slots_tag_;
  invert::DocumentGrouper grouper_;
  std::vector<Run> runs_;
  std::size_t next_piece_ = 0;
  std::unique_ptr<invert::MemoryRun> run_;
  invert::Compressors compressors_;
  OrderedWorkers workers_;  // last, so that its threads end before what they use is destroyed
  invert::DocdataWriter data_;
};

}  // namespace

std::unique_ptr<Writer> make_bulk_writer(const WriterOptions& options) {
  return std::make_unique<BulkWriter>(options);
}

}  // namespace tickerdex
