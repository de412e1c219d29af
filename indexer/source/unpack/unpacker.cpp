#include "indexer/source/unpack/unpacker.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "indexer/source/detect.h"
#include "indexer/source/unpack/decompress.h"
#include "indexer/source/walk.h"

namespace tickerdex {

struct Unpacker::Layer {
  ByteStream& stream;
  std::uint32_t number = 0;
  UnpackBudget& budget;
  std::uint64_t seekable_bytes = 0;  ///< of a file on disk; 0: it may only be streamed
};

bool Unpacker::read(ByteStream& file, const UnpackedFile& what, std::uint64_t bytes,
                    const std::function<std::uint64_t()>& read_so_far) {
  UnpackBudget budget(limits_, [&] { return std::max(bytes, read_so_far()); });
  try {
    return read_layer({file, 0, budget, bytes}, what) != Packing::none;
  } catch (const UnpackError& error) {
    sinks_.reject(what.path, error);
    return true;
  }
}

Packing Unpacker::read_layer(Layer layer, const UnpackedFile& what) {
  Window window(layer.stream);
  try {
    window.fill(kDetectBytes);
  } catch (const UnpackError&) {
    // Damage near the beginning: it is thrown again to whoever reads on.
    if (window.view().empty()) throw;
  }
  const Packing packing = packing_of(window.view().substr(0, kDetectBytes));
  if (packing == Packing::none) {
    sinks_.file(window, layer.stream, what);
    return packing;
  }
  layer.budget.check_layer(layer.number);
  if (!is_archive(packing)) {
    const auto inside = decompress(packing, window, layer.number, layer.budget);
    read_layer({*inside, layer.number + 1, layer.budget}, {what.path, unpacked_name(what.name),
                                                           what.mtime_utc});
    return packing;
  }
  if (packing == Packing::zip && layer.seekable_bytes > 0 && layer.stream.seek(0)) {
    ArchiveReader by_directory(layer.stream, layer.seekable_bytes, layer.number, layer.budget);
    read_archive(by_directory, layer.number, what, layer.budget);
    if (!by_directory.has_long_directory()) return packing;
    layer.stream.seek(0);
    layer.seekable_bytes = 0;
    return read_layer(layer, what);
  }
  ArchiveReader archive(window, layer.number, layer.budget);
  read_archive(archive, layer.number, what, layer.budget);
  return packing;
}

bool Unpacker::is_skipped(const ArchiveMember& member, const std::string& path) const {
  using Kind = ArchiveMember::Kind;
  if (member.kind == Kind::folder) return true;
  if (member.kind != Kind::file) {
    sinks_.skip(path, member.kind == Kind::link ? "link in an archive" : "not a regular file");
    return true;
  }
  std::string_view rest = member.name;
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view part = rest.substr(0, slash);
    if (part.starts_with('.') && part != "." && part != "..") {
      sinks_.skip(path, "hidden");
      return true;
    }
    if (slash == rest.size() && is_documentation(part)) {
      sinks_.skip(path, "documentation");
      return true;
    }
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  return false;
}

void Unpacker::read_archive(ArchiveReader& archive, std::uint32_t number, const UnpackedFile& what,
                            UnpackBudget& budget) {
  std::uint64_t members = 0;
  std::uint64_t encrypted = 0;
  bool is_empty = true;
  std::string first_encrypted;
  const auto next = [&]() -> std::optional<ArchiveMember> {
    try {
      return archive.next();
    } catch (const UnpackError&) {
      if (archive.has_long_directory()) return std::nullopt;
      throw;
    }
  };
  while (const auto member = next()) {
    ++members;
    is_empty &= member->kind == ArchiveMember::Kind::folder;
    std::string_view name = member->name;
    while (name.starts_with("./")) name.remove_prefix(2);
    const std::string label = name.empty() ? fmt::format("#{}", members) : std::string(name);
    const std::string path = what.path + "!" + label;
    if (is_skipped(*member, path)) continue;
    if (member->is_encrypted) {
      if (encrypted++ == 0) first_encrypted = label;
      continue;
    }
    try {
      read_layer({archive, number + 1, budget},
                 {path, path, member->mtime_utc.value_or(what.mtime_utc)});
    } catch (UnpackError& error) {
      if (error.layer <= number) {
        if (error.inside.empty()) error.inside = label;
        throw;
      }
      sinks_.reject(path, error);
    }
  }
  if (encrypted > 0) {
    sinks_.reject(what.path, {std::string(kReasonEncrypted),
                              fmt::format("{} of {} members, the first {}", encrypted, members,
                                          first_encrypted),
                              number, 0, {}});
  }
  if (is_empty && !archive.has_long_directory()) sinks_.skip(what.path, "empty archive");
}

}  // namespace tickerdex
