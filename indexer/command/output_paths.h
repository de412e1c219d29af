// Where a run may write besides its index: --rejects and --metrics.
//
// Such a file is new or a regular one, and nobody else's: not a source by whatever name, not in a
// source, where the next run would read it as news, not in the index, not a file that the run reads
// (--canary, --symbols, --query-program), and not that of another option. A symbolic link is
// refused: to replace it would take it away from whoever set it, to follow it would write where it
// was not said. Looked at before anything is opened or written.
#pragma once

#include <string>
#include <vector>

#include "indexer/source/walk.h"

namespace tickerdex {

struct NamedPath {
  std::string option;  ///< "--rejects"
  std::string path;    ///< empty: not given
  /// For outputs: refused where its folder is not there. Else that is a warning when it is written.
  bool wants_folder = false;
};

struct RunPaths {
  std::string index;
  std::vector<std::string> sources;
  std::vector<NamedPath> inputs;   ///< read whole; must be regular files
  std::vector<NamedPath> outputs;
  Links links = Links::inside;
};

/// @throws UsageError naming the option, the path and what is wrong with it.
void check_paths(const RunPaths& paths);

}  // namespace tickerdex
