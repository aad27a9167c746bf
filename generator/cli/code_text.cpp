#include "cli/code_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compare/group_table.hpp"
#include "compare/verdict.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

constexpr std::size_t widest_label = 24;
constexpr std::size_t narrowest_column = 18;  // that can still be read
constexpr std::size_t widest_name = 34;
constexpr std::string_view bold = "1";
constexpr std::string_view dim = "2";

std::size_t label_width(const TerminalLook& look) {
  return std::min(widest_label, look.width / 3);
}

// What is left of the line behind `taken` columns and two spaces.
std::size_t rest_of(const TerminalLook& look, std::size_t taken) {
  return look.width > taken + 3 ? look.width - taken - 2 : 1;
}

std::string paragraph(const std::string& text, const TerminalLook& look) {
  return text_row({{text, look.width}}, look.color);
}

std::string style_of(const Catalogue& catalogue, const StatusCode& code) {
  return std::string(terminal_style(catalogue.find_family(code.family)->color));
}

std::string title_of(const Catalogue& catalogue, const StatusCode& code) {
  const Family& family = *catalogue.find_family(code.family);
  const std::string title = fmt::format("{} {}", code.code, code.name);
  return family.kind == "class" ? title : fmt::format("{} ({})", title, family.label);
}

// Several statements are a list.
std::string itemized(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return std::string(text);
  std::string list = "- ";
  for (const char c : text) {
    list += c;
    if (c == '\n') list += "- ";
  }
  return list;
}

struct LabeledText {
  std::string label;
  std::string text;
};

std::string related_text(const Catalogue& catalogue, const StatusCode& code) {
  std::string text;
  for (const RelatedCode& related : code.related) {
    if (!text.empty()) text += '\n';
    text +=
        fmt::format("{}: {}", title_of(catalogue, *catalogue.find_code(related.code)), related.why);
  }
  return text;
}

std::string other_meanings_text(const Catalogue& catalogue, const StatusCode& code) {
  std::string text;
  for (const StatusCode* other : catalogue.other_meanings(code)) {
    if (!text.empty()) text += '\n';
    text += fmt::format("{}: {}", other->key, title_of(catalogue, *other));
  }
  return text;
}

// What the aspects leave out, because no two codes differ in it.
std::vector<LabeledText> more_of(const CatalogueInput& input, const StatusCode& code) {
  return {{"Related", related_text(input.catalogue, code)},
          {"Other meanings", other_meanings_text(input.catalogue, code)},
          {"Read more", fmt::format("{}/{}/", input.settings.base_url, code.key)}};
}

std::string labeled_row(const LabeledText& row, const TerminalLook& look) {
  const std::size_t width = label_width(look);
  return text_row({{row.label, width, dim}, {itemized(row.text), rest_of(look, width)}},
                  look.color);
}

std::vector<AspectSheet> sheets_of(const std::vector<const StatusCode*>& codes) {
  std::vector<AspectSheet> sheets;
  for (const StatusCode* code : codes)
    sheets.push_back(make_aspect_sheet(*code));
  return sheets;
}

// ---- side by side

struct Comparing {
  const CatalogueInput& input;
  const std::vector<const StatusCode*>& codes;
  TerminalLook look;
  std::vector<std::string> styles;
  std::size_t column = 0;  // the width of each code's; 0: there is no room for columns
};

Comparing prepare(const CatalogueInput& input, const std::vector<const StatusCode*>& codes,
                  const TerminalLook& look) {
  Comparing comparing{input, codes, look, {}, 0};
  for (const StatusCode* code : codes)
    comparing.styles.push_back(style_of(input.catalogue, *code));
  const std::size_t taken = label_width(look) + 2 * codes.size();
  const std::size_t column = look.width > taken ? (look.width - taken) / codes.size() : 0;
  if (column >= narrowest_column) comparing.column = column;
  return comparing;
}

std::string column_heads(const Comparing& comparing) {
  std::vector<TextCell> cells{{"", label_width(comparing.look)}};
  for (std::size_t i = 0; i < comparing.codes.size(); ++i) {
    cells.push_back({title_of(comparing.input.catalogue, *comparing.codes[i]), comparing.column,
                     comparing.styles[i]});
  }
  return text_row(cells, comparing.look.color);
}

std::string columns_row(const Comparing& comparing, const GroupRow& row) {
  std::vector<TextCell> cells{{std::string(row.aspect->label), label_width(comparing.look), dim}};
  for (const std::string_view value : row.values)
    cells.push_back({itemized(value), comparing.column});
  return text_row(cells, comparing.look.color);
}

std::string stacked_row(const Comparing& comparing, const GroupRow& row) {
  const TerminalLook& look = comparing.look;
  std::size_t keys = 0;
  for (const StatusCode* code : comparing.codes)
    keys = std::max(keys, code->key.size());
  std::string text = text_row({{std::string(row.aspect->label), look.width, bold}}, look.color);
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    text += text_row({{"", 0},
                      {comparing.codes[i]->key, keys, comparing.styles[i]},
                      {itemized(row.values[i]), rest_of(look, keys + 2)}},
                     look.color);
  }
  return text;
}

std::string stacked_heads(const Comparing& comparing) {
  std::string text;
  for (std::size_t i = 0; i < comparing.codes.size(); ++i) {
    text += text_row({{title_of(comparing.input.catalogue, *comparing.codes[i]),
                       comparing.look.width, comparing.styles[i]}},
                     comparing.look.color);
  }
  return text;
}

std::string differing_rows(const Comparing& comparing, const std::vector<GroupRow>& rows) {
  std::string text;
  for (const GroupRow& row : rows) {
    if (!row.differs) continue;
    text += comparing.column > 0 ? columns_row(comparing, row) : stacked_row(comparing, row);
  }
  return text;
}

std::string equal_rows(const Comparing& comparing, const std::vector<GroupRow>& rows) {
  std::string text;
  for (const GroupRow& row : rows) {
    if (row.differs) continue;
    if (text.empty()) text = "\n" + painted("The same for all", bold, comparing.look.color) + "\n";
    text += labeled_row({std::string(row.aspect->label), std::string(row.values.front())},
                        comparing.look);
  }
  return text;
}

}  // namespace

std::string code_as_text(const CatalogueInput& input, const StatusCode& code,
                         const TerminalLook& look) {
  const std::string style = style_of(input.catalogue, code);
  std::string text = text_row({{title_of(input.catalogue, code), look.width, style}}, look.color) +
                     paragraph(code.answer, look) + "\n";
  const AspectSheet sheet = make_aspect_sheet(code);
  for (std::size_t i = 0; i < sheet.values.size(); ++i) {
    if (sheet.values[i].empty()) continue;
    text += labeled_row({std::string(aspects()[i].label), sheet.values[i]}, look);
  }
  for (const LabeledText& row : more_of(input, code)) {
    if (!row.text.empty()) text += labeled_row(row, look);
  }
  return text;
}

std::string comparison_as_text(const CatalogueInput& input,
                               const std::vector<const StatusCode*>& codes,
                               const TerminalLook& look) {
  const Comparing comparing = prepare(input, codes, look);
  const std::vector<AspectSheet> sheets = sheets_of(codes);
  std::vector<const AspectSheet*> borrowed;
  for (const AspectSheet& sheet : sheets)
    borrowed.push_back(&sheet);
  const std::vector<GroupRow> rows = compare_group(borrowed);
  std::string text;
  if (codes.size() == 2) {
    text = paragraph(verdict_of(input.catalogue, *codes[0], *codes[1]), look) + "\n";
  }
  text += comparing.column > 0 ? column_heads(comparing) : stacked_heads(comparing);
  return text + differing_rows(comparing, rows) + equal_rows(comparing, rows);
}

std::string list_as_text(const CatalogueInput& input, const std::vector<const StatusCode*>& codes,
                         const TerminalLook& look) {
  std::size_t keys = 0, names = 0;
  const auto name_of = [&](const StatusCode& code) {
    return title_of(input.catalogue, code).substr(std::to_string(code.code).size() + 1);
  };
  for (const StatusCode* code : codes) {
    keys = std::max(keys, code->key.size());
    names = std::max(names, count_code_points(name_of(*code)));
  }
  const std::size_t half = look.width > keys + 8 ? (look.width - keys) / 2 - 3 : 1;
  names = std::min({names, widest_name, half});
  std::string text;
  for (const StatusCode* code : codes) {
    const std::string style = style_of(input.catalogue, *code);
    text += text_row({{code->key, keys, style},
                      {name_of(*code), names, bold},
                      {code->meaning, rest_of(look, keys + 2 + names)}},
                     look.color);
  }
  return text;
}

std::string verdict_of(const Catalogue& catalogue, const StatusCode& a, const StatusCode& b) {
  const Comparison* comparison = catalogue.find_comparison(a.key, b.key);
  if (comparison == nullptr) comparison = catalogue.find_comparison(b.key, a.key);
  return comparison == nullptr ? derive_verdict(a, b) : comparison->verdict;
}

}  // namespace statusbook
