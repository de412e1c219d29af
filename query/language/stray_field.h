// Text that looks like an unknown field, and suggestions for it.
#pragma once

#include <string>
#include <string_view>

namespace tickerdex {

/// "foo" of "foo:bar" and of "foo:" if it may have been meant as a field; else empty, as for
/// "10:30", "Re:" and "http://…" in prose.
std::string_view stray_field_name(std::string_view chunk);

/// "'tiker:' is not a field: searched as words (did you mean ticker:?)"; `name` and `value` are the
/// text before and after the colon.
std::string stray_field_warning(std::string_view name, std::string_view value);

}  // namespace tickerdex
