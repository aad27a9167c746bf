#include "print/sheet_pdf.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

SheetEntry make_entry(int code) {
  return {std::to_string(code),
          code,
          "A Name of Some Length",
          "What it means in a few words",
          false,
          {"C"},
          {{"Location", true}}};
}

Sheet make_small_sheet(int entries) {
  Sheet sheet{"HTTP status codes",
              "Test",
              "https://test.example",
              "de",
              "2025-09-15",
              "2026-11-21",
              {},
              {}};
  SheetSection section{"server-error", "5xx", "Server Error", "server-error", {}, {}, {}, {}};
  for (int i = 0; i < entries; ++i)
    section.entries.push_back(make_entry(500 + i));
  sheet.classes.push_back(section);
  return sheet;
}

std::string told_about(const Sheet& sheet, const Paper& paper) {
  Diagnostics report;
  CHECK_FALSE(make_sheet_pdf(sheet, paper, "/sheet.pdf", report));
  return TinyCatalogue::told(report);
}

std::string bytes_of(const Sheet& sheet, const Paper& paper) {
  Diagnostics report;
  const auto bytes = make_sheet_pdf(sheet, paper, "/sheet.pdf", report);
  CHECK(TinyCatalogue::told(report) == "");
  return bytes.value_or("");
}

}  // namespace

TEST_CASE("the same sheet gives the same bytes, and another paper gives others") {
  const Sheet sheet = make_small_sheet(40);
  const std::string once = bytes_of(sheet, papers[0]);
  CHECK(once.starts_with("%PDF-1."));
  CHECK(once == bytes_of(sheet, papers[0]));
  CHECK(once != bytes_of(sheet, papers[1]));
}

TEST_CASE("a sheet says in which language it is, and that its structure is marked") {
  const std::string bytes = bytes_of(make_small_sheet(1), papers[0]);
  CHECK(bytes.find("/Lang (de)") != std::string::npos);
  CHECK(bytes.find("/Marked true") != std::string::npos);
}

TEST_CASE("a page that is full names the first code that found no room") {
  const Sheet sheet = make_small_sheet(200);
  for (const Paper& paper : papers) {
    const std::string told = told_about(sheet, paper);
    CAPTURE(told);
    CHECK(told.find("error: there is no room for '6") != std::string::npos);
    CHECK(told.find("[sheet-overflow]\n  hint: shorten names and meanings, or give codes that are "
                    "rarely met a lower popularity\n") != std::string::npos);
  }
}

TEST_CASE("the last code that fits is not one less than the first that does not") {
  int entries = 200;
  Diagnostics report;
  while (entries > 0 && !make_sheet_pdf(make_small_sheet(entries), papers[0], "x", report))
    --entries;
  REQUIRE(entries > 100);
  CHECK(told_about(make_small_sheet(entries + 1), papers[0]) ==
        fmt::format("/sheet.pdf: error: there is no room for '{}' on the page [sheet-overflow]\n"
                    "  hint: shorten names and meanings, or give codes that are rarely met a lower "
                    "popularity\n",
                    500 + entries));
}

TEST_CASE("a heading wider than a column is an error, not cut") {
  Sheet sheet = make_small_sheet(1);
  sheet.classes[0].name = std::string(60, 'M');
  CHECK(told_about(sheet, papers[1]) ==
        fmt::format("/sheet.pdf: error: '5xx  {}' is too wide for a column of the page "
                    "[sheet-overflow]\n  hint: shorten it\n",
                    std::string(60, 'M')));
}

TEST_CASE("the title of a box wider than a column is an error, not cut") {
  Sheet sheet = make_small_sheet(1);
  sheet.classes[0].decisions = {{std::string(40, 'W'), "server-error", {{"500", "it is so"}}}};
  CHECK(told_about(sheet, papers[1]) ==
        fmt::format("/sheet.pdf: error: '{}' is too wide for a column of the page "
                    "[sheet-overflow]\n  hint: shorten it\n",
                    std::string(40, 'W')));
}

TEST_CASE("a character that the font lacks is an error, not an empty box") {
  Sheet sheet = make_small_sheet(2);
  sheet.classes[0].entries[1].meaning = "状態";
  CHECK(told_about(sheet, papers[0]) ==
        "/sheet.pdf: error: the font of the sheet lacks a character of '501' [missing-glyph]\n"
        "  hint: write its name and meaning in Latin, Greek or Cyrillic letters\n");
}
