#include "print/sheet.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

SiteSettings settings() {
  SiteSettings result;
  result.title = "Test";
  result.base_url = "https://test.example";
  result.language = "en";
  return result;
}

Catalogue project_catalogue() {
  const auto files = real_file_system();
  Diagnostics report;
  const std::string root = PROJECT_ROOT;
  auto catalogue = load_catalogue(ContentFolder(*files, root), root + "/content", report);
  REQUIRE(catalogue);
  return std::move(*catalogue);
}

const SheetSection& section_of(const Sheet& sheet, const std::string& slug) {
  for (const auto* sections : {&sheet.classes, &sheet.vendors}) {
    for (const SheetSection& section : *sections) {
      if (section.slug == slug) return section;
    }
  }
  throw std::runtime_error("no section " + slug);
}

std::vector<std::string> keys_of(const std::vector<SheetEntry>& entries) {
  std::vector<std::string> keys;
  for (const SheetEntry& entry : entries)
    keys.push_back(entry.key);
  return keys;
}

const SheetEntry& entry_of(const SheetSection& section, const std::string& key) {
  for (const SheetEntry& entry : section.entries) {
    if (entry.key == key) return entry;
  }
  throw std::runtime_error("no entry " + key);
}

}  // namespace

TEST_CASE("every registered code stands on the sheet once, in use or out of it") {
  const Catalogue catalogue = project_catalogue();
  const Sheet sheet = make_sheet(catalogue, settings());
  std::vector<std::string> shown, registered;
  for (const SheetSection& section : sheet.classes) {
    for (const auto& keys : {keys_of(section.entries), keys_of(section.out_of_use)})
      shown.insert(shown.end(), keys.begin(), keys.end());
  }
  for (const StatusCode& code : catalogue.codes) {
    if (catalogue.find_family(code.family)->kind == "class") registered.push_back(code.key);
  }
  std::sort(shown.begin(), shown.end());
  CHECK(shown == registered);
  CHECK(keys_of(section_of(sheet, "redirection").out_of_use) ==
        std::vector<std::string>{"305", "306"});
}

TEST_CASE("marks and fields come from the facts") {
  const Catalogue catalogue = project_catalogue();
  const Sheet sheet = make_sheet(catalogue, settings());
  using Letters = std::vector<std::string>;
  CHECK(entry_of(section_of(sheet, "successful"), "204").marks == Letters{"C", "N"});
  CHECK(entry_of(section_of(sheet, "successful"), "206").marks == Letters{"C", "M"});
  CHECK(entry_of(section_of(sheet, "server-error"), "502").marks == Letters{"I"});
  CHECK(entry_of(section_of(sheet, "server-error"), "503").marks == Letters{"W"});
  CHECK(entry_of(section_of(sheet, "client-error"), "425").marks == Letters{"R"});
  const SheetEntry& method = entry_of(section_of(sheet, "client-error"), "405");
  REQUIRE(method.fields.size() == 1);
  CHECK(method.fields[0].name == "Allow");
  CHECK(method.fields[0].is_required);
  CHECK(method.is_common);
}

TEST_CASE("the table of redirects has each redirect in use in its one cell") {
  const Catalogue catalogue = project_catalogue();
  const Sheet sheet = make_sheet(catalogue, settings());
  const RedirectTable& table = section_of(sheet, "redirection").redirects;
  REQUIRE(table.rows.size() == 2);
  using Codes = std::vector<std::string>;
  CHECK(table.columns == Codes{"kept", "may change", "GET"});
  CHECK(table.rows[0].permanence == "permanent");
  CHECK(table.rows[0].codes == Codes{"308", "301", ""});
  CHECK(table.rows[1].permanence == "temporary");
  CHECK(table.rows[1].codes == Codes{"307", "302", "303"});
  CHECK(section_of(sheet, "client-error").redirects.rows.empty());
}

TEST_CASE("a vendor's code stands on the sheet only when people meet it") {
  TinyCatalogue tiny;
  const auto catalogue = tiny.load();
  REQUIRE(catalogue);
  const Sheet sheet = make_sheet(*catalogue, settings());
  CHECK(sheet.vendors.empty());
  const Sheet whole = make_sheet(project_catalogue(), settings());
  CHECK(keys_of(section_of(whole, "nginx").entries) ==
        std::vector<std::string>{"444", "494", "497", "499"});
}
