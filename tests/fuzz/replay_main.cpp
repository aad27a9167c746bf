// Runs a fuzz target's property over the files of a folder, without a fuzzer.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** values) {
  if (count != 2) return std::fprintf(stderr, "usage: replay FOLDER\n"), 2;
  std::vector<std::filesystem::path> seeds;
  for (const auto& entry : std::filesystem::directory_iterator(values[1]))
    seeds.push_back(entry);
  std::sort(seeds.begin(), seeds.end());
  if (seeds.empty()) return std::fprintf(stderr, "%s holds no seeds\n", values[1]), 1;
  for (const auto& seed : seeds) {
    std::printf("%s\n", seed.c_str());  // so that a crash tells which one it was
    std::fflush(stdout);
    std::ifstream in(seed, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  std::printf("%zu seeds\n", seeds.size());
  return 0;
}
