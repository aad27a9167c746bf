#include "catalogue/load_constants.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

const std::string constants = "content/constants.json";

using Names = std::vector<std::string>;

// What is told after one edit of the tiny catalogue's constants.
std::string complaint(const std::string& old_text, const std::string& new_text) {
  TinyCatalogue tiny;
  tiny.edit(constants, old_text, new_text);
  return tiny.complaint();
}

}  // namespace

TEST_CASE("libraries keep their order and every fact of a name") {
  TinyCatalogue tiny;
  const auto catalogue = tiny.load();
  INFO(tiny.told());
  REQUIRE(catalogue);
  REQUIRE(catalogue->constants.size() == 2);
  const ConstantLibrary& python = catalogue->constants[0];
  CHECK(python.id == "python");
  CHECK(python.language == "Python");
  CHECK(python.library == "http.HTTPStatus");
  CHECK(python.prefix == "HTTPStatus.");
  CHECK_FALSE(python.is_phrases);
  CHECK(python.source == "nginx");
  CHECK(catalogue->constants[1].is_phrases);
  const auto names = python.names_of("503");
  REQUIRE(names.size() == 2);
  CHECK(names[0]->name == "SERVICE_UNAVAILABLE");
  CHECK(names[0]->since == "3.13");
  CHECK(names[0]->removed == "");
  CHECK(names[1]->name == "OUT_OF_ORDER");
  CHECK(names[1]->deprecated == "3.13");
  CHECK(names[1]->removed == "3.14");
  CHECK(names[1]->note == "a joke");
}

TEST_CASE("a name without a version came with its library, if that version is known") {
  TinyCatalogue tiny;
  const auto catalogue = tiny.load();
  REQUIRE(catalogue);
  CHECK(catalogue->constants[0].names_of("502").at(0)->since == "3.5");
  CHECK(catalogue->constants[1].names_of("502").at(0)->since == "");
}

TEST_CASE("the names of a code are each there once, without phrases") {
  TinyCatalogue tiny;
  tiny.edit(constants, "    {\n      \"id\": \"node\"",
            "    { \"id\": \"rust\", \"language\": \"Rust\", \"library\": \"http::StatusCode\", "
            "\"prefix\": \"StatusCode::\", \"source\": \"nginx\", \"names\": ["
            "{ \"code\": \"502\", \"name\": \"BAD_GATEWAY\" },"
            "{ \"code\": \"503\", \"name\": \"UNAVAILABLE\" }] },\n    {\n      \"id\": \"node\"");
  const auto catalogue = tiny.load();
  INFO(tiny.told());
  REQUIRE(catalogue);
  const auto names = [&](std::string_view key) {
    return catalogue->constant_names(*catalogue->find_code(key));
  };
  CHECK(names("502") == Names{"BAD_GATEWAY"});
  CHECK(names("503") == Names{"SERVICE_UNAVAILABLE", "OUT_OF_ORDER", "UNAVAILABLE"});
  CHECK(names("404").empty());
}

TEST_CASE("a catalogue may do without constants") {
  TinyCatalogue tiny;
  tiny.remove(constants);
  const auto catalogue = tiny.load();
  INFO(tiny.told());
  REQUIRE(catalogue);
  CHECK(catalogue->constants.empty());
}

TEST_CASE("a name that stands twice in its library is told, also for another code") {
  CHECK(complaint("OUT_OF_ORDER", "BAD_GATEWAY") ==
        "content/constants.json:9:34: error: 'python' has a constant 'BAD_GATEWAY' already "
        "[duplicate-constant]\n"
        "    9 |         { \"code\": \"503\", \"name\": \"BAD_GATEWAY\", \"deprecated\": \"3.13\", "
        "\"removed\": \"3.14\", \"note\": \"a joke\" }\n"
        "      |                                  ^~~~~~~~~~~~~\n"
        "  hint: a name stands for one code; take one of the two away\n");
}

TEST_CASE("two libraries may use one name") {
  CHECK(complaint("Bad Gateway", "BAD_GATEWAY") == "it loads");
}

TEST_CASE("when the list of sources cannot be read, no library is blamed for its source") {
  TinyCatalogue tiny;
  tiny.remove("content/sources.json");
  tiny.edit(constants, "\"phrases\", \"source\": \"nginx\"", "\"phrases\", \"source\": \"male\"");
  const std::string told = tiny.complaint();
  CHECK(told.find("[missing-file]") != std::string::npos);
  CHECK(told.find("constants.json") == std::string::npos);
}
