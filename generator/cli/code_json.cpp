#include "cli/code_json.hpp"

#include "cli/code_text.hpp"
#include "compare/group_table.hpp"
#include "pages/code_views.hpp"
#include "render/view_json.hpp"

namespace statusbook {
namespace {

View make_code_view(const Catalogue& catalogue, const StatusCode& code) {
  View view = make_card_view(catalogue, code);
  view.set("facts", make_facts_view(catalogue, code));
  return view;
}

View make_rows_view(const std::vector<const StatusCode*>& codes) {
  std::vector<AspectSheet> sheets;
  for (const StatusCode* code : codes)
    sheets.push_back(make_aspect_sheet(*code));
  std::vector<const AspectSheet*> borrowed;
  for (const AspectSheet& sheet : sheets)
    borrowed.push_back(&sheet);
  View::List rows;
  for (const GroupRow& row : compare_group(borrowed)) {
    rows.push_back(View{{"id", row.aspect->id},
                        {"label", row.aspect->label},
                        {"values", View::List(row.values.begin(), row.values.end())},
                        {"differs", row.differs}});
  }
  return rows;
}

std::string as_json(const View& view) {
  return view_to_json(view, 2) + '\n';
}

}  // namespace

std::string code_as_json(const Catalogue& catalogue, const StatusCode& code) {
  return as_json(make_code_view(catalogue, code));
}

std::string comparison_as_json(const Catalogue& catalogue,
                               const std::vector<const StatusCode*>& codes) {
  View::List views;
  for (const StatusCode* code : codes)
    views.push_back(make_code_view(catalogue, *code));
  const View verdict =
      codes.size() == 2 ? View(verdict_of(catalogue, *codes[0], *codes[1])) : View();
  return as_json(
      View{{"codes", std::move(views)}, {"verdict", verdict}, {"rows", make_rows_view(codes)}});
}

std::string list_as_json(const Catalogue& catalogue, const std::vector<const StatusCode*>& codes) {
  View::List views;
  for (const StatusCode* code : codes)
    views.push_back(make_card_view(catalogue, *code));
  return as_json(View{{"codes", std::move(views)}});
}

}  // namespace statusbook
