#include "indexer/cli/resolve_gates.h"

#include "indexer/schema/errors.h"
#include "tests/unit/catch.h"

using namespace tickerdex;

TEST_CASE("shares are typed as percentages, with or without the sign", "[cli]") {
  GateTexts typed;
  typed.max_shrink = "12.5";
  typed.max_rejects = "0";
  typed.max_undated_jump = "100%";
  typed.force = true;
  const auto options = resolve_gates(typed);
  CHECK(options.max_shrink == 0.125);
  CHECK(options.max_rejects == 0);
  CHECK(options.max_undated_jump == 1);
  CHECK(options.force);
  CHECK(options.canaries.empty());
}

TEST_CASE("the gates have their defaults", "[cli]") {
  const auto options = resolve_gates({});
  CHECK(options.max_shrink == 0.2);
  CHECK(options.max_rejects == 0.05);
  CHECK(options.max_undated_jump == 0.2);
  CHECK_FALSE(options.force);
}

TEST_CASE("other text is an error", "[cli]") {
  for (const auto* text : {"", "-1", "101", "few", "5 %%", "nan", "inf", "0x10z"}) {
    GateTexts typed;
    typed.max_shrink = text;
    INFO(text);
    CHECK_THROWS_AS(resolve_gates(typed), UsageError);
  }
}
