// What a command says on stderr beside its progress: lines for people, or events for programs.
#pragma once

#include <ostream>
#include <string>

#include "indexer/run/event_line.h"

namespace tickerdex {

class Messages {
 public:
  Messages(std::ostream& err, const EventClock& clock, bool as_json, bool quiet)
      : err_(err), clock_(clock), as_json_(as_json), quiet_(quiet) {}

  /// How a run ended, for programs; people read the report.
  void ended(std::string_view event, const EventFields& fields) const;
  void warning(const std::string& what) const;
  /// Returns `exit_code`.
  int failed(const std::string& what, int exit_code) const;

 private:
  std::ostream& err_;
  const EventClock& clock_;
  bool as_json_;
  bool quiet_;
};

}  // namespace tickerdex
