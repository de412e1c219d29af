// Text that looks like a field but is none: what may have been meant by it.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// "foo" of "foo:bar" and of "foo:" where that may have been meant for a field; else empty.
/// Prose has "10:30", "Re:" and "http://…", which are not.
std::string_view stray_field_name(std::string_view chunk);

/// "'tiker:' is no field: searched as words (did you mean ticker:?)"; `name` and `value` are what
/// stands before and after the colon.
std::string stray_field_warning(std::string_view name, std::string_view value);

}  // namespace tickerdex
