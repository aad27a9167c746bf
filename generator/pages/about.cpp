#include "pages/code_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"

namespace statusbook {
namespace {

View sources_view(const Catalogue& catalogue) {
  View::List list;
  for (const Source& source : catalogue.sources) {
    list.push_back(View{{"title", source.title},
                        {"url", source.url.empty() ? View() : View(source.url)},
                        {"read", source.read}});
  }
  return optional_list(std::move(list));
}

}  // namespace

std::vector<Page> list_about_page(const SiteContext& context) {
  PageInfo info{.url = "/about/",
                .kind = "about",
                .title = "About",
                .description =
                    "Where the facts of this reference come from, how its example responses "
                    "are checked, and under which licences it can be used.",
                .updated = context.updated()};
  return {context.make_page(std::move(info), [&context, root = root_of_url("/about/")] {
    return View::Object{{"sections", make_prose_view(context.catalogue().about, root)},
                        {"sources", sources_view(context.catalogue())}};
  })};
}

}  // namespace statusbook
