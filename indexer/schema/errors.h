// The three errors that end a run. A bad record is not an error but a value (`Rejected`).
//
// Each message is one line: what happened, where, what to do. The program's name is prepended when
// it is printed. Xapian::Error does not derive from std::exception; each tool catches both, in one
// place.
#pragma once

#include <stdexcept>
#include <string>
#include <system_error>

namespace tickerdex {

/// A wrong command line or query: exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// An index is absent, damaged, locked or of another version: 2 for a query, 4 for a rebuild.
struct IndexError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A SOURCE cannot be read at all: exit code 4.
struct SourceError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The system's message for an errno: "No such file or directory".
inline std::string error_text(int error) { return std::generic_category().message(error); }

/// @throws IndexError: "cannot <action> <path>: <text of `error`>".
[[noreturn]] inline void fail_to(const std::string& action, const std::string& path, int error) {
  throw IndexError("cannot " + action + " " + path + ": " + error_text(error));
}

}  // namespace tickerdex
