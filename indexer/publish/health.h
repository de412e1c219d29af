// Whether a published generation can serve searches and be built upon: the one check that status,
// update and rollback share. Searches ask the first part of it, file_troubles(), by themselves.
#pragma once

#include <string>

#include "indexer/publish/generations.h"
#include "indexer/schema/checksums.h"

namespace tickerdex {

/// What is wrong with a generation; both are empty if all is well.
struct Health {
  std::string damage;   ///< why it should not be live: searches would fail or answer wrongly
  std::string lacking;  ///< what is wrong with its sidecars, without which searches are only slower
                        ///< and an update has nothing to build upon
  bool is_modified = false;       ///< the damage is that another program wrote to the database
  bool is_other_version = false;  ///< the damage is that it has another schema
  bool is_sound() const { return damage.empty() && lacking.empty(); }
  const std::string& worst() const { return damage.empty() ? lacking : damage; }
};

/// `info`: damage is no manifest, another schema, tables that are missing, cut short or changed (as
/// far as `depth` looks), a database that does not open or holds another number of articles than
/// its manifest. `index` is named in the command that helps.
Health health_of(const std::string& index, const GenerationInfo& info,
                 CheckDepth depth = CheckDepth::unchanged);

}  // namespace tickerdex
