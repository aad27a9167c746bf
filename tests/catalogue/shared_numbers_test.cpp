// Numbers with several meanings in the published catalogue, and what tells the meanings apart.

#include <map>
#include <set>

#include "catalogue/published_catalogue.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

std::map<int, std::vector<const StatusCode*>> codes_by_number() {
  std::map<int, std::vector<const StatusCode*>> codes;
  for (const StatusCode& code : published_catalogue().codes)
    codes[code.code].push_back(&code);
  return codes;
}

}  // namespace

TEST_CASE("each unofficial meaning of a shared number says whose it is, in words of its own") {
  std::size_t shared = 0;
  for (const auto& [number, codes] : codes_by_number()) {
    if (codes.size() == 1) continue;
    shared += 1;
    std::set<std::string> names;
    for (const StatusCode* code : codes) {
      CAPTURE(code->key);
      CHECK(code->known_as.empty() == (code->standing != "unofficial"));
      names.insert(code->known_as);
    }
    CAPTURE(number);
    CHECK(names.size() == codes.size());
  }
  CHECK(shared == 12);
}

TEST_CASE("a number with one meaning needs no name beside it") {
  for (const auto& [number, codes] : codes_by_number()) {
    CAPTURE(number);
    if (codes.size() == 1) CHECK(codes.front()->known_as.empty());
  }
}
