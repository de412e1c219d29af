// Where a run may write outside its index: --rejects and --metrics.
//
// Such a file is new or regular and used for nothing else. It is not a source under any name, not
// inside a source (the next run would read it as news) or the index, not a file that the run reads
// (--canary, --symbols, --query-program) and not the file of another option. A symbolic link is
// refused: replacing it would destroy it, following it would write to a path that was not named.
// All this is checked before anything is opened or written.
#pragma once

#include <string>
#include <vector>

#include "indexer/source/walk.h"

namespace tickerdex {

struct NamedPath {
  std::string option;  ///< "--rejects"
  std::string path;    ///< empty: not given
  /// For outputs: refused if its folder does not exist. Else that is a warning when it is written.
  bool requires_folder = false;
};

struct RunPaths {
  std::string index;
  std::vector<std::string> sources;
  std::vector<NamedPath> inputs;  ///< read whole; must be regular files
  std::vector<NamedPath> outputs;
  Links links = Links::inside;
};

/// @throws UsageError naming the option, the path and what is wrong with it.
void check_paths(const RunPaths& paths);

}  // namespace tickerdex
