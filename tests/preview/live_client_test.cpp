#include "preview/live_client.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

TEST_CASE("The live client's files are found by their exact URL") {
  CHECK(find_live_file("/_statusbook/live.js") != nullptr);
  CHECK(find_live_file("/_statusbook/live-worker.js") != nullptr);
  CHECK(find_live_file("/_statusbook/live.css") != nullptr);
  CHECK(find_live_file("/_statusbook/live.js/") == nullptr);
  CHECK(find_live_file("/_statusbook/") == nullptr);
}

TEST_CASE("The tag says which load a page comes from, and whether it stands in for the site") {
  CHECK(live_script_tag("7-1", LivePage::site) ==
        "<script src=\"/_statusbook/live.js\" data-generation=\"7-1\" defer></script>\n");
  CHECK(live_script_tag("7-1", LivePage::errors) ==
        "<script src=\"/_statusbook/live.js\" data-generation=\"7-1\" data-page=\"errors\" defer>"
        "</script>\n");
}

TEST_CASE("The tag goes to the end of the head, or of a page that has none") {
  CHECK(insert_into_head("<head>a</head>b</head>", "T") == "<head>aT</head>b</head>");
  CHECK(insert_into_head("plain", "T") == "plainT");
  CHECK(insert_into_head("", "T") == "T");
}
