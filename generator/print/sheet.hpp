#pragma once

// What the cheat sheet says, before anybody knows how it looks: the PDF, the page /cheat-sheet/,
// the text formats and the manual page are all made from it. Made from the catalogue alone, so a
// new code is on every one of them. Plain values that own their text.

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "catalogue/site_settings.hpp"

namespace statusbook {

// A property of a code that a sheet shows as one letter.
struct SheetMark {
  std::string_view letter;
  std::string_view meaning;
};

// Every mark there is, in the order in which an entry has them. The legend.
const std::vector<SheetMark>& sheet_marks();

struct SheetField {
  std::string name;
  bool is_required = false;  // MUST, in every response; else SHOULD, or what makes it work
};

struct SheetEntry {
  std::string key;
  int code = 0;
  std::string name;
  std::string meaning;
  bool is_common = false;          // popularity
  std::vector<std::string> marks;  // letters of sheet_marks()
  std::vector<SheetField> fields;  // that every response with this code has
};

// Which redirect to choose: a row for each permanence, a column for each fate of the method.
struct RedirectTable {
  struct Row {
    std::string permanence;
    std::vector<std::string> codes;  // a column each, empty where there is none
  };
  std::vector<std::string> columns;
  std::vector<Row> rows;  // none when the catalogue has no redirects
};

struct SheetSection {
  std::string slug;  // the family's
  std::string label;
  std::string name;
  std::string color;  // a color token of the style sheet
  std::vector<SheetEntry> entries;
  std::vector<SheetEntry> out_of_use;  // registered, and unused or obsoleted
  RedirectTable redirects;
  std::vector<QuickDecision> decisions;
};

struct Sheet {
  std::string title;
  std::string site;      // its name
  std::string base_url;  // without '/' at the end
  std::string language;
  std::string registry_date;          // YYYY-MM-DD; empty when no code is registered
  std::string updated;                // of the newest code
  std::vector<SheetSection> classes;  // the registry's codes
  std::vector<SheetSection> vendors;  // the codes of others that people meet
};

Sheet make_sheet(const Catalogue& catalogue, const SiteSettings& settings);

}  // namespace statusbook
