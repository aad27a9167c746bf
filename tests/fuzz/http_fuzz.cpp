// Feeds arbitrary bytes to the HTTP parser and linter and stops at the first property that does not
// hold. The first octet chooses mode and method, so that one corpus covers them all. Build with
// clang and -fsanitize=fuzzer,address,undefined; start from tests/data/http/seeds.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "http/lint_properties.hpp"

namespace {

using namespace statusbook::http;

constexpr std::array<Mode, 3> modes = {Mode::wire, Mode::example, Mode::curl};
constexpr std::array<const char*, 3> methods = {"GET", "HEAD", "CONNECT"};

LintOptions options_for(std::uint8_t choice) {
  return test_options(modes[choice % 3U], methods[choice / 3U % 3U]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string broken = broken_property(bytes, options_for(data[0]));
  if (broken.empty()) return 0;
  std::fprintf(stderr, "broken property: %s\n", broken.c_str());
  std::abort();
}
