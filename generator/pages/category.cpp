#include <algorithm>

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

View codes_view(const SiteContext& context, const std::vector<const StatusCode*>& codes) {
  View::List rows;
  for (const StatusCode* code : codes) {
    rows.push_back(View{{"card", View::borrow(context.card(*code))},
                        {"facts", View::borrow(context.facts(*code))}});
  }
  return optional_list(std::move(rows));
}

// Whether a client may wait in vain for one of the codes: then the table has a column for it.
bool has_hidden_code(const std::vector<const StatusCode*>& codes) {
  return std::any_of(codes.begin(), codes.end(),
                     [](const StatusCode* code) { return code->presence != "on the wire"; });
}

// The same codes in the index of all.
std::string index_url(const Family& family) {
  return family.kind == "class" ? "codes/#" + family.slug : "codes/?vendor=" + family.slug;
}

std::string page_title(const Family& family) {
  const std::string title = family_title(family);
  return title.ends_with(" codes") ? title : title + " status codes";
}

View::Object category_members(const SiteContext& context, const Family& family) {
  const std::string root = root_of_url("/" + family_url(family));
  const std::vector<const StatusCode*> codes = context.catalogue().codes_of(family);
  View::List introduction;
  for (const std::string& paragraph : family.introduction) {
    introduction.push_back(render_markdown(paragraph, root));
  }
  return {{"family",
           View{{"name", family.name}, {"label", class_label(family)}, {"color", family.color}}},
          {"introduction", std::move(introduction)},
          {"codes", codes_view(context, codes)},
          {"has_hidden", has_hidden_code(codes)},
          {"index_url", codes.empty() ? View() : View(index_url(family))},
          {"subcodes", subcodes_view(family)}};
}

}  // namespace

std::vector<Page> list_category_pages(const SiteContext& context) {
  std::vector<Page> pages;
  for (const Family& family : context.catalogue().families) {
    PageInfo info{.url = "/" + family_url(family),
                  .kind = "category",
                  .title = page_title(family),
                  .description = family.description,
                  .updated = context.updated()};
    pages.push_back(context.make_page(
        std::move(info), [&context, &family] { return category_members(context, family); }));
  }
  return pages;
}

}  // namespace statusbook
