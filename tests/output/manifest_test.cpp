#include "output/manifest.hpp"

#include <catch2/catch.hpp>

#include "output/site_fixture.hpp"

using namespace statusbook;
using namespace statusbook::testing;

TEST_CASE("a manifest lists the sorted paths and reads back as them") {
  const std::string text = manifest_of({"b", "a/index.html", "a-b"});
  CHECK(text == "statusbook-manifest 1\na-b\na/index.html\nb\n");
  CHECK(parse_manifest(text) == std::vector<std::string>{"a-b", "a/index.html", "b"});
  CHECK(parse_manifest(manifest_of({})) == std::vector<std::string>{});
}

TEST_CASE("what is not quite a manifest is refused") {
  const auto text = GENERATE(as<std::string>(), "", "\n", "a\n", "statusbook-manifest 1",
                             "statusbook-manifest 2\na\n", "statusbook-manifest 1 \na\n",
                             " statusbook-manifest 1\na\n", "statusbook-manifest 1\na",
                             "statusbook-manifest 1\n\na\n", "statusbook-manifest 1\na\n\n");
  CHECK(parse_manifest(text) == std::nullopt);
}
