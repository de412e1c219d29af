// The results of readers as comparable text: one line per record, in order.
//
//   "a.txt:1+0 body=Oil rises."     an article with its fields
//   "! a.jsonl:2+12 invalid JSON: column 9: …"   a reject
//   "~ README: documentation"       a skip
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/sources.h"

namespace tickerdex {

using Lines = std::vector<std::string>;

std::string shown(const RawArticle& raw);
std::string shown(const Rejected& rejected);

/// Reads `bytes` as standard input; places are shown without the path.
Lines read_text(std::string_view bytes, std::optional<Format> format = std::nullopt,
                const KeyMap& map = {});
/// Reads `sources`; paths are shown without `folder` and its slash.
Lines read_paths(const std::vector<std::string>& sources, std::string_view folder,
                 Links links = Links::inside);

/// Splits `bytes` in chunks of `chunk_bytes`: "1+0 {record}" and rejects.
Lines cut(std::string_view bytes, Format format, std::size_t chunk_bytes,
          std::size_t max_record_bytes = kMaxRecordBytes);

}  // namespace tickerdex
