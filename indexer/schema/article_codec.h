// The bytes of an article: a document's data in the database, and a record of the spool.
//
//   article := version:u8 field*            version 1
//   field   := tag:u8 length:V bytes        V is LEB128; absent fields are omitted
//
// Tags are listed in article_codec.cpp; numbers are never reused. A reader skips unknown tags.
// Floating-point numbers are 8 bytes, little-endian IEEE 754.
#pragma once

#include <string>
#include <string_view>

#include "indexer/schema/article.h"

namespace tickerdex {

/// Appends the encoding of `article` to `out`.
void encode_article(const Article& article, std::string& out);

/// @throws IndexError if `bytes` is truncated or of another version.
Article decode_article(std::string_view bytes);

}  // namespace tickerdex
