// The catalogue against the IANA registry, as tests/data/catalogue/registry.tsv has it.

#include <algorithm>
#include <map>
#include <set>

#include "catalogue/published_catalogue.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

constexpr const char* registry_date = "2025-09-15";

struct RegistryRow {
  std::string standing, section, name, reference;
};

std::map<int, RegistryRow> registry() {
  std::map<int, RegistryRow> rows;
  for (const std::string& row : rows_of_table("registry.tsv")) {
    const auto cells = cells_of(row, '\t');
    REQUIRE(cells.size() == 5);
    rows[std::stoi(cells[0])] = {cells[1], cells[2], cells[3], cells[4]};
  }
  return rows;
}

}  // namespace

TEST_CASE("each entry of the registry has a code in the catalogue that agrees with it") {
  const auto rows = registry();
  CHECK(rows.size() == 64);
  for (const auto& [number, row] : rows) {
    CAPTURE(number);
    const StatusCode* code = published_catalogue().find_code(std::to_string(number));
    REQUIRE(code != nullptr);
    CHECK(code->standing == row.standing);
    REQUIRE(code->registry);
    CHECK(code->registry->name == row.name);
    CHECK(code->registry->reference == row.reference);
    CHECK(code->registry->date == registry_date);
    CHECK(code->specification.section == (row.section == "-" ? "" : row.section));
    CHECK(row.name.starts_with(code->name));
  }
}

TEST_CASE("what the catalogue calls registered is in the registry, and nothing else is") {
  const auto rows = registry();
  for (const StatusCode& code : published_catalogue().codes) {
    CAPTURE(code.key);
    const bool is_plain = code.key == std::to_string(code.code);
    const bool is_registered = is_plain && rows.contains(code.code);
    CHECK((code.standing != "unofficial") == is_registered);
    CHECK(code.registry.has_value() == is_registered);
  }
}
