#include "pages/code_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

View subcodes_view(const Family& family) {
  if (!family.subcodes) return {};
  View::List rows;
  for (const Subcode& row : family.subcodes->rows) {
    rows.push_back(View{{"code", row.code}, {"meaning", row.meaning}});
  }
  return View{{"heading", family.subcodes->heading},
              {"note", family.subcodes->note},
              {"rows", std::move(rows)}};
}

View::Object category_members(const SiteContext& context, const Family& family) {
  const std::string root = root_of_url("/" + family_url(family));
  View::List codes, introduction;
  for (const StatusCode* code : context.catalogue().codes_of(family)) {
    codes.push_back(View::borrow(context.card(*code)));
  }
  for (const std::string& paragraph : family.introduction) {
    introduction.push_back(render_markdown(paragraph, root));
  }
  return {{"family", View{{"name", family.name}, {"label", family.label}, {"color", family.color}}},
          {"introduction", std::move(introduction)},
          {"codes", optional_list(std::move(codes))},
          {"subcodes", subcodes_view(family)}};
}

}  // namespace

std::vector<Page> list_category_pages(const SiteContext& context) {
  std::vector<Page> pages;
  for (const Family& family : context.catalogue().families) {
    PageInfo info{.url = "/" + family_url(family),
                  .kind = "category",
                  .title = family.name + " status codes",
                  .description = family.description,
                  .updated = context.updated()};
    pages.push_back(context.make_page(
        std::move(info), [&context, &family] { return category_members(context, family); }));
  }
  return pages;
}

}  // namespace statusbook
