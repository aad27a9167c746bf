#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"
#include "pages/plan_site.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

// "id: key key; " for each group of the index.
std::string groups_of(TinyCatalogue& tiny) {
  Diagnostics report;
  const auto site = load_site(tiny.files(), {}, report);
  INFO(TinyCatalogue::told(report));
  REQUIRE(site);
  const View view = site->plan->find("/codes/")->view();
  std::string text;
  for (const View& group : *view.find("groups")->as_list()) {
    text += *group.find("id")->as_text() + ":";
    for (const View& row : *group.find("codes")->find("items")->as_list()) {
      text +=
          " " + *row.find("card")->find("key")->as_text() + "/" + *row.find("vendor")->as_text();
    }
    text += "; ";
  }
  return text;
}

// A vendor with one code that is like 404.
void add_vendor_code(TinyCatalogue& tiny, const std::string& number) {
  std::string family = tiny.files().read("/content/families/client-error.json", 10000);
  family.replace(family.find("\"class\""), 7, "\"vendor\"");
  tiny.put("content/families/acme.json", family);
  std::string record = tiny.files().read("/content/codes/404/code.json", 10000);
  record.replace(record.find("404"), 3, number);
  record.replace(record.find("client-error"), 12, "acme");
  tiny.put("content/codes/" + number + "/code.json", record);
  tiny.put("content/codes/" + number + "/page.md", "## In plain English\n\nOne more.\n");
}

}  // namespace

TEST_CASE("the index groups the codes by class") {
  TinyCatalogue tiny;
  CHECK(groups_of(tiny) == "client-error: 404/registry; server-error: 502/registry 503/registry; ");
}

TEST_CASE("a vendor's code stands in the class of its number, and outside when there is none") {
  const auto groups_with = [](const std::string& number) {
    TinyCatalogue tiny;
    for (const auto& [slug, digit] : {std::pair{"client-error", "4"}, {"server-error", "5"}}) {
      tiny.edit(std::string("content/families/") + slug + ".json", "\"kind\": \"class\"",
                std::string("\"kind\": \"class\", \"first_digit\": ") + digit);
    }
    add_vendor_code(tiny, number);
    return groups_of(tiny);
  };
  CHECK(groups_with("499") ==
        "client-error: 404/registry 499/acme; server-error: 502/registry 503/registry; ");
  CHECK(
      groups_with("783") ==
      "client-error: 404/registry; server-error: 502/registry 503/registry; no-class: 783/acme; ");
}
