// Replaces libFuzzer: runs each of a fuzzer's inputs once, so that any compiler can check what
// fuzzing has found.
//   NAME_fuzz FOLDER|FILE...    each file is named on stderr before it runs; an empty input first
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::string> files_of(int count, char** names) {
  std::vector<std::string> files;
  for (int i = 1; i < count; ++i) {
    if (!std::filesystem::is_directory(names[i])) {
      files.emplace_back(names[i]);
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(names[i])) {
      files.push_back(entry.path().string());
    }
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

int main(int count, char** names) {
  const std::vector<std::string> files = files_of(count, names);
  if (files.empty()) {
    std::fprintf(stderr, "no inputs\n");
    return 1;
  }
  LLVMFuzzerTestOneInput(nullptr, 0);
  for (const std::string& file : files) {
    std::fprintf(stderr, "%s\n", file.c_str());
    std::ifstream in(file, std::ios::binary);
    if (!in) return 1;
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  return 0;
}
