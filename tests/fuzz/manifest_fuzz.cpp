// manifest.json is read or refused by name, and a round trip preserves what was read.
#include "indexer/publish/manifest.h"

#include "indexer/schema/errors.h"
#include "tests/fuzz/input.h"

using namespace tickerdex;
using tickerdex::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::Input(data, size).rest());
  try {
    const Manifest manifest = manifest_from_json(text, "g/manifest.json");
    const std::string json = manifest_to_json(manifest);
    const Manifest again = manifest_from_json(json, "g/manifest.json");
    require(manifest_to_json(again) == json, "a manifest comes back as it was written", json);
    require(again.rejected() == manifest.rejected(), "and so do its counts", json);
  } catch (const IndexError& error) {
    const std::string_view what = error.what();
    require(what.starts_with("g/manifest.json "), "an error names the file", what);
    require(what.find("tickerdex-index rebuild") != std::string_view::npos,
            "an error says what to do", what);
  }
  return 0;
}
