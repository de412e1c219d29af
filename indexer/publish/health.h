// Whether a published generation can be searched and updated: the check that status, update and
// rollback share. A search makes only its first part, file_troubles().
#pragma once

#include <string>

#include "indexer/publish/generations.h"
#include "indexer/schema/checksums.h"

namespace tickerdex {

/// What is wrong with a generation; both texts are empty if nothing is.
struct Health {
  std::string damage;   ///< why it should not be live: searches would fail or answer wrongly
  std::string sidecar_damage;  ///< what is wrong with its sidecars, without which searches are just
                               ///< slower and updates have nothing to build on
  bool is_modified = false;       ///< the damage: another program wrote to the database
  bool is_other_version = false;  ///< the damage: it has another schema
  bool is_sound() const { return damage.empty() && sidecar_damage.empty(); }
  const std::string& worst() const { return damage.empty() ? sidecar_damage : damage; }
};

/// Damage is: no manifest, another schema, tables that are missing, truncated or changed (checked
/// to `depth`), a database that cannot be opened or whose number of articles differs from its
/// manifest. `index` is named in the suggested command.
Health health_of(const std::string& index, const GenerationInfo& info,
                 CheckDepth depth = CheckDepth::unchanged);

}  // namespace tickerdex
