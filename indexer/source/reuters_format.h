// Reuters-21578 SGML: a record is <REUTERS …>…</REUTERS>. A record without its end tag before the
// next record or the end of the file is truncated and rejected; the rest is read.
//
// Parses one <REUTERS> element to a RawArticle.
//
// Categories other than TOPICS become topics with a kind ("place:usa"). Lines of 64 characters are
// joined to paragraphs, each of which begins with four spaces. Removed from the body: the "Reuter"
// that signs off a story, and the "Blah blah blah." that the distribution has for a one-line flash
// without body. A story that its editors could not structure (TYPE="UNPROC") has no title: its
// first line serves as one and stays in the body, as it may be the beginning of a sentence. The one
// story without any text is titled "(untitled)", so that none is missing. Source: the README of
// Reuters-21578, Distribution 1.0, section VI.
#pragma once

#include "indexer/source/formats.h"

namespace tickerdex {

Likeness looks_like_reuters(std::string_view text);
void split_reuters(SplitJob& job);
std::variant<RawArticle, Rejected> parse_reuters(const Record& record, const KeyMap& map);

}  // namespace tickerdex
