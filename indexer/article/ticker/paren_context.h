// The words before "(BABA)": whether they make it a ticker or an abbreviation.
#pragma once

#include <cstddef>
#include <string_view>

namespace tickerdex {

struct ParenContext {
  bool after_capital = false;     ///< "Ford (F)"
  bool after_legal_form = false;  ///< "Ford Motor Co (F)"
  /// The words may end a company's name: a capitalised word, a Chinese word, "the carmaker (F)", or
  /// nothing at all; not "human papillomavirus (HPV)", "rose 2.5 (UNCH)".
  bool after_name = false;
  /// The letters are the initials of the words before them, and the words do not name a business:
  /// "International Monetary Fund (IMF)", "gross margin target (GMT)", "Local Area Network (LAN)".
  /// Also if the last word names an institution: "ruling Revolutionary Party (PRI)". False for
  /// "Advanced Micro Devices (AMD)" and, because of its two letters, "General Electric (GE)".
  bool spells_out = false;
};

/// `behind` is the position of the text in the parenthesis, `letters` that text.
ParenContext context_before(std::string_view text, std::size_t behind, std::string_view letters);

}  // namespace tickerdex
