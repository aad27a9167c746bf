#include "pages/constant_views.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"
#include "render/view_json.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

std::string constants_of(std::string_view key) {
  TinyCatalogue tiny;
  const auto catalogue = tiny.load();
  INFO(tiny.told());
  REQUIRE(catalogue);
  return view_to_json(make_constants_view(*catalogue, *catalogue->find_code(key)), 0);
}

}  // namespace

TEST_CASE("a row shows how a name is written, or that there is only a phrase") {
  CHECK(constants_of("502") ==
        R"({"items":[{"language":"Python","written":"HTTPStatus.BAD_GATEWAY","phrase":null,)"
        R"("versions":"since 3.5","others":null},)"
        R"({"language":"Node.js","written":"STATUS_CODES[502]","phrase":"Bad Gateway",)"
        R"("versions":null,"others":null}],"count":2})");
}

TEST_CASE("further names of a code follow with what became of them") {
  CHECK(constants_of("503") ==
        R"({"items":[{"language":"Python","written":"HTTPStatus.SERVICE_UNAVAILABLE",)"
        R"("phrase":null,"versions":"since 3.13","others":{"items":[{"name":"OUT_OF_ORDER",)"
        R"("versions":"since 3.5, deprecated in 3.13, removed in 3.14, a joke"}],"count":1}}],)"
        R"("count":1})");
}

TEST_CASE("a code that no library knows has no table") {
  CHECK(constants_of("404") == "null");
}
