#include "print/sheet_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "support/utf8.hpp"

namespace statusbook {
namespace {

constexpr std::size_t number_columns = 4;  // with a sign
constexpr std::size_t mark_columns = 3;    // no code has more
constexpr std::size_t label_columns = 12;  // of the table of redirects

// The sections of a sheet as one list, classes first.
std::vector<const SheetSection*> sections_of(const Sheet& sheet) {
  std::vector<const SheetSection*> sections;
  for (const auto* list : {&sheet.classes, &sheet.vendors}) {
    for (const SheetSection& section : *list)
      sections.push_back(&section);
  }
  return sections;
}

std::string title_of(const SheetSection& section) {
  return section.label == section.name ? section.name
                                       : fmt::format("{} {}", section.label, section.name);
}

// "!Allow +Location"
std::string fields_text(const SheetEntry& entry) {
  std::vector<std::string> fields;
  for (const SheetField& field : entry.fields)
    fields.push_back(fmt::format("{}{}", field.is_required ? "!" : "+", field.name));
  return fmt::format("{}", fmt::join(fields, " "));
}

// ---- text

std::size_t longest_name(const Sheet& sheet) {
  std::size_t longest = 0;
  for (const SheetSection* section : sections_of(sheet)) {
    for (const SheetEntry& entry : section->entries)
      longest = std::max(longest, count_code_points(entry.name));
    for (const SheetEntry& entry : section->out_of_use)
      longest = std::max(longest, count_code_points(entry.name));
  }
  return longest;
}

struct TextPlan {
  const TerminalLook& look;
  std::size_t name_width = 0;
  std::string_view style = {};  // of the section
};

std::string indented(std::size_t columns, std::vector<TextCell> cells, const TextPlan& plan) {
  cells.insert(cells.begin(), TextCell{"", columns - 2});
  std::size_t taken = 0;
  for (const TextCell& cell : cells)
    taken += cell.width + 2;
  cells.back().width = plan.look.width > taken ? plan.look.width - taken : 1;
  return text_row(cells, plan.look.color);
}

std::string text_line(const SheetEntry& entry, std::string_view sign, const TextPlan& plan) {
  std::string meaning = entry.meaning;
  if (!entry.fields.empty()) meaning += "  " + fields_text(entry);
  return indented(2,
                  {{fmt::format("{}{}", entry.code, sign), number_columns, plan.style},
                   {entry.name, plan.name_width},
                   {fmt::format("{}", fmt::join(entry.marks, "")), mark_columns},
                   {meaning, 0}},
                  plan);
}

std::string redirects_as_text(const RedirectTable& table, const TextPlan& plan) {
  const auto row = [&](const std::string& label, const std::vector<std::string>& values) {
    std::string line = "    " + padded(label, label_columns);
    for (const std::string& value : values)
      line += padded(value.empty() ? "-" : value, label_columns);
    return without_trailing_spaces(std::move(line)) + "\n";
  };
  std::string text = "\n  " + painted("Which redirect?", plan.style, plan.look.color) + "\n";
  text += row("method", table.columns);
  for (const RedirectTable::Row& each : table.rows)
    text += row(each.permanence, each.codes);
  return text;
}

std::string decision_as_text(const QuickDecision& decision, const TextPlan& plan) {
  std::string text = "\n  " + painted(decision.title, plan.style, plan.look.color) + "\n";
  for (const Decision& rule : decision.rules)
    text += indented(4, {{rule.code, 3}, {rule.when, 0}}, plan);
  return text;
}

std::string section_as_text(const SheetSection& section, const TextPlan& plan) {
  std::string text = "\n" + painted(title_of(section), plan.style, plan.look.color) + "\n";
  for (const SheetEntry& entry : section.entries)
    text += text_line(entry, entry.is_common ? "*" : "", plan);
  for (const SheetEntry& entry : section.out_of_use)
    text += text_line(entry, "x", plan);
  if (!section.redirects.rows.empty()) text += redirects_as_text(section.redirects, plan);
  for (const QuickDecision& decision : section.decisions)
    text += decision_as_text(decision, plan);
  return text;
}

// Every sign of the text formats with what it means.
std::vector<std::pair<std::string, std::string>> legend() {
  std::vector<std::pair<std::string, std::string>> signs{{"*", "common in practice"},
                                                         {"x", "not in use"}};
  for (const SheetMark& mark : sheet_marks())
    signs.emplace_back(mark.letter, mark.meaning);
  signs.emplace_back("!", "field that every response must have");
  signs.emplace_back("+", "field that every response should have");
  return signs;
}

// ---- Markdown

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string markdown_row(const Sheet& sheet, const SheetEntry& entry) {
  const std::string number = fmt::format("[{}]({}/{}/)", entry.code, sheet.base_url, entry.key);
  std::string fields;
  for (const SheetField& field : entry.fields) {
    if (!fields.empty()) fields += ", ";
    fields += fmt::format("{}`{}`", field.is_required ? "**!** " : "", field.name);
  }
  return fmt::format("| {} | {} | {} | {} | {} |\n",
                     entry.is_common ? fmt::format("**{}**", number) : number, escaped(entry.name),
                     escaped(entry.meaning), fmt::join(entry.marks, " "), fields);
}

std::string redirects_as_markdown(const RedirectTable& table) {
  std::string text = "\n### Which redirect?\n\n| method | " +
                     fmt::format("{} |\n| --- |", fmt::join(table.columns, " | "));
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    text += " --- |";
  text += '\n';
  for (const RedirectTable::Row& row : table.rows)
    text += fmt::format("| {} | {} |\n", row.permanence, fmt::join(row.codes, " | "));
  return text;
}

std::string section_as_markdown(const Sheet& sheet, const SheetSection& section) {
  std::string text = fmt::format(
      "\n## {}\n\n| Code | Name | Meaning | Marks | Fields |\n"
      "| --- | --- | --- | --- | --- |\n",
      escaped(title_of(section)));
  for (const auto* list : {&section.entries, &section.out_of_use}) {
    for (const SheetEntry& entry : *list)
      text += markdown_row(sheet, entry);
  }
  if (!section.redirects.rows.empty()) text += redirects_as_markdown(section.redirects);
  for (const QuickDecision& decision : section.decisions) {
    text += fmt::format("\n### {}\n\n", escaped(decision.title));
    for (const Decision& rule : decision.rules)
      text += fmt::format("- **{}**: {}\n", rule.code, escaped(rule.when));
  }
  return text;
}

// ---- CSV

std::string csv_field(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string field_names(const SheetEntry& entry, bool SheetField::*is_required, bool wanted) {
  std::vector<std::string> names;
  for (const SheetField& field : entry.fields) {
    if (field.*is_required == wanted) names.push_back(field.name);
  }
  return fmt::format("{}", fmt::join(names, " "));
}

struct CsvPlace {
  const Sheet& sheet;
  const SheetSection& section;
  const char* in_use;
};

std::string csv_record(const SheetEntry& entry, const CsvPlace& place) {
  const std::array<std::string, 11> fields{std::to_string(entry.code),
                                           entry.key,
                                           entry.name,
                                           entry.meaning,
                                           place.section.slug,
                                           fmt::format("{}", fmt::join(entry.marks, "")),
                                           field_names(entry, &SheetField::is_required, true),
                                           field_names(entry, &SheetField::is_required, false),
                                           entry.is_common ? "yes" : "no",
                                           place.in_use,
                                           fmt::format("{}/{}/", place.sheet.base_url, entry.key)};
  std::string record;
  for (const std::string& field : fields)
    record += (record.empty() ? "" : ",") + csv_field(field);
  return record + "\r\n";
}

}  // namespace

std::string sheet_as_text(const Sheet& sheet, const TerminalLook& look) {
  std::string text = fmt::format("{}\n{}, {}\n", painted(sheet.title, "1", look.color), sheet.site,
                                 sheet.base_url);
  if (!sheet.registry_date.empty()) {
    text += fmt::format("Checked against the IANA registry of {}\n", sheet.registry_date);
  }
  const std::size_t name_width = std::min(longest_name(sheet), look.width / 3);
  for (const SheetSection* section : sections_of(sheet))
    text += section_as_text(*section, {look, name_width, terminal_style(section->color)});
  text += "\n" + painted("Marks", "1", look.color) + "\n";
  for (const auto& [sign, meaning] : legend())
    text += indented(2, {{sign, 1}, {meaning, 0}}, {look});
  return text;
}

std::string sheet_as_markdown(const Sheet& sheet) {
  std::string text =
      fmt::format("# {}\n\nFrom [{}]({}/).", sheet.title, escaped(sheet.site), sheet.base_url);
  if (!sheet.registry_date.empty()) {
    text += fmt::format(" Checked against the IANA registry of {}.", sheet.registry_date);
  }
  text += " A **bold** number is common in practice, **!** marks a required field.\n\nMarks:\n\n";
  for (const SheetMark& mark : sheet_marks())
    text += fmt::format("- {}: {}\n", mark.letter, mark.meaning);
  for (const SheetSection* section : sections_of(sheet))
    text += section_as_markdown(sheet, *section);
  return text;
}

std::string sheet_as_csv(const Sheet& sheet) {
  std::string text =
      "code,key,name,meaning,family,marks,required_fields,expected_fields,common,in_use,url\r\n";
  for (const SheetSection* section : sections_of(sheet)) {
    for (const SheetEntry& entry : section->entries)
      text += csv_record(entry, {sheet, *section, "yes"});
    for (const SheetEntry& entry : section->out_of_use)
      text += csv_record(entry, {sheet, *section, "no"});
  }
  return text;
}

}  // namespace statusbook
