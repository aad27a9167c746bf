#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "print/sheet_text.hpp"

namespace statusbook {
namespace {

// Text as mdoc takes it: a backslash starts an escape; '.' and ''' start a macro line.
std::string roff(std::string_view text) {
  std::string result;
  if (text.starts_with('.') || text.starts_with('\'')) result = "\\&";
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else {
      result += c;
    }
  }
  return result;
}

// One argument of a macro, in which no word is taken for another macro.
std::string argument(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : roff(text)) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

// "2026-11-21" → "November 21, 2026"
std::string manual_date(const std::string& date) {
  static constexpr std::array<const char*, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  if (date.size() != 10) return "January 1, 1970";
  const auto month = static_cast<std::size_t>(std::stoi(date.substr(5, 2)));
  return fmt::format("{} {}, {}", months.at(month - 1), std::stoi(date.substr(8)),
                     date.substr(0, 4));
}

std::string describe(const SheetEntry& entry) {
  std::string text = roff(entry.meaning) + ".\n";
  for (const SheetMark& mark : sheet_marks()) {
    for (const std::string& letter : entry.marks) {
      if (letter != mark.letter) continue;
      std::string sentence(mark.meaning);
      sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
      text += roff(sentence) + ".\n";
    }
  }
  for (const SheetField& field : entry.fields) {
    text += fmt::format("{} field:\n.Li {} .\n", field.is_required ? "Required" : "Expected",
                        argument(field.name));
  }
  return text;
}

std::string list_entries(const std::vector<SheetEntry>& entries) {
  std::string text;
  for (const SheetEntry& entry : entries) {
    text += fmt::format(".It Sy {}\n{}", argument(fmt::format("{} {}", entry.code, entry.name)),
                        describe(entry));
  }
  return text;
}

std::string redirects(const RedirectTable& table) {
  std::string text = ".Pp\nWhich redirect?\n.Bl -bullet -compact\n";
  for (const RedirectTable::Row& row : table.rows) {
    for (std::size_t i = 0; i < row.codes.size(); ++i) {
      if (row.codes[i].empty()) continue;
      text += fmt::format(".It\n{}, method {}:\n.Sy {}\n", row.permanence, table.columns[i],
                          argument(row.codes[i]));
    }
  }
  return text + ".El\n";
}

std::string decision(const QuickDecision& decision) {
  std::string text =
      fmt::format(".Pp\n{}\n.Bl -tag -width \"999\" -compact\n", roff(decision.title));
  for (const Decision& rule : decision.rules)
    text += fmt::format(".It Sy {}\n{}\n", argument(rule.code), roff(rule.when));
  return text + ".El\n";
}

std::string section_as_manual(const SheetSection& section) {
  std::string text = fmt::format(".Ss {}\n.Bl -tag -width \"999\"\n{}{}.El\n",
                                 argument(fmt::format("{} ({})", section.name, section.label)),
                                 list_entries(section.entries), list_entries(section.out_of_use));
  if (!section.redirects.rows.empty()) text += redirects(section.redirects);
  for (const QuickDecision& item : section.decisions)
    text += decision(item);
  return text;
}

}  // namespace

std::string sheet_as_manual(const Sheet& sheet) {
  std::string text = fmt::format(
      ".\\\" Made from the catalogue by statusbook sheet --format man.\n"
      ".Dd {}\n.Dt HTTP-STATUS 7\n.Os\n.Sh NAME\n.Nm http-status\n.Nd status codes of HTTP\n"
      ".Sh DESCRIPTION\nEvery registered status code of HTTP, and those of servers and networks\n"
      "that people meet in logs.\n",
      manual_date(sheet.updated));
  if (!sheet.registry_date.empty()) {
    text +=
        fmt::format("The list was checked against the IANA registry of {}.\n", sheet.registry_date);
  }
  text += "A code that is cacheable by default may be stored without a field that says so.\n";
  for (const SheetSection& section : sheet.classes)
    text += section_as_manual(section);
  if (!sheet.vendors.empty()) text += ".Sh CODES OUTSIDE THE REGISTRY\n";
  for (const SheetSection& section : sheet.vendors)
    text += section_as_manual(section);
  return text + fmt::format(".Sh SEE ALSO\n.Xr statusbook 1\n.Pp\n.Lk {}/ {}\n", sheet.base_url,
                            argument(sheet.site));
}

}  // namespace statusbook
