// Which cells a spreadsheet would execute as formulas.
//
// A cell that begins with = + - or @ is a formula, and some, such as =HYPERLINK(...) or a DDE call,
// are harmful. Programs skip leading tabs, line breaks and spaces, and treat full-width forms
// alike. Source: OWASP, "CSV Injection".
#pragma once

#include <string_view>

namespace tickerdex {

/// Also true for a cell that begins with an apostrophe, so that an added one is not ambiguous.
bool may_be_run(std::string_view cell);

}  // namespace tickerdex
