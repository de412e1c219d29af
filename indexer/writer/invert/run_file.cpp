#include "indexer/writer/invert/run_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "indexer/schema/glass/encoding.h"

namespace tickerdex::invert {
namespace {

constexpr std::size_t kBlockBytes = 16 * 1024;

void put_block(OutputFile& out, std::string_view records, bool restart) {
  char head[glass::kMaxVarintBytes];
  const char* end = glass::put_varint(head, records.size() << 1 | (restart ? 1 : 0));
  out.append({head, static_cast<std::size_t>(end - head)});
  out.append(records);
}

// Splits between records.
void put_blocks(OutputFile& out, ListBlock block) {
  while (block.records.size() > kBlockBytes) {
    const char* const begin = block.records.data();
    const char* at = begin;
    for (;;) {
      std::uint64_t bytes;
      const char* next = glass::get_varint(at, bytes) + bytes;
      if (at != begin && next - begin > static_cast<std::ptrdiff_t>(kBlockBytes)) break;
      at = next;
      if (at == begin + block.records.size()) break;
    }
    const auto bytes = static_cast<std::size_t>(at - begin);
    put_block(out, block.records.substr(0, bytes), block.restart);
    block.records.remove_prefix(bytes);
    block.restart = false;
  }
  if (!block.records.empty()) put_block(out, block.records, block.restart);
}

class RunReader : public ListSource {
 public:
  RunReader(RunFile file, std::size_t buffer_bytes)
      : file_(std::move(file)), buffer_(std::max(buffer_bytes, 4 * glass::kMaxVarintBytes)) {
    struct stat status{};
    if (::fstat(file_->descriptor(), &status) != 0) file_->fail("read", errno);
    left_ = static_cast<std::uint64_t>(status.st_size);
  }

  bool next_list() override {
    ListBlock rest;
    while (in_list_) next_block(rest);
    const std::uint64_t bytes = number();
    if (bytes == 0) return false;
    head_.key.assign(take(bytes), bytes);
    head_.documents = number();
    head_.total_wdf = number();
    in_list_ = true;
    return true;
  }

  const ListHead& head() const override { return head_; }

  bool next_block(ListBlock& block) override {
    if (!in_list_) return false;
    const std::uint64_t head = number();
    in_list_ = head != 0;
    if (!in_list_) return false;
    block.restart = (head & 1) != 0;
    block.records = {take(head >> 1), head >> 1};
    return true;
  }

 private:
  std::uint64_t number() {
    fill(glass::kMaxVarintBytes);
    std::uint64_t value;
    const char* at = buffer_.data() + begin_;
    begin_ += static_cast<std::size_t>(glass::get_varint(at, value) - at);
    return value;
  }
  const char* take(std::size_t bytes) {
    fill(bytes);
    const char* at = buffer_.data() + begin_;
    begin_ += bytes;
    return at;
  }
  // Reads until the buffer has at least `bytes`, or the file ends.
  void fill(std::size_t bytes) {
    if (end_ - begin_ >= bytes) return;
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    if (buffer_.size() < bytes) buffer_.resize(bytes);
    const auto more = static_cast<std::size_t>(
        std::min<std::uint64_t>(left_, buffer_.size() - end_));
    file_->read_at(offset_, buffer_.data() + end_, more);
    offset_ += more;
    left_ -= more;
    end_ += more;
  }

  RunFile file_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t left_ = 0;
  ListHead head_;
  bool in_list_ = false;
};

}  // namespace

RunFile write_run(ListSource& source, const std::string& folder) {
  auto out = OutputFile::temporary(folder);
  std::string head;
  ListBlock block;
  while (source.next_list()) {
    head.clear();
    glass::append_v(head, source.head().key.size());
    head += source.head().key;
    glass::append_v(head, source.head().documents);
    glass::append_v(head, source.head().total_wdf);
    out.append(head);
    while (source.next_block(block)) put_blocks(out, block);
    out.append(std::string_view("\0", 1));
  }
  out.append(std::string_view("\0", 1));
  out.flush();
  return out.handle();
}

std::unique_ptr<ListSource> read_run(RunFile file, std::size_t buffer_bytes) {
  return std::make_unique<RunReader>(std::move(file), buffer_bytes);
}

}  // namespace tickerdex::invert
