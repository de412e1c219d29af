// The words in front of "(BABA)": whether they make a ticker or an abbreviation of it.
#pragma once

#include <cstddef>
#include <string_view>

namespace tickerdex {

struct ParenContext {
  bool after_capital = false;     ///< "Ford (F)"
  bool after_legal_form = false;  ///< "Ford Motor Co (F)"
  /// What a company can end in: a word with a capital, a word of Chinese, "the carmaker (F)", or
  /// nothing at all; not "human papillomavirus (HPV)", "rose 2.5 (UNCH)".
  bool after_name = false;
  /// The initials of the words in front are the letters, and the words do not name a business:
  /// "International Monetary Fund (IMF)", "gross margin target (GMT)", "Local Area Network (LAN)".
  /// So is any whose last word is of an institution: "ruling Revolutionary Party (PRI)".
  /// "Advanced Micro Devices (AMD)" and, being of two letters, "General Electric (GE)" may.
  bool spells_out = false;
};

/// `behind` is where the text in the parenthesis begins, `letters` what stands there.
ParenContext context_before(std::string_view text, std::size_t behind, std::string_view letters);

}  // namespace tickerdex
