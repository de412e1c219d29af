// Messages of a command on stderr, besides progress: lines for people, or events for programs.
#pragma once

#include <ostream>
#include <string>

#include "indexer/process/json_text.h"

namespace tickerdex {

class Messages {
 public:
  /// Lines are wrapped at words to `width` columns; 0: not wrapped, for programs that read them.
  Messages(std::ostream& err, const EventClock& clock, bool as_json, bool quiet,
           std::size_t width = 0)
      : err_(err), clock_(clock), as_json_(as_json), quiet_(quiet), width_(width) {}

  /// The event of a run's end, for programs; people read the report.
  void ended(std::string_view event, const EventFields& fields) const;
  void warning(const std::string& what) const;
  /// Returns `exit_code`.
  int failed(const std::string& what, int exit_code) const;

 private:
  std::ostream& err_;
  const EventClock& clock_;
  bool as_json_;
  bool quiet_;
  std::size_t width_;
};

}  // namespace tickerdex
