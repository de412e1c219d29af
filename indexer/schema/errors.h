// The three ways a run can end badly. A bad record is not one of them: it is a value (`Rejected`).
//
// Each message is one line and reads: what happened, where, what to do. The program name is
// put in front by main. Xapian::Error does not derive from std::exception; each tool catches
// both, in one place.
#pragma once

#include <stdexcept>

namespace tickerdex {

/// What was typed cannot be carried out: exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// An index is absent, damaged, locked or of another version: 2 for a query, 4 for a rebuild.
struct IndexError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A source that was named cannot be read at all: exit code 4.
struct SourceError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace tickerdex
