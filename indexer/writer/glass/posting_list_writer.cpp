#include "indexer/writer/glass/posting_list_writer.h"

namespace tickerdex::glass {

void PostingListWriter::begin(std::string_view key, std::uint64_t documents,
                              std::uint64_t total_wdf) {
  key_.assign(key);
  const bool lengths = key == kLengthsKey;
  list_key_bytes_ = key.size() + (lengths ? 0 : 1);
  documents_ = documents;
  total_wdf_ = total_wdf;
  first_chunk_ = true;
}

void PostingListWriter::flush(bool last) {
  tag_.clear();
  if (first_chunk_) {
    append_list_head(tag_, {static_cast<std::uint32_t>(documents_), total_wdf_, first_});
  } else {
    key_.resize(list_key_bytes_, '\0');
    append_document_key(key_, first_);
  }
  append_chunk_head(tag_, {last, first_, last_});
  tag_.append(body_, body_end_);
  table_.add(key_, tag_);
  first_chunk_ = false;
  body_end_ = body_;
}

}  // namespace tickerdex::glass
