// Resolves the options of the gates as typed.
#pragma once

#include "indexer/cli/options.h"
#include "indexer/publish/gates.h"

namespace tickerdex {

/// Reads the canary file and finds the program that will run it. @throws UsageError.
GateOptions resolve_gates(const GateTexts& typed);

}  // namespace tickerdex
