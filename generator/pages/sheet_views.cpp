#include "pages/sheet_views.hpp"

#include <fmt/format.h>

#include "pages/code_views.hpp"
#include "print/paper.hpp"

namespace statusbook {
namespace {

template <typename Items, typename Make>
View::List list_of(const Items& items, Make make) {
  View::List list;
  for (const auto& item : items)
    list.push_back(make(item));
  return list;
}

View mark_view(const SheetMark& mark) {
  return View{{"letter", mark.letter}, {"meaning", mark.meaning}};
}

View field_view(const SheetField& field) {
  return View{{"name", field.name}, {"is_required", field.is_required}};
}

View marks_of(const SheetEntry& entry) {
  View::List marks;
  for (const SheetMark& mark : sheet_marks()) {
    for (const std::string& letter : entry.marks) {
      if (letter == mark.letter) marks.push_back(mark_view(mark));
    }
  }
  return optional_list(std::move(marks));
}

View entry_view(const SheetEntry& entry) {
  return View{
      {"key", entry.key},         {"code", entry.code},
      {"name", entry.name},       {"url", code_url(entry.key)},
      {"meaning", entry.meaning}, {"is_common", entry.is_common},
      {"marks", marks_of(entry)}, {"fields", optional_list(list_of(entry.fields, field_view))}};
}

// Null where there are no redirects.
View redirects_view(const RedirectTable& table) {
  if (table.rows.empty()) return {};
  const auto cell = [](const std::string& text) {
    return View{{"text", text.empty() ? View("–") : View(text)}};
  };
  const auto row = [&](const RedirectTable::Row& each) {
    return View{{"permanence", each.permanence}, {"cells", list_of(each.codes, cell)}};
  };
  return View{{"columns", list_of(table.columns, cell)}, {"rows", list_of(table.rows, row)}};
}

View decision_view(const QuickDecision& decision) {
  return View{
      {"title", decision.title},
      {"rules", list_of(decision.rules, [](const Decision& rule) {
         return View{{"code", rule.code}, {"url", code_url(rule.code)}, {"when", rule.when}};
       })}};
}

View section_view(const SheetSection& section) {
  return View{{"slug", section.slug},
              {"label", section.label},
              {"name", section.name},
              {"color", section.color},
              {"url", fmt::format("categories/{}/", section.slug)},
              {"entries", optional_list(list_of(section.entries, entry_view))},
              {"out_of_use", optional_list(list_of(section.out_of_use, entry_view))},
              {"redirects", redirects_view(section.redirects)},
              {"decisions", optional_list(list_of(section.decisions, decision_view))}};
}

}  // namespace

View::Object make_sheet_view(const Sheet& sheet) {
  return {{"registry_date", text_or_null(sheet.registry_date)},
          {"marks", list_of(sheet_marks(), mark_view)},
          {"classes", list_of(sheet.classes, section_view)},
          {"vendors", optional_list(list_of(sheet.vendors, section_view))},
          {"papers", list_of(papers, [](const Paper& paper) {
             return View{{"label", paper.label}, {"url", sheet_pdf_path(paper)}};
           })}};
}

}  // namespace statusbook
