#include <fmt/format.h>

#include <algorithm>

#include "compare/group_table.hpp"
#include "pages/code_views.hpp"
#include "pages/guide_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "pages/social_cards.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

const StatusCode& code_of(const SiteContext& context, const std::string& key) {
  return *context.catalogue().find_code(key);
}

View cards_view(const SiteContext& context, const Guide& guide) {
  View::List list;
  for (const GuideCard& card : guide.cards) {
    const StatusCode& code = code_of(context, card.code);
    View::List causes(card.causes.begin(), card.causes.end());
    list.push_back(View{{"card", View::borrow(context.card(code))},
                        {"label", card.label},
                        {"line", card.line},
                        {"causes", std::move(causes)},
                        {"path", make_path_view(code)}});
  }
  return list;
}

View decision_view(const SiteContext& context, const Guide& guide) {
  View::List list;
  for (const Decision& decision : guide.decision) {
    list.push_back(View{{"card", View::borrow(context.card(code_of(context, decision.code)))},
                        {"when", decision.when}});
  }
  return list;
}

View table_view(const SiteContext& context, const Guide& guide) {
  std::vector<const AspectSheet*> sheets;
  for (const GuideCard& card : guide.cards)
    sheets.push_back(&context.aspects_of(code_of(context, card.code)));
  View::List rows;
  for (const GroupRow& row : compare_group(sheets)) {
    const std::size_t aspect = index_of(*row.aspect);
    View::List cells;
    for (std::size_t i = 1; i < guide.cards.size(); ++i) {
      const CodeViews& views = context.views(code_of(context, guide.cards[i].code));
      cells.push_back(View::borrow(views.cells[aspect]));
    }
    const CodeViews& first = context.views(code_of(context, guide.cards.front().code));
    const auto& openings = row.differs ? first.different_rows : first.same_rows;
    rows.push_back(View{{"opening", View::borrow(openings[aspect])}, {"cells", std::move(cells)}});
  }
  return rows;
}

// "503 (flag UH)" → the code with its address, and the rest.
View cell_view(const SiteContext& context, const std::string& column, const std::string& cell) {
  const std::size_t end = std::min(cell.find(' '), cell.size());
  const StatusCode* code = context.catalogue().find_code(cell.substr(0, end));
  if (code == nullptr) {
    return View{{"of", column}, {"code", View()}, {"text", text_or_null(cell)}};
  }
  return View{{"of", column},
              {"code", View::borrow(context.card(*code))},
              {"text", text_or_null(std::string_view(cell).substr(end))}};
}

View matrix_view(const SiteContext& context, const Guide& guide) {
  if (!guide.matrix) return {};
  View::List columns, rows;
  for (const SenderMatrix::Column& column : guide.matrix->columns) {
    View view = make_source_view(context.catalogue(), column.source);
    view.set("name", column.name);
    columns.push_back(std::move(view));
  }
  for (const SenderMatrix::Row& row : guide.matrix->rows) {
    View::List cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      cells.push_back(cell_view(context, guide.matrix->columns[i].name, row.cells[i]));
    rows.push_back(View{{"label", row.label}, {"cells", std::move(cells)}});
  }
  return View{{"note", text_or_null(guide.matrix->note)},
              {"columns", std::move(columns)},
              {"rows", std::move(rows)}};
}

// The curated comparisons of two of the guide's codes.
View pairs_view(const SiteContext& context, const Guide& guide) {
  View::List list;
  for (const Comparison& comparison : context.catalogue().comparisons) {
    const auto has = [&](const std::string& key) {
      return std::any_of(guide.cards.begin(), guide.cards.end(),
                         [&](const GuideCard& card) { return card.code == key; });
    };
    if (!has(comparison.a) || !has(comparison.b)) continue;
    list.push_back(View::borrow(context.pair(comparison)));
  }
  return optional_list(std::move(list));
}

View::Object guide_members(const SiteContext& context, const Guide& guide) {
  const std::string root = root_of_url("/" + guide_url(guide));
  return {{"answer", guide.answer},
          {"cards", cards_view(context, guide)},
          {"decision", decision_view(context, guide)},
          {"insight", render_markdown(guide.insight, root)},
          {"rows", table_view(context, guide)},
          {"matrix", matrix_view(context, guide)},
          {"sections", make_prose_view(guide.prose, root)},
          {"questions", make_questions_view(guide.prose, root)},
          {"pairs", pairs_view(context, guide)}};
}

View guides_view(const SiteContext& context) {
  View::List list;
  for (const Guide& guide : context.catalogue().guides) {
    View::List cards;
    for (const GuideCard& card : guide.cards)
      cards.push_back(View{{"card", View::borrow(context.card(code_of(context, card.code)))},
                           {"label", card.label}});
    list.push_back(View{{"title", guide.title},
                        {"url", guide_url(guide)},
                        {"answer", guide.answer},
                        {"cards", std::move(cards)}});
  }
  return list;
}

Page index_page(const SiteContext& context) {
  PageInfo info{.url = "/guides/",
                .kind = "guide_index",
                .title = "Guides to codes that are mixed up",
                .description =
                    "Status codes that are taken for each other, side by side: where on the way "
                    "each one arises, what causes it, and which one to use.",
                .updated = context.updated()};
  return context.make_page(std::move(info), [&context] {
    return View::Object{{"guides", guides_view(context)}};
  });
}

std::vector<std::string> codes_of(const Guide& guide) {
  std::vector<std::string> codes;
  for (const GuideCard& card : guide.cards)
    codes.push_back(card.code);
  return codes;
}

}  // namespace

std::vector<Page> list_guide_pages(const SiteContext& context) {
  const std::vector<Guide>& guides = context.catalogue().guides;
  if (guides.empty()) return {};
  std::vector<Page> pages{index_page(context)};
  for (const Guide& guide : guides) {
    PageInfo info{.url = "/" + guide_url(guide),
                  .kind = "guide",
                  .title = guide.title,
                  .description = guide.description,
                  .updated = guide.updated,
                  .parents = {{"Guides", "guides/"}},
                  .subject = {ProseKind::guide, codes_of(guide)},
                  .card = card_path(guide)};
    pages.push_back(context.make_page(
        std::move(info), [&context, &guide] { return guide_members(context, guide); }));
  }
  return pages;
}

}  // namespace statusbook
