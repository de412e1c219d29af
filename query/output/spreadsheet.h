// Which cells a spreadsheet would run as formulas instead of showing them.
//
// A cell that begins with = + - or @ is a formula, and one such as =HYPERLINK(...) or a DDE call does
// harm. Programs skip what stands before (tabs, line breaks, spaces) or take full-width forms for the
// same. Source: OWASP, "CSV Injection".
#pragma once

#include <string_view>

namespace tickerdex {

/// True as well for what begins with an apostrophe, so that one in front can be told from its own.
bool may_be_run(std::string_view cell);

}  // namespace tickerdex
