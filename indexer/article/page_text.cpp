// One pass over the lines of a page, each offered to the recognisers of page/ in turn: labels,
// tails, times, navigation, topics, bylines. What none of them recognises is the title, then the
// body.
//
// The position of a line matters: names and dates count above the first paragraph and at the very
// end; within prose they belong to the story.
#include "indexer/article/page_text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/page/byline.h"
#include "indexer/article/page/fields.h"
#include "indexer/article/page/labels.h"
#include "indexer/article/page/line_shape.h"
#include "indexer/article/page/navigation.h"
#include "indexer/article/page/repeats.h"
#include "indexer/article/page/tails.h"
#include "indexer/article/page/time_line.h"
#include "indexer/article/page/topics.h"
#include "indexer/article/plain_text.h"
#include "indexer/schema/text/utf8.h"

namespace tickerdex {
namespace {

using namespace page;

/// Longer first lines are text; ArticleBuilder then makes a title from them.
constexpr std::size_t kMaxTitleBytes = 300;
/// Headlines of other stories below "Read more" within an article.
constexpr std::size_t kMaxSectionLines = 8;
/// How far below "Leave a Comment" a comment form may be.
constexpr std::size_t kFormLines = 8;

class PageReader {
 public:
  PageReader(const std::vector<std::string_view>& lines, RawArticle& raw)
      : lines_(lines), fields_{raw}, has_title_(!raw.title.empty()), title_(key_of(raw.title)) {
    prose_below_.resize(lines.size() + 1);
    for (std::size_t i = lines.size(); i-- > 0;) {
      prose_below_[i] = prose_below_[i + 1] + (is_prose(lines[i]) ? lines[i].size() : 0);
    }
    if (!raw.is_main_text) return;
    const auto first = std::ranges::find_if(lines, is_prose);
    const auto last = std::find_if(lines.rbegin(), lines.rend(), is_prose).base();
    certain_begin_ = static_cast<std::size_t>(first - lines.begin());
    certain_end_ = static_cast<std::size_t>(last - lines.begin());
  }

  void read() {
    std::size_t at = 0;
    while (at < lines_.size()) at = read_line(at);
    take_trailing_times();
    if (cut_) take_last_line();
  }

  Fields& fields() { return fields_; }
  std::string body() const {
    std::string body;
    for (const std::string_view line : kept_) {
      if (!body.empty()) body += '\n';
      body += line;
    }
    return body;
  }

 private:
  bool in_head() const { return prose_above_ == 0; }

  /// Reads the line at `at` and perhaps some more; returns the next line to read.
  std::size_t read_line(std::size_t at) {
    const std::string_view line = lines_[at];
    if (at >= certain_begin_ && at < certain_end_) {
      keep(line);
      return at + 1;
    }
    if (const std::size_t taken = take_labelled(lines_, at, fields_); taken > 0) {
      skip(at);
      after_label_ = true;
      return at + taken;
    }
    if (const Tail tail = tail_of(line); tail != Tail::none) return read_tail(at, tail);
    if (is_navigation(line) || (!has_title_ && is_section_name(line))) return skip(at + 1);
    if (take_time_at(line) || take_topics_at(at) || take_byline_at(at)) return skip(at + 1);
    keep(line);
    return at + 1;
  }

  std::size_t skip(std::size_t next) {
    skipped_ = true;
    after_label_ = false;
    return next;
  }

  void keep(std::string_view line) {
    skipped_ = after_label_ = false;
    if (!has_title_ && is_title(line)) {
      has_title_ = true;
      fields_.raw.title = without_markup(line);
      title_ = key_of(line);
      return;
    }
    if (has_title_ && line.size() <= kMaxTitleBytes && key_of(line) == title_) return;
    if (has_title_ && in_head() && kept_.empty() && is_title_of_site(line)) return;
    if (is_prose(line)) prose_above_ += line.size();
    kept_.push_back(line);
  }

  static bool is_title(std::string_view line) {
    if (line.size() > kMaxTitleBytes) return false;
    if (line.size() > 160 && ends_sentence(line) && !line.ends_with('?')) return false;
    return count_code_points(line) >= (has_cjk(line) ? 4u : 8u) || words_of(line).size() >= 2;
  }

  /// "Title" below "Title | Sample Wire", as saved by browsers.
  bool is_title_of_site(std::string_view line) {
    std::string& title = fields_.raw.title;
    if (line.size() < 8 || title.size() <= line.size() + 3 || !title.starts_with(line))
      return false;
    const std::vector<std::string_view> pieces =
        pieces_of(std::string_view(title).substr(line.size()));
    if (pieces.size() != 1 || words_of(pieces[0]).size() > 5) return false;
    if (fields_.raw.source.empty()) fields_.raw.source = pieces[0];
    title = line;
    title_ = key_of(line);
    return true;
  }

  bool take_time_at(std::string_view line) {
    const auto time = time_line_of(line);
    if (!time) return false;
    // A date alone between paragraphs may be the heading of a section.
    if (!in_head() && !time->date.empty()) return false;
    take_time(*time, fields_);
    return true;
  }

  bool take_topics_at(std::size_t at) {
    const TopicLine topics = topic_line(lines_[at]);
    const bool last = at + 1 == lines_.size();
    const bool above_label = !last && label_of(lines_[at + 1]).has_value();
    if (topics == TopicLine::no) {
      if (!has_title_ || !(after_label_ || above_label) || !is_glued(lines_[at])) return false;
      take_topics(lines_[at], fields_);
      return true;
    }
    // One topic between two paragraphs is more likely a heading.
    const bool beside =
        skipped_ || last || above_label || topic_line(lines_[at + 1]) != TopicLine::no;
    if (topics == TopicLine::single && !in_head() && !beside) return false;
    take_topics(lines_[at], fields_);
    return true;
  }

  bool take_byline_at(std::size_t at) {
    const std::string_view line = lines_[at];
    const bool in_brackets = line.starts_with('(');
    if (!in_head() && !in_brackets) {
      const std::string key = key_of(line);
      if (!key.starts_with("written by ") && !key.starts_with("reporting by ")) return false;
    }
    if (const auto byline = byline_of(line)) {
      take_byline(*byline, fields_);
      return true;
    }
    return has_title_ && in_head() && kept_.empty() && take_bare_name(at);
  }

  /// A name alone between the title and a time.
  bool take_bare_name(std::size_t at) {
    std::size_t below = at + 1;
    if (below < lines_.size() && is_navigation(lines_[below])) ++below;  // a lone "•"
    if (below >= lines_.size() || !looks_like_name(lines_[at])) return false;
    const auto time = time_line_of(lines_[below]);
    if (!time || !time->author.empty()) return false;
    const bool publisher = looks_like_publisher(lines_[at]) ||
                           (!has_cjk(lines_[at]) && words_of(lines_[at]).size() == 1);
    std::string& field = publisher ? fields_.raw.source : fields_.raw.author;
    if (field.empty()) field = lines_[at];
    return true;
  }

  std::size_t read_tail(std::size_t at, Tail tail) {
    if (tail == Tail::line) return skip(at + 1);
    const std::size_t form_end = std::min(at + 1 + kFormLines, lines_.size());
    const bool form = tail == Tail::comments &&
                      std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(at + 1),
                                  lines_.begin() + static_cast<std::ptrdiff_t>(form_end),
                                  [](auto line) { return tail_of(line) == Tail::line; });
    // Above the article such a line is a button that leads to the end.
    if (kept_.empty() || (in_head() && !form && prose_below_[at + 1] > 0)) return skip(at + 1);
    if (tail == Tail::section) return read_section(at + 1);
    if (!form && prose_below_[at + 1] > prose_above_) return skip(at + 1);
    cut_ = true;
    // Readers' comments set no fields; a sheet of scores below them does.
    for (std::size_t i = at + 1; i < lines_.size();) {
      const auto label = label_of(lines_[i]);
      const bool score =
          label && (label->kind == LabelKind::sentiment || label->kind == LabelKind::impact ||
                    label->kind == LabelKind::ticker_sentiment || label->kind == LabelKind::topics);
      i += score ? std::max<std::size_t>(take_labelled(lines_, i, fields_), 1) : 1;
    }
    return lines_.size();
  }

  /// Skips the headlines of other stories: the short lines, until prose continues.
  std::size_t read_section(std::size_t at) {
    const bool resumes = prose_below_[at] > 0;
    for (std::size_t n = 0; at < lines_.size() && (!resumes || n < kMaxSectionLines); ++n, ++at) {
      const std::string_view line = lines_[at];
      if (is_prose(line) || label_of(line) || tail_of(line) != Tail::none ||
          topic_line(line) == TopicLine::several) {
        break;
      }
      const auto time = time_line_of(line);
      if (time && at + 1 == lines_.size()) break;
    }
    return skip(at);
  }

  void take_trailing_times() {
    for (int n = 0; n < 2 && !kept_.empty(); ++n) {
      const auto time = time_line_of(kept_.back());
      if (!time) return;
      take_time(*time, fields_);
      kept_.pop_back();
    }
  }

  /// A date below the comments is the page's, if it is the very last line and nothing but a date.
  void take_last_line() {
    const auto time = time_line_of(lines_.back());
    if (time && !time->date.empty() && time->author.empty() && time->source.empty()) {
      take_time(*time, fields_);
    }
  }

  const std::vector<std::string_view>& lines_;
  Fields fields_;
  bool has_title_;
  std::string title_;  ///< as key_of() gives it
  std::vector<std::string_view> kept_;
  std::vector<std::size_t> prose_below_;  ///< bytes of prose from each line to the end
  std::size_t prose_above_ = 0;
  std::size_t certain_begin_ = 0;  ///< [begin, end): lines that are the article's
  std::size_t certain_end_ = 0;
  bool skipped_ = true;       ///< the previous line was not text
  bool after_label_ = false;  ///< the previous line was a label or its value
  bool cut_ = false;
};

}  // namespace

void clean_page_text(RawArticle& raw) {
  if (!raw.is_page_text) return;
  raw.is_page_text = false;
  const std::string text = plain_paragraphs(raw.body);
  const Unrepeated page = raw.is_main_text ? Unrepeated{lines_of(text), {}}
                                           : without_repeats(without_menus(lines_of(text)));

  PageReader reader(page.lines, raw);
  reader.read();
  for (std::size_t i = 0; i < page.copy_head.size(); ++i) {
    const std::string_view line = page.copy_head[i];
    if (const auto time = time_line_of(line)) {
      take_time(*time, reader.fields());
    } else if (const auto byline = byline_of(line)) {
      take_byline(*byline, reader.fields());
    }
  }
  take_published(reader.fields().updated, reader.fields());
  raw.body = reader.body();
}

}  // namespace tickerdex
