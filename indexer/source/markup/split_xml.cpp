#include "indexer/source/markup/split_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/source/html/page_charset.h"
#include "indexer/source/markup/xml_scanner.h"

namespace tickerdex {
namespace {

using Kind = XmlToken::Kind;

constexpr std::size_t kMaxPrologueBytes = 8 << 10;
constexpr std::size_t kMaxPrologueTags = 16;

std::string lower_local(std::string_view name) { return ascii_lower(local_name(name)); }

bool opens(const XmlToken& token) { return token.kind == Kind::start || token.kind == Kind::empty; }

// The tags that are open at a place, and the document type before them.
class OpenTags {
 public:
  void add(const XmlToken& token, std::string_view bytes) {
    const std::string_view written = bytes.substr(token.begin, token.end - token.begin);
    if (token.kind == Kind::declaration) {
      if (written.size() <= kMaxPrologueBytes) type_ = written;
    } else if (token.kind == Kind::start) {
      if (tags_.size() < kMaxPrologueTags) tags_.emplace_back(token.name, written);
    } else if (token.kind == Kind::end) {
      const auto found = std::find_if(tags_.rbegin(), tags_.rend(),
                                      [&](const auto& tag) { return tag.first == token.name; });
      if (found != tags_.rend()) tags_.erase(found.base() - 1, tags_.end());
    }
  }
  bool has(std::string_view name) const {
    return std::ranges::any_of(tags_, [&](const auto& tag) { return tag.first == name; });
  }
  std::size_t depth() const { return tags_.size(); }
  bool empty() const { return tags_.empty(); }
  const std::string& outermost() const { return tags_.front().first; }
  std::string prologue() const {
    std::string out = type_;
    for (const auto& tag : tags_) out += tag.second;
    if (out.size() <= kMaxPrologueBytes) return out;
    out.clear();
    for (const auto& tag : tags_) out.append(1, '<').append(tag.first).append(1, '>');
    return out;
  }

 private:
  std::string type_;
  std::vector<std::pair<std::string, std::string>> tags_;  ///< name and whole tag
};

class Splitter {
 public:
  Splitter(SplitJob& job, const XmlRecords& records) : job_(job), in_(job.in), kind_(records) {}

  void run() {
    in_.fill(kFrameBytes);
    facts_->charset = declared_charset(in_.view().substr(0, kFrameBytes));
    surroundings_ = without_records(in_.view().substr(0, kFrameBytes));
    while (find_record()) split_record();
    if (!has_record_ && !open_.empty()) {
      job_.reject("truncated document", fmt::format("no </{}> before the end", open_.outermost()),
                  job_.here());
    }
  }

 private:
  static std::string declared_charset(std::string_view bytes) {
    const std::string head = ascii_lower(bytes.substr(0, 1024));
    const std::size_t at = head.find("<?xml");
    if (at == std::string::npos) return {};
    const std::size_t end = head.find("?>", at);
    const std::size_t label = head.find("encoding", at);
    if (label > end) return {};
    return charset_of("charset" + head.substr(label + 8, end - label - 8));
  }

  bool is_record(const XmlToken& token) const {
    return opens(token) && kind_.is_record(lower_local(token.name));
  }

  std::string without_records(std::string_view bytes) const {
    std::string out;
    std::string record;  // the name of the one that is open
    for (std::size_t at = 0; at < bytes.size();) {
      const XmlToken token = next_xml_token(bytes, at);
      at = token.end;
      if (!token.is_whole) break;
      if (record.empty() && is_record(token)) {
        if (token.kind == Kind::start) record = token.name;
      } else if (record.empty()) {
        out += bytes.substr(token.begin, token.end - token.begin);
      } else if (token.kind == Kind::end && (token.name == record)) {
        record.clear();
      }
    }
    return page_to_utf8(out, facts_->charset);
  }

  // Moves to the next record; false if there is none.
  bool find_record() {
    std::size_t resume = 0;
    for (std::size_t at = 0;;) {
      if (at == in_.view().size()) {
        in_.consume(std::exchange(at, 0));
        if (!in_.more()) return false;
        continue;
      }
      const XmlToken token = next_xml_token(in_.view(), at, resume);
      resume = 0;
      if (!token.is_whole) {
        in_.consume(at);
        resume = token.resume - std::min(token.resume, at);
        at = 0;
        // Before the first record no tag or comment is long; what is, is not of this format.
        if (in_.view().size() > job_.max_record_bytes || !in_.more()) {
          in_.consume(in_.view().size());
          if (!in_.more()) return false;
          resume = 0;
        }
      } else if (is_record(token)) {
        in_.consume(token.begin);
        return true;
      } else {
        open_.add(token, in_.view());
        at = token.end;
      }
    }
  }

  void begin_records() {
    if (std::exchange(has_record_, true)) return;
    facts_->prologue = page_to_utf8(open_.prologue(), facts_->charset);
    facts_->depth = open_.depth();
    kind_.read_frame({surroundings_, *facts_});
    job_.file->document = facts_;
  }

  void emit(std::size_t bytes) {
    job_.emit(in_.view().substr(0, bytes), job_.here());
    in_.consume(bytes);
  }

  // The record begins at the window's front.
  void split_record() {
    begin_records();
    const XmlToken first = next_xml_token(in_.view(), 0);
    if (first.kind == Kind::empty) return emit(first.end);
    const std::string name(first.name);
    const bool may_nest = kind_.may_nest(lower_local(name)) && !nesting_failed_;
    std::size_t nested = 0;
    std::size_t first_nested = 0;
    std::size_t at = first.end;
    std::size_t resume = 0;
    for (;;) {
      if (at > job_.max_record_bytes) return skip_record(name);
      const bool at_end = at == in_.view().size();
      const XmlToken token = at_end ? XmlToken{} : next_xml_token(in_.view(), at, resume);
      resume = 0;
      if (at_end || !token.is_whole) {
        if (in_.view().size() > job_.max_record_bytes) return skip_record(name);
        resume = at_end ? 0 : token.resume;
        if (in_.more()) continue;
        return first_nested == 0 ? reject_cut(name) : emit_outer(first_nested);
      }
      at = token.end;
      if (token.kind == Kind::start && token.name == name) {
        if (!may_nest) return emit(token.begin);
        ++nested;
        if (first_nested == 0) first_nested = token.begin;
      } else if (token.kind == Kind::end && token.name == name) {
        if (nested == 0 && token.end <= job_.max_record_bytes) return emit(token.end);
        if (nested == 0) return skip_record(name);
        --nested;
      } else if (token.kind == Kind::end && open_.has(token.name)) {
        return first_nested == 0 ? emit(token.begin) : emit_outer(first_nested);
      }
    }
  }

  // The inner one was not inside: the end tag before it is missing.
  void emit_outer(std::size_t bytes) {
    nesting_failed_ = true;
    emit(bytes);
  }

  void reject_cut(const std::string& name) {
    job_.reject("truncated record", fmt::format("no </{}> before the end", name), job_.here());
    in_.consume(in_.view().size());
  }

  // Skips a record that is not kept in memory.
  void skip_record(const std::string& name) {
    const std::string close = "</" + name;
    LongRecord record(job_, job_.here());
    const auto skip = [&](std::size_t bytes) {
      record.add(in_.view().substr(0, bytes));
      in_.consume(bytes);
    };
    do {
      const std::size_t end = in_.view().find(close);
      if (end != std::string_view::npos) {
        skip(end + close.size());
        break;
      }
      skip(in_.view().size() - std::min(in_.view().size(), close.size() - 1));
    } while (in_.more());
    record.reject();
  }

  SplitJob& job_;
  Window& in_;
  const XmlRecords& kind_;
  std::shared_ptr<DocumentFacts> facts_ = std::make_shared<DocumentFacts>();
  std::string surroundings_;
  OpenTags open_;
  bool has_record_ = false;
  bool nesting_failed_ = false;
};

}  // namespace

void split_xml(SplitJob& job, const XmlRecords& records) { Splitter(job, records).run(); }

std::string xml_root(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const XmlToken token = next_xml_token(text, at);
    if (!token.is_whole) return {};
    if (opens(token)) return lower_local(token.name);
    if (token.kind == Kind::end || token.kind == Kind::cdata) return {};
    if (token.kind == Kind::text && !is_blank(token.inner)) return {};
    at = token.end;
  }
  return {};
}

}  // namespace tickerdex
