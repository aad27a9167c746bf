#include "print/sheet_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook {
namespace {

// For scale 1, in points.
constexpr double text_indent = 23.5;
constexpr double entry_gap = 2.6;
constexpr double heading_gap = 3.4;
constexpr double section_gap = 3;
constexpr double box_padding = 5;
constexpr double box_indent = 18;
constexpr double redirect_label = 34;
constexpr double line_of_type = 1.36;  // the height of a line, as a multiple of its type

constexpr const char* vendors_title = "Outside the registry";
constexpr const char* redirects_title = "Which redirect?";

// ---- headings

struct EntryPlace {
  std::string section;  // as a later column says it again
  std::string url;
  Ink ink;
};

std::function<void(double, double)> make_repeat(const Brush& brush, const EntryPlace& place,
                                                double width) {
  return [=](double x, double y) {
    brush.repeated_bar(place.section, place.ink, {x, y, width, 0});
  };
}

SheetBlock make_heading(const Brush& brush, const std::string& title, Ink ink, double width,
                        double gap) {
  SheetBlock block;
  block.flow = {brush(gap + heading_height + heading_gap), true, 0};
  block.name = title;
  const double text_width = width - brush(2 * bar_padding);
  block.texts = {brush.fit(title, heading_type, ink, text_width)};
  block.is_too_wide = brush.canvas.width_of(block.texts.front()) > text_width + 0.1;
  block.draw = [=](double x, double y) {
    const double top = y + brush(gap);
    brush.canvas.add_bookmark(title, top);
    brush.heading_bar(title, ink, {x, top, width, 0});
  };
  return block;
}

SheetBlock make_vendor_name(const Brush& brush, const SheetSection& section, double width) {
  const Text text{{section.label, brush.bold(name_type, ink_of_token(section.color))}};
  const double height = brush.canvas.height_of(text, width);
  SheetBlock block;
  block.flow = {height + brush(1.6), true, brush(heading_height + heading_gap)};
  block.name = section.label;
  block.repeat = make_repeat(brush, {vendors_title, {}, ink_of_token(section.color)}, width);
  block.texts = {text};
  block.draw = [=](double x, double y) {
    const double indent = brush.canvas.width_of(text) + brush(4);
    brush.canvas.fill({x + indent, y + height * 0.55, width - indent, 0.5}, rule_ink);
    const Canvas::Part heading(brush.canvas, "H3");
    brush.canvas.write(text, {x, y, width, 0});
  };
  return block;
}

// ---- entries

Text describe(const Brush& brush, const SheetEntry& entry, double width) {
  Text text{{entry.meaning, brush.regular(text_type, black_ink)}};
  for (const SheetField& field : entry.fields) {
    text.push_back({"  ", brush.regular(text_type, black_ink)});
    text.push_back({fmt::format("{} {}", field.is_required ? "!" : "+", field.name),
                    brush.bold(smallest_type, gray_ink), true});
  }
  // Fields that do not fit behind the meaning stand together in a line of their own.
  if (brush.canvas.width_of(text) > width && text.size() > 1) text[1].text = "\n";
  return text;
}

void draw_marks(const Brush& brush, const SheetEntry& entry, double right, double y) {
  double x =
      right - brush(mark_step * static_cast<double>(entry.marks.size()) - (mark_step - mark_width));
  for (const std::string& letter : entry.marks) {
    brush.mark(letter, x, y + brush(0.3));
    x += brush(mark_step);
  }
}

SheetBlock make_entry(const Brush& brush, const SheetEntry& entry, const EntryPlace& place,
                      double width) {
  const double indent = brush(text_indent);
  const double name_width =
      width - indent - brush(mark_step * static_cast<double>(entry.marks.size()));
  const Text name{{entry.name, brush.bold(name_type, black_ink)}};
  const Text meaning = describe(brush, entry, width - indent);
  const double name_height = brush.canvas.height_of(name, name_width);
  const double height = name_height + brush.canvas.height_of(meaning, width - indent);
  SheetBlock block;
  block.flow = {height + brush(entry_gap), false, brush(heading_height + heading_gap)};
  block.name = entry.key;
  block.texts = {meaning, name};
  block.draw = [=, &entry](double x, double y) {
    const Canvas::Part paragraph(brush.canvas, "P");
    {
      const Canvas::Part link = brush.canvas.link(place.url);
      brush.chip({std::to_string(entry.code), place.ink, entry.is_common}, x, y);
      brush.canvas.write(name, {x + indent, y, name_width, 0});
    }
    draw_marks(brush, entry, x + width, y);
    brush.canvas.write(meaning, {x + indent, y + name_height, width - indent, 0});
  };
  block.repeat = make_repeat(brush, place, width);
  return block;
}

// A code that is not in use: its number without a chip, and everything in gray.
SheetBlock make_unused_entry(const Brush& brush, const SheetEntry& entry, const EntryPlace& place,
                             double width) {
  const double indent = brush(text_indent);
  const bool has_name = !entry.name.starts_with('(');
  SheetBlock block;
  const Text text{{has_name ? entry.name + "  " : "", brush.bold(text_type, gray_ink)},
                  {entry.meaning, brush.regular(text_type, gray_ink)}};
  block.texts = {text};
  block.flow = {brush.canvas.height_of(text, width - indent) + brush(entry_gap), false,
                brush(heading_height + heading_gap)};
  block.name = entry.key;
  block.draw = [=, &entry](double x, double y) {
    const Canvas::Part paragraph(brush.canvas, "P");
    const Canvas::Part link = brush.canvas.link(place.url);
    brush.canvas.write({{std::to_string(entry.code), brush.regular(8.4, gray_ink)}},
                       {x, y - brush(1.2), brush(chip_width), 0}, Alignment::center);
    brush.canvas.write(text, {x + indent, y, width - indent, 0});
  };
  block.repeat = make_repeat(brush, place, width);
  return block;
}

// ---- boxes

struct BoxRow {
  Text label;
  Text text;
  double height = 0;
};

std::vector<BoxRow> make_rows(const Brush& brush, const QuickDecision& decision, Ink ink,
                              double width) {
  std::vector<BoxRow> rows;
  for (const Decision& rule : decision.rules) {
    BoxRow row{{{rule.code, brush.bold(name_type, ink)}},
               {{rule.when, brush.regular(text_type, black_ink)}},
               brush(1.4)};
    row.height += brush.canvas.height_of(row.text, width);
    rows.push_back(std::move(row));
  }
  return rows;
}

SheetBlock make_decision(const Brush& brush, const QuickDecision& decision, Ink ink, double width) {
  const double text_width = width - brush(box_indent + 2 * box_padding);
  const std::vector<BoxRow> rows = make_rows(brush, decision, ink, text_width);
  const double title = brush(name_type * line_of_type);
  double height = title + brush(2 * box_padding - 1.5);
  for (const BoxRow& row : rows)
    height += row.height;
  SheetBlock block;
  block.flow = {height + brush(entry_gap), false, 0};
  block.name = decision.title;
  block.texts = {brush.box_title(decision.title, width)};
  block.is_too_wide =
      brush.canvas.width_of(block.texts.front()) > width - brush(2 * box_padding) + 0.1;
  for (const BoxRow& row : rows)
    block.texts.push_back(row.text);
  block.draw = [=, &decision](double x, double y) {
    brush.box(decision.title, {x, y, width, height});
    const double left = x + brush(box_padding);
    double top = y + brush(box_padding) + title;
    for (const BoxRow& row : rows) {
      const Canvas::Part paragraph(brush.canvas, "P");
      brush.canvas.write(row.label, {left, top - brush(0.6), width, 0});
      brush.canvas.write(row.text, {left + brush(box_indent), top, text_width, 0});
      top += row.height;
    }
  };
  return block;
}

struct TableRow {
  std::string label;
  std::vector<std::string> cells;
  TextStyle style;
  bool is_head = false;
};

void draw_row(const Brush& brush, const TableRow& row, const Rectangle& box) {
  const double first = brush(redirect_label);
  const double step = (box.width - first) / static_cast<double>(row.cells.size());
  const Canvas::Part part(brush.canvas, "TR");
  {
    const Canvas::Part head(brush.canvas, "TH");
    const double sink = (row.style.size - brush(text_type)) * 0.7;  // onto the cells' base line
    brush.canvas.write({{row.label, brush.regular(text_type, row.is_head ? gray_ink : black_ink)}},
                       {box.x, box.y + std::max(0.0, sink), first, 0});
  }
  double x = box.x + first;
  for (const std::string& cell : row.cells) {
    const Canvas::Part data(brush.canvas, row.is_head ? "TH" : "TD");
    brush.canvas.write({{cell.empty() ? "–" : cell, row.style}}, {x, box.y, step, 0},
                       Alignment::center);
    x += step;
  }
}

double redirect_step(const Brush& brush, const RedirectTable& table, double width) {
  return (width - brush(2 * box_padding + redirect_label)) /
         static_cast<double>(table.columns.size());
}

SheetBlock make_redirects(const Brush& brush, const RedirectTable& table, Ink ink, double width) {
  const TextStyle head_style = brush.regular(smallest_type, gray_ink);
  const double line = brush(name_type * 1.5);
  double head = 0;  // the height of the row of headings
  for (const std::string& column : table.columns) {
    const double step = redirect_step(brush, table, width);
    head = std::max(head, brush.canvas.height_of({{column, head_style}}, step));
  }
  const double height =
      head + line * static_cast<double>(table.rows.size() + 1) + brush(box_padding + 2);
  SheetBlock block;
  block.flow = {height + brush(entry_gap), false, 0};
  block.name = redirects_title;
  block.draw = [=, &table](double x, double y) {
    brush.box(redirects_title, {x, y, width, height});
    const Canvas::Part whole(brush.canvas, "Table");
    Rectangle box{x + brush(box_padding), y + brush(box_padding) + line,
                  width - brush(2 * box_padding), 0};
    draw_row(brush, {"method", table.columns, head_style, true}, box);
    box.y += head + brush(1);
    for (const RedirectTable::Row& row : table.rows) {
      draw_row(brush, {row.permanence, row.codes, brush.bold(8.4, ink)}, box);
      box.y += line;
    }
  };
  return block;
}

// ---- all of them

class BlockList {
 public:
  BlockList(const Sheet& sheet, const Brush& brush, double width)
      : sheet_(sheet), brush_(brush), width_(width) {}

  void add_class(const SheetSection& section) {
    const Ink ink = ink_of_token(section.color);
    const std::string title = fmt::format("{}  {}", section.label, section.name);
    add_heading(title, ink);
    add_entries(section, title);
    for (const SheetEntry& entry : section.out_of_use)
      add(make_unused_entry(brush_, entry, place_of(entry, title, ink), width_));
    if (!section.redirects.rows.empty()) {
      add(make_redirects(brush_, section.redirects, ink, width_));
    }
    for (const QuickDecision& decision : section.decisions)
      add(make_decision(brush_, decision, ink, width_));
  }

  void add_vendors(const std::vector<SheetSection>& sections) {
    if (sections.empty()) return;
    add_heading(vendors_title, ink_of_token(sections.front().color));
    for (const SheetSection& section : sections) {
      add(make_vendor_name(brush_, section, width_));
      add_entries(section, section.label);
    }
  }

  std::vector<SheetBlock> take() { return std::move(blocks_); }

 private:
  void add(SheetBlock block) { blocks_.push_back(std::move(block)); }

  void add_heading(const std::string& title, Ink ink) {
    add(make_heading(brush_, title, ink, width_, blocks_.empty() ? 0 : section_gap));
  }

  void add_entries(const SheetSection& section, const std::string& title) {
    const Ink ink = ink_of_token(section.color);
    for (const SheetEntry& entry : section.entries)
      add(make_entry(brush_, entry, place_of(entry, title, ink), width_));
  }

  EntryPlace place_of(const SheetEntry& entry, const std::string& section, Ink ink) const {
    return {section, fmt::format("{}/{}/", sheet_.base_url, entry.key), ink};
  }

  const Sheet& sheet_;
  const Brush& brush_;
  double width_;
  std::vector<SheetBlock> blocks_;
};

}  // namespace

std::vector<SheetBlock> make_sheet_blocks(const Sheet& sheet, const Brush& brush,
                                          double column_width) {
  BlockList list(sheet, brush, column_width);
  for (const SheetSection& section : sheet.classes)
    list.add_class(section);
  list.add_vendors(sheet.vendors);
  return list.take();
}

}  // namespace statusbook
